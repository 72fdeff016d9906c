"""Writing what workers found into the catalogue, inside a transaction of the caller's."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache

from tui.archive.digest import Digest, Failed, Known
from tui.archive.labels import FactRow, name_tokens
from tui.archive.schema import FileState, storable
from tui.archive.worker import Answer

_WIDTH = len(FactRow._fields)
_AT_ONCE = 16
"""Facts in a statement; one by one they take a third longer."""

_ASKED = 500
"""Hashes in a question."""

_Text = tuple[int, str, int | None]
"""What a file says of the text it stands for: id, title and date."""


def put(db: sqlite3.Connection, answered: Iterable[tuple[int, Answer]]) -> None:
    """Keep what was found of files, by id."""
    contents: list[tuple[int, Digest | Known]] = []
    failed, titled = [], []
    for file, answer in answered:
        match answer:
            case Digest() | Known():
                contents.append((file, answer))
            case Failed(message, passing):
                failed.append((FileState.UNREADABLE if passing else FileState.BROKEN, storable(message), file))
            case (title, date):
                titled.append((title, date, file))
    set_title = f"UPDATE files SET title = ?, date = ?, state = {FileState.TITLED} WHERE id = ?"
    db.executemany(f"{set_title} AND state = {FileState.NAMED}", titled)
    db.executemany("UPDATE files SET state = ?, text = NULL, error = ? WHERE id = ?", failed)
    texts = _known(db, [answer.sha for _, answer in contents])
    new = _numbered(db, [answer for _, answer in contents if isinstance(answer, Digest)], texts)
    pointing = ((file, texts.get((answer.sha, answer.variant))) for file, answer in contents)
    db.executemany(
        f"UPDATE files SET state = {FileState.KNOWN}, error = '', text = ?, title = ?, date = ? WHERE id = ?",
        [(*text, file) for file, text in pointing if text],
    )
    _write(db, new)


def _known(db: sqlite3.Connection, hashes: Sequence[bytes]) -> dict[tuple[bytes, str], _Text]:
    """The texts that the catalogue has of some bytes, by the bytes' hash and the variant."""
    found: dict[tuple[bytes, str], _Text] = {}
    for at in range(0, len(hashes), _ASKED):
        some = hashes[at : at + _ASKED]
        rows = f"SELECT sha, variant, id, title, date FROM texts WHERE sha IN ({','.join('?' * len(some))})"
        found |= {(sha, variant): (id_, title, date) for sha, variant, id_, title, date in db.execute(rows, some)}
    return found


def _numbered(
    db: sqlite3.Connection, digests: Iterable[Digest], texts: dict[tuple[bytes, str], _Text]
) -> list[tuple[int, Digest]]:
    """Those of the digests whose texts are new, each once, with the ids that they get; `texts` has them afterwards."""
    (last,) = db.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'texts'").fetchone()
    new: list[tuple[int, Digest]] = []
    for digest in digests:
        key = digest.sha, digest.variant
        if key not in texts:
            last += 1
            texts[key] = last, digest.title, digest.date
            new.append((last, digest))
    return new


def _write(db: sqlite3.Connection, new: list[tuple[int, Digest]]) -> None:
    """Write new texts by id.

    The index is written last: any other statement that could fail half-way makes FTS5 flush what it holds, which takes
    longer than all the rest.
    """
    db.executemany(
        "INSERT INTO texts (id, sha, variant, text_sha256, title, date, warnings, length, figures, measures, tickers)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (text, made.sha, made.variant, made.text_sha256, made.title, made.date, made.warnings, made.length,
             *made.counts)
            for text, made in new
        ],
    )  # fmt: skip
    categories = {name: _category(db, name) for name in {name for _, made in new for name in made.categories}}
    db.executemany(
        "INSERT INTO text_categories VALUES (?, ?)",
        [(categories[name], text) for text, made in new for name in dict.fromkeys(made.categories)],
    )
    db.executemany("INSERT INTO bodies VALUES (?, ?)", [(text, made.kept) for text, made in new])
    for text, made in new:
        for at in range(0, len(made.rows), _WIDTH * _AT_ONCE):
            some = made.rows[at : at + _WIDTH * _AT_ONCE]
            db.execute(_insert_facts(len(some) // _WIDTH), (text, *some))
    # FTS5 takes bytes for what they are in UTF-8; nothing between worker and index decodes them.
    db.executemany(
        "INSERT INTO words (rowid, body, title) VALUES (?, ?, ?)",
        [(text, made.tokens, made.title_tokens) for text, made in new],
    )
    db.executemany(
        "INSERT INTO labels (rowid, indicators, actors, tags) VALUES (?, ?, ?, ?)",
        [(text, *made.labels) for text, made in new],
    )


@cache
def _insert_facts(count: int) -> str:
    """The statement that writes so many facts of one text, whose id is its first parameter."""
    rows = (",".join(f"?{2 + at * _WIDTH + column}" for column in range(_WIDTH)) for at in range(count))
    return f"INSERT INTO facts VALUES {','.join(f'(?1, {row})' for row in rows)}"


def _category(db: sqlite3.Connection, name: str) -> int:
    row = db.execute("SELECT id FROM categories WHERE name = ?", (name,)).fetchone()
    if row is None:
        row = (db.execute("INSERT INTO categories (name, tokens) VALUES (?, ?)", (name, name_tokens(name))).lastrowid,)
    return int(row[0])
