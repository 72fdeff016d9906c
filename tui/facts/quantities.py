"""Numbers with their units, as they stand in a shadow: the first pass over a stretch of text.

A quantity without a unit is kept, for a range or a list may give it one (`joins`); what is plainly no quantity (dates,
ranks, codes, names) is dropped here.
"""

import re
from decimal import Decimal

from tui.facts.figure_english import WORDS, counted_noun, number_of, part_of, times_of
from tui.facts.numerals import BANK, CHINESE, SCALES, VAGUE, scale_of, value_of
from tui.facts.units import CLASSIFIER, NOUN, PLAIN_MONEY, Unit, currency_before, denominator_at, first_characters, unit_at

_CANDIDATE = re.compile(
    r"\d{1,3}(?:,\d{3}){1,7}+(?!\d)(?:\.\d++)?|\d{1,3}(?: \d{3}){1,4}+(?![\d.,:/-])|\d++(?:\.\d++)?"
    rf"|翻[番倍](?![股基新着])|[{CHINESE}半]++(?:点[零〇一二三四五六七八九\d]++[百千万亿]*+)?"
)
_RUN = re.compile(rf"[0-9{CHINESE}半翻]++")
_AFTER_ARABIC = re.compile(r" ?([十百千万亿兆]*+)([多余来几]?)([十百千万亿兆]*+) ?")
_AFTER_CHINESE = re.compile(r"([多余来几]?)([十百千万亿兆]*+) ?")
_MIXED = re.compile(r"(?:\d++(?:\.\d++)?[十百千万亿]++){2,5}")
_ENGLISH_SCALE = re.compile(r"[ -]?(?:(trillion|tn|trn|billion|bn|bln|million|mn|mln|thousand|hundred|crores?|lakhs?)|([kKmMbBtT]))(?![A-Za-z])")
_ENGLISH_SCALES = {"t": 10**12, "b": 10**9, "m": 10**6, "k": 10**3, "thousand": 10**3, "hundred": 100, "crore": 10**7, "lakh": 10**5}
_NUMERATOR = re.compile(rf"负?(?:\d++(?:\.\d++)?|[{CHINESE}]++(?:点[零〇一二三四五六七八九]++)?)")
_CLOCK_POINTS = re.compile(r"(?:[跌涨升降报收破至挫差超低高加减点]|下跌|上涨)(?:了|近|约|超|逾|过|到|于|出|幅)*$")
_MINOR = re.compile(
    r"(?P<tens>[一二两三四五六七八九]|\d)(?:角|毛|毫)(?:(?P<ones>[一二三四五六七八九]|\d)分?(?!\w))?钱?"
    r"|零?(?P<cents>[一二三四五六七八九]|\d\d?)分钱?|零(?P<hundredths>[一二三四五六七八九])(?!\w)"
    r"|(?P<short>[一二三四五六七八九])(?!\w)|(?P<spoken>[一二三四五六七八九])(?=[到至])"
)
_CLEAN = frozenset("，。；、！？：”）)》的以左上多余半至到每/-~—钱长高宽深重厚远外内水油酒,.; \n\t")
_CLEAN_MONEY = frozenset("，。；、！？：”）)》以左上多余半至到每/-~—钱,.; \n\t")
_NOT_BEFORE = frozenset("第〔﹝#@_\\№")
_AFTER_PREFIXED = frozenset("左以的到至和或及多不上下内每一是为在，。")
_DATE = frozenset("年月日号届")
_APPROX = {"多": "over", "余": "over", "来": "about"}
_LONGEST = 22


