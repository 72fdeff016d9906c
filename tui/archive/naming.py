"""Bringing the catalogue's list of files up to date with what lies in the folder: names and stamps, nothing read."""

import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from threading import Event
from typing import NamedTuple

from tui.archive.schema import FileState
from tui.archive.store import DamagedError, Store
from tui.archive.walk import ROOT, Named, Problem, Stamp, id_of, identity, natural_key, raw_of, walk, walk_at

BATCH_SECONDS = 0.25
"""How often what was found is written and told."""

_COMPARED = 1000

_HALF = 0xFFFF_FFFF
"""What of ids is summed up: sums of whole ones would not fit SQLite's numbers."""


class Gone(NamedTuple):
    """A file that is no longer where it was, and the text that it stood for."""

    id: int
    identity: str
    text: int | None


@dataclass
class Found:
    """What a walk came to: how many files there are, the ids of those that are new and changed, and what is gone."""

    total: int = 0
    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)


class Naming:
    """One walk over the archive at `root`, or over some paths in it.

    `tell` is called, with what was found so far, each time that some of it has been written.
    """

    def __init__(self, store: Store, root: Path, stop: Event, tell: Callable[[Found], None]) -> None:
        self._store = store
        self._root = root
        self._stop = stop
        self._tell = tell
        self._found = Found()
        self._folders: set[int] = set()
        self._problems: list[Problem] = []
        self._new: list[Named] = []
        self._changed: list[Named] = []
        self._written = float("-inf")  # the first names are told at once

    def everything(self) -> Found | None:
        """Walk all of the archive; None where `stop` came first. Raises ArticleFileError where it cannot be read."""
        seen = self._take_in(walk(self._root))
        if seen is None:
            return None
        problems = sorted((problem.path, problem.message) for problem in self._problems)
        with self._store.reading_once() as db:
            gone = _known_but(db, seen)
            told = db.execute("SELECT path, message FROM problems ORDER BY path, message").fetchall()
        if gone or told != problems:  # what stays as it is is not written: what was kept of the archive holds
            with self._store.writing() as db:
                self._forget(db, gone)
                db.execute("DELETE FROM problems")
                db.executemany("INSERT INTO problems VALUES (?, ?)", problems)
        self._tell(self._found)
        return self._found

    def at(self, paths: Collection[str]) -> Found | None:
        """Walk some paths, relative to the root, and what lies under them; what is gone from there is forgotten."""
        seen = self._take_in(chain.from_iterable(walk_at(self._root, path) for path in paths))
        if seen is None:
            return None
        with self._store.writing() as db:
            known = {gone for path in paths for gone in _under(db, path) if gone.id not in seen}
            self._forget(db, sorted(known))
        self._tell(self._found)
        return self._found

    def _take_in(self, walked: Iterable[Named | Problem]) -> set[int] | None:
        seen: set[int] = set()
        batch: list[Named] = []
        for item in walked:
            if isinstance(item, Problem):
                self._problems.append(item)
                continue
            seen.add(item.id)
            batch.append(item)
            if len(batch) == _COMPARED:
                self._compare(batch)
                batch = []
                if self._stop.is_set():
                    return None
        self._compare(batch)
        self._write()
        return None if self._stop.is_set() else seen

    def _compare(self, batch: list[Named]) -> None:
        """Find out which of the batch are new or changed."""
        marks = ",".join("?" * len(batch))
        with self._store.reading() as db:
            rows = db.execute(
                f"SELECT id, size, mtime, inode, state FROM files WHERE id IN ({marks})", [named.id for named in batch]
            ).fetchall()
        known = {id_: (Stamp(*stamp), state) for id_, *stamp, state in rows}
        for named in batch:
            stamp, state = known.get(named.id, (None, FileState.NAMED))
            if stamp is None:
                self._new.append(named)
            elif stamp != named.stamp or state == FileState.UNREADABLE:
                self._changed.append(named)
        self._found.total += len(batch)
        if time.monotonic() - self._written >= BATCH_SECONDS:
            self._write()

    def _write(self) -> None:
        self._written = time.monotonic()
        if not (self._new or self._changed):
            return
        with self._store.writing() as db:
            db.executemany(
                "INSERT OR REPLACE INTO files (id, folder, identity, raw, key, size, mtime, inode)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [self._row(db, named) for named in self._new],
            )
            # What was read of it is shown and found until it has been read again.
            db.executemany(
                f"UPDATE files SET state = {FileState.NAMED}, size = ?, mtime = ?, inode = ?, error = '' WHERE id = ?",
                [(*named.stamp, named.id) for named in self._changed],
            )
        self._found.new += [named.id for named in self._new]
        self._found.changed += [named.id for named in self._changed]
        self._new, self._changed = [], []
        self._tell(self._found)
        self._written = time.monotonic()

    def _row(self, db: sqlite3.Connection, named: Named) -> tuple[object, ...]:
        folder, key = self._folder(db, named.folder), natural_key(named.path.rpartition("/")[2])
        return named.id, folder, identity(named.path), raw_of(named.path), key, *named.stamp

    def _folder(self, db: sqlite3.Connection, path: str) -> int:
        """The folder's id, once it and those around it have their rows."""
        folder = id_of(path)
        if folder not in self._folders:
            parent = None if folder == ROOT else self._folder(db, path.rpartition("/")[0])
            key = b"\0".join(natural_key(part) for part in path.split("/"))
            db.execute("INSERT OR IGNORE INTO folders VALUES (?, ?, ?, ?)", (folder, parent, identity(path), key))
            self._folders.add(folder)
        return folder

    def _forget(self, db: sqlite3.Connection, gone: list[Gone]) -> None:
        if not gone:
            return
        db.executemany("DELETE FROM files WHERE id = ?", [(file.id,) for file in gone])
        empty = (
            "DELETE FROM folders WHERE id NOT IN (SELECT folder FROM files)"
            " AND id NOT IN (SELECT parent FROM folders WHERE parent IS NOT NULL)"
        )
        while db.execute(empty).rowcount:
            continue
        self._found.gone += gone


def _under(db: sqlite3.Connection, path: str) -> Iterator[Gone]:
    """The files that the catalogue knows at a path or under it."""
    inside = (
        "WITH RECURSIVE inside (id) AS (SELECT id FROM folders WHERE id = ?"
        " UNION SELECT folders.id FROM folders JOIN inside ON folders.parent = inside.id)"
        " SELECT id, identity, text FROM files WHERE id = ? OR folder IN (SELECT id FROM inside)"
    )
    return (Gone(*row) for row in db.execute(inside, (id_of(path), id_of(path))))


def _known_but(db: sqlite3.Connection, seen: Set[int]) -> list[Gone]:
    """The files that are known and were not seen. Raises DamagedError where lists name other files than there are."""
    gone, there = [], 0
    for id_, name, text in db.execute("SELECT id, identity, text FROM files NOT INDEXED"):
        there += id_ & _HALF
        if id_ not in seen:
            gone.append(Gone(id_, name, text))
    (listed,) = db.execute(f"SELECT coalesce(sum(id & {_HALF}), 0) FROM files INDEXED BY files_by_folder").fetchone()
    if listed != there:
        raise DamagedError("the catalogue is damaged: its lists name other files than it has")
    return gone
