"""Lines that are finished for the terminal, kept as long as they look the same: a frame finishes only what is new."""

from collections.abc import Callable, Hashable

from textual.strip import Strip

MOST = 1000
"""Lines that are kept; the oldest is let go for one more."""


class KeptStrips:
    """Strips by row, each with what it was drawn from."""

    def __init__(self) -> None:
        self._strips: dict[int, tuple[Hashable, Strip]] = {}

    def get(self, row: int, looks: Hashable, draw: Callable[[int], Strip]) -> Strip:
        """The strip of a row that was drawn from the same `looks`, else one newly drawn."""
        kept = self._strips.get(row)
        if kept is not None and kept[0] == looks:
            return kept[1]
        if kept is None and len(self._strips) >= MOST:
            del self._strips[next(iter(self._strips))]
        strip = draw(row)
        self._strips[row] = looks, strip
        return strip

    def clear(self) -> None:
        """Let all go: their styles or their places have changed."""
        self._strips.clear()
