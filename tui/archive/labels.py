"""Facts as the index knows them: labels that say of a text which facts it holds, and rows that say it of one fact.

A label is a token (see `terms`). Values are labelled by the bucket they fall into, so that a range of values is a few
labels and only what lies in the first and last bucket needs a look at the rows.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from tui.archive.terms import fold, tokens
from tui.facts.fact import Fact, Figure, Measure, Ticker

KINDS = {"figure": 0, "measure": 1, "ticker": 2}
"""Kinds of facts, as rows count them."""

_POWERS = [float(f"{first}e{power}") for power in range(-6, 19) for first in (1, 2, 5)]
EDGES = [*(-edge for edge in reversed(_POWERS)), 0.0, *_POWERS]
"""Bucket n holds values from EDGES[n - 1] (included) to EDGES[n] (excluded)."""

_NEXT = "\ue023"


class FactRow(NamedTuple):
    """A fact as conditions are held against it. `low` to `high` is what a figure states; `high` only for ranges."""

    nth: int
    kind: int
    name: int | None
    unit: str | None
    low: float | None
    high: float | None
    key: int


class Labels(NamedTuple):
    """What a text's facts are about, as tokens of the three columns, and the names in it by id."""

    indicators: str
    actors: str
    tags: str
    names: dict[int, str]


def fact_key(kind: str, quote: str, nth: int) -> int:
    """A number for what a decision belongs to: kind, quote, and which occurrence of it in the text (from 1)."""
    return _number_of(f"{kind}\0{quote}\0{nth}")


@lru_cache(20_000)
def name_id(name: str) -> int:
    """The id of a name: of an indicator, an actor or a symbol."""
    return _number_of(name)


def name_tokens(name: str) -> str:
    """A name's tokens with a space at either end, so that a phrase's tokens can be looked for in them."""
    return f" {_tokens(name)} "


def bucket_of(value: float) -> int:
    """The bucket of a value."""
    return bisect_right(EDGES, value)


def kind_tag(kind: str) -> str:
    """The label of texts that hold a fact of this kind."""
    return f"k{kind}"


def unit_tag(unit: str) -> str:
    """The label of texts that hold a figure in this unit."""
    return f"u{folded_unit(unit)}"


@lru_cache(5_000)
def value_tag(unit: str | None, bucket: int) -> str:
    """The label of texts that hold a figure with a value in this bucket, in this unit or in any."""
    return f"v{'' if unit is None else folded_unit(unit)}·{bucket}"


def symbol_tag(symbol: str) -> str:
    """The label of texts that mention this security, by symbol (600648.SH) or code (600648)."""
    return f"s{folded_unit(symbol)}"


@lru_cache(2_000)
def folded_unit(unit: str) -> str:
    """A unit or symbol as it is compared: one token."""
    return "".join(fold(unit).split())


def rows_of(text: str, facts: Iterable[Fact]) -> list[FactRow]:
    """The rows of an article's facts, in order."""
    rows = []
    seen: dict[str, tuple[int, int]] = {}
    for at, fact in enumerate(facts):
        nth, last = seen.get(fact.quote, (0, -1))
        while last < fact.start and (found := text.find(fact.quote, last + 1, fact.end)) >= 0:
            nth, last = nth + 1, found
        seen[fact.quote] = nth, last
        rows.append(_row(at, fact, fact_key(fact.kind, fact.quote, nth)))
    return rows


def labels_of(facts: Sequence[Fact], rows: Sequence[FactRow]) -> Labels:
    """The labels of an article's facts, each once."""
    tags: dict[str, None] = dict.fromkeys(kind_tag(fact.kind) for fact in facts)
    indicators: dict[str, int] = {}
    actors: dict[str, int] = {}
    symbols: dict[str, int] = {}
    for fact, row in zip(facts, rows, strict=True):
        if isinstance(fact, Figure):
            tags[unit_tag(fact.unit)] = None
            if row.low is not None:
                first = bucket_of(row.low)
                for bucket in range(first, (first if row.high is None else bucket_of(row.high)) + 1):
                    tags[value_tag(fact.unit, bucket)] = tags[value_tag(None, bucket)] = None
            _collect(indicators, fact.indicator, row)
        elif isinstance(fact, Measure):
            _collect(actors, fact.actor, row)
        elif isinstance(fact, Ticker):
            tags[symbol_tag(fact.symbol)] = tags[symbol_tag(fact.symbol.partition(".")[0])] = None
            _collect(symbols, fact.symbol, row)
    names = {id_: name for found in (indicators, actors, symbols) for name, id_ in found.items()}
    return Labels(_joined(indicators), _joined(actors), " ".join(tags), names)


def _row(at: int, fact: Fact, key: int) -> FactRow:
    if isinstance(fact, Figure):
        low, high = _number(fact.value), _number(fact.high)
        if high is not None and low is not None and high < low:
            low, high = high, low
        name = name_id(fact.indicator) if fact.indicator else None
        return FactRow(at, 0, name, folded_unit(fact.unit), low, high, key)
    if isinstance(fact, Measure):
        return FactRow(at, 1, name_id(fact.actor) if fact.actor else None, None, None, None, key)
    assert isinstance(fact, Ticker)
    return FactRow(at, 2, name_id(fact.symbol), None, None, None, key)


def _collect(names: dict[str, int], name: str | None, row: FactRow) -> None:
    if name and row.name is not None:
        names[name] = row.name


def _joined(names: Iterable[str]) -> str:
    """The tokens of several names with a mark between, across which no phrase is found."""
    return f" {_NEXT} ".join(map(_tokens, names))


@lru_cache(20_000)
def _tokens(name: str) -> str:
    return tokens(name)


def _number(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value == value else None


def _number_of(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
