"""The journal: decisions as append-only events in SQLite, each on disk before the call returns.

Write-ahead log with `synchronous=FULL`: a commit has reached the disk when `record` returns, and a process killed at
any moment leaves whole events only. Nothing is updated or deleted; triggers refuse both.
"""

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from tui import __version__
from tui.review import stack
from tui.review.errors import JournalError
from tui.review.events import Act, Decision, Deed, Event, FactKey, fold
from tui.review.journal_file import JournalFile
from tui.review.rows import COLUMNS, INSERT, UnreadableError, event_of, row_of

__all__ = ["Journal", "JournalError"]

_SELECT = f"SELECT id, {COLUMNS} FROM events"
_READ_AT_ONCE = 500
_MERGED_AT_ONCE = 2_000
"""Events of a merge in one transaction: another process waits for no longer than that takes."""


class Journal:
    """The decisions of one reviewer in a journal file that several reviewers and processes may share.

    Calls may come from any thread. Every call raises `JournalError` where the file cannot be read or written; nothing
    is then recorded. `notices` are lines about what opening came upon; `read_only` says, where it is not empty, why
    nothing can be recorded.
    """

    def __init__(self, path: Path, reviewer: str) -> None:
        self.path = path
        self.reviewer = reviewer
        self._file = JournalFile(path)
        self._unreadable: set[str] = set()

    @property
    def notices(self) -> list[str]:
        """What opening the journal came upon, a line each."""
        more = f"{self.unreadable} events of the journal are passed over: this Zhupi cannot read them. They are kept."
        return [*self._file.notices, *([more] if self.unreadable else [])]

    @property
    def read_only(self) -> str:
        """Why nothing can be recorded; empty where it can."""
        return self._file.read_only

    @property
    def unreadable(self) -> int:
        """How many of the events that were asked for so far this Zhupi could not read."""
        return len(self._unreadable)

    def faults(self) -> list[str]:
        """What is wrong with the file, a line each: every page, every index and what can be undone are looked at."""
        return self._file.faults()

    def inspect(self) -> str:
        """Look through the whole file for damage, once; it is done before the first write at the latest.

        Takes a quarter of a second for 100,000 events, so call it in a worker. A damaged journal is set aside and what
        can be read of it goes into a new one; the line that says so is returned, empty where all is well.
        """
        return self._file.inspect()

    def close(self) -> None:
        """Close the file; further calls fail."""
        self._file.close()

    # -- writing -----------------------------------------------------------------------------------------------------

    def record(self, deeds: Sequence[Deed]) -> list[Event]:
        """Record what was done, all or nothing; it is on disk when this returns. `undo` takes it back as a whole."""
        with self._file.writing() as db:
            events = self._append(db, deeds, [None] * len(deeds))
            stack.stand(db, events)
        return events

    def undo(self) -> list[Event]:
        """Take back what this reviewer recorded last and still stands, in whatever article; return those events."""
        with self._file.writing() as db:
            acts = self._by_ids(db, stack.last_acts(db, self.reviewer))
            deeds = [Deed(a.article, a.key, a.fact, Act.UNDO, a.after, a.before) for a in reversed(acts)]
            undos = self._append(db, deeds, [act.uid for act in reversed(acts)])
            stack.fall(db, acts)
            stack.stand(db, undos)
        return acts

    def redo(self) -> list[Event]:
        """Take back this reviewer's last undo, if nothing was recorded since; return the events that stand again."""
        with self._file.writing() as db:
            undos = self._by_ids(db, stack.last_undos(db, self.reviewer))
            acts = [self._acted(db, undo) for undo in reversed(undos)]
            deeds = [Deed(a.article, a.key, a.fact, Act.REDO, a.before, a.after) for a in acts]
            self._append(db, deeds, [undo.uid for undo in reversed(undos)])
            stack.fall(db, undos)
            stack.stand(db, acts)
        return acts

    def merge(self, events: Iterable[Event]) -> int:
        """Take in the events of another journal, those known already left out; return how many were new.

        Merging is idempotent and comes to the same in whatever order; events keep their `uid`, `batch`, `at` and
        reviewer. Should it be cut short, what was taken in stays and the rest is taken in the next time.
        """
        return self.merge_rows(row_of(event) for event in events)

    def merge_rows(self, rows: Iterable[tuple[object, ...]]) -> int:
        """Like `merge`, from rows as `row_of` makes them: also those that this Zhupi cannot read."""
        pending, taken = iter(rows), 0
        while chunk := list(islice(pending, _MERGED_AT_ONCE)):
            with self._file.writing() as db:
                before = db.total_changes
                new = [row for row in chunk if db.execute(_IGNORING, row).rowcount > 0]
                taken += db.total_changes - before
                stack.settle(db, [str(row[0]) for row in new])
        return taken

    def _append(self, db: sqlite3.Connection, deeds: Sequence[Deed], undoes: Sequence[str | None]) -> list[Event]:
        import uuid

        at = _now(stack.latest(db, self.reviewer))
        batch = str(uuid.uuid4())
        events = []
        for deed, undone in zip(deeds, undoes, strict=True):
            event = Event(
                id=0, uid=str(uuid.uuid4()), batch=batch, at=at, reviewer=self.reviewer, article=deed.article,
                key=deed.key, fact=deed.fact, rule=str(deed.fact.get("rule", "")), extractor=__version__, act=deed.act,
                before=deed.before, after=deed.after, dwell_ms=deed.dwell_ms, shown_by=deed.shown_by, undoes=undone,
                cites=deed.cites,
            )  # fmt: skip
            events.append(event)
        db.executemany(INSERT, map(row_of, events))
        # Nobody else writes meanwhile, so the ids are those up to the last.
        (last,) = db.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()
        return [event._replace(id=last - len(events) + number) for number, event in enumerate(events, 1)]

    def _acted(self, db: sqlite3.Connection, event: Event) -> Event:
        """The event that a chain of undos and redos is about."""
        passed = {event.uid}
        while event.undoes is not None:
            found = self._events_in(db, f"{_SELECT} WHERE uid = ?", (event.undoes,))
            if not found or found[0].uid in passed:  # from elsewhere: about an event that is not here, or in a circle
                raise JournalError(f"{self.path}: what was undone last is not in this journal, so it stays")
            event = found[0]
            passed.add(event.uid)
        return event

    def _by_ids(self, db: sqlite3.Connection, ids: Sequence[int]) -> list[Event]:
        chosen = "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        events = self._events_in(db, f"{_SELECT} {chosen}", (json.dumps(ids),))
        if len(events) < len(ids):
            raise JournalError(f"{self.path}: what was done last cannot be read by this Zhupi, so it stays")
        return events

    # -- reading -----------------------------------------------------------------------------------------------------

    def decisions(self, text_sha256: str, reviewer: str | None = None) -> dict[FactKey, Decision]:
        """What holds, for a reviewer (this one where none is named), of the facts of a text that events name."""
        who = reviewer or self.reviewer
        return fold(self._read("WHERE text_sha256 = ? AND reviewer = ?", (text_sha256, who)))

    def events(self, text_sha256: str | None = None) -> list[Event]:
        """The events of a text, or all, of all reviewers, in order."""
        if text_sha256 is None:
            return self._read("", ())
        return self._read("WHERE text_sha256 = ?", (text_sha256,))

    def each_event(self) -> Iterator[Event]:
        """All events in order, a few of them in memory at a time; those recorded meanwhile are left out."""
        with self._file.reading() as db:
            ids = array("q", (id_ for (id_,) in db.execute("SELECT id FROM events ORDER BY at, id")))
        for start in range(0, len(ids), _READ_AT_ONCE):
            wanted = ids[start : start + _READ_AT_ONCE]
            with self._file.reading() as db:
                events = self._events_in(db, f"{_SELECT} WHERE id IN ({','.join(map(str, wanted))})", ())
            place = {id_: at for at, id_ in enumerate(wanted)}
            yield from sorted(events, key=lambda event: place[event.id])

    def history(self, key: FactKey) -> list[Event]:
        """The events on a fact, of all reviewers, in order."""
        where = "WHERE text_sha256 = ? AND kind = ? AND quote = ? AND nth = ?"
        return self._read(where, (key.text_sha256, key.kind, key.quote, key.nth))

    def rows(self) -> list[tuple[object, ...]]:
        """All events as rows for `merge_rows`, also those that this Zhupi cannot read, in order."""
        with self._file.reading() as db:
            return [row[1:] for row in _rows(db, f"{_SELECT} ORDER BY at, id", ())]

    def texts_of(self, article: str) -> list[str]:
        """The hashes of the texts under which events know an article, by its identity."""
        with self._file.reading() as db:
            rows = db.execute("SELECT DISTINCT text_sha256 FROM events WHERE article = ?", (article,)).fetchall()
        return [sha for (sha,) in rows]

    def articles(self) -> list[str]:
        """The identities of the articles on which anything was recorded, by name."""
        with self._file.reading() as db:
            return [name for (name,) in db.execute("SELECT DISTINCT article FROM events ORDER BY article")]

    def articles_with_added(self) -> list[str]:
        """The identities of the articles to which a reviewer added a fact at some time, by name."""
        with self._file.reading() as db:
            rows = db.execute("SELECT DISTINCT article FROM events WHERE act = ? ORDER BY article", (Act.ADD,))
            return [name for (name,) in rows]

    def reviewers(self) -> list[str]:
        """Who has recorded anything, by name."""
        with self._file.reading() as db:
            rows = db.execute("SELECT DISTINCT reviewer FROM standing ORDER BY reviewer").fetchall()
        return [name for (name,) in rows]

    def last_id(self) -> int:
        """The `id` of the newest event, 0 where there is none: whoever knows up to it knows all."""
        with self._file.reading() as db:
            (id_,) = db.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()
        return int(id_)

    def next_moment(self) -> str:
        """The time, as an event recorded now would have it: UTC, and later than that of any event."""
        with self._file.reading() as db:
            return _now(db.execute("SELECT max(at) FROM events").fetchone()[0])

    def texts_since(self, id_: int) -> set[str]:
        """The hashes of the texts that events after an `id` are about."""
        with self._file.reading() as db:
            return {sha for (sha,) in db.execute("SELECT text_sha256 FROM events WHERE id > ?", (id_,))}

    def standing_rows(self, reviewer: str, texts: Collection[str] | None = None) -> Iterator[tuple[FactKey, str]]:
        """What a reviewer's standing acts say, in order: the fact and its decision, as `Decision.to_json` writes it.

        Of some texts, or of all: 100,000 rows take a fraction of a second.
        """
        columns = "SELECT text_sha256, kind, quote, nth, after FROM"
        with self._file.reading() as db:
            if texts is None:
                listed = f"{columns} standing AS s JOIN events AS e ON e.id = s.id WHERE s.reviewer = ? AND NOT is_undo"
                rows = db.execute(f"{listed} ORDER BY s.at, s.id", (reviewer,)).fetchall()
            else:
                listed = f"{columns} events AS e WHERE text_sha256 = ? AND reviewer = ?"
                place = "(s.reviewer, s.is_undo, s.at, s.id) = (e.reviewer, 0, e.at, e.id)"
                stands = f"EXISTS (SELECT 1 FROM standing AS s WHERE {place})"
                rows = [
                    row
                    for text in texts
                    for row in db.execute(f"{listed} AND {stands} ORDER BY at, id", (text, reviewer))
                ]
        for text, kind, quote, nth, after in rows:
            yield FactKey(text, kind, quote, nth), after

    def _read(self, where: str, values: tuple[object, ...]) -> list[Event]:
        with self._file.reading() as db:
            return self._events_in(db, f"{_SELECT} {where} ORDER BY at, id", values)

    def _events_in(self, db: sqlite3.Connection, select: str, values: tuple[object, ...]) -> list[Event]:
        """The events of rows; those that cannot be read are passed over, and counted among the notices."""
        found = []
        for row in _rows(db, select, values):
            try:
                found.append(event_of(row))
            except UnreadableError:
                self._unreadable.add(str(row[1]))
        return found


_IGNORING = INSERT.replace("INSERT", "INSERT OR IGNORE", 1)


def _rows(db: sqlite3.Connection, select: str, values: tuple[object, ...]) -> list[Any]:
    try:
        return db.execute(select, values).fetchall()
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
    # Bytes that are no UTF-8, which no Zhupi writes: the row they are in is passed over, not those beside it.
    db.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        return db.execute(select, values).fetchall()
    finally:
        db.text_factory = str


def _now(last: str | None) -> str:
    """The time, UTC, but later than another one: clocks are put back, events have an order."""
    now = datetime.now(UTC)
    with suppress(ValueError, TypeError, OverflowError):  # a time that is none, from elsewhere
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1)) if last else now
    return now.isoformat(timespec="microseconds")
