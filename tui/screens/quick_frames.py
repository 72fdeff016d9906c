"""Frames in which a few widgets change, made of the lines of those widgets alone.

Textual's compositor asks every widget around a change for its lines, those that are hidden behind it included, and cuts
all of them at the edges of all. Where one widget covers a change entirely, its own lines are the frame.
"""

from collections.abc import Iterable

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate
from textual.geometry import NULL_REGION, Region
from textual.strip import Strip
from textual.widget import Widget


class LinesUpdate(CompositorUpdate):
    """Strips, each with the column and the row of the screen at which it begins."""

    def __init__(self, lines: Iterable[tuple[int, int, Strip]]) -> None:
        self.lines = list(lines)

    def render_segments(self, console: Console) -> str:
        """What the terminal is sent."""
        return "".join([f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self.lines])


class QuickCompositor(Compositor):
    """Draws changes that lie within one widget each without all that lies around and behind them."""

    def render_partial_update(self) -> ChopsUpdate | LinesUpdate | None:  # type: ignore[override]
        """The changes, as short as may be; None where there are none."""
        regions = {region.intersection(self.size.region) for region in self._dirty_regions} - {NULL_REGION}
        regions = {one for one in regions if not any(one != other and other.contains_region(one) for other in regions)}
        fronts = [(region, self._in_front(region)) for region in regions]
        if not fronts or any(front is None for _, front in fronts):
            return super().render_partial_update()
        self._dirty_regions.clear()
        return LinesUpdate(line for region, front in fronts if front for line in _lines(region, *front))

    def _in_front(self, region: Region) -> tuple[Widget, Region] | None:
        """The widget that covers a region of the screen entirely, with its own region; None where several share it."""
        for widget, (own, clip) in self.visible_widgets.items():
            seen = own.intersection(clip)
            if seen.overlaps(region):
                return (widget, own) if seen.contains_region(region) and widget.visible else None
        return None


def _lines(region: Region, widget: Widget, own: Region) -> Iterable[tuple[int, int, Strip]]:
    strips = widget.render_lines(region.translate(-own.offset))
    for y, strip in zip(region.line_range, strips, strict=True):
        yield region.x, y, strip
