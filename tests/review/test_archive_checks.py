"""Checks against other articles: of one that is open, and of all of them one after the other."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.archive.conftest import article as page
from tui.archive.catalog import Catalog
from tui.articles.document import Article
from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.facts.fact import Fact
from tui.review.archive_checks import Window, against_archive
from tui.review.equations import Check

TOTAL = "2021年浦东外贸进出口总额达到{}。"


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    root = tmp_path / "archive"
    root.mkdir()
    for name, value in (("a", "2.38万亿元"), ("b", "23800亿元"), ("c", "2.38亿元"), ("d", "2.50万亿元")):
        (root / f"{name}.md").write_text(page(f"第{name}篇", TOTAL.format(value)), encoding="utf-8")
    again = page("又一篇", TOTAL.format("2.38万亿元"))  # the text of the first, under another name
    (root / "e.md").write_text(again, encoding="utf-8")
    known = Catalog(root, tmp_path / "cache")
    known.update(workers=0)
    yield known
    known.close()


def found(catalog: Catalog, name: str, **header: object) -> list[Check]:
    (entry,) = (entry for entry in catalog.scan() if entry.path.stem == name)
    article, facts = catalog.open(entry)
    return against_archive(catalog, article._replace(**header), facts)  # type: ignore[arg-type]


def test_what_is_ten_thousand_times_apart_fails_and_what_is_alike_is_a_reason_to_trust(catalog: Catalog) -> None:
    failed, passed = found(catalog, "a")
    assert (failed.passed, failed.facts, passed.passed, passed.facts) == (False, (0,), True, (0,))
    assert failed.says.endswith("but 2.38亿元 in “第c篇”: ten thousand times apart")
    assert "1 other article says the same" in passed.says, "its own text in another file is no witness"


def test_another_value_fails_where_more_tell_that_than_agree(catalog: Catalog) -> None:
    (failed,) = found(catalog, "d")
    assert not failed.passed
    assert failed.says.startswith("浦东外贸进出口总额 2021年: 2.50万亿元, but ")
    assert failed.says.endswith("and 1 more")


def test_articles_of_another_time_say_nothing(catalog: Catalog) -> None:
    assert found(catalog, "a", date=datetime(2020, 1, 1, tzinfo=UTC)) == []
    assert found(catalog, "a", date=None) == []


def test_it_ends_early_when_nobody_waits_any_more(catalog: Catalog) -> None:
    article, facts = catalog.open(catalog.scan()[0])
    assert against_archive(catalog, article, facts, lambda: True) == []


# -- one after the other ---------------------------------------------------------------------------------------------

START = datetime(2022, 2, 1, tzinfo=UTC)


def read(text: str, days: float = 0) -> tuple[Article, list[Fact]]:
    article = from_plain(text)._replace(date=START + timedelta(days=days))
    return article, extract(article)


def raised(*articles: tuple[Article, list[Fact]]) -> set[int]:
    """The articles, by number, whose first fact fails."""
    window, failing = Window(), set()
    for number, (article, facts) in enumerate(articles):
        failing |= set(window.take_in(article, range(number * 100, number * 100 + len(facts)), facts))
    assert all(place % 100 == 0 for place in failing)
    return {place // 100 for place in failing}


def test_both_sides_of_a_slip_are_raised() -> None:
    assert raised(read(TOTAL.format("2.38万亿元")), read(TOTAL.format("2.38亿元"), 3)) == {0, 1}
    assert raised(read(TOTAL.format("2.38万亿元")), read(TOTAL.format("23800亿元"), 3)) == set()


def test_of_two_values_the_rarer_is_raised() -> None:
    more = [read(TOTAL.format(f"2.38万亿元，第{number}篇"), number) for number in range(3)]
    assert raised(*more, read(TOTAL.format("2.50万亿元"), 9)) == {3}
    assert raised(read(TOTAL.format("2.50万亿元")), *more) == {0, 1}, "when the second came, it was one against one"


def test_what_runs_on_has_another_value_every_day() -> None:
    total = "今年以来浦东外贸进出口总额达到{}。"
    assert raised(read(total.format("2.38万亿元")), read(total.format("2.50万亿元"), 5)) == set()
    assert raised(read(total.format("2.38万亿元")), read(total.format("2.38亿元"), 5)) == {0, 1}


def test_a_list_of_values_is_no_contradiction() -> None:
    years = "2018年-2020年，商汤的总收入分别为18.5亿元、30.3亿元、31.5亿元{}。"
    assert raised(read(years.format("")), read(years.format("，公司称"), 3)) == set()
    both = "2021年浦东外贸进出口总额达到2.38万亿元。{}2021年浦东外贸进出口总额达到2.50万亿元。"
    assert raised(read(both.format("")), read(both.format("另一段。"), 3)) == set(), "each has the other's"


def test_two_months_later_it_is_forgotten() -> None:
    assert raised(read(TOTAL.format("2.38万亿元")), read(TOTAL.format("2.38亿元"), 61)) == set()
    window = Window()
    for days in range(0, 700, 7):
        article, facts = read(TOTAL.format("2.38万亿元"), days)
        assert list(window.take_in(article, range(len(facts)), facts)) == []
    assert sum(map(len, window._told.values())) == len(window._order) <= 9


def test_an_article_without_a_date_is_not_compared() -> None:
    article, facts = read(TOTAL.format("2.38亿元"))
    assert raised(read(TOTAL.format("2.38万亿元")), (article._replace(date=None), facts)) == set()
