"""The table of securities: names, codes and listings by day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.facts.securities import MARKETS, NameClass, table, unknown

KNOWN = table()


def meant(name: str, day: date | None) -> str | None:
    key = KNOWN.key_of(name)
    security = None if key is None else KNOWN.resolve(key, day)
    return security.symbol if security else None


@pytest.mark.parametrize(
    ("symbol", "mic", "name"),
    [
        ("600519.SH", "XSHG", "贵州茅台"),
        ("000001.SZ", "XSHE", "平安银行"),
        ("00700.HK", "XHKG", "腾讯控股"),
        ("AAPL.US", "XNAS", "苹果"),
        ("DIS.US", "XNYS", "迪士尼"),
    ],
)
def test_a_security_by_its_symbol(symbol: str, mic: str, name: str) -> None:
    security = KNOWN.by_symbol(symbol)
    assert security
    assert (security.mic, security.name) == (mic, name)


def test_a_symbol_that_is_none() -> None:
    assert KNOWN.by_symbol("999999.SH") is None
    assert KNOWN.written("") is None
    assert unknown("01234.HK", "某控股").mic == "XHKG"


@pytest.mark.parametrize(
    ("name", "day", "symbol"),
    [
        ("数字人", date(2022, 3, 1), "835670.BJ"),
        ("数字人", date(2026, 3, 1), "920670.BJ"),
        ("Facebook", date(2022, 6, 1), "FB.US"),
        ("Facebook", date(2022, 7, 1), "META.US"),
        ("贝壳", date(2021, 5, 1), "BEKE.US"),
        ("贝壳", date(2023, 5, 1), "02423.HK"),
        ("中国移动", date(2021, 5, 1), "00941.HK"),
        ("中国移动", date(2023, 5, 1), "600941.SH"),
        ("东风股份", date(2021, 5, 1), "601515.SH"),
        ("东风股份", date(2026, 5, 1), "600006.SH"),
        ("观典防务", date(2021, 5, 1), "832317.BJ"),
        ("观典防务", date(2023, 5, 1), "688287.SH"),
        ("推特", date(2022, 5, 1), "TWTR.US"),
        ("推特", date(2024, 5, 1), None),
        ("滴滴", date(2021, 3, 1), None),
        ("滴滴", date(2021, 8, 1), "DIDI.US"),
        ("比亚迪", None, "002594.SZ"),
        ("谷歌", None, "GOOGL.US"),
        ("任天堂", None, None),
    ],
)
def test_what_a_name_means_on_a_day(name: str, day: date | None, symbol: str | None) -> None:
    assert meant(name, day) == symbol


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_calendars_ends_are_days_like_others(day: date) -> None:
    assert meant("贵州茅台", day) in (None, "600519.SH")


def test_the_name_is_that_which_the_text_uses_or_the_days() -> None:
    security = KNOWN.by_symbol("601012.SH")
    assert security
    assert security.on(date(2021, 6, 1)).name == "隆基股份"
    assert security.on(date(2026, 6, 1)).name == "隆基绿能"
    assert security.on(date(2026, 6, 1), "隆基股份").name == "隆基股份"


def test_a_former_code_leads_to_its_security() -> None:
    former = KNOWN.written("430047.BJ")
    assert former
    assert former.symbol == "430047.BJ"
    today = KNOWN.by_symbol("430047.BJ")
    assert today
    assert today.symbol.startswith("920")
    key = KNOWN.key_of(today.name)
    assert key is not None
    assert KNOWN.may_mean(key, former)


def test_a_code_given_out_anew_means_its_bearer_of_today() -> None:
    security = KNOWN.by_symbol("01333.HK")
    assert security
    assert security.name != "中国忠旺"
    assert meant("中国忠旺", date(2021, 5, 1)) == "01333.HK"
    assert meant("中国忠旺", date(2025, 5, 1)) is None


@pytest.mark.parametrize(
    ("name", "name_class"),
    [
        ("宁德时代", NameClass.SURE),
        ("机器人", NameClass.SECTOR),
        ("张家界", NameClass.PLACE),
        ("中国软件", NameClass.PHRASE),
        ("平安", NameClass.SHORT),
        ("飞天茅台", NameClass.BRAND),
        ("平安夜", NameClass.LONGER),
        ("Tesla", NameClass.ENGLISH),
        ("Target", NameClass.ENGLISH_WORD),
        ("Valero Energy", NameClass.ENGLISH_MANY),
    ],
)
def test_how_much_a_name_says(name: str, name_class: NameClass) -> None:
    key = KNOWN.key_of(name)
    assert key is not None
    assert KNOWN.class_of(key) == name_class


def test_the_longest_name_wins() -> None:
    text = "比亚迪电子与比亚迪、数字人民币"
    assert [text[m.start : m.end] for m in KNOWN.find(text)] == ["比亚迪电子", "比亚迪", "数字人民币"]


def test_every_name_leads_somewhere_and_every_market_is_known() -> None:
    for key in range(0, len(KNOWN._names), 7):
        meanings = KNOWN.meanings(key)
        assert bool(meanings) == (KNOWN.class_of(key) != NameClass.LONGER), KNOWN.name_of(key)
        for security in meanings:
            assert security.market in MARKETS
            assert security.mic
            assert security.name or security.english


@given(st.text(max_size=60))
def test_found_names_stand_in_the_text_in_order(text: str) -> None:
    end = 0
    for match in KNOWN.find(text):
        assert match.start >= end
        assert text[match.start : match.end] == KNOWN.name_of(match.key)
        end = match.end
