"""What holds of tickers in any text."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.document import Article, StockLink
from tui.articles.read import from_plain
from tui.facts.tickers import RULES, find

RULE_NAMES = {rule.name for rule in RULES}
PIECES = st.sampled_from(
    [
        "中国平安",
        "机器人",
        "平安",
        "*ST",
        "ST",
        "万",
        "科A",
        "（600519）",
        "(AAPL)",
        "Tesla",
        "Apple",
        "、",
        "，",
        "。",
        "涨停",
        "公司",
        "股份有限公司",
        "上海",
        "外高桥",
        "港",
        "$AAPL",
        "00700.HK",
        "转债",
        "-W",
        "XD",
        "数字人民币",
        "：",
        "\n",
        "12、",
        "of",
        "(TSLA)",
        "Ｎ",
        "＊ＳＴ",
        "\u3000",
        "银行",
        "中信",
        "证券",
        "21恒大01",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=20).map("".join))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    codes = ["600519.SH", "600648.SH", "00700.HK", "999999.SH"]
    links = tuple(StockLink(start, end, "x", draw(st.sampled_from(codes))) for start, end in pairwise(cuts))
    day = draw(st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))
    return Article("a.md", "", text, date=day, links=links, keywords=("600519.SH",))


@settings(max_examples=300, deadline=None)
@given(articles())
def test_tickers_of_any_article(article: Article) -> None:
    end = 0
    facts = find(article)
    for fact in facts:
        assert fact.quote == article.text[fact.start : fact.end]
        assert fact.quote
        assert fact.start >= end
        assert fact.rule in RULE_NAMES
        assert fact.evidence
        assert fact.why or fact.doubt
        assert fact.mic
        assert fact.symbol.rpartition(".")[2] in ("SH", "SZ", "BJ", "HK", "US")
        end = fact.end
    assert find(article) == facts


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="\ud800\udfff\x00\u202e一A$(（0", max_size=40))
def test_broken_text_breaks_nothing(text: str) -> None:
    for fact in find(from_plain(text)):
        assert fact.quote == text[fact.start : fact.end]


@pytest.mark.parametrize("name", ["连云港", "古兜控股", "停航Box", "新希望 "])
def test_a_name_may_stand_any_number_of_times(name: str) -> None:
    """Were each mention compared with all others, this would take minutes."""
    text = name * (120_000 // len(name))
    assert find(from_plain(text)) == find(from_plain(text))
