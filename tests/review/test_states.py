"""Decisions as the catalogue asks for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.review.three_figures import FACTS, KEYS, TEXT, decide
from tui.archive.catalog import Catalog
from tui.archive.query import parse
from tui.archive.store import CatalogError
from tui.facts.fact import record
from tui.review.events import Act, Decision, Deed, State, keys_of
from tui.review.journal import Journal
from tui.review.states import JournalStates


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal.sqlite3", "li")
    yield opened
    opened.close()


def decided(journal: Journal, reviewer: str | None = None) -> set[tuple[int, str]]:
    numbers = {(key.text_sha256, key.kind, key.quote, key.nth): number for number, key in enumerate(KEYS)}
    return {(numbers[one[:4]], one.state) for one in JournalStates(journal, reviewer).decided()}


def test_states_are_those_of_the_reviewers_standing_acts(journal: Journal) -> None:
    decide(journal, 0, Act.ACCEPT)
    decide(journal, 1, Act.REJECT)
    decide(journal, 1, Act.SKIP, State.REJECTED)
    assert decided(journal) == {(0, "accepted"), (1, "skipped")}
    journal.undo()
    assert decided(journal) == {(0, "accepted"), (1, "rejected")}
    journal.undo()
    assert decided(journal) == {(0, "accepted")}
    assert decided(journal, "wang") == set()
    assert {d.text_sha256 for d in JournalStates(journal).decided()} == {TEXT.text_sha256}


def test_a_flag_is_told_beside_the_state(journal: Journal) -> None:
    flagged = Decision(State.ACCEPTED, flagged=True)
    for after in (Decision(flagged=True), flagged):
        fact = record(FACTS[0], TEXT)
        journal.record([Deed("a.md", KEYS[0], fact, Act.FLAG, Decision(), after)])
        rows = list(JournalStates(journal).decided())
        assert [(row.state, row.beside) for row in rows if row.beside] == [("flagged", True)]
        assert [row.state for row in rows if not row.beside] == ([after.state] if after.state != "undecided" else [])


def test_the_version_changes_with_every_event_and_tells_what_changed(journal: Journal, tmp_path: Path) -> None:
    states = JournalStates(journal)
    before = states.version
    assert states.changed(before) == set()
    decide(journal, 0, Act.ACCEPT)
    assert states.version != before
    assert states.changed(before) == {TEXT.text_sha256}
    assert states.changed(states.version) == set()
    assert list(states.decided([TEXT.text_sha256])) == list(states.decided())
    assert list(states.decided(["0" * 64])) == []
    other = Journal(tmp_path / "other.sqlite3", "li")
    assert JournalStates(other).changed(before) is None
    assert JournalStates(journal, "wang").changed(before) is None
    other.close()


def test_a_journal_that_cannot_be_read_is_the_catalogues_error(journal: Journal) -> None:
    states = JournalStates(journal)
    journal.close()
    with pytest.raises(CatalogError, match="closed"):
        states.decided().__iter__().__next__()  # type: ignore[attr-defined]


def test_facts_are_found_by_their_state(journal: Journal, archive: Path, tmp_path: Path) -> None:
    catalog = Catalog(archive, tmp_path / "cache")
    catalog.update(workers=0)
    states = JournalStates(journal)

    def found(query: str) -> set[str]:
        hits = catalog.fact_hits(catalog.facts(parse(f"{query} path:港口", states.names), states))
        return {f"{hit.record['article']} {hit.record['quote']}" for hit in hits}

    total = len(found("state:undecided"))
    article, facts = catalog.open(catalog.scan()[0])
    keys = keys_of(article, facts)
    for at, (act, state) in enumerate(((Act.ACCEPT, State.ACCEPTED), (Act.REJECT, State.REJECTED))):
        fact = record(facts[at], article)
        journal.record([Deed(article.path, keys[at], fact, act, Decision(), Decision(state, flagged=at == 1))])
        assert found(f"state:{state}") == {f"{article.path} {facts[at].quote}"}
        assert len(found("state:undecided")) == total - at - 1
    assert found("state:flagged") == {f"{article.path} {facts[1].quote}"}
    journal.undo()
    assert found("state:rejected") == found("state:flagged") == set()
    assert len(found("state:undecided")) == total - 1
    (row,) = [row for row in catalog.rows(catalog.ids(), states) if row.identity == article.path]
    assert row.undecided == row.facts - 1
    catalog.close()
