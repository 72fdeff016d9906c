"""Lists of files, for panes that show some rows of many: ids in order, and the rows of those that are seen."""

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from tui.archive.schema import FileState
from tui.archive.search import moment
from tui.archive.sql import Sql, joined
from tui.archive.states import States, bring_in

UNDATED = ""
"""The month of articles without a date."""


class Sort(StrEnum):
    """By what files are sorted. `name` goes by folder and then as people count."""

    NAME = "name"
    TITLE = "title"
    DATE = "date"
    SIZE = "size"
    UNDECIDED = "undecided"


class FileRow(NamedTuple):
    """A file as lists show it. What is not known yet is empty, None or 0; `undecided` is 0 where no journal is open.

    `error` is why it could not be read, one line. `date` is in UTC.
    """

    id: int
    identity: str
    title: str
    date: datetime | None
    size: int
    state: FileState
    error: str
    warnings: int
    facts: int
    undecided: int
    text_sha256: str


class FolderRow(NamedTuple):
    """A folder: the root has the id 0, the path "" and no parent. `files` are its own, `total` with those in folders in
    it."""

    id: int
    parent: int | None
    path: str
    files: int
    total: int


class Group(NamedTuple):
    """A month (`2021-03`) or a category, and how many files are in it."""

    name: str
    files: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Which files a list shows, and in which order.

    `filter`: characters in the title or the path, ASCII letters in either case. `month`, `category`: a
    group's name. `folder`: only files in this folder itself.
    """

    sort: Sort = Sort.NAME
    descending: bool = False
    filter: str = ""
    folder: int | None = None
    month: str | None = None
    category: str | None = None


_FACTS = "coalesce(t.figures + t.measures + t.tickers, 0)"
_UNDECIDED = f"{_FACTS} - (SELECT count(*) FROM temp.decided AS d WHERE d.text = f.text)"
_KEYS = {
    Sort.NAME: ("(SELECT key FROM folders WHERE folders.id = f.folder)",),
    Sort.TITLE: ("f.title = ''", "f.title"),
    Sort.DATE: ("f.date",),
    Sort.SIZE: ("f.size",),
    Sort.UNDECIDED: (_UNDECIDED,),
}
_MONTH = "coalesce(strftime('%Y-%m', f.date, 'unixepoch'), '')"


def ids_of(db: sqlite3.Connection, listing: Listing, states: States | None = None) -> "array[int]":
    """The ids of the files of a list, in its order."""
    bring_in(db, states)
    where = _where(listing)
    way = "DESC" if listing.descending else "ASC"
    order = [f"{key} {way}" for key in _KEYS[listing.sort]] + [f"f.key {way}", "f.id"]
    if listing.sort is Sort.NAME and listing.folder is not None:
        order = order[1:]
    texts = " LEFT JOIN texts AS t ON t.id = f.text" if listing.sort is Sort.UNDECIDED else ""
    rows = db.execute(
        f"SELECT f.id FROM files AS f{texts} WHERE {where.text} ORDER BY {', '.join(order)}", where.values
    )
    return array("q", (row[0] for row in rows))


def rows_of(db: sqlite3.Connection, ids: Sequence[int], states: States | None = None) -> list[FileRow]:
    """The rows of some files, in the order of `ids`; those that are gone are left out."""
    bring_in(db, states)
    undecided = "0" if states is None else _UNDECIDED
    marks = ",".join("?" * len(ids))
    rows = db.execute(
        "SELECT f.id, f.identity, f.title, f.date, f.size, f.state, f.error, coalesce(t.warnings, 0),"
        f" {_FACTS}, {undecided}, t.text_sha256 FROM files AS f LEFT JOIN texts AS t ON t.id = f.text"
        f" WHERE f.id IN ({marks})",
        list(ids),
    )
    found = {row[0]: _row(*row) for row in rows}
    return [found[id_] for id_ in ids if id_ in found]


def _row(
    id_: int, identity: str, title: str, date: int | None, size: int, state: int, error: str,
    warnings: int, facts: int, undecided: int, sha: bytes | None,
) -> FileRow:  # fmt: skip
    return FileRow(
        id_, identity, title, None if date is None else moment(date), size, FileState(state), error,
        warnings, facts, undecided, "" if sha is None else sha.hex(),
    )  # fmt: skip


def folders_of(db: sqlite3.Connection) -> list[FolderRow]:
    """All folders with files in them or under them, as people sort them; the root is the first."""
    own = dict(db.execute("SELECT folder, count(*) FROM files GROUP BY folder"))
    rows = db.execute("SELECT id, parent, path FROM folders ORDER BY key").fetchall()
    parents = {id_: parent for id_, parent, _ in rows}
    totals = dict.fromkeys(parents, 0)
    for folder, files in own.items():
        above: int | None = folder
        while above is not None:
            totals[above] += files
            above = parents[above]
    return [FolderRow(id_, parent, path, own.get(id_, 0), totals[id_]) for id_, parent, path in rows if totals[id_]]


def months_of(db: sqlite3.Connection, listing: Listing) -> list[Group]:
    """The months of a list's files, newest first; those without a date last, under an empty name."""
    where = _where(listing)
    rows = db.execute(
        f"SELECT {_MONTH}, count(*) FROM files AS f WHERE {where.text} GROUP BY 1 ORDER BY 1 DESC", where.values
    )
    return [Group(*row) for row in rows]


def categories_of(db: sqlite3.Connection, listing: Listing) -> list[Group]:
    """The categories of a list's files, those with most files first; a file is in each of its categories."""
    where = _where(listing)
    rows = db.execute(
        "SELECT c.name, count(*) FROM files AS f JOIN text_categories AS tc ON tc.text = f.text"
        f" JOIN categories AS c ON c.id = tc.category WHERE {where.text} GROUP BY 1 ORDER BY 2 DESC, 1",
        where.values,
    )
    return [Group(*row) for row in rows]


def _where(listing: Listing) -> Sql:
    tests = [Sql("1")]
    if listing.folder is not None:
        tests.append(Sql("f.folder = ?", (listing.folder,)))
    if listing.filter:
        escaped = listing.filter.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        names = "(f.title LIKE ? ESCAPE '\\' OR f.identity LIKE ? ESCAPE '\\')"
        tests.append(Sql(names, (f"%{escaped}%", f"%{escaped}%")))
    if listing.month is not None:
        tests.append(Sql(f"{_MONTH} = ?", (listing.month,)))
    if listing.category is not None:
        texts = "SELECT text FROM text_categories JOIN categories ON id = category WHERE name = ?"
        tests.append(Sql(f"f.text IN ({texts})", (listing.category,)))
    return joined("AND", tests)
