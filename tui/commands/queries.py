"""Queries as people type them in a shell: words and fields, or `@NAME` for one that was saved."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.output import stop

if TYPE_CHECKING:
    from tui.archive.query import Query


def read_query(text: str, archive: Path, states: Collection[str] = ()) -> "Query":
    """The query in `text`, or the archive's saved one of that name; ends the command where it cannot be read.

    `states` names what a fact's state of review can be.
    """
    from tui.archive.query import QueryError, parse
    from tui.archive.saved import SavedError, SavedSearches

    name = text[1:] if text.startswith("@") else ""
    if name:
        try:
            saved = SavedSearches(archive=archive).all()
        except SavedError as error:
            stop(str(error))
        if name not in saved:
            known = ", ".join(f"@{name}" for name in saved) or "there are none"
            stop(f'no search is saved as “{name}” (saved: {known}); write "@{name}" in quotes to look for the word')
        text = saved[name]
    try:
        return parse(text, states)
    except QueryError as error:
        whose = f"saved search “{name}”" if name else "query"
        stop(f"{error.message} (at character {error.at + 1} of the {whose})")


def save_query(name: str, query: str, archive: Path) -> None:
    """Save a query of an archive; ends the command where it cannot be kept."""
    from tui.archive.saved import SavedError, SavedSearches

    try:
        SavedSearches(archive=archive).save(name.removeprefix("@"), query)
    except SavedError as error:
        stop(str(error))
