"""Lists of files, for panes that show some rows of many: ids in order, and the rows of those that are seen."""

import sqlite3
from array import array
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from tui.archive.among import Among, bring_in_among, is_among
from tui.archive.schema import FileState, moment
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


class Listing(NamedTuple):
    """Which files a list shows, and in which order.

    `filter`: characters in the title or the path, ASCII letters in either case. `month`, `category`: a
    group's name. `folder`: only files in this folder itself. `among`: only files of these texts. `undecided`: only
    files with undecided facts.
    """

    sort: Sort = Sort.NAME
    descending: bool = False
    filter: str = ""
    folder: int | None = None
    month: str | None = None
    category: str | None = None
    among: Among | None = None
    undecided: bool = False


EVERYTHING = Listing()
"""All files, by name."""

_AT_ONCE = 10_000
"""Values that are handed to SQLite at once, at most."""

_FACTS = "coalesce(t.figures + t.measures + t.tickers, 0)"
_UNDECIDED = f"{_FACTS} - (SELECT count(*) FROM temp.decided AS d WHERE d.text = f.text AND NOT d.beside)"
_KEYS = {
    Sort.NAME: ("(SELECT key FROM folders WHERE folders.id = f.folder)",),
    Sort.TITLE: ("f.title = ''", "f.title"),
    Sort.DATE: ("f.date",),
    Sort.SIZE: ("f.size",),
    Sort.UNDECIDED: (_UNDECIDED,),
}
MONTH = "coalesce(strftime('%Y-%m', f.date, 'unixepoch', 'localtime'), '')"
"""The month of a file `f` where the reader is, as SQL: that of the date which lists show."""


def ids_of(db: sqlite3.Connection, listing: Listing, states: States | None = None) -> "array[int]":
    """The ids of the files of a list, in its order."""
    bring_in_all(db, listing, states)
    where = where_of(listing)
    order = order_of(listing, within_a_folder=listing.folder is not None)
    rows = db.execute(f"SELECT f.id FROM {source_of(listing)} WHERE {where.text} ORDER BY {order}", where.values)
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


def texts_of(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[list[str], int]:
    """The SHA-256, in hex, of the texts of some files, each once, and how many of the files have not been read."""
    found: set[str] = set()
    unread = 0
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        rows = db.execute(
            f"SELECT t.text_sha256 FROM files AS f LEFT JOIN texts AS t ON t.id = f.text WHERE f.id IN ({marks})",
            list(some),
        )
        for (sha,) in rows:
            if sha is None:
                unread += 1
            else:
                found.add(sha.hex())
    return sorted(found), unread


def _row(
    id_: int, identity: str, title: str, date: int | None, size: int, state: int, error: str,
    warnings: int, facts: int, undecided: int, sha: bytes | None,
) -> FileRow:  # fmt: skip
    return FileRow(
        id_, identity, title, None if date is None else moment(date), size, FileState(state), error,
        warnings, facts, undecided, "" if sha is None else sha.hex(),
    )  # fmt: skip


def folders_of(db: sqlite3.Connection, listing: Listing = EVERYTHING, states: States | None = None) -> list[FolderRow]:
    """All folders with files of a list in them or under them, as people sort them; the root is the first."""
    bring_in_all(db, listing, states)
    where = where_of(listing)
    counts = f"SELECT f.folder, count(*) FROM {source_of(listing)} WHERE {where.text} GROUP BY 1"
    own: dict[int, int] = dict(db.execute(counts, where.values).fetchall())
    rows = db.execute("SELECT id, parent, path FROM folders ORDER BY key").fetchall()
    parents = {id_: parent for id_, parent, _ in rows}
    totals = dict.fromkeys(parents, 0)
    for folder, files in own.items():
        above: int | None = folder
        while above is not None:
            totals[above] += files
            above = parents[above]
    return [FolderRow(id_, parent, path, own.get(id_, 0), totals[id_]) for id_, parent, path in rows if totals[id_]]


def months_of(db: sqlite3.Connection, listing: Listing, states: States | None = None) -> list[Group]:
    """The months of a list's files, newest first; those without a date last, under an empty name."""
    bring_in_all(db, listing, states)
    where = where_of(listing)
    rows = db.execute(
        f"SELECT {MONTH}, count(*) FROM {source_of(listing)} WHERE {where.text} GROUP BY 1 ORDER BY 1 DESC",
        where.values,
    )
    return [Group(*row) for row in rows]


def categories_of(db: sqlite3.Connection, listing: Listing, states: States | None = None) -> list[Group]:
    """The categories of a list's files, those with most files first; a file is in each of its categories."""
    bring_in_all(db, listing, states)
    where = where_of(listing)
    rows = db.execute(
        f"SELECT c.name, count(*) FROM {source_of(listing)} JOIN text_categories AS tc ON tc.text = f.text"
        f" JOIN categories AS c ON c.id = tc.category WHERE {where.text} GROUP BY 1 ORDER BY 2 DESC, 1",
        where.values,
    )
    return [Group(*row) for row in rows]


def bring_in_all(db: sqlite3.Connection, listing: Listing, states: States | None) -> None:
    """Make the temporary tables of this connection say what a list asks of them."""
    bring_in(db, states)
    bring_in_among(db, listing.among)


def order_of(listing: Listing, *, within_a_folder: bool) -> str:
    """The terms by which a list is ordered; the files of a lone folder need not be ordered by folder."""
    way = "DESC" if listing.descending else "ASC"
    order = [f"{key} {way}" for key in _KEYS[listing.sort]] + [f"f.key {way}", "f.id"]
    return ", ".join(order[1:] if listing.sort is Sort.NAME and within_a_folder else order)


def source_of(listing: Listing) -> str:
    """The tables that a list asks."""
    counted = listing.sort is Sort.UNDECIDED or listing.undecided
    return "files AS f LEFT JOIN texts AS t ON t.id = f.text" if counted else "files AS f"


def where_of(listing: Listing) -> Sql:
    """Which files `f` a list shows."""
    tests = [Sql("1")]
    if listing.folder is not None:
        tests.append(Sql("f.folder = ?", (listing.folder,)))
    if listing.filter:
        escaped = listing.filter.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        names = "(f.title LIKE ? ESCAPE '\\' OR f.identity LIKE ? ESCAPE '\\')"
        tests.append(Sql(names, (f"%{escaped}%", f"%{escaped}%")))
    if listing.month is not None:
        tests.append(Sql(f"{MONTH} = ?", (listing.month,)))
    if listing.category is not None:
        texts = "SELECT text FROM text_categories JOIN categories ON id = category WHERE name = ?"
        tests.append(Sql(f"f.text IN ({texts})", (listing.category,)))
    if listing.among is not None:
        tests.append(is_among(listing.among))
    if listing.undecided:
        tests.append(Sql(f"{_UNDECIDED} > 0"))
    return joined("AND", tests)
