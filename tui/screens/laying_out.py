"""Laying an article on the desk: its facts, what was decided on them, and where its reader stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.review.journal import JournalError
from tui.review.opening import reviewed
from tui.screens.desk import Desk

if TYPE_CHECKING:
    from tui.archive.catalog import Catalog
    from tui.articles.files import ArticleFile
    from tui.review.journal import Journal
    from tui.review.places import Places


class Laid(NamedTuple):
    """An article that lies on the desk: its file's id and identity, the reader's place, what could not be looked up."""

    id: int
    identity: str
    desk: Desk
    place: int
    trouble: str


def lay_out(catalog: Catalog, entry: ArticleFile, journal: Journal | None, places: Places | None) -> Laid:
    """Read an article and all that is known of it; called in a worker. Raises ArticleFileError."""
    article, facts = catalog.open(entry)
    trouble = ""
    try:
        events = journal.events(article.text_sha256) if journal else []
        known = reviewed(article, facts, journal)
    except JournalError as error:
        # The article can be read all the same.
        trouble, events, known = f"{error}; what was decided here is not shown", [], reviewed(article, facts, None)
    desk = Desk.of(known, facts, events)
    place = places.get(article.text_sha256) if places else 0
    return Laid(catalog.id_of(entry), entry.identity, desk, place, trouble)
