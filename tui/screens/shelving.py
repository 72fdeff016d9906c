"""The archive's shelf: workers read lists and rows from the catalogue, handlers here own what the pane shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from tui.archive.catalog import Catalog
from tui.archive.listing import FileRow, Listing
from tui.archive.saved import SavedError, SavedSearches
from tui.archive.states import States
from tui.archive.store import CatalogError
from tui.articles.files import ArticleFileError
from tui.review.journal import Journal
from tui.review.marks import Mark, Marks, MarksError
from tui.review.places import Places
from tui.review.resume import LINES, Left, Resume
from tui.review.states import JournalStates
from tui.screens.archive_pane import ArchivePane
from tui.screens.background import Background
from tui.screens.desk_screen import DeskScreen
from tui.screens.shelf import Shelf
from tui.screens.shelf_work import View, listing_of, read_shelf, view_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    from tui.screens.first_look import FirstLook
    from tui.screens.laying_out import Laid

KEEP_AFTER = 1.5
"""Seconds after the last change of a list after which it is kept for the next start."""

COUNT_AFTER = 0.5
"""Seconds after the last decision after which the article's row in the archive counts it."""


class Shelving(DeskScreen):
    """Shows the archive's articles in the order and groups that the reader asks for.

    `view` is what was asked for last; what the pane shows follows as soon as it has been read.
    """

    class ShelfRead(Message):
        """What there is to show has been read; `rows` are those of the articles that will be in sight."""

        def __init__(self, view: View, shelf: Shelf, rows: list[FileRow]) -> None:
            super().__init__()
            self.view = view
            self.shelf = shelf
            self.rows = rows

    class RowsRead(Message):
        """What is known of the files `asked` has been read; of those that are gone there is no row."""

        def __init__(self, asked: list[int], rows: list[FileRow]) -> None:
            super().__init__()
            self.asked = asked
            self.rows = rows

    class Resumed(Message):
        """How the archive was left has been looked up."""

        def __init__(self, left: Left, trouble: str) -> None:
            super().__init__()
            self.left = left
            self.trouble = trouble

    class Looked(Message):
        """The first look at the archive has been taken."""

    class Unanswered(Message):
        """Something could not be read or kept; `listing`: no list comes for that reason."""

        def __init__(self, reason: str, *, listing: bool = False) -> None:
            super().__init__()
            self.reason = reason
            self.listing = listing

    def __init__(
        self,
        catalog: Catalog,
        journal: Journal | None,
        places: Places | None,
        marks: Marks | None = None,
        resume: Resume | None = None,
    ) -> None:
        super().__init__(catalog, journal, places, marks, resume)
        self._states = JournalStates(journal) if journal else None
        self.first_look: Future[FirstLook | None] | None = None
        """The first look at the archive, where one is being taken."""
        self.laid: Laid | None = None
        """The article that it has laid out, until another is asked for."""
        self.view = View()
        self.shown_view = View()
        self.left = Left()
        self.toggled: dict[bool, set[str] | None] = {False: None, True: set()}
        """By whether the view is narrowed: the heads that were unfolded, or folded (see `shelve`)."""
        self._is_listing = self._list_again = False
        self._went: dict[int, int] = {}
        self.saved = SavedSearches(archive=catalog.target)
        self._saved_trouble = ""
        self._counted: tuple[int | None, int] | None = None
        self._to_count: set[int] = set()
        self._counting: Timer | None = None
        self._rows_wanted: list[int] | None = None
        """What is to be read after the rows that are being read; None while none are."""
        self._to_keep: Timer | None = None
        self._listing, self._reading_rows, self._list_keeping = Background(), Background(), Background()

    @property
    def states(self) -> States | None:
        """What the journal says of facts, as the catalogue asks for it."""
        return self._states

    # -- in the background ---------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Look up how the archive was left, then list it."""
        self.archive.tell(
            partial(self.marks.has, Mark.READ), partial(self.marks.has, Mark.STARRED), self.states is not None
        )
        if self.first_look is None or self.first_look.done():
            self._take_look()
        else:
            self.first_look.add_done_callback(lambda look: self.post_message(self.Looked()))

    def _look_up(self, is_stale: Callable[[], bool]) -> None:
        trouble = ""
        try:
            self.marks.load()
        except MarksError as error:
            trouble = str(error)
        self.post_message(self.Resumed(self.resume.load() if self.resume else Left(), trouble))

    def list_archive(self) -> None:
        """Read the list anew; asked again while it is being read, it is read once more afterwards."""
        if self._is_listing:
            self._list_again = True
            return
        self._is_listing, self._list_again = True, False
        toggled = self.toggled[self.view.narrowed]
        near = self._cursor_id()
        self._listing.run(partial(self._list, self.view, None if toggled is None else frozenset(toggled), near))

    def _cursor_id(self) -> int:
        row = self.archive.row_at(self.archive.cursor)
        return self.left.cursor if row is None or row.id is None else row.id

    def _list(
        self, view: View, toggled: frozenset[str] | None, near: int, is_stale: Callable[[], bool] = lambda: False
    ) -> None:
        message: Message
        try:
            shelf, rows = read_shelf(self.catalog, view, self.marks, self.states, toggled, self._searches(), near)
            message = self.ShelfRead(view, shelf, rows)
        except (CatalogError, ArticleFileError) as error:
            message = self.Unanswered(str(error), listing=True)
        self.post_message(message)

    def _searches(self) -> dict[str, str]:
        """The saved searches; where they cannot be read, that is said once and there are none."""
        try:
            return self.saved.all()
        except SavedError as error:
            if self._saved_trouble != str(error):
                self._saved_trouble = str(error)
                self.post_message(self.Unanswered(str(error)))
            return {}

    @on(ArchivePane.Missing)
    def _read_rows(self, message: ArchivePane.Missing) -> None:
        # One reading at a time: each on a connection of its own would look up all decisions for itself.
        if self._rows_wanted is not None:
            self._rows_wanted += message.ids
            return
        self._rows_wanted = []
        self._reading_rows.run(partial(self._rows, message.ids))

    def _rows(self, ids: list[int], is_stale: Callable[[], bool]) -> None:
        try:
            self.post_message(self.RowsRead(ids, self.catalog.rows(ids, self.states)))
        except CatalogError:
            self.post_message(self.RowsRead(ids, []))  # what ails the catalogue is said where it is listed

    # -- what they say -------------------------------------------------------------------------------------------------

    @on(Resumed)
    def _resume(self, message: Resumed) -> None:
        if message.trouble:
            self.say(message.trouble, error=True)
        self._be_as_left(message.left, message.left.toggled)
        self.list_archive()

    def _be_as_left(self, left: Left, toggled: frozenset[str] | None) -> None:
        self.left = left
        for name in LINES:
            self.past[name][:0] = getattr(left, name)
        self.view = view_of(left)
        if toggled is not None:
            self.toggled[self.view.narrowed] = set(toggled)
        if left.toggled is not None:
            self.toggled[not self.view.narrowed] = set()

    @on(Looked)
    def _take_look(self) -> None:
        """Show what the first look has found; where that is nothing, the usual workers go."""
        look, self.first_look = self.first_look, None
        found = look.result() if look else None
        if found is None:
            self._listing.run(self._look_up)
            return
        self._be_as_left(found.left, found.toggled)
        self.laid = found.laid
        self._is_listing = True
        self._show_shelf(self.ShelfRead(found.view, found.shelf, found.rows))

    @on(ShelfRead)
    def _show_shelf(self, message: ShelfRead) -> None:
        self._is_listing = False
        self.shown_view = message.view
        toggled = self.toggled[message.view.narrowed]
        if toggled is None and message.shelf.root.heads:
            self.toggled[False] = set(message.shelf.unfolded)
        self.archive.add_rows(message.rows)
        row = self.archive.row_at(self.archive.cursor)
        went = self._went.get(row.id) if row is not None and row.id is not None else None
        first = not len(self.archive.shelf)
        self.archive.show(message.shelf, went)
        if first and (at := message.shelf.find(self.left.cursor)) is not None:
            self.archive.set_cursor(at, top_third=True)
        self.show_archive_head()
        if self._list_again:
            self.list_archive()
        self._keep_later()
        self.shelf_shown()

    def _keep_later(self) -> None:
        """Keep the list for the next start, once it has not changed for a while."""
        if self._to_keep:
            self._to_keep.stop()
        self._to_keep = self.set_timer(KEEP_AFTER, self._keep_shown) if self.shown_view.lasting else None

    def _keep_shown(self) -> None:
        sections = [section for section in self.archive.shelf.ids if section.isdecimal()]
        self._list_keeping.run(partial(self._keep_list, listing_of(self.shown_view, self.marks), sections))

    def _keep_list(self, listing: Listing, sections: list[str], is_stale: Callable[[], bool]) -> None:
        with suppress(CatalogError):  # then the next start looks it up
            self.catalog.keep_list(listing, sections)

    def shelf_shown(self) -> None:
        """The pane shows another shelf; for those who wait for one."""

    @on(Unanswered)
    def _say_unanswered(self, message: Unanswered) -> None:
        self.say(message.reason, error=True)
        if message.listing:
            self._is_listing = False
            self.shelf_shown()

    @on(RowsRead)
    def _show_rows(self, message: RowsRead) -> None:
        self.archive.add_rows(message.rows)
        self.archive.ask_again(message.asked)
        wanted, self._rows_wanted = self._rows_wanted, None
        if wanted:
            self._read_rows(ArchivePane.Missing(list(dict.fromkeys(wanted))))

    def moved(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Files have gone to other places: (id before, id now); the cursor goes with them."""
        self._went.update(pairs)

    @work(thread=True, group="places")
    def forget_saved(self, name: str) -> None:
        """Remove a saved search."""
        try:
            self.saved.remove(name)
        except SavedError as error:
            self.post_message(self.Unanswered(str(error)))
        self.app.call_from_thread(self.list_archive)

    def toggle_head(self, row: int) -> None:
        """Fold or unfold the head on a row."""
        what = self.archive.row_at(row)
        if what is None or what.id is not None:
            return
        narrowed = self.shown_view.narrowed
        toggled = self.toggled[narrowed] or set()
        self.toggled[narrowed] = toggled ^ {what.head.key}
        self.list_archive()

    def ask_view(self, view: View) -> None:
        """Show the archive otherwise; what stood open in other groups is of no use in these."""
        row = self.archive.row_at(self.archive.cursor)
        if view.by is not self.view.by:
            self.toggled = {False: set(), True: set()}
        elif self.view.narrowed and not view.narrowed and row is not None and row.id is not None:
            self.toggled[False] = (self.toggled[False] or set()) | self.archive.shelf.around(row.head.key)
        elif view.narrowed and view != self.view:
            self.toggled[True] = set()
        self.view = view
        self.list_archive()
        self.show_archive_head()

    def keep_left(self) -> Left:
        """How the archive is left now."""
        view = self.view
        return Left(
            view.sort, view.descending, view.by, view.only, view.filter,
            tuple(sorted(self.toggled[view.narrowed] or ())), self._cursor_id(), self.open_id or 0,
            *(tuple(self.past[name]) for name in LINES),
        )  # fmt: skip

    @work(thread=True, group="places")
    def remember_archive(self, left: Left) -> None:
        """Keep how the archive is left."""
        if self.resume:
            self.resume.save(left)

    def show_heads(self) -> None:
        """Bring the headings up to date, and the open article's row where something has been decided."""
        super().show_heads()
        now = (self.open_id, self.desk.decided()) if self.desk else None
        if now is not None and now != self._counted and self.open_id is not None:
            self._counted = now
            self._count_later(self.open_id)

    def _count_later(self, id_: int) -> None:
        """Read an article's row anew as soon as the reviewer pauses: not one key waits for it."""
        self._to_count.add(id_)
        if self._counting:
            self._counting.stop()
        self._counting = self.set_timer(COUNT_AFTER, self._count)

    def _count(self) -> None:
        self.archive.forget(self._to_count)
        self._to_count = set()

    def show_archive_head(self) -> None:
        """Bring the archive's heading up to date."""
