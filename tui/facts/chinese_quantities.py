"""Quantities with Chinese numerals: 二点三八万亿元, 三十多家, 七八成, 翻两番.

Chinese numerals are parts of words far more often than figures (三元股份, 一成不变), so more is asked of what follows.
"""

from decimal import Decimal

from tui.facts.approximators import before as approximator
from tui.facts.fact import Approx
from tui.facts.fractions_in_text import fraction, half, spoken_part
from tui.facts.lazy import lazy
from tui.facts.numerals import BANK, CHINESE, DIGITS, VAGUE, scale_of, value_of
from tui.facts.quantity import AFTER_DIGITS, LONGEST, Quantity
from tui.facts.quantity_units import CLEAN, MAY_PREFIX, add_tenth, begins_unit, prefix_before, take_unit
from tui.facts.units import Unit, first_characters

_SCALED = lazy(r"([多余来几]?)([十百千万亿兆]*+) ?")
_BEGINS_SCALED = frozenset(" 多余来几十百千万亿兆")
_PAIR = lazy(r"([一二两三四五六七八九])([二三四五六七八九])(?=[十百千万亿]|$)")
_TURNS = lazy(r"翻(?:了|近|约|超过?|逾|将近|不止)*$")
_TURN_APPROX: dict[str, Approx] = {"近": "about", "约": "about", "超": "over", "逾": "over", "不止": "over"}
_DOUBLING = Unit("doubling", "x", Decimal(1))

_SCALE_WORDS = frozenset("百千万亿兆")
_BANK_SCALES = frozenset("零〇万亿元百千十")
_MONEY_CLEAN = CLEAN - frozenset("的长高宽深重厚远外内水油酒")
_BANKED = frozenset("拾佰仟十百千")
_OFF = ("折扣", "打", "低至", "打到")
_AFTER_ONE = frozenset("都不立了为")

SMALL_KINDS = ("money", "percent", "points", "basis_points", "multiple", "physical", "tenths", "discount")
"""Kinds of unit that make a figure of a small Chinese numeral; counts of ten or fewer are none."""

_AFTER_DIGIT = frozenset(first_characters(SMALL_KINDS)) | frozenset("番至到-~—–、多余 分块角毛")
LONE_DIGITS = (frozenset(CHINESE) - _SCALE_WORDS) | {"半"}
AFTER_LONE_DIGIT = _AFTER_DIGIT | {"点"}
"""What must follow, if no Latin letter does, for one of `LONE_DIGITS` by itself to be a quantity."""


def chinese(text: str, at: int, stop: int, low: int) -> Quantity | None:
    """The quantity whose Chinese numeral is `text[at:stop]`, None where it is part of a word or a small count.

    `low` is where the stretch begins, or the quantity before ends.
    """
    numeral = text[at:stop]
    if numeral[0] == "翻":
        return _doubled(text, at, stop)
    parted = text[stop : stop + 1] == "分" and text.startswith("分之", stop)
    if len(numeral) == 1 and not parted and (found := _single(text, numeral, at, stop, low)) is not _LOOK_ON:
        return found
    if len(numeral) > 3 * LONGEST:
        return None
    if parted and (part := fraction(text, at, stop, at - (text[at - 1 : at] == "负"))):
        return part
    if numeral[0] in BANK and not _is_of_banks(text, numeral, at):
        return _without_names(text, at, stop, low)
    before = text[at - 1] if at > low else "\n"
    start = at - 1 if before == "负" else at
    if numeral in ("一半", "半数"):
        return half(text, at, stop)
    if before == "第" or "几" in numeral or "数" in numeral:
        return None
    if numeral[-1] == "半":
        if len(numeral) < 3 or numeral[-2] != "两":
            return None
        numeral, stop = numeral[:-1], stop - 1
    return _with_unit(text, numeral, at, stop, start, low)


_LOOK_ON = Quantity(0, 0, 0, 0, Decimal(0), 1)
"""Says that one character must be looked at as longer numerals are."""


def _single(text: str, numeral: str, at: int, stop: int, low: int) -> Quantity | None:
    """What one character alone is: a quantity, none, or `_LOOK_ON`."""
    following = text[stop : stop + 1]
    if numeral in VAGUE:
        return None
    if following == "番":
        return _turned(text, at, stop, low)
    if numeral == "半":
        return half(text, at, stop)
    if following == "分" and text.startswith("分一", stop) and (part := spoken_part(text, at, stop)):
        return part
    if numeral in _SCALE_WORDS or following in _AFTER_DIGIT or (following.isascii() and following.isalpha()):
        return _LOOK_ON
    return None


