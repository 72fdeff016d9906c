"""The journal: decisions as append-only events in SQLite, each on disk before the call returns.

Write-ahead log with `synchronous=FULL`: a commit has reached the disk when `record` returns, and a process killed at
any moment leaves whole events only. Nothing is updated or deleted; triggers refuse both.
"""

import json
import sqlite3
import threading
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tui import __version__
from tui.review.events import TAKING_BACK, Act, Decision, Deed, Event, FactKey, fold
from tui.review.schema import APPLICATION_ID, SCHEMA_VERSION, create, upgrade

_COLUMNS = (
    "uid, batch, at, reviewer, article, text_sha256, kind, quote, nth, fact, rule, extractor, act, before, after,"
    " dwell_ms, shown_by, undoes, cites"
)
_INSERT = f"INSERT INTO events ({_COLUMNS}) VALUES ({', '.join('?' * 19)})"


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
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and application_id != APPLICATION_ID:
            raise JournalError(f"{self.path}: this is a database, but not a journal of Zhupi; left untouched")
        if self._version() > SCHEMA_VERSION:
            raise JournalError(f"{self.path}: written by a newer Zhupi (schema {self._version()}); left untouched")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        if self._version() < SCHEMA_VERSION:
            # Two processes may start on one file at once: the second finds the work done.
            with self._transaction():
                if self._version() == 0:
                    create(self._db)
                elif self._version() < SCHEMA_VERSION:
                    upgrade(self._db)

    def _version(self) -> int:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        return int(version)

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

    # -- writing -----------------------------------------------------------------------------------------------------

    def record(self, deeds: Sequence[Deed]) -> list[Event]:
        """Record what was done, all or nothing; it is on disk when this returns. `undo` takes it back as a whole."""
        with self._transaction():
            return self._append(deeds, [None] * len(deeds))

    def undo(self) -> list[Event]:
        """Take back what this reviewer recorded last and still stands, in whatever article; return those events."""
        return self._take_back(Act.UNDO)

    def redo(self) -> list[Event]:
        """Take back this reviewer's last undo, if nothing was recorded since; return the events that stand again."""
        return self._take_back(Act.REDO)

    def merge(self, events: Iterable[Event]) -> int:
        """Take in the events of another journal, those known already left out; return how many were new.

        Merging is idempotent, and events keep their `uid`, `batch`, `at` and reviewer.
        """
        with self._transaction():
            before = self._db.total_changes
            self._db.executemany(_INSERT.replace("INSERT", "INSERT OR IGNORE", 1), map(_row, events))
            return self._db.total_changes - before

    def _append(self, deeds: Sequence[Deed], undoes: Sequence[str | None]) -> list[Event]:
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        batch = str(uuid.uuid4())
        events = []
        for deed, undone in zip(deeds, undoes, strict=True):
            event = Event(
                id=0, uid=str(uuid.uuid4()), batch=batch, at=at, reviewer=self.reviewer, article=deed.article,
                key=deed.key, fact=deed.fact, rule=str(deed.fact.get("rule", "")), extractor=__version__, act=deed.act,
                before=deed.before, after=deed.after, dwell_ms=deed.dwell_ms, shown_by=deed.shown_by, undoes=undone,
                cites=deed.cites,
            )  # fmt: skip
            id_ = self._db.execute(_INSERT, _row(event)).lastrowid
            events.append(replace(event, id=id_ or 0))
        return events

    def _take_back(self, act: Act) -> list[Event]:
        with self._transaction():
            targets = self._undoable() if act is Act.UNDO else self._redoable()
            if not targets:
                return []
            deeds = [
                Deed(acted.article, acted.key, acted.fact, act, acted.after, acted.before)
                if act is Act.UNDO
                else Deed(acted.article, acted.key, acted.fact, act, acted.before, acted.after)
                for acted, _ in reversed(targets)
            ]
            self._append(deeds, [named for _, named in reversed(targets)])
            return [acted for acted, _ in targets]

    def _undoable(self) -> list[tuple[Event, str]]:
        """The last standing events of this reviewer, one batch, each with the `uid` that an undo of it must name.

        An event that was undone and redone is named by the redo that keeps it standing: no event is undone twice.
        """
        undone: set[str] = set()
        kept_by: dict[str, str] = {}
        found: list[tuple[Event, str]] = []
        for event in self._backwards():
            if found and event.batch != found[0][0].batch:
                break
            if event.uid in undone:
                if event.undoes and event.uid in kept_by:
                    kept_by[event.undoes] = kept_by[event.uid]
                continue
            if event.act in TAKING_BACK:
                assert event.undoes is not None
                undone.add(event.undoes)
                if event.act is Act.REDO:
                    kept_by[event.undoes] = kept_by.get(event.uid, event.uid)
            else:
                found.append((event, kept_by.get(event.uid, event.uid)))
        return found[::-1]

    def _redoable(self) -> list[tuple[Event, str]]:
        """The events taken back by the last standing undo, one batch, each with that undo's `uid`."""
        undone: set[str] = set()
        undos: list[Event] = []
        for event in self._backwards():
            if undos and event.batch != undos[0].batch:
                break
            if event.uid in undone:
                continue
            if event.act not in TAKING_BACK:
                break
            assert event.undoes is not None
            if event.act is Act.REDO:
                undone.add(event.undoes)
            else:
                undos.append(event)
        return [(self._acted(undo), undo.uid) for undo in undos]

    def _acted(self, event: Event) -> Event:
        """The event that a chain of undos and redos is about."""
        while event.undoes is not None:
            row = self._db.execute(f"SELECT id, {_COLUMNS} FROM events WHERE uid = ?", (event.undoes,)).fetchone()
            event = _event(row)
        return event

    def _backwards(self) -> Iterator[Event]:
        rows = self._db.execute(
            f"SELECT id, {_COLUMNS} FROM events WHERE reviewer = ? ORDER BY id DESC", (self.reviewer,)
        )
        return map(_event, rows)

    # -- reading -----------------------------------------------------------------------------------------------------

    def decisions(self, text_sha256: str, reviewer: str | None = None) -> dict[FactKey, Decision]:
        """What holds, for a reviewer (this one where none is named), of the facts of a text that events name."""
        who = reviewer or self.reviewer
        return fold([event for event in self.events(text_sha256) if event.reviewer == who])

    def events(self, text_sha256: str | None = None) -> list[Event]:
        """The events of a text, or all, of all reviewers, in order."""
        if text_sha256 is None:
            return self._read("", ())
        return self._read("WHERE text_sha256 = ?", (text_sha256,))

    def history(self, key: FactKey) -> list[Event]:
        """The events on a fact, of all reviewers, in order."""
        where = "WHERE text_sha256 = ? AND kind = ? AND quote = ? AND nth = ?"
        return self._read(where, (key.text_sha256, key.kind, key.quote, key.nth))

    def _read(self, where: str, values: tuple[object, ...]) -> list[Event]:
        with self._lock:
            try:
                rows = self._db.execute(f"SELECT id, {_COLUMNS} FROM events {where} ORDER BY id", values).fetchall()
            except sqlite3.Error as error:
                raise JournalError(f"{self.path}: the journal cannot be read ({error})") from error
        return [_event(row) for row in rows]


def _row(event: Event) -> tuple[object, ...]:
    key = event.key
    return (
        event.uid, event.batch, event.at, event.reviewer, event.article, key.text_sha256, key.kind, key.quote, key.nth,
        json.dumps(event.fact, ensure_ascii=False), event.rule, event.extractor, event.act, event.before.to_json(),
        event.after.to_json(), event.dwell_ms, event.shown_by, event.undoes, " ".join(event.cites),
    )  # fmt: skip


def _event(row: Any) -> Event:
    (
        id_, uid, batch, at, reviewer, article, text_sha256, kind, quote, nth, fact, rule, extractor, act, before,
        after, dwell_ms, shown_by, undoes, cites,
    ) = row  # fmt: skip
    return Event(
        id_, uid, batch, at, reviewer, article, FactKey(text_sha256, kind, quote, nth), json.loads(fact), rule,
        extractor, Act(act), Decision.from_json(before), Decision.from_json(after), dwell_ms, shown_by, undoes,
        tuple(cites.split()),
    )  # fmt: skip
