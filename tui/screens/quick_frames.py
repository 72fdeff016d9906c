"""Frames made of the lines that are seen, and of no others.

Textual's compositor asks every widget around a change for its lines, those that are hidden behind it included, and cuts
all of them at the edges of all. Here each widget is asked for what is seen of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import NULL_REGION, Region
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


class LinesUpdate(CompositorUpdate):
    """Strips, each with the column and the row of the screen at which it begins."""

    def __init__(self, lines: Iterable[tuple[int, int, Strip]]) -> None:
        self.lines = list(lines)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The whole screen line by line, for pictures of it."""
        for y, line in groupby(sorted(self.lines, key=itemgetter(1, 0)), itemgetter(1)):
            if y:
                yield Segment.line()
            for _, _, strip in line:
                yield from strip

    def render_segments(self, console: Console) -> str:
        """What the terminal is sent."""
        return "".join([f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self.lines])


class QuickCompositor(Compositor):
    """Draws of each widget what is seen of it, and nothing of what lies behind."""

    def render_partial_update(self) -> ChopsUpdate | LinesUpdate | None:  # type: ignore[override]
        """The changes, as short as may be; None where there are none."""
        regions = {region.intersection(self.size.region) for region in self._dirty_regions} - {NULL_REGION}
        regions = {one for one in regions if not any(one != other and other.contains_region(one) for other in regions)}
        return self._drawn({self._to_edges(region) for region in regions}) or super().render_partial_update()

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate | LinesUpdate:  # type: ignore[override]
        """The whole screen; simplified for pictures, as Textual does it."""
        return (None if simplify else self._drawn([self.size.region])) or super().render_full_update(simplify)

    def _to_edges(self, region: Region) -> Region:
        """The region, or whole lines where it ends amid a widget.

        What is drawn anew after a layout are the places of what was there before, too: where such a place ends amid
        what is there now, it would part a wide character, and leave a blank of it.
        """
        seen = [own.intersection(clip) for own, clip in self.visible_widgets.values()]
        edges = {x for one in seen if one.y < region.bottom and region.y < one.bottom for x in (one.x, one.right)}
        whole = Region(0, region.y, self.size.width, region.height)
        return region if {region.x, region.right} <= edges else whole

    def _drawn(self, regions: Collection[Region]) -> LinesUpdate | None:
        """The lines of regions of the screen; None where there are none, or no widget is seen in a part of them."""
        pieces = [piece for region in regions for piece in self._pieces(region)]
        if not pieces or sum(piece.region.area for piece in pieces) != sum(region.area for region in regions):
            return None
        self._dirty_regions.clear()
        return LinesUpdate(line for piece in pieces for line in piece.lines())

    def _pieces(self, region: Region) -> Iterator[Piece]:
        """What is seen in a region of the screen, from the front to the back."""
        left = [region]
        for widget, (own, clip) in self.visible_widgets.items():
            if not left:
                return
            seen, behind = own.intersection(clip), list[Region]()
            for part in left:
                if widget.visible and part.overlaps(seen):
                    covered = part.intersection(seen)
                    yield Piece(covered, widget, own)
                    behind += _around(covered, part)
                else:
                    behind.append(part)
            left = behind


class Piece(NamedTuple):
    """A region of the screen that shows nothing but a widget, whose own region is `own`."""

    region: Region
    widget: Widget
    own: Region

    def lines(self) -> Iterator[tuple[int, int, Strip]]:
        """Its strips, each with where it begins."""
        strips = self.widget.render_lines(self.region.translate(-self.own.offset))
        for y, strip in zip(self.region.line_range, strips, strict=True):
            yield self.region.x, y, strip


def _around(inner: Region, outer: Region) -> list[Region]:
    """What is left of a region when a part of it is taken out."""
    x, y, width, height = outer
    left, top, right, bottom = inner.corners
    sides = (
        Region(x, y, width, top - y),
        Region(x, bottom, width, y + height - bottom),
        Region(x, top, left - x, inner.height),
        Region(right, top, x + width - right, inner.height),
    )
    return [side for side in sides if side]
