"""What a query is made of once it is read: conditions, and what joins them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui.archive.terms import Phrase

UNDECIDED = "undecided"
"""The state of facts that nobody has decided on."""


@dataclass(frozen=True, slots=True)
class Words:
    """The phrase stands in the text or the title; with `title` in the title."""

    phrase: Phrase
    title: bool = False


@dataclass(frozen=True, slots=True)
class PathHas:
    """The characters stand in the article's path, ASCII letters in either case."""

    text: str


@dataclass(frozen=True, slots=True)
class CategoryHas:
    """The phrase stands in one of the article's categories, or is (`whole`) one of them."""

    phrase: Phrase
    whole: bool


@dataclass(frozen=True, slots=True)
class DateIn:
    """The article's date lies from `start` (included) to `end` (excluded), seconds since 1970; None: no bound."""

    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class KindIs:
    """The fact is of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class SymbolIs:
    """The ticker is this security, by symbol or by code alone."""

    symbol: str


@dataclass(frozen=True, slots=True)
class NameHas:
    """The phrase stands in the figure's indicator or the measure's actor (`kind` says which), or is (`whole`) it."""

    kind: str
    phrase: Phrase
    whole: bool


@dataclass(frozen=True, slots=True)
class QuoteHas:
    """The phrase stands in the fact's own words, or is (`whole`) all of them."""

    phrase: Phrase
    whole: bool


@dataclass(frozen=True, slots=True)
class UnitIs:
    """The figure is in this unit, in letters of either case."""

    unit: str


@dataclass(frozen=True, slots=True)
class ValueIn:
    """A value of the figure lies between the bounds; None: no bound. A bound that is `open` is not in itself."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class StateIs:
    """The fact stands in this state of review."""

    state: str


FactTest = KindIs | SymbolIs | NameHas | QuoteHas | UnitIs | ValueIn | StateIs
Leaf = Words | PathHas | CategoryHas | DateIn | FactTest


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of the parts holds."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class HasFact:
    """The article has a fact of which `test` holds: fact tests only, joined in any way."""

    test: "Node"


Node = Leaf | And | Or | Not | HasFact


def phrases_of(node: Node) -> Iterator[Words]:
    """The words whose being there makes an article a hit."""
    match node:
        case Words():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from phrases_of(part)


def fact_tests_of(node: Node) -> Iterator[Node]:
    """The tests of facts of which being there makes an article a hit."""
    match node:
        case HasFact(test):
            yield test
        case And(parts) | Or(parts):
            for part in parts:
                yield from fact_tests_of(part)
