"""A virtual list: a cursor over rows that are drawn one line each, only when they come into sight.

Its cost does not depend on the number of rows. The archive pane, the facts pane and the reading pane are such lists.
"""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.screens.actions import Where, bindings
from tui.screens.kept_sheet import StylesWhenAsked


class RowList(ScrollView, can_focus=True):
    """A list on Textual's line API. Subclasses say how many rows there are and draw each."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LIST)]

    SCROLL_MARGIN = 0
    """Rows kept in sight above and below the cursor."""

    class Moved(Message):
        """The reader moved the cursor to another row."""

        def __init__(self, rows: "RowList", row: int) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> "RowList":
            """The list whose cursor moved."""
            return self.rows

    class Chosen(Moved):
        """The reader pressed Enter on a row or clicked it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._component_styles = StylesWhenAsked(self)
        self.cursor = 0
        self._ground: Style | None = None
        self._sizes: tuple[object, ...] = ()

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def selectable(self, row: int) -> bool:
        """Whether the cursor may rest on a row."""
        return 0 <= row < self.row_count()

    def draw_row(self, row: int, width: int) -> list[Segment]:
        """The segments of a row, at most `width` cells in all."""
        raise NotImplementedError

    def rows_changed(self) -> None:
        """Measure and draw anew after the rows have changed."""
        self.measure()
        self.refresh()

    def measure(self) -> None:
        """Measure anew after the rows have changed."""
        before, now = self.virtual_size.height, Size(0, self.row_count())
        height = self.size.height
        if not self.size and now.height > self.app.size.height:
            self.show_vertical_scrollbar = True  # known before the first layout: the next one has nothing to add
        if (before > height) == (now.height > height):
            # The scrollbar stays or stays away: nothing has to be laid out anew.
            self.set_reactive(RowList.virtual_size, now)
            self._scroll_update(now)
        else:
            self.virtual_size = now

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Measure the scrollbar anew only where some size is another; the screen is laid out thrice for a resize."""
        sizes = size, virtual_size, container_size, self.virtual_size, self.show_vertical_scrollbar
        if sizes == self._sizes:
            return False
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        self._sizes = size, virtual_size, container_size, self.virtual_size, self.show_vertical_scrollbar
        return changed

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of a part of the view; the style beneath them is worked out once, not for each."""
        self._ground = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """The strip at line `y` of the view."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        base = self._ground or self.rich_style
        if row >= self.row_count():
            return Strip.blank(width, base)
        return Strip(self.draw_row(row, width)).apply_style(base).adjust_cell_length(width, base)

    def component_style(self, name: str) -> Style:
        """The style of a component class, without what it inherits."""
        return self.get_component_rich_style(name, partial=True)

    def set_cursor(self, row: int, *, top_third: bool = False) -> None:
        """Put the cursor on a row, in sight; with `top_third` a row out of sight comes to a third from the top."""
        old, self.cursor = self.cursor, max(0, min(row, self.row_count() - 1))
        self.refresh_line(old)
        self.refresh_line(self.cursor)
        self._bring_into_sight(top_third)

    def _bring_into_sight(self, top_third: bool) -> None:
        height = max(self.size.height, 1)
        top = round(self.scroll_y)
        margin = min(self.SCROLL_MARGIN, (height - 1) // 2)
        target = min(max(top, self.cursor + margin - height + 1), max(self.cursor - margin, 0))
        if top_third and target != top:
            target = max(self.cursor - height // 3, 0)
        if target != top:
            self.scroll_to(y=target, animate=False, immediate=True)

    def _go(self, row: int, step: int) -> None:
        """Move the cursor to a row, or to the nearest selectable one in the direction of `step`, and tell of it."""
        last = self.row_count() - 1
        row = max(0, min(row, last))
        while 0 <= row <= last and not self.selectable(row):
            row += step
        if not 0 <= row <= last:
            # Nothing to rest on that way: show what stands there, the head of the first group for one.
            self.scroll_to(y=0 if step < 0 else last, animate=False, immediate=True)
            return
        if row != self.cursor:
            self.set_cursor(row)
            self.post_message(self.Moved(self, row))

    def action_move(self, step: int) -> None:
        """Move by one row."""
        self._go(self.cursor + step, step)

    def action_move_page(self, step: int) -> None:
        """Move by a page, less a row for the eye to hold on to."""
        page = max(self.size.height - 1, 1)
        target = max(0, min(self.cursor + step * page, self.row_count() - 1))
        self._go(target, step)
        if not self.selectable(self.cursor):
            self._go(target, -step)

    def action_move_end(self, step: int) -> None:
        """Move to the first (-1) or last (1) row."""
        self._go(0 if step < 0 else self.row_count() - 1, -step)
        if step < 0:
            self.scroll_to(y=0, animate=False, immediate=True)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.selectable(self.cursor):
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """A click moves the cursor and chooses."""
        row = event.y + self.scroll_offset.y
        if self.selectable(row):
            self.set_cursor(row)
            self.post_message(self.Chosen(self, row))

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight."""
        self._bring_into_sight(top_third=False)
