"""The reading pane: the article set in lines, its facts lit, a cursor line that moves through it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from tui.config import Reading
from tui.screens.actions import Where, bindings
from tui.screens.calm import CALM, MANY, come_to_stay
from tui.screens.desk import Desk
from tui.screens.glyphs import one_line
from tui.screens.jumps import Jumps
from tui.screens.kept_strips import KeptStrips
from tui.screens.page import Page, Span, neighbour, page_of
from tui.screens.page_painting import COMPONENTS, GUTTER, draw_row
from tui.screens.row_list import RowList

if TYPE_CHECKING:
    from tui.screens.selecting import TextSelection

AIR = 1
"""Cells left free on either side of the page."""

REST, PAUSE = 0.03, 0.01
"""Seconds after scrolling after which lines beyond the view are drawn, and between a few of them and the next few."""

AHEAD = 5
"""Lines drawn ahead at a time."""


class ReadingPane(RowList):
    """Shows the article on the desk.

    | component class | what it styles |
    |---|---|
    | `reading--title`, `reading--meta`, `reading--warning` | the header's lines |
    | `reading--heading`, `reading--quote`, `reading--image` | blocks of that kind |
    | `reading--code`, `reading--link` | stretches of that kind |
    | `reading--lead` | list markers, bars, the margin |
    | `reading--figure`, `reading--measure`, `reading--ticker` | facts by kind |
    | `reading--doubtful`, `reading--accepted`, `reading--rejected` | facts by state |
    | `reading--current`, `reading--mark` | the fact under review, the red marks in the margin |
    | `reading--hit`, `reading--hit-current` | places of the words searched for |
    | `reading--selection` | selected text |
    | `reading--cursor` | the cursor's line |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.SELECTING), *bindings(Where.READING)]
    SCROLL_MARGIN = 5

    class Scrolled(Message):
        """The view moved, by whatever means."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self.page: Page | None = None
        self.options = Reading()
        self.jumps = Jumps()
        self.selecting: TextSelection | None = None
        self._strips = KeptStrips()
        self._ahead: Timer | None = None
        self._message: tuple[str, ...] = ("",)

    # -- what is shown -----------------------------------------------------------------------------------------

    def show(self, desk: Desk, offset: int = 0) -> None:
        """Show the article on the desk, from its top or from where it was left."""
        self._strips.clear()
        self.page = page_of(desk, self._line_width(), self.options)
        self.jumps = Jumps()
        self.selecting = None
        self.rows_changed()
        self.cursor = self.page.row_of(offset) if offset else self.page.setting.first_text_line
        top = max(0, self.cursor - self.size.height // 3) if offset else 0
        self.scroll_to(y=top, animate=False, immediate=True)
        if len(desk.facts) >= MANY:
            self.set_timer(CALM, come_to_stay)

    def show_message(self, *lines: str) -> None:
        """Show why there is no article, or what is being done."""
        self.page, self.selecting, self._message = None, None, lines
        self.cursor = 0
        self.rows_changed()

    def show_current(self) -> None:
        """Bring the fact under review into sight; the view stays where it is if the fact is in sight already."""
        if self.page and self.page.desk.current is not None:
            self.go_to(self.page.desk.facts[self.page.desk.current].start)

    def facts_changed(self) -> None:
        """Light the facts anew: one was added, taken away or says other words now."""
        if self.page:
            self.page.facts_changed()
        self.refresh()

    def go_to(self, offset: int, *, jump: bool = False) -> None:
        """Put the cursor on the character at an offset; a `jump` can be gone back from."""
        if self.page is None:
            return
        if jump:
            self.jumps.leave(self.page.offset_of(self.cursor))
        self.page.bring_in_sight(offset)
        self.set_cursor(self.page.row_of(offset), top_third=True)
        self.refresh()

    def facts_passed(self) -> list[int]:
        """The facts that begin on the cursor's line, in reading order, else the last that begins above it."""
        return self.page.facts_passed(self.cursor) if self.page else []

    def place(self) -> int:
        """The offset at which the cursor's line begins; 0 where there is no article."""
        return self.page.offset_of(self.cursor) if self.page else 0

    def progress(self) -> int:
        """How far the view is through the article, in percent."""
        if not self.page:
            return 0
        seen = self.scroll_offset.y + self.size.height
        return min(100, round(100 * seen / max(len(self.page.setting), 1)))

    def _line_width(self) -> int:
        room = self.scrollable_content_region.width - GUTTER - 2 * AIR
        return max(8, min(room, self.options.width or room))

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Set the lines anew before the frame of the new size is drawn; Textual tells of the size only after it."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self.page and self.page.setting.width != self._line_width():
            self.set_anew()
            self._bring_into_sight(top_third=True)
        return changed

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight."""
        self._bring_into_sight(top_third=True)

    def set_options(self, options: Reading) -> None:
        """Set the lines anew in another manner."""
        self.options = options
        self.set_anew()

    def set_anew(self) -> None:
        """Set the lines anew, the width of the pane or of a character having changed, and keep the place."""
        if self.page:
            offset = self.place()
            self.page.options = self.options
            self.page.reset(self._line_width())
            self._strips.clear()
            self.rows_changed()
            self.cursor = self.page.row_of(offset)

    # -- drawing -----------------------------------------------------------------------------------------------

    def row_count(self) -> int:
        """How many lines the article has."""
        return len(self.page.setting) if self.page else len(self._message)

    def _margin(self, width: int) -> int:
        """Cells left of the gutter that centre the page where the pane is wider than a line may be."""
        return max(AIR, (width - GUTTER - self.page.setting.width) // 2) if self.page else AIR

    def draw_row(self, row: int, width: int) -> list[Segment]:
        """A line of the article."""
        if self.page is None:
            return [Segment(" " * GUTTER + one_line(self._message[row]), self.component_style("reading--meta"))]
        segments = [Segment(" " * self._margin(width)), *draw_row(self.page, row, self.component_style)]
        if row != self.cursor or not self.has_focus:
            return segments
        ground = self.component_style("reading--cursor")
        used = sum(segment.cell_length for segment in segments)
        lit = [Segment(segment.text, ground + segment.style if segment.style else ground) for segment in segments]
        return [*lit, Segment(" " * max(0, width - used), ground)]

    def render_line(self, y: int) -> Strip:
        """The strip at line `y` of the view, with the places that selecting by mouse needs."""
        row = y + self.scroll_offset.y
        draw = partial(self._draw_strip, row)
        if self.page is None or row >= self.row_count() or (row == self.cursor and self.has_focus):
            return draw()
        return self._strips.get(row, self.page.looks(row), draw)

    def _draw_strip(self, row: int) -> Strip:
        return super().render_line(row - self.scroll_offset.y).apply_offsets(0, row)

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._strips.clear()
        super().notify_style_update()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Once the view has come to rest, draw what the next page that way will show."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())
        if self._ahead:
            self._ahead.stop()
        self._ahead = self.set_timer(REST, partial(self._draw_ahead, 1 if new_value > old_value else -1, 0))

    def _draw_ahead(self, step: int, drawn: int) -> None:
        """Draw a few lines beyond the view, then after a pause those further on, a page in all."""
        edge = self.scroll_offset.y + (self.size.height - 1 if step > 0 else 0)
        for distance in range(drawn + 1, drawn + 1 + AHEAD):
            row = edge + step * distance
            if self.page and 0 <= row < self.row_count():
                self._strips.get(row, self.page.looks(row), partial(self._draw_strip, row))
        if drawn + AHEAD < self.size.height:
            self._ahead = self.set_timer(PAUSE, partial(self._draw_ahead, step, drawn + AHEAD))

    # -- finding -----------------------------------------------------------------------------------------------

    def find(self, words: str, start: int) -> int:
        """Light every place that reads `words` and go to the first at or after `start`; how many there are."""
        if self.page is None:
            return 0
        page = self.page
        page.hits = page.finder.find(words)
        page.hit = None
        if page.hits:
            page.hit = next((at for at, (begin, _) in enumerate(page.hits) if begin >= start), 0)
            self.go_to(page.hits[page.hit][0])
        self.refresh()
        return len(page.hits)

    def light(self, spans: Sequence[Span]) -> None:
        """Light these places, in order, and go to the first."""
        if self.page and spans:
            self.page.hits, self.page.hit = list(spans), 0
            self.go_to(spans[0][0])
            self.refresh()

    def step_hit(self, step: int) -> None:
        """Go to the next or previous place of the words, round the ends."""
        if self.page and self.page.hits:
            self.page.hit = ((self.page.hit or 0) + step) % len(self.page.hits)
            self.go_to(self.page.hits[self.page.hit][0], jump=True)

    @property
    def finding(self) -> bool:
        """Whether places of words searched for are lit."""
        return bool(self.page and self.page.hits)

    # -- moving ------------------------------------------------------------------------------------------------

    def action_step_block(self, step: int) -> None:
        """Go to the next or previous paragraph."""
        self._step_among(self.page.block_starts() if self.page else [], step)

    def action_step_heading(self, step: int) -> None:
        """Go to the next or previous heading."""
        self._step_among([start for start, _, _ in self.page.headings()] if self.page else [], step)

    def _step_among(self, places: list[int], step: int) -> None:
        place = neighbour(places, self.place(), step)
        if place is not None:
            self.go_to(place)
            self.post_message(self.Moved(self, self.cursor))

    def action_shift_table(self, step: int) -> None:
        """Scroll the table at the cursor, or the first in sight that is too wide, by a column."""
        if self.page is None:
            return
        top = self.scroll_offset.y
        rows = [self.cursor, *range(top, min(top + self.size.height, self.row_count()))]
        if any(self.page.shift_table(row, step) for row in rows):
            self.refresh()

    def action_half_page(self, step: int) -> None:
        """Move by half a page."""
        self._go(max(0, min(self.cursor + step * max(self.size.height // 2, 1), self.row_count() - 1)), step)

    def action_move_end(self, step: int) -> None:
        """Move to the first or last line; it can be gone back from."""
        self.jumps.leave(self.place())
        super().action_move_end(step)

    def action_jump(self, step: int) -> None:
        """Go back (-1) to where the last jump began, or forward (1) again."""
        place = self.jumps.back(self.place()) if step < 0 else self.jumps.forward(self.place())
        if place is not None:
            self.go_to(place)

    # -- selecting ---------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of selecting hold only while something is being selected."""
        return self.selecting is not None if action in ("extend", "end_selecting") else True

    def action_select(self) -> None:
        """Begin to select, at the fact under review where it is in the cursor's line, else at the line's start."""
        from tui.screens.selecting import TextSelection

        if self.page is None:
            return
        current = self.page.desk.current
        start = self.place()
        if current is not None and current in self.page.facts_starting(self.cursor):
            start = self.page.desk.facts[current].start
        self.selecting = TextSelection(self.page, start)
        self._show_selection()

    def action_extend(self, unit: str, step: int) -> None:
        """Move the end of the selection by a unit of text."""
        if self.selecting:
            self.selecting.extend(unit, step)
            self._show_selection()

    def action_end_selecting(self) -> None:
        """Select nothing."""
        self.selecting = None
        if self.page:
            self.page.selection = None
        self.refresh()

    def _show_selection(self) -> None:
        if self.page and self.selecting:
            self.page.selection = self.selecting.span()
            self.go_to(max(self.selecting.caret - 1, 0))

    def selected_text(self) -> str:
        """The article's own text that is selected by key, without the line breaks of the screen."""
        if self.page is None or self.page.selection is None:
            return ""
        start, end = self.page.selection
        return self.page.text[start:end]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The article's own text between two places that the mouse marked."""
        span = self._mouse_span(selection)
        return (self.page.text[span[0] : span[1]], "\n") if self.page and span else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Light what the mouse has marked."""
        if self.page and self.selecting is None:
            self.page.selection = self._mouse_span(selection) if selection else None
        self.refresh()

    def _mouse_span(self, selection: Selection) -> Span | None:
        if self.page is None:
            return None
        left = self._margin(self.scrollable_content_region.width) + GUTTER
        start, end = 0, len(self.page.text)
        if selection.start is not None:
            at = self.page.offset_at(selection.start.y, selection.start.x - left)
            start = self.page.offset_of(selection.start.y) if at is None else at
        if selection.end is not None:
            at = self.page.offset_at(selection.end.y, selection.end.x - left)
            end = self.page.offset_of(selection.end.y + 1) if at is None else at
        return (start, end) if start < end else None

    def on_click(self, event: Click) -> None:
        """A click moves the cursor to the line."""
        event.stop()
        row = event.y + self.scroll_offset.y
        if self.selectable(row):
            self.set_cursor(row)
            self.post_message(self.Moved(self, row))
