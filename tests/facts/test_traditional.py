"""Measures in traditional characters: found by the same words, quoted as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.read import from_plain
from tui.facts.measures import find
from tui.facts.traditional import _table, simplified


def told(text: str) -> list[tuple[str | None, str, str, str]]:
    return [(one.actor, one.action, one.quote, one.status) for one in find(from_plain(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "政府將向專項基金注資14億元，擴大資助地域範圍。",
            [
                ("政府", "注資", "向專項基金注資14億元", "planned"),
                ("政府", "擴大", "擴大資助地域範圍", "planned"),
            ],
        ),
        ("政府會延長擔保計劃的申請期兩年。", [("政府", "延長", "延長擔保計劃的申請期兩年", "planned")]),
        ("國務院已實施減稅措施。", [("國務院", "實施", "實施減稅措施", "done")]),
        (
            "會議強調，要加強監管，優化營商環境。",
            [("會議", "加強", "加強監管", "planned"), ("會議", "優化", "優化營商環境", "planned")],
        ),
    ],
)
def test_they_are_found_and_quoted_as_written(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == expected


def test_an_old_name_in_a_simplified_text_leaves_it_as_it_is() -> None:
    article = from_plain("財" + "政府将支持企业发展，" * 30)
    assert simplified(article) is article


@given(st.text(alphabet="政府將支援發會延長，。擴大國务院的萬元𠀀a", max_size=80))
def test_spans_and_words_are_those_of_the_text(text: str) -> None:
    article = from_plain(text)
    assert len(simplified(article).text) == len(article.text)
    for measure in find(article):
        assert article.text[measure.start : measure.end] == measure.quote
        assert measure.action in measure.quote
        assert measure.quote.endswith(measure.target)
        assert measure.actor is None or measure.actor in article.text


def test_one_character_stands_for_one() -> None:
    characters, _ = _table()
    assert all(len(other) == 1 for other in characters.values())


def test_the_other_fields_of_an_article_stay() -> None:
    article = from_plain("政府將推出措施。")._replace(path="甲.md")
    assert simplified(article).path == "甲.md"
