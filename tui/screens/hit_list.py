"""Articles that a search found, each on two lines: its date and title, and the sentence with its first hit."""

from array import array
from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.message import Message

from tui.archive.search import Hit
from tui.screens.glyphs import cells, reach
from tui.screens.painting import paint
from tui.screens.row_list import RowList

LINES = 2
AHEAD = 2
"""Pages before and after the one in sight whose hits are read, too."""

MOST_KNOWN = 2_000
_DATE = 11
"""Cells for a date and a blank."""


class HitList(RowList):
    """Shows what was found; knows ids, asks with `Missing` for the hits that come into sight.

    | component class | what it styles |
    |---|---|
    | `hits--title`, `hits--detail` | titles; dates, and sentences |
    | `hits--hit` | what was looked for |
    | `hits--cursor` | the article under the cursor |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hits--title", "hits--detail", "hits--hit", "hits--cursor"}
    SCROLL_MARGIN = 3

    class Missing(Message):
        """Hits of these articles are in sight, or will soon be, and are not known."""

        def __init__(self, ids: list[int]) -> None:
            super().__init__()
            self.ids = ids

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self.ids: array[int] = array("q")
        self._known: dict[int, Hit] = {}
        self._asked: set[int] = set()

    def show(self, ids: "array[int]", hits: Iterable[Hit], at: int = 0) -> None:
        """Show other articles, the cursor on the one of index `at`."""
        self.ids, self._known, self._asked = ids, {hit.id: hit for hit in hits}, set()
        self.rows_changed()
        self.cursor = max(0, min(at, len(ids) - 1)) * LINES
        self.scroll_to(y=0, animate=False, immediate=True)
        self._bring_into_sight(top_third=False)
        self.look()

    def add_hits(self, asked: Iterable[int], hits: Iterable[Hit]) -> None:
        """Draw what has been read."""
        self._asked.difference_update(asked)
        if len(self._known) > MOST_KNOWN:
            near = set(self._near())
            self._known = {id_: hit for id_, hit in self._known.items() if id_ in near}
        self._known.update((hit.id, hit) for hit in hits)
        self.refresh()

    def hit_at(self, row: int) -> Hit | None:
        """The hit on a row, where it is known."""
        return self._known.get(self.ids[row // LINES]) if 0 <= row < self.row_count() else None

    def look(self) -> None:
        """Ask for what is in sight, or will be, and is not known."""
        missing = [id_ for id_ in self._near() if id_ not in self._known and id_ not in self._asked]
        if missing:
            self._asked.update(missing)
            self.post_message(self.Missing(missing))

    def _near(self) -> Sequence[int]:
        first, height = round(self.scroll_y) // LINES, max(self.size.height, 1) // LINES + 1
        return self.ids[max(first - AHEAD * height, 0) : first + (AHEAD + 1) * height]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """See what has come into sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.look()

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight; see what has come into it."""
        super().on_resize(event)
        self.look()

    def on_click(self, event: Click) -> None:
        """A click on either line of an article chooses it."""
        row = (event.y + self.scroll_offset.y) // LINES * LINES
        if self.selectable(row):
            self.set_cursor(row)
            self.post_message(self.Chosen(self, row))

    def set_cursor(self, row: int, *, top_third: bool = False) -> None:
        """Put the cursor on an article; both its lines are drawn anew."""
        old = self.cursor
        super().set_cursor(row, top_third=top_third)
        for line in (old + 1, self.cursor + 1):
            self.refresh_line(line)

    # -- drawing -------------------------------------------------------------------------------------------------------

    def row_count(self) -> int:
        """How many lines there are."""
        return len(self.ids) * LINES

    def selectable(self, row: int) -> bool:
        """The cursor rests on an article's first line."""
        return 0 <= row < self.row_count() and row % LINES == 0

    def draw_row(self, row: int, width: int) -> list[Segment]:
        """One of an article's two lines."""
        ground = self.component_style("hits--cursor") if row - row % LINES == self.cursor else Style()
        detail = self.component_style("hits--detail") + ground
        lit = self.component_style("hits--hit")
        hit = self.hit_at(row)
        if hit is None:
            return [Segment(("…" if row % LINES == 0 else "").ljust(width), detail)]
        if row % LINES == 0:
            date = f"{hit.date.astimezone():%Y-%m-%d} " if hit.date else "no date    "
            title, spans = (hit.title, hit.title_spans) if hit.title else (hit.article, ())
            style = self.component_style("hits--title") + ground
            return [Segment(date, detail), *_line(title, spans, width - _DATE, style, lit)]
        spans = tuple((start - hit.start, end - hit.start) for start, end in hit.spans)
        return [Segment(" " * _DATE, detail), *_line(hit.snippet, spans, width - _DATE, detail, lit)]


def _line(text: str, spans: Sequence[tuple[int, int]], width: int, style: Style, lit: Style) -> list[Segment]:
    """As much of a text as fits into `width` cells, the first span in it, all of them lit."""
    start, end = window(text, spans[0] if spans else (0, 0), width)
    front, back = "…" if start else "", "…" if end < len(text) else ""
    segments = paint(text, start, end, style, [(first, last, lit) for first, last in spans])
    used = sum(cells(segment.text) for segment in segments) + cells(front) + cells(back)
    return [Segment(front, style), *segments, Segment(back + " " * max(width - used, 0), style)]


def window(text: str, span: tuple[int, int], width: int) -> tuple[int, int]:
    """Which part of a text to show in `width` cells, with room for an ellipsis where it is cut: the beginning if the
    span is in it, else from a third of the width before the span."""
    ends = reach(text)
    if not ends or ends[-1] <= width:
        return 0, len(text)

    def through(start: int, room: int) -> int:
        """The end of what begins at `start` and fits into `room` cells."""
        base = ends[start - 1] if start else 0
        return next((at for at in range(start, len(text)) if ends[at] - base > room), len(text))

    mark = cells("…")
    end = through(0, width - mark)
    if span[1] <= end:
        return 0, end
    start = span[0]
    while start > 0 and ends[span[0]] - ends[start - 1] <= width // 3:
        start -= 1
    return start, through(start, width - 2 * mark)
