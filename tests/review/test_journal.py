"""The journal: durable, append-only, undone only by further events."""

import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles import from_plain
from tui.facts.fact import Fact, Figure
from tui.review.events import Act, FactKey, State, keys_of
from tui.review.journal import Journal, JournalError

TEXT = from_plain("增长13.9%，去年增长13.9%，出口下降2%。")


def figure(quote: str, start: int) -> Fact:
    return Figure(start=start, end=start + len(quote), quote=quote, rule="figure.percent", value="13.9", unit="%")


FACTS = [figure("13.9%", 2), figure("13.9%", 12), figure("2%", 22)]
KEYS = keys_of(TEXT, FACTS)


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


def decide(journal: Journal, at: int, act: Act, before: State = State.UNDECIDED) -> None:
    journal.decide("a.md", KEYS[at], FACTS[at], act, before)


def test_keys_tell_occurrences_apart() -> None:
    assert [TEXT.text[f.start : f.end] for f in FACTS] == [f.quote for f in FACTS]
    assert [key.nth for key in KEYS] == [1, 2, 1]
    assert len(set(KEYS)) == 3


def test_a_decision_is_there_for_the_next_process(path: Path) -> None:
    decide(Journal(path, "li"), 0, Act.ACCEPT)
    other = Journal(path, "li")
    assert other.states(TEXT.text_sha256) == {KEYS[0]: State.ACCEPTED}


def test_decisions_belong_to_their_reviewer(path: Path) -> None:
    decide(Journal(path, "li"), 0, Act.ACCEPT)
    assert Journal(path, "wang").states(TEXT.text_sha256) == {}
    assert Journal(path, "wang").undo() is None


def test_the_last_decision_holds(path: Path) -> None:
    journal = Journal(path, "li")
    decide(journal, 0, Act.ACCEPT)
    decide(journal, 0, Act.REJECT, State.ACCEPTED)
    assert journal.states(TEXT.text_sha256)[KEYS[0]] is State.REJECTED


def test_undo_walks_back_one_decision_at_a_time(path: Path) -> None:
    journal = Journal(path, "li")
    decide(journal, 0, Act.ACCEPT)
    decide(journal, 0, Act.REJECT, State.ACCEPTED)
    undone = journal.undo()
    assert undone is not None
    assert (undone.key, undone.act, undone.before) == (KEYS[0], Act.REJECT, State.ACCEPTED)
    assert journal.states(TEXT.text_sha256)[KEYS[0]] is State.ACCEPTED
    journal.undo()
    assert journal.states(TEXT.text_sha256)[KEYS[0]] is State.UNDECIDED
    assert journal.undo() is None
    assert [event.act for event in journal.events()] == [Act.ACCEPT, Act.REJECT, Act.UNDO, Act.UNDO]


def test_events_can_neither_be_changed_nor_deleted(path: Path) -> None:
    decide(Journal(path, "li"), 0, Act.ACCEPT)
    raw = sqlite3.connect(path)
    for statement in ("DELETE FROM events", "UPDATE events SET act = 'reject'"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            raw.execute(statement)


def test_every_commit_reaches_the_disk(path: Path) -> None:
    journal = Journal(path, "li")
    assert journal._db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert journal._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


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
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    with pytest.raises(JournalError, match="newer"):
        Journal(path, "li")


def test_a_full_disk_is_said_and_records_nothing(path: Path) -> None:
    journal = Journal(path, "li")
    decide(journal, 0, Act.ACCEPT)
    pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
    journal._db.execute(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        for _ in range(500):
            decide(journal, 1, Act.REJECT)

    with pytest.raises(JournalError, match="not recorded"):
        fill()
    kept = len(journal.events())
    assert len(Journal(path, "li").events()) == kept
    journal._db.execute("PRAGMA max_page_count = 100000")
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


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from([Act.ACCEPT, Act.REJECT, Act.UNDO])), max_size=12))
def test_undo_gives_back_the_very_state_before(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[int, Act]]
) -> None:
    journal = Journal(tmp_path_factory.mktemp("j") / "journal.sqlite3", "li")
    past: list[dict[FactKey, State]] = []

    def now() -> dict[FactKey, State]:
        return {key: state for key, state in journal.states(TEXT.text_sha256).items() if state is not State.UNDECIDED}

    for at, act in acts:
        if act is Act.UNDO:
            if journal.undo() is None:
                assert not past
            else:
                assert now() == past.pop()
        else:
            past.append(now())
            decide(journal, at, act, now().get(KEYS[at], State.UNDECIDED))
    journal.close()
