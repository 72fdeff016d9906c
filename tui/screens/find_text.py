"""Finding words in an article: in the document, not on screen lines, so a phrase broken over two lines is found."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    """A character without case, full width and blanks; several, one or none."""
    return "".join(part for part in unicodedata.normalize("NFKC", char).casefold() if not part.isspace())


class Finder:
    """A text made ready for finding words in it; made once for an article, asked at every key."""

    def __init__(self, text: str) -> None:
        parts = [_folded(char) for char in text]
        self._folded = "".join(parts)
        # Where the fold moved nothing, folded offsets are the text's own and need no table.
        self._origin: list[int] | None = None
        if any(len(part) != 1 for part in parts):
            self._origin = [at for at, part in enumerate(parts) for _ in part]

    def find(self, words: str) -> list[tuple[int, int]]:
        """Offsets (start, end) of every place that reads `words`, in order, none overlapping another.

        Case, full-width forms, blanks and line breaks make no difference. Nothing is found for empty words.
        """
        needle = "".join(_folded(char) for char in words)
        spans: list[tuple[int, int]] = []
        at = self._folded.find(needle) if needle else -1
        while at >= 0:
            last = at + len(needle) - 1
            spans.append((self._offset(at), self._offset(last) + 1))
            at = self._folded.find(needle, at + len(needle))
        return spans

    def _offset(self, folded: int) -> int:
        return folded if self._origin is None else self._origin[folded]
