"""What a journal's file is: of which kind and schema, sound or not, still the one that was opened."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from tui.review.errors import JournalError
from tui.review.schema import APPLICATION_ID, SCHEMA_VERSION
from tui.review.stack import what_stands


def kind_of(db: sqlite3.Connection, path: Path) -> int:
    """The schema of the file at a path. Raises JournalError where it is nothing that we may write to."""
    # In this order: whoever makes the journal at the same moment puts in the tables together with the id.
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application_id,) = db.execute("PRAGMA application_id").fetchone()
    if tables and application_id != APPLICATION_ID:
        raise JournalError(f"{path}: this is a database, but not a journal of Zhupi; left untouched")
    if (version := version_of(db)) > SCHEMA_VERSION:
        raise JournalError(f"{path}: written by a newer Zhupi (schema {version}); left untouched")
    return version


def faults_in(db: sqlite3.Connection) -> list[str]:
    """What is wrong with a journal, a line each: its pages and indexes, and what can be undone."""
    found = [str(row[0]) for row in db.execute("PRAGMA integrity_check(20)")]
    listed = set(db.execute("SELECT reviewer, is_undo, at, id FROM standing"))
    stands = set(what_stands(db)) == listed
    return [
        *(fault for fault in found if fault != "ok"),
        *([] if stands else ["what can be undone is not in order"]),
    ]


def version_of(db: sqlite3.Connection) -> int:
    """The schema of a database, 0 where it has none."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def identity_of(path: Path) -> tuple[int, int] | None:
    """What tells the file at a path from any other (device and inode); None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def sync_folder(folder: Path) -> None:
    """A new file is there after a power failure only when its folder is on disk, too."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
