"""Finding figures: what a text states of amounts, shares, rates, changes and counts, with their context."""

from decimal import Decimal

from tui.articles.document import Article, Block, BlockKind
from tui.facts.context import Reading, read
from tui.facts.fact import Figure
from tui.facts.figure_rules import NAMES, RULES
from tui.facts.figure_tables import in_table
from tui.facts.figure_times import Carried
from tui.facts.joins import join
from tui.facts.lazy import lazy
from tui.facts.quantities import HALF, in_words, scan
from tui.facts.quantity import Quantity
from tui.facts.resolve import resolve
from tui.facts.rules import confidence_of
from tui.facts.shadow import shadow_of
from tui.facts.spaced import is_spaced, spaced
from tui.facts.units import ONE

__all__ = ["RULES", "find", "quantities_in"]

# Looked up once: an enumeration's members are found slowly.
_IMAGE, _TABLE, _LIST_ITEM = BlockKind.IMAGE, BlockKind.TABLE, BlockKind.LIST_ITEM
_EACH = 16
"""How far before an amount a 每項 may divide it."""
_CAPTION = 80
"""How many characters above a table may be its caption."""
_CHINESE = lazy(r"[^\x00-\xff]{6}")
_BEGINS_ITEM = frozenset("一二三四五六七八九十丨")
_BEGINS_NO_ITEM = frozenset("“《【")
_ITEM = lazy(r"\s*(?:\d{1,2}[、.．]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]{1,3}、|[•·●◆▌丨■▲])")


def find(article: Article) -> list[Figure]:
    """The figures of an article, in reading order; spans do not overlap."""
    text = article.text
    shadow = shadow_of(text)
    any_halved, any_spaced = HALF in shadow, is_spaced(shadow, 0, len(shadow))
    carried = Carried()
    found: list[Figure] = []
    above: Block | None = None
    for block in article.blocks:
        kind, start, end = block.kind, block.start, block.end
        if kind is _IMAGE and block.alt_only:
            continue
        if kind is _TABLE:
            caption = (max(above.start, above.end - _CAPTION), above.end) if above else (0, 0)
            found += [
                _figure(text, shadow, quantity, reading) for quantity, reading in in_table(shadow, block, caption)
            ]
            continue
        above = block
        if kind is _LIST_ITEM or (start < end and _begins_item(shadow, start, end)):
            carried = Carried()
        if start == end:
            continue
        quantities = _quantities(shadow, start, end, any_halved, any_spaced)
        if quantities:
            readings = read(shadow, start, end, quantities, carried)
            for quantity, reading in zip(quantities, readings, strict=True):
                found.append(_figure(text, shadow, quantity, reading))
        else:
            carried.read(shadow, start, end)
    return found


def _begins_item(shadow: str, start: int, end: int) -> bool:
    first = shadow[start]
    may = first in _BEGINS_ITEM if first.isalpha() else first not in _BEGINS_NO_ITEM
    return may and _ITEM.match(shadow, start, end) is not None


def quantities_in(shadow: str, start: int, end: int) -> list[Quantity]:
    """The quantities of `shadow[start:end]` that are figures, in order; spans do not overlap."""
    return _quantities(shadow, start, end, True, is_spaced(shadow, start, end))


def _quantities(shadow: str, start: int, end: int, may_be_halved: bool, may_be_spaced: bool) -> list[Quantity]:
    quantities = scan(shadow, start, end, may_be_halved)
    if len(quantities) > 1:
        quantities = join(shadow, quantities)
    if may_be_spaced and (apart := spaced(shadow, start, end)):
        quantities = _merge(apart, quantities)
    if _CHINESE.search(shadow, start, end) is None and (words := in_words(shadow, start, end)):
        quantities = _merge(words, quantities)
    return resolve(shadow, quantities, start) if quantities else quantities


def _merge(words: list[Quantity], numerals: list[Quantity]) -> list[Quantity]:
    """Both in reading order; of two that overlap the one in words stays."""
    kept: list[Quantity] = []
    at = 0
    for one in numerals:
        while at < len(words) and words[at].end <= one.start:
            at += 1
        if at == len(words) or words[at].start >= one.end:
            kept.append(one)
    return sorted([*words, *kept], key=lambda quantity: quantity.start)


def _unit(text: str, shadow: str, quantity: Quantity) -> str:
    """The unit's symbol; an unusual denominator as the text writes it: CNY/項."""
    symbol, slash, denominator = quantity.symbol.partition("/")
    if not slash or denominator.isascii():
        return quantity.symbol
    at = shadow.rfind(denominator, max(0, quantity.start - _EACH), quantity.end)
    return quantity.symbol if at < 0 else f"{symbol}/{text[at : at + len(denominator)]}"


_new = Figure.__new__
"""Makes a figure whose fields are then set: to call its class with so many keywords would take longer than all the rest."""


def _figure(text: str, shadow: str, quantity: Quantity, reading: Reading) -> Figure:
    unit, symbol = quantity.unit, quantity.symbol
    assert unit is not None
    start, end = quantity.start, quantity.end
    high, counted = quantity.high, quantity.counted
    indicator, period = reading.indicator, reading.period
    figure = _new(Figure)
    figure.start = start
    figure.end = end
    figure.quote = text[start:end]
    figure.rule = rule = "figure.table" if quantity.tabled else NAMES[unit.kind]
    figure.confidence = confidence_of(rule)
    figure.doubt = ""
    figure.why = reading.why
    ratio = symbol == "ratio"
    figure.value = decimal_text(quantity.value, unit.factor, ratio)
    figure.high = None if high is None else decimal_text(high, unit.factor, ratio)
    figure.unit = symbol if symbol.isascii() else _unit(text, shadow, quantity)
    figure.counted = text[counted[0] : counted[1]] if counted else None
    figure.approx = quantity.approx
    figure.direction = reading.direction
    figure.basis = reading.basis
    figure.indicator = text[indicator[0] : indicator[1]] if indicator else None
    figure.period = text[period[0] : period[1]] if period else None
    return figure


def decimal_text(value: Decimal, factor: Decimal = ONE, ratio: bool = False) -> str:
    """A value times its unit's factor as the contract writes it: no exponent, no idle zeros, a fraction to four digits."""
    if factor is not ONE:
        value *= factor
    if ratio and value:
        value = value.quantize(Decimal(1).scaleb(min(-4, value.adjusted() - 3)))
    written = str(value)
    if "E" in written:
        written = f"{value:f}"
    if "." not in written or written[-1] != "0":
        return written
    return written.rstrip("0").rstrip(".") or "0"
