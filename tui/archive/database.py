"""SQLite as the catalogue uses it: connections, what their errors mean, and copies in memory."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from tui.archive.schema import create, is_ours

BUSY_SECONDS = 20.0
"""How long a connection waits for another that is writing."""

_OPENING_SECONDS, _WAIT = 5.0, 0.2
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
}  # fmt: skip
_GARBLED = re.compile("Could not decode to UTF-8|vtable constructor failed|no such table: ")
READING_CACHE, WRITING_CACHE = 1000, 3000
"""Kilobytes of pages that a connection keeps. Several read at once, and searches are no faster with more: the system
has the pages, too. What is written anew and again is not to go to the disk in between."""

PAGE_SIZE = 16384
"""Of large pages fewer bytes stay empty behind articles, which fill half of a small one."""
_T = TypeVar("_T")


def is_damage(error: Exception) -> bool:
    """Whether it says that the file is damaged. Python cannot even decode what SQLite quotes of some of them."""
    if isinstance(error, UnicodeDecodeError):
        return True
    return isinstance(error, sqlite3.Error) and (_code(error) in _DAMAGE or _GARBLED.match(str(error)) is not None)


def is_refusal(error: Exception) -> bool:
    """Whether it says that the file cannot be written: no room, no permission, a lock that somebody keeps."""
    return isinstance(error, sqlite3.Error) and _code(error) in _UNWRITABLE


def connect(path: Path, wait: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to the file, which is made if there is none; it waits `wait` seconds for others that write."""
    db = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
    try:
        db.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        db.execute(f"PRAGMA cache_size = -{READING_CACHE}")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA wal_autocheckpoint = 1000")
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def keeping(db: sqlite3.Connection, kilobytes: int) -> Iterator[None]:
    """Meanwhile the connection keeps so many kilobytes of pages."""
    db.execute(f"PRAGMA cache_size = -{kilobytes}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA cache_size = -{READING_CACHE}")


def prepared(path: Path, archive: str) -> sqlite3.Connection:
    """A connection to a file that has our tables in it afterwards and can be written; raises sqlite3.Error.

    The file says of which archive it is, for people who look into it.
    """
    db = _patiently(lambda: connect(path, _WAIT))
    try:
        _patiently(lambda: _refuse_others(db))
        _patiently(lambda: db.execute("PRAGMA journal_mode = WAL"))
        _patiently(lambda: _make(db))
        try:
            # Whether it can be written is known only by writing.
            db.execute("INSERT OR REPLACE INTO meta VALUES ('archive', ?)", (archive,))
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY:  # somebody is writing: so it can be written
                raise
        db.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")
    except BaseException:
        db.close()
        raise
    return db


def held(place: str, path: Path | None) -> sqlite3.Connection:
    """A database of our tables at `place`, with all that the file has, if it can be read.

    `""` lies in memory and moves to the temporary folder what is too much for it; `:memory:` does not.
    """
    db = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    if path is not None and path.exists():
        with suppress(sqlite3.Error):
            _copy(path, db)
            if is_ours(db):
                return db
        db.close()
        db = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    create(db)
    return db


def _copy(path: Path, target: sqlite3.Connection) -> None:
    """Copy a database. Where not even a lock can be put beside it, it is read as it lies there, if it is whole."""
    wal = path.with_name(f"{path.name}-wal")
    whole = not wal.exists() or not wal.stat().st_size
    for options in ("mode=ro", *(("mode=ro&immutable=1",) if whole else ())):
        try:
            source = sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True, timeout=1)
            try:
                source.execute("BEGIN")
                is_ours(source)  # begins to read: a copy waits for ever for what is locked, this does not
                source.backup(target)
                return
            finally:
                source.close()
        except sqlite3.OperationalError:
            continue


def _refuse_others(db: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError where the file is a database, but none of ours."""
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and not is_ours(db):  # in this order: ours are made all at once, perhaps between the two questions
        raise sqlite3.DatabaseError("a database of something else")


def _make(db: sqlite3.Connection) -> None:
    """Make the tables, if they are not there."""
    if is_ours(db):
        return
    try:
        create(db)
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _patiently(step: Callable[[], _T]) -> _T:
    """Do what another process may be doing at this very moment, too, and may win."""
    start = time.monotonic()
    while True:
        try:
            return step()
        except sqlite3.OperationalError as error:
            busy = _code(error) == sqlite3.SQLITE_BUSY
            if time.monotonic() - start > (_OPENING_SECONDS if busy else _WAIT) or (is_refusal(error) and not busy):
                raise
            time.sleep(0.02)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary code of an error."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
