"""Units: which spelling after (or before) a number names which unit. Tables in facts/data, read at import."""

from decimal import Decimal
from functools import cache
from string import ascii_letters

from tui.facts.data_files import text_of
from tui.facts.lazy import lazy


class Unit:
    """A unit: `kind` decides the rule, `symbol` is the contract's, a value is multiplied by `factor`.

    Kinds: money, money_implied, percent, points, basis_points, multiple, doubling, fraction, point, tenths, discount, physical, count, noun, time.
    Where `time` stands, the number is a duration, date or rank: no figure.
    """

    __slots__ = ("factor", "kind", "symbol")

    def __init__(self, kind: str, symbol: str, factor: Decimal) -> None:
        self.kind, self.symbol, self.factor = kind, symbol, factor


ONE = Decimal(1)
CLASSIFIER = Unit("count", "1", ONE)
NOUN = Unit("noun", "1", ONE)
PLAIN_MONEY = Unit("money", "CNY", ONE)
IMPLIED_MONEY = Unit("money_implied", "CNY", ONE)
PLAIN_COUNT = Unit("number", "1", ONE)

_LATIN = lazy(r"[A-Za-z][A-Za-z.'·]*+[$²³23]?(?:/[A-Za-z]++[²³23]?)?(?:[ -][A-Za-z]++[.]?){0,2}")
_CUT = lazy(r"[.]$|[ -][A-Za-z]++$|/[^/]*$")


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in text_of(name).splitlines() if line and not line.startswith("#")]


def _factor(written: str) -> Decimal:
    return ONE if written == "1" else Decimal(written)


class _Tables:
    """The tables by first character (Chinese and symbols), by word (Latin), and by last character (before).

    `single` are those of one character; `lengths` are those of longer ones, longest first, by the first two characters.
    """

    def __init__(self) -> None:
        self.after: dict[str, dict[str, tuple[str, Unit]]] = {}
        self.words: dict[str, Unit] = {}
        self.before: dict[str, list[tuple[str, int, Unit]]] = {}
        for symbol, factor, spellings, *rest in _rows("currencies.tsv"):
            self._add(Unit("money", symbol, _factor(factor)), spellings.split("|"), rest[0] if rest else "")
        for kind, symbol, factor, spellings, *rest in _rows("units.tsv"):
            self._add(Unit(kind, symbol, _factor(factor)), spellings.split("|"), rest[0] if rest else "")
        nouns = False
        for row in _rows("counted.txt"):
            for token in row[0].split():
                spelling, _, bar = token.partition("!")
                nouns = nouns or spelling == "部门"
                self._add(NOUN if nouns else CLASSIFIER, [spelling], bar)
        lengths: dict[str, set[int]] = {}
        for words in self.after.values():
            for word in words:
                if len(word) > 1:
                    lengths.setdefault(word[:2], set()).add(len(word))
        self.lengths = {begun: tuple(sorted(found, reverse=True)) for begun, found in lengths.items()}
        self.single = {first: words[first] for first, words in self.after.items() if first in words}
        for codes in self.before.values():
            codes.sort(key=lambda entry: -entry[1])

    def _add(self, unit: Unit, spellings: list[str], bar: str) -> None:
        for marked in spellings:
            spelling = marked.lstrip("^")
            if marked != spelling:
                self.before.setdefault(spelling[-1], []).append((spelling, len(spelling), unit))
            if marked.startswith("^^"):
                continue
            if spelling[0].isascii() and spelling[0].isalpha():
                self.words.setdefault(spelling, unit)
            else:
                self.after.setdefault(spelling[0], {}).setdefault(spelling, (bar, unit))


_TABLES = _Tables()
_AFTER, _SINGLE, _LENGTHS, _WORDS, _BEFORE = (
    _TABLES.after,
    _TABLES.single,
    _TABLES.lengths,
    _TABLES.words,
    _TABLES.before,
)
_LETTERS = frozenset(ascii_letters)

CURRENCY_ENDS = frozenset(_BEFORE)
"""The last characters of what may stand before an amount."""


def first_characters(kinds: tuple[str, ...]) -> set[str]:
    """The characters with which the spellings of some kinds of unit begin, Latin ones apart."""
    return {first for first, words in _AFTER.items() if any(unit.kind in kinds for _, unit in words.values())}


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit whose spelling begins at `text[at]`, longest first, and where it ends."""
    begun = text[at : at + 2]
    if not begun:
        return None
    first = text[at]
    if begun in _LENGTHS:
        words = _AFTER[first]
        for length in _LENGTHS[begun]:
            if (word := text[at : at + length]) in words:
                bar, unit = words[word]
                end = at + len(word)
                if not (bar and text[end : end + 1] and text[end] in bar):
                    return unit, end
    if first in _SINGLE:
        bar, unit = _SINGLE[first]
        return None if bar and len(begun) > 1 and begun[1] in bar else (unit, at + 1)
    return _latin_at(text, at) if first in _LETTERS else None


def _latin_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit in Latin letters at `text[at]`: whole words only, three, two, then one."""
    match = _LATIN.match(text, at, at + 40)
    if match is None:
        return None
    phrase = match[0]
    while True:
        unit = _WORDS.get(phrase)
        if unit is None and len(phrase) > 3:
            unit = _WORDS.get(phrase.lower())
        end = at + len(phrase)
        if unit is not None and not (end < len(text) and text[end].isascii() and text[end].isalnum()):
            return unit, end
        cut = _CUT.search(phrase)
        if cut is None:
            return None
        phrase = phrase[: cut.start()]


