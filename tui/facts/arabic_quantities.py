"""Quantities with Arabic numerals: 1,234.5万元, 3千5百万, 20多家, $3.5 billion."""

from decimal import Decimal
from string import ascii_letters

from tui.facts.fractions_in_text import fraction, slashed
from tui.facts.lazy import lazy
from tui.facts.numerals import SCALES, scale_of, value_of
from tui.facts.quantity import AFTER_DIGITS, LONGEST, Quantity
from tui.facts.quantity_units import MAY_PREFIX, add_tenth, begins_unit, is_money_at, prefix_before, take_unit
from tui.facts.units import Unit

_SCALED = lazy(r" ?([十百千万亿兆]*+)([多余来几]?)([十百千万亿兆]*+) ?")
_BEGINS_SCALED = frozenset(" 十百千万亿兆多余来几")
_ONE_SCALE = {scale: SCALES[scale] for scale in "十百千万亿兆"}
_TRILLION = SCALES["兆"]
_MIXED = lazy(
    r"(?:[0-9]++(?:\.[0-9]++)?[十百千万亿兆]++){2,5}(?:[0-9]{3,4}(?![0-9.,年月日]))?|[0-9]++[万千][0-9]{3,4}(?![0-9.,年月日])"
)
_ENGLISH_SCALE = lazy(
    r"[ -]?(?:(trillion|tn|trn|billion|bn|bln|million|mn|mln|thousand|hundred|crores?|lakhs?)|([kKmMbBtT]|[mb]il))(?![A-Za-z])"
)
_ENGLISH_SCALES = {
    "t": 10**12,
    "b": 10**9,
    "m": 10**6,
    "k": 10**3,
    "thousand": 10**3,
    "hundred": 100,
    "crore": 10**7,
    "lakh": 10**5,
}
_THOUSANDS = lazy(r" ?[kK](?= ?(?:个?百分点|个?基点|[美港日欧]?元|%))")
_CLOCK_POINTS = lazy(r"(?:[跌涨升降报收破至挫差超低高加减点]|下跌|上涨)(?:了|近|约|超|逾|过|到|于|出|幅)*$")
_NOT_BEFORE = frozenset("第〔﹝#@_\\№")
_MAY_SIGN = _NOT_BEFORE | frozenset("负-+:.")
"""Characters before a number that are its sign, or may make it part of a code."""
_POINTS = frozenset(".:")
_LETTERS = frozenset(ascii_letters)
_BEGINS_ENGLISH = _LETTERS | {"-"}
_BURDENS = ("减", "增", "担", "承", "肩", "抱")
"""Before 负 they make a word with it: 减负1419亿元."""
_AFTER_DOLLAR = frozenset("左以的到至和或及多不上下内每一是为在")
DATE_UNITS = frozenset("年月日号届")
YEN = ("日元", "日圆", "日圓")
_NOTHING_AFTER = frozenset("，。；：！？）)》”…\n\t")
_RANKED = lazy(
    r"(?:TOP|Top|日经|CSI|FTSE|S&P|Nikkei|Russell|Stoxx|STOXX|Nifty|ASX|KOSPI|TOPIX|Fortune|Nasdaq|NASDAQ|CAC|DAX|IBEX|HSI) ?$"
)
"""Before a count it is a rank or an index: TOP 30房企, CSI 500 futures."""
_PART_FOLLOWS = frozenset((" ", "-"))
_PLANES = lazy(r"7[0-9]7 (?:MAX|Max|Dreamliner)\b")
_EIGHTHS = lazy(
    r"[ -]([1-9]{1,2})/(2|4|8|16|32)(?= ?(?:%|pct|percent|per cent|percentage|points?\b)| (?:to|and) [0-9])"
)
"""What a rate in eighths goes on with: 5-1/4 percent."""
_SPECIAL_BEFORE = _MAY_SIGN | MAY_PREFIX
_MAY_GO_ON = DATE_UNITS | _POINTS
_SPECIAL_AFTER = (
    DATE_UNITS | _NOTHING_AFTER | _BEGINS_SCALED | _POINTS | _BEGINS_ENGLISH | _PART_FOLLOWS | frozenset("分/")
)
"""What may be more than the beginning of a unit behind a numeral."""
_ALWAYS = ("percent", "money")
"""Kinds of unit with which a number is a quantity whatever stands around."""
_ENDS_RANK = frozenset("PpIEXPSiltkyaedqCH0 经 \n")
_LIMITS = frozenset("涨首板封跌")
_BASES = ("yoy", "qoq", "mom")
_YEARLY = frozenset("款部次站省区版国机校城市类级")
# After a plain number these are as often part of a name: 360公司, 211工程.
_NAMED = frozenset(
    (
        "公司", "工程", "基金", "银行", "项目", "产品", "机构", "社区", "街道", "行业", "领域", "板块", "品牌", "课题", "站点", "医院", "学校",
        "高校", "酒店", "航班", "航线", "案件",
    )
)  # fmt: skip


