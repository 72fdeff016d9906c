"""Giving a number the unit that stands around it: after it, before it (currencies), and what follows the main unit."""

from decimal import Decimal

from tui.facts.figure_english import counted_noun
from tui.facts.lazy import lazy
from tui.facts.numerals import value_of
from tui.facts.quantity import Quantity
from tui.facts.units import CLASSIFIER, CURRENCY_ENDS, NOUN, PLAIN_MONEY, Unit, currency_before, denominator_at, unit_at

_MINOR = lazy(
    r"(?P<tens>[一二两三四五六七八九]|\d)(?:角|毛|毫)(?:(?P<ones>[一二三四五六七八九]|\d)分?(?!\w))?钱?"
    r"|零?(?P<cents>[一二三四五六七八九]|\d\d?)分钱?|零(?P<hundredths>[一二三四五六七八九])(?!\w)"
    r"|(?P<short>[一二三四五六七八九])(?!\w)|(?P<spoken>[一二三四五六七八九])(?=[到至])"
)
CLEAN = frozenset("，。；、！？：”）)》的以左上多余半至到每/-~—钱长高宽深重厚远外内水油酒,.; \n\t")
"""What may follow a unit of one character after a small Chinese numeral, lest both be parts of a word (三升 of 三升级)."""

_DIMES = lazy(r"[角毛毫](?:$|[一二三四五六七八九\d](?:分|\W|$)|[^\w]|钱)")
_DELTAS = ("珠三", "长三", "金三", "铁三", "闽三", "大三", "小三")
"""With 角 they are regions: 珠三角."""
_TENTH = Unit("money", "CNY", Decimal("0.1"))
_TEMPERATURE = lazy(r"华氏(?:温度)?[^，。；\n度]{0,6}$|(?:摄氏|[气水体室低高恒]温|温[度器差])[^，。；\n度]*$")
_CELSIUS, _FAHRENHEIT = Unit("physical", "℃", Decimal(1)), Unit("physical", "℉", Decimal(1))
_REACH = 16
_PIECES = lazy(r"集成电路|芯片|晶圆|面板|屏|电池|砖|钢板|主板|手表|土地|地块")
_PIECES_REACH = 20
_CENTS = lazy(r"[又零]?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})美?分(?![之支公米])")
_SEN = lazy(r"([0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:日本)?[钱銭](?![^\W\d_])")
_AFTER_BLOCK = frozenset("\n零〇，。；、！？：”）)》钱多左以上到至的一二两三四五六七八九半-~ .,/每")
_PARTS = {
    "jin": lazy(r"([一二两三四五六七八九]|\d)两(半?)"),
    "m": lazy(r"([一二三四五六七八九]|\d)(?![\w.%])()"),
}
_SPECIAL = frozenset("角毛毫度块个")
_FOLLOWED = frozenset(("money", "physical", "multiple"))
"""Kinds of unit that something may follow, which belongs to the quantity."""
MAY_PREFIX = CURRENCY_ENDS | {" "}
"""The characters right before an amount of which a currency may stand before it."""
_AFTER_HALF = frozenset("年导数")


def begins_unit(text: str, at: int) -> bool:
    """Whether the scale word at `text[at]` begins a unit: 千瓦, 兆帕."""
    unit = unit_at(text, at)
    return unit is not None and unit[0].kind == "physical"


def is_money_at(text: str, at: int) -> bool:
    """Whether a unit of money begins at `text[at]`."""
    unit = unit_at(text, at)
    return unit is not None and unit[0].kind == "money"


def prefix_before(text: str, at: int, low: int) -> tuple[Unit, int] | None:
    """The currency before `text[at]`, with at most one blank between, and where it begins."""
    prefix = currency_before(text, at)
    if prefix is None and text[at - 1] == " ":
        prefix = currency_before(text, at - 1)
    return prefix if prefix is not None and prefix[1] >= low else None


def take_unit(text: str, quantity: Quantity, at: int, prefix: tuple[Unit, int] | None) -> None:
    """Give a quantity the unit at `text[at]`, or the currency before it, or both; then what follows the unit."""
    found = unit_at(text, at)
    if text[at : at + 1] in _SPECIAL:
        found = _special(text, at, found)
    if prefix is not None:
        quantity.start, quantity.prefixed = prefix[1], True
        if found is not None and found[0].kind == "money":
            unit = prefix[0] if found[0].symbol == "CNY" and found[0].factor == 1 else found[0]
            quantity.take(unit, at, found[1])
        else:
            quantity.take(prefix[0], quantity.number_end, quantity.number_end)
    elif found is not None:
        unit, end = found
        quantity.unit = unit  # as `take` does, of which there is no call for what most have
        quantity.symbol = unit.symbol
        quantity.unit_start = at
        quantity.end = end
        if unit.kind in ("count", "noun"):
            quantity.counted = at, end
    elif text[at - 1 : at] == " " and text[at : at + 1].isascii() and (noun := counted_noun(text, quantity.number, at)):
        quantity.take(NOUN, at, noun)
        quantity.counted = at, noun
    if quantity.unit is not None and quantity.unit.kind in _FOLLOWED:
        _follow(text, quantity, quantity.unit.kind)


