"""The form of a fact's fields, checked by the contract."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.cases import ARTICLE, case_of
from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.facts.fact import OWN, record
from tui.review.editing import checked, form, suggestions, symbol_of

FIGURE, MEASURE, TICKER = (case_of(quote).fact for quote in ("13.9%", "优化通关流程", "贵州茅台（600519.SH）"))


@pytest.mark.parametrize("row", [record(fact, ARTICLE) for fact in extract(ARTICLE)])
def test_an_untouched_form_is_right_and_changes_nothing(row: dict[str, object]) -> None:
    shown = {field.name: field.value for field in form(row)}
    result = checked(row, shown, ARTICLE)
    assert not result.errors
    assert result.fields == {name: row[name] for name in OWN[str(row["kind"])]}


@pytest.mark.parametrize(
    ("typed", "value"),
    [("2.38万亿", "2380000000000"), ("1,234.50", "1234.5"), ("-8", "-8"), ("１２", "12"), ("abc", None),
     ("三成半", None), ("两千五百", "2500"),
     ("1e5", None), ("--1", None), ("9" * 40, None), ("", None), ("NaN", None)],
)  # fmt: skip
def test_values(typed: str, value: str | None) -> None:
    result = checked(FIGURE, {"value": typed}, ARTICLE)
    assert result.errors if value is None else result.fields["value"] == value


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("usd", "USD"), ("元", "CNY"), ("CNY/t", "CNY/t"), ("CNY/瓶", "CNY/瓶"), ("TEU", "TEU"), ("吨", "t"), ("pp", "pp"),
     ("亿元", None), ("CNZ", None), ("/", None), ("CNY/", None)],
)  # fmt: skip
def test_units(typed: str, unit: str | None) -> None:
    result = checked(FIGURE, {"unit": typed}, ARTICLE)
    assert result.errors if unit is None else result.fields["unit"] == unit


def test_a_wrong_unit_is_told_with_near_ones() -> None:
    assert "did you mean" in checked(FIGURE, {"unit": "CNZ"}, ARTICLE).errors["unit"]


def test_what_does_not_fit_together() -> None:
    assert "below" in checked(FIGURE, {"high": "3"}, ARTICLE).errors["high"]
    assert "unit 1" in checked(FIGURE, {"counted": "家"}, ARTICLE).errors["counted"]
    assert "XSHG" in checked(TICKER, {"mic": "XHKG"}, ARTICLE).errors["mic"]


def test_words_must_stand_in_the_text() -> None:
    assert checked(FIGURE, {"indicator": "进出口总额"}, ARTICLE).fields["indicator"] == "进出口总额"
    assert "does not stand" in checked(FIGURE, {"indicator": "顺差"}, ARTICLE).errors["indicator"]
    assert "does not stand" in checked(MEASURE, {"action": "支持"}, ARTICLE).errors["action"]
    assert checked(MEASURE, {"actor": ""}, ARTICLE).fields["actor"] is None


def test_enums() -> None:
    assert "none of up, down, flat" in checked(FIGURE, {"direction": "sideways"}, ARTICLE).errors["direction"]
    assert checked(FIGURE, {"direction": ""}, ARTICLE).fields["direction"] is None
    assert "empty" in checked(MEASURE, {"status": ""}, ARTICLE).errors["status"]
    assert checked(TICKER, {"evidence": "name,code"}, ARTICLE).fields["evidence"] == ["code", "name"]
    assert "none of" in checked(TICKER, {"evidence": "guess"}, ARTICLE).errors["evidence"]


def test_a_symbol_brings_exchange_and_name_along() -> None:
    result = checked(TICKER, {"symbol": "hk700"}, ARTICLE)
    assert not result.errors
    assert (result.fields["symbol"], result.fields["mic"]) == ("00700.HK", "XHKG")
    assert result.fields["name"] != TICKER["name"]
    kept = checked(TICKER, {"symbol": "hk700", "name": "Tencent"}, ARTICLE)
    assert kept.fields["name"] == "Tencent"


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [("600648", "600648.SH"), ("sz000001", "000001.SZ"), ("700.HK", "00700.HK"), ("$aapl", "AAPL.US"),
     ("600519.ss", "600519.SH"), ("BRK-B.US", "BRK-B.US")],
)  # fmt: skip
def test_symbols_as_people_write_them(typed: str, symbol: str) -> None:
    assert symbol_of(typed) == symbol


@pytest.mark.parametrize("typed", ["", "7", "ZZZZZZZ", "600648.NY", "茅台", "1234567"])
def test_no_symbols(typed: str) -> None:
    with pytest.raises(ValueError, match="no symbol"):
        symbol_of(typed)


def test_securities_of_the_quote_are_offered() -> None:
    article = from_plain("中国平安")
    row = {"kind": "ticker", "start": 0, "end": 4}
    assert [security.symbol for security in suggestions(article, row)][:2] == ["601318.SH", "02318.HK"]


@given(st.sampled_from([FIGURE, MEASURE, TICKER]), st.data())
def test_whatever_is_typed_is_read_or_told_in_one_line(row: dict[str, object], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(OWN[str(row["kind"])]))
    typed = data.draw(st.text(max_size=30))
    result = checked(row, {name: typed}, ARTICLE)
    assert all("\n" not in line for line in result.errors.values())
    if not result.errors:
        again = checked({**row, **result.fields}, {f.name: f.value for f in form({**row, **result.fields})}, ARTICLE)
        assert not again.errors
        assert again.fields == result.fields
