"""Numerals in every notation."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.facts.numerals import inherited_scale, value_of

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A whole number below 10 ** 16 as Chinese writes it."""
    if number == 0:
        return "零"
    for scale, word in ((10**8, "亿"), (10**4, "万")):
        if number >= scale:
            rest = number % scale
            gap = "零" if rest and rest < scale // 10 else ""
            return chinese(number // scale) + word + gap + (chinese(rest) if rest else "")
    written, pending = "", False
    for scale, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            written += ("零" if pending else "") + DIGITS[digit] + word
            pending = False
        elif written and number:
            pending = True
    return written


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("1,234.5", "1234.5"),
        ("1 000", "1000"),
        ("二点三八万亿", "2380000000000"),
        ("3千5百万", "35000000"),
        ("5亿3000万", "530000000"),
        ("一亿五千万", "150000000"),
        ("十", "10"),
        ("十二", "12"),
        ("一百二", "120"),
        ("一百零二", "102"),
        ("三万五", "35000"),
        ("两千三百", "2300"),
        ("廿五", "25"),
        ("壹仟贰佰万", "12000000"),
        ("零点零五", "0.05"),
        ("百万", "1000000"),
        ("万亿", "1000000000000"),
    ],
)
def test_a_numeral_is_read(numeral: str, value: str) -> None:
    assert value_of(numeral) == Decimal(value)


@pytest.mark.parametrize("numeral", ["几十", "数百", "二〇二一", "七八", "一点", "百千千x", "一" * 60])
def test_what_has_no_value(numeral: str) -> None:
    assert value_of(numeral) is None


@given(st.integers(0, 10**16 - 1))
def test_chinese_numerals_read_back(number: int) -> None:
    assert value_of(chinese(number)) == number


@given(st.integers(0, 10**15), st.integers(0, 3))
def test_arabic_numerals_read_back_with_commas_and_decimals(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    assert value_of(f"{value:,f}") == value
    assert value_of(f"{value:f}") == value


@pytest.mark.parametrize(
    ("lower", "upper", "scale"),
    [
        ("3", "5亿", 10**8),
        ("两", "三百亿", 10**10),
        ("两百", "三百亿", 10**8),
        ("二十", "三十万", 10**4),
        ("3", "5", 1),
    ],
)
def test_a_lower_end_inherits_the_scale(lower: str, upper: str, scale: int) -> None:
    assert inherited_scale(lower, upper) == scale


@given(st.text(max_size=40) | st.text(alphabet="零一二两三十百千万亿点几0123456789,. ", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    value = value_of(text)
    assert value is None or value >= 0
