"""Codes and links of securities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.document import StockLink
from tui.articles.stock_links import (
    code_in_address,
    code_in_attributes,
    links_in_text,
    page_keywords,
    symbol_of,
    symbol_on_xueqiu,
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "symbol"),
    [
        ("sh600648", "600648.SH"), ("SH600648", "600648.SH"), ("600648.SH", "600648.SH"), ("600648.SS", "600648.SH"),
        ("SS600256", "600256.SH"), ("600519.XSHG", "600519.SH"), ("sz000001", "000001.SZ"), ("SZ:000001", "000001.SZ"),
        ("bj430047", "430047.BJ"), ("920002.BJ", "920002.BJ"), ("hk00700", "00700.HK"), ("0700.HK", "00700.HK"),
        ("9988.hk", "09988.HK"), ("rt_hk00700", "00700.HK"), ("gb_aapl", "AAPL.US"), ("gb_brk$b", "BRK-B.US"),
        ("usAAPL", "AAPL.US"), ("usAAPL.OQ", "AAPL.US"), ("us_aapl", "AAPL.US"), ("AAPL.US", "AAPL.US"),
        ("BABA.N", "BABA.US"), ("NASDAQ: AAPL", "AAPL.US"), ("SH:SH601658", "601658.SH"), ("HK:700", "00700.HK"),
        ("US:TSLA", "TSLA.US"), ("600648", "600648.SH"), ("300059", "300059.SZ"), ("830799", "830799.BJ"),
        ("ＳＨ６００６４８", "600648.SH"), (" sh600648 ", "600648.SH"),
    ],
)  # fmt: skip
def test_symbol_of(code: str, symbol: str) -> None:
    assert symbol_of(code) == symbol


@pytest.mark.parametrize(
    "code",
    ["", "1.600648", "sh000001", "sz399001", "000300.SH", "60064", "6006480", "600648SH", "usdcny", "gb_$ixic", "HSI",
     "hk00000", "123456", "510300", "usd", "sh60064８８", "x" * 50, "茅台"],
)  # fmt: skip
def test_what_is_no_code_of_a_security(code: str) -> None:
    assert symbol_of(code) is None


@given(st.text(max_size=20))
def test_any_text_is_a_code_or_none(code: str) -> None:
    symbol = symbol_of(code)
    assert symbol is None or symbol_of(symbol) == symbol


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://finance.sina.com.cn/realstock/company/sh600648/nc.shtml", ("sh600648", "600648.SH")),
        ("https://stock.finance.sina.com.cn/hkstock/quotes/00700.html", ("hk:00700", "00700.HK")),
        ("https://stock.finance.sina.com.cn/usstock/quotes/BABA.html", ("us:BABA", "BABA.US")),
        ("http://xueqiu.com/S/SH601658", ("SH601658", "601658.SH")),
        ("https://xueqiu.com/S/00700", ("00700", "00700.HK")),
        ("http://xueqiu.com/S/YI", ("YI", "YI.US")),
        ("http://quote.eastmoney.com/unify/r/1.600519", ("1.600519", "600519.SH")),
        ("http://quote.eastmoney.com/unify/r/0.000858", ("0.000858", "000858.SZ")),
        ("https://quote.eastmoney.com/sh600519.html", ("sh600519", "600519.SH")),
        ("https://www.example.cn/stock?code=sz000001&x=1", ("sz000001", "000001.SZ")),
    ],
)
def test_quote_pages(address: str, found: tuple[str, str]) -> None:
    assert code_in_address(address) == found


@pytest.mark.parametrize(
    "address",
    ["https://finance.sina.com.cn/roll/2022-02-10/doc-ikyakumy5141558.shtml", "http://xueqiu.com/S/SH000001",
     "http://quote.eastmoney.com/unify/r/1.000300", "https://n.example.cn/sh6006481.html", ""],
)  # fmt: skip
def test_other_pages(address: str) -> None:
    assert code_in_address(address) is None


def test_hot_words() -> None:
    assert code_in_attributes(["trsHotWords", "https://x.example/S/SS600256/"]) == ("SS600256", "600256.SH")
    assert code_in_attributes(["trsHotWords", "javascript:;", "000651"]) == ("000651", "000651.SZ")
    assert code_in_attributes(["trsHotWords"]) is None


def test_keywords_of_a_page() -> None:
    html = "<!-- news_keyword_pub,stock,sh600405&sh600648&amp;sh600405&gb_aapl&sh000001 -->"
    html += "<!-- news_keyword_pub,stock, -->"
    assert page_keywords(html) == ("600405.SH", "600648.SH", "AAPL.US")


def test_links_written_as_text() -> None:
    text = "今天$平安银行(SZ000001)$与$1药网(YI)$，关注了 邮储银行(SH:SH601658)。$100(x)$"
    assert [(text[k.start : k.end], k.symbol) for k in links_in_text(text)] == [
        ("$平安银行(SZ000001)$", "000001.SZ"),
        ("$1药网(YI)$", "YI.US"),
        ("邮储银行(SH:SH601658)", "601658.SH"),
    ]
    assert links_in_text("(SH:SH601658)") == []
    assert links_in_text("$x") == list[StockLink]()


def test_a_bare_ticker_is_american_only_on_xueqiu() -> None:
    assert (symbol_on_xueqiu("BABA"), symbol_of("BABA")) == ("BABA.US", None)
    assert (symbol_on_xueqiu("00700"), symbol_of("00700")) == ("00700.HK", None)
