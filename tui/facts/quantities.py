"""Numbers with their units, as they stand in a shadow: the first pass over a stretch of text.

A quantity without a unit is kept, for a range or a list may give it one (`joins`); what is plainly no quantity (dates,
ranks, codes, names) is dropped here.
"""

import re
from decimal import Decimal

from tui.facts.arabic_quantities import DATE_UNITS, arabic
from tui.facts.chinese_quantities import AFTER_LONE_DIGIT, LONE_DIGITS, SMALL_KINDS, chinese
from tui.facts.figure_english import WORDS, number_of, part_of, times_of
from tui.facts.lazy import lazy
from tui.facts.numerals import CHINESE, DIGIT_WORDS
from tui.facts.quantity import PERCENT, POINTS, Quantity
from tui.facts.units import Unit, unit_at

_NO_DATE = rf"(?![0-9]*+(?:[{''.join(DATE_UNITS - {'日'})}]|日(?![元圆圓])))"
_REST = (
    r"[0-9]{0,2}(?:(?:,[0-9]{3}){1,7}+(?![0-9])(?:\.[0-9]++)?|(?: [0-9]{3}){1,4}+(?![0-9.,:/-]))|[0-9]*+(?:\.[0-9]++)?"
)
"""What goes on behind the first digit of an Arabic numeral."""
_TURNED = "[番倍](?![股基新着])"
_DECIMALS = f"(?:点[{DIGIT_WORDS}0-9]++[百千万亿]*+)?"
_CANDIDATE = lazy(
    rf"[0-9{CHINESE}半翻](?:(?<=[0-9]){_NO_DATE}(?:{_REST})|(?<=翻){_TURNED}|(?<=[^0-9翻])(?:[{CHINESE}半]++"
    rf"|(?<=[^{''.join(LONE_DIGITS)}])|(?<![几数](?!点))(?=[{re.escape(''.join(AFTER_LONE_DIGIT | DATE_UNITS))}A-Za-z])){_DECIMALS})"
)
"""A numeral that may be a quantity: no date's, nor one Chinese digit where no unit or scale follows."""
_NUMERAL = lazy(rf"[0-9](?:{_REST})|翻{_TURNED}|[{CHINESE}半]++{_DECIMALS}")
HALF = "对折"
_HALF_PRICE = lazy(r"(?:打了?|打到|低至)对折")
_TIMES = Unit("words", "x", Decimal(1))
_PART = Unit("words", "ratio", Decimal(1))
_PART_WORDS = lazy("[- ]")
_SPLIT = Unit("split", "ratio", Decimal(1))


def scan(text: str, start: int, end: int, halves: bool = True) -> list[Quantity]:
    """The quantities of `text[start:end]`, a shadow's, in order and without overlap; those without a unit as well.

    Prices that are halved (打对折) are looked for where there may be some: `halves`.
    """
    found: list[Quantity] = []
    done = at = start
    for candidate in _CANDIDATE.finditer(text, start, end):
        first, last = candidate.span()
        while at < last:
            if at <= first:
                at, stop = first, last
            elif (match := _NUMERAL.match(text, at, end)) is not None:  # the quantity before ends in the numeral
                stop = match.end()
            else:
                at += 1
                continue
            quantity = arabic(text, at, stop, start, done) if text[at] <= "9" else chinese(text, at, stop, done)
            if quantity is not None:
                found.append(quantity)
                done = quantity.end
            at = stop if stop > done else done
    if halves and text.find(HALF, start, end) >= 0:
        found += _halved(text, start, end)
        found.sort(key=lambda quantity: quantity.start)
    return found


def _halved(text: str, start: int, end: int) -> list[Quantity]:
    """打对折 is half of the price."""
    found: list[Quantity] = []
    for match in _HALF_PRICE.finditer(text, start, end):
        quantity = Quantity(match.end() - 2, match.end() - 2, match.end(), match.end(), Decimal(50), 1)
        quantity.take(PERCENT, match.end(), match.end())
        quantity.chinese = True
        found.append(quantity)
    return found


def in_words(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities that English writes in words or as a split: two-thirds, doubled, five percent, 10-for-1."""
    found: list[Quantity] = []
    for match in WORDS.finditer(text, start, end):
        quantity = _in_words(text, match)
        if quantity is not None:
            found.append(quantity)
    return found


def _in_words(text: str, match: re.Match[str]) -> Quantity | None:
    at, stop = match.span()
    if match["number"]:
        value = number_of(match["number"])
        found = unit_at(text, stop + 1) if text[stop : stop + 1] in (" ", "-") else None
        if value is None or match["number"] in ("a", "A") or found is None or found[0].kind not in SMALL_KINDS:
            return None
        quantity = Quantity(at, at, stop, stop, value, 1)
        quantity.take(found[0], stop + 1, found[1])
        return quantity
    if match["points"]:
        words = _PART_WORDS.split(match["points"].lower())
        value = part_of("three" if words[0] == "three" else "a", "half" if "half" in words else "quarter")
        quantity = Quantity(at, at, stop, stop, value, 1)
        quantity.take(POINTS, stop, stop)
        return quantity
    if match["times"]:
        value, unit = times_of(match["times"]), _TIMES
    elif match["split"]:
        value, unit = Decimal(match["split"]) / (Decimal(match["one"]) or 1), _SPLIT
    else:
        ordinal = match["above"] in ("a", "A") and match["below"].lower() not in ("half", "quarter")
        if ordinal and not text.startswith((" of ", " more ", " less "), stop):
            return None  # a fourth session
        value, unit = part_of(match["above"], match["below"]), _PART
    quantity = Quantity(at, at, stop, stop, value, 1)
    quantity.take(unit, stop, stop)
    return quantity
