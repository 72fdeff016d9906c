"""Quantities that belong together: ranges (3%-5%), lists that share a unit (505.5/591.8/673.9亿元)."""

from tui.facts.lazy import lazy
from tui.facts.numerals import inherited_scale, own_scale
from tui.facts.quantity import Quantity
from tui.facts.units import CLASSIFIER

_RANGE = frozenset(("-", "–", "—", "——", "--", "~", "~~", "至", "到", "－", "to", "–-"))
_BEGINS_RANGE = frozenset(each[0] for each in _RANGE) | frozenset(" a")
_LIST = frozenset(("、", "/", "和", "及", "与", "或", "以及", "and", "or", "，", ","))
_WORDS = frozenset(("至", "到", "to"))
_UP_TO = frozenset("至到")
_BEGINS_GAP = _BEGINS_RANGE | frozenset(each[0] for each in _LIST) | frozenset("（(")
_APPROXIMATELY = frozenset(("近", "约", "逾", "超", "超过"))
_BRACKETED = lazy(r"(?:[（(][^（）()]{0,40}[）)])?(和|、|及|与|以及)")
_ENUMERATES = frozenset("\n。；：:;（(")
_SPREAD = lazy(r"不等|之间|的?(?:区间|范围|幅度)")
_MOVES = lazy(r"(?<!rang)(?<!ranges)(?<!ranging)(?<!varying) from $")
"""What parts a change's two levels: raised from 5% to 6% is no range."""
_BETWEEN = ("between ", "Between ")
_LONGEST_GAP = 48

# 涨50元至1200元 tells a change and a level, 涨5%至8% a range.
_CHANGED = frozenset("涨跌升降增减加少高低调价")
_RATES = ("percent", "points", "basis_points", "multiple", "tenths")


