"""The journal: durable, append-only, undone only by further events."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.three_figures import FACTS, KEYS, TEXT, decide, deed, figure
from tui.articles.read import from_plain
from tui.facts.fact import record
from tui.review.events import Act, Decision, Deed, FactKey, State, keys_of
from tui.review.journal import Journal, JournalError


def test_keys_count_overlapping_occurrences() -> None:
    article = from_plain("1111 111")
    facts = [figure("11", start) for start in (0, 1, 2, 5, 6)]
    assert [key.nth for key in keys_of(article, facts)] == [1, 2, 3, 4, 5]
    assert [key.nth for key in keys_of(article, [facts[2], facts[4]])] == [3, 5]


def test_keys_of_one_quote_said_very_often_take_one_walk_through_the_text() -> None:
    article = from_plain("增长5%，" * 60_000)
    keys = keys_of(article, [figure("5%", start) for start in range(2, len(article.text), 5)])
    assert [key.nth for key in keys] == list(range(1, 60_001))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


def raw(journal: Journal) -> sqlite3.Connection:
    assert journal._file._writer is not None
    return journal._file._writer


def states(journal: Journal) -> dict[FactKey, State]:
    return {key: decision.state for key, decision in journal.decisions(TEXT.text_sha256).items()}


def test_keys_tell_occurrences_apart() -> None:
    assert [TEXT.text[f.start : f.end] for f in FACTS] == [f.quote for f in FACTS]
    assert [key.nth for key in KEYS] == [1, 2, 1]
    assert len(set(KEYS)) == 3


def test_a_decision_is_there_for_the_next_process(path: Path) -> None:
    decide(Journal(path, "li"), 0, Act.ACCEPT)
    other = Journal(path, "li")
    assert states(other) == {KEYS[0]: State.ACCEPTED}


def test_decisions_belong_to_their_reviewer(path: Path) -> None:
    decide(Journal(path, "li"), 0, Act.ACCEPT)
    assert states(Journal(path, "wang")) == {}
    assert Journal(path, "wang").undo() == []


def test_the_last_decision_holds(path: Path) -> None:
    journal = Journal(path, "li")
    decide(journal, 0, Act.ACCEPT)
    decide(journal, 0, Act.REJECT, State.ACCEPTED)
    assert states(journal)[KEYS[0]] is State.REJECTED


def test_undo_walks_back_one_decision_at_a_time(path: Path) -> None:
    journal = Journal(path, "li")
    decide(journal, 0, Act.ACCEPT)
    decide(journal, 0, Act.REJECT, State.ACCEPTED)
    (undone,) = journal.undo()
    assert (undone.key, undone.act, undone.before) == (KEYS[0], Act.REJECT, Decision(State.ACCEPTED))
    assert states(journal)[KEYS[0]] is State.ACCEPTED
    journal.undo()
    assert states(journal)[KEYS[0]] is State.UNDECIDED
    assert journal.undo() == []
    assert [event.act for event in journal.events()] == [Act.ACCEPT, Act.REJECT, Act.UNDO, Act.UNDO]


def test_events_can_neither_be_changed_nor_deleted(path: Path) -> None:
    decide(Journal(path, "li"), 0, Act.ACCEPT)
    other = sqlite3.connect(path)
    for statement in ("DELETE FROM events", "UPDATE events SET act = 'reject'"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            other.execute(statement)


def test_every_commit_reaches_the_disk(path: Path) -> None:
    journal = Journal(path, "li")
    assert raw(journal).execute("PRAGMA synchronous").fetchone() == (2,)
    assert raw(journal).execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be read as one" * 20])
def test_another_kind_of_file_is_left_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal.sqlite3"
    path.write_bytes(content)
    with pytest.raises(JournalError, match="journal"):
        Journal(path, "li")
    assert path.read_bytes() == content


def test_another_database_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE precious (x)")
    with pytest.raises(JournalError, match="not a journal of Zhupi"):
        Journal(path, "li")
    assert sqlite3.connect(path).execute("SELECT name FROM sqlite_master").fetchall() == [("precious",)]


def test_a_newer_journal_is_left_untouched(path: Path) -> None:
    Journal(path, "li").close()
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 99")
    with pytest.raises(JournalError, match="newer"):
        Journal(path, "li")


def test_a_full_disk_is_said_and_records_nothing(path: Path) -> None:
    journal = Journal(path, "li")
    decide(journal, 0, Act.ACCEPT)
    pages = raw(journal).execute("PRAGMA page_count").fetchone()[0]
    raw(journal).execute(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        for _ in range(500):
            decide(journal, 1, Act.REJECT)

    with pytest.raises(JournalError, match="not recorded"):
        fill()
    kept = len(journal.events())
    assert len(Journal(path, "li").events()) == kept
    raw(journal).execute("PRAGMA max_page_count = 100000")
    decide(journal, 2, Act.ACCEPT)
    assert len(journal.events()) == kept + 1


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(JournalError, match="cannot be opened"):
        Journal(tmp_path / "file" / "journal.sqlite3", "li")


def test_two_writers_lose_nothing(path: Path) -> None:
    journals = [Journal(path, name) for name in ("li", "wang")]

    def work(journal: Journal) -> None:
        for _ in range(50):
            decide(journal, 0, Act.ACCEPT)

    threads = [threading.Thread(target=work, args=(journal,)) for journal in journals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(journals[0].events()) == 100


def test_redo_gives_back_what_undo_took_until_something_new_is_done(path: Path) -> None:
    journal = Journal(path, "li")
    decide(journal, 0, Act.ACCEPT)
    decide(journal, 1, Act.REJECT)
    journal.undo()
    journal.undo()
    assert [event.key for event in journal.redo()] == [KEYS[0]]
    assert [event.key for event in Journal(path, "li").redo()] == [KEYS[1]], "in another process, too"
    assert journal.redo() == []
    assert states(journal) == {KEYS[0]: State.ACCEPTED, KEYS[1]: State.REJECTED}
    for _ in range(3):
        assert [event.key for event in journal.undo()] == [KEYS[1]]
        assert [event.key for event in journal.redo()] == [KEYS[1]]
    journal.undo()
    decide(journal, 2, Act.SKIP)
    assert journal.redo() == []


def test_what_was_recorded_together_is_undone_together(path: Path) -> None:
    journal = Journal(path, "li")
    decide(journal, 0, Act.ACCEPT)
    journal.record([deed(1, Act.REJECT), deed(2, Act.REJECT)])
    assert [event.key for event in journal.undo()] == KEYS[1:]
    assert [event.key for event in journal.redo()] == KEYS[1:]
    assert [event.key for event in journal.undo()] == KEYS[1:]
    assert [event.key for event in journal.undo()] == [KEYS[0]]
    assert [event.key for event in journal.redo()] == [KEYS[0]]
    assert set(states(journal).values()) == {State.ACCEPTED, State.UNDECIDED}


def test_an_event_comes_back_as_it_was_recorded(path: Path) -> None:
    edited = {"start": 2, "end": 7, "quote": "13.9%", "value": "13.9"}
    after = Decision(State.ACCEPTED, True, "见表\n二", "", edited)
    wanted = Deed("甲.md", KEYS[0], record(FACTS[0], TEXT), Act.EDIT, Decision(), after, 812, "random", ("a", "b"))
    (event,) = Journal(path, "li").record([wanted])
    (read,) = Journal(path, "wang").history(KEYS[0])
    assert read == event
    assert (read.after, read.fact["prefix"], read.dwell_ms, read.cites) == (after, "增长", 812, ("a", "b"))


def test_merging_takes_in_each_event_once(path: Path, tmp_path: Path) -> None:
    ours, theirs = Journal(path, "li"), Journal(tmp_path / "other.sqlite3", "wang")
    decide(ours, 0, Act.ACCEPT)
    decide(theirs, 0, Act.REJECT)
    theirs.undo()
    assert [ours.merge(theirs.events()) for _ in range(2)] == [2, 0]
    assert states(ours) == {KEYS[0]: State.ACCEPTED}
    assert ours.decisions(TEXT.text_sha256, "wang") == {KEYS[0]: Decision()}
    assert [e._replace(id=0) for e in ours.events()[1:]] == [e._replace(id=0) for e in theirs.events()]


FIRST_SCHEMA = f"""
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, reviewer TEXT NOT NULL, article TEXT NOT NULL,
    text_sha256 TEXT NOT NULL, kind TEXT NOT NULL, quote TEXT NOT NULL, nth INTEGER NOT NULL, start INTEGER NOT NULL,
    rule TEXT NOT NULL, extractor TEXT NOT NULL, act TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', dwell_ms INTEGER,
    shown_by TEXT NOT NULL DEFAULT 'article', undoes INTEGER REFERENCES events(id)
);
CREATE INDEX events_text ON events(text_sha256);
CREATE UNIQUE INDEX events_undoes ON events(undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
PRAGMA application_id = {0x5A687569};
PRAGMA user_version = 1;
"""
"""What the first Zhupi wrote."""


def first_journal(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(FIRST_SCHEMA)
        for at, act, before, after, undoes in (
            (0, "accept", "undecided", "accepted", None),
            (1, "reject", "undecided", "rejected", None),
            (1, "undo", "rejected", "undecided", 2),
        ):
            key = KEYS[at]
            db.execute(
                "INSERT INTO events (at, reviewer, article, text_sha256, kind, quote, nth, start, rule, extractor, act,"
                " before, after, undoes) VALUES ('2026-01-01T00:00:00.000+00:00', 'li', 'a.md', ?, ?, ?, ?, ?, 'r',"
                " '0.1', ?, ?, ?, ?)",
                (key.text_sha256, key.kind, key.quote, key.nth, FACTS[at].start, act, before, after, undoes),
            )
    return path


def test_a_journal_of_the_first_schema_keeps_every_event(path: Path, tmp_path: Path) -> None:
    journal = Journal(first_journal(path), "li")
    assert [event.act for event in journal.events()] == [Act.ACCEPT, Act.REJECT, Act.UNDO]
    assert states(journal) == {KEYS[0]: State.ACCEPTED, KEYS[1]: State.UNDECIDED}
    assert [event.key for event in journal.redo()] == [KEYS[1]]
    copy = Journal(first_journal(tmp_path / "copy.sqlite3"), "li")
    assert journal.merge(copy.events()) == 0, "copies of one journal hold the same events"
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        raw(journal).execute("DELETE FROM events")


def test_an_upgrade_that_cannot_be_finished_leaves_the_journal_as_it_was(path: Path) -> None:
    first_journal(path)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE first_events (in_the_way)")
    with pytest.raises(JournalError):
        Journal(path, "li")
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM events").fetchone() == (3,)
        assert db.execute("PRAGMA user_version").fetchone() == (1,)


VERDICTS = (
    Decision(State.ACCEPTED), Decision(State.REJECTED, reason="place"), Decision(State.SKIPPED), Decision(flagged=True),
    Decision(State.ACCEPTED, True, "见表二"), Decision(note="表三"), Decision(State.ACCEPTED, edited={"value": "1"}),
    Decision(State.REJECTED, True, "", "date", {"value": "2"}), Decision(),
)  # fmt: skip
ACTS = [act for act in Act if act not in {Act.UNDO, Act.REDO}]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([Act.UNDO, Act.REDO]),
            st.dictionaries(st.integers(0, 2), st.tuples(st.sampled_from(ACTS), st.sampled_from(VERDICTS)), min_size=1),
        ),
        max_size=14,
    )
)
def test_undo_and_redo_walk_through_the_very_states_there_were(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Act | dict[int, tuple[Act, Decision]]]
) -> None:
    journal = Journal(tmp_path_factory.mktemp("j") / "journal.sqlite3", "li")

    def now() -> dict[FactKey, Decision]:
        decisions = journal.decisions(TEXT.text_sha256)
        latest = {key: Decision.from_json(text) for key, text in journal.standing_rows("li")}
        assert latest == dict(journal_of_texts())
        known = {key: decision for key, decision in decisions.items() if decision != Decision()}
        assert known == {key: decision for key, decision in latest.items() if decision != Decision()}
        return known

    def journal_of_texts() -> list[tuple[FactKey, Decision]]:
        rows = journal.standing_rows("li", [TEXT.text_sha256])
        return [(key, Decision.from_json(text)) for key, text in rows]

    past: list[dict[FactKey, Decision]] = []
    future: list[dict[FactKey, Decision]] = []
    for step in steps:
        here = now()
        if step is Act.UNDO:
            if journal.undo():
                future.append(here)
                assert now() == past.pop()
            else:
                assert not past
        elif step is Act.REDO:
            if journal.redo():
                past.append(here)
                assert now() == future.pop()
            else:
                assert not future
        else:
            assert isinstance(step, dict)
            journal.record(
                [
                    Deed("a.md", KEYS[at], record(FACTS[at], TEXT), act, here.get(KEYS[at], Decision()), after)
                    for at, (act, after) in step.items()
                ]
            )
            past.append(here)
            future.clear()
    assert journal.faults() == []
    journal.close()


def test_events_are_read_a_few_at_a_time_in_order(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.review.journal._READ_AT_ONCE", 3)
    journal = Journal(path, "li")
    for at, act in ((0, Act.ACCEPT), (1, Act.REJECT), (2, Act.SKIP)):
        decide(journal, at, act)
    journal.undo()
    earlier = [event._replace(uid=f"{event.uid}x", at=f"2020{event.at[4:]}", id=0) for event in journal.events()[:2]]
    journal.merge(earlier)
    assert list(journal.each_event()) == journal.events()
    assert [event.at[:4] for event in journal.each_event()][:2] == ["2020", "2020"]
