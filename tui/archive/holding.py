"""Tests of facts held against a record, as `fact_plan` holds them against the index's rows."""

from collections.abc import Callable

from tui.archive.conditions import (
    And,
    HasFact,
    KindIs,
    NameHas,
    Node,
    Not,
    Or,
    QuoteHas,
    StateIs,
    SymbolIs,
    UnitIs,
    ValueIn,
)
from tui.archive.fact_plan import tokens_of
from tui.archive.labels import bounds, folded_unit, name_of, name_tokens, symbol_tag
from tui.facts.fact import Fact, Figure, Ticker


def holds(test: Node, fact: Fact, state: str) -> bool:
    """Whether a test of facts holds of a fact in a state of review."""
    match test:
        case And(parts):
            return all(holds(part, fact, state) for part in parts)
        case Or(parts):
            return any(holds(part, fact, state) for part in parts)
        case Not(part):
            return not holds(part, fact, state)
        case KindIs(kind):
            return fact.kind == kind
        case StateIs(wanted):
            return state == wanted
        case UnitIs(unit):
            return isinstance(fact, Figure) and folded_unit(fact.unit) == folded_unit(unit)
        case SymbolIs(symbol):
            known = (fact.symbol, fact.symbol.partition(".")[0]) if isinstance(fact, Ticker) else ()
            return symbol_tag(symbol) in map(symbol_tag, known)
        case NameHas(kind, phrase, whole):
            name = name_of(fact) if fact.kind == kind else ""
            tokens, wanted = name_tokens(name), tokens_of(phrase)
            return bool(name) and (tokens == wanted if whole else wanted in tokens)
        case QuoteHas(phrase, whole):
            tokens, wanted = name_tokens(fact.quote), tokens_of(phrase)
            return tokens == wanted if whole else wanted in tokens
        case ValueIn():
            return isinstance(fact, Figure) and _lies(test, fact)
    raise AssertionError(test)


def relieved(node: Node | None, is_met: Callable[[Node], bool]) -> Node | None:
    """What is left to ask of an article of which some tests of facts are known to be met; None where nothing is.

    What a query denies is left as it is.
    """
    match node:
        case HasFact(test):
            return None if is_met(test) else node
        case And(parts):
            left = tuple(part for part in (relieved(part, is_met) for part in parts) if part is not None)
            return And(left) if left else None
        case Or(parts):
            rest = tuple(relieved(part, is_met) for part in parts)
            kept = tuple(part for part in rest if part is not None)
            return Or(kept) if len(kept) == len(rest) else None
    return node


def _lies(test: ValueIn, figure: Figure) -> bool:
    """Whether any value that a figure states lies between the bounds."""
    low, high = bounds(figure)
    if low is None:
        return False
    high = low if high is None else high
    above = test.low is None or (high > test.low if test.low_open else high >= test.low)
    return above and (test.high is None or (low < test.high if test.high_open else low <= test.high))
