"""The user's own themes: a file `NAME.toml` for each, with the fields of a Textual theme."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from textual.color import Color, ColorParseError
from textual.theme import Theme

from tui.articles.files import ArticleFileError, read_bytes, shown

_FLAGS = frozenset({"dark", "ansi"})
_SHARES = frozenset({"luminosity_spread", "text_alpha"})
_COLOURS = frozenset(each.name for each in fields(Theme)) - _FLAGS - _SHARES - {"name", "variables"}


def read_themes(folder: Path) -> tuple[list[Theme], list[str]]:
    """The themes of a folder, and a line for each that cannot be used; none where there is no such folder."""
    import tomllib

    themes, problems = [], []
    for path in sorted(folder.glob("*.toml")):
        try:
            themes.append(_theme(path.stem, tomllib.loads(read_bytes(path)[0].decode("utf-8"))))
        except ArticleFileError as error:
            problems.append(f"theme {path.name}: {error.message.removeprefix(f'{shown(path)}: ')}; it is left out")
        except (ValueError, ColorParseError, RecursionError) as error:  # TOML and UTF-8 errors are ValueErrors
            problems.append(f"theme {path.name}: {error}; it is left out")
    return themes, problems


def _theme(name: str, values: Mapping[str, object]) -> Theme:
    if "primary" not in values:
        raise ValueError("primary is missing")
    for field, value in values.items():
        if not _will_do(field, value):
            raise ValueError(f"{field} = {value!r} will not do")
    return Theme(name=name, **values)  # type: ignore[arg-type]


def _will_do(field: str, value: object) -> bool:
    if field in _FLAGS:
        return isinstance(value, bool)
    if field in _SHARES:
        return isinstance(value, float) and 0 <= value <= 1
    if field == "variables":
        return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())
    return field in _COLOURS and isinstance(value, str) and Color.parse(value) is not None
