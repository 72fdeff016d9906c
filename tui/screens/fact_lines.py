"""Facts of many articles, one a line: date, mark, quote, what it states, the article's title."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.message import Message

from tui.review.events import FactKey
from tui.screens.glyphs import cells, fit, one_line
from tui.screens.row_list import RowList

PAGE = 50
"""Facts that are read at a time."""

MOST_KNOWN = 2_000
LEAST_QUOTE = 12
"""Cells that the fact's words have in any case; more where nine in ten of the first lines need it, at most half."""

_DATE, _MARK = 11, 2
_TITLE_FROM = 60
"""Cells from which there is room for the title."""


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact as it is shown, and what is needed to open its article at it."""

    id: int
    identity: str
    key: FactKey
    date: datetime | None
    mark: str
    quote: str
    says: str
    title: str
    unit: str = ""


class FactLines(RowList):
    """Shows lines by their number; asks with `Missing` for pages of those that come into sight.

    | component class | what it styles |
    |---|---|
    | `lines--quote`, `lines--detail` | the fact's words, all else |
    | `lines--cursor` | the fact under the cursor |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--quote", "lines--detail", "lines--cursor"}
    SCROLL_MARGIN = 2

    class Missing(Message):
        """Pages (by number, from 0) that are in sight and not known."""

        def __init__(self, pages: list[int]) -> None:
            super().__init__()
            self.pages = pages

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._count = 0
        self._known: dict[int, FactLine] = {}
        self._asked: set[int] = set()
        self._quote = self._says = 0

    def show(self, count: int, lines: Mapping[int, FactLine], at: int = 0) -> None:
        """Show `count` other facts, the cursor on one of them."""
        self._quote = _usual(line.quote for line in lines.values())
        self._says = _usual(line.says for line in lines.values())
        self._count, self._known, self._asked = count, dict(lines), set()
        self.rows_changed()
        self.scroll_to(y=0, animate=False, immediate=True)
        self.set_cursor(at, top_third=True)
        self.look()

    def add(self, pages: Iterable[int], lines: Mapping[int, FactLine]) -> None:
        """Draw what has been read."""
        self._asked.difference_update(pages)
        if len(self._known) > MOST_KNOWN:
            self._known = {}
        self._known.update(lines)
        self.refresh()

    def line_at(self, row: int) -> FactLine | None:
        """The fact on a row, where it is known."""
        return self._known.get(row)

    def look(self) -> None:
        """Ask for what is in sight, or a page away, and is not known."""
        top, height = round(self.scroll_y), max(self.size.height, 1)
        seen = range(max(top - height, 0), min(top + 2 * height, self._count))
        pages = {row // PAGE for row in seen if row not in self._known} - self._asked
        if pages:
            self._asked |= pages
            self.post_message(self.Missing(sorted(pages)))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """See what has come into sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.look()

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight; see what has come into it."""
        super().on_resize(event)
        self.look()

    def row_count(self) -> int:
        """How many facts there are."""
        return self._count

    def draw_row(self, row: int, width: int) -> list[Segment]:
        """A fact."""
        ground = self.component_style("lines--cursor") if row == self.cursor else Style()
        detail = self.component_style("lines--detail") + ground
        line = self._known.get(row)
        if line is None:
            return [Segment("…".ljust(width), detail)]
        date = f"{line.date.astimezone():%Y-%m-%d} " if line.date else "no date    "
        room = max(width - _DATE - _MARK, 0)
        title = room // 4 if width >= _TITLE_FROM else 0
        quote = min((room - title) // 2, max(self._quote, LEAST_QUOTE) + 1)
        if title:
            title = max(title, room - quote - max(self._says, quote) - 2)
        return [
            Segment(date, detail),
            Segment(fit(line.mark, _MARK), ground),
            Segment(fit(line.quote, quote - 1) + " ", self.component_style("lines--quote") + ground),
            Segment(fit(line.says, room - quote - title - 1) + " ", ground),
            Segment(fit(line.title, title), detail),
        ]


def _usual(texts: Iterable[str]) -> int:
    """Cells that nine in ten of some texts do not go beyond."""
    widths = sorted(cells(one_line(text)) for text in texts)
    return widths[len(widths) * 9 // 10] if widths else 0