def _with_unit(text: str, numeral: str, at: int, stop: int, start: int, low: int) -> Quantity | None:
    more = extra = ""
    number_end = unit_from = stop
    if text[stop : stop + 1] in _BEGINS_SCALED and (scaled := _SCALED.match(text, stop)) is not None:
        more, extra, unit_from = scaled[1], scaled[2], scaled.end()
        if more == "几" or (extra and not more):
            return None
        if extra:
            number_end = scaled.end(2)
    if len(numeral) > 1 and not more and _ends_in_unit(text, numeral, stop):
        numeral = numeral[:-1]
        number_end = unit_from = stop = stop - 1
    value, high = _values(numeral)
    if text.startswith("折", stop) and len(numeral) == 2 and (value is None or high is None or high - value > 1):
        value, high = _digits(numeral), None
    if value is None:
        return None
    if extra:
        value *= scale_of(extra)
    large = numeral[-1] in "万亿" or extra != ""
    quantity = Quantity(start, at, stop, number_end, -value if start < at else value, 10**4 if large else 1)
    quantity.high, quantity.chinese = high, True
    quantity.bare = not more and numeral[0] in _SCALE_WORDS and _SCALE_WORDS.issuperset(numeral)
    quantity.approx = AFTER_DIGITS.get(more)
    prefix = prefix_before(text, start, low) if start > low and text[start - 1] in MAY_PREFIX else None
    take_unit(text, quantity, unit_from, prefix)
    return quantity if quantity.unit is None or _stands(text, quantity, quantity.unit, numeral, low) else None


def _ends_in_unit(text: str, numeral: str, stop: int) -> bool:
    """Whether the numeral's last character is a unit, or the first of one: 八两, 五千克."""
    if numeral[-1] == "两":
        return (text[stop : stop + 1] or "\n") in CLEAN
    return numeral[-1] in "千兆百" and begins_unit(text, stop - 1)


def _values(numeral: str) -> tuple[Decimal | None, Decimal | None]:
    """The value of a numeral, and the upper end where two neighbouring digits make a range: 七八, 两三百."""
    value = value_of(numeral)
    pair = _PAIR.search(numeral) if value is None else None
    if pair is None:
        return value, None
    value = value_of(numeral[: pair.start(2)] + numeral[pair.end(2) :])
    high = value_of(numeral[: pair.start(1)] + numeral[pair.end(1) :])
    return (value, high) if value is not None and high is not None and value < high else (None, None)


def _digits(numeral: str) -> Decimal | None:
    """The value of a string of digits: 五五 → 55."""
    return (
        Decimal("".join(str(DIGITS[digit]) for digit in numeral)) if all(digit in DIGITS for digit in numeral) else None
    )


def _is_of_banks(text: str, numeral: str, at: int) -> bool:
    """Whether a numeral that begins with a form that banks write is one: all of it, or long and no name's end (大陆)."""
    if all(char in BANK or char in _BANK_SCALES for char in numeral):
        return len(numeral) > 1
    scaled = numeral[0] in "拾佰仟" or numeral[1:2] in _BANKED
    return len(numeral) > 3 and scaled and text[at - 1 : at] not in ("大", "队", "收") and value_of(numeral) is not None


def _stands(text: str, quantity: Quantity, unit: Unit, numeral: str, low: int) -> bool:
    """Whether its unit and what follows let it be a quantity."""
    if unit.symbol == "m3" and quantity.scale == 1 and text[quantity.end - 1] == "方":
        return False  # 一方, 四面八方
    kind = unit.kind
    if kind in ("time", "point") or _is_saying(text, quantity):
        return False
    if quantity.bare:
        return True
    if kind in ("count", "noun"):
        return (quantity.value > 10 or quantity.approx is not None) and text[quantity.unit_start] != "大"
    following = text[quantity.end : quantity.end + 1] or "\n"
    if quantity.end - quantity.unit_start == 1 and quantity.value <= 10:
        if (
            kind == "money"
            and following not in _MONEY_CLEAN
            and following != "的"
            and text[quantity.unit_start] in "元圆块"
        ):
            return False
        if kind == "physical" and following not in CLEAN and approximator(text, quantity.start, low, False) is None:
            return False
    if kind == "tenths":
        add_tenth(text, quantity)
        return quantity.value <= 10 and not (numeral == "一" and following in _AFTER_ONE)
    if kind == "discount":
        if quantity.value > 10:
            quantity.value /= 10
        return numeral not in ("一", "十") or text[max(low, quantity.start - 2) : quantity.start].endswith(_OFF)
    return True


def _is_saying(text: str, quantity: Quantity) -> bool:
    """三桶油 are companies, and 最后一公里 measures nothing."""
    return text.startswith("桶油", quantity.unit_start) or (
        text.startswith("公里", quantity.unit_start) and text.endswith("最后", 0, quantity.start)
    )


def _doubled(text: str, at: int, stop: int) -> Quantity | None:
    """翻番 and 翻倍 without a numeral."""
    if text[at - 1 : at] in ("倍", "番"):
        return None
    quantity = Quantity(at, at, stop, stop, Decimal(2), 1)
    quantity.take(_DOUBLING, stop, stop)
    quantity.chinese = True
    return quantity


def _turned(text: str, at: int, stop: int, low: int) -> Quantity | None:
    """翻两番: twice as much, twice."""
    turns = _TURNS.search(text, max(low, at - 5), at)
    count = value_of(text[at:stop])
    if turns is None or count is None or not 1 <= count <= 9:
        return None
    quantity = Quantity(turns.start(), at, stop, stop, Decimal(2 ** int(count)), 1)
    quantity.take(_DOUBLING, stop, stop + 1)
    quantity.chinese = True
    quantity.approx = next((approx for word, approx in _TURN_APPROX.items() if word in turns[0]), None)
    return quantity


def _without_names(text: str, at: int, stop: int, low: int) -> Quantity | None:
    """大陆十家 is no 六十家: what banks write counts only among its like."""
    while at < stop and text[at] in BANK:
        at += 1
    return chinese(text, at, stop, low) if at < stop else None
