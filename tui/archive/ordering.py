"""Many files in order without sorting them: by the order of all files, kept while the catalogue stays as it is.

A word that stands in most articles would else cost more to sort than to find.
"""

import sqlite3
from array import array
from itertools import compress
from threading import Lock
from typing import NamedTuple

from tui.archive.sql import Sql

_FEW = 3_000
"""Texts up to which their files are sorted anew."""


class _All(NamedTuple):
    """The files that have been read, by id, and the text of each, in the order `ranking`; `writes` tells of when."""

    writes: int
    ranking: str
    ids: "array[int]"
    texts: "array[int]"


class Ordering:
    """Puts files in order; calls may come from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._all: _All | None = None

    def ids(self, db: sqlite3.Connection, texts: Sql, ranking: str) -> "array[int]":
        """The ids of the files of the texts that a SELECT gives, each once, by the terms `ranking` over files `f`.

        `db` is inside a transaction, so that all is asked of one state of the catalogue.
        """
        found = [row[0] for row in db.execute(texts.text, texts.values)]
        if len(found) <= _FEW:
            marks = ",".join("?" * len(found))
            rows = db.execute(f"SELECT f.id FROM files AS f WHERE f.text IN ({marks}) ORDER BY {ranking}", found)
            return array("q", (row[0] for row in rows))
        every = self._every(db, ranking)
        there = bytearray(max(max(found), max(every.texts, default=0)) + 1)
        for text in found:
            there[text] = 1
        return array("q", compress(every.ids, map(there.__getitem__, every.texts)))

    def _every(self, db: sqlite3.Connection, ranking: str) -> _All:
        writes = writes_of(db)
        with self._lock:
            if self._all is None or (self._all.writes, self._all.ranking) != (writes, ranking):
                ids, texts = array("q"), array("q")
                for id_, text in db.execute(
                    f"SELECT f.id, f.text FROM files AS f WHERE f.text IS NOT NULL ORDER BY {ranking}"
                ):
                    ids.append(id_)
                    texts.append(text)
                self._all = _All(writes, ranking, ids, texts)
            return self._all


def count_write(db: sqlite3.Connection) -> None:
    """Count a transaction that changes the catalogue, inside it."""
    db.execute("INSERT INTO meta VALUES ('writes', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1")


def writes_of(db: sqlite3.Connection) -> int:
    """How many transactions have changed the catalogue."""
    row = db.execute("SELECT value FROM meta WHERE name = 'writes'").fetchone()
    return 0 if row is None else int(row[0])
