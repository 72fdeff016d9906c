"""The journal: decisions as append-only events in SQLite, each on disk before the call returns.

Write-ahead log with `synchronous=FULL`: a commit has reached the disk when `decide` returns, and a process killed at
any moment leaves whole events only. Nothing is updated or deleted; triggers refuse both.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tui import __version__
from tui.facts.fact import Fact
from tui.review.events import Act, Event, FactKey, State, fold

SCHEMA_VERSION = 1
APPLICATION_ID = 0x5A687569  # "Zhui": tells a journal from any other SQLite file

_SCHEMA = f"""
CREATE TABLE events (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          TEXT NOT NULL,
    reviewer    TEXT NOT NULL,
    article     TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    kind        TEXT NOT NULL,
    quote       TEXT NOT NULL,
    nth         INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    rule        TEXT NOT NULL,
    extractor   TEXT NOT NULL,
    act         TEXT NOT NULL,
    before      TEXT NOT NULL,
    after       TEXT NOT NULL,
    reason      TEXT NOT NULL DEFAULT '',
    note        TEXT NOT NULL DEFAULT '',
    dwell_ms    INTEGER,
    shown_by    TEXT NOT NULL DEFAULT 'article',
    undoes      INTEGER REFERENCES events(id)
);
CREATE INDEX events_text ON events(text_sha256);
CREATE UNIQUE INDEX events_undoes ON events(undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
"""

_COLUMNS = (
    "id, at, reviewer, article, text_sha256, kind, quote, nth, rule, extractor, act, before, after, dwell_ms, undoes"
)


class JournalError(Exception):
    """The journal cannot be read or written; the message is one line for the reviewer."""


class Journal:
    """The decisions of one reviewer in a journal file that several reviewers and processes may share.

    Calls may come from any thread, one at a time each. Every call raises `JournalError` where the file cannot be
    read or written; nothing is then recorded.
    """

    def __init__(self, path: Path, reviewer: str) -> None:
        self.path = path
        self.reviewer = reviewer
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
        except (OSError, sqlite3.Error) as error:
            raise JournalError(f"{path}: the journal cannot be opened ({error})") from error
        try:
            self._prepare()
        except (JournalError, sqlite3.Error) as error:
            self._db.close()
            if isinstance(error, JournalError):
                raise
            raise JournalError(f"{path}: the journal cannot be used ({error})") from error

    def _prepare(self) -> None:
        (application_id,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and application_id != APPLICATION_ID:
            raise JournalError(f"{self.path}: this is a database, but not a journal of Zhupi; left untouched")
        if version > SCHEMA_VERSION:
            raise JournalError(f"{self.path}: written by a newer Zhupi (schema {version}); left untouched")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        if not tables:
            self._create()

    def _create(self) -> None:
        # Two processes may start on a new file at once: the second finds the table made.
        with self._transaction():
            (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if not tables:
                for statement in _statements(_SCHEMA):
                    self._db.execute(statement)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield
                self._db.execute("COMMIT")
            except (sqlite3.Error, UnicodeError) as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise JournalError(f"{self.path}: not recorded ({error})") from error

    def close(self) -> None:
        """Close the file; further calls fail."""
        self._db.close()

    def decide(
        self, article: str, key: FactKey, fact: Fact, act: Act, before: State, dwell_ms: int | None = None
    ) -> None:
        """Record a decision on a fact; it is on disk when this returns.

        Args:
            article: the article's identity, kept so that a decision can be found again when the text has changed.
            key: what the decision belongs to.
            fact: the fact as it was shown.
            act: `ACCEPT` or `REJECT`.
            before: the state that the reviewer saw.
            dwell_ms: milliseconds from showing the fact to the decision.
        """
        after = State.ACCEPTED if act is Act.ACCEPT else State.REJECTED
        with self._transaction():
            self._insert(article, key, fact.start, fact.rule, act, before, after, dwell_ms, None)

    def undo(self) -> Event | None:
        """Take back this reviewer's last decision that stands, whatever article it is in; None where there is none."""
        with self._transaction():
            row = self._db.execute(
                f"SELECT {_COLUMNS}, start FROM events AS e WHERE reviewer = ? AND act != 'undo' AND NOT EXISTS"
                " (SELECT 1 FROM events AS u WHERE u.undoes = e.id) ORDER BY id DESC LIMIT 1",
                (self.reviewer,),
            ).fetchone()
            if row is None:
                return None
            last = _event(row[:-1])
            self._insert(last.article, last.key, row[-1], last.rule, Act.UNDO, last.after, last.before, None, last.id)
            return last

    def states(self, text_sha256: str) -> dict[FactKey, State]:
        """The state of every fact of a text that this reviewer has decided on."""
        return fold(event for event in self.events(text_sha256) if event.reviewer == self.reviewer)

    def events(self, text_sha256: str | None = None) -> list[Event]:
        """The events of a text, or all, in order."""
        where, values = ("WHERE text_sha256 = ?", (text_sha256,)) if text_sha256 else ("", ())
        with self._lock:
            try:
                rows = self._db.execute(f"SELECT {_COLUMNS} FROM events {where} ORDER BY id", values).fetchall()
            except sqlite3.Error as error:
                raise JournalError(f"{self.path}: the journal cannot be read ({error})") from error
        return [_event(row) for row in rows]

    def _insert(
        self,
        article: str,
        key: FactKey,
        start: int,
        rule: str,
        act: Act,
        before: str,
        after: str,
        dwell_ms: int | None,
        undoes: int | None,
    ) -> None:
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._db.execute(
            "INSERT INTO events (at, reviewer, article, text_sha256, kind, quote, nth, start, rule, extractor, act,"
            " before, after, dwell_ms, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                at, self.reviewer, article, key.text_sha256, key.kind, key.quote, key.nth, start, rule,
                __version__, act, before, after, dwell_ms, undoes,
            ),
        )  # fmt: skip


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit before it begins, triggers hold semicolons."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _event(row: Any) -> Event:
    id_, at, reviewer, article, text_sha256, kind, quote, nth, rule, extractor, act, before, after, dwell, undoes = row
    return Event(
        id=id_,
        at=at,
        reviewer=reviewer,
        article=article,
        key=FactKey(text_sha256, kind, quote, nth),
        rule=rule,
        extractor=extractor,
        act=Act(act),
        before=before,
        after=after,
        dwell_ms=dwell,
        undoes=undoes,
    )
