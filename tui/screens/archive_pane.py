"""The archive pane: folders or groups that fold, and the titles of their articles."""

from collections.abc import Hashable, Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Resize
from textual.message import Message
from textual.strip import Strip

from tui.archive.listing import FileRow
from tui.screens.actions import Where, bindings
from tui.screens.article_row import ArticleRow
from tui.screens.drawn_ahead import AheadRowList
from tui.screens.glyphs import cells, fit, one_line
from tui.screens.kept_rows import Finish
from tui.screens.lines import wrapped
from tui.screens.shelf import HeadKind, Row, Shelf

AHEAD = 3
"""Pages before and after the one in sight whose rows are read, too, before anybody scrolls to them."""

MOST_KNOWN = 8_000
"""Rows that are kept; more are forgotten, those in sight never."""


class ArchivePane(AheadRowList):
    """Shows a shelf of articles; choosing an article opens it, choosing a head folds or unfolds it.

    The pane knows ids. What it does not know of those in sight it asks for with `Missing`, and draws when it is told.

    | component class | what it styles |
    |---|---|
    | `archive--folder`, `archive--search` | heads of folders and groups, of saved searches |
    | `archive--detail` | dates, counts, marks |
    | `archive--read`, `archive--open` | articles that have been read, the article in the reading pane |
    | `archive--problem` | a file that could not be read |
    | `archive--cursor` | the cursor's row |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "archive--folder", "archive--search", "archive--detail", "archive--read", "archive--open",
        "archive--problem", "archive--cursor",
    }  # fmt: skip
    where = Where.ARCHIVE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.ARCHIVE)]
    SCROLL_MARGIN = 2
    BOTH_WAYS = True

    class Missing(Message):
        """Rows of these files are in sight, or will soon be, and are not known."""

        def __init__(self, ids: list[int]) -> None:
            super().__init__()
            self.ids = ids

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self.shelf = Shelf()
        self.in_sight: tuple[int, ...] = ()
        self._anchor: Row | None = None
        self._known: dict[int, FileRow] = {}
        self._asked: set[int] = set()
        self._nothing: tuple[str, ...] = ()
        self._paint = ArticleRow(self.component_style)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show(self, shelf: Shelf, went: int | None = None) -> None:
        """Show another shelf; the cursor stays on its article or head, and that where it is in the view.

        `went` is the id that the cursor's article has now, where its file has moved.
        """
        # Where nothing is shown, what the cursor was on before is what it goes back to.
        anchor = self._anchor = self.row_at(self.cursor) or self._anchor
        offset = self.cursor - round(self.scroll_y)
        self.shelf = shelf
        self.rows_changed()
        at = self._row_of(anchor, went)
        self.cursor = max(0, min(self.cursor if at is None else at, len(shelf) - 1))
        self.scroll_to(y=self.cursor - offset, animate=False, immediate=True)
        self._bring_into_sight(top_third=False)
        self.look()
        self.follow_later(1, set_anew=True)

    def say_empty(self, *paragraphs: str) -> None:
        """What stands here while there are no rows: why that is so, and which keys lead out."""
        if paragraphs != self._nothing:
            self._nothing = paragraphs
            self.refresh()

    def _row_of(self, anchor: Row | None, went: int | None) -> int | None:
        if anchor is None:
            return None
        if anchor.id is None:
            return self.shelf.find_head(anchor.head.key)
        at = self.shelf.find(anchor.id, anchor.head.key)
        if at is None and went is not None:
            at = self.shelf.find(went)
        return self._head_over(anchor, anchor.id) if at is None else at

    def _head_over(self, anchor: Row, id_: int) -> int | None:
        """The folded head nearest to an article; in other groups, all of them folded, its month's or else the first."""
        keys = self.shelf.around(anchor.head.key) if not self.shelf.is_unfolded(anchor.head) else set()
        all_folded = not self.shelf.articles()
        if not keys and all_folded:
            file = self._known.get(id_)
            keys = {f"={file.date.astimezone():%Y-%m}" if file and file.date else "="}
        rows = [row for key in keys if (row := self.shelf.find_head(key)) is not None]
        return max(rows, default=0 if all_folded else None)

    def add_rows(self, rows: Iterable[FileRow]) -> None:
        """Draw files as the catalogue knows them now."""
        seen, changed = set(self.in_sight), set()
        for row in rows:
            if row.id in seen and self._known.get(row.id) != row:
                changed.add(row.id)
            self._known[row.id] = row
            self._asked.discard(row.id)
        if len(self._known) > MOST_KNOWN:
            keep = set(self._near())
            self._known = {id_: row for id_, row in self._known.items() if id_ in keep}
        top = round(self.scroll_y)
        for at in range(top, min(top + self.size.height, len(self.shelf))) if changed else ():
            if self.shelf.row(at).id in changed:
                self.refresh_line(at)
        self.follow_later(self._way)

    def forget(self, ids: Iterable[int]) -> None:
        """More is known of these files than is drawn: ask for those in sight anew, drawing the old rows meanwhile."""
        stale = set(ids)
        seen = stale.intersection(self._near())
        for id_ in stale - seen:
            self._known.pop(id_, None)
        if seen:
            self._asked |= seen
            self.post_message(self.Missing(sorted(seen)))

    def tell(self, is_read: "ArticleRow.Asks", is_starred: "ArticleRow.Asks", judged: bool) -> None:
        """What says of a text whether it is read and starred; `judged`: whether facts are being decided on."""
        self._paint.is_read, self._paint.is_starred, self._paint.judged = is_read, is_starred, judged

    def mark_open(self, id_: int) -> bool:
        """Mark the article that the reading pane shows and put the cursor on it; False where it is not shown."""
        self._paint.open_id = id_
        self.refresh_changed()
        here = self.row_at(self.cursor)
        if here is not None and here.id == id_:
            self._bring_into_sight(top_third=False)
            return True
        at = self.shelf.find(id_, here.head.key if here else None)
        if at is not None:
            self.set_cursor(at)
        return at is not None

    def row_at(self, at: int) -> Row | None:
        """What stands on a row."""
        return self.shelf.row(at) if 0 <= at < len(self.shelf) else None

    def known(self, id_: int) -> FileRow | None:
        """What is known of a file, where it is near what is in sight."""
        return self._known.get(id_)

    # -- what is in sight ----------------------------------------------------------------------------------------------

    def look(self) -> None:
        """See which articles are in sight and ask for what is not known of them."""
        top, height = round(self.scroll_y), max(self.size.height, 1)
        self.in_sight = tuple(self.shelf.ids_at(top, top + height))
        missing = [id_ for id_ in self._near() if id_ not in self._known and id_ not in self._asked]
        if missing:
            self._asked.update(missing)
            self.post_message(self.Missing(missing))

    def ask_again(self, ids: Iterable[int]) -> None:
        """What was asked for could not be told: it may be asked for again."""
        self._asked.difference_update(ids)

    def _near(self) -> list[int]:
        top, height = round(self.scroll_y), max(self.size.height, 1)
        near = self.shelf.ids_at(top - AHEAD * height, top + (AHEAD + 1) * height)
        return list(dict.fromkeys([*self.in_sight, *near]))

    def moved_view(self) -> None:
        """See what has come into sight."""
        self.look()

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight; see what has come into it."""
        super().on_resize(event)
        self.look()

    # -- drawing -------------------------------------------------------------------------------------------------------

    def looks(self, row: int) -> Hashable:
        """All that a row is drawn from."""
        what = self.shelf.row(row)
        ground = row == self.cursor and (True, self.has_focus)
        if what.id is not None:
            return ground, what.depth, what.id, self._paint.looks(self._known.get(what.id), what.id)
        head = what.head
        return ground, what.depth, head.kind, head.label, head.size, self.shelf.is_unfolded(head)

    def set_anew(self) -> None:
        """Draw all anew: the width of a character has changed."""
        self._strips.clear()
        self.refresh()

    def row_count(self) -> int:
        """How many rows there are."""
        return len(self.shelf)

    def finished(self, row: int, looks: Hashable, finish: Finish) -> Strip:
        """A row ready for the terminal; where there are none, what is to be said of that."""
        if looks is not None or len(self.shelf) or not self._nothing:
            return super().finished(row, looks, finish)
        lines = [line for part in self._nothing for line in (*wrapped(one_line(part), finish.width - 2), "")]
        text = f" {lines[row]}" if row < len(lines) else ""
        style = finish.ground + self.component_style("archive--detail")
        return Strip([Segment(text, style)]).adjust_cell_length(finish.width, style)

    def draw_row(self, row: int, width: int) -> list[Segment]:
        """A head with its count, or an article."""
        what = self.shelf.row(row)
        ground = self.component_style("archive--cursor") if row == self.cursor else Style()
        indent = "  " * min(what.depth, width // 4)
        if what.id is not None:
            return self._paint.draw(self._known.get(what.id), what.id, indent, width, ground)
        head = what.head
        arrow = "▾" if self.shelf.is_unfolded(head) else "▸"
        count = "" if head.size is None else f" {head.size:,}"
        name = "archive--search" if head.kind is HeadKind.SEARCH else "archive--folder"
        style = self.component_style(name) + ground
        label = fit(f"{indent}{arrow} {head.label}", max(width - cells(count), 0))
        return [Segment(label, style), Segment(count, self.component_style("archive--detail") + ground)]
