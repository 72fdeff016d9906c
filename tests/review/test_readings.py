"""Other readings of a fact's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.cases import ARTICLE, case_of
from tui.articles.document import Article
from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.facts.fact import OWN, fact_of, record
from tui.review import deeds
from tui.review.readings import readings

PAPER = from_plain(
    "2021年，出口额同比增长约13.9%，进口额3亿元。上海海关将进一步支持跨境电商，优化流程，提升效率。中国平安（601318.SH）涨。"
)


def others(quote: str, article: Article = PAPER) -> dict[str, dict[str, object]]:
    row = case_of(quote, article).fact
    first, *rest = readings(article, row)
    assert first.fields == {name: row[name] for name in ("start", "end", "quote", *OWN[row["kind"]])}
    return {reading.says: reading.fields for reading in rest}


def test_a_figure_with_its_words_of_change_and_without_its_approximator() -> None:
    found = others("约13.9%")
    assert found["with 增长"]["quote"] == "增长约13.9%"
    assert found["with 同比增长"]["quote"] == "同比增长约13.9%"
    assert (found["without 约"]["quote"], found["without 约"]["approx"]) == ("13.9%", None)
    assert found["direction down"]["direction"] == "down"
    assert found["basis mom"]["basis"] == "mom"
    assert found["indicator 进口额"]["indicator"] == "进口额"


def test_an_amount_in_another_currency() -> None:
    assert others("3亿元")["in HKD"]["unit"] == "HKD"


def test_a_name_as_its_other_listing_and_without_its_code() -> None:
    found = others("中国平安（601318.SH）")
    assert found["02318.HK 中国平安"]["mic"] == "XHKG"
    assert found["“中国平安”"]["quote"] == "中国平安"


def test_a_measure_by_clauses_verbs_and_states() -> None:
    found = others("进一步支持跨境电商")
    assert found["from 支持"]["quote"] == "支持跨境电商"
    longer = next(fields for says, fields in found.items() if says.endswith("优化流程"))
    assert (longer["quote"], longer["target"]) == ("进一步支持跨境电商，优化流程", "跨境电商，优化流程")
    assert {"done", "planned"} & set(found)


def test_a_fact_outside_every_block_has_one_reading() -> None:
    row = case_of("13.9%").fact
    assert len(readings(Article("x", "", ARTICLE.text), row)) == 1


@pytest.mark.parametrize("article", [ARTICLE, PAPER])
def test_cycling_comes_back_to_what_was_extracted(article: Article) -> None:
    for fact in extract(article):
        case = case_of(fact.quote, article)
        again = deeds.edit(case, readings(article, case.fact)[0].fields)
        assert again.after == case.decision


@given(st.text("增长约近13.9%亿元，。中国平安上海海关支持优化（601318）\n", min_size=1, max_size=60))
def test_every_reading_is_a_fact_whose_quote_is_the_text(text: str) -> None:
    article = from_plain(text)
    for fact in extract(article):
        found = readings(article, record(fact, article))
        for reading in found:
            whole = fact_of({**record(fact, article), **reading.fields})
            assert text[whole.start : whole.end] == whole.quote != ""
        shown = [str(reading.fields) for reading in found]
        assert len(set(shown)) == len(shown)
