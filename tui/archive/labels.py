"""Facts as the index knows them: labels that say of a text which facts it holds, and rows that say it of one fact.

A label is a token (see `terms`). Values are labelled by the bucket they fall into, so that a range of values is a few
labels and only what lies in the first and last bucket needs a look at the rows.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from zlib import adler32, crc32

from tui.archive.terms import amid_word, fold, tokens
from tui.facts.fact import Fact, Figure, Measure, Ticker

KINDS = {"figure": 0, "measure": 1, "ticker": 2}
"""Kinds of facts, as rows count them."""

_POWERS = [float(f"{first}e{power}") for power in range(-6, 19) for first in (1, 2, 5)]
EDGES = [*(-edge for edge in reversed(_POWERS)), 0.0, *_POWERS]
"""Bucket n holds values from EDGES[n - 1] (included) to EDGES[n] (excluded)."""

_NEXT = "\ue023"

CUT = "\ue024"
"""Stands before the tokens of a quote that ends amid a word, which are not all among the tokens of its text."""

CUT_TAG = "q"
"""The label of texts that hold a fact with such a quote."""


class FactRow(NamedTuple):
    """A fact as conditions are held against it. `low` to `high` is what a figure states; `high` only for ranges.

    `name` is the tokens of a figure's indicator, a measure's actor or a ticker's symbol. `rule` says by which rule it
    was found and whether it is doubted (see `rule_of`). `quote` is the tokens of the fact's own words with a space at
    either end, behind `CUT` where these words begin or end amid a word of the text.
    """

    nth: int
    kind: int
    name: str | None
    unit: str | None
    low: float | None
    high: float | None
    key: int
    rule: int
    quote: str


class Labels(NamedTuple):
    """What a text's facts are about: the tokens of three columns of the index."""

    indicators: str
    actors: str
    tags: str


def fact_key(kind: str, quote: str, nth: int) -> int:
    """A number for what a decision belongs to: kind, quote, and which occurrence of it in the text (from 1).

    Two checksums of a different make: among the facts of one text none will share both by chance.
    """
    data = f"{kind} {nth} {quote}".encode("utf-8", "surrogatepass")
    return crc32(data) << 31 | adler32(data) >> 1


def rule_of(number: int) -> tuple[str, bool]:
    """The name of the rule that a row's `rule` stands for, "" where it is unknown, and whether the fact is doubted."""
    names, at = _rule_names(), number >> 1
    return names[at] if at < len(names) else "", bool(number & 1)


def occurrences(text: str, spans: Iterable[tuple[int, int]]) -> list[int]:
    """Which occurrence of its quote (from 1) each span of a text is; overlapping ones count, spans in reading order."""
    seen: dict[str, tuple[int, int]] = {}
    found = []
    for start, end in spans:
        quote = text[start:end]
        nth, last = seen.get(quote, (0, -1))
        while last < start and (at := text.find(quote, last + 1, end)) >= 0:
            nth, last = nth + 1, at
        seen[quote] = nth, last
        found.append(nth)
    return found


def name_tokens(name: str) -> str:
    """A name's tokens with a space at either end, so that a phrase's tokens can be looked for in them."""
    return f" {tokens(name)} "


def bucket_of(value: float) -> int:
    """The bucket of a value."""
    return bisect_right(EDGES, value)


def kind_tag(kind: str) -> str:
    """The label of texts that hold a fact of this kind."""
    return f"k{kind}"


@lru_cache(2_000)
def unit_tag(unit: str) -> str:
    """The label of texts that hold a figure in this unit."""
    return f"u{folded_unit(unit)}"


@lru_cache(5_000)
def value_tag(unit: str | None, bucket: int) -> str:
    """The label of texts that hold a figure with a value in this bucket, in this unit or in any."""
    return f"v{'' if unit is None else folded_unit(unit)}·{bucket}"


@lru_cache(2_000)
def symbol_tag(symbol: str) -> str:
    """The label of texts that mention this security, by symbol (600648.SH) or code (600648)."""
    return f"s{folded_unit(symbol)}"


