"""Numbers and names that no fact covers."""

from hypothesis import given
from hypothesis import strategies as st

from tests.review.cases import ARTICLE
from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.review.deeds import add_words
from tui.review.uncovered import uncovered


def places(text: str, everything: bool = False) -> dict[str, str]:
    article = from_plain(text)
    return {
        text[place.start : place.end]: place.why
        for place in uncovered(article, extract(article), everything=everything)
    }


def test_what_facts_cover_is_not_listed() -> None:
    assert uncovered(ARTICLE, extract(ARTICLE)) == []
    bare = uncovered(ARTICLE, [])
    assert {ARTICLE.text[place.start : place.end] for place in bare} >= {"2.38万亿元", "13.9%", "1.2%"}


def test_why_a_number_was_left_out() -> None:
    assert places("他们用了三年，开了五家店。") == {
        "三年": "a duration, an age or the like",
        "五家": "a small count in words",
    }
    assert places("得了 47 而已") == {"47": "nothing says what is counted"}


def test_what_is_plainly_no_fact_comes_only_when_asked_for() -> None:
    text = "1、2021年第27位，国办发〔2021〕10号，A320飞机，3月5日。"
    assert places(text) == {}
    assert set(places(text, everything=True).values()) == {
        "numbering", "part of a date or period", "a date or time", "a rank",
        "a number of a document, licence or telephone",
        "part of a name",
    }  # fmt: skip


def test_why_a_name_was_left_out() -> None:
    assert places("开展节能工作。")["节能"].startswith("common noun")


def test_a_code_that_stands_alone_may_be_a_security() -> None:
    assert places("参看600519、123456。") == {"600519": "a code with no name beside it"}


def test_words_with_numerals_are_no_numbers() -> None:
    assert places("一方面，万众一心，统一部署，三明治。") == {}


def test_what_is_added_is_covered() -> None:
    article = from_plain("他们用了三年。")
    (place,) = uncovered(article, [])
    deed = add_words(article, place.start, place.end, place.kind)
    assert deed is not None
    assert deed.fact["quote"] == "三年"


@given(st.text("三年第5家1.2%A月，机器人：/\n中国平安〔", max_size=40))
def test_places_are_in_order_and_meet_no_fact(text: str) -> None:
    article = from_plain(text)
    facts = extract(article)
    found = uncovered(article, facts, everything=True)
    assert [place.start for place in found] == sorted(place.start for place in found)
    for place in found:
        assert 0 <= place.start < place.end <= len(text)
        kinds = {"ticker"} if place.kind == "ticker" else {"figure", "ticker"}
        assert not any(f.kind in kinds and f.start < place.start < f.end for f in facts)
