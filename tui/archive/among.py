"""Sets of texts that lists are narrowed to: those somebody has read or starred. The rooms above bring them."""

import sqlite3
from typing import NamedTuple

from tui.archive.sql import Sql


class Among(NamedTuple):
    """Only files whose text is in a set (`inside`), or is not. `texts` are SHA-256 digests of article texts.

    A file whose text has not been read yet is in no set. `version` names the set: another set has another one.
    """

    version: str
    texts: frozenset[bytes]
    inside: bool = True


def bring_in_among(db: sqlite3.Connection, among: Among | None) -> None:
    """Make `temp.among` of this connection hold the set's texts."""
    if among is None:
        return
    db.execute("CREATE TEMP TABLE IF NOT EXISTS among (text_sha256 PRIMARY KEY) WITHOUT ROWID")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS among_at (version)")
    if db.execute("SELECT version FROM temp.among_at").fetchone() == (among.version,):
        return
    db.execute("DELETE FROM temp.among")
    db.executemany("INSERT INTO temp.among VALUES (?)", ((sha,) for sha in among.texts))
    db.execute("DELETE FROM temp.among_at")
    db.execute("INSERT INTO temp.among_at VALUES (?)", (among.version,))


def is_among(among: Among) -> Sql:
    """The condition on files `f`."""
    inside = "SELECT id FROM texts WHERE text_sha256 IN (SELECT text_sha256 FROM temp.among)"
    return Sql(f"f.text IN ({inside})" if among.inside else f"(f.text IS NULL OR f.text NOT IN ({inside}))")
