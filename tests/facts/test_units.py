"""Units by spelling."""

from decimal import Decimal

import pytest

from tui.facts.units import currency_before, denominator_at, denominator_of, unit_at


@pytest.mark.parametrize(
    ("spelling", "symbol"),
    [
        ("元", "CNY"), ("元人民币", "CNY"), ("美元", "USD"), ("US$", "USD"), ("港币", "HKD"), ("欧元", "EUR"), ("日元", "JPY"), ("円", "JPY"),
        ("英镑", "GBP"), ("韩元", "KRW"), ("卢布", "RUB"), ("印度卢比", "INR"), ("巴基斯坦卢比", "PKR"), ("瑞士法郎", "CHF"), ("澳元", "AUD"),
        ("加元", "CAD"), ("新西兰元", "NZD"), ("新加坡元", "SGD"), ("新台币", "TWD"), ("泰铢", "THB"), ("越南盾", "VND"), ("林吉特", "MYR"),
        ("雷亚尔", "BRL"), ("墨西哥比索", "MXN"), ("菲律宾比索", "PHP"), ("兰特", "ZAR"), ("里拉", "TRY"), ("瑞典克朗", "SEK"), ("谢克尔", "ILS"),
        ("%", "%"), ("个百分点", "pp"), ("个基点", "bp"), ("bp", "bp"), ("倍", "x"), ("点", "point"), ("成", "%"),
        ("吨", "t"), ("公斤", "kg"), ("千克", "kg"), ("斤", "jin"), ("磅", "lb"), ("盎司", "oz"), ("公里", "km"), ("英里", "mi"), ("海里", "nmi"),
        ("亩", "mu"), ("公顷", "ha"), ("平方米", "m2"), ("平方公里", "km2"), ("平方英尺", "ft2"), ("立方米", "m3"), ("升", "L"), ("毫升", "mL"),
        ("加仑", "gal"), ("桶", "bbl"), ("标箱", "TEU"), ("千瓦时", "kWh"), ("千瓦", "kW"), ("GWh", "GWh"), ("MW", "MW"), ("兆瓦", "MW"),
        ("摄氏度", "℃"), ("公里/小时", "km/h"), ("英里每小时", "mi/h"), ("GB", "GB"), ("兆字节", "MB"), ("percentage points", "pp"),
        ("basis points", "bp"), ("per cent", "%"), ("tonnes", "t"), ("家", "1"), ("人次", "1"), ("辆", "1"),
    ],
)  # fmt: skip
def test_a_spelling_names_its_unit(spelling: str, symbol: str) -> None:
    found = unit_at(f"5{spelling}。", 1)
    assert found is not None
    assert found[0].symbol == symbol
    assert found[1] == 1 + len(spelling)


@pytest.mark.parametrize(
    "text",
    ["元宇宙", "人均收入", "股指期货", "位于上海", "点钟", "折叠屏", "克服困难", "台湾", "Gx", "mine", "亿", "立"],
)
def test_a_longer_word_is_no_unit(text: str) -> None:
    found = unit_at(text, 0)
    assert found is None or found[0].kind == "time"


def test_a_part_of_money_has_a_factor() -> None:
    found = unit_at("美分", 0)
    assert found is not None
    assert found[0].factor == Decimal("0.01")


@pytest.mark.parametrize(
    ("before", "symbol"),
    [
        ("人民币", "CNY"),
        ("US$", "USD"),
        ("HK$", "HKD"),
        ("$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("RMB", "CNY"),
        ("港币", "HKD"),
        ("S$", "SGD"),
    ],
)
def test_a_currency_may_stand_before(before: str, symbol: str) -> None:
    text = f"约{before}5"
    found = currency_before(text, len(text) - 1)
    assert found is not None
    assert (found[0].symbol, found[1]) == (symbol, 1)


def test_letters_of_a_longer_word_are_no_currency() -> None:
    assert currency_before("FORM5", 4) is None


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("/股", "share"),
        ("/吨", "t"),
        ("/瓶", "瓶"),
        ("/平方米", "m2"),
        ("每小时", "h"),
        (" per share", "share"),
        (" a barrel", "bbl"),
        ("/人", "person"),
    ],
)
def test_denominators(text: str, symbol: str) -> None:
    found = denominator_at(text, 0)
    assert found == (symbol, len(text))


@pytest.mark.parametrize("text", [" a year ago", "/的", "，", " per cent"])
def test_no_denominators(text: str) -> None:
    assert denominator_at(text, 0) is None


@pytest.mark.parametrize(
    ("word", "symbol"),
    [("吨", "t"), ("桶", "bbl"), ("瓶", "瓶"), ("股", None), ("人", None), ("年", None), ("位于", None)],
)
def test_what_each_divides_by(word: str, symbol: str | None) -> None:
    assert denominator_of(word) == symbol
