"""The config file: TOML in the user's config folder, read once at the start and never written.

Each section is a dataclass; a field's metadata say what it is for and what it may be. An unknown setting or a value
that will not do costs one line of complaint; its default holds, and so does the rest of the file.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from tui.articles.files import ArticleFileError, read_bytes

AUTO = "auto"
"""The value of settings that are found out by themselves."""

LEAST_WIDTH = 20
"""Cells below which a line is no longer readable."""


class ConfigError(Exception):
    """A config file that was named but cannot be read; the message is one line for people."""


def _toml(value: object) -> str:
    """A value as TOML; short ones in full, for lines that people read."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int | float):
        return str(value)
    return "[…]" if isinstance(value, list) else "{…}" if isinstance(value, dict) else str(value)


def setting(default: object, comment: str, allowed: str, check: Callable[[Any], bool]) -> Any:
    """A setting of a section.

    Args:
        default: what holds where the file says nothing; its type is the setting's type unless `check` says otherwise.
        comment: what the setting is for, a few words.
        allowed: what it may be, for the line that says why a value will not do.
        check: whether a value will do. Gets whatever TOML gave, of any type.
    """
    return field(default=default, metadata={"comment": comment, "allowed": allowed, "check": check})


def one_of(default: object, comment: str, *choices: object) -> Any:
    """A setting that may be one of a few values."""
    allowed = " or ".join(_toml(choice) for choice in choices)
    # Types are compared, too: True equals 1 in Python, not in a config file.
    known = {(type(choice), repr(choice)) for choice in choices}
    return setting(default, comment, allowed, lambda value: (type(value), repr(value)) in known)


def _text(default: str, comment: str) -> Any:
    return setting(default, comment, "a text in quotes", lambda value: isinstance(value, str))


def _is_width(value: object) -> bool:
    return type(value) is int and (value == 0 or value >= LEAST_WIDTH)


@dataclass(frozen=True)
class Reading:
    """`[reading]`: how an article is set."""

    indent: int = one_of(2, "cells by which the first line of a paragraph is indented", 0, 2)
    blank_lines: bool = one_of(True, "a blank line between paragraphs", True, False)
    width: int = setting(
        72,
        "cells of a line at most, centred where the pane is wider; 0: as wide as the pane",
        f"0 or a number of at least {LEAST_WIDTH}",
        _is_width,
    )
    tables: str = one_of("fold", "a table too wide for its line: fold its cells, or scroll it", "fold", "scroll")


@dataclass(frozen=True)
class Terminal:
    """`[terminal]`: what the terminal is like."""

    ambiguous_width: int | str = one_of(AUTO, "cells drawn for “ ” … — ①; auto asks the terminal", AUTO, 1, 2)
    theme: str = _text(AUTO, "zhupi-ink, zhupi-paper, zhupi-contrast, zhupi-16, one of Textual's, or one of your own")


@dataclass(frozen=True)
class Review:
    """`[review]`: whose decisions are kept, and where."""

    reviewer: str = _text("", "whose decisions these are; empty: your login name")
    journal: str = _text("", "the file that decisions are kept in, ~ is your home; empty: the usual one")

    @property
    def journal_path(self) -> Path | None:
        """The file that decisions are kept in, None for the usual one."""
        return Path(self.journal).expanduser() if self.journal else None


@dataclass(frozen=True)
class Config:
    """All settings. `keys` maps ids of actions to keys; `problems` are the lines to be said to the user."""

    reading: Reading = field(default_factory=Reading)
    terminal: Terminal = field(default_factory=Terminal)
    review: Review = field(default_factory=Review)
    keys: Mapping[str, str] = field(default_factory=dict)
    path: Path | None = None
    problems: tuple[str, ...] = ()


SECTIONS: dict[str, type] = {"reading": Reading, "terminal": Terminal, "review": Review}
"""Sections that hold settings; `[keys]` holds ids of actions instead."""


def default_path() -> Path:
    """Where the config file is looked for when none is named."""
    return user_config_path("zhupi") / "config.toml"


def patterns_path() -> Path:
    """The user's file of patterns (see `review.patterns`)."""
    return user_config_path("zhupi") / "patterns.toml"


def load(path: Path | None = None) -> Config:
    """The settings of a file, or of the usual one, which need not be there.

    Raises ConfigError where a file that was named cannot be read.
    """
    where = path or default_path()
    try:
        data, _ = read_bytes(where)  # of a FIFO or a device it does not wait for an end
    except ArticleFileError as error:
        if path is None and isinstance(error.__cause__, FileNotFoundError):
            return Config(path=where)
        if path is not None:
            raise ConfigError(error.message) from None
        return Config(path=where, problems=(f"{error.message}; the defaults hold",))
    return parse(data, where)


def parse(data: bytes, path: Path) -> Config:
    """The settings that a file's bytes hold."""
    import tomllib

    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Config(path=path, problems=(f"{path.name}: not UTF-8; the defaults hold",))
    except tomllib.TOMLDecodeError as error:
        return Config(path=path, problems=(f"{path.name}: no TOML: {error}; the defaults hold",))
    except RecursionError:
        return Config(path=path, problems=(f"{path.name}: nested too deep; the defaults hold",))
    problems: list[str] = []
    known = [*SECTIONS, "keys"]
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
    known = {each.name: each for each in fields(SECTIONS[name])}
    values = {}
    for key, value in table.items():
        if key not in known:
            problems.append(f"[{name}] {_shown(key)}: no such setting{_meant(key, known)}")
        elif not known[key].metadata["check"](value):
            needed, default = known[key].metadata["allowed"], _toml(known[key].default)
            problems.append(f"[{name}] {key} = {_toml(value)}: must be {needed}; {default} is used")
        else:
            values[key] = value
    return SECTIONS[name](**values)


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
    for name in SECTIONS:
        lines = [f"[{name}]"]
        section = getattr(config, name)
        for each in fields(section):
            lines += [_comment(each), f"{each.name} = {_toml(getattr(section, each.name))}"]
        parts.append("\n".join(lines))
    keys = [f"{_toml(identity)} = {_toml(keys)}" for identity, keys in config.keys.items()]
    parts.append("\n".join(["[keys]", *keys]))
    return "\n\n".join(parts) + "\n"


def _comment(each: "Field[Any]") -> str:
    allowed = each.metadata["allowed"]
    return f"# {each.metadata['comment']} ({allowed})"
