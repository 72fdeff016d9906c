"""A block's text with its marks → a tag whose Markdown renders as the marks say."""

import unicodedata
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from tui.articles.document import Mark, MarkKind

Span = tuple[int, int]


class InlineSoup:
    """Makes the tags of one soup."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup

    def paragraph(self, name: str, text: str, start: int, end: int, marks: Iterable[Mark]) -> Tag:
        """A tag `name` that holds `text[start:end]` with those of `marks` that lie in it."""
        tag = self._soup.new_tag(name)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        spans: dict[MarkKind, list[Span]] = {kind: [] for kind in MarkKind}
        links: list[tuple[int, int, str]] = []
        for mark in marks:
            a, b = max(mark.start, start), min(mark.end, end)
            if a < b and mark.kind is MarkKind.LINK:
                if not links or links[-1][1] <= a:
                    links.append((a, b, mark.href))
            elif a < b:
                spans[mark.kind].append((a, b))
        at = start
        for a, b, href in links:
            self._strong(tag, text, (at, a), spans, (start, end))
            link = self._soup.new_tag("a", attrs={"href": href})
            self._strong(link, text, (a, b), spans, (start, end))
            tag.append(link)
            at = b
        self._strong(tag, text, (at, end), spans, (start, end))
        return tag

    def _strong(self, tag: Tag, text: str, span: Span, spans: dict[MarkKind, list[Span]], block: Span) -> None:
        at = span[0]
        strong = _flanked(text, spans[MarkKind.STRONG], span, block, spans[MarkKind.CODE])
        for a, b in strong:
            self._emphasis(tag, text, (at, a), spans, block, strong)
            inner = self._soup.new_tag("b")
            self._code(inner, text, (a, b), spans)
            tag.append(inner)
            at = b
        self._emphasis(tag, text, (at, span[1]), spans, block, strong)

    def _emphasis(
        self, tag: Tag, text: str, span: Span, spans: dict[MarkKind, list[Span]], block: Span, strong: list[Span]
    ) -> None:
        at = span[0]
        for a, b in _flanked(text, spans[MarkKind.EMPHASIS], span, block, spans[MarkKind.CODE]):
            # Stars that touch other stars make a run that means something else.
            if any(a <= y and x <= b for x, y in strong):
                continue
            self._code(tag, text, (at, a), spans)
            inner = self._soup.new_tag("em")
            self._code(inner, text, (a, b), spans)
            tag.append(inner)
            at = b
        self._code(tag, text, (at, span[1]), spans)

    def _code(self, tag: Tag, text: str, span: Span, spans: dict[MarkKind, list[Span]]) -> None:
        at = span[0]
        for a, b in _clipped(spans[MarkKind.CODE], span):
            self._plain(tag, text[at:a])
            inner = self._soup.new_tag("code")
            inner.string = " ".join(text[a:b].split())
            tag.append(inner)
            at = b
        self._plain(tag, text[at : span[1]])

    def _plain(self, tag: Tag, text: str) -> None:
        lines = text.replace("\r", "\n").split("\n")
        for number, line in enumerate(lines):
            if number and (line.strip() or number == len(lines) - 1):
                tag.append(self._soup.new_tag("br"))
            if line:
                tag.append(line)


def _clipped(spans: list[Span], within: Span) -> list[Span]:
    """Spans cut to `within`, in order, those that touch made one."""
    inside: list[Span] = []
    for start, end in sorted(spans):
        a, b = max(start, within[0]), min(end, within[1])
        if a >= b:
            continue
        if inside and a <= inside[-1][1]:
            inside[-1] = inside[-1][0], max(b, inside[-1][1])
        else:
            inside.append((a, b))
    return inside


def _flanked(text: str, spans: list[Span], within: Span, block: Span, codes: list[Span]) -> list[Span]:
    """Spans that stars can stand around: punctuation at an end goes outside where a letter follows it.

    `**上海：**海关` is no strong type to CommonMark, as the closing stars stand between punctuation and a letter.
    Where a code span is at such an end, its backtick is the punctuation, and there is no strong type at all.
    """
    found: list[Span] = []
    for start, end in _clipped(spans, within):
        open_before, open_after = _is_open(text, start - 1, block), _is_open(text, end, block)
        while start < end and (text[start].isspace() or (not open_before and _is_punctuation(text[start]))):
            open_before |= text[start].isspace()
            start += 1
        while end > start and (text[end - 1].isspace() or (not open_after and _is_punctuation(text[end - 1]))):
            open_after |= text[end - 1].isspace()
            end -= 1
        blocked = any((a <= start < b and not open_before) or (a < end <= b and not open_after) for a, b in codes)
        if start < end and not blocked:
            found.append((start, end))
    return found


def _is_open(text: str, at: int, block: Span) -> bool:
    """Whether at an offset stands nothing, a blank or punctuation: beside it, stars work whatever they enclose."""
    return not block[0] <= at < block[1] or text[at].isspace() or _is_punctuation(text[at])


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
