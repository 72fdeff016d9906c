"""The first look at an archive that is known: list, rows and first article, looked up while the screens are loaded.

What is out of the ordinary (nothing known yet, patterns, anything that fails) is left to the screen's own workers,
which say what there is to say.
"""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.saved import SavedSearches
from tui.review.states import JournalStates
from tui.screens.laying_out import Laid, lay_out
from tui.screens.shelf import HeadKind
from tui.screens.shelf_work import View, read_shelf, view_of

if TYPE_CHECKING:
    from tui.archive.catalog import Catalog
    from tui.archive.listing import FileRow
    from tui.review.journal import Journal
    from tui.review.marks import Marks
    from tui.review.places import Places
    from tui.review.resume import Left, Resume
    from tui.screens.shelf import Shelf

_DEEPEST = 20
"""Heads that are unfolded, one in the other, to get to the first article."""


class FirstLook(NamedTuple):
    """How the archive was left, what is shown of it, and its first article."""

    left: Left
    view: View
    toggled: frozenset[str]
    shelf: Shelf
    rows: list[FileRow]
    laid: Laid | None


def begin_to_look(
    catalog: Catalog, journal: Journal | None, places: Places, marks: Marks, resume: Resume, patterns: Path
) -> Future[FirstLook | None]:
    """Take the first look in a thread of its own; it comes to None where there is nothing ordinary to be seen."""
    future: Future[FirstLook | None] = Future()

    def look() -> None:
        found: FirstLook | None = None
        with suppress(Exception):  # whatever it was comes up again where it can be said
            found = _look(catalog, journal, places, marks, resume, patterns)
        future.set_result(found)

    Thread(target=look, daemon=True).start()
    return future


def _look(
    catalog: Catalog, journal: Journal | None, places: Places, marks: Marks, resume: Resume, patterns: Path
) -> FirstLook | None:
    marks.load()
    left = resume.load()
    view = view_of(left)
    toggled = left.toggled
    saved = SavedSearches(archive=catalog.target).all()
    states = JournalStates(journal) if journal else None
    for _ in range(_DEEPEST):
        shelf, rows = read_shelf(catalog, view, marks, states, toggled, saved, left.cursor)
        first = left.article or next(iter(shelf.articles()), 0)
        toggled = frozenset(shelf.unfolded) if toggled is None else toggled
        if first:
            entry = catalog.file(first)
            if entry is None:
                return None
            # Patterns are for the workers: they say what is wrong with them.
            plain = not patterns.exists()
            laid = lay_out(catalog, entry, journal, places) if plain else None
            return FirstLook(left, view, toggled, shelf, rows, laid)
        heads = (shelf.row(at).head for at in range(len(shelf)))
        folded = next(
            (head for head in heads if head.kind is not HeadKind.SEARCH and not shelf.is_unfolded(head)), None
        )
        if folded is None:
            return None
        toggled ^= {folded.key}
    return None
