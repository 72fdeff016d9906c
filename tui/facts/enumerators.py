"""What numbers an item of a list: 一是, 第一、, 1., （二）, ①, •."""

import re

from tui.facts.lazy import lazy

_ENUMERATOR = lazy(
    r"[（(][一二三四五六七八九十\d]{1,3}[)）]|第?[一二三四五六七八九十]{1,3}[、是]|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|[•·●■◆▲▶►※]"
)
BEGINS = frozenset("（(第一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳•·●■◆▲▶►※")
"""With what it begins, if not with a digit."""


def enumerator(text: str, start: int, end: int) -> re.Match[str] | None:
    """What numbers the item at the start of `text[start:end]`."""
    first = text[start]
    return _ENUMERATOR.match(text, start, end) if first in BEGINS or first.isdecimal() else None
