"""An article on screen: set in lines, its facts lit, a cursor line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.config import Reading
from tui.screens.calm import CALM, MANY, come_to_stay
from tui.screens.desk import Desk
from tui.screens.drawn_ahead import AheadRowList
from tui.screens.glyphs import one_line
from tui.screens.jumps import Jumps
from tui.screens.lines import wrapped
from tui.screens.page import Page, page_of
from tui.screens.page_painting import COMPONENTS, GUTTER, draw_row

if TYPE_CHECKING:
    from tui.screens.selecting import TextSelection

AIR = 1
"""Cells left free on either side of the page."""


class PageView(AheadRowList):
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
    SCROLL_MARGIN = 5

    class Scrolled(Message):
        """The view moved, by whatever means."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self.page: Page | None = None
        self.options = Reading()
        self.jumps = Jumps()
        self.selecting: TextSelection | None = None
        self._message: tuple[str, ...] = ("",)
        self._unsized: tuple[Desk, int] | None = None
        """What is to be shown, and from where, as soon as the pane has a size."""

    # -- what is shown -----------------------------------------------------------------------------------------

    def show(self, desk: Desk, offset: int = 0) -> None:
        """Show the article on the desk, from its top or from where it was left."""
        if not self.size:
            self._unsized = desk, offset
            return
        self._unsized = None
        self.page = page_of(desk, self._line_width(), self.options)
        self.jumps = Jumps()
        self.selecting = None
        self.rows_changed()
        self.cursor = self.page.row_of(offset) if offset else self.page.setting.first_text_line
        top = max(0, self.cursor - self.size.height // 3) if offset else 0
        self.scroll_to(y=top, animate=False, immediate=True)
        self.follow_later(1, set_anew=True)
        if len(desk.facts) >= MANY:
            self.set_timer(CALM, come_to_stay)

    def show_message(self, *lines: str) -> None:
        """Show why there is no article, or what is being done."""
        self.page, self.selecting, self._message, self._unsized = None, None, lines, None
        self.cursor = 0
        self.rows_changed()

    def facts_changed(self) -> None:
        """Light the facts anew: one was added, taken away or says other words now."""
        if self.page:
            self.page.facts_changed()
        self.refresh_changed()

    def place(self) -> int:
        """The offset at which the cursor's line begins; 0 where there is no article."""
        return self.page.offset_of(self.cursor) if self.page else 0

    def progress(self) -> int:
        """How far the view is through the article, in percent."""
        if not self.page:
            return 0
        seen = self.scroll_offset.y + self.size.height
        return min(100, round(100 * seen / max(len(self.page.setting), 1)))

    def measure(self) -> None:
        """Measure anew after the lines have been set anew: what they look like does not tell what they say."""
        self._strips.clear()
        super().measure()

    # -- lines -------------------------------------------------------------------------------------------------

    def _line_width(self) -> int:
        room = self.scrollable_content_region.width - GUTTER - 2 * AIR
        return max(8, min(room, self.options.width or room))

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Set the lines anew before the frame of the new size is drawn; Textual tells of the size only after it."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self._unsized and self.size:
            self.show(*self._unsized)
        elif self.page and self.page.setting.width != self._line_width():
            self._set_anew()
            self._bring_into_sight(top_third=True)
            if not changed:
                self.refresh()  # else the frame of the new size draws all
        elif self.page is None and changed:
            self.measure()  # its lines are other ones in another width
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
        self._set_anew()
        self.refresh()

    def _set_anew(self) -> None:
        if self.page:
            offset = self.place()
            self.page.options = self.options
            self.page.reset(self._line_width())
            self.measure()
            self.cursor = self.page.row_of(offset)
            self.follow_later(1, set_anew=True)

    # -- drawing -----------------------------------------------------------------------------------------------

    def row_count(self) -> int:
        """How many lines the article has."""
        return len(self.page.setting) if self.page else len(self._message_lines())

    def _message_lines(self) -> list[str]:
        room = max(self.scrollable_content_region.width - GUTTER - AIR, 8)
        return [line for part in self._message for line in wrapped(one_line(part), room)]

    def looks(self, row: int) -> tuple[object, ...]:
        """All that a line is drawn from."""
        if self.page is None:
            return ()
        return row == self.cursor and self.has_focus, self.page.looks(row)

    def margin(self, width: int) -> int:
        """Cells left of the gutter that centre the page where the pane is wider than a line may be."""
        return max(AIR, (width - GUTTER - self.page.setting.width) // 2) if self.page else AIR

    def draw_row(self, row: int, width: int) -> list[Segment]:
        """A line of the article."""
        if self.page is None:
            return [Segment(" " * GUTTER + self._message_lines()[row], self.component_style("reading--meta"))]
        segments = [Segment(" " * self.margin(width)), *draw_row(self.page, row, self.component_style)]
        if row != self.cursor or not self.has_focus:
            return segments
        ground = self.component_style("reading--cursor")
        used = sum(segment.cell_length for segment in segments)
        lit = [Segment(segment.text, ground + segment.style if segment.style else ground) for segment in segments]
        return [*lit, Segment(" " * max(0, width - used), ground)]

    def render_line(self, y: int) -> Strip:
        """The strip at line `y` of the view with the places that selecting by mouse needs; frames are without them."""
        return super().render_line(y).apply_offsets(0, y + self.scroll_offset.y)

    def moved_view(self) -> None:
        """Tell of it: what stands around the text follows."""
        self.post_message(self.Scrolled())
