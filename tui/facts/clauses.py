"""Cutting a stretch of text into sentences and clauses, by offset."""

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n]*[”’」』）)]*")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, closing marks included; a semicolon ends one, as in lists."""
    for match in _SENTENCE.finditer(text, start, end):
        yield match.span()