class Quantity:
    """A number with its unit. `value` has its scale words folded in, not yet the unit's factor.

    The numeral with its scale words is `[number, number_end)`, without them it ends at `digits_end`. `unit` is None
    where none follows; `symbol` is the contract's unit, a denominator included. `prefixed`: a currency stands before. `tabled`: the unit is a table's.
    """

    __slots__ = ("approx", "bare", "chinese", "counted", "digits_end", "end", "high", "number", "number_end", "prefixed", "ratio", "scale", "signed", "start", "symbol", "tabled", "unit", "unit_start", "value")  # fmt: skip

    def __init__(self, start: int, number: int, digits_end: int, number_end: int, value: Decimal, scale: int) -> None:
        self.start, self.number, self.digits_end, self.number_end = start, number, digits_end, number_end
        self.end = number_end
        self.value, self.scale = value, scale
        self.unit: Unit | None = None
        self.symbol = ""
        self.unit_start = number_end
        self.high: Decimal | None = None
        self.approx: str | None = None
        self.counted: tuple[int, int] | None = None
        self.chinese = self.prefixed = self.bare = self.signed = self.ratio = self.tabled = False

    def take(self, unit: Unit, start: int, end: int) -> None:
        """Give it the unit that is written at `[start, end)`."""
        self.unit, self.symbol, self.unit_start, self.end = unit, unit.symbol, start, end


