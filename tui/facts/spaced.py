"""Percentages that a typesetter has spaced out: 百 分 之 五 十, 二 点 四 个 百 分 点, 九 五 折."""

import re
from decimal import Decimal

from tui.facts.lazy import Lazy
from tui.facts.numerals import CHINESE, DIGIT_WORDS, DIGITS, value_of
from tui.facts.quantity import PERCENT, Quantity
from tui.facts.units import Unit

_HAN = f"[{CHINESE}](?: *[{CHINESE}])*(?: *点(?: *[{DIGIT_WORDS}0-9])+)?"
_NUMBER = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9](?: [0-9])+|[0-9]+(?:\.[0-9]+)?|{_HAN})"
_SPACED = re.compile(
    rf"[分之个{CHINESE}] +[{CHINESE}0-9点分之百个折成]|[0-9] +个? +百|[0-9] [0-9] ?[折成]|[0-9k] *个 *百 +分|[点成] +[{DIGIT_WORDS}]"
)
_PERCENT = Lazy(
    rf"(?P<sign>负 *)?(?:[百佰] *分 *之 *(?P<percent>{_NUMBER})(?: *(?P<thousand>[kK])(?![A-Za-z]))?"
    rf"|(?P<points>{_NUMBER}) *个 *百 *分 *点"
    rf"|(?P<tenths>{_NUMBER}) *(?P<unit>[折成])(?: +(?P<more>[{DIGIT_WORDS}])(?![\u4e00-\u9fff]))?(?![\u4e00-\u9fff]))"
)
_POINTS = Unit("points", "pp", Decimal(1))
_TEN = Decimal(10)


def spaced(text: str, start: int, end: int) -> list[Quantity]:
    """The percentages of `text[start:end]` that are spaced out; none where nothing is."""
    if " " not in text[start:end] or _SPACED.search(text, start, end) is None:
        return []
    found = (_read(match) for match in _PERCENT.pattern.finditer(text, start, end) if " " in match[0])
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
