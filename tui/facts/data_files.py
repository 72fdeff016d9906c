"""What the files of facts/data hold. `importlib.resources` would bring in temporary files and archives first: 6 ms."""

from pkgutil import get_data


def data_of(name: str) -> bytes:
    """The bytes of a data file. Raises FileNotFoundError where there is none."""
    data = get_data("tui.facts", f"data/{name}")
    if data is None:
        raise FileNotFoundError(name)
    return data


def text_of(name: str) -> str:
    """The text of a data file."""
    return data_of(name).decode()
