"""A damaged journal is set aside under a name with the time, and all that can be read of it goes into a new one."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tui.review.errors import JournalError
from tui.review.rows import COLUMNS
from tui.review.schema import create
from tui.review.stack import stand_anew

_INSERT = f"INSERT OR IGNORE INTO events (id, {COLUMNS}) VALUES ({', '.join('?' * 20)})"
_COMPANIONS = ("-wal", "-shm")
_FIRST_LOCK_BYTE, _LOCK_BYTES = 0x40000000, 512


def keep_copy(path: Path, why: str) -> Path:
    """A copy of a sound journal, its log included, in the same folder; return where. Raises OSError, sqlite3.Error."""
    copy = _free_name(path, why)
    source = closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True))
    with source as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
    return copy


def recover(path: Path) -> str:
    """Set a damaged journal aside and put a new one with its events in its place; say so in one line.

    Nothing is given up before the new file is whole: a crash leaves either the damaged journal where it was, or the new
    one beside the one set aside. Raises JournalError where another process has the file open, which would go on writing
    to it, and OSError or sqlite3.Error where a new file cannot be made; the damaged one is left where it is then.
    """
    if _is_sound(path):
        return "The journal was damaged; another process has recovered it."
    aside, fresh = _free_name(path, "damaged"), _free_name(path, "recovering")
    with _alone(path) as data:
        try:
            kept, missing = _fill(fresh, data, _read(_beside(path, "-wal")), _set_aside_before(path))
            _link(path, aside, data)
            if log := _read(_beside(path, "-wal")):
                _link(_beside(path, "-wal"), _beside(aside, "-wal"), log)
            for ending in _COMPANIONS:
                # An old log beside a new file would be taken for its own.
                _beside(path, ending).unlink(missing_ok=True)
            os.replace(fresh, path)
        finally:
            for ending in ("", *_COMPANIONS):
                _beside(fresh, ending).unlink(missing_ok=True)
    lost = f", about {missing} could not be read" if missing else ""
    return f"The journal was damaged and is set aside as {aside.name}: {kept} events were recovered{lost}."


def _fill(fresh: Path, data: bytes, log: bytes, earlier: Iterable[Path]) -> tuple[int, int]:
    """Write the events of damaged files into a new journal; return how many, and how many numbers are missing."""
    from tui.review.salvage import salvage

    with closing(sqlite3.connect(fresh, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = FULL")
        db.execute("BEGIN IMMEDIATE")
        create(db)
        rows = salvage(data, log)
        db.executemany(_INSERT, rows)
        for other in earlier:
            also = salvage(_read(other), _read(_beside(other, "-wal")))
            db.executemany(_INSERT, [(None, *row[1:]) for row in also])
        stand_anew(db)
        db.execute("COMMIT")
        (count,) = db.execute("SELECT count(*) FROM events").fetchone()
    return count, max(0, max((row[0] for row in rows), default=0) - len(rows))


def _set_aside_before(path: Path) -> list[Path]:
    """Journals set aside earlier: a crash amid recovering may have left events in their logs alone."""
    import glob

    return sorted(path.parent.glob(f"{glob.escape(path.stem)}.damaged-*{glob.escape(path.suffix)}"))


def _free_name(path: Path, why: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return path.with_name(f"{path.stem}.{why}-{stamp}{path.suffix}")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _read(path: Path) -> bytes:
    """The file's bytes, none where it is not there."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _link(path: Path, name: Path, data: bytes) -> None:
    """Give a file a second name; where the disk cannot, a copy."""
    try:
        os.link(path, name)
    except OSError:
        with name.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _is_sound(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


@contextmanager
def _alone(path: Path) -> Iterator[bytes]:
    """The file's bytes, while no other process has it open as a database.

    The lock is the one that SQLite's own connections hold a share of. It is gone as soon as this process closes the
    file by whatever handle, so nothing may open it meanwhile.
    """
    import fcntl

    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _FIRST_LOCK_BYTE)
        except (BlockingIOError, PermissionError) as error:
            raise JournalError(
                f"{path}: the journal is damaged, and another process has it open: end that and start again"
            ) from error
        except OSError:
            pass  # a file system without locks
        yield file.read()
