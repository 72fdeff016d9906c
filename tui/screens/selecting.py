"""Selecting text by key: an anchor and a caret that moves by character, word, sentence or paragraph."""

import re

from tui.screens.page import Page, Span, neighbour

_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f.,%]+|[\u3400-\u9fff]+|\s+|[^\w\s]|.", re.S)

_NUMBER = re.compile(
    r"(?:[-+−－＋]|[$¥￥€£])?[0-9０-９](?:[0-9０-９,，.．]*[0-9０-９])?"
    r"(?:\s?(?:[万亿千百]+|thousand|million|billion|trillion))?(?:个百分点|个基点|[%％‰℃]|[多余]?(?:美元|港元|欧元|日元|元))?"
)


class TextSelection:
    """A selection in the page's text between an anchor and a caret, both offsets between characters."""

    def __init__(self, page: Page, anchor: int, caret: int | None = None) -> None:
        self._page = page
        self.anchor = anchor
        self.caret = min(anchor + 1, len(page.text)) if caret is None else caret

    def span(self) -> Span:
        """What is selected, in order."""
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    def take_number(self) -> bool:
        """Select the next number, whole, with its sign, scale and unit; False, and no change, where none follows.

        The one that the selection begins in counts, unless it is what is selected.
        """
        span = self.span()
        for match in _NUMBER.finditer(self._page.text):
            if match.end() > span[0] and match.span() != span and match.start() >= span[0]:
                self.anchor, self.caret = match.span()
                return True
        return False

    def extend(self, unit: str, step: int) -> None:
        """Move the caret by a `character`, `word`, `sentence` or `paragraph` forward (1) or back (-1)."""
        text = self._page.text
        if unit == "character":
            self.caret = max(0, min(self.caret + step, len(text)))
            return
        place = neighbour(self._bounds(unit, step), self.caret, step)
        self.caret = (len(text) if step > 0 else 0) if place is None else place

    def _bounds(self, unit: str, step: int) -> list[int]:
        """Offsets at which units end (forward) or begin (back), near the caret."""
        from tui.facts.clauses import sentences

        blocks = self._page.desk.article.blocks
        side = 1 if step > 0 else 0
        if unit == "paragraph":
            return [(block.start, block.end)[side] for block in blocks]
        near = [block for block in blocks if block.start <= self.caret <= block.end] or list(blocks)
        bounds: list[int] = []
        for block in near:
            if unit == "sentence":
                bounds.extend(span[side] for span in sentences(self._page.text, block.start, block.end))
            else:
                words = _WORD.finditer(self._page.text, block.start, block.end)
                bounds.extend(match.span()[side] for match in words if not match[0].isspace())
        outer = [(block.start, block.end)[side] for block in blocks]
        return sorted({*bounds, *outer})
