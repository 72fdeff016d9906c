"""What the journal says of facts, as the catalogue asks for it. The rooms above bring it; nothing here knows them."""

import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple, Protocol

from tui.archive.labels import fact_key


class Decided(NamedTuple):
    """A fact that somebody has decided on: its text's hash in hex, its kind, its quote, which occurrence of it (from 1)
    and the state it is in."""

    text_sha256: str
    kind: str
    quote: str
    nth: int
    state: str


class States(Protocol):
    """The states of facts. A fact that is not among `decided` is undecided."""

    @property
    def names(self) -> Collection[str]:
        """What the states are called, undecided ones included."""

    @property
    def version(self) -> object:
        """Something whose text changes whenever a decision does."""

    def decided(self) -> Iterable[Decided]:
        """The facts that are in any other state than undecided."""


def bring_in(db: sqlite3.Connection, states: States | None) -> None:
    """Make `temp.decided` of this connection say what the states say of the catalogue's facts."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS decided (text, key, state, PRIMARY KEY (text, key)) WITHOUT ROWID")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS decided_at (version)")
    (newest,) = db.execute("SELECT max(id) FROM texts").fetchone()
    version = f"{newest} {None if states is None else states.version}"
    if db.execute("SELECT version FROM temp.decided_at").fetchone() == (version,):
        return
    db.execute("DELETE FROM temp.decided")
    if states is not None:
        # Gathered by text first: then one walk over the texts finds them all, and no index of their hashes is needed.
        db.execute("CREATE TEMP TABLE judged (text_sha256, key, state, PRIMARY KEY (text_sha256, key)) WITHOUT ROWID")
        db.executemany(
            "INSERT OR REPLACE INTO temp.judged VALUES (?, ?, ?)",
            ((bytes.fromhex(d.text_sha256), fact_key(d.kind, d.quote, d.nth), d.state) for d in states.decided()),
        )
        db.execute(
            "INSERT OR REPLACE INTO temp.decided SELECT texts.id, judged.key, judged.state"
            " FROM texts CROSS JOIN temp.judged ON judged.text_sha256 = texts.text_sha256"
            " WHERE EXISTS (SELECT 1 FROM facts WHERE facts.text = texts.id AND facts.key = judged.key)"
        )
        db.execute("DROP TABLE temp.judged")
    db.execute("DELETE FROM temp.decided_at")
    db.execute("INSERT INTO temp.decided_at VALUES (?)", (version,))
