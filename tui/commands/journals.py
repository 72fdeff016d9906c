"""The journal, for commands that ask it or write to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.commands.login import login_name
from tui.commands.output import complain, stop

if TYPE_CHECKING:
    from tui.review.journal import Journal
    from tui.review.states import JournalStates

Command = Callable[..., Any]


def journal_options(command: Command) -> Command:
    """`--journal FILE` and `--reviewer NAME`."""
    command = click.option("--reviewer", help="Whose decisions these are (default: your login name).")(command)
    path = click.Path(path_type=Path, dir_okay=False)
    return click.option("--journal", type=path, help="The journal (default: in your data folder).")(command)


def journal_path(path: Path | None) -> Path:
    """The journal that was named, or else the user's own."""
    from platformdirs import user_data_path

    return path or user_data_path("zhupi") / "journal.sqlite3"


def existing_journal(path: Path | None) -> Path:
    """The journal that was named, or else the user's own; ends the command where there is none."""
    found = journal_path(path)
    if not found.exists():
        stop(f"{found}: no such file")
    return found


@contextmanager
def opened_journal(path: Path | None, reviewer: str | None) -> "Iterator[Journal]":
    """The journal; ends the command with one line where it cannot be used."""
    from tui.review.journal import Journal, JournalError

    try:
        journal = Journal(journal_path(path), reviewer or login_name())
    except JournalError as error:
        stop(str(error))
    try:
        for notice in journal.notices:
            complain(notice)
        yield journal
    except JournalError as error:
        stop(str(error))
    finally:
        journal.close()


@contextmanager
def states_of(path: Path | None, reviewer: str | None) -> "Iterator[JournalStates | None]":
    """What a reviewer has decided, for the catalogue; None where no journal was named and there is none yet."""
    from tui.review.states import JournalStates

    if path is None and not journal_path(None).exists():
        yield None
        return
    with opened_journal(existing_journal(path), reviewer) as journal:
        yield JournalStates(journal)
