"""The sentence in which a hit stands, and where in the text a query's phrases stand."""

import re
from collections.abc import Iterable

from tui.archive.conditions import Words
from tui.archive.terms import fold

Span = tuple[int, int]
"""From (included) to (excluded), in code points."""

_STOP = re.compile(r"[。！？!?；;]+[”’」』）)]*|\n+|(?<=[a-z])\.(?=\s)")
_BEFORE, _AFTER = 60, 140
"""Code points of a sentence before and after the beginning of a hit that are shown at most."""


def spans_of(words: Iterable[Words], text: str, *, title: bool = False) -> list[Span]:
    """Where the phrases stand in a text, or in a `title`; in order, those that overlap as one."""
    folded = fold(text)
    found = [
        match.span()
        for word in words
        if title or not word.title
        for match in word.phrase.pattern.finditer(folded)
        if match.end() > match.start()
    ]
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def sentence_at(text: str, span: Span) -> Span:
    """The sentence around a span, or as much of it as is shown; without blanks at its ends."""
    start, end = span
    before = text[max(0, start - _BEFORE) : start]
    stops = [match.end() for match in _STOP.finditer(before)]
    first = start - len(before) + (stops[-1] if stops else 0)
    limit = max(end, min(len(text), start + _AFTER))
    stop = _STOP.search(text, end, limit)
    last = limit if stop is None else stop.end()
    piece = text[first:last]
    begin = first + len(piece) - len(piece.lstrip())
    return begin, begin + len(piece.strip())