def arabic(text: str, at: int, stop: int, low: int, done: int) -> Quantity | None:
    """The quantity whose Arabic numeral is `text[at:stop]`, None where it is something else.

    The stretch begins at `low`; the quantity before ends at `done`.
    """
    after = text[stop : stop + 1]
    special = after in _SPECIAL_AFTER
    if stop - at > LONGEST or (special and after in _MAY_GO_ON and _goes_on(text, after, stop)):
        return None
    before = text[at - 1] if at > low else "\n"
    start, prefix = at, None
    if before in _SPECIAL_BEFORE:
        if before == " ":
            if text.startswith("minus ", max(at - 6, low)):
                start = at - 6
        elif before in _MAY_SIGN:
            signed = _sign(text, at, before, low, done)
            if signed is None:
                return None
            start = signed
        if start > low and text[start - 1] in MAY_PREFIX:
            prefix = prefix_before(text, start, done)
    raw = text[at:stop]
    vague = ""
    number_end = unit_from = stop
    scale = 1
    if special:
        if prefix is None and after in _NOTHING_AFTER and "." not in raw:
            return None
        leading = ""
        if after in _ONE_SCALE and text[stop + 1 : stop + 2] not in _BEGINS_SCALED:
            leading, scale = after, _ONE_SCALE[after]
            number_end = unit_from = stop + 1
        elif after in _BEGINS_SCALED and (scaled := _SCALED.match(text, stop)) is not None:
            leading, vague, trailing = scaled.groups()
            if vague == "几":
                return None
            unit_from = scaled.end()
            scale = scale_of(leading) * scale_of(trailing)
            number_end = scaled.end(3) if vague else scaled.end(1) if leading else stop
        if leading and not vague:
            if (
                text[number_end : number_end + 1].isdigit()
                and (mixed := _MIXED.match(text, at))
                and mixed.end() > number_end
            ):
                return _mixed(text, at, mixed.end(), start, prefix)
            if text[number_end - 1] in "千兆百" and begins_unit(text, number_end - 1):
                scale //= SCALES[text[number_end - 1]]
                unit_from = number_end - 1
                number_end = unit_from - (text[unit_from - 1] == " ")
        elif not vague:
            if after == "分" and text.startswith("分之", stop):
                return fraction(text, at, stop, start)
            if after == "/" and (part := slashed(text, at, before)):
                return part
            following = text[unit_from : unit_from + 1]
            if following in _BEGINS_ENGLISH:
                prefixed = prefix is not None or (following in "kK" and _THOUSANDS.match(text, stop) is not None)
                scale, number_end, unit_from = _english_scale(text, stop, unit_from, prefixed)
    value = Decimal(raw.replace(",", "").replace(" ", "") if "," in raw or " " in raw else raw)
    if scale != 1:
        value *= scale
    elif (
        after in _PART_FOLLOWS
        and text[stop + 2 : stop + 4].find("/") >= 0
        and (eighths := _EIGHTHS.match(text, stop)) is not None
    ):
        value += Decimal(eighths[1]) / int(eighths[2])
        number_end = eighths.end()
        unit_from = number_end + (text[number_end : number_end + 1] == " ")
    if start < at and before in "-负 ":
        value = -value
    quantity = Quantity(start, at, stop, number_end, value, scale)
    if start < at:
        quantity.signed = True
    if special:
        if scale >= _TRILLION and "兆" in text[stop:number_end] and not is_money_at(text, unit_from):
            return None
        if vague:
            quantity.approx = AFTER_DIGITS[vague]
    take_unit(text, quantity, unit_from, prefix)
    if prefix is None and quantity.unit is not None and quantity.unit.kind in _ALWAYS:
        return quantity
    lettered = prefix is None and before in _LETTERS
    return quantity if _stands(text, quantity, before, lettered, raw) else None


def _goes_on(text: str, after: str, stop: int) -> bool:
    """Whether what follows a numeral makes it a date's, or a part of a longer number or time of day."""
    if after in _POINTS:
        return text[stop + 1 : stop + 2].isdigit()
    return after in DATE_UNITS and not text.startswith(YEN, stop)


