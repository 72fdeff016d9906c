"""The reading pane: an article to move through, search and select from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.events import Click
from textual.selection import Selection

from tui.screens.actions import Where, bindings
from tui.screens.page import Span, neighbour
from tui.screens.page_painting import GUTTER
from tui.screens.page_view import PageView

if TYPE_CHECKING:
    from tui.facts.fact import Fact


class ReadingPane(PageView):
    """The article on the desk with the keys of reading."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.SELECTING), *bindings(Where.READING)]

    def show_current(self) -> None:
        """Bring the fact under review into sight; the view stays where it is if the fact is in sight already."""
        if self.page and self.page.desk.current is not None:
            self.go_to(self.page.desk.facts[self.page.desk.current].start)

    def go_to(self, offset: int, *, jump: bool = False) -> None:
        """Put the cursor on the character at an offset; a `jump` can be gone back from."""
        if self.page is None:
            return
        if jump:
            self.jumps.leave(self.page.offset_of(self.cursor))
        self.page.bring_in_sight(offset)
        self.set_cursor(self.page.row_of(offset), top_third=True)
        self.refresh_changed()

    def facts_passed(self) -> Sequence[int]:
        """The facts that begin on the cursor's line, in reading order, else the last that begins above it."""
        return self.page.facts_passed(self.cursor) if self.page else []

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
        self.refresh_changed()
        return len(page.hits)

    def light(self, spans: Sequence[Span]) -> None:
        """Light these places, in order, and go to the first."""
        if self.page and spans:
            self.page.hits, self.page.hit = list(spans), 0
            self.go_to(spans[0][0])
            self.refresh_changed()

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
            self.refresh_changed()

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
        """Begin to select: what is lit, else the fact under review where it is in the cursor's line, else its start."""
        from tui.screens.selecting import TextSelection

        if self.page is None:
            return
        fact = self._fact_here()
        span = self.page.selection or (fact.start if fact else self.place(), None)
        self.selecting = TextSelection(self.page, *span)
        self._show_selection()

    def action_select_number(self) -> bool:
        """Select the next number: after the fact under review, else from the cursor's line on; whether there is one."""
        from tui.screens.selecting import TextSelection

        if self.page is None:
            return False
        fact = self._fact_here()
        start = fact.end if fact else self.place()
        selecting = self.selecting or TextSelection(self.page, *(self.page.selection or (start, start)))
        if not selecting.take_number():
            return False
        self.selecting = selecting
        self._show_selection()
        return True

    def _fact_here(self) -> Fact | None:
        """The fact under review where it begins in the cursor's line."""
        if self.page is None or (current := self.page.desk.current) is None:
            return None
        return self.page.desk.facts[current] if current in self.page.facts_starting(self.cursor) else None

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
        self.refresh_changed()

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
        self.refresh_changed()

    def _mouse_span(self, selection: Selection) -> Span | None:
        if self.page is None:
            return None
        left = self.margin(self.scrollable_content_region.width) + GUTTER
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