def currency_before(text: str, end: int) -> tuple[Unit, int] | None:
    """The currency whose spelling ends at `text[end]` (exclusive), and where it begins."""
    for spelling, length, unit in _BEFORE.get(text[end - 1 : end], ()):
        start = end - length
        if start >= 0 and text.startswith(spelling, start):
            before = text[start - 1 : start]
            if spelling[0].isascii() and spelling[0].isalpha() and before.isascii() and before.isalpha():
                continue
            return unit, start
    return None


@cache
def symbols() -> frozenset[str]:
    """Every unit that the contract names, compound ones apart: ISO 4217, `%`, `pp`, symbols of physics, `1`, `ratio`."""
    currencies = {row[0] for row in _rows("currencies.tsv")}
    return frozenset(currencies | {row[1] for row in _rows("units.tsv")} | {"1", "ratio"})


_DENOMINATORS = {
    "股": "share", "人": "person", "户": "household", "吨": "t", "公吨": "t", "千克": "kg", "公斤": "kg", "克": "g", "斤": "jin",
    "平方米": "m2", "平米": "m2", "平": "m2", "㎡": "m2", "平方公里": "km2", "立方米": "m3", "方": "m3", "亩": "mu", "公顷": "ha",
    "千瓦时": "kWh", "度": "kWh", "度电": "kWh", "千瓦": "kW", "瓦": "W", "兆瓦时": "MWh", "兆瓦": "MW", "桶": "bbl", "盎司": "oz",
    "磅": "lb", "蒲式耳": "bu", "加仑": "gal", "升": "L", "毫升": "mL", "公里": "km", "千米": "km", "米": "m", "英尺": "ft", "平方英尺": "ft2",
    "小时": "h", "时": "h", "分钟": "min", "分": "min", "秒": "s", "天": "day", "日": "day", "周": "week", "月": "month", "个月": "month",
    "年": "year", "百万英热单位": "MMBtu", "百万英热": "MMBtu", "标箱": "TEU", "箱": "箱", "吨公里": "t·km", "人公里": "person·km", "千卡": "kcal",
}  # fmt: skip
_ENGLISH = {
    "share": "share", "person": "person", "capita": "person", "household": "household", "tonne": "t", "ton": "t", "barrel": "bbl",
    "bbl": "bbl", "ounce": "oz", "oz": "oz", "pound": "lb", "lb": "lb", "bushel": "bu", "gallon": "gal", "litre": "L", "liter": "L",
    "kilogram": "kg", "kg": "kg", "hour": "h", "h": "h", "day": "day", "week": "week", "month": "month", "year": "year", "kWh": "kWh",
    "kilowatt-hour": "kWh", "MWh": "MWh", "t": "t", "sqm": "m2", "MMBtu": "MMBtu", "mmBtu": "MMBtu", "mt": "t", "L": "L", "acre": "acre",
}  # fmt: skip
_PER = lazy(
    r" ?/ ?|每| ?(?:per|an?) (?:(?:diluted|basic|common|ordinary) )?(?=[a-z])|(?<=[元块角])一(?=[吨斤公平盎瓶桶箱股])"
)
_BEGINS_PER = frozenset(" /每pa一")
_PER_HAN = lazy(r"[^\x00-\xff]{1,6}")
_PER_LATIN = lazy(r"[A-Za-z]+(?:-hour)?")
_TIMES = frozenset(("year", "month", "week", "day", "h"))
_PAIRS = frozenset(["人次", "车次", "张次", "件套", "床位", "间夜", "千户", "万人", "标吨", "干吨", "湿吨", "镍点"])


_WHOLE = frozenset(["share", "person", "household", "year", "month", "week", "day", "h", "min", "s"])


def denominator_of(word: str) -> str | None:
    """The denominator that 每吨 or 每瓶 gives an amount; None for those that leave it (每股, 每人, 每年)."""
    known = _DENOMINATORS.get(word)
    if known is not None:
        return None if known in _WHOLE else known
    return word if len(word) == 1 and word in _AFTER and _AFTER[word].get(word, ("", NOUN))[1] is CLASSIFIER else None


def denominator_at(text: str, at: int) -> tuple[str, int] | None:
    """What `text[at:]` divides a unit by (/股, 每吨, per share), and where that ends; unusual ones as written."""
    if text[at : at + 1] not in _BEGINS_PER or (match := _PER.match(text, at)) is None:
        return None
    start = match.end()
    word = _PER_HAN.match(text, start)
    if word is not None:
        for length in range(len(word[0]), 0, -1):
            known = _DENOMINATORS.get(word[0][:length])
            if known is not None:
                return known, start + length
        if "/" in match[0]:
            unusual = word[0][: 2 if word[0][:2] in _PAIRS else 1]
            if unusual in _PAIRS or unusual in _AFTER:
                return unusual, start + len(unusual)
        return None
    latin = _PER_LATIN.match(text, start)
    known = _ENGLISH.get(latin[0]) or _ENGLISH.get(latin[0].rstrip("s")) if latin else None
    if latin is None or known is None or (known in _TIMES and match[0].strip() in ("a", "an")):
        return None
    return known, latin.end()