def _special(text: str, at: int, found: tuple[Unit, int] | None) -> tuple[Unit, int] | None:
    """What one of the characters `_SPECIAL` is: 块 that means money, 个 before a unit (六个加仑), 角 and 毛 that end the
    amount."""
    if found is None:
        return (_TENTH, at + 1) if _DIMES.match(text, at) and text[at - 2 : at] not in _DELTAS else None
    if text[at] == "度" and found[1] == at + 1 and (degrees := _TEMPERATURE.search(text, max(0, at - _REACH), at)):
        return (_FAHRENHEIT if "华氏" in degrees[0] else _CELSIUS), at + 1
    if found[0] is not CLASSIFIER:
        return found
    if text[at] == "块" and not _are_pieces(text, at) and (text[at + 1 : at + 2] or "\n") in _AFTER_BLOCK:
        return PLAIN_MONEY, at + 1
    if text[at] == "个" and (inner := unit_at(text, at + 1)) and inner[0].kind == "physical" and inner[1] > at + 2:
        return inner
    return found


def _are_pieces(text: str, at: int) -> bool:
    """Whether the 块 at `at` counts pieces: 3594.3亿块 are chips, 5万块 may be money."""
    if text.startswith("钱", at + 1):
        return False
    return text[at - 1] == "亿" or _PIECES.search(text, max(0, at - _PIECES_REACH), at) is not None


def _follow(text: str, quantity: Quantity, kind: str) -> None:
    """Add what follows the main unit: smaller parts, a denominator, a half."""
    if quantity.scale == 1:
        if kind == "money":
            _add_minor(text, quantity)
        elif quantity.symbol in _PARTS:
            _add_part(text, quantity)
    if kind != "multiple":
        denominator = denominator_at(text, quantity.end)
        if denominator is not None:
            quantity.symbol, quantity.end = f"{quantity.symbol}/{denominator[0]}", denominator[1]
    if text[quantity.end : quantity.end + 1] == "半" and text[quantity.end + 1 : quantity.end + 2] not in _AFTER_HALF:
        quantity.value += Decimal("0.5")
        quantity.end += 1


def _add_part(text: str, quantity: Quantity) -> None:
    """六斤八两, 三米九."""
    part = _PARTS[quantity.symbol].match(text, quantity.end)
    if part is not None:
        quantity.value += _digit(part[1]) / 10 + (Decimal("0.05") if part[2] else 0)
        quantity.end = part.end()


def _add_minor(text: str, quantity: Quantity) -> None:
    """五元六角, 两块五, 三块零四."""
    last = text[quantity.end - 1]
    if quantity.symbol == "USD" and (fraction := _CENTS.match(text, quantity.end)):
        quantity.value += _digit(fraction[1]) / 100
        quantity.end = fraction.end()
        return
    if quantity.symbol == "JPY" and (sen := _SEN.match(text, quantity.end)):
        quantity.value += _digit(sen[1]) / 100
        quantity.end = sen.end()
        return
    if last not in "元块角毛毫蚊":
        return
    minor = _MINOR.match(text, quantity.end)
    if minor is None:
        return
    if last in "角毛毫":
        if minor["tens"] or not (minor["cents"] or minor["short"]):
            return
        quantity.value += _digit(minor["cents"] or minor["short"]) / 10
    elif short := minor["short"] or minor["spoken"]:
        if last not in "块蚊":
            return
        quantity.value += _digit(short) / 10
    else:
        cents = minor["ones"] if minor["tens"] else minor["cents"] or minor["hundredths"]
        quantity.value += _digit(minor["tens"]) / 10 + _digit(cents) / 100
    quantity.end = minor.end()


def add_tenth(text: str, quantity: Quantity) -> None:
    """七成五 and 三成半 carry a second digit."""
    following = text[quantity.end : quantity.end + 1]
    if following == "半":
        quantity.value += Decimal("0.5")
        quantity.end += 1
    elif (
        following
        and following in "一二三四五六七八九"
        and not "一" <= text[quantity.end + 1 : quantity.end + 2] <= "鿿"
    ):
        quantity.value += _digit(following) / 10
        quantity.end += 1


def _digit(numeral: str | None) -> Decimal:
    return (value_of(numeral) if numeral else None) or Decimal(0)
