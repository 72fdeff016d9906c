"""Journals of older schemas: brought up to date, kept beside, salvaged where they are damaged."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.review.journals import damage, set_aside
from tests.review.test_journal import FIRST_SCHEMA, first_journal
from tests.review.three_figures import FACTS, KEYS
from tui.review.events import Decision, Event, State
from tui.review.journal import Journal
from tui.review.salvage import salvage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def test_an_older_journal_is_kept_as_it_was_beside_the_new_one(path: Path) -> None:
    before = first_journal(path).read_bytes()
    with closing(Journal(path, "li")) as journal:
        (copy,) = path.parent.glob("journal.schema1-*.sqlite3")
        assert copy.name in journal.notices[0]
        assert len(journal.events()) == 3
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT count(*), max(act) FROM events").fetchone() == (3, "undo")
    assert len(before) == copy.stat().st_size
    with closing(Journal(path, "li")) as journal:
        assert journal.notices == [], "once"


SECOND_SCHEMA = f"""
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, batch TEXT NOT NULL, at TEXT NOT NULL,
    reviewer TEXT NOT NULL, article TEXT NOT NULL, text_sha256 TEXT NOT NULL, kind TEXT NOT NULL, quote TEXT NOT NULL,
    nth INTEGER NOT NULL, fact TEXT NOT NULL, rule TEXT NOT NULL, extractor TEXT NOT NULL, act TEXT NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL, dwell_ms INTEGER, shown_by TEXT NOT NULL, undoes TEXT,
    cites TEXT NOT NULL DEFAULT ''
);
CREATE INDEX events_text ON events(text_sha256);
CREATE INDEX events_reviewer ON events(reviewer, id);
CREATE UNIQUE INDEX events_undoes ON events(undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
PRAGMA application_id = {0x5A687569};
PRAGMA user_version = 2;
"""


def test_a_journal_of_the_second_schema_undoes_and_redoes_where_it_was(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(SECOND_SCHEMA)
        row = ("2026-01-01T00:00:00.000+00:00", "li", "a.md", KEYS[0].text_sha256, "figure", "13.9%", 1)
        for uid, act, after, undoes in (
            ("a", "accept", '{"state": "accepted"}', None), ("b", "undo", "{}", "a"), ("c", "redo", "{}", "b"),
            ("d", "undo", "{}", "c"),
        ):  # fmt: skip
            db.execute(
                "INSERT INTO events (uid, batch, at, reviewer, article, text_sha256, kind, quote, nth, fact, rule,"
                " extractor, act, before, after, shown_by, undoes)"
                f" VALUES (?, ?, {', '.join('?' * 7)}, '{{}}', '', '0', ?, '{{}}', ?, 'article', ?)",
                (uid, uid, *row, act, after, undoes),
            )
    with closing(Journal(path, "li")) as journal:
        assert journal.undo() == []
        assert [event.uid for event in journal.redo()] == ["a"]
        assert journal.decisions(KEYS[0].text_sha256) == {KEYS[0]: Decision(State.ACCEPTED)}
        assert [event.uid for event in journal.undo()] == ["a"]


def second_journal(path: Path, count: int) -> list[str]:
    """A journal as the second schema had it, closed; the names of its events."""
    names = [f"event {number}" for number in range(count)]
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(SECOND_SCHEMA)
        db.executemany(
            "INSERT INTO events (uid, batch, at, reviewer, article, text_sha256, kind, quote, nth, fact, rule,"
            " extractor, act, before, after, shown_by) VALUES (?, ?, ?, 'li', 'a.md', ?, 'figure', '13.9%', 1, '{}',"
            " 'r', '0', 'accept', '{}', '{\"state\": \"accepted\"}', 'article')",
            [(uid, uid, f"2026-01-01T00:00:{at % 60:02}.000+00:00", f"{at:064}") for at, uid in enumerate(names)],
        )
    return names


def long_first_journal(path: Path, count: int) -> list[Event]:
    """A journal of the first schema with many events, the last taken back; its events, brought up to date."""
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(FIRST_SCHEMA)
        columns = (
            "at, reviewer, article, text_sha256, kind, quote, nth, start, rule, extractor, act, before, after, undoes"
        )
        row = (KEYS[0].kind, KEYS[0].quote, KEYS[0].nth, FACTS[0].start)
        for at in range(count):
            acts = (
                ("accept", "undecided", "accepted", None) if at < count - 1 else ("undo", "accepted", "undecided", at)
            )
            time = f"2026-01-01T00:{at // 60:02}:{at % 60:02}.000+00:00"
            db.execute(
                f"INSERT INTO events ({columns}) VALUES (?, 'li', 'a.md', ?, ?, ?, ?, ?, 'r', '0.1', ?, ?, ?, ?)",
                (time, f"{at:064}", *row, *acts),
            )
    copy = path.with_name("copy.sqlite3")
    shutil.copy(path, copy)
    with closing(Journal(copy, "li")) as journal:
        return journal.events()


def test_a_damaged_journal_of_the_second_schema_loses_no_more_than_the_pages_it_hit(path: Path) -> None:
    names = second_journal(path, 200)
    damage(path, [8, 12])
    with closing(Journal(path, "li")) as journal:
        journal.inspect()
        kept = [event.uid for event in journal.events()]
        assert len(set_aside(path)) == 1
        assert set(kept) < set(names)
        assert len(kept) > len(names) * 0.7
        assert len(journal.undo()) == 1
    assert set_aside(path)[0].stat().st_size


def test_a_damaged_journal_of_the_first_schema_loses_no_more_than_the_pages_it_hit(path: Path) -> None:
    events = long_first_journal(path, 200)
    rows = salvage(path.read_bytes())
    merged = Journal(path.with_name("merged.sqlite3"), "li")
    assert merged.merge_rows(row[1:] for row in rows) == len(events)
    assert [event.uid for event in merged.events()] == [event.uid for event in events]
    assert merged.events()[-1].undoes == events[-2].uid
    merged.close()
    damage(path, [7, 11])
    with closing(Journal(path, "li")) as journal:
        journal.inspect()
        found = {event.uid: event for event in journal.events()}
        assert len(set_aside(path)) == 1
    known = {event.uid: event for event in events}
    assert set(found) < set(known)
    assert len(found) > len(known) * 0.7
    for uid, event in found.items():
        assert (event.key, event.act, event.after, event.fact) == (
            known[uid].key, known[uid].act, known[uid].after, known[uid].fact,
        )  # fmt: skip
