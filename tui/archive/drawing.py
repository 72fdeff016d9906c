"""A series drawn in characters, by plotext: the same picture for a shell and for a screen."""

from collections.abc import Sequence
from datetime import datetime
from threading import Lock
from typing import NamedTuple

from tui.archive.across import Point

_SCALES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_TICK = 14
"""Cells for each date below a drawing, at least."""

_SMALLEST = 24, 6
_HALF_A_DAY = 43_200.0
_LOCK = Lock()
"""plotext draws on one canvas for all."""


class Drawing(NamedTuple):
    """Lines of plain text, without escape sequences, and what one of the numbers beside them counts."""

    lines: tuple[str, ...]
    caption: str


def draw(points: Sequence[Point], unit: str, width: int, height: int) -> Drawing:
    """The values of a series by date, in `width` × `height` cells (24 × 6 at least); a range is a line to its end.

    Raises ValueError where there are no points.
    """
    if not points:
        raise ValueError("a series of no points")
    import plotext as plt  # for the few who draw

    width, height = max(width, _SMALLEST[0]), max(height, _SMALLEST[1])
    ends = [end for point in points for end in (point.value, point.high) if end is not None]
    scale, word = next(((scale, word) for scale, word in _SCALES if max(map(abs, ends)) >= scale), (1.0, ""))
    seconds = [point.date.timestamp() for point in points]
    values = [point.value / scale for point in points]
    with _LOCK:
        plt.clear_figure()
        plt.limitsize(False, False)
        plt.theme("clear")
        plt.plotsize(width, height)
        plt.plot(seconds, values, marker="braille")
        for at, point in zip(seconds, points, strict=True):
            if point.high is not None:
                plt.plot([at, at], [point.value / scale, point.high / scale], marker="braille")
        plt.scatter(seconds, values, marker="●")
        low, high = min(ends) / scale, max(ends) / scale
        room = (high - low) * 0.05 or abs(high) * 0.1 or 1.0
        bottom, top = low - room if low < 0 else max(0.0, low - room), high + room
        plt.ylim(bottom, top)
        plt.yticks(*_numbers(bottom, top, height))
        first, last = seconds[0], seconds[-1]
        if first == last:
            first, last = first - _HALF_A_DAY, last + _HALF_A_DAY
        plt.xlim(first, last)
        plt.xticks(*_dates(first, last, width))
        lines = tuple(line.rstrip() for line in plt.uncolorize(plt.build()).splitlines())
    return Drawing(lines, f"{word} {unit} ({scale:.0e} {unit})".replace("e+", "e") if word else unit)


def _numbers(bottom: float, top: float, height: int) -> tuple[list[float], list[str]]:
    """Where numbers stand beside a drawing, and how they are written."""
    count = max(2, min(7, height // 3))
    ticks = [bottom + (top - bottom) * step / (count - 1) for step in range(count)]
    return ticks, [f"{tick:,.4g}" for tick in ticks]


def _dates(first: float, last: float, width: int) -> tuple[list[float], list[str]]:
    """Where dates stand below a drawing, and how they are written: no finer than they can be told apart."""
    days = (last - first) / 86400
    form = "%Y" if days > 365 * 8 else "%Y-%m" if days > 90 else "%Y-%m-%d"
    count = max(2, min(7, width // _TICK))
    ticks: dict[str, float] = {}
    for step in range(count):
        at = first + (last - first) * step / (count - 1)
        ticks.setdefault(datetime.fromtimestamp(at).strftime(form), at)
    return list(ticks.values()), list(ticks)