def join(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities with ranges made one and lists given their unit; those that stay without a unit are kept."""
    for index in range(len(found) - 2, -1, -1):
        earlier = found[index]
        first = text[earlier.end]
        if first in _BEGINS_GAP and (first != "，" or earlier.unit is None):
            _hand_on(text, earlier, found[index + 1])
    joined = [found[0]]
    for quantity in found[1:]:
        last = joined[-1]
        if text[last.end] in _BEGINS_RANGE and _is_range(text, last, quantity):
            last.high, last.end = quantity.value, quantity.end
            last.digits_end, last.number_end, last.unit_start = (
                quantity.digits_end,
                quantity.number_end,
                quantity.unit_start,
            )
            last.counted, last.unit, last.symbol = quantity.counted, quantity.unit, quantity.symbol
            last.approx = last.approx or quantity.approx
        else:
            joined.append(quantity)
    return joined


def _gap(text: str, earlier: Quantity, later: Quantity) -> str:
    if later.start - earlier.end > _LONGEST_GAP:
        return ""
    return text[earlier.end : later.start].strip(" ")


def _hand_on(text: str, earlier: Quantity, later: Quantity) -> None:
    """Give the earlier of two the unit and scale of the later, where it has none of its own."""
    if later.unit is None:
        _hand_back(text, earlier, later)
        return
    if earlier.unit is not None:
        if (
            "/" in later.symbol
            and later.symbol.startswith(earlier.symbol + "/")
            and _gap(text, earlier, later) in _RANGE
        ):
            earlier.unit, earlier.symbol = later.unit, later.symbol  # 5元至8元/股
        if earlier.scale == 1 < later.scale and earlier.prefixed and _one_scale(text, earlier, later):
            earlier.value, earlier.scale = earlier.value * later.scale, later.scale
        if (
            earlier.unit is CLASSIFIER
            and later.unit.kind in ("points", "basis_points")
            and text[earlier.unit_start] == "个"
        ):
            match = _BRACKETED.fullmatch(_gap(text, earlier, later))
            if match is not None:
                earlier.unit, earlier.symbol, earlier.counted = later.unit, later.symbol, None
        return
    gap = _gap(text, earlier, later)
    is_range = gap in _RANGE
    if not is_range and (gap not in _LIST or not _may_list(text, earlier, later, gap)):
        return
    if later.ratio or (earlier.scale >= 10**4 and later.unit.kind in _RATES):  # 199亿或1% are two
        return
    unit, symbol = later.unit, later.symbol
    if earlier.scale == 1 and not earlier.prefixed:
        scale = (
            inherited_scale(text[earlier.number : earlier.number_end], text[later.number : later.number_end])
            if later.digits_end != later.number_end or later.chinese
            else 1
        )
        if scale > 1 and (not is_range or earlier.value * scale <= later.value):
            earlier.value, earlier.scale = earlier.value * scale, later.scale
        elif later.scale > 1 and scale == 1 and own_scale(text[later.number : later.number_end]) == 1:
            earlier.value, earlier.scale = earlier.value * later.scale, later.scale
    earlier.unit, earlier.symbol = unit, symbol
    earlier.counted = later.counted
    earlier.prefixed = earlier.prefixed or later.prefixed
    earlier.bare = False
    if unit.kind == "discount" and earlier.value >= 10:
        earlier.value /= 10


def _one_scale(text: str, earlier: Quantity, later: Quantity) -> bool:
    """Whether the scale behind the later of two amounts is meant for both: $73-$78 million, between $3 and $5 billion."""
    if not (earlier.prefixed and later.prefixed and earlier.symbol == later.symbol):
        return False
    gap = _gap(text, earlier, later)
    along = gap in _RANGE or (gap == "and" and text.endswith(_BETWEEN, 0, earlier.start))
    return along and text[later.number_end - 1].isascii() and earlier.value * later.scale <= later.value


def _hand_back(text: str, earlier: Quantity, later: Quantity) -> None:
    """$3-5 billion: the later takes the currency that stands before the earlier, the earlier the scale behind the later."""
    if earlier.unit is None or not earlier.prefixed or later.prefixed or _gap(text, earlier, later) not in _RANGE:
        return
    later.unit, later.symbol, later.prefixed = earlier.unit, earlier.symbol, True
    if earlier.scale == 1 and later.scale > 1:
        earlier.value, earlier.scale = earlier.value * later.scale, later.scale


def _may_list(text: str, earlier: Quantity, later: Quantity, gap: str) -> bool:
    """Whether a bare number before a list mark is an item of the list, and no numbering, year or clause of its own."""
    before = text[earlier.start - 1 : earlier.start] or "\n"
    numeral = text[earlier.number : earlier.number_end]
    if (earlier.chinese and earlier.scale == 1) or before == "第":
        return False
    if gap in ("，", ","):
        return before in ("，", ",", "为", "达", "到", "、") and "." in numeral
    if gap == "、" and before in _ENUMERATES and "." not in numeral:
        return False
    whole_year = len(numeral) == 4 and numeral[:2] in ("19", "20") and numeral.isdigit()
    if (
        whole_year
        and later.unit is not None
        and (later.unit.kind in ("count", "noun", "percent", "points") or gap in ("and", "or"))
    ):
        return False
    return "." in numeral or later.unit is None or later.unit.kind not in ("count", "noun") or gap != "/"


def _is_range(text: str, earlier: Quantity, later: Quantity) -> bool:
    if (earlier.unit is None) != (later.unit is None) or earlier.symbol != later.symbol or earlier.high is not None:
        return False
    if earlier.unit is None and (earlier.scale < 10**4 or later.scale < 10**4):
        return False
    gap = _gap(text, earlier, later)
    if gap == "and" and text.endswith(_BETWEEN, 0, earlier.start):
        return later.high is None and earlier.value < later.value
    if gap[:1] in _UP_TO and gap[1:] in _APPROXIMATELY:  # 升3%至近4%
        gap = gap[:1]
    if gap not in _RANGE or later.high is not None:
        return False
    if gap in _WORDS:
        if earlier.value > later.value:
            return False
        before = text[earlier.start - 1 : earlier.start]
        kind = earlier.unit.kind if earlier.unit else ""
        if before in _CHANGED and kind not in _RATES and later.value >= 3 * earlier.value:
            return False
        if gap == "to" and _MOVES.search(text, max(0, earlier.start - 24), earlier.start):
            return False
        if before in ("从", "由", "自") and not _SPREAD.match(text, later.end):
            return False
    return True
