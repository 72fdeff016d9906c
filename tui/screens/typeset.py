"""Setting an article in lines: blocks → lines of pieces, each piece a slice of `Article.text` at a column.

Nothing is copied or normalised: a piece is a pair of offsets, so whatever is known by offset (marks, facts, search
hits) can be drawn on it, and a place on the screen leads back to its offset.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from tui.articles.document import Article, Block, BlockKind, Cell
from tui.screens.glyphs import cells, reach
from tui.screens.line_breaking import break_lines
from tui.screens.table_setting import GAP, column_widths

WIDEST = 72
"""The widest line, in cells (36 Han characters): longer ones tire the eye."""

INDENT = 2
"""Cells by which the first line of a paragraph is indented."""


class Stretch(NamedTuple):
    """A stretch of the article's text between line breaks of its own: where it begins, and how far it reaches."""

    start: int
    text: str
    reach: Sequence[int]


class Piece(NamedTuple):
    """`Article.text[start:end]`, drawn from cell `x` of the line."""

    start: int
    end: int
    x: int


class Line(NamedTuple):
    """A line as drawn. `role` says what it is (a block's kind, `title`, `meta`, `warning`, `blank`).

    `lead` is drawn before the pieces (a list's marker, a quote's bar) and is no part of the text; on lines of the
    header it is all there is.
    """

    role: str
    pieces: tuple[Piece, ...] = ()
    lead: str = ""
    lead_x: int = 0
    block: int = -1


@dataclass(frozen=True)
class Setting:
    """An article set at a width: its lines, and where each offset stands."""

    lines: tuple[Line, ...]
    width: int
    _starts: list[int] = field(init=False, repr=False)
    _line_of: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places = sorted((piece.start, number) for number, line in enumerate(self.lines) for piece in line.pieces)
        object.__setattr__(self, "_starts", [start for start, _ in places])
        object.__setattr__(self, "_line_of", [number for _, number in places])

    def line_of(self, offset: int) -> int:
        """The number of the line on which the character at `offset` is drawn (the nearest before, where it is none)."""
        at = bisect_right(self._starts, offset) - 1
        return self._line_of[max(at, 0)] if self._line_of else 0

    def lines_of(self, start: int, end: int) -> list[int]:
        """The numbers of the lines on which a stretch of the text is drawn, in the order of the text.

        They need not follow each other: in a folded table a cell's second line stands below its neighbour's first.
        """
        first = max(bisect_right(self._starts, start) - 1, 0)
        return list(dict.fromkeys(self._line_of[first : bisect_left(self._starts, end)]))

    @cached_property
    def first_text_line(self) -> int:
        """The number of the first line that shows the article's own text."""
        return next((number for number, line in enumerate(self.lines) if line.pieces), 0)


