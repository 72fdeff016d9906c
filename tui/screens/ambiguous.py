"""Characters of ambiguous width (“ ” … — ①, East Asian Width class A): one cell or two, as the terminal draws them.

Rich and Textual count them as one cell; terminals set up for Chinese often draw two, and every column behind them
shifts. Neither library has a switch, so their one table of widths is exchanged here. This reaches into Rich's
internals: `tests/screens/test_ambiguous.py` fails when they move.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

import rich.cells
import rich.segment
from rich.cells import CellTable

from tui.screens.glyphs import forget_sizes

ASK = "\x1b7\x1b[2;1H“\x1b[6n\x1b8"
"""Draws one such character at the start of the second row and asks where the cursor is; the answer is an event.

The second row, because an answer from the first reads like the key Shift+F3.
"""

_CELLS, _SEGMENT = vars(rich.cells), vars(rich.segment)
_table: Callable[[str], CellTable] = _CELLS["load_cell_table"]
_narrow: frozenset[str] = _CELLS["_SINGLE_CELLS"]


def answer_of(x: int, y: int) -> int | None:
    """The cells that the terminal took, from the cursor position (from 0) it answered `ASK` with; None if unclear."""
    return x if y == 1 and x in (1, 2) else None


def draw_ambiguous(cells: int) -> None:
    """From now on count characters of ambiguous width as one cell or two, everywhere."""
    wide = cells == 2
    narrow = frozenset(char for char in _narrow if not _is_ambiguous(char)) if wide else _narrow
    _CELLS.update(load_cell_table=_wide_table if wide else _table, _is_single_cell_widths=narrow.issuperset)
    _SEGMENT.update(_is_single_cell_widths=narrow.issuperset)
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()
    forget_sizes()


def ambiguous_cells() -> int:
    """The cells that a character of ambiguous width is counted as."""
    return rich.cells.get_character_cell_size("“")


def _is_ambiguous(char: str) -> bool:
    # Combining marks are of class A, too, but take no cell of their own.
    return unicodedata.east_asian_width(char) == "A" and unicodedata.category(char) not in ("Mn", "Me", "Cf", "Co")


@lru_cache(maxsize=4)
def _wide_table(unicode_version: str = "auto") -> CellTable:
    """Rich's table with every character of ambiguous width in it as two cells."""
    table = _table(unicode_version)
    ambiguous = [(code, code, 2) for code in range(0xA0, 0x30000) if _is_ambiguous(chr(code))]
    known = {code for start, end, _ in table.widths for code in range(start, end + 1)}
    added = [entry for entry in ambiguous if entry[0] not in known]
    return table._replace(widths=sorted([*table.widths, *added]))
