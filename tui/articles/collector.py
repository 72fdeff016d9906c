"""The open block: raw characters with the marks and links noted on the way → a piece of text as a reader sees it."""

from dataclasses import dataclass, field

from tui.articles.blanks import moved, squeeze
from tui.articles.document import Mark, MarkKind, StockLink


@dataclass(slots=True)
class Piece:
    """Squeezed text with its marks and stock links, by offset into it."""

    text: str
    marks: list[Mark] = field(default_factory=list)
    links: list[StockLink] = field(default_factory=list)

    def part(self, start: int, end: int) -> "Piece":
        """The piece between two offsets, marks and links cut to it."""
        part = Piece(self.text[start:end])
        for mark in self.marks:
            a, b = max(mark.start, start), min(mark.end, end)
            if a < b:
                part.marks.append(Mark(mark.kind, a - start, b - start, mark.href))
        for link in self.links:
            a, b = max(link.start, start), min(link.end, end)
            if a < b:
                part.links.append(StockLink(a - start, b - start, link.code, link.symbol))
        return part

    def marks_at(self, base: int) -> tuple[Mark, ...]:
        """The marks as they stand when the piece begins at `base`."""
        return tuple(Mark(mark.kind, mark.start + base, mark.end + base, mark.href) for mark in self.marks)

    def links_at(self, base: int) -> list[StockLink]:
        """The links, likewise."""
        return [StockLink(link.start + base, link.end + base, link.code, link.symbol) for link in self.links]


class Collector:
    """Gathers the characters of the open block; offsets noted meanwhile are those of its raw text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._size = 0
        self._depth: dict[MarkKind, int] = {}
        self._opened: dict[MarkKind, tuple[int, str]] = {}
        self._marks: list[tuple[MarkKind, int, int, str]] = []
        self._stock: tuple[int, str, str] | None = None
        self._links: list[tuple[int, int, str, str]] = []

    def text(self, raw: str) -> None:
        """Add characters; blanks.BREAK for a line break."""
        self.parts.append(raw)
        self._size += len(raw)

    def ends_in_number(self) -> bool:
        """Whether the last character so far is a digit, also a raised one."""
        return bool(self.parts) and self.parts[-1][-1:].isdigit()

    def open(self, kind: MarkKind, href: str = "") -> None:
        """A mark begins; marks of one kind inside each other count as one."""
        depth = self._depth.get(kind, 0)
        if depth == 0:
            self._opened[kind] = self._size, href
        self._depth[kind] = depth + 1

    def close(self, kind: MarkKind) -> None:
        """A mark ends."""
        self._depth[kind] -= 1
        if self._depth[kind] == 0:
            start, href = self._opened.pop(kind)
            if start < self._size:
                self._marks.append((kind, start, self._size, href))

    def open_stock(self, code: str, symbol: str) -> bool:
        """A stock link begins; False where one is open already."""
        if self._stock is not None:
            return False
        self._stock = self._size, code, symbol
        return True

    def close_stock(self) -> None:
        """The open stock link ends."""
        if self._stock is not None:
            self._links.append((self._stock[0], self._size, *self._stock[1:]))
            self._stock = None

    def take(self, *, empty_lines: bool = True) -> Piece:
        """What was collected, squeezed. The collector is empty after; what is still open goes on at its beginning."""
        raw = "".join(self.parts)
        marks, links = self._marks, self._links
        for kind, (start, href) in self._opened.items():
            marks.append((kind, start, self._size, href))
            self._opened[kind] = 0, href
        if self._stock is not None:
            links.append((self._stock[0], self._size, *self._stock[1:]))
            self._stock = (0, *self._stock[1:])
        self.parts, self._size, self._marks, self._links = [], 0, [], []
        text, edits = squeeze(raw, empty_lines=empty_lines)
        if not text or not (marks or links):
            return Piece(text)
        offsets = [offset for _, start, end, _ in marks for offset in (start, end)]
        offsets += [offset for start, end, _, _ in links for offset in (start, end)]
        at = moved(offsets, edits)
        piece = Piece(text, _joined(text, [Mark(kind, at[start], at[end], href) for kind, start, end, href in marks]))
        for start, end, code, symbol in links:
            a, b = _trimmed(text, at[start], at[end])
            if a < b:
                piece.links.append(StockLink(a, b, code, symbol))
        return piece


def _joined(text: str, marks: list[Mark]) -> list[Mark]:
    """Marks without blank edges, touching ones of a kind made one, in order."""
    joined: list[Mark] = []
    marks.sort(key=lambda mark: (mark.kind, mark.start, mark.end))
    for mark in marks:
        start, end = _trimmed(text, mark.start, mark.end)
        if start >= end:
            continue
        last = joined[-1] if joined else None
        if last and last.kind is mark.kind and last.href == mark.href and not text[last.end : start].strip():
            joined[-1] = Mark(mark.kind, last.start, max(last.end, end), mark.href)
        else:
            joined.append(Mark(mark.kind, start, end, mark.href))
    joined.sort(key=lambda mark: (mark.start, -mark.end, mark.kind))
    return joined


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    return start, end
