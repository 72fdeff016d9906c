"""The settings that hold, read once at the start; what a config file may say stands in `config_file`."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from platformdirs import user_config_path

from tui.articles.files import ArticleFileError, read_bytes

AUTO = "auto"
"""The value of settings that are found out by themselves."""


class ConfigError(Exception):
    """A config file that was named but cannot be read; the message is one line for people."""


class Reading(NamedTuple):
    """`[reading]`: how an article is set."""

    indent: int = 2
    blank_lines: bool = True
    width: int = 72
    tables: str = "fold"


class Terminal(NamedTuple):
    """`[terminal]`: what the terminal is like."""

    ambiguous_width: int | str = AUTO
    theme: str = AUTO


class Review(NamedTuple):
    """`[review]`: whose decisions are kept, and where."""

    reviewer: str = ""
    journal: str = ""

    @property
    def journal_path(self) -> Path | None:
        """The file that decisions are kept in, None for the usual one."""
        return Path(self.journal).expanduser() if self.journal else None


class Config(NamedTuple):
    """All settings. `keys` maps ids of actions to keys; `problems` are the lines to be said to the user."""

    reading: Reading = Reading()
    terminal: Terminal = Terminal()
    review: Review = Review()
    keys: Mapping[str, str] = MappingProxyType({})
    path: Path | None = None
    problems: tuple[str, ...] = ()


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
    from tui.config_file import parse

    return parse(data, where)