def _sign(text: str, at: int, before: str, low: int, done: int) -> int | None:
    """Where the number at `at` begins, its sign included; None where what stands before makes it part of a code."""
    if before == "负":
        return at if text[at - 2 : at - 1] in _BURDENS else at - 1
    if before in "-+":
        if done == at - 1 and done != low:
            return at
        previous = text[at - 2] if at - 1 > low else "\n"
        if text[max(low, at - 4) : at - 1].lower() in _BASES:
            return at - 1
        return None if (previous.isascii() and previous.isalnum()) or previous in DATE_UNITS else at - 1
    if before in _NOT_BEFORE or (
        before in ":." and text[at - 2 : at - 1].isascii() and text[at - 2 : at - 1].isalnum()
    ):
        return None
    return at


def _english_scale(text: str, stop: int, unit_from: int, prefixed: bool) -> tuple[int, int, int]:
    """The scale in English after a number (billion, bn; b only behind a currency), where it ends and a unit may begin."""
    match = _ENGLISH_SCALE.match(text, stop)
    if match is not None and (match[1] or prefixed):
        word = (match[1] or match[2]).lower().rstrip("s")
        end = match.end()
        return _ENGLISH_SCALES.get(word) or _ENGLISH_SCALES[word[0]], end, end + (text[end : end + 1] in (" ", "-"))
    if text[unit_from : unit_from + 1] == "-" and text[unit_from + 1 : unit_from + 2].isalpha():
        return 1, stop, unit_from + 1
    return 1, stop, unit_from


def _mixed(text: str, at: int, stop: int, start: int, prefix: tuple[Unit, int] | None) -> Quantity | None:
    """A numeral like 3千5百万, 5亿3000万 or 7万6350."""
    value = value_of(text[at:stop])
    if value is None or (text[stop - 1] in "千兆百" and begins_unit(text, stop - 1)):
        return None
    quantity = Quantity(start, at, stop, stop, value, 10**4 if value >= 10**4 else 1)
    take_unit(text, quantity, stop + (text[stop : stop + 1] == " "), prefix)
    if "兆" in text[at:stop] and (quantity.unit is None or quantity.unit.kind != "money"):
        return None
    return quantity if quantity.unit is None or quantity.unit.kind != "time" else None


def _stands(text: str, quantity: Quantity, before: str, lettered: bool, raw: str) -> bool:
    """Whether its unit and its neighbours let it be a quantity."""
    following = text[quantity.end : quantity.end + 1]
    if quantity.unit is None:
        quantity.approx = None
        return not ((lettered and quantity.scale < 10**4) or following in _LETTERS)
    if (
        quantity.prefixed
        and quantity.end == quantity.number_end
        and text[quantity.start] == "$"
        and "一" <= following <= "鿿"
    ):
        return following in _AFTER_DOLLAR
    kind = quantity.unit.kind
    if kind in _ALWAYS:
        return True
    if kind == "physical" and following in _LIMITS and text[quantity.unit_start : quantity.end] in ("cm", "CM"):
        return False  # 20cm涨停 is a limit of 20%
    if kind == "noun" and _PLANES.match(text, quantity.start):
        return False
    if (
        kind in ("count", "noun")
        and text[quantity.start - 1 : quantity.start] in _ENDS_RANK
        and _RANKED.search(text, max(0, quantity.start - 8), quantity.start)
    ):
        return False
    if kind in ("count", "noun", "physical"):
        return not lettered and (kind == "physical" or _counts(text, quantity, before, raw))
    if kind == "point":
        whole = quantity.scale == 1 and "." not in raw and quantity.value <= 24 and quantity.approx is None
        return not whole or _CLOCK_POINTS.search(text, max(0, quantity.start - 6), quantity.start) is not None
    if kind == "tenths":
        add_tenth(text, quantity)
        return quantity.value <= 10
    if kind == "discount":
        small = 0 < quantity.value < 100
        if quantity.value >= 10:
            quantity.value /= 10
        return small
    if kind == "multiple" and text[quantity.end - 1] == "X" and (lettered or "一" <= following <= "鿿"):
        return False  # a model: LPDDR4X, 777X客机
    return kind != "time" and not (kind == "multiple" and following.isdigit())


def _counts(text: str, quantity: Quantity, before: str, raw: str) -> bool:
    """Whether a number before a classifier or noun counts, and is no rank (前10名), year or part of a name."""
    if before == "前":
        return False
    plain = quantity.scale == 1 and quantity.approx is None
    if "." in raw and text[quantity.unit_start : quantity.end] == "大":  # 4.0大版本
        return False
    year_like = plain and len(raw) == 4 and raw[:2] in ("19", "20")
    if quantity.unit is not None and quantity.unit.kind == "noun":
        return not year_like and not (plain and text[quantity.unit_start : quantity.end] in _NAMED)
    return not (year_like and text[quantity.unit_start] in _YEARLY)
