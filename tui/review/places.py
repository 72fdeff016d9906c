"""Where the reader stopped in each article; kept across restarts, lost without harm."""

import sqlite3
from contextlib import closing
from pathlib import Path


class Places:
    """Offsets by article text, in a small SQLite file. Whatever goes wrong, the reader merely starts at the top."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, text_sha256: str) -> int:
        """The offset at which reading stopped; 0 where it is not known."""
        try:
            with closing(self._connect()) as db:
                row = db.execute("SELECT offset FROM places WHERE text_sha256 = ?", (text_sha256,)).fetchone()
        except (OSError, sqlite3.Error):
            return 0
        return int(row[0]) if row else 0

    def put(self, text_sha256: str, offset: int) -> None:
        """Remember an offset."""
        try:
            with closing(self._connect()) as db, db:
                db.execute("INSERT OR REPLACE INTO places VALUES (?, ?)", (text_sha256, offset))
        except (OSError, sqlite3.Error):
            return

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self._path, timeout=1)
        db.execute("CREATE TABLE IF NOT EXISTS places (text_sha256 TEXT PRIMARY KEY, offset INTEGER NOT NULL)")
        return db
