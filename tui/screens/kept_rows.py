"""A row list that keeps its rows as they go to the terminal: most of a frame has been on screen before.

Textual passes over each line of a widget whenever any of it is drawn: it puts the widget's background under it, filters
its colours, cuts it and writes its escape sequences. Here that is done once for a row, as long as it looks the same.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple, Self

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.screens.glyphs import cells
from tui.screens.kept_strips import KeptStrips
from tui.screens.row_list import RowList


class Finish(NamedTuple):
    """What all rows of a frame have in common: their cells, the style beneath, the colour filters with the background
    they are told of, the terminal that it is for."""

    width: int
    ground: Style
    filters: Sequence[LineFilter]
    background: Color
    console: Console


class KeptRowList(RowList):
    """A row list that draws a row anew only where its looks have changed.

    Such a list has no border, no padding, no tint and no opacity: its strips go to the terminal as they are.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._strips = KeptStrips()
        self._finish: Finish | None = None
        self._shown: list[Hashable] = []
        self._due: set[int] = set()

    def looks(self, row: int) -> Hashable:
        """All that a row is drawn from besides its place and the style beneath: two that are equal look the same."""
        raise NotImplementedError

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._strips.clear()
        super().notify_style_update()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw some or all lines anew in the next frame."""
        if repaint and self.size:
            view = self._strip_size().region
            regions = tuple(view.intersection(region) for region in regions) or (view,)
            self._due.update(*(region.line_range for region in regions))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def refresh_changed(self) -> None:
        """Draw those lines of the view anew that look otherwise than when they were last due."""
        top, count = self.scroll_offset.y, self.row_count()
        for y, shown in enumerate(self._shown):
            row = y + top
            if shown != (self.looks(row) if row < count else None):
                self.refresh_line(row)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of a part of the view, ready for the terminal."""
        finish, top, count = self.know_finish(), self.scroll_offset.y, self.row_count()
        if len(self._shown) != self.size.height:
            self._shown = [None] * self.size.height
            self._due.intersection_update(range(self.size.height))
        strips = []
        for y in crop.line_range:
            row = y + top
            looks = self.looks(row) if row < count else None
            if y in self._due and y < len(self._shown):
                self._shown[y] = looks  # what is not due is asked for, too, but not sent to the terminal
            strips.append(self.finished(row, looks, finish))
        self._due.difference_update(crop.line_range)
        left, right = crop.column_span
        return strips if left == 0 and right >= finish.width else [strip.crop(left, right) for strip in strips]

    def finish_view(self) -> Iterator[None]:
        """Finish the rows in sight, one at each step, so that the next frame has them."""
        top = self.scroll_offset.y
        for row in range(top, min(top + self.size.height, self.row_count())):
            if row < self.row_count():
                self.finished(row, self.looks(row), self.know_finish())
            yield

    def know_finish(self) -> Finish:
        """Find out what all rows have in common now; rows that were finished otherwise are let go."""
        _, background = self.background_colors
        width = self._strip_size().width
        finish = Finish(width, self.rich_style, self.get_line_filters(), background, self.app.console)
        if finish != self._finish:
            self._finish = finish
            self._strips.clear()
        return finish

    def _strip_size(self) -> Size:
        """The view without what lies beneath the scrollbar: that is never seen, and a shorter strip need not be cut.

        A scrollbar that was never laid out covers nothing yet: a shorter strip would leave the line out of the frame.
        """
        covered = self.show_vertical_scrollbar and self.vertical_scrollbar.region
        return self.size - (self.styles.scrollbar_size_vertical if covered else 0, 0)

    def finished(self, row: int, looks: Hashable, finish: Finish) -> Strip:
        """A row ready for the terminal; a blank line below the last."""
        if looks is None:
            return Strip.blank(finish.width, finish.ground)
        return self._strips.get(row, looks, self._draw)

    def _draw(self, row: int) -> Strip:
        finish = self._finish
        assert finish
        width = self.scrollable_content_region.width
        drawn = [segment for segment in self.draw_row(row, width) if segment.text]
        segments = list(Segment.apply_style(drawn, finish.ground))
        for line_filter in finish.filters:
            segments = line_filter.apply(segments, finish.background)
        length = sum(cells(segment.text) for segment in drawn)  # as the row was set, and sooner known than to Rich
        strip = Strip(segments, length).adjust_cell_length(finish.width, finish.ground)
        strip.render(finish.console)
        return strip
