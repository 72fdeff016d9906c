"""How wide the columns of a table are drawn."""

from collections.abc import Sequence

from tui.articles.document import Cell
from tui.screens.glyphs import cells

GAP = 2
"""Cells between two columns."""

LEAST = 4
"""Cells that a column keeps however narrow the pane is."""


def column_widths(text: str, table: Sequence[Cell], width: int) -> list[int]:
    """Cells of each column: as wide as its widest cell, the widest columns narrowed until the table fits `width`."""
    count = max(cell.column + cell.colspan for cell in table)
    columns = [1] * count
    for cell in table:
        if cell.colspan == 1:
            columns[cell.column] = max(columns[cell.column], cells(text[cell.start : cell.end]))
    room = max(width - GAP * (count - 1), LEAST * count)
    while sum(columns) > room and max(columns) > LEAST:
        widest = max(columns)
        below = max((size for size in columns if size < widest), default=LEAST)
        many = columns.count(widest)
        over = sum(columns) - room
        cut = min(widest - max(below, LEAST), -(-over // many)) or 1
        columns = [size - cut if size == widest else size for size in columns]
    return columns
