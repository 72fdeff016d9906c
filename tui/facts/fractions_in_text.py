"""Parts of a whole: 三分之二, 百分之五十, 1/3, 一半, 半公斤."""

import re
from decimal import Decimal

from tui.facts.numerals import CHINESE, value_of
from tui.facts.quantity import LONGEST, PERCENT, RATIO, Quantity
from tui.facts.quantity_units import CLEAN
from tui.facts.units import unit_at

_NUMERATOR = re.compile(rf"负?(?:[0-9]++(?:\.[0-9]++)?|[{CHINESE}]++(?:点[零〇一二三四五六七八九]++)?)")
_SLASHED = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)(?![0-9/.年月日%])")
_SHARE_BEFORE = frozenset("占近约超逾达过到不足的了为")
_SHARE_AFTER = frozenset("\n的以左")


def fraction(text: str, at: int, stop: int, start: int) -> Quantity | None:
    """三分之二, 百分之五十: `text[at:stop]` is the denominator, a minus before it begins at `start`."""
    numerator = _NUMERATOR.match(text, stop + 2)
    below = value_of(text[at:stop])
    if numerator is None or not below or len(numerator[0]) > LONGEST:
        return None
    above = value_of(numerator[0].removeprefix("负"))
    if above is None:
        return None
    if numerator[0][0] == "负" or start < at:
        above = -above
    percent = below == 100
    quantity = Quantity(start, stop + 2, numerator.end(), numerator.end(), above if percent else above / below, 1)
    quantity.take(PERCENT if percent else RATIO, numerator.end(), numerator.end())
    quantity.signed, quantity.ratio, quantity.chinese = above < 0, True, True
    if not percent and (found := unit_at(text, numerator.end())) and found[0].kind == "physical":
        quantity.take(found[0], numerator.end(), found[1])
    return quantity


def slashed(text: str, at: int, before: str) -> Quantity | None:
    """超过1/3: a fraction, where it is below one and what stands around it speaks of a share."""
    match = _SLASHED.match(text, at)
    if match is None:
        return None
    above, below = Decimal(match[1]), Decimal(match[2])
    if above >= below or not (before in _SHARE_BEFORE or (text[match.end() : match.end() + 1] or "\n") in _SHARE_AFTER):
        return None
    quantity = Quantity(at, at, match.end(), match.end(), above / below, 1)
    quantity.take(RATIO, match.end(), match.end())
    quantity.ratio = True
    return quantity


def spoken_part(text: str, at: int, stop: int) -> Quantity | None:
    """四分一公升, as it is said in Cantonese: only with a unit, for 分 is many things."""
    found, below = unit_at(text, stop + 2), value_of(text[at:stop])
    if found is None or found[0].kind != "physical" or not below:
        return None
    quantity = Quantity(at, at, stop + 2, stop + 2, 1 / below, 1)
    quantity.take(found[0], stop + 2, found[1])
    quantity.chinese = quantity.ratio = True
    return quantity


def half(text: str, at: int, stop: int) -> Quantity | None:
    """半公斤 is a figure; whether 一半 is meant as one, the approximator decides."""
    quantity = Quantity(at, at, stop, stop, Decimal("0.5"), 1)
    quantity.chinese = True
    if stop - at == 2:
        quantity.take(RATIO, stop, stop)
        quantity.bare = True
        return quantity
    found = unit_at(text, stop)
    if found is None or found[0].kind != "physical" or (text[found[1] : found[1] + 1] or "\n") not in CLEAN:
        return None
    quantity.take(found[0], stop, found[1])
    return quantity
