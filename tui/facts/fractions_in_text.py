"""Parts of a whole: 三分之二, 百分之五十, 1/3, 一半, 半公斤."""

from decimal import Decimal

from tui.facts.lazy import lazy
from tui.facts.numerals import CHINESE, DIGIT_WORDS, value_of
from tui.facts.quantity import LONGEST, PERCENT, POINTS, RATIO, Quantity
from tui.facts.quantity_units import CLEAN
from tui.facts.units import unit_at

_NUMERATOR = lazy(
    r"负?(?:(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?(?P<thousand>[kK](?![A-Za-z]))?"
    rf"|[{CHINESE}]++(?:点[{DIGIT_WORDS}]++)?)"
)
_SLASHED = lazy(r"([1-9][0-9]?)/([1-9][0-9]?)(?![0-9/.年月日%])")
_POINTS_BEHIND = lazy(r"[ -](?:of a )?percentage[- ]points?\b")
"""1/4 percentage point."""
_SHARE_BEFORE = frozenset("占近约超逾达过到不足的了为")
_SHARE_AFTER = frozenset("\n的以左")


def fraction(text: str, at: int, stop: int, start: int) -> Quantity | None:
    """三分之二, 百分之五十: `text[at:stop]` is the denominator, a minus before it begins at `start`."""
    numerator = _NUMERATOR.match(text, stop + 2)
    below = value_of(text[at:stop])
    if numerator is None or not below or len(numerator[0]) > LONGEST:
        return None
    end = numerator.end()
    if numerator[0][-1] == "百" and text.startswith("分", end):
        end -= 1
    above = value_of(text[numerator.start() : end].removeprefix("负").rstrip("kK"))
    if above is None:
        return None
    if numerator["thousand"]:
        above *= 1000
    if numerator[0][0] == "负" or start < at:
        above = -above
    percent = below == 100
    quantity = Quantity(start, stop + 2, end, end, above if percent else above / below, 1)
    quantity.take(PERCENT if percent else RATIO, end, end)
    quantity.signed, quantity.ratio, quantity.chinese = above < 0, True, True
    if not percent and (found := unit_at(text, end)) and found[0].kind == "physical":
        quantity.take(found[0], end, found[1])
    return quantity


def slashed(text: str, at: int, before: str) -> Quantity | None:
    """超过1/3: a fraction, where it is below one and what stands around it speaks of a share."""
    match = _SLASHED.match(text, at)
    if match is None:
        return None
    above, below = Decimal(match[1]), Decimal(match[2])
    if above < below and (points := _POINTS_BEHIND.match(text, match.end())):
        quantity = Quantity(at, at, match.end(), match.end(), above / below, 1)
        quantity.take(POINTS, match.end() + 1, points.end())
        return quantity
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
    unit, end = RATIO, stop
    if stop - at == 1:
        found = unit_at(text, stop)
        if found is None:
            return None
        unit, end = found
        if unit.kind not in ("tenths", "discount") and (
            unit.kind != "physical" or (text[end : end + 1] or "\n") not in CLEAN
        ):
            return None
    quantity = Quantity(at, at, stop, stop, Decimal(5) if unit.kind == "discount" else Decimal("0.5"), 1)
    quantity.take(unit, stop, end)
    quantity.chinese, quantity.bare = True, stop - at == 2
    return quantity
