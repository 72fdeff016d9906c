"""Figures in the cells of a table: their unit from the cell itself, the column's header, the row's, or the caption."""

import re
from decimal import Decimal
from typing import NamedTuple

from tui.articles.document import Block, Cell
from tui.facts.context import Reading
from tui.facts.fact import Basis, Direction
from tui.facts.lazy import lazy
from tui.facts.numerals import scale_of
from tui.facts.periods import periods
from tui.facts.quantities import scan
from tui.facts.quantity import Quantity
from tui.facts.resolve import resolve
from tui.facts.units import CLASSIFIER, Unit, denominator_at, unit_at

_NUMBER = lazy(
    r"(?a)\s*(?P<sign>[-+])?\s?(?P<digits>\d{1,3}(?:,\d{3}){1,7}(?:\.\d+)?|\d{1,3}(?: \d{3}){1,4}(?:\.\d+)?|\d{1,18}(?:\.\d{1,12})?)\s*"
)
_BRACKETED = lazy(r"[（(\[]\s*(?:单位[:：]?)?([^（）()\[\]]{1,12}?)\s*[)）\]]")
_STATED = lazy(r"单位\s*[:：]\s*([^\s，。；、）)]{1,10})")
_TRAILING = lazy(r"[,，/:：]\s*([^，/：:\s]{1,8})\s*$|(%)\s*$")
_SCALED = lazy(r"\s*([十百千万亿]*)")
_NO_QUANTITY = lazy(
    r"序号|排名|名次|代码|编号|年份|日期|时间|电话|证券代码|股票代码|编码|邮编|No\.?$|Rank|Code|Date|Year", re.I
)
_CHANGE = lazy(
    r"(?P<up>同比|环比|增长|增速|增幅|涨幅|涨跌|增减|变动|升幅|较上年|较去年|较年初|change|growth|YoY)|(?P<down>降幅|跌幅|减幅)",
    re.I,
)
_BASES: tuple[tuple[str, Basis], ...] = (("同比", "yoy"), ("较上年末", "ytd"), ("较年初", "ytd"), ("比年初", "ytd"), ("较上年", "yoy"), ("较去年", "yoy"), ("YoY", "yoy"), ("环比", "mom"))  # fmt: skip
_GENERIC = lazy(
    r"^[\d\-–—年月日季度上下半前至第一二三四QH]*(?:绝对[量值]|数值|数额|金额|数量|总量|比重|占比|本[月期年]|累计|实际|合计|指标|同比|环比|增长|增速|增幅|涨跌|变动|增减|较|$)"
)
_LONGEST_CELL = 40
_UNIT_ONLY = lazy(r"\s*(?:单位[:：])?\s*")


class _Measure(NamedTuple):
    """A unit as a header gives it: with its scale words, its symbol and the words of what is counted."""

    unit: Unit
    symbol: str
    scale: int
    counted: tuple[int, int] | None


Found = tuple[Quantity, Reading]


def in_table(shadow: str, block: Block, caption: tuple[int, int]) -> list[Found]:
    """The figures of a table's cells in reading order; `caption` is the span of the text before the table."""
    columns: dict[int, list[Cell]] = {}
    rows: dict[int, Cell] = {}
    heads = {cell.row for cell in block.cells if cell.header} or {0}
    stated = _stated(shadow, *caption) or _stated_in_cells(shadow, block)
    found: list[Found] = []
    for cell in sorted(block.cells, key=lambda one: one.start):
        is_head = cell.row in heads and (cell.header or _NUMBER.fullmatch(shadow, cell.start, cell.end) is None)
        if is_head:
            for column in range(cell.column, cell.column + min(cell.colspan, 64)):
                columns.setdefault(column, []).append(cell)
            continue
        first = rows.setdefault(cell.row, cell)
        if cell.end - cell.start > _LONGEST_CELL:
            continue
        found += _in_cell(shadow, cell, columns.get(cell.column, []), first if first is not cell else None, stated)
    return found


def _in_cell(shadow: str, cell: Cell, column: list[Cell], first: Cell | None, stated: _Measure | None) -> list[Found]:
    """The figures of one cell: those with units of their own, else its bare number with a unit from around it."""
    if any(_NO_QUANTITY.search(shadow, head.start, head.end) for head in column):
        return []
    number = _NUMBER.fullmatch(shadow, cell.start, cell.end)
    if number is None:
        quantities = resolve(shadow, scan(shadow, cell.start, cell.end), cell.start)
    else:
        measure = _unit_of(shadow, column, first) or stated
        if measure is None:
            return []
        quantities = [_bare(number, measure)]
    return [(quantity, _read(shadow, quantity, column, first)) for quantity in quantities]


