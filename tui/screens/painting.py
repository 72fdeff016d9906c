"""The looks of a stretch of text: which styles lie on which offsets, cut into segments."""

from collections.abc import Iterable
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from tui.screens.glyphs import EMOJI_STYLE, safe

Span = tuple[int, int, Style]


def paint(text: str, start: int, end: int, base: Style, spans: Iterable[Span]) -> list[Segment]:
    """`text[start:end]` as segments: `base` with the style of every span that covers it, later spans on top."""
    here = [(max(a, start), min(b, end), style) for a, b, style in spans if a < end and b > start]
    cuts = sorted({start, end, *(a for a, _, _ in here), *(b for _, b, _ in here)})
    segments: list[Segment] = []
    for left, right in pairwise(cuts):
        style = base
        for a, b, added in here:
            if a <= left and right <= b:
                style += added
        # An emoji presentation selector changes a glyph's width in some terminals and not in others: leave it out.
        segments.append(Segment(safe(text[left:right]).replace(EMOJI_STYLE, ""), style))
    return segments
