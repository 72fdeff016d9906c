"""What a reader has read and starred, by article text; kept in the user's data folder."""

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from threading import Lock

_SCHEMA = """
CREATE TABLE IF NOT EXISTS marks (
    text_sha256 BLOB NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (text_sha256, mark)
) WITHOUT ROWID
"""


class Mark(StrEnum):
    """What a reader notes of an article."""

    READ = "read"
    STARRED = "starred"


def marks_path() -> Path:
    """Where a reader's marks are kept."""
    from platformdirs import user_data_path

    return user_data_path("zhupi") / "marks.sqlite3"


class MarksError(Exception):
    """Marks cannot be read or kept; the message is one line for people."""


class Marks:
    """The marks of one reader. Texts are named by their SHA-256 in hex; calls may come from any thread.

    `path` None keeps them in memory only. What is asked is answered from memory once `load` has been called; what is
    set is on disk when `put` returns.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = Lock()
        self._marked: dict[Mark, set[bytes]] = {mark: set() for mark in Mark}
        self._versions = dict.fromkeys(Mark, 0)

    def load(self) -> None:
        """Read what was kept. Raises MarksError."""
        if self._path is None or not self._path.exists():
            return
        try:
            with closing(self._connect(self._path)) as db:
                rows = db.execute("SELECT text_sha256, mark FROM marks").fetchall()
        except (OSError, sqlite3.Error) as error:
            raise MarksError(f"{self._path}: {error}") from error
        with self._lock:
            for sha, name in rows:
                if name in iter(Mark):
                    self._marked[Mark(name)].add(bytes(sha))
            self._versions = {mark: version + 1 for mark, version in self._versions.items()}

    def has(self, mark: Mark, text_sha256: str) -> bool:
        """Whether a text has the mark; one that has not been read yet (an empty hash) has none."""
        return bytes.fromhex(text_sha256) in self._marked[mark]

    def texts(self, mark: Mark) -> tuple[str, frozenset[bytes]]:
        """The digests of all texts that have the mark, and what changes whenever they do."""
        with self._lock:
            return f"{mark} {self._versions[mark]} {id(self)}", frozenset(self._marked[mark])

    def put(self, mark: Mark, texts: Collection[str], on: bool) -> list[str]:
        """Set the mark on texts, or take it off; those for which that changed anything. Raises MarksError."""
        shas = {bytes.fromhex(text) for text in texts}
        with self._lock:
            changed = shas - self._marked[mark] if on else shas & self._marked[mark]
            if changed:
                self._keep(mark, changed, on)
                self._marked[mark] = self._marked[mark] | changed if on else self._marked[mark] - changed
                self._versions[mark] += 1
        return sorted(sha.hex() for sha in changed)

    def carry(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Give the second text of each pair the marks of the first: it stands where that stood. Raises MarksError."""
        listed = list(pairs)
        for mark in Mark:
            self.put(mark, [after for before, after in listed if self.has(mark, before)], True)

    def _keep(self, mark: Mark, shas: Iterable[bytes], on: bool) -> None:
        if self._path is None:
            return
        what = (
            "INSERT OR IGNORE INTO marks VALUES (?, ?)"
            if on
            else "DELETE FROM marks WHERE (text_sha256, mark) = (?, ?)"
        )
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect(self._path)) as db, db:
                db.executemany(what, [(sha, str(mark)) for sha in shas])
        except (OSError, sqlite3.Error) as error:
            raise MarksError(f"{self._path}: the mark cannot be kept ({error})") from error

    def _connect(self, path: Path) -> sqlite3.Connection:
        db = sqlite3.connect(path, timeout=5)
        db.execute(_SCHEMA)
        return db
