"""Facts of an archive that something speaks against: failed checks, patterns."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.archive.conftest import article
from tui.archive.catalog import Catalog
from tui.archive.query import parse
from tui.review.adopted import Adopted
from tui.review.patterns import Pattern, adopt
from tui.review.raised import FAILED, look_through

TRADE = "今年我国进出口总值39.1万亿元。其中，出口21.73万亿元，进口{}万亿元。"


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    root = tmp_path / "archive"
    root.mkdir()
    (root / "right.md").write_text(article("一", TRADE.format("17.37")), encoding="utf-8")
    (root / "wrong.md").write_text(article("二", "另一段。", TRADE.format("19.37")), encoding="utf-8")
    slip = "2021年浦东外贸进出口总额为2.38{}元。"
    (root / "slip.md").write_text(article("三", slip.format("亿")), encoding="utf-8")
    (root / "sound.md").write_text(article("四", slip.format("万亿")), encoding="utf-8")
    known = Catalog(root, tmp_path / "cache")
    known.update(workers=0)
    yield known
    known.close()


def raised(catalog: Catalog, query: str = "") -> dict[tuple[str, str], str]:
    """By file and quote: why a fact is raised."""
    facts = catalog.ruled_facts(parse(query)).found
    found = {}
    for step in look_through(catalog, facts):
        for place, why in step.raised.items():
            file = catalog.file(facts.articles[place])
            assert file is not None
            found[file.identity, catalog.open(file)[1][facts.numbers[place]].quote] = why
    return found


def test_wrong_totals_and_what_other_articles_contradict_are_raised(catalog: Catalog) -> None:
    assert raised(catalog) == {
        ("wrong.md", "39.1万亿元"): FAILED,
        ("slip.md", "2.38亿元"): FAILED,
        ("sound.md", "2.38万亿元"): FAILED,
    }


def test_what_a_pattern_doubts_is_raised(catalog: Catalog, tmp_path: Path) -> None:
    adopt(tmp_path / "patterns.toml", Pattern("one", "figure", "not a total", quote="17.37万亿元"))
    catalog.lens = Adopted(tmp_path / "patterns.toml", print)
    assert raised(catalog)["right.md", "17.37万亿元"] == "your pattern doubts it: not a total"


def test_only_what_is_asked_for_is_raised(catalog: Catalog) -> None:
    assert raised(catalog, "title:一") == {}
    assert raised(catalog, "value:>=30000000000000") == {("wrong.md", "39.1万亿元"): FAILED}


def test_it_tells_how_far_it_is_and_can_be_left_off(catalog: Catalog) -> None:
    facts = catalog.ruled_facts(parse("")).found
    steps = list(look_through(catalog, facts))
    assert [(step.done, step.total) for step in steps] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    asked: list[int] = []
    kept = catalog.kept

    def counted(ids: object) -> Iterator[object]:
        for found in kept(ids):  # type: ignore[arg-type]
            asked.append(found[0])
            yield found

    catalog.kept = counted  # type: ignore[assignment, method-assign]
    assert len(list(islice(look_through(catalog, facts), 2))) == 2
    assert len(asked) == 2, "nothing is read beyond what was asked for"


def test_articles_that_are_gone_are_passed_over(catalog: Catalog) -> None:
    facts = catalog.ruled_facts(parse("")).found
    (catalog.target / "wrong.md").unlink()
    catalog.update(workers=0)
    steps = list(look_through(catalog, facts))
    assert (steps[-1].done, steps[-1].total) == (4, 4)
    assert len([place for step in steps for place in step.raised]) == 2