def _bare(number: re.Match[str], measure: _Measure) -> Quantity:
    value = Decimal(number["digits"].replace(",", "").replace(" ", "")) * measure.scale
    start = number.start("sign") if number["sign"] else number.start("digits")
    quantity = Quantity(start, number.start("digits"), number.end("digits"), number.end("digits"), value, measure.scale)
    if number["sign"] == "-":
        quantity.value = -value
    quantity.signed = bool(number["sign"])
    quantity.unit, quantity.symbol, quantity.counted, quantity.tabled = (
        measure.unit,
        measure.symbol,
        measure.counted,
        True,
    )
    return quantity


def _unit_of(shadow: str, column: list[Cell], first: Cell | None) -> _Measure | None:
    """The unit in the column's header (the lowest first), else in the row's."""
    for head in [*reversed(column), *([first] if first is not None else [])]:
        for pattern in (_BRACKETED, _TRAILING):
            for match in pattern.finditer(shadow, head.start, head.end):
                group = 1 if match[1] is not None else 2
                measure = _measure(shadow, match.start(group), match.end(group))
                if measure is not None:
                    return measure
    return None


def _stated(shadow: str, start: int, end: int) -> _Measure | None:
    """The unit that a caption states: 单位：亿元."""
    match = _STATED.search(shadow, start, end)
    if match is not None:
        return _measure(shadow, *match.span(1))
    brackets = _BRACKETED.search(shadow, start, end)
    return _measure(shadow, *brackets.span(1)) if brackets is not None else None


def _stated_in_cells(shadow: str, block: Block) -> _Measure | None:
    match = _STATED.search(shadow, block.start, min(block.end, block.start + 400))
    return _measure(shadow, *match.span(1)) if match is not None else None


def _measure(shadow: str, start: int, end: int) -> _Measure | None:
    """The unit that is written at `[start, end)`, all of it: 亿元, %, 万吨, 元/股, 家."""
    opening = _UNIT_ONLY.match(shadow, start, end)
    at = opening.end() if opening else start
    scales = _SCALED.match(shadow, at, end)
    stop = scales.end() if scales else at
    for from_ in (stop, stop - 1):
        if from_ < at:
            break
        found = unit_at(shadow, from_)
        if found is None or found[0].kind == "time":
            continue
        unit, after = found
        denominator = denominator_at(shadow, after) if unit.kind in ("money", "physical") else None
        symbol = unit.symbol if denominator is None else f"{unit.symbol}/{denominator[0]}"
        after = after if denominator is None else denominator[1]
        if after != end:
            continue
        counted = (from_, after) if unit.kind in ("count", "noun") else None
        return _Measure(unit, symbol, scale_of(shadow[at:from_].strip()), counted)
    if shadow[at:end].strip() in ("个", "人次"):
        return _Measure(CLASSIFIER, "1", 1, (at, end))
    return None


def _read(shadow: str, quantity: Quantity, column: list[Cell], first: Cell | None) -> Reading:
    """Direction, basis, indicator and period of a cell from its header and the first cell of its row."""
    header = " ".join(shadow[head.start : head.end] for head in column)
    reading = Reading()
    change = _CHANGE.search(header)
    if (
        change is not None
        and quantity.unit is not None
        and quantity.unit.kind in ("percent", "points", "basis_points", "money", "count")
    ):
        reading.direction = _direction(change, quantity)
        reading.basis = next((basis for word, basis in _BASES if word in header), None)
    names = [span for head in reversed(column) if (span := _name(shadow, head)) is not None]
    row = _name(shadow, first) if first is not None else None
    specific = [span for span in names if _GENERIC.match(shadow[slice(*span)]) is None]
    reading.indicator = specific[0] if specific else row or (names[0] if names else None)
    for head in column:
        times = periods(shadow, head.start, head.end)
        if times:
            reading.period = times[0].start, times[0].end
    return reading


def _direction(change: re.Match[str], quantity: Quantity) -> Direction:
    if change["down"] is not None:
        return "down"
    return "down" if quantity.value < 0 else "up" if quantity.value > 0 else "flat"


def _name(shadow: str, cell: Cell) -> tuple[int, int] | None:
    """The words of a header without the unit in brackets, None where it has none."""
    start, end = cell.start, cell.end
    opened = min((at for at in (shadow.find("（", start, end), shadow.find("(", start, end)) if at >= 0), default=end)
    end = opened if opened > start else end
    while end > start and shadow[end - 1] in " %:：，,/":
        end -= 1
    while start < end and shadow[start] == " ":
        start += 1
    return (start, end) if end > start and not shadow[start:end].replace(".", "").isdigit() else None
