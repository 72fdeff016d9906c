"""Exports come back as they went: every state, note and event, or what the format can hold of them."""

from pathlib import Path

import pytest

from tests.review.formats.samples import ARTICLE, FACTS, KEYS, TEXT, case, document, exported, imported, review
from tui.review import deeds
from tui.review.events import Decision, Event, State
from tui.review.formats.exporting import EVERYTHING
from tui.review.formats.joining import Selection
from tui.review.formats.model import Reviewed
from tui.review.journal import Journal

TABLES = ("jsonl", "csv", "parquet")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return review(tmp_path / "journal.sqlite3")


@pytest.fixture
def empty(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "empty.sqlite3", "li")


def events(journal: Journal) -> list[Event]:
    return [event._replace(id=0) for event in journal.events()]


def said(journal: Journal, selection: Selection = EVERYTHING) -> list[tuple[object, ...]]:
    return [told(fact) for fact in document(journal, selection).facts if fact.reviewer]


def told(fact: Reviewed) -> tuple[object, ...]:
    decision = fact.decision
    return (
        fact.reviewer, fact.key, decision.state, decision.flagged, decision.note, decision.reason,
        fact.start, fact.end, fact.quote, fact.record.get("value"), fact.original is not None, fact.added,
    )  # fmt: skip


def test_the_sample_holds_every_kind_of_decision(journal: Journal) -> None:
    facts = document(journal).facts
    assert {fact.decision.state for fact in facts} == set(State)
    assert {fact.reviewer for fact in facts} == {"", "li", "wang"}
    assert any(fact.added for fact in facts)
    assert [fact.quote for fact in facts if fact.original] == ["2.38万亿元", "增长13.9%"]
    assert all(TEXT[fact.start : fact.end] == fact.quote for fact in facts)


@pytest.mark.parametrize("name", TABLES)
def test_tables_restore_every_event_and_state(name: str, journal: Journal, empty: Journal, tmp_path: Path) -> None:
    path, done = exported(name, tmp_path, journal)
    assert done.events == len(journal.events())
    first = imported(path, empty)
    assert first.problems == []
    assert (first.events, first.decisions) == (len(journal.events()), 0)
    assert events(empty) == events(journal)
    assert said(empty) == said(journal)
    again = imported(path, empty)
    assert (again.events, again.decisions, again.problems) == (0, 0, [])
    assert [event.key for event in empty.undo()] == [KEYS[FACTS.index(next(f for f in FACTS if f.quote == "外高桥"))]]


@pytest.mark.parametrize("name", [*TABLES, "label_studio", "web_annotation"])
def test_states_come_in_as_decisions_where_no_events_stand_beside(
    name: str, journal: Journal, empty: Journal, tmp_path: Path
) -> None:
    path, _ = exported(name, tmp_path, journal)
    path.with_name(f"{path.name}.events.jsonl").unlink(missing_ok=True)
    done = imported(path, empty)
    assert done.problems == []
    assert said(empty) == said(journal)
    assert done.decisions == len(empty.events()) == len(said(journal))
    assert {event.shown_by for event in empty.events()} == {"import"}
    assert imported(path, empty).decisions == 0, "importing twice changes nothing more"
    assert imported(path, journal).decisions == 0, "what it was made of knows it all"
    empty.undo()
    assert [row for row in said(empty) if row[0] == "li"] == [], "an import is undone as a whole"


@pytest.mark.parametrize("name", ["brat", "spacy"])
def test_formats_with_one_decision_a_fact_bring_one_reviewers(
    name: str, journal: Journal, empty: Journal, tmp_path: Path
) -> None:
    li = Selection(reviewer="li")
    path, _ = exported(name, tmp_path, journal, selection=li)
    assert imported(path, empty).problems == []
    assert said(empty) == said(journal, li)
    assert imported(path, empty).decisions == 0


def test_doccano_brings_accepted_facts(journal: Journal, empty: Journal, tmp_path: Path) -> None:
    li = Selection(reviewer="li")
    path, done = exported("doccano", tmp_path, journal, selection=li)
    accepted = [fact for fact in document(journal, li).facts if fact.decision.state is State.ACCEPTED]
    assert done.facts == len({(fact.start, fact.end, fact.kind) for fact in accepted})
    assert imported(path, empty).problems == []
    known = {(fact.start, fact.end, fact.kind) for fact in document(empty).facts if fact.reviewer}
    assert known == {(fact.start, fact.end, fact.kind) for fact in accepted}
    assert imported(path, empty).decisions == 0
    assert imported(path, journal).decisions == 0, "a corrected fact is known by where it stands now"


def test_an_edited_table_brings_what_is_new(journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("csv", tmp_path, journal)
    told = path.read_text(encoding="utf-8")
    lines = told.split("\r\n")
    at = next(n for n, line in enumerate(lines) if "sh600648," in line)
    lines[at] = lines[at].replace("skipped", "accepted")
    path.write_text("\r\n".join(lines), encoding="utf-8", newline="")
    assert imported(path, journal).decisions == 1
    key = case("sh600648").key
    assert journal.decisions(key.text_sha256)[key].state is State.ACCEPTED
    assert imported(path, journal).decisions == 0
    journal.undo()
    assert imported(path, journal).decisions == 1, "what was undone may be imported again"


def test_an_old_export_takes_nothing_back(journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("csv", tmp_path, journal)
    known = case("📈", decision=Decision(State.ACCEPTED))
    journal.record([deeds.reject(known)])
    assert imported(path, journal).decisions == 0
    assert journal.decisions(ARTICLE.text_sha256)[known.key].state is State.REJECTED