def scan(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities of `text[start:end]`, a shadow's, in order and without overlap; those without a unit as well."""
    found: list[Quantity] = []
    done = at = start
    for run in _RUN.finditer(text, start, end):
        at = max(at, run.start())
        while at < run.end():
            match = _CANDIDATE.match(text, at, end)
            if match is None:
                at += 1
                continue
            stop = match.end()
            quantity = _arabic(text, at, stop, start, done) if text[at] <= "9" else _chinese(text, at, stop, done)
            if quantity is not None:
                found.append(quantity)
                done = quantity.end
            at = max(stop, done)
    return found


def _arabic(text: str, at: int, stop: int, low: int, done: int) -> Quantity | None:
    """The quantity whose Arabic numeral is `text[at:stop]`, None where it is something else."""
    after = text[stop : stop + 1]
    if after in _DATE or stop - at > _LONGEST:
        return None
    before = text[at - 1] if at > low else "\n"
    start, negative, lettered = at, False, False
    prefix: tuple[Unit, int] | None = None
    if before in "-+":
        if done < at - 1 or done == low:
            previous = text[at - 2 : at - 1] if at - 1 > low else "\n"
            if (previous.isascii() and previous.isalnum()) or previous in _DATE:
                return None
            start, negative = at - 1, before == "-"
    elif before == "负":
        start, negative = at - 1, True
    elif before in _NOT_BEFORE or (before in ":." and text[at - 2 : at - 1].isalnum() and text[at - 2].isascii()):
        return None
    if before != "负" and start > low:
        prefix = _prefix(text, start, done)
        if prefix is None and before.isascii() and before.isalpha():
            lettered = True
    if after in ".:" and after and text[stop + 1 : stop + 2].isdigit():
        return None
    raw = text[at:stop]
    value = Decimal(raw.replace(",", "").replace(" ", ""))
    scales = _AFTER_ARABIC.match(text, stop)
    assert scales is not None
    scale_end, more, rest = scales.end(1), scales[2], scales[3]
    digits_end, number_end, scale = stop, stop, 1
    if more:
        if more == "几":
            return None
        if rest:
            scale_end = scales.end(3)
            scale = scale_of(scales[1]) * scale_of(rest)
        elif scales[1]:
            scale = scale_of(scales[1])
        number_end = scale_end
        unit_from = scales.end()
    elif scales[1]:
        scale = scale_of(scales[1])
        if text[scale_end : scale_end + 1].isdigit() and (mixed := _MIXED.match(text, at)) and mixed.end() > scale_end:
            return _mixed(text, at, mixed.end(), start, prefix)
        number_end, unit_from = scale_end, scales.end()
        if text[scale_end - 1] in "千兆百" and (own := _unit_with_scale(text, scale_end - 1)):
            scale //= SCALES[text[scale_end - 1]]
            number_end = unit_from = scale_end - 1
            if number_end and text[number_end - 1] == " ":
                number_end -= 1
            del own
    else:
        unit_from = scales.end()
        if text.startswith("分之", stop):
            return _fraction(text, at, stop, start, negative)
        if after == "/" and (slash := _SLASHED.match(text, at)) and (before in _SHARES or (text[slash.end() : slash.end() + 1] or "\n") in "的以左"):
            return _slashed(slash, start)
        following = text[unit_from : unit_from + 1]
        if following.isascii() and (following.isalpha() or following == "-") and (english := _ENGLISH_SCALE.match(text, stop)):
            word = english[1]
            if word or prefix is not None:
                scale = _ENGLISH_SCALES.get((word or english[2]).lower().rstrip("s"), 0) or _ENGLISH_SCALES[(word or english[2])[0].lower()]
                number_end = english.end()
                unit_from = number_end + (text[number_end : number_end + 1] in (" ", "-"))
        elif following == "-" and text[unit_from + 1 : unit_from + 2].isalpha():
            unit_from += 1
    quantity = Quantity(start, at, digits_end, number_end, -value * scale if negative else value * scale, scale)
    quantity.signed = start != at
    if "兆" in scales[1] and not _money_follows(text, unit_from):
        return None
    if more:
        quantity.approx = _APPROX[more]
    _take_unit(text, quantity, unit_from, prefix)
    return _accept(text, quantity, before, lettered, raw, bool(more))


def _mixed(text: str, at: int, stop: int, start: int, prefix: tuple[Unit, int] | None) -> Quantity | None:
    """A numeral like 3千5百万 or 5亿3000万."""
    value = value_of(text[at:stop])
    if value is None:
        return None
    quantity = Quantity(start, at, stop, stop, value, 10**4 if value >= 10**4 else 1)
    if text[stop - 1] in "千兆百" and _unit_with_scale(text, stop - 1):
        return None
    _take_unit(text, quantity, stop + (text[stop : stop + 1] == " "), prefix)
    return quantity if quantity.unit is None or quantity.unit.kind != "time" else None


def _unit_with_scale(text: str, at: int) -> bool:
    """Whether the scale word at `text[at]` begins a unit: 千瓦, 兆帕."""
    unit = unit_at(text, at)
    return unit is not None and unit[0].kind == "physical"


def _money_follows(text: str, at: int) -> bool:
    unit = unit_at(text, at)
    return unit is not None and unit[0].kind == "money"


def _prefix(text: str, at: int, low: int) -> tuple[Unit, int] | None:
    """The currency before `text[at]`, with at most one blank between."""
    prefix = currency_before(text, at)
    if prefix is None and text[at - 1] == " ":
        prefix = currency_before(text, at - 1)
    return prefix if prefix is not None and prefix[1] >= low else None


def _take_unit(text: str, quantity: Quantity, at: int, prefix: tuple[Unit, int] | None) -> None:
    """Give a quantity the unit at `text[at]`, or the currency before it, or both; then its denominator."""
    found = unit_at(text, at)
    if found is not None and found[0] is CLASSIFIER and text[at] == "块" and (text[at + 1 : at + 2] or "\n") in _AFTER_BLOCK:
        found = PLAIN_MONEY, at + 1
    elif found is not None and found[0] is CLASSIFIER and text[at] == "个" and (inner := unit_at(text, at + 1)) and inner[0].kind == "physical" and inner[1] > at + 2:
        found = inner
    elif found is None and _DIMES.match(text, at):
        found = _TENTH, at + 1
    if prefix is not None:
        quantity.start, quantity.prefixed = prefix[1], True
        if found is not None and found[0].kind == "money":
            unit = prefix[0] if found[0].symbol == "CNY" and found[0].factor == 1 else found[0]
            quantity.take(unit, at, found[1])
        else:
            quantity.take(prefix[0], quantity.number_end, quantity.number_end)
    elif found is not None:
        quantity.take(found[0], at, found[1])
        if found[0].kind in ("count", "noun"):
            quantity.counted = at, found[1]
    elif text[at - 1 : at] == " " and text[at : at + 1].isascii() and (noun := counted_noun(text, quantity.number, at)):
        quantity.take(NOUN, at, noun)
        quantity.counted = at, noun
    else:
        return
    kind = quantity.unit.kind if quantity.unit else ""
    if kind == "money":
        _minor(text, quantity)
    elif kind == "physical" and quantity.symbol in _PARTS:
        _part(text, quantity)
    if kind in ("money", "physical"):
        denominator = denominator_at(text, quantity.end)
        if denominator is not None:
            quantity.symbol, quantity.end = f"{quantity.symbol}/{denominator[0]}", denominator[1]
    if kind in ("physical", "multiple", "money") and text.startswith("半", quantity.end) and text[quantity.end + 1 : quantity.end + 2] not in ("年", "导", "数"):
        quantity.value += Decimal("0.5")
        quantity.end += 1


_PARTS = {
    "jin": re.compile(r"([一二两三四五六七八九]|\d)两(半?)"),
    "m": re.compile(r"([一二三四五六七八九]|\d)(?![\w.%])()"),
}


def _part(text: str, quantity: Quantity) -> None:
    """Add what follows the main unit: 六斤八两, 三米九."""
    part = _PARTS[quantity.symbol].match(text, quantity.end)
    if part is not None and quantity.scale == 1:
        quantity.value += (value_of(part[1]) or Decimal(0)) / 10 + (Decimal("0.05") if part[2] else 0)
        quantity.end = part.end()


_DIMES = re.compile(r"[角毛毫](?:$|[一二三四五六七八九\d](?:分|\W|$)|[^\w]|钱)")
_TENTH = Unit("money", "CNY", Decimal("0.1"))
_AFTER_BLOCK = frozenset("\n零〇，。；、！？：”）)》钱多左以上到至的一二两三四五六七八九半-~ .,/每")


def _minor(text: str, quantity: Quantity) -> None:
    """Add what follows the main unit of money: 五元六角, 两块五, 三块零四."""
    last = text[quantity.end - 1]
    if last not in "元块角毛毫蚊" or quantity.scale > 1:
        return
    minor = _MINOR.match(text, quantity.end)
    if minor is None:
        return
    tens, ones, cents = minor["tens"], minor["ones"], minor["cents"] or minor["hundredths"]
    if last in "角毛毫":
        digit = value_of(minor["cents"] or minor["short"] or "") if not tens else None
        if digit is None:
            return
        quantity.value += digit / 10
    elif short := minor["short"] or minor["spoken"]:
        if last not in "块蚊":
            return
        quantity.value += (value_of(short) or Decimal(0)) / 10
    else:
        quantity.value += (value_of(tens) or Decimal(0)) / 10 if tens else Decimal(0)
        part = ones if tens else cents
        quantity.value += (value_of(part) or Decimal(0)) / 100 if part else Decimal(0)
    quantity.end = minor.end()


def _accept(text: str, quantity: Quantity, before: str, lettered: bool, raw: str, more: bool) -> Quantity | None:
    """The quantity, None where its unit or its neighbours say that it is none."""
    unit = quantity.unit
    if quantity.prefixed and quantity.end == quantity.number_end and text[quantity.start] == "$" and "一" <= text[quantity.end : quantity.end + 1] <= "鿿":
        if text[quantity.end] not in _AFTER_PREFIXED:
            return None
    if unit is None:
        following = text[quantity.number_end : quantity.number_end + 1]
        if (lettered and quantity.scale < 10**4) or (following.isascii() and following.isalpha()):
            return None
        if more:
            quantity.approx = None
        return quantity
    kind = unit.kind
    if kind == "time":
        return None
    year_like = quantity.scale == 1 and len(raw) == 4 and raw[:2] in ("19", "20") and not more
    if kind == "count":
        if lettered or before == "前" or (year_like and text[quantity.unit_start] in "款部次站省区版国机校城市类级"):
            return None
    elif kind == "noun":
        named = quantity.scale == 1 and not more and text[quantity.unit_start : quantity.end] in _NAMED
        if lettered or year_like or before == "前" or named:
            return None
    elif kind == "physical":
        if lettered:
            return None
    elif kind == "point":
        if quantity.scale == 1 and not more and "." not in raw and quantity.value <= 24 and not _CLOCK_POINTS.search(text, max(0, quantity.start - 6), quantity.start):
            return None
    elif kind == "multiple":
        if text[quantity.end : quantity.end + 1].isdigit():
            return None
    elif kind == "tenths":
        if quantity.value > 10:
            return None
        quantity.value, quantity.end = _tenths(text, quantity)
    elif kind == "discount" and (quantity.value >= 100 or quantity.value <= 0):
        return None
    if kind == "discount" and quantity.value >= 10:
        quantity.value /= 10
    return quantity


# After a plain number these are as often part of a name: 360公司, 211工程.
_NAMED = frozenset(("公司", "工程", "基金", "银行", "项目", "产品", "机构", "社区", "街道", "行业", "领域", "板块", "品牌", "课题", "站点", "医院", "学校", "高校", "酒店", "航班", "航线", "案件"))


def _tenths(text: str, quantity: Quantity) -> tuple[Decimal, int]:
    """七成五 and 三成半 carry a second digit."""
    following = text[quantity.end : quantity.end + 1]
    if following == "半":
        return quantity.value + Decimal("0.5"), quantity.end + 1
    if following and following in "一二三四五六七八九" and not "一" <= text[quantity.end + 1 : quantity.end + 2] <= "鿿":
        digit = value_of(following)
        return quantity.value + (digit or Decimal(0)) / 10, quantity.end + 1
    return quantity.value, quantity.end


_SLASHED = re.compile(r"([1-9]\d?)/([1-9]\d?)(?![\d/.年月日%])")
_SHARES = frozenset("占近约超逾达过到不足的了为")


def _slashed(match: re.Match[str], start: int) -> Quantity | None:
    """超过1/3: a fraction, where it is below one."""
    above, below = Decimal(match[1]), Decimal(match[2])
    if above >= below:
        return None
    quantity = Quantity(start, match.start(), match.end(), match.end(), above / below, 1)
    quantity.take(_RATIO, match.end(), match.end())
    quantity.ratio = True
    return quantity


_PAIR = re.compile(r"([一二两三四五六七八九])([二三四五六七八九])(?=[十百千万亿]|$)")
_PERCENT = Unit("percent", "%", Decimal(1))
_RATIO = Unit("fraction", "ratio", Decimal(1))


def _fraction(text: str, at: int, stop: int, start: int, negative: bool) -> Quantity | None:
    """三分之二, 百分之五十: `text[at:stop]` is the denominator."""
    numerator = _NUMERATOR.match(text, stop + 2)
    below = value_of(text[at:stop])
    if numerator is None or not below or len(numerator[0]) > _LONGEST:
        return None
    above = value_of(numerator[0].removeprefix("负"))
    if above is None:
        return None
    if numerator[0][0] == "负" or negative:
        above = -above
    percent = below == 100
    quantity = Quantity(start, stop + 2, numerator.end(), numerator.end(), above if percent else above / below, 1)
    quantity.take(_PERCENT if percent else _RATIO, numerator.end(), numerator.end())
    quantity.signed, quantity.ratio, quantity.chinese = above < 0, True, True
    if not percent and (found := unit_at(text, numerator.end())) and found[0].kind == "physical":
        quantity.take(found[0], numerator.end(), found[1])
    return quantity


def _chinese(text: str, at: int, stop: int, low: int) -> Quantity | None:
    """The quantity whose Chinese numeral is `text[at:stop]`, None where it is part of a word or a small count."""
    numeral = text[at:stop]
    if len(numeral) == 1:
        if numeral in VAGUE:
            return None
        if text[stop : stop + 1] == "番":
            return _doubling(text, at, stop, low)
        if numeral == "半":
            return _half(text, at, stop)
        following = text[stop : stop + 1]
        if numeral not in _SCALE_WORDS and following not in _AFTER_DIGIT and not (following.isascii() and following.isalpha()):
            return None
        if following == "分" and text.startswith("分一", stop) and (part := _spoken_part(text, at, stop)):
            return part
    elif numeral[0] == "翻":
        quantity = Quantity(at, at, stop, stop, Decimal(2), 1)
        quantity.take(_DOUBLING, stop, stop)
        quantity.chinese = True
        return quantity if text[at - 1 : at] not in ("倍", "番") else None
    elif len(numeral) > 3 * _LONGEST:
        return None
    if (numeral[0] in BANK and not all(char in BANK or char in "零〇万亿元百千十" for char in numeral)) or numeral in BANK:
        return _without_names(text, at, stop, low)
    if text.startswith("分之", stop):
        return _fraction_of_chinese(text, at, stop, low)
    before = text[at - 1] if at > low else "\n"
    if before == "第" or (numeral[0] == "数" and before in _NUMBER_WORD):
        return None
    if numeral == "半数":
        return _half(text, at, stop)
    if any(char in VAGUE for char in numeral):
        return None
    start, negative = (at - 1, True) if before == "负" else (at, False)
    if numeral.endswith("半"):
        if not numeral.endswith("两半") or len(numeral) < 3:
            return _half(text, at, stop) if numeral == "一半" else None
        numeral, stop = numeral[:-1], stop - 1
    after = _AFTER_CHINESE.match(text, stop)
    assert after is not None
    more, extra, unit_from = after[1], after[2], after.end()
    if more == "几" or (extra and not more):
        return None
    if (numeral[-1] == "两" and len(numeral) > 1 and not more and (text[stop : stop + 1] or "\n") in _CLEAN) or (numeral[-1] in "千兆百" and not more and len(numeral) > 1 and _unit_with_scale(text, stop - 1)):
        numeral, stop, unit_from = numeral[:-1], stop - 1, stop - 1
    bare = all(char in "百千万亿兆" for char in numeral)
    pair = _PAIR.search(numeral)
    high: Decimal | None = None
    if pair is not None and value_of(numeral) is None:
        low_value = value_of(numeral[: pair.start(2)] + numeral[pair.end(2) :])
        high = value_of(numeral[: pair.start(1)] + numeral[pair.end(1) :])
        value = low_value if low_value is not None and high is not None and low_value < high else None
    else:
        value = value_of(numeral)
    if value is None:
        return None
    if extra:
        value *= scale_of(extra)
    quantity = Quantity(start, at, stop, stop + len(more) + len(extra) if extra else stop, -value if negative else value, 10**4 if numeral[-1] in "万亿" or extra else 1)
    quantity.high, quantity.chinese, quantity.bare = high, True, bare and not more
    if more:
        quantity.approx = _APPROX[more]
    prefix = _prefix(text, start, low) if start > low else None
    _take_unit(text, quantity, unit_from, prefix)
    return _accept_chinese(text, quantity, numeral)


_NUMBER_WORD = frozenset("指人次个户总件系参倍少多无")
_SMALL_UNITS = ("money", "percent", "points", "basis_points", "multiple", "physical", "tenths", "discount")
_SCALE_WORDS = frozenset("百千万亿兆")
_AFTER_DIGIT = frozenset("番") | frozenset(first_characters(_SMALL_UNITS)) | frozenset("至到-~—–、多余 分块角毛")


def _accept_chinese(text: str, quantity: Quantity, numeral: str) -> Quantity | None:
    """Chinese numerals are parts of words far more often than figures: ask more of their units."""
    unit = quantity.unit
    if unit is None:
        return quantity
    kind = unit.kind
    if kind == "time" or kind == "point":
        return None
    if quantity.bare:
        return quantity
    if kind in ("count", "noun"):
        return quantity if quantity.value > 10 or quantity.approx else None
    following = text[quantity.end : quantity.end + 1] or "\n"
    one_character = quantity.end - quantity.unit_start == 1
    if one_character and quantity.value <= 10 and quantity.symbol == unit.symbol:
        if kind == "money" and following not in _CLEAN_MONEY and text[quantity.unit_start] in "元圆块" and following != "的":
            return None
        if kind == "physical" and following not in _CLEAN:
            return None
    if kind == "tenths":
        if quantity.value > 10:
            return None
        quantity.value, quantity.end = _tenths(text, quantity)
        if numeral == "一" and following in "都不立了为":
            return None
    elif kind == "discount":
        if quantity.value > 10:
            quantity.value /= 10
        elif numeral in ("一", "十"):
            return None
    return quantity


def _spoken_part(text: str, at: int, stop: int) -> Quantity | None:
    """四分一公升, as it is said in Cantonese: only with a unit, for 分 is many things."""
    found, below = unit_at(text, stop + 2), value_of(text[at:stop])
    if found is None or found[0].kind != "physical" or not below:
        return None
    quantity = Quantity(at, at, stop + 2, stop + 2, 1 / below, 1)
    quantity.take(found[0], stop + 2, found[1])
    quantity.chinese = quantity.ratio = True
    return quantity


_TURNS = re.compile(r"翻(?:了|近|约|超过?|逾|将近|不止)*$")
_DOUBLING = Unit("doubling", "x", Decimal(1))


def _doubling(text: str, at: int, stop: int, low: int) -> Quantity | None:
    """翻两番: twice as much, twice."""
    turns = _TURNS.search(text, max(low, at - 5), at)
    count = value_of(text[at:stop])
    if turns is None or count is None or not 1 <= count <= 9:
        return None
    quantity = Quantity(turns.start(), at, stop, stop, 2 ** int(count) * Decimal(1), 1)
    quantity.take(_DOUBLING, stop, stop + 1)
    quantity.chinese = True
    for word, approx in (("近", "about"), ("约", "about"), ("超", "over"), ("逾", "over"), ("不止", "over")):
        if word in turns[0]:
            quantity.approx = approx
    return quantity


def _without_names(text: str, at: int, stop: int, low: int) -> Quantity | None:
    """大陆十家 is no 六十家: what banks write counts only among its like."""
    while at < stop and text[at] in BANK:
        at += 1
    return _chinese(text, at, stop, low) if at < stop else None


def _fraction_of_chinese(text: str, at: int, stop: int, low: int) -> Quantity | None:
    negative = at > low and text[at - 1] == "负"
    quantity = _fraction(text, at, stop, at - 1 if negative else at, negative)
    return quantity


def _half(text: str, at: int, stop: int) -> Quantity | None:
    """半公斤 is a figure; 一半 is one, and whether it is meant as one the approximator decides."""
    quantity = Quantity(at, at, stop, stop, Decimal("0.5"), 1)
    quantity.chinese = True
    if stop - at == 2:
        quantity.take(_RATIO, stop, stop)
        quantity.bare = True
        return quantity
    found = unit_at(text, stop)
    if found is None or found[0].kind != "physical" or (text[found[1] : found[1] + 1] or "\n") not in _CLEAN:
        return None
    quantity.take(found[0], stop, found[1])
    return quantity


def in_words(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities that English writes in words or as a split: two-thirds, doubled, five percent, 10-for-1."""
    found: list[Quantity] = []
    for match in WORDS.pattern.finditer(text, start, end):
        quantity = _in_words(text, match)
        if quantity is not None:
            found.append(quantity)
    return found


_ENGLISH_TIMES = Unit("words", "x", Decimal(1))
_ENGLISH_PART = Unit("words", "ratio", Decimal(1))
_SPLIT = Unit("split", "ratio", Decimal(1))


def _in_words(text: str, match: re.Match[str]) -> Quantity | None:
    at, stop = match.span()
    if match["number"]:
        value = number_of(match["number"])
        found = unit_at(text, stop + 1) if text[stop : stop + 1] in (" ", "-") else None
        if value is None or match["number"] in ("a", "A") or found is None or found[0].kind not in _SMALL_UNITS:
            return None
        quantity = Quantity(at, at, stop, stop, value, 1)
        quantity.take(found[0], stop + 1, found[1])
        return quantity
    if match["times"]:
        value, unit = times_of(match["times"]), _ENGLISH_TIMES
    elif match["split"]:
        value, unit = Decimal(match["split"]) / (Decimal(match["one"]) or 1), _SPLIT
    else:
        value, unit = part_of(match["above"], match["below"]), _ENGLISH_PART
    quantity = Quantity(at, at, stop, stop, value, 1)
    quantity.take(unit, stop, stop)
    return quantity
