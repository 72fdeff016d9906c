"""Writing what workers found into the catalogue, inside a transaction of the caller's."""

import sqlite3
from collections.abc import Iterable

from tui.archive.digest import Digest, Failed, Known
from tui.archive.kept import facts_in
from tui.archive.labels import labels_of, name_tokens, rows_of
from tui.archive.schema import FileState, storable
from tui.archive.terms import tokens
from tui.archive.worker import Answer


def put(db: sqlite3.Connection, answered: Iterable[tuple[int, Answer]]) -> None:
    """Keep what was found of files, by id.

    The index is written last: any other statement that could fail half-way makes FTS5 flush what it holds, which takes
    longer than all the rest.
    """
    new: list[tuple[int, Digest]] = []
    categories: dict[str, int] = {}
    for file, answer in answered:
        match answer:
            case Digest():
                text = _known(db, answer.sha, answer.variant)
                if text is None:
                    text = _text(db, answer, categories)
                    new.append((text, answer))
                _point(db, file, text, answer.title, answer.date)
            case Known(sha, variant):
                row = db.execute("SELECT id, title, date FROM texts WHERE sha = ? AND variant = ?", (sha, variant))
                for text, title, date in row.fetchall():
                    _point(db, file, text, title, date)
            case Failed(message, passing):
                state = FileState.UNREADABLE if passing else FileState.BROKEN
                values = (state, storable(message), file)
                db.execute("UPDATE files SET state = ?, text = NULL, error = ? WHERE id = ?", values)
            case (title, date):
                set_title = f"UPDATE files SET title = ?, date = ?, state = {FileState.TITLED} WHERE id = ?"
                db.execute(f"{set_title} AND state = {FileState.NAMED}", (title, date, file))
    db.executemany("INSERT INTO bodies VALUES (?, ?, ?)", [(text, digest.kept, digest.beside) for text, digest in new])
    db.executemany(
        "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((text, *row) for text, digest in new for row in digest.rows),
    )
    db.executemany(
        "INSERT INTO words (rowid, body, title) VALUES (?, ?, ?)",
        [(text, digest.tokens, digest.title_tokens) for text, digest in new],
    )
    db.executemany(
        "INSERT INTO labels (rowid, indicators, actors, tags) VALUES (?, ?, ?, ?)",
        [(text, *digest.labels) for text, digest in new],
    )


def _known(db: sqlite3.Connection, sha: bytes, variant: str) -> int | None:
    row = db.execute("SELECT id FROM texts WHERE sha = ? AND variant = ?", (sha, variant)).fetchone()
    return None if row is None else int(row[0])


def _text(db: sqlite3.Connection, digest: Digest, categories: dict[str, int]) -> int:
    """The id of a new text, once its row and its categories are written. `categories` are those known by name."""
    text = db.execute(
        "INSERT INTO texts (sha, variant, text_sha256, title, date, warnings, length, figures, measures, tickers)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (digest.sha, digest.variant, digest.text_sha256, digest.title, digest.date, digest.warnings, digest.length,
         *digest.counts),
    ).lastrowid  # fmt: skip
    assert text is not None
    for name in dict.fromkeys(digest.categories):
        if name not in categories:
            categories[name] = _category(db, name)
        db.execute("INSERT INTO text_categories VALUES (?, ?)", (categories[name], text))
    return text


def _category(db: sqlite3.Connection, name: str) -> int:
    row = db.execute("SELECT id FROM categories WHERE name = ?", (name,)).fetchone()
    if row is None:
        row = (db.execute("INSERT INTO categories (name, tokens) VALUES (?, ?)", (name, name_tokens(name))).lastrowid,)
    return int(row[0])


def _point(db: sqlite3.Connection, file: int, text: int, title: str, date: int | None) -> None:
    """Let a file stand for a text."""
    db.execute(
        f"UPDATE files SET state = {FileState.KNOWN}, error = '', text = ?, title = ?, date = ? WHERE id = ?",
        (text, title, date, file),
    )


def remove_orphans(db: sqlite3.Connection, most: int) -> int:
    """Remove up to `most` texts that no file stands for any more; how many they were."""
    orphans = db.execute(
        "SELECT id, title FROM texts WHERE id NOT IN (SELECT text FROM files WHERE text IS NOT NULL) LIMIT ?", (most,)
    ).fetchall()
    removed = [_indexed(db, text, title) for text, title in orphans]
    for table, column in (("texts", "id"), ("bodies", "text"), ("facts", "text"), ("text_categories", "text")):
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(text,) for text, _ in orphans])
    # An index that keeps no text is told what stood there, to the letter.
    db.executemany(
        "INSERT INTO words (words, rowid, body, title) VALUES ('delete', ?, ?, ?)",
        [(text, body, title) for text, body, title, *_ in removed],
    )
    db.executemany(
        "INSERT INTO labels (labels, rowid, indicators, actors, tags) VALUES ('delete', ?, ?, ?, ?)",
        [(text, *labels) for text, _, _, *labels in removed],
    )
    return len(orphans)


def _indexed(db: sqlite3.Connection, text: int, title: str) -> tuple[int, str, str, str, str, str]:
    """What the indexes hold of a text: the tokens of body and title, and its labels."""
    (kept,) = db.execute("SELECT kept FROM bodies WHERE text = ?", (text,)).fetchone()
    body, facts = facts_in(kept)
    indicators, actors, tags = labels_of(facts, rows_of(body, facts))
    return text, tokens(body), tokens(title), indicators, actors, tags
