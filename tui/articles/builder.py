"""Collects what a walk over a page meets → blocks, marks and links over one text.

Characters of the open block are gathered raw; when it closes, they are squeezed to what a reader sees, and the
offsets noted meanwhile move with them. This is the only place where offsets are made.
"""

from dataclasses import dataclass, field, replace

from tui.articles.blanks import BREAK, moved, squeeze
from tui.articles.boilerplate import editor_at_end, fields_in, is_promotion, is_related_head
from tui.articles.document import Block, BlockKind, Cell, Mark, MarkKind, StockLink
from tui.articles.headings import is_heading

Span = tuple[int, int]
_PSEUDO_HEADING_LEVEL = 2


@dataclass(slots=True)
class Piece:
    """Squeezed text with its marks and stock links, by offset into it."""

    text: str
    marks: list[Mark] = field(default_factory=list)
    links: list[StockLink] = field(default_factory=list)

    def part(self, start: int, end: int) -> "Piece":
        """The piece between two offsets, marks and links cut to it."""
        inside = [(max(m.start, start), min(m.end, end), m) for m in self.marks]
        linked = [(max(k.start, start), min(k.end, end), k) for k in self.links]
        return Piece(
            self.text[start:end],
            [replace(mark, start=a - start, end=b - start) for a, b, mark in inside if a < b],
            [replace(link, start=a - start, end=b - start) for a, b, link in linked if a < b],
        )

    def without_blank_edges(self) -> "Piece":
        """The piece without newlines and spaces at either end."""
        text = self.text
        start = len(text) - len(text.lstrip("\n "))
        end = len(text.rstrip("\n "))
        return self if start == 0 and end == len(text) else self.part(start, max(start, end))


