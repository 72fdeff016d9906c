"""Tables: which are data, where their cells stand, and their text."""

from bisect import bisect_left
from dataclasses import dataclass, field

from lxml.etree import _Element

from tui.articles.collector import Piece
from tui.articles.document import Cell

_LARGEST_SPAN = 1000
_MOST_COLUMNS = 1000
_LONG_CELL = 80
_LONGEST_CELL = 400
_BLOCKS = frozenset(("p", "div", "h4", "h5", "h6", "ul", "ol", "section", "article", "pre", "figure"))


@dataclass(slots=True)
class RawCell:
    """A cell as the page has it."""

    piece: Piece
    rowspan: int
    colspan: int
    header: bool


@dataclass(slots=True)
class TableFrame:
    """A table being read, row by row."""

    rows: list[list[RawCell]] = field(default_factory=list)

    def row(self) -> None:
        """A row begins."""
        self.rows.append([])

    def cell(self, piece: Piece, rowspan: int, colspan: int, header: bool) -> None:
        """A cell of the open row ends."""
        if not self.rows:
            self.row()
        self.rows[-1].append(RawCell(piece, rowspan, colspan, header))

    def laid_out(self) -> tuple[Piece, list[Cell]]:
        """The table's text (cells parted by a tab, rows by a newline) and its cells, by offset into it.

        Empty rows are left out, and columns in which no cell begins. Spans are cut to the table.
        """
        rows = [row for row in self.rows if any(cell.piece.text for cell in row)]
        places = _placed(rows)
        borders = sorted({column for row in places for column, _ in row})
        rank = {column: number for number, column in enumerate(borders)}
        parts: list[str] = []
        cells: list[Cell] = []
        table = Piece("")
        at = 0
        for number, (row, place) in enumerate(zip(rows, places, strict=True)):
            for order, (cell, (column, colspan)) in enumerate(zip(row, place, strict=True)):
                if order or number:
                    parts.append("\t" if order else "\n")
                    at += 1
                first = rank[column]
                covered = 1 if colspan == 1 else max(1, bisect_left(borders, column + colspan) - first)
                end = at + len(cell.piece.text)
                cells.append(Cell(at, end, number, first, min(cell.rowspan, len(rows) - number), covered, cell.header))
                table.marks += cell.piece.marks_at(at)
                table.links += cell.piece.links_at(at)
                parts.append(cell.piece.text)
                at = end
        table.text = "".join(parts)
        return table, cells


def is_layout(table: _Element) -> bool:
    """Whether a table only arranges text on the page: one column, tables inside it, or cells that hold paragraphs."""
    if table.get("role") == "presentation":
        return True
    widest = 0
    for row in table.iter("tr"):
        widest = max(widest, sum(1 for child in row if child.tag in ("td", "th")))
    if widest <= 1:
        return True
    if next(table.iterdescendants("table", "h1", "h2", "h3", "blockquote"), None) is not None:
        return True
    return any(_holds_paragraphs(cell) for cell in table.iter("td"))


def span_of(cell: _Element, name: str) -> int:
    """A cell's rowspan or colspan, at least 1 and bounded, whatever is written there."""
    value = (cell.get(name) or "").strip()
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 1
    return max(1, min(_LARGEST_SPAN, number))


def _holds_paragraphs(cell: _Element) -> bool:
    length = sum(len(text.strip()) for text in cell.itertext())
    if length <= _LONG_CELL:
        return False
    filled = sum(1 for child in cell if child.tag in _BLOCKS and any(text.strip() for text in child.itertext()))
    return filled > 1 or length > _LONGEST_CELL


def _placed(rows: list[list[RawCell]]) -> list[list[tuple[int, int]]]:
    """For each cell, the column it begins in and how many it covers, with the cells above reaching down."""
    widest = max((sum(cell.colspan for cell in row) for row in rows), default=0)
    spanned = widest <= _MOST_COLUMNS
    reaching: dict[int, int] = {}
    places: list[list[tuple[int, int]]] = []
    for row in rows:
        column = 0
        here: list[tuple[int, int]] = []
        below: dict[int, int] = {}
        for cell in row:
            while reaching.get(column, 0) > 0:
                column += 1
            colspan = cell.colspan if spanned else 1
            here.append((column, colspan))
            if cell.rowspan > 1 and spanned:
                below |= dict.fromkeys(range(column, column + colspan), cell.rowspan)
            column += colspan
        reaching = {c: left - 1 for c, left in reaching.items() if left > 1} | {c: n - 1 for c, n in below.items()}
        places.append(here)
    return places
