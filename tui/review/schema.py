"""The journal's tables, and how an older journal becomes a newer one without losing an event."""

import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tui.review.stack import stand_anew

SCHEMA_VERSION = 3
APPLICATION_ID = 0x5A687569  # "Zhui": tells a journal from any other SQLite file

_EVENTS = """
CREATE TABLE events (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    uid         TEXT NOT NULL UNIQUE,
    batch       TEXT NOT NULL,
    at          TEXT NOT NULL,
    reviewer    TEXT NOT NULL,
    article     TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    kind        TEXT NOT NULL,
    quote       TEXT NOT NULL,
    nth         INTEGER NOT NULL,
    fact        TEXT NOT NULL,
    rule        TEXT NOT NULL,
    extractor   TEXT NOT NULL,
    act         TEXT NOT NULL,
    before      TEXT NOT NULL,
    after       TEXT NOT NULL,
    dwell_ms    INTEGER,
    shown_by    TEXT NOT NULL,
    undoes      TEXT,
    cites       TEXT NOT NULL DEFAULT ''
);
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
"""

_LOOKING_UP = """
CREATE INDEX events_text ON events(text_sha256);
CREATE INDEX events_article ON events(article, text_sha256);
CREATE INDEX events_at ON events(at);
CREATE INDEX events_undoes ON events(undoes) WHERE undoes IS NOT NULL;
CREATE TABLE standing (
    reviewer TEXT NOT NULL, is_undo INTEGER NOT NULL, at TEXT NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (reviewer, is_undo, at, id)
) WITHOUT ROWID;
"""
"""What finds events; `standing` is about undoing (see `stack`)."""

FIRST_COLUMNS = 19
"""How many columns an event of the first schema has, its id counted."""

_FIRST_EVENTS = uuid.UUID("8a0a6d0e-5f0c-5c39-9a55-6f3a3c1f2b10")
"""Names the events of the first schema, which had no names of their own: copies of one journal get the same."""


def create(db: sqlite3.Connection) -> None:
    """Make the tables of a new journal; within the caller's transaction."""
    _run(db, _EVENTS + _LOOKING_UP)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def upgrade(db: sqlite3.Connection, version: int) -> None:
    """Bring a journal of an older schema up to date, all of it or nothing; within the caller's transaction."""
    if version == 1:
        _upgrade_first(db)
    else:
        for name in ("events_text", "events_reviewer", "events_undoes"):
            db.execute(f"DROP INDEX {name}")
        _run(db, _LOOKING_UP)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    stand_anew(db)


def rows_of_first(rows: Mapping[int, tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Rows of the first schema, by id, as rows of this one: what `upgrade` makes of them, for journals that it cannot.

    What an event takes back keeps its number for a name where that event is lost.
    """
    names = {id_: _named(id_, row[1], row[2], *row[4:8], row[11]) for id_, row in rows.items()}
    for id_, row in rows.items():
        at, reviewer, article, sha, kind, quote, nth, start, rule, extractor, act, before, after = row[1:14]
        dwell_ms, shown_by, undoes = row[16:]
        fact = {"kind": kind, "quote": quote, "start": start, "end": start + len(quote), "rule": rule}
        taken_back = None if undoes is None else names.get(undoes, str(undoes))
        yield (
            id_, names[id_], names[id_], at, reviewer, article, sha, kind, quote, nth,
            json.dumps(fact, ensure_ascii=False), rule, extractor, act, before, after, dwell_ms, shown_by, taken_back,
            "",
        )  # fmt: skip


def _upgrade_first(db: sqlite3.Connection) -> None:
    for name in ("events_no_update", "events_no_delete"):
        db.execute(f"DROP TRIGGER {name}")
    for name in ("events_text", "events_undoes"):
        db.execute(f"DROP INDEX {name}")
    db.execute("ALTER TABLE events RENAME TO first_events")
    create(db)
    db.create_function("named", -1, _named, deterministic=True)
    uid = "named(id, at, reviewer, text_sha256, kind, quote, nth, act)"
    undone = "(SELECT named(u.id, u.at, u.reviewer, u.text_sha256, u.kind, u.quote, u.nth, u.act)"
    db.execute(
        "INSERT INTO events SELECT"
        f" id, {uid}, {uid}, at, reviewer, article, text_sha256, kind, quote, nth,"
        " json_object('kind', kind, 'quote', quote, 'start', start, 'end', start + length(quote), 'rule', rule),"
        " rule, extractor, act, before, after, dwell_ms, shown_by,"
        f" {undone} FROM first_events AS u WHERE u.id = e.undoes), '' FROM first_events AS e ORDER BY id"
    )
    db.execute("DROP TABLE first_events")


def _named(*fields: object) -> str:
    return str(uuid.uuid5(_FIRST_EVENTS, "\x1f".join(map(str, fields))))


def _run(db: sqlite3.Connection, script: str) -> None:
    for statement in _statements(script):
        db.execute(statement)


def _statements(script: str) -> Iterable[str]:
    """The statements of a script; `executescript` would commit before it begins, triggers hold semicolons."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
