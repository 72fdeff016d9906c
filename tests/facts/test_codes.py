"""Codes as articles write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.facts.codes import find_codes
from tui.facts.securities import table


def found(text: str) -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.security.symbol) for c in find_codes(text, table()) if not c.bare]


@pytest.mark.parametrize(
    ("text", "quote", "symbol"),
    [
        ("见600648.SH。", "600648.SH", "600648.SH"),
        ("见600648.SS。", "600648.SS", "600648.SH"),
        ("见sh600648。", "sh600648", "600648.SH"),
        ("见SH600648。", "SH600648", "600648.SH"),
        ("（SZ:SZ000001）", "SZ:SZ000001", "000001.SZ"),
        ("（600519）", "600519", "600519.SH"),
        ("(600519,股吧)", "600519", "600519.SH"),
        ("（600519，股价1700元）", "600519", "600519.SH"),
        ("（002594，SZ）", "002594，SZ", "002594.SZ"),
        ("【300750】", "300750", "300750.SZ"),
        ("股票代码：300750", "300750", "300750.SZ"),
        ("（430047.BJ）", "430047.BJ", "430047.BJ"),
        ("(00700.HK)", "00700.HK", "00700.HK"),
        ("0700.HK走高", "0700.HK", "00700.HK"),
        ("hk00700", "hk00700", "00700.HK"),
        ("港股代码03988", "港股代码03988", "03988.HK"),
        ("港交所：9618", "港交所：9618", "09618.HK"),
        ("(NASDAQ: AAPL)", "NASDAQ: AAPL", "AAPL.US"),
        ("（NYSE:BABA）", "NYSE:BABA", "BABA.US"),
        ("（纳斯达克：PDD）", "纳斯达克：PDD", "PDD.US"),
        ("(BABA.US)", "BABA.US", "BABA.US"),
        ("BRK.B见(NYSE: BRK.B)", "NYSE: BRK.B", "BRK-B.US"),
        ("gb_aapl", "gb_aapl", "AAPL.US"),
        ("看好$AAPL，", "$AAPL", "AAPL.US"),
        ("$平安银行(SZ000001)$涨", "$平安银行(SZ000001)$", "000001.SZ"),
        ("$腾讯控股(00700)$", "$腾讯控股(00700)$", "00700.HK"),
        ("$1药网(YI)$", "$1药网(YI)$", "YI.US"),
        ("Tesla (TSLA) rose", "TSLA", "TSLA.US"),
        ("Facebook (FB) fell", "FB", "FB.US"),
        ("新股（688999.SH）", "688999.SH", "688999.SH"),
    ],
)
def test_a_code_in_its_spelling(text: str, quote: str, symbol: str) -> None:
    assert found(text) == [(quote, symbol)]


@pytest.mark.parametrize(
    "text",
    [
        "邮编100032，电话600519",
        "混合基金（110011）",
        "某某ETF（512010）",
        "沪深300指数（000300）",
        "上证指数sh000001",
        "共计600519元",
        "6005190元（6005190）",
        "HK$3.5 billion and US$20",
        "花了$3.5 billion，$B级",
        "The Food and Drug Administration (FDA) said",
        "Nasdaq: the index rose",
        "2021.HKEX",
        "价格20000HKD",
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert found(text) == []


def test_bare_digits_are_kept_for_their_own_name() -> None:
    (code,) = find_codes("300594朗进科技", table())
    assert code.bare


def test_an_unknown_code_takes_the_name_before_it() -> None:
    (code,) = find_codes("公告，某新材（688999.SH）上市", table())
    assert code.security.name == "某新材"
    assert code.security.mic == "XSHG"


def test_where_the_name_before_an_american_code_begins() -> None:
    text = "shares of Taiwan Semi (TSM) rose"
    (code,) = find_codes(text, table())
    assert text[code.name_start : code.start] == "Taiwan Semi ("


@given(st.text(alphabet=st.sampled_from("0123456789.:：()（）$SHZHKUaPL股代码基金 "), max_size=80))
def test_codes_stand_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for code in find_codes(text, table()):
        assert end <= code.start < code.end <= len(text)
        assert code.name_start <= code.start
        end = code.end
