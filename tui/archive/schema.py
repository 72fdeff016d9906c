"""The catalogue's tables.

A file points at a text by content, so that copies and moved files share one. `words` indexes the tokens of texts (see
`terms`), `labels` those of their facts (see `labels`); neither keeps what it indexes.
"""

import sqlite3
from datetime import UTC, datetime, timedelta
from enum import IntEnum

APPLICATION_ID = 0x7A687069


class FileState(IntEnum):
    """How far a file is known."""

    NAMED = 0
    TITLED = 1
    KNOWN = 2
    UNREADABLE = 3
    """It could not be opened; tried again with every scan."""
    BROKEN = 4
    """What is in it cannot be read; tried again when it changes."""


TABLES = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE folders (
    id INTEGER PRIMARY KEY, parent INTEGER, path TEXT NOT NULL, key BLOB NOT NULL
);

CREATE INDEX folders_by_parent ON folders (parent);

CREATE TABLE files (
    id INTEGER PRIMARY KEY, folder INTEGER NOT NULL, identity TEXT NOT NULL, raw BLOB, key BLOB NOT NULL,
    size INTEGER NOT NULL, mtime INTEGER NOT NULL, inode INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0, text INTEGER, title TEXT NOT NULL DEFAULT '', date INTEGER,
    error TEXT NOT NULL DEFAULT ''
);
CREATE INDEX files_by_folder ON files (folder, key);
CREATE INDEX files_by_text ON files (text, date);
CREATE INDEX files_to_read ON files (id) WHERE state < {FileState.KNOWN};
CREATE INDEX files_with_errors ON files (state) WHERE state > {FileState.KNOWN};

-- No id is used twice: what is remembered of texts by id, such as their states, is never taken for another's.
CREATE TABLE texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, sha BLOB NOT NULL, variant TEXT NOT NULL, text_sha256 BLOB NOT NULL,
    title TEXT NOT NULL, date INTEGER, warnings INTEGER NOT NULL, length INTEGER NOT NULL,
    figures INTEGER NOT NULL, measures INTEGER NOT NULL, tickers INTEGER NOT NULL, UNIQUE (sha, variant)
);
CREATE INDEX texts_by_content ON texts (text_sha256);
CREATE TABLE bodies (text INTEGER PRIMARY KEY, kept BLOB NOT NULL);

CREATE TABLE categories (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, tokens TEXT NOT NULL);
CREATE TABLE text_categories (category INTEGER, text INTEGER, PRIMARY KEY (category, text)) WITHOUT ROWID;
CREATE INDEX categories_of_text ON text_categories (text);

CREATE TABLE facts (
    text INTEGER, nth INTEGER, kind INTEGER NOT NULL, name TEXT, unit TEXT, low REAL, high REAL,
    key INTEGER NOT NULL, rule INTEGER NOT NULL, quote TEXT NOT NULL, PRIMARY KEY (text, nth)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (body, title, content='', tokenize='ascii');
INSERT INTO words (words, rank) VALUES ('hashsize', 16000000), ('automerge', 8);
CREATE VIRTUAL TABLE labels USING fts5 (indicators, actors, tags, content='', columnsize=0, tokenize='ascii');
INSERT INTO labels (labels, rank) VALUES ('hashsize', 16000000), ('automerge', 8);

CREATE TABLE problems (path TEXT NOT NULL, message TEXT NOT NULL);

-- The list that was shown last (see `kept_list`), as it was after so many writes.
CREATE TABLE kept_list (
    one INTEGER PRIMARY KEY CHECK (one = 1), writes TEXT NOT NULL, listing TEXT NOT NULL, folders TEXT NOT NULL,
    sections TEXT NOT NULL, ids BLOB NOT NULL
);
"""


def moment(seconds: int) -> datetime:
    """A date of the tables: a moment in UTC from seconds since 1970, however long ago."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def storable(text: str) -> str:
    """Text that SQLite takes: it has no place for halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode("utf-8")


def create(db: sqlite3.Connection) -> None:
    """Make the tables in an empty database, all or none."""
    db.executescript(f"BEGIN IMMEDIATE; {TABLES} PRAGMA application_id = {APPLICATION_ID}; COMMIT;")


def is_ours(db: sqlite3.Connection) -> bool:
    """Whether the tables are there; raises sqlite3.DatabaseError where the file is no database."""
    return bool(db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,))
