"""Pieces in reading order → blocks over one text, without the lines that are no part of the article.

This is the only place where a block's place in the text is settled.
"""

from dataclasses import dataclass

from tui.articles.boilerplate import image_label_end, is_promotion, is_related_head
from tui.articles.collector import Piece
from tui.articles.document import Block, BlockKind, Cell, MarkKind, StockLink
from tui.articles.field_lines import editor_at_end, fields_in
from tui.articles.headings import is_heading

_PSEUDO_HEADING_LEVEL = 2
# Looked up once: an enumeration's members are found slowly.
_PARAGRAPH, _HEADING, _IMAGE, _LIST_ITEM = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.IMAGE,
    BlockKind.LIST_ITEM,
)


@dataclass(slots=True)
class Image:
    """An image: where it lies, and the description that the page keeps from its reader."""

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
        self._related_head: Piece | None = None
        self._in_related = False

    def text(self) -> str:
        """The plain text."""
        return "".join(self._parts)

    def finish(self) -> None:
        """No more blocks come."""
        self._restore_related_head()

    def block(self, kind: BlockKind, piece: Piece, level: int = 0, marker: str = "", centred: bool = False) -> bool:
        """Add a block, or several where empty lines part it. True where some of it was kept.

        `centred` says how the page sets it: a short line in the middle is a heading.
        """
        text = piece.text
        if "\n\n" not in text:
            return self._line(kind, piece, level, marker, centred)
        kept = False
        at = 0
        while at < len(text):
            end = text.find("\n\n", at)
            end = len(text) if end < 0 else end
            kept |= self._line(kind, piece.part(at, end), level, "" if kept else marker, False)
            at = end + 2
        return kept

    def image(self, image: Image, caption: Piece) -> None:
        """Add an image with its caption: what the page shows, else the description that it hides."""
        self._restore_related_head()
        alt_only = not caption.text and bool(image.alt)
        if image.src or caption.text or image.alt:
            self._append(_IMAGE, Piece(image.alt) if alt_only else caption, src=image.src, alt_only=alt_only)

    def table(self, table: Piece, cells: list[Cell]) -> None:
        """Add a table; offsets of the cells are those into its own text."""
        self._restore_related_head()
        self._append(BlockKind.TABLE, table, cells=cells)

    def _line(self, kind: BlockKind, piece: Piece, level: int, marker: str, centred: bool) -> bool:
        kept = self._without_boilerplate(piece)
        if kept is None or self._is_related(kind, kept):
            return False
        if kind is _PARAGRAPH and is_heading(kept.text, kept.marks, centred and not self._after_image()):
            kind, level = _HEADING, _PSEUDO_HEADING_LEVEL
        if kind is _HEADING and kept.marks:
            kept.marks = [mark for mark in kept.marks if mark.kind is not MarkKind.STRONG]
        if not self._is_caption_of_last(kept):
            self._append(kind, kept, level, marker)
        return True

    def _without_boilerplate(self, piece: Piece) -> Piece | None:
        """What of a piece is the article's; None where nothing is. Fields that it names are taken down."""
        text = piece.text
        if not text:
            return None
        found = fields_in(text)
        if found is not None:
            self.fields = found | self.fields
            return None
        if is_promotion(text):
            return None
        if text[0] in "iImM" and (end := image_label_end(text)):
            piece = piece.part(end, len(text))
        end, editor = editor_at_end(piece.text)
        if end < len(piece.text):
            self.fields.setdefault("editor", editor)
            piece = piece.part(0, end)
        return piece if piece.text else None

    def _is_related(self, kind: BlockKind, piece: Piece) -> bool:
        """Whether a block belongs to a list of other stories: its head, held back, and the links that follow it."""
        if self._related_head is not None or self._in_related:
            if _is_link(piece):
                self._related_head, self._in_related = None, True
                return True
            self._restore_related_head()
            self._in_related = False
        if kind in (_PARAGRAPH, _HEADING) and is_related_head(piece.text):
            self._related_head = piece
            return True
        return False

    def _restore_related_head(self) -> None:
        """A head that no links followed was a heading of the article."""
        if self._related_head is not None:
            head, self._related_head = self._related_head, None
            self._append(_HEADING, Piece(head.text), _PSEUDO_HEADING_LEVEL)

    def _after_image(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].kind is _IMAGE

    def _is_caption_of_last(self, piece: Piece) -> bool:
        """Whether a paragraph shows the very words that the image before it hides as its description."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or not last.alt_only or self._parts[-1].split() != piece.text.split():
            return False
        self.blocks[-1] = last._replace(alt_only=False, marks=piece.marks_at(last.start))
        self.links += piece.links_at(last.start)
        return True

    def _append(
        self,
        kind: BlockKind,
        piece: Piece,
        level: int = 0,
        marker: str = "",
        *,
        cells: list[Cell] | None = None,
        src: str = "",
        alt_only: bool = False,
    ) -> None:
        text = piece.text
        # A block without text (an image that has no caption) parts nothing.
        if text and self._length:
            items = kind is _LIST_ITEM and self.blocks[-1].kind is _LIST_ITEM
            gap = "\n" if items else "\n\n"
            self._parts.append(gap)
            self._length += len(gap)
        base = self._length
        if text:
            self._parts.append(text)
            self._length += len(text)
        marks = piece.marks_at(base) if piece.marks else ()
        placed = tuple(cell._replace(start=cell.start + base, end=cell.end + base) for cell in cells or ())
        self.blocks.append(Block(kind, base, self._length, level, marker, marks, placed, src, alt_only))
        if piece.links:
            self.links += piece.links_at(base)


def _is_link(piece: Piece) -> bool:
    linked = sum(mark.end - mark.start for mark in piece.marks if mark.kind is MarkKind.LINK)
    return linked >= 0.8 * len(piece.text)
