"""Setting tables: how wide the columns are, where each cell stands, what is in sight of a table that is scrolled."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.articles.document import Block, BlockKind, Cell
from tui.facts.lazy import lazy
from tui.screens.glyphs import cells, reach, widths
from tui.screens.lines import Line, Piece, Stretch, broken

GAP = 2
"""Cells between two columns."""

LEAST = 6
"""Cells that a column keeps when it is narrowed; where that is too much, the table is scrolled."""

WIDEST_COLUMN = 32
"""Cells of a column in a table that is scrolled; what is longer is folded."""

EDGE = 2
"""Cells at the right of a scrolled table where a mark says that there is more."""

_NUMBER = lazy(r"[(（]?[-+−－±]?[￥$¥€£]?\d[\d,.\s]*[%％‰]?[)）]?|[-—–－/]*")
"""A figure as tables print it, or the dash that stands for none."""


class TablePlan(NamedTuple):
    """The columns of a table: cells of each, and whether it holds figures, which are set flush right.

    `frozen` are the cells at the left that stay in sight when the table is scrolled: its first column, or none.
    """

    columns: tuple[int, ...]
    flush_right: tuple[bool, ...]
    frozen: int = 0

    @property
    def width(self) -> int:
        """Cells that the whole table takes."""
        return sum(self.columns) + GAP * (len(self.columns) - 1)

    def edge(self, column: int) -> int:
        """The cell at which a column begins."""
        return sum(self.columns[:column]) + GAP * column

    def room(self, cell: Cell) -> int:
        """Cells that a table cell has for its text."""
        return sum(self.columns[cell.column : cell.column + cell.colspan]) + GAP * (cell.colspan - 1)


def plan_of(text: str, table: Sequence[Cell], width: int, *, scroll: bool) -> TablePlan:
    """The columns of a table on a line of `width` cells.

    A table that fits is set as wide as it is. One that does not is folded, its widest columns narrowed until it fits;
    it is left wide, to be scrolled, where that is wanted (`scroll`) or its columns would be too narrow to be read.
    """
    natural = _natural_widths(text, table)
    flush_right = tuple(_holds_figures(text, table, column) for column in range(len(natural)))
    room = width - GAP * (len(natural) - 1)
    if sum(natural) <= room:
        return TablePlan(tuple(natural), flush_right)
    if not scroll and LEAST * len(natural) <= room:
        return TablePlan(tuple(_narrowed(natural, room)), flush_right)
    columns = tuple(min(size, WIDEST_COLUMN) for size in natural)
    frozen = columns[0] + GAP if len(columns) > 1 and columns[0] + GAP <= width // 2 else 0
    return TablePlan(columns, flush_right, frozen)


def _natural_widths(text: str, table: Sequence[Cell]) -> list[int]:
    columns = [1] * max(cell.column + cell.colspan for cell in table)
    for cell in table:
        if cell.colspan == 1:
            columns[cell.column] = max(columns[cell.column], cells(text[cell.start : cell.end]))
    for cell in table:
        missing = cells(text[cell.start : cell.end]) - sum(columns[cell.column : cell.column + cell.colspan])
        missing -= GAP * (cell.colspan - 1)
        if cell.colspan > 1 and cell.colspan < len(columns) and missing > 0:
            columns[cell.column + cell.colspan - 1] += missing
    return columns


def _holds_figures(text: str, table: Sequence[Cell], column: int) -> bool:
    own = [cell for cell in table if cell.column == column and cell.colspan == 1 and cell.row > 0]
    body = [text[cell.start : cell.end].strip() for cell in own]
    filled = [content for content in body if any(char.isdigit() for char in content)]
    return bool(filled) and all(_NUMBER.fullmatch(content) for content in body)


def _narrowed(columns: Sequence[int], room: int) -> list[int]:
    """The columns with the widest narrowed until they fit in `room`."""
    sizes = list(columns)
    while (over := sum(sizes) - room) > 0 and (widest := max(sizes)) > LEAST:
        below = max((size for size in sizes if size < widest), default=LEAST)
        many = sizes.count(widest)
        cut = min(widest - max(below, LEAST), -(-over // many)) or 1
        sizes = [size - cut if size == widest else size for size in sizes]
    return sizes


def table_lines(text: str, number: int, block: Block, plan: TablePlan) -> list[Line]:
    """A table in aligned columns; a cell too wide for its column is folded inside it."""
    by_row: dict[int, list[Cell]] = {}
    for cell in block.cells:
        by_row.setdefault(cell.row, []).append(cell)
    lines: list[Line] = []
    for row in sorted(by_row):
        folded: list[list[Piece]] = []
        for cell in by_row[row]:
            for depth, piece in enumerate(_pieces(text, cell, plan)):
                if depth == len(folded):
                    folded.append([])
                folded[depth].append(piece)
        lines.extend(Line(BlockKind.TABLE, tuple(pieces), block=number) for pieces in folded)
    return lines


def _pieces(text: str, cell: Cell, plan: TablePlan) -> list[Piece]:
    content = text[cell.start : cell.end].replace("\n", " ")
    room, edge = plan.room(cell), plan.edge(cell.column)
    spans = broken(Stretch(cell.start, content, reach(content)), room)
    right = cell.colspan == 1 and plan.flush_right[cell.column]
    return [Piece(start, end, edge + (max(room - cells(text[start:end]), 0) if right else 0)) for start, end in spans]


def pieces_in_sight(text: str, pieces: Iterable[Piece], plan: TablePlan, width: int, shift: int) -> list[Piece]:
    """What is in sight of a line of a table that is scrolled by `shift` cells, on a line of `width` cells."""
    shown, width = [], width - EDGE
    for piece in pieces:
        if piece.x < plan.frozen:
            shown.append(piece)
            continue
        left, x = plan.frozen, piece.x - shift
        start, end = piece.start, piece.end
        sizes = widths(text[start:end])
        right = x + sum(sizes)
        while start < end and x < left:
            x += sizes[start - piece.start]
            start += 1
        while end > start and right > width:
            end -= 1
            right -= sizes[end - piece.start]
        # What joins the character before it goes with it.
        while start < end and sizes[start - piece.start] == 0:
            start += 1
        if start < end:
            shown.append(Piece(start, end, x))
    return shown


def shift_to_show(pieces: Iterable[Piece], text: str, offset: int, plan: TablePlan, width: int, shift: int) -> int:
    """The shift, as near as can be to the one there is, at which the character at `offset` is in sight."""
    piece = next((piece for piece in pieces if piece.start <= offset < max(piece.end, piece.start + 1)), None)
    if piece is None or piece.x < plan.frozen:
        return shift
    least = piece.x + cells(text[piece.start : piece.end]) - (width - EDGE)
    most = piece.x - plan.frozen
    return clamp(min(max(shift, least), most), plan, width)


def next_shift(plan: TablePlan, shift: int, step: int, width: int) -> int:
    """The shift at which the next column to the right (1) or left (-1) begins the part in sight."""
    stops = [clamp(plan.edge(column) - plan.frozen, plan, width) for column in range(len(plan.columns))]
    further = [stop for stop in stops if (stop > shift if step > 0 else stop < shift)]
    return (min(further) if step > 0 else max(further)) if further else shift


def clamp(shift: int, plan: TablePlan, width: int) -> int:
    """The shift, kept so that the table does not leave its line."""
    return max(0, min(shift, plan.width - (width - EDGE)))
