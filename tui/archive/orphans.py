"""Texts that no file stands for any more, inside a transaction of the caller's."""

import sqlite3
from collections.abc import Sequence

from tui.archive.kept import facts_in
from tui.archive.labels import labels_of, rows_of
from tui.archive.terms import tokens

Orphan = tuple[int, str]
"""A text's id and title."""


def orphans(db: sqlite3.Connection, most: int) -> list[Orphan]:
    """Up to `most` texts that no file stands for."""
    return db.execute(
        "SELECT id, title FROM texts WHERE id NOT IN (SELECT text FROM files WHERE text IS NOT NULL) LIMIT ?", (most,)
    ).fetchall()


def remove(db: sqlite3.Connection, texts: Sequence[Orphan]) -> None:
    """Remove texts with all that is known of them."""
    removed = [_indexed(db, text, title) for text, title in texts]
    for table, column in (("texts", "id"), ("bodies", "text"), ("facts", "text"), ("text_categories", "text")):
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(text,) for text, _ in texts])
    # An index that keeps no text is told what stood there, to the letter.
    db.executemany(
        "INSERT INTO words (words, rowid, body, title) VALUES ('delete', ?, ?, ?)",
        [(text, body, title) for text, body, title, *_ in removed],
    )
    db.executemany(
        "INSERT INTO labels (labels, rowid, indicators, actors, tags) VALUES ('delete', ?, ?, ?, ?)",
        [(text, *labels) for text, _, _, *labels in removed],
    )


def _indexed(db: sqlite3.Connection, text: int, title: str) -> tuple[int, str, str, str, str, str]:
    """What the indexes hold of a text: the tokens of body and title, and its labels."""
    (kept,) = db.execute("SELECT kept FROM bodies WHERE text = ?", (text,)).fetchone()
    body, facts = facts_in(kept)
    indicators, actors, tags = labels_of(facts, rows_of(body, facts))
    return text, tokens(body), tokens(title), indicators, actors, tags
