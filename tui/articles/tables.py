"""Tables: which are data, where their cells stand, and their text."""

from bisect import bisect_left
from dataclasses import dataclass, field

from lxml.etree import _Element

from tui.articles.boilerplate import NEVER_SHOWN
from tui.articles.builder import Piece
from tui.articles.document import Cell, Mark, StockLink

_LARGEST_SPAN = 1000
_MOST_COLUMNS = 1000
_LONG_CELL = 120
_BLOCKS = frozenset(
    ("p", "div", "h4", "h5", "h6", "ul", "ol", "section", "article", "pre", "figure")
)


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

    def laid_out(self) -> tuple[str, list[Cell], list[Mark], list[StockLink]]:
        """The table's text (cells parted by a tab, rows by a newline), its cells, marks and links, by offset into it.

        Empty rows are left out, and columns in which no cell begins. Spans are cut to the table.
        """
        rows = [row for row in self.rows if any(cell.piece.text for cell in row)]
        places = _placed(rows)
        columns = {column: rank for rank, column in enumerate(sorted({c for row in places for c, _ in row}))}
        borders = sorted(columns)
        parts: list[str] = []
        cells: list[Cell] = []
        marks: list[Mark] = []
        links: list[StockLink] = []
        at = 0
        for number, (row, place) in enumerate(zip(rows, places, strict=True)):
            for order, (cell, (column, colspan)) in enumerate(zip(row, place, strict=True)):
                if order or number:
                    parts.append("\t" if order else "\n")
                    at += 1
                piece = cell.piece
                end = at + len(piece.text)
                covered = bisect_left(borders, column + colspan) - columns[column]
                rowspan = min(cell.rowspan, len(rows) - number)
                cells.append(Cell(at, end, number, columns[column], rowspan, max(1, covered), cell.header))
                marks += [Mark(m.kind, m.start + at, m.end + at, m.href) for m in piece.marks]
                links += [StockLink(k.start + at, k.end + at, k.code, k.symbol) for k in piece.links]
                parts.append(piece.text)
                at = end
        return "".join(parts), cells, marks, links


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
    filled = 0
    for child in cell:
        if child.tag in _BLOCKS and child.tag not in NEVER_SHOWN and any(text.strip() for text in child.itertext()):
            filled += 1
    return filled > 1 and sum(len(text.strip()) for text in cell.itertext()) > _LONG_CELL


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