@lru_cache(2_000)
def folded_unit(unit: str) -> str:
    """A unit or symbol as it is compared: one token."""
    return "".join(fold(unit).split())


def rows_of(text: str, facts: Sequence[Fact]) -> list[FactRow]:
    """The rows of an article's facts, in order."""
    named = [name_of(fact) for fact in facts]
    said = _tokens_of([*named, *(fact.quote for fact in facts)])
    nths = occurrences(text, [(fact.start, fact.end) for fact in facts])
    rules = _rule_numbers()
    rows = []
    for at, (fact, nth) in enumerate(zip(facts, nths, strict=True)):
        kind = fact.kind
        unit, low, high = (folded_unit(fact.unit), *bounds(fact)) if isinstance(fact, Figure) else (None, None, None)
        rule = rules.get(fact.rule, 0) << 1 | bool(fact.doubt)
        name = said.get(named[at])
        quote = f"{CUT * _is_cut(text, fact)} {said[fact.quote]} "
        rows.append(FactRow(at, KINDS[kind], name, unit, low, high, fact_key(kind, fact.quote, nth), rule, quote))
    return rows


def labels_of(facts: Sequence[Fact], rows: Sequence[FactRow]) -> Labels:
    """The labels of an article's facts, each once."""
    tags: dict[str, None] = {}
    names: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    for fact, row in zip(facts, rows, strict=True):
        tags[kind_tag(fact.kind)] = None
        if row.quote.startswith(CUT):
            tags[CUT_TAG] = None
        if row.name:
            names[fact.kind][row.name] = None
        if isinstance(fact, Figure):
            tags[unit_tag(fact.unit)] = None
            if row.low is not None:
                first = bucket_of(row.low)
                for bucket in range(first, (first if row.high is None else bucket_of(row.high)) + 1):
                    tags[value_tag(fact.unit, bucket)] = tags[value_tag(None, bucket)] = None
        elif isinstance(fact, Ticker):
            tags[symbol_tag(fact.symbol)] = tags[symbol_tag(fact.symbol.partition(".")[0])] = None
    return Labels(_joined(names["figure"]), _joined(names["measure"]), " ".join(tags))


@cache
def _rule_names() -> tuple[str, ...]:
    from tui.facts.extract import RULES  # the rules take longer to load than a screen to draw

    return ("", *(rule.name for rule in RULES))


@cache
def _rule_numbers() -> dict[str, int]:
    return {name: number for number, name in enumerate(_rule_names())}


def name_of(fact: Fact) -> str:
    """What a fact is about: a figure's indicator, a measure's actor, a ticker's symbol; "" where it says none."""
    if isinstance(fact, Figure):
        return fact.indicator or ""
    if isinstance(fact, Measure):
        return fact.actor or ""
    return fact.symbol if isinstance(fact, Ticker) else ""


def _is_cut(text: str, fact: Fact) -> bool:
    return amid_word(text, fact.start) or amid_word(text, fact.end)


def _tokens_of(named: Iterable[str]) -> dict[str, str]:
    """The tokens of names: all in one go, which takes a fraction of the time of one after the other."""
    names = dict.fromkeys(filter(None, named))
    joined = _NEXT.join(names)
    if joined.count(_NEXT) >= len(names):
        return {name: tokens(name) for name in names}
    return dict(zip(names, tokens(joined).split(f" {_NEXT} "), strict=False))


def _joined(names: Iterable[str]) -> str:
    """The tokens of several names with a mark between, across which no phrase is found."""
    return f" {_NEXT} ".join(names)


def bounds(figure: Figure) -> tuple[float | None, float | None]:
    """The lowest and the highest value that a figure states; the highest only of a range."""
    low = _number(figure.value)
    if figure.high is None:
        return low, None
    high = _number(figure.high)
    return (high, low) if low is not None and high is not None and high < low else (low, high)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value == value else None
