"""Write the README's table of keys from the registry of actions: `python scripts/write_keys.py`."""

from pathlib import Path

from tui.screens.actions import keys_table

BEGIN, END = "<!-- keys: made by scripts/write_keys.py -->\n", "<!-- end of keys -->"


def with_keys(readme: str) -> str:
    """The README with the table between its marks made anew."""
    head, rest = readme.split(BEGIN)
    _, tail = rest.split(END)
    return f"{head}{BEGIN}{keys_table()}\n{END}{tail}"


if __name__ == "__main__":
    path = Path(__file__).parent.parent / "README.md"
    path.write_text(with_keys(path.read_text(encoding="utf-8")), encoding="utf-8")
