"""Decisions of other reviewers, and those that were made on an earlier text of the article."""

from pathlib import Path

import pytest

from tests.review.formats.samples import ARTICLE, FACTS, TEXT, case, exported, imported, review
from tui.articles.read import from_plain
from tui.facts.fact import Fact
from tui.review import deeds
from tui.review.events import Decision, State
from tui.review.formats.exporting import export
from tui.review.formats.joining import Selection, join
from tui.review.formats.model import Document, accepted_once
from tui.review.formats.sources import Chosen, Source
from tui.review.journal import Journal

BEFORE = "新的一段，讲别的事。\n\n"
LATER = from_plain(BEFORE + TEXT, ARTICLE.path)


def later(facts: list[Fact]) -> list[Fact]:
    return [fact.but(start=fact.start + len(BEFORE), end=fact.end + len(BEFORE)) for fact in facts]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return review(tmp_path / "journal.sqlite3")


def states(document: Document) -> list[tuple[str, str, State, bool]]:
    return [(fact.quote, fact.reviewer, fact.decision.state, fact.confirm) for fact in document.facts if fact.reviewer]


def test_decisions_come_over_from_an_earlier_text(journal: Journal, tmp_path: Path) -> None:
    joined = join(Chosen(LATER, later(FACTS)), journal, ["li", "wang"], Selection())
    assert joined.problems == []
    found = joined.document.facts
    assert all(LATER.text[fact.start : fact.end] == fact.quote for fact in found)
    before = join(Chosen(ARTICLE, FACTS), journal, ["li", "wang"], Selection()).document
    here, there = states(joined.document), states(before)
    assert [row[:3] for row in here] == [row[:3] for row in there]
    to_confirm = {quote for quote, _, _, confirm in here if confirm}
    assert to_confirm < {quote for quote, *_ in here}, "most stand in the very context they stood in"
    assert to_confirm.isdisjoint(fact.quote for fact in accepted_once(joined.document))


def test_an_export_of_such_decisions_brings_no_new_ones(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "later.csv"
    done = export(Source(1, iter([Chosen(LATER, later(FACTS))])), "csv", path, journal=journal)
    assert done.events == len(journal.events()), "the events on the earlier text stand beside, too"
    assert imported(path, journal).decisions == 0
    empty = Journal(tmp_path / "empty.sqlite3", "li")
    again = imported(path, empty)
    assert (again.events, again.decisions, again.problems) == (done.events, 0, [])
    alone = Journal(tmp_path / "alone.sqlite3", "li")
    path.with_name("later.csv.events.jsonl").unlink()
    rows = states(join(Chosen(LATER, later(FACTS)), journal, ["li", "wang"], Selection()).document)
    unsure = [row for row in rows if row[3]]
    told = imported(path, alone)
    assert len(told.problems) == len(unsure)
    assert all("is to be confirmed on this text" in problem for problem in told.problems)
    assert told.decisions == len(rows) - len(unsure)


def test_a_quote_that_changed_takes_no_decision_along(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite3", "li")
    journal.record([deeds.accept(case("2.38万亿元"))])
    changed = from_plain(TEXT.replace("2.38万亿元", "2.36万亿元"), ARTICLE.path)
    joined = join(Chosen(changed, []), journal, ["li"], Selection())
    assert joined.document.facts == ()
    assert [event.key.quote for event in joined.orphans] == ["2.38万亿元"]
    done = export(Source(1, iter([Chosen(changed, [])])), "jsonl", tmp_path / "out.jsonl", journal=journal)
    assert (done.facts, done.orphans, done.events) == (0, 1, 1)


def test_final_decisions_are_agreed_or_adjudicated(journal: Journal, tmp_path: Path) -> None:
    def final() -> dict[str, tuple[State, str]]:
        made = join(Chosen(ARTICLE, FACTS), journal, ["li", "wang"], Selection(final=True)).document
        assert len(made.facts) == len(FACTS) + 1, "each fact once, and the one that was added"
        return {fact.quote: (fact.decision.state, fact.reviewer) for fact in made.facts if fact.key.nth == 1}

    assert final()["📈"] == (State.UNDECIDED, ""), "disputed"
    assert final()["外高桥"] == (State.ACCEPTED, "li")
    assert final()["2.5%"] == (State.ACCEPTED, "wang")
    journal.record([deeds.accept(case("2.5%"))])
    assert final()["2.5%"] == (State.ACCEPTED, "li + wang")
    cites = [event.uid for event in journal.history(case("📈").key)]
    chief = Journal(journal.path, "chief")
    chief.record([deeds.adjudicate(case("📈"), Decision(State.REJECTED, reason="no figure"), cites)])
    assert final()["📈"] == (State.REJECTED, "chief")
    path, _ = exported("doccano", tmp_path, journal)
    assert f"[0,{len('📈')}," not in path.read_text(encoding="utf-8")