class _Keeper:
    """Tells where a short fact begins that an offset would cut, so that the line breaks before it."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def __call__(self, offset: int) -> int | None:
        at = bisect_right(self._starts, offset) - 1
        # Spans may overlap; the one before may be longer than the one that starts last.
        for start, end in self._spans[max(0, at - 1) : at + 1]:
            if start < offset < end:
                return start
        return None


class Measured:
    """An article's text measured once, so that setting it at another width only has to break it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._stretches = [self._measure(block) for block in article.blocks]

    def _measure(self, block: Block) -> list[Stretch]:
        stretches, at = [], block.start
        if block.kind is BlockKind.TABLE and block.cells:
            return []  # cells are broken one by one
        for text in self.article.text[block.start : block.end].split("\n"):
            stretches.append(Stretch(at, text, reach(text)))
            at += len(text) + 1
        return stretches

    def set(self, width: int, header: Sequence[tuple[str, str]], spans: Sequence[tuple[int, int]]) -> Setting:
        """Set the article in lines.

        Args:
            width: cells of a line, at least 8.
            header: (role, text) of what stands above the article, each broken over lines as needed.
            spans: offsets of facts; those no wider than a third of the line are kept whole.
        """
        keep = _Keeper([(a, b) for a, b in spans if b - a <= width // 3])
        lines: list[Line] = []
        for role, text in header:
            lines.extend(_header_lines(role, text, width))
        if header:
            lines.append(Line("blank"))
        before: Block | None = None
        for number, block in enumerate(self.article.blocks):
            if before and not (before.kind is block.kind is BlockKind.LIST_ITEM):
                lines.append(Line("blank"))
            if block.kind is BlockKind.TABLE and block.cells:
                lines.extend(_table_lines(self.article.text, number, block, width))
            else:
                lines.extend(_block_lines(self._stretches[number], number, block, width, keep))
            before = block
        return Setting(tuple(lines), width)


def _header_lines(role: str, text: str, width: int) -> list[Line]:
    lines, start = [], 0
    for end in break_lines(text, reach(text), width):
        lines.append(Line(role, lead=text[start:end].rstrip()))
        start = end
    return lines


def _block_lines(
    stretches: Sequence[Stretch], number: int, block: Block, width: int, keep: Callable[[int], int | None]
) -> list[Line]:
    lead, hang, first = _shape(block)
    lead_x = max(0, hang - cells(lead))
    lines: list[Line] = []
    for stretch in stretches:
        for start, end in _broken(stretch, width - hang, 0 if lines else first, keep):
            x = hang if lines else hang + first
            shown = lead if not lines or block.kind is BlockKind.QUOTE else ""
            lines.append(Line(block.kind, (Piece(start, end, x),), shown, lead_x, number))
    return lines


def _shape(block: Block) -> tuple[str, int, int]:
    """What is drawn before a block, the cells its lines hang in, and the extra indent of its first line."""
    if block.kind is BlockKind.LIST_ITEM:
        lead = f"{block.marker or '•'} "
        return lead, 2 * (max(block.level, 1) - 1) + max(cells(lead), 2), 0
    if block.kind is BlockKind.QUOTE:
        return "▎ ", 2 * max(block.level, 1), 0
    if block.kind is BlockKind.IMAGE:
        return "▣ ", cells("▣ "), 0
    return "", 0, INDENT if block.kind is BlockKind.PARAGRAPH else 0


def _broken(
    stretch: Stretch, width: int, first_indent: int, keep: Callable[[int], int | None] | None
) -> list[tuple[int, int]]:
    """Offsets in the article's text of the lines of a stretch, trailing blanks left out."""
    at, text, reached = stretch

    def keep_here(offset: int) -> int | None:
        start = keep(at + offset) if keep else None
        return None if start is None else start - at

    spans, start = [], 0
    for end in break_lines(text, reached, max(width, 2), first_indent=first_indent, keep=keep_here if keep else None):
        last = end
        while last > start and text[last - 1] == " ":
            last -= 1
        spans.append((at + start, at + last))
        start = end
    return spans


def _table_lines(text: str, number: int, block: Block, width: int) -> list[Line]:
    """A table in aligned columns; a cell too wide for its column is folded inside it."""
    columns = column_widths(text, block.cells, width)
    edges = [sum(columns[:at]) + GAP * at for at in range(len(columns))]
    by_row: dict[int, list[Cell]] = {}
    for cell in block.cells:
        by_row.setdefault(cell.row, []).append(cell)
    lines: list[Line] = []
    for row in sorted(by_row):
        folded: list[list[Piece]] = []
        for cell in by_row[row]:
            room = sum(columns[cell.column : cell.column + cell.colspan]) + GAP * (cell.colspan - 1)
            content = text[cell.start : cell.end].replace("\n", " ")
            stretch = Stretch(cell.start, content, reach(content))
            for depth, (start, end) in enumerate(_broken(stretch, room, 0, None)):
                if depth == len(folded):
                    folded.append([])
                folded[depth].append(Piece(start, end, edges[cell.column]))
        lines.extend(Line(BlockKind.TABLE, tuple(pieces), block=number) for pieces in folded)
    return lines
