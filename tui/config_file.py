"""The config file: TOML in the user's config folder, never written.

An unknown setting or a value that will not do costs one line of complaint; its default holds, and so does the rest of
the file.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tui.config import AUTO, Config, Reading, Review, Terminal

LEAST_WIDTH = 20
"""Cells below which a line is no longer readable."""


class Setting(NamedTuple):
    """A setting of a section.

    `comment`: what it is for, a few words. `allowed`: what it may be, for the line that says why a value will not do.
    `check`: whether a value will do; it gets whatever TOML gave, of any type.
    """

    comment: str
    allowed: str
    check: Callable[[Any], bool]


def _toml(value: object) -> str:
    """A value as TOML; short ones in full, for lines that people read."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int | float):
        return str(value)
    return "[…]" if isinstance(value, list) else "{…}" if isinstance(value, dict) else str(value)


def _one_of(comment: str, *choices: object) -> Setting:
    """A setting that may be one of a few values."""
    allowed = " or ".join(_toml(choice) for choice in choices)
    # Types are compared, too: True equals 1 in Python, not in a config file.
    known = {(type(choice), repr(choice)) for choice in choices}
    return Setting(comment, allowed, lambda value: (type(value), repr(value)) in known)


def _text(comment: str) -> Setting:
    return Setting(comment, "a text in quotes", lambda value: isinstance(value, str))


def _is_width(value: object) -> bool:
    return type(value) is int and (value == 0 or value >= LEAST_WIDTH)


SETTINGS: dict[str, dict[str, Setting]] = {
    "reading": {
        "indent": _one_of("cells by which the first line of a paragraph is indented", 0, 2),
        "blank_lines": _one_of("a blank line between paragraphs", True, False),
        "width": Setting(
            "cells of a line at most, centred where the pane is wider; 0: as wide as the pane",
            f"0 or a number of at least {LEAST_WIDTH}",
            _is_width,
        ),
        "tables": _one_of("a table too wide for its line: fold its cells, or scroll it", "fold", "scroll"),
    },
    "terminal": {
        "ambiguous_width": _one_of("cells drawn for “ ” … — ①; auto asks the terminal", AUTO, 1, 2),
        "theme": _text("zhupi-ink, zhupi-paper, zhupi-contrast, zhupi-16, one of Textual's, or one of your own"),
    },
    "review": {
        "reviewer": _text("whose decisions these are; empty: your login name"),
        "journal": _text("the file that decisions are kept in, ~ is your home; empty: the usual one"),
    },
}
"""The settings of each section; `[keys]` holds ids of actions instead."""

_SECTIONS: dict[str, Any] = {"reading": Reading, "terminal": Terminal, "review": Review}


def parse(data: bytes, path: Path) -> Config:
    """The settings that a file's bytes hold."""
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Config(path=path, problems=(f"{path.name}: not UTF-8; the defaults hold",))
    except tomllib.TOMLDecodeError as error:
        return Config(path=path, problems=(f"{path.name}: no TOML: {error}; the defaults hold",))
    except RecursionError:
        return Config(path=path, problems=(f"{path.name}: nested too deep; the defaults hold",))
    problems: list[str] = []
    known = [*SETTINGS, "keys"]
    found: dict[str, Any] = {}
    for name, table in tables.items():
        if name not in known:
            problems.append(f"{_shown(name)}: no such section{_meant(name, known)}")
        elif not isinstance(table, dict):
            problems.append(f"{name}: a section, to be written [{name}]")
        elif name == "keys":
            found[name] = _keys(table, problems)
        else:
            found[name] = _section(name, table, problems)
    return Config(**found, path=path, problems=tuple(f"{path.name}: {problem}" for problem in problems))


def _section(name: str, table: Mapping[str, object], problems: list[str]) -> Any:
    known = SETTINGS[name]
    values = {}
    for key, value in table.items():
        if key not in known:
            problems.append(f"[{name}] {_shown(key)}: no such setting{_meant(key, known)}")
        elif not known[key].check(value):
            needed, default = known[key].allowed, _toml(_SECTIONS[name]._field_defaults[key])
            problems.append(f"[{name}] {key} = {_toml(value)}: must be {needed}; {default} is used")
        else:
            values[key] = value
    return _SECTIONS[name](**values)


def _keys(table: Mapping[str, object], problems: list[str], above: str = "") -> dict[str, str]:
    """Ids and their keys. An id has a dot, which TOML reads as a table in the table unless it is in quotes."""
    found: dict[str, str] = {}
    for name, value in table.items():
        identity = f"{above}{name}"
        if isinstance(value, dict):
            found |= _keys(value, problems, f"{identity}.")
            continue
        given = value if isinstance(value, list) else [value]
        keys = [key.strip() for key in given if isinstance(key, str)]
        if not keys or not all(keys) or len(keys) < len(given):
            problems.append(f"[keys] {_shown(identity)} = {_toml(value)}: must be a key in quotes, or a list of them")
        else:
            # A comma parts keys, so the key itself goes by its name.
            found[identity] = ",".join("comma" if key == "," else key for key in keys)
    return found


def _meant(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def _shown(name: str) -> str:
    return name if name.replace(".", "").replace("_", "").isalnum() else _toml(name)


def to_toml(config: Config) -> str:
    """The settings that hold, each with what it is for and what it may be; `parse` reads them back."""
    parts = []
    for name, settings in SETTINGS.items():
        lines = [f"[{name}]"]
        section = getattr(config, name)
        for key, each in settings.items():
            lines += [f"# {each.comment} ({each.allowed})", f"{key} = {_toml(getattr(section, key))}"]
        parts.append("\n".join(lines))
    keys = [f"{_toml(identity)} = {_toml(keys)}" for identity, keys in config.keys.items()]
    parts.append("\n".join(["[keys]", *keys]))
    return "\n\n".join(parts) + "\n"
