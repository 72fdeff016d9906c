"""Searching an archive: which articles a query finds, in which order, and each with the sentence of its first hit."""

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tui.archive.conditions import Or
from tui.archive.fact_plan import row_of
from tui.archive.kept import spans_in, text_in
from tui.archive.plan import found_by, match_of, texts_by
from tui.archive.query import Query
from tui.archive.schema import FileState, moment
from tui.archive.snippets import Span, sentence_at, spans_of
from tui.archive.sql import Sql, joined
from tui.archive.states import States, bring_in
from tui.archive.store import Store


class Order(StrEnum):
    """In which order articles are given."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    PATH = "path"
    RELEVANCE = "relevance"
    """By how often and how near the beginning of the list of words; newest first where a query has no words."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds: the ids of articles in order; of `total` files `read` are searched so far."""

    query: Query
    ids: "array[int]"
    read: int
    total: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found. `snippet` is `text[start:end]` of the article's text, a sentence with the first hit in it.

    `spans` are the hits in the snippet and `title_spans` those in the title, both in code points, of the text and of
    the title. A query without words about the text has no `spans` but those of the facts it asks for.
    """

    id: int
    article: str
    title: str
    date: datetime | None
    snippet: str
    start: int
    end: int
    spans: tuple[Span, ...]
    title_spans: tuple[Span, ...]


_ORDERS = {
    Order.NEWEST: "f.date DESC, f.id",
    Order.OLDEST: "f.date ASC NULLS LAST, f.id",
    Order.TITLE: "f.title, f.id",
    Order.PATH: "(SELECT key FROM folders WHERE folders.id = f.folder), f.key, f.id",
    Order.RELEVANCE: "f.date DESC, f.id",
}


def search(store: Store, query: Query, order: Order = Order.NEWEST, states: States | None = None) -> Found:
    """The articles that a query finds. Raises CatalogError."""
    with store.reading_once() as db:
        bring_in(db, states)
        ids = _found(store, db, query, order)
        (total,) = db.execute("SELECT count(*) FROM files").fetchone()
        (unread,) = db.execute(f"SELECT count(*) FROM files WHERE state < {FileState.KNOWN}").fetchone()
    return Found(query, ids, total - unread, total)


def _found(store: Store, db: sqlite3.Connection, query: Query, order: Order) -> "array[int]":
    """The ids of the articles that a query finds, in order."""
    ranking = _ORDERS[order]
    scored = order is Order.RELEVANCE and query.phrases
    if not scored and (texts := texts_by(query.root)) is not None:
        return store.ordering.ids(db, texts, ranking)
    source, where = found_by(query.root)
    if scored:
        source, ranking = _scored(query, source), f"scores.score IS NULL, scores.score, {ranking}"
    rows = db.execute(
        f"SELECT f.id FROM {source.text} WHERE {where.text} ORDER BY {ranking}", (*source.values, *where.values)
    )
    return array("q", (row[0] for row in rows))


def hits(store: Store, query: Query, ids: Sequence[int], states: States | None = None) -> list[Hit]:
    """Some of the articles found, in the order of `ids`, each with its snippet. Raises CatalogError."""
    with store.reading() as db:
        bring_in(db, states)
        found = [_hit(db, query, id_) for id_ in ids]
    return [hit for hit in found if hit is not None]


def _scored(query: Query, source: Sql) -> Sql:
    """The source with the score of each text; a word in the title counts four times."""
    match = match_of(Or(query.phrases))
    scores = "SELECT rowid AS text, bm25(words, 1.0, 4.0) AS score FROM words WHERE words MATCH ?"
    return Sql(f"{source.text} LEFT JOIN ({scores}) AS scores ON scores.text = f.text", (*source.values, match))


def _hit(db: sqlite3.Connection, query: Query, id_: int) -> Hit | None:
    row = db.execute("SELECT identity, title, date, text FROM files WHERE id = ?", (id_,)).fetchone()
    if row is None:  # gone since it was found
        return None
    identity, title, date, text_id = row
    text, spans = "", []
    if text_id is not None:
        row = db.execute("SELECT kept FROM bodies WHERE text = ?", (text_id,)).fetchone()
        if row is not None:  # else it has been read anew this very moment
            (kept,) = row
            text = text_in(kept)
            spans = spans_of(query.phrases, text)
            if not spans and query.fact_tests:
                spans = _fact_spans(db, query, text_id, kept)
    start, end = sentence_at(text, spans[0] if spans else (0, 0))
    shown = tuple((first, last) for first, last in spans if start <= first and last <= end)
    title_spans = tuple(spans_of(query.phrases, title, title=True))
    when = None if date is None else moment(date)
    return Hit(id_, identity, title, when, text[start:end], start, end, shown, title_spans)


def _fact_spans(db: sqlite3.Connection, query: Query, text_id: int, kept: bytes) -> list[Span]:
    """Where the facts stand that the query asks for."""
    test = joined("OR", map(row_of, query.fact_tests))
    listed = f"SELECT nth FROM facts AS x WHERE x.text = ? AND {test.text} ORDER BY nth"
    rows = db.execute(listed, (text_id, *test.values))
    spans = spans_in(kept)
    return [spans[nth] for (nth,) in rows]
