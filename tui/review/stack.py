"""What can be undone and redone, kept beside the events so that finding it never walks past what is undone.

`standing` lists the acts (`is_undo` 0) and the undos (1) that no standing event takes back. All of it follows from the
events; every function works within the caller's transaction.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from tui.review.events import TAKING_BACK, Act, Event, undone

Row = tuple[str, int, str, int]
"""A row of `standing`: reviewer, whether it is an undo, when, and the event's id."""

_LINK = "SELECT uid, undoes, act, reviewer, at, id FROM events"
_ACTS = frozenset(Act)


def last_acts(db: sqlite3.Connection, reviewer: str) -> list[int]:
    """The ids of the acts of a reviewer's last batch that stands, in order."""
    return _last(db, reviewer, 0)


def last_undos(db: sqlite3.Connection, reviewer: str) -> list[int]:
    """The ids of a reviewer's last undos that were not redone, in order; none where something was done since."""
    undos = _last(db, reviewer, 1)
    acts = _last(db, reviewer, 0)
    if undos and acts and _place(db, acts[-1]) > _place(db, undos[-1]):
        return []
    return undos


def latest(db: sqlite3.Connection, reviewer: str) -> str | None:
    """When the last of a reviewer's acts and undos that stand was recorded; None where there is none."""
    one = "SELECT max(at) FROM standing WHERE reviewer = ? AND is_undo ="
    times = [db.execute(f"{one} {is_undo}", (reviewer,)).fetchone()[0] for is_undo in (0, 1)]
    return max(filter(None, times), default=None)


def stand(db: sqlite3.Connection, events: Iterable[Event]) -> None:
    """List events that stand from now on; redoing is not listed."""
    db.executemany(
        "INSERT OR IGNORE INTO standing VALUES (?, ?, ?, ?)",
        [(e.reviewer, e.act is Act.UNDO, e.at, e.id) for e in events if e.act is not Act.REDO],
    )


def fall(db: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Strike out events that are taken back."""
    db.executemany(
        "DELETE FROM standing WHERE reviewer = ? AND is_undo = ? AND at = ? AND id = ?",
        [(e.reviewer, e.act is Act.UNDO, e.at, e.id) for e in events],
    )


def settle(db: sqlite3.Connection, uids: Iterable[str]) -> None:
    """Bring the list up to date for events that came in from elsewhere, and for whatever they have to do with."""
    links: dict[str, tuple[str, str | None, str, str, str, int]] = {}
    pending = list(uids)
    while pending:
        uid = pending.pop()
        row = None if uid in links else db.execute(f"{_LINK} WHERE uid = ?", (uid,)).fetchone()
        if row is None:
            continue
        links[uid] = row
        pending.extend(other for (other,) in db.execute("SELECT uid FROM events WHERE undoes = ?", (uid,)))
        if row[1] is not None:
            pending.append(row[1])
    listed = set(_standing_of(list(links.values())))
    for _, _, act, reviewer, at, id_ in links.values():
        place = (reviewer, int(act == Act.UNDO), at, id_)
        if place in listed:
            db.execute("INSERT OR IGNORE INTO standing VALUES (?, ?, ?, ?)", place)
        else:
            db.execute("DELETE FROM standing WHERE reviewer = ? AND is_undo = ? AND at = ? AND id = ?", place)


def stand_anew(db: sqlite3.Connection) -> None:
    """Make the whole list from the events."""
    db.execute("DELETE FROM standing")
    db.executemany("INSERT INTO standing VALUES (?, ?, ?, ?)", what_stands(db))


def what_stands(db: sqlite3.Connection) -> Iterator[Row]:
    """The rows that `standing` has to hold."""
    return _standing_of(db.execute(_LINK).fetchall())


def _standing_of(links: list[tuple[str, str | None, str, str, str, int]]) -> Iterator[Row]:
    fallen = undone([(uid, undoes if act in TAKING_BACK else None) for uid, undoes, act, *_ in links])
    for uid, _, act, reviewer, at, id_ in links:
        if act in _ACTS and act != Act.REDO and uid not in fallen:
            yield reviewer, int(act == Act.UNDO), at, id_


def _last(db: sqlite3.Connection, reviewer: str, is_undo: int) -> list[int]:
    """The ids of what a reviewer did together last, as far as it stands."""
    last = "SELECT at, id FROM standing WHERE reviewer = ? AND is_undo = ? ORDER BY at DESC, id DESC LIMIT 1"
    found = db.execute(last, (reviewer, is_undo)).fetchone()
    if found is None:
        return []
    at, id_ = found
    rows = db.execute(
        "SELECT e.id FROM standing AS s JOIN events AS e ON e.id = s.id WHERE s.reviewer = ? AND s.is_undo = ?"
        " AND s.at = ? AND e.batch = (SELECT batch FROM events WHERE id = ?) ORDER BY e.id",
        (reviewer, is_undo, at, id_),
    )
    return [row[0] for row in rows]


def _place(db: sqlite3.Connection, id_: int) -> tuple[str, int]:
    at, found = db.execute("SELECT at, id FROM events WHERE id = ?", (id_,)).fetchone()
    return at, found
