"""Percentages that a typesetter has spaced out: 百 分 之 五 十, 二 点 四 个 百 分 点, 九 五 折."""

import re
from decimal import Decimal

from tui.facts.lazy import lazy
from tui.facts.numerals import CHINESE, DIGIT_WORDS, DIGITS, value_of
from tui.facts.quantity import PERCENT, Quantity
from tui.facts.units import Unit

_HAN = f"[{CHINESE}](?: {{0,4}}[{CHINESE}]){{0,20}}(?: {{0,4}}点(?: {{0,4}}[{DIGIT_WORDS}0-9]){{1,12}})?"
_NUMBER = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,6}}(?:\.[0-9]{{1,8}})?|[0-9](?: [0-9]){{1,8}}|[0-9]{{1,15}}(?:\.[0-9]{{1,8}})?|{_HAN})"
_SPACED = lazy(
    rf" (?:(?<=[分之个{CHINESE}] ) {{0,3}}[{CHINESE}0-9点分之百个折成]"
    rf"|(?<=[0-9] )(?: {{0,3}}个? {{1,4}}百|[0-9] ?[折成])|(?<=[点成] ) {{0,3}}[{DIGIT_WORDS}])"
)
"""The first blank of what all such percentages have: it begins with the blank, for blanks are found fast."""
_PERCENT = lazy(
    rf"(?P<sign>负 {{0,4}})?(?:[百佰] {{0,4}}分 {{0,4}}之 {{0,4}}(?P<percent>{_NUMBER})(?: {{0,4}}(?P<thousand>[kK])(?![A-Za-z]))?"
    rf"|(?P<points>{_NUMBER}) {{0,4}}个 {{0,4}}百 {{0,4}}分 {{0,4}}点"
    rf"|(?P<tenths>{_NUMBER}) {{0,4}}(?P<unit>[折成])(?: {{1,4}}(?P<more>[{DIGIT_WORDS}])(?![\u4e00-\u9fff]))?(?![\u4e00-\u9fff]))"
)
_POINTS = Unit("points", "pp", Decimal(1))
_TEN = Decimal(10)


def is_spaced(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` may have percentages that are spaced out: what is looked for is a blank behind another mark."""
    return _SPACED.search(text, start + 1, end) is not None


def spaced(text: str, start: int, end: int) -> list[Quantity]:
    """The percentages of `text[start:end]` that are spaced out; none where nothing is."""
    if not is_spaced(text, start, end):
        return []
    found = (_read(match) for match in _PERCENT.finditer(text, start, end) if " " in match[0])
    return [quantity for quantity in found if quantity is not None]


def _read(match: re.Match[str]) -> Quantity | None:
    written = match["percent"] or match["points"] or match["tenths"]
    numeral = written.replace(" ", "").replace(",", "")
    value = value_of(numeral)
    if match["tenths"]:
        value = _tenths(numeral, value, match["more"])
    if value is None:
        return None
    value *= 1000 if match["thousand"] else 1
    quantity = Quantity(match.start(), match.start(), match.end(), match.end(), -value if match["sign"] else value, 1)
    quantity.take(_POINTS if match["points"] else PERCENT, match.end(), match.end())
    quantity.signed, quantity.chinese, quantity.ratio = bool(match["sign"]), True, True
    return quantity


def _tenths(numeral: str, value: Decimal | None, more: str | None) -> Decimal | None:
    """九 五 折 and 9 5 折 are 95 percent, 七 成 六 is 76."""
    if value is None and len(numeral) == 2 and all(digit in DIGITS for digit in numeral):
        return Decimal("".join(str(DIGITS[digit]) for digit in numeral))
    if value is None or value >= 100:
        return None
    return (value if value > _TEN else value * _TEN) + (DIGITS[more] if more else 0)
