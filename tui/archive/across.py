"""Facts across an archive: of a security, an indicator or an actor, over time; and a series of values."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from tui.archive.conditions import And, HasFact, KindIs, NameHas, Node, UnitIs
from tui.archive.fact_plan import row_of
from tui.archive.kept import records_in
from tui.archive.labels import occurrences
from tui.archive.plan import found_by
from tui.archive.query import Query
from tui.archive.schema import moment
from tui.archive.sql import Sql, joined
from tui.archive.states import States, bring_in
from tui.archive.store import Store
from tui.archive.terms import Phrase

_PAGE = 500


@dataclass(frozen=True, slots=True)
class FactsFound:
    """Facts that a query asks for, oldest article first: ids of articles beside numbers of facts in them, from 0."""

    articles: "array[int]"
    numbers: "array[int]"

    def __len__(self) -> int:
        return len(self.articles)


@dataclass(frozen=True, slots=True)
class FactHit:
    """A fact found: its article (by id, title and date), its number in it, and its record of the contract.

    `nth` says which occurrence of its quote in the text it is, from 1.
    """

    id: int
    number: int
    nth: int
    title: str
    date: datetime | None
    text_sha256: str
    record: dict[str, Any]


class Point(NamedTuple):
    """A value of a series: a figure of an article, `high` only for a range."""

    date: datetime
    value: float
    high: float | None
    id: int
    number: int


def find_facts(store: Store, query: Query, states: States | None = None) -> FactsFound:
    """The facts of the articles that a query finds: those it asks for, or all of them where it asks for none.

    Raises CatalogError.
    """
    source, where = found_by(query.root)
    if query.fact_tests:
        where = joined("AND", [where, joined("OR", map(row_of, query.fact_tests))])
    found = FactsFound(array("q"), array("q"))
    with store.reading() as db:
        bring_in(db, states)
        rows = db.execute(
            f"SELECT f.id, x.nth FROM {source.text} CROSS JOIN facts AS x ON x.text = f.text"
            f" WHERE {where.text} ORDER BY f.date ASC NULLS LAST, f.id, x.nth",
            (*source.values, *where.values),
        )
        for id_, number in rows:
            found.articles.append(id_)
            found.numbers.append(number)
    return found


def fact_hits(store: Store, found: FactsFound, start: int = 0, stop: int | None = None) -> list[FactHit]:
    """Some of the facts found, in order. Raises CatalogError."""
    listed: list[FactHit] = []
    known: dict[int, _Kept] = {}
    for id_, number in zip(found.articles[start:stop], found.numbers[start:stop], strict=True):
        if id_ not in known:
            known = {id_: _kept(store, id_)}  # a text's facts follow each other
        kept = known[id_]
        if number < len(kept.records):
            listed.append(kept.hit(id_, number))
    return listed


def fact_pages(store: Store, found: FactsFound) -> Iterator[list[FactHit]]:
    """All facts found, a page of them at a time. Raises CatalogError."""
    for start in range(0, len(found), _PAGE):
        yield fact_hits(store, found, start, start + _PAGE)


def series(
    store: Store, indicator: str, unit: str, *, whole: bool = True, query: Query | None = None,
    states: States | None = None,
) -> list[Point]:  # fmt: skip
    """The values of an indicator in a unit by the dates of the articles that state them, oldest first.

    `whole`: figures of this very indicator, else of every one that has the words in it. `query` narrows the articles.
    Raises CatalogError.
    """
    source, where = _figures(UnitIs(unit), indicator, whole, query)
    with store.reading() as db:
        bring_in(db, states)
        rows = db.execute(
            f"SELECT f.date, x.low, x.high, f.id, x.nth FROM {source.text} CROSS JOIN facts AS x ON x.text = f.text"
            f" WHERE f.date IS NOT NULL AND x.low IS NOT NULL AND {where.text} ORDER BY f.date, f.id, x.nth",
            (*source.values, *where.values),
        ).fetchall()
    return [Point(moment(date), value, high, id_, number) for date, value, high, id_, number in rows]


def units(
    store: Store, indicator: str, *, whole: bool = True, query: Query | None = None, states: States | None = None
) -> list[tuple[str, int]]:
    """The units in which an indicator is stated, and in how many figures, most first; else as `series`.

    Raises CatalogError.
    """
    source, where = _figures(KindIs("figure"), indicator, whole, query)
    with store.reading() as db:
        bring_in(db, states)
        rows = db.execute(
            f"SELECT count(*), f.id, x.nth FROM {source.text} CROSS JOIN facts AS x ON x.text = f.text"
            f" WHERE {where.text} GROUP BY x.unit ORDER BY 1 DESC, x.unit",
            (*source.values, *where.values),
        ).fetchall()
    found = FactsFound(array("q", (row[1] for row in rows)), array("q", (row[2] for row in rows)))
    hits = {(hit.id, hit.number): hit.record["unit"] for hit in fact_hits(store, found)}
    return [(hits[id_, number], count) for count, id_, number in rows if (id_, number) in hits]


def _figures(also: Node, indicator: str, whole: bool, query: Query | None) -> tuple[Sql, Sql]:
    """From which files, and under which condition, figures of an indicator are taken."""
    test = And((NameHas("figure", Phrase(indicator), whole), also))
    node = HasFact(test) if query is None or query.root is None else And((HasFact(test), query.root))
    source, where = found_by(node)
    return source, joined("AND", [where, row_of(test)])


class _Kept(NamedTuple):
    title: str
    date: datetime | None
    text_sha256: str
    records: list[dict[str, Any]]
    nths: list[int]

    def hit(self, id_: int, number: int) -> FactHit:
        return FactHit(id_, number, self.nths[number], self.title, self.date, self.text_sha256, self.records[number])


def _kept(store: Store, id_: int) -> _Kept:
    """An article's records; none where it is gone since."""
    with store.reading() as db:
        row = db.execute(
            "SELECT f.identity, f.title, f.date, texts.text_sha256, kept FROM files AS f"
            " JOIN texts ON texts.id = f.text JOIN bodies ON bodies.text = f.text WHERE f.id = ?",
            (id_,),
        ).fetchone()
        if row is None:
            return _Kept("", None, "", [], [])
        identity, title, date, sha, kept = row
        text, records = records_in(kept, identity)
    nths = occurrences(text, [(one["start"], one["end"]) for one in records])
    return _Kept(title, None if date is None else moment(date), sha.hex(), records, nths)
