"""Decisions that lost their place: found in a whole archive, placed again, dropped, kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.conftest import article as page
from tui.archive.catalog import Catalog
from tui.articles.document import Article
from tui.facts.fact import Fact, record
from tui.review import deeds
from tui.review.events import Act, Decision, FactKey, State, keys_of
from tui.review.journal import Journal
from tui.review.lost import Lost, candidates, dropped, elsewhere, kept, look_for_lost, placed

TRADE = "据海关统计，去年东海市外贸进出口总额增长{}%。其中，出口额达到2.38万亿元，比上年同期下降2%。"


class Archive:
    """An archive with a journal, on whose articles things are decided before they change."""

    def __init__(self, root: Path, cache: Path, journal: Path) -> None:
        root.mkdir()
        self.root, self.cache, self.journal = root, cache, Journal(journal, "li")
        for name in ("a", "b", "c"):
            self.write(name, TRADE.format("13.9"), f"第{name}篇。")

    def write(self, name: str, *paragraphs: str) -> None:
        (self.root / f"{name}.md").write_text(page(f"第{name}篇", *paragraphs), encoding="utf-8")

    def catalog(self) -> Catalog:
        known = Catalog(self.root, self.cache)
        known.update(workers=0)
        return known

    def open(self, name: str) -> tuple[Article, list[Fact]]:
        catalog = Catalog(self.root, self.cache)
        entry = next(entry for entry in catalog.scan() if entry.path.stem == name)
        return catalog.open(entry)

    def decide(self, name: str, quote: str, act: str = "accept") -> FactKey:
        article, facts = self.open(name)
        at = next(at for at, fact in enumerate(facts) if fact.quote == quote)
        key = keys_of(article, facts)[at]
        case = deeds.Case(article.path, key, record(facts[at], article), Decision())
        self.journal.record([getattr(deeds, act)(case)])
        return key

    def lost(self) -> list[Lost]:
        with_catalog = self.catalog()
        try:
            return [one for step in look_for_lost(with_catalog, self.journal) for one in step.found]
        finally:
            with_catalog.close()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = Archive(tmp_path / "archive", tmp_path / "cache", tmp_path / "journal.sqlite3")
    yield made
    made.journal.close()


def test_nothing_is_lost_as_long_as_nothing_changes(archive: Archive) -> None:
    archive.decide("a", "13.9%")
    archive.decide("b", "2%", "reject")
    assert archive.lost() == []


def test_what_fits_nowhere_is_found_in_whatever_article_and_told_once(archive: Archive) -> None:
    archive.decide("a", "13.9%")
    archive.decide("c", "13.9%", "skip")
    archive.decide("b", "2%")
    archive.write("a", TRADE.format("13.6"))
    archive.write("c", TRADE.format("12"), "另一段。")
    found = archive.lost()
    assert [(one.article, one.event.key.quote, one.decision.state, one.again) for one in found] == [
        ("a.md", "13.9%", State.ACCEPTED, None),
        ("c.md", "13.9%", State.SKIPPED, None),
    ]


def test_it_tells_how_far_it_is(archive: Archive) -> None:
    for name in ("a", "b", "c"):
        archive.decide(name, "13.9%")
    catalog = archive.catalog()
    assert [(step.done, step.total) for step in look_for_lost(catalog, archive.journal)] == [(1, 3), (2, 3), (3, 3)]
    catalog.close()


def test_what_was_rejected_and_is_not_found_any_more_was_heard(archive: Archive) -> None:
    article, facts = archive.open("a")
    fact = next(fact for fact in facts if fact.quote == "13.9%").but(start=2, end=4, quote="海关")
    case = deeds.Case(
        article.path, FactKey(article.text_sha256, "figure", "海关", 1), record(fact, article), Decision()
    )
    archive.journal.record([deeds.reject(case)])
    assert archive.lost() == [], "the extractor finds it no more, as the reviewer said"


def test_another_archives_articles_are_not_lost_but_counted(archive: Archive, tmp_path: Path) -> None:
    archive.decide("a", "13.9%")
    (archive.root / "a.md").rename(archive.root / "moved.md")
    archive.decide("b", "13.9%")
    (archive.root / "b.md").unlink()
    assert archive.lost() == []
    catalog = archive.catalog()
    assert elsewhere(catalog, archive.journal) == ["b.md"], "what was moved is still here"
    catalog.close()


@pytest.fixture
def lost(archive: Archive) -> Lost:
    """A decision with a note on words that have changed since."""
    key = archive.decide("a", "13.9%")
    article, _ = archive.open("a")
    row = archive.journal.events()[-1].fact
    case = deeds.Case(article.path, key, row, archive.journal.decisions(article.text_sha256)[key])
    archive.journal.record([deeds.note(case, "see the table")])
    archive.write("a", TRADE.format("13.6"), "又有12.1%的企业。")
    (found,) = archive.lost()
    return found


def test_candidates_are_of_its_kind_undecided_and_the_likest_first(archive: Archive, lost: Lost) -> None:
    archive.decide("a", "2.38万亿元")
    catalog = archive.catalog()
    found = candidates(catalog, archive.journal, lost)
    catalog.close()
    assert found[0].case.key.quote == "13.6%"
    assert {one.case.key.quote for one in found[1:]} == {"2%", "12.1%"}
    assert found[0].likeness > 0.8 > found[1].likeness
    assert (found[0].start, found[0].case.key.kind) == (found[0].case.fact["start"], "figure")


def test_it_is_placed_onto_a_fact_and_one_undo_takes_it_back(archive: Archive, lost: Lost) -> None:
    catalog = archive.catalog()
    onto, *_ = candidates(catalog, archive.journal, lost)
    catalog.close()
    events = archive.journal.record(placed(lost, onto))
    assert events[0].cites == (lost.event.uid,)
    assert {event.shown_by for event in events} == {"lost"}
    here = archive.journal.decisions(onto.case.key.text_sha256)
    assert here == {onto.case.key: Decision(State.ACCEPTED, note="see the table")}
    assert archive.lost() == []
    archive.journal.undo()
    assert archive.lost() == [lost]
    archive.journal.redo()
    assert archive.lost() == []


def test_it_is_dropped_by_an_event(archive: Archive, lost: Lost) -> None:
    before = archive.journal.events()
    archive.journal.record([dropped(lost)])
    assert archive.lost() == []
    assert archive.journal.events()[:-1] == before
    archive.journal.undo()
    assert archive.lost() == [lost]


def test_what_is_kept_says_so(archive: Archive, lost: Lost) -> None:
    assert not lost.kept
    archive.journal.record([kept(lost)])
    (found,) = archive.lost()
    assert found.kept
    assert (found.decision, found.event.act) == (lost.decision, Act.CONFIRM)


def test_what_is_to_be_confirmed_is_confirmed_or_dropped(archive: Archive) -> None:
    archive.decide("a", "2.38万亿元")
    archive.write("a", TRADE.format("13.9").replace("其中，出口额达到", "其中，出口额已达到"))
    (again,) = archive.lost()
    assert again.again is not None
    archive.journal.record([kept(again)])
    assert archive.lost() == []
    assert archive.journal.decisions(again.again.key.text_sha256)[again.again.key].state is State.ACCEPTED
    archive.journal.undo()
    assert archive.lost() == [again]
    archive.journal.record([dropped(again)])
    assert archive.lost() == []
