"""Fields parsed from selected words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.cases import ARTICLE, TEXT
from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.facts.fact import OWN
from tui.review.parsing import parse, securities_of


def fields(text: str, words: str, kind: str) -> dict[str, object]:
    article = from_plain(text)
    at = text.index(words)
    found = parse(article, at, at + len(words), kind)
    assert found is not None
    assert tuple(found) == OWN[kind]
    return found


@pytest.mark.parametrize("quote", [fact.quote for fact in extract(ARTICLE)])
def test_the_words_of_a_fact_are_parsed_as_the_extractor_reads_them(quote: str) -> None:
    fact = next(fact for fact in extract(ARTICLE) if fact.quote == quote)
    found = parse(ARTICLE, fact.start, fact.end, fact.kind)
    assert found is not None
    assert {name: tuple(v) if isinstance(v, list) else v for name, v in found.items()} == {
        name: getattr(fact, name) for name in OWN[fact.kind]
    }


def test_figures_the_grammar_leaves_out() -> None:
    assert fields("他们用了三年。", "三年", "figure")["value"] == "3"
    assert fields("型号为A320的飞机", "320", "figure")["value"] == "320"
    assert fields("共1,234份", "1,234份", "figure") == {
        "value": "1234", "high": None, "unit": "1", "counted": "份", "approx": None, "direction": None, "basis": None,
        "indicator": None, "period": None,
    }  # fmt: skip


def test_what_the_paragraph_says_of_a_figure() -> None:
    found = fields("2021年出口同比增长约13.9%，进口下降2%。", "约13.9%", "figure")
    assert (found["approx"], found["direction"], found["basis"], found["indicator"], found["period"]) == (
        "about", "up", "yoy", "出口", "2021年"
    )  # fmt: skip


def test_a_name_that_says_too_little_by_itself() -> None:
    assert fields("机器人今日公布", "机器人", "ticker")["symbol"] == "300024.SZ"
    assert fields("代码600519。", "600519", "ticker") == {
        "symbol": "600519.SH", "mic": "XSHG", "name": "贵州茅台", "evidence": ["code"]
    }  # fmt: skip
    assert parse(from_plain("没有名字"), 0, 4, "ticker") is None


def test_every_listing_of_a_name() -> None:
    article = from_plain("中国平安")
    assert [security.market for security in securities_of(article, 0, 4)][:2] == ["SH", "HK"]


def test_measures() -> None:
    found = fields("上海海关将进一步支持保税维修。", "进一步支持保税维修", "measure")
    assert found == {"action": "支持", "target": "保税维修", "actor": "上海海关", "area": None, "status": "planned"}
    assert fields("局里已取消了限购。", "取消了限购", "measure")["status"] == "done"
    assert fields("全无动词之文", "全无动词", "measure")["action"] == "全无"


@given(st.integers(-5, len(TEXT) + 5), st.integers(-5, len(TEXT) + 5), st.sampled_from(list(OWN)))
def test_any_selection_is_parsed_or_refused(start: int, end: int, kind: str) -> None:
    found = parse(ARTICLE, start, end, kind)
    assert found is None or tuple(found) == OWN[kind]
