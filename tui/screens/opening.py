"""Opening: workers read articles and post messages; handlers here own what is open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.message import Message

from tui.archive.catalog import Catalog
from tui.archive.sections import By
from tui.archive.store import CatalogError
from tui.archive.walk import id_of
from tui.articles.files import ArticleFileError
from tui.review.events import FactKey
from tui.review.journal import Journal
from tui.review.marks import Marks
from tui.review.places import Places
from tui.review.resume import Resume
from tui.screens.background import Background
from tui.screens.desk import Desk
from tui.screens.indexing import Indexing
from tui.screens.laying_out import Laid, lay_out
from tui.screens.row_list import RowList

if TYPE_CHECKING:
    from tui.archive.conditions import Words
    from tui.archive.scan import Moved
    from tui.archive.snippets import Span
    from tui.facts.fact import Fact

PATIENCE = 0.4
"""Seconds after which an article that is still being read is said to be."""


class Lit(NamedTuple):
    """What is to be lit in an article: the words of a search, or else the spans that it found."""

    label: str
    words: tuple[Words, ...] = ()
    spans: tuple[Span, ...] = ()


class Wish(NamedTuple):
    """An article to be opened: by id, or by identity where that is all that is known; at a fact, if one is named.

    `by_reader`: somebody asked for it; the first article opens by itself.
    """

    id: int
    identity: str = ""
    show: FactKey | None = None
    by_reader: bool = True
    lit: Lit | None = None


class Opening(Indexing):
    """Opens articles, shows why one cannot be opened."""

    class Opened(Message):
        """An article has been read, its facts found, their states and the reader's place looked up."""

        def __init__(
            self,
            wish: Wish,
            id_: int,
            identity: str,
            desk: Desk,
            place: int,
            lit: Sequence[Span] = (),
            trouble: str = "",
        ) -> None:
            super().__init__()
            self.wish = wish
            self.id = id_
            self.identity = identity
            self.desk = desk
            self.place = place
            self.lit = lit
            self.trouble = trouble

    class Failed(Message):
        """An article could not be read."""

        def __init__(self, wish: Wish, reason: str) -> None:
            super().__init__()
            self.wish = wish
            self.reason = reason

    def __init__(
        self,
        catalog: Catalog,
        journal: Journal | None,
        places: Places | None,
        marks: Marks | None = None,
        resume: Resume | None = None,
    ) -> None:
        super().__init__(catalog, journal, places, marks, resume)
        self._loading = Background()
        self._wish: Wish | None = None
        self._is_marked = False

    # -- in the background ---------------------------------------------------------------------------------------------

    def _load(self, wish: Wish, is_stale: Callable[[], bool]) -> None:
        """Read an article and all that is known of it."""
        message: Message
        try:
            message = self._opened(wish)
        except (ArticleFileError, CatalogError) as error:
            message = self.Failed(wish, str(error))
        except Exception as error:
            # A fault in one article must not take the reader down; it is shown where the article would stand.
            message = self.Failed(wish, f"{type(error).__name__}: {error}")
        if not is_stale():
            self.post_message(message)

    def _opened(self, wish: Wish) -> Message:
        entry = self.catalog.file(wish.id) or self.catalog.named(wish.identity)
        if entry is None:
            return self.Failed(wish, f"{wish.identity}: it is not in this archive (any more)")
        return self._laid_out(wish, lay_out(self.catalog, entry, self.journal, self.places))

    def _laid_out(self, wish: Wish, laid: Laid) -> Opened:
        lit = _spans(wish.lit, laid.desk.article.text) if wish.lit else ()
        return self.Opened(wish, laid.id, laid.identity, laid.desk, laid.place, lit, laid.trouble)

    @work(thread=True, group="places")
    def remember(self, text_sha256: str, offset: int) -> None:
        """Keep the place at which an article was left."""
        if self.places:
            self.places.put(text_sha256, offset)

    # -- what they say -------------------------------------------------------------------------------------------------

    @on(Opened)
    def _show_article(self, message: Opened) -> None:
        wish = message.wish
        if wish is not self._wish:
            return  # another article was asked for since
        self.is_opening = False
        self.open_id, self.open_identity, self.outdated = message.id, message.identity, ""
        self.desk = message.desk
        self.reading.show(message.desk, message.place)
        self.facts.show(message.desk)
        if message.lit and wish.lit:
            self.search_bar.value = wish.lit.label
            self.reading.light(message.lit)
        found = _fact_found(wish.lit, message.desk.facts) if wish.lit else None
        if wish.show in message.desk.keys:
            self.select(message.desk.keys.index(wish.show))
        elif found is not None:
            self.select(found, follow_text=False)
        self.show_heads()
        if message.trouble:
            self.say(message.trouble, error=True)
        if not self._is_marked and not self.archive.mark_open(message.id):
            self._unfold_to(message.identity)
        self.article_shown(wish)
        self.call_after_refresh(self.begin_indexing)

    def article_shown(self, wish: Wish) -> None:
        """An article stands in the reading pane; for those who wait for one."""

    @on(Failed)
    def _show_failure(self, message: Failed) -> None:
        if message.wish is self._wish:
            self._show_reason("This could not be read:", message.reason)
            self.call_after_refresh(self.begin_indexing)

    def _show_reason(self, *lines: str) -> None:
        self.is_opening = False
        self.desk = None
        self.facts.show(None)
        self.reading.show_message("", *lines)
        self.show_heads()

    @on(RowList.Chosen, "#archive-pane")
    def _choose_in_archive(self, message: RowList.Chosen) -> None:
        row = self.archive.row_at(message.row)
        if row is None:
            return
        if row.id is None:
            self.toggle_head(message.row)
        else:
            self.open_article(row.id)
            self.reading.focus()

    # -- which article -------------------------------------------------------------------------------------------------

    def open_article(self, id_: int, show: FactKey | None = None) -> None:
        """Open an article of the archive, at a fact where one is named, else where it was left."""
        known = self.archive.known(id_)
        self.open_wish(Wish(id_, known.identity if known else "", show))

    def open_named(self, identity: str, show: FactKey | None = None) -> None:
        """Open the article of an identity, as the journal names it."""
        self.open_wish(Wish(id_of(identity), identity, show))

    def open_wish(self, wish: Wish) -> None:
        """Open an article as it is wished for; what is open meanwhile is left."""
        self.leave_article()
        self._wish, self.is_opening = wish, True
        self.open_id, self.open_identity = wish.id, wish.identity
        self._is_marked = self.archive.mark_open(wish.id)
        laid, self.laid = self.laid, None
        if laid is not None and laid.id == wish.id and not wish.by_reader:
            self._show_article(self._laid_out(wish, laid))
            return
        self._loading.run(partial(self._load, wish))
        self.set_timer(PATIENCE, partial(self._say_loading, wish))

    def _say_loading(self, wish: Wish) -> None:
        if self.is_opening and self._wish is wish:
            self._show_reason(f"Reading {wish.identity} …")
            self.is_opening = True

    def _unfold_to(self, identity: str) -> None:
        """Unfold the folders in which the open article lies, where nothing else hides it."""
        self._is_marked = True
        toggled = self.toggled[False]
        if self.view.by is not By.FOLDER or self.view.narrowed or toggled is None:
            return
        keys = self.archive.shelf.around(str(id_of(identity.rpartition("/")[0])))
        if not keys <= toggled:
            self.toggled[False] = toggled | keys
            self._is_marked = False
            self.list_archive()

    def leave_article(self) -> None:
        """Remember where the reader stopped."""
        if self.desk and self.reading.page:
            at_top = self.reading.cursor <= self.reading.page.setting.first_text_line
            self.remember(self.desk.article.text_sha256, 0 if at_top else self.reading.place())

    # -- what changes on disk ------------------------------------------------------------------------------------------

    def changed_on_disk(self, changed: Collection[int], gone: Collection[int], moved: Iterable[Moved]) -> None:
        """Say so where it is the open article; its text is not exchanged under the reader's eyes."""
        for before, after in moved:
            if before == self.open_identity:
                self.open_id, self.open_identity = id_of(after), after
                self.archive.mark_open(self.open_id)
        if self.open_id in changed:
            self.outdated = "changed on disk, F5 reloads"
        elif self.open_id in gone:
            self.outdated = "gone from disk"
        self.show_heads()

    def action_reload(self) -> None:
        """Read the open article anew."""
        if self.open_id is not None:
            self.open_wish(Wish(self.open_id, self.open_identity))


def _fact_found(lit: Lit, facts: Sequence[Fact]) -> int | None:
    """The first fact that a search for facts alone has found."""
    if lit.words:
        return None
    return next((at for at, fact in enumerate(facts) if (fact.start, fact.end) in lit.spans[:1]), None)


def _spans(lit: Lit, text: str) -> list[Span]:
    from tui.archive.snippets import spans_of

    return spans_of(lit.words, text) or [span for span in lit.spans if span[1] <= len(text)]
