"""What goes wrong with a journal, in one line for people."""

import sqlite3

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_REASONS = {
    sqlite3.SQLITE_BUSY: "another process is writing to it; try again",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "no permission to write it",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened there",
    sqlite3.SQLITE_IOERR: "the disk gives an error",
}


class JournalError(Exception):
    """The journal cannot be read or written; the message is one line for the reviewer."""


def is_damage(error: BaseException | None) -> bool:
    """Whether SQLite says that the file is no sound database."""
    return isinstance(error, sqlite3.Error) and _code(error) in _DAMAGE


def reason(error: Exception) -> str:
    """Why, in words that help."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return _REASONS.get(_code(error), str(error))


def _code(error: BaseException) -> int:
    """SQLite's primary code of an error; 0 for none."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