class Collector:
    """The raw characters of an open block, with the marks and links noted on the way."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._depth = dict.fromkeys(MarkKind, 0)
        self._opened: dict[MarkKind, tuple[int, str]] = {}
        self._marks: list[tuple[MarkKind, int, int, str]] = []
        self._stock: tuple[int, str, str] | None = None
        self._links: list[tuple[int, int, str, str]] = []

    def text(self, raw: str) -> None:
        """Add characters; BREAK for a line break."""
        self._parts.append(raw)
        self._size += len(raw)

    def line_is_blank(self) -> bool:
        """Whether nothing visible stands on the open line."""
        for part in reversed(self._parts):
            visible = part.rpartition(BREAK)
            if visible[2].strip():
                return False
            if visible[1]:
                return True
        return True

    def open(self, kind: MarkKind, href: str = "") -> None:
        """A mark begins; marks of one kind inside each other count as one."""
        if self._depth[kind] == 0:
            self._opened[kind] = self._size, href
        self._depth[kind] += 1

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
            start, code, symbol = self._stock
            if start < self._size:
                self._links.append((start, self._size, code, symbol))
            self._stock = None

    def take(self, *, empty_lines: bool = True) -> Piece:
        """What was collected, squeezed; the collector is empty after, marks still open go on at its beginning."""
        raw = "".join(self._parts)
        marks, links = self._marks, self._links
        marks += [(kind, start, self._size, href) for kind, (start, href) in self._opened.items() if start < self._size]
        if self._stock is not None and self._stock[0] < self._size:
            links.append((self._stock[0], self._size, *self._stock[1:]))
        self._parts, self._size, self._marks, self._links = [], 0, [], []
        if self._opened:
            self._opened = {kind: (0, href) for kind, (_, href) in self._opened.items()}
        if self._stock is not None:
            self._stock = (0, *self._stock[1:])
        if not raw or raw.isspace():
            return Piece("")
        text, edits = squeeze(raw, empty_lines=empty_lines)
        if not marks and not links:
            return Piece(text)
        offsets = [offset for _, start, end, _ in marks for offset in (start, end)]
        offsets += [offset for start, end, _, _ in links for offset in (start, end)]
        at = moved(offsets, edits)
        piece = Piece(text)
        piece.marks = _joined(text, [Mark(kind, at[start], at[end], href) for kind, start, end, href in marks])
        for start, end, code, symbol in links:
            span = _trimmed(text, at[start], at[end])
            if span:
                piece.links.append(StockLink(*span, code, symbol))
        return piece


@dataclass(slots=True)
class Image:
    """An image met while a block was open."""

    src: str
    alt: str


class Builder:
    """The article so far: its text and blocks, its publisher's links, the fields found in lines of their own."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.links: list[StockLink] = []
        self.fields: dict[str, str] = {}
        self._parts: list[str] = []
        self._length = 0
        self._related: Piece | None = None
        self._in_related = False

    def text(self) -> str:
        """The plain text."""
        return "".join(self._parts)

    def finish(self) -> None:
        """No more blocks come."""
        self._restore_related_head()

    def block(self, kind: BlockKind, piece: Piece, level: int = 0, marker: str = "") -> bool:
        """Add a block, or several where empty lines part it. True where some of it was kept."""
        text = piece.text
        if "\n\n" not in text:
            return self._line(kind, piece, level, marker)
        kept = False
        at = 0
        while at < len(text):
            end = text.find("\n\n", at)
            end = len(text) if end < 0 else end
            part = piece.part(at, end).without_blank_edges()
            if part.text and self._line(kind, part, level, "" if kept else marker):
                kept = True
            at = end + 2
        return kept

    def image(self, image: Image, caption: Piece) -> None:
        """Add an image with its caption: what the page shows, else the description that it hides."""
        alt_only = not caption.text and bool(image.alt)
        if not image.src and not caption.text and not image.alt:
            return
        piece = Piece(image.alt) if alt_only else caption
        self._append(Block(BlockKind.IMAGE, 0, 0, src=image.src, alt_only=alt_only), piece)

    def table(self, text: str, cells: list[Cell], marks: list[Mark], links: list[StockLink]) -> None:
        """Add a table; offsets are those into its own text."""
        self._restore_related_head()
        base = self._begin(BlockKind.TABLE, text)
        self.blocks.append(
            Block(
                BlockKind.TABLE,
                base,
                base + len(text),
                marks=_shifted(marks, base),
                cells=tuple(replace(cell, start=cell.start + base, end=cell.end + base) for cell in cells),
            )
        )
        self.links += [replace(link, start=link.start + base, end=link.end + base) for link in links]

    def _line(self, kind: BlockKind, piece: Piece, level: int, marker: str) -> bool:
        text = piece.text
        if not text:
            return False
        found = fields_in(text)
        if found:
            self.fields |= {name: value for name, value in found.items() if name not in self.fields}
            return False
        if is_promotion(text):
            return False
        end, editor = editor_at_end(text)
        if end < len(text):
            self.fields.setdefault("editor", editor)
            piece = piece.part(0, end)
            if not piece.text:
                return False
        if self._is_related(kind, piece):
            return False
        if kind is BlockKind.PARAGRAPH and is_heading(piece.text, piece.marks):
            kind, level = BlockKind.HEADING, _PSEUDO_HEADING_LEVEL
        if kind is BlockKind.HEADING:
            piece.marks = [mark for mark in piece.marks if mark.kind is not MarkKind.STRONG]
        if self._is_caption_of_last(piece):
            return True
        self._append(Block(kind, 0, 0, level, marker), piece)
        return True

    def _is_related(self, kind: BlockKind, piece: Piece) -> bool:
        """Whether a block belongs to a list of other stories: its head, held back, and the links that follow it."""
        if self._related is not None or self._in_related:
            if _is_link(piece):
                self._related, self._in_related = None, True
                return True
            self._restore_related_head()
            self._in_related = False
        if kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and is_related_head(piece.text):
            self._related = piece
            return True
        return False

    def _restore_related_head(self) -> None:
        """A head that no links followed was a heading of the article."""
        if self._related is not None:
            piece, self._related = self._related, None
            piece.marks = []
            self._append(Block(BlockKind.HEADING, 0, 0, _PSEUDO_HEADING_LEVEL), piece)

    def _is_caption_of_last(self, piece: Piece) -> bool:
        """Whether a paragraph shows the very words that the image before it hides as its description."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or not last.alt_only or not _same(self._parts[-1], piece.text):
            return False
        self.blocks.pop()
        self._length -= len(self._parts.pop())
        if self._parts:
            self._length -= len(self._parts.pop())
        self._append(replace(last, alt_only=False), piece)
        return True

    def _append(self, block: Block, piece: Piece) -> None:
        base = self._begin(block.kind, piece.text)
        end = base + len(piece.text)
        self.blocks.append(replace(block, start=base, end=end, marks=_shifted(piece.marks, base)))
        self.links += [replace(link, start=link.start + base, end=link.end + base) for link in piece.links]

    def _begin(self, kind: BlockKind, text: str) -> int:
        """Add a block's text after what parts it from the last; where it begins. A block without text parts nothing."""
        if text:
            if self._length:
                last = self.blocks[-1].kind if self.blocks else None
                close = kind is BlockKind.LIST_ITEM and last is BlockKind.LIST_ITEM
                gap = "\n" if close else "\n\n"
                self._parts.append(gap)
                self._length += len(gap)
            self._parts.append(text)
            self._length += len(text)
        return self._length - len(text)


def _shifted(marks: list[Mark], base: int) -> tuple[Mark, ...]:
    return tuple(replace(mark, start=mark.start + base, end=mark.end + base) for mark in marks)


def _joined(text: str, marks: list[Mark]) -> list[Mark]:
    """Marks without blank edges, touching ones of a kind made one, in order."""
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.kind, mark.start, mark.end)):
        span = _trimmed(text, mark.start, mark.end)
        if span is None:
            continue
        last = joined[-1] if joined else None
        if last and last.kind is mark.kind and last.href == mark.href and not text[last.end : span[0]].strip():
            joined[-1] = replace(last, end=max(last.end, span[1]))
        else:
            joined.append(replace(mark, start=span[0], end=span[1]))
    return sorted(joined, key=lambda mark: (mark.start, -mark.end))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    return (start, end) if start < end else None


def _is_link(piece: Piece) -> bool:
    linked = sum(mark.end - mark.start for mark in piece.marks if mark.kind is MarkKind.LINK)
    return linked >= 0.8 * len(piece.text)


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())
