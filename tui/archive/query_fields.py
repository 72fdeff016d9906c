"""The fields of a query: what stands after `date:`, `value:` and the rest → a condition."""

import re
import time
import unicodedata
from collections.abc import Callable, Collection
from datetime import date

from tui.archive.conditions import (
    CategoryHas,
    DateIn,
    KindIs,
    Leaf,
    NameHas,
    PathHas,
    QuoteHas,
    StateIs,
    SymbolIs,
    UnitIs,
    ValueIn,
    Words,
)  # fmt: skip
from tui.archive.labels import KINDS
from tui.archive.terms import Phrase

_SCALES = {
    "": 1, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十亿": 1e9, "百亿": 1e10,
    "千亿": 1e11, "万亿": 1e12, "k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
_NUMBER = rf"([+-]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)({'|'.join(sorted(_SCALES, key=len, reverse=True))})"
_COMPARED = re.compile(rf"(>=|<=|>|<|=|≥|≤)?{_NUMBER}", re.I)
_BETWEEN = re.compile(rf"(?:{_NUMBER})?\.\.(?:{_NUMBER})?", re.I)
_DAY = r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?"
_DATE_COMPARED = re.compile(rf"(>=|<=|>|<|=)?{_DAY}")
_DATE_BETWEEN = re.compile(rf"(?:{_DAY})?\.\.(?:{_DAY})?")


class FieldError(Exception):
    """A field's value that says nothing; the message is one line for people."""


def _category(value: str, star: bool, states: Collection[str]) -> Leaf:
    phrase, whole = _phrase(value, star)
    return CategoryHas(phrase, whole)


def _title(value: str, star: bool, states: Collection[str]) -> Leaf:
    return Words(Phrase(value, star), title=True)


def _path(value: str, star: bool, states: Collection[str]) -> Leaf:
    return PathHas(value)


def _indicator(value: str, star: bool, states: Collection[str]) -> Leaf:
    return NameHas("figure", *_phrase(value, star))


def _actor(value: str, star: bool, states: Collection[str]) -> Leaf:
    return NameHas("measure", *_phrase(value, star))


def _quote(value: str, star: bool, states: Collection[str]) -> Leaf:
    return QuoteHas(*_phrase(value, star))


def _kind(value: str, star: bool, states: Collection[str]) -> Leaf:
    if value.lower() not in KINDS:
        raise FieldError(f"There is no kind “{value}”; there are {_listed(KINDS)}.")
    return KindIs(value.lower())


def _state(value: str, star: bool, states: Collection[str]) -> Leaf:
    if not states:
        raise FieldError("No journal is open, so there are no states to look for.")
    if value.lower() not in states:
        raise FieldError(f"There is no state “{value}”; there are {_listed(states)}.")
    return StateIs(value.lower())


def _ticker(value: str, star: bool, states: Collection[str]) -> Leaf:
    if not value.isascii() and not unicodedata.normalize("NFKC", value).isascii():
        raise FieldError(
            f"A security is asked for by its symbol, 600648.SH or 600648; by a name: quote:{value} kind:ticker."
        )
    return SymbolIs(value)


def _unit(value: str, star: bool, states: Collection[str]) -> Leaf:
    from tui.facts.unit_names import unit_named  # its tables are read for it

    unit = unit_named(unicodedata.normalize("NFKC", value))
    if unit is None:
        raise FieldError(
            f"There is no unit “{value}”: CNY, USD, %, pp, t, m2, 1 … or as articles have it, 元, 美元, 吨."
        )
    return UnitIs(unit)


def _value(value: str, star: bool, states: Collection[str]) -> Leaf:
    text = unicodedata.normalize("NFKC", value).replace(" ", "")
    if match := _BETWEEN.fullmatch(text):
        low, high = _number(match[1], match[2]), _number(match[3], match[4])
        if low is not None and high is not None and low > high:
            raise FieldError("This range ends before it begins.")
        if low is not None or high is not None:
            return ValueIn(low, high)
    if match := _COMPARED.fullmatch(text):
        number = _number(match[2], match[3])
        match match[1]:
            case ">" | ">=" | "≥":
                return ValueIn(number, None, low_open=match[1] == ">")
            case "<" | "<=" | "≤":
                return ValueIn(None, number, high_open=match[1] == "<")
        return ValueIn(number, number)
    raise FieldError("A value is written as >1e12, <=5, 3..5 or 10亿; a unit has a field of its own: unit:% value:>5.")


def _date(value: str, star: bool, states: Collection[str]) -> Leaf:
    text = unicodedata.normalize("NFKC", value)
    if (match := _DATE_BETWEEN.fullmatch(text)) and (match[1] or match[4]):
        first, last = _span(*match.groups()[:3]), _span(*match.groups()[3:])
        if first and last and first[0] >= last[1]:
            raise FieldError("This range ends before it begins.")
        return DateIn(first and first[0], last and last[1])
    if match := _DATE_COMPARED.fullmatch(text):
        span = _span(*match.groups()[1:])
        assert span is not None
        match match[1]:
            case ">":
                return DateIn(span[1], None)
            case ">=":
                return DateIn(span[0], None)
            case "<":
                return DateIn(None, span[0])
            case "<=":
                return DateIn(None, span[1])
        return DateIn(*span)
    raise FieldError("A date is written as 2021, 2021-03, 2021-03-15, 2021-03..2021-06 or >=2021-03.")


FIELDS: dict[str, Callable[[str, bool, Collection[str]], Leaf]] = {
    "date": _date, "title": _title, "category": _category, "path": _path, "kind": _kind, "quote": _quote,
    "ticker": _ticker,
    "actor": _actor, "indicator": _indicator, "unit": _unit, "value": _value, "state": _state,
}  # fmt: skip
"""What reads each field: its value, whether a `*` stood after it, the names of states. Raises FieldError."""


def _phrase(value: str, star: bool) -> tuple[Phrase, bool]:
    """A phrase, and whether it is to be the whole: `=上海海关`."""
    whole = value.startswith(("=", "＝")) and len(value) > 1
    return Phrase(value[1:] if whole else value, star and not whole), whole


def _number(digits: str | None, scale: str | None) -> float | None:
    if digits is None:
        return None
    return float(digits.replace(",", "")) * _SCALES[(scale or "").lower()]


def _span(year: str | None, month: str | None, day: str | None) -> tuple[int, int] | None:
    """The seconds from the beginning of a year, month or day to its end (excluded), by the clock of the place."""
    if year is None:
        return None
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        if day:
            after = first.year, first.month, first.day + 1
        elif month:
            after = first.year, first.month + 1, 1
        else:
            after = first.year + 1, 1, 1
        return _midnight(first.year, first.month, first.day), _midnight(*after)
    except (ValueError, OverflowError) as error:
        raise FieldError(f"There is no such date: {error}.") from error


def _midnight(year: int, month: int, day: int) -> int:
    """When a day begins where the reader is, in seconds since 1970; a 13th month is the next year's first."""
    return int(time.mktime((year, month, day, 0, 0, 0, 0, 0, -1)))


def _listed(names: Collection[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
