"""What the journal says of facts, as the catalogue asks for it. The rooms above bring it; nothing here knows them."""

import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple, Protocol

_MANY = 2_000
"""Texts from which on all states are asked for anew, rather than those of each text."""


class Decided(NamedTuple):
    """A fact that somebody has decided on: its text's hash in hex, its kind, its quote, which occurrence of it (from 1)
    and the state it is in.

    `beside` says that this state stands beside another one (a flag): the fact may be undecided all the same.
    """

    text_sha256: str
    kind: str
    quote: str
    nth: int
    state: str
    beside: bool = False


class States(Protocol):
    """The states of facts. A fact that is not among `decided` is undecided."""

    @property
    def names(self) -> Collection[str]:
        """What the states are called, undecided ones included."""

    @property
    def version(self) -> object:
        """Something whose text changes whenever a decision does, and that no other journal has."""

    def changed(self, since: str) -> Collection[str] | None:
        """Hashes of the texts on whose facts something was decided since a version; None where that is not known."""

    def decided(self, texts: Collection[str] | None = None) -> Iterable[Decided]:
        """The facts that are in any other state than undecided: of some texts, or all."""


def bring_in(db: sqlite3.Connection, states: States | None) -> None:
    """Make `temp.decided` of this connection say what the states say of the catalogue's facts.

    Only what has changed since it was last asked is looked up: decisions, and texts that the catalogue did not have.
    """
    db.execute(
        "CREATE TEMP TABLE IF NOT EXISTS decided"
        " (text, key, state, beside, PRIMARY KEY (text, key, state)) WITHOUT ROWID"
    )
    db.execute("CREATE TEMP TABLE IF NOT EXISTS decided_at (newest, version)")
    if states is None:
        return  # whoever brings no states asks for none
    newest = db.execute("SELECT coalesce(max(id), 0) FROM texts").fetchone()[0]
    version = str(states.version)
    known = db.execute("SELECT newest, version FROM temp.decided_at").fetchone()
    if known == (newest, version):
        return
    texts = None if known is None else _touched(db, states, *known)
    if texts is None:
        _take_all(db, states.decided())
    else:
        _take_again(db, texts, states.decided(texts) if texts else ())
    db.execute("DELETE FROM temp.decided_at")
    db.execute("INSERT INTO temp.decided_at VALUES (?, ?)", (newest, version))


def _touched(db: sqlite3.Connection, states: States, newest: int, version: str) -> set[str] | None:
    """Hashes of the texts whose states must be asked for again; None: of all."""
    changed = states.changed(version)
    if changed is None or len(changed) > _MANY:
        return None
    new = db.execute("SELECT text_sha256 FROM texts WHERE id > ? LIMIT ?", (newest, _MANY + 1)).fetchall()
    return None if len(new) > _MANY else {*changed, *(sha.hex() for (sha,) in new)}


def _take_all(db: sqlite3.Connection, decided: Iterable[Decided]) -> None:
    rows = list(map(_row, decided))
    if len(rows) <= _MANY:
        db.execute("DELETE FROM temp.decided")
        _take_in(db, rows)
        return
    # Gathered by text first: then one walk over the texts finds them all.
    db.execute("CREATE TEMP TABLE judged (sha, key, state, beside, PRIMARY KEY (sha, key, state)) WITHOUT ROWID")
    db.executemany("INSERT OR REPLACE INTO temp.judged VALUES (?, ?, ?, ?)", rows)
    db.execute("DELETE FROM temp.decided")
    db.execute(f"{_INSERT} FROM texts CROSS JOIN temp.judged AS j ON j.sha = texts.text_sha256 WHERE {_IS_FACT}")
    db.execute("DROP TABLE temp.judged")


def _take_again(db: sqlite3.Connection, texts: Iterable[str], decided: Iterable[Decided]) -> None:
    hashes = [(bytes.fromhex(text),) for text in texts]
    db.executemany("DELETE FROM temp.decided WHERE text IN (SELECT id FROM texts WHERE text_sha256 = ?)", hashes)
    _take_in(db, map(_row, decided))


def _take_in(db: sqlite3.Connection, rows: Iterable[tuple[bytes, int, str, bool]]) -> None:
    """Each by the text it was decided on, which is looked up."""
    db.executemany(
        f"{_INSERT} FROM (SELECT ? AS sha, ? AS key, ? AS state, ? AS beside) AS j"
        f" JOIN texts ON texts.text_sha256 = j.sha WHERE {_IS_FACT}",
        rows,
    )


_INSERT = "INSERT OR REPLACE INTO temp.decided SELECT texts.id, j.key, j.state, j.beside"
_IS_FACT = "EXISTS (SELECT 1 FROM facts WHERE facts.text = texts.id AND facts.key = j.key)"


def _row(fact: Decided) -> tuple[bytes, int, str, bool]:
    from tui.archive.labels import fact_key

    return bytes.fromhex(fact.text_sha256), fact_key(fact.kind, fact.quote, fact.nth), fact.state, fact.beside
