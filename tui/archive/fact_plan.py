"""Tests of facts → SQL: `f` is a row of files, `x` a row of facts.

The index of labels knows the texts that may hold a fact, and where that is all there is to say it is asked alone. Else
the rows of the facts of those texts are looked at, which are read together.
"""

from collections.abc import Sequence

from tui.archive.conditions import (
    UNDECIDED,
    And,
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
)  # fmt: skip
from tui.archive.labels import (
    CUT,
    CUT_TAG,
    EDGES,
    KINDS,
    bucket_of,
    folded_unit,
    kind_tag,
    name_tokens,
    symbol_tag,
    unit_tag,
    value_tag,
)  # fmt: skip
from tui.archive.sql import Sql, between, denied, holding, joined
from tui.archive.terms import Phrase

_NAME = "(' ' || x.name || ' ')"
_QUOTE = f"ltrim(x.quote, '{CUT}')"
_COLUMNS = {"figure": "indicators", "measure": "actors"}


def has_fact(test: Node) -> Sql:
    """The files whose text has a fact of which the test holds: for use beside other conditions."""
    test = _without_idle_kinds(test)
    may, surely = _may_match(test), _sure_match(test)
    if may is None:
        return joined("AND", [*_decided(test), _looked_at(test, "f.text")])
    if _label_says_all(test):
        return _labelled(may)
    looked_at = _looked_at(test, "f.text")
    if surely is not None:
        looked_at = joined("OR", [_labelled(surely), looked_at])
    return joined("AND", [_labelled(may), looked_at])


def texts_with(test: Node) -> Sql:
    """A SELECT of the texts that have a fact of which the test holds, each once, as `text`."""
    test = _without_idle_kinds(test)
    may, surely = _may_match(test), _sure_match(test)
    if may is None:
        found = has_fact(test)
        return Sql(f"SELECT f.text FROM (SELECT id AS text FROM texts) AS f WHERE {found.text}", found.values)
    labelled = "SELECT rowid AS text FROM labels WHERE labels MATCH ?"
    if _label_says_all(test):
        return Sql(labelled, (may,))
    exists = _looked_at(test, "labels.rowid")
    if surely is None:
        return Sql(f"{labelled} AND {exists.text}", (may, *exists.values))
    perhaps = f"({may} NOT {surely})"
    return Sql(f"{labelled} UNION ALL {labelled} AND {exists.text}", (surely, perhaps, *exists.values))


def row_of(test: Node) -> Sql:
    """The rows of facts of which the test holds."""
    match test:
        case And(parts):
            return joined("AND", map(row_of, parts))
        case Or(parts):
            return joined("OR", map(row_of, parts))
        case Not(part):
            return denied(row_of(part))
        case KindIs(kind):
            return Sql(f"(x.kind = {KINDS[kind]})")
        case UnitIs(unit):
            return Sql("(x.unit = ?)", (folded_unit(unit),))
        case SymbolIs(symbol):
            whole = "." in symbol
            return _of_kind("ticker", holding(_NAME, name_tokens(symbol if whole else f"{symbol}."), whole))
        case NameHas(kind, phrase, whole):
            return _of_kind(kind, holding(_NAME, tokens_of(phrase), whole))
        case QuoteHas(phrase, whole):
            return holding(_QUOTE if whole else "x.quote", tokens_of(phrase), whole)
        case ValueIn(low, high, low_open, high_open):
            above = between("coalesce(x.high, x.low)", low, None, lower=">" if low_open else ">=")
            below = between("x.low", None, high, upper="<" if high_open else "<=")
            return joined("AND", [above, below])
        case StateIs(state):
            decided = "SELECT 1 FROM temp.decided AS d WHERE d.text = x.text AND d.key = x.key"
            if state == UNDECIDED:
                return Sql(f"(NOT EXISTS ({decided} AND NOT d.beside))")
            return Sql(f"(EXISTS ({decided} AND d.state = ?))", (state,))
    raise AssertionError(test)


def needs_states(test: Node) -> bool:
    """Whether it takes the journal to answer."""
    match test:
        case And(parts) | Or(parts):
            return any(map(needs_states, parts))
        case Not(part):
            return needs_states(part)
    return isinstance(test, StateIs)


def tokens_of(phrase: Phrase) -> str:
    """The phrase's tokens as they stand in kept tokens; without the last space where its last word may go on."""
    tokens = name_tokens(phrase.text.strip())
    return tokens[:-1] if phrase.match.endswith("*") else tokens


def _of_kind(kind: str, test: Sql) -> Sql:
    return joined("AND", [Sql(f"x.kind = {KINDS[kind]}"), test])


def _looked_at(test: Node, text: str) -> Sql:
    """The texts whose facts' rows meet the test: those without its words are not looked at."""
    row = row_of(test)
    return joined("AND", [*_worded(test, text), _exists(row, text)])


def _worded(test: Node, text: str) -> list[Sql]:
    """What the index of words says of texts with such a fact: a quote's tokens are its text's, but where it is cut."""
    match test:
        case And(parts):
            return [said for part in parts for said in _worded(part, text)]
        case Or(parts):
            inner = [_worded(part, text) for part in parts]
            return [joined("OR", [joined("AND", said) for said in inner])] if all(inner) else []
        case QuoteHas(phrase):
            words = "SELECT rowid FROM words WHERE words MATCH ?"
            cut = "SELECT rowid FROM labels WHERE labels MATCH ?"
            return [Sql(f"{text} IN ({words} UNION {cut})", (f"(body : {phrase.match})", _tag(CUT_TAG)))]
    return []


def _exists(row: Sql, text: str) -> Sql:
    return Sql(f"EXISTS (SELECT 1 FROM facts AS x WHERE x.text = {text} AND {row.text})", row.values)


def _labelled(match: str) -> Sql:
    return Sql("f.text IN (SELECT rowid FROM labels WHERE labels MATCH ?)", (match,))


def _may_match(test: Node) -> str | None:
    """What the labels of a text say that may hold such a fact; None where they say nothing."""
    match test:
        case And(parts):
            unit = _unit_in(parts)
            known = [
                match
                for part in parts
                if (match := _bucket_match(part, unit) if isinstance(part, ValueIn) else _may_match(part)) is not None
            ]
            return f"({' AND '.join(known)})" if known else None
        case Or(parts):
            inner = [_may_match(part) for part in parts]
            return None if None in inner else f"({' OR '.join(filter(None, inner))})"
        case KindIs(kind):
            return _tag(kind_tag(kind))
        case UnitIs(unit):
            return _tag(unit_tag(unit))
        case SymbolIs(symbol):
            return _tag(symbol_tag(symbol))
        case NameHas(kind, phrase):
            return f"({_COLUMNS[kind]} : {phrase.match})"
        case ValueIn():
            return _bucket_match(test, None)
    return None


def _bucket_match(value: ValueIn, unit: str | None) -> str:
    """The buckets into which a value between the bounds may fall."""
    first = 0 if value.low is None else bucket_of(value.low)
    last = len(EDGES) if value.high is None else bucket_of(value.high)
    return _any_bucket(unit, range(first, last + 1))


def _sure_match(test: Node) -> str | None:
    """The buckets of which every value lies between the bounds, where nothing but a unit is asked beside."""
    parts = test.parts if isinstance(test, And) else (test,)
    values = [part for part in parts if isinstance(part, ValueIn)]
    units = [part for part in parts if isinstance(part, UnitIs)]
    if len(values) != 1 or len(units) > 1 or len(values) + len(units) < len(parts):
        return None
    buckets = [bucket for bucket in range(len(EDGES) + 1) if _lies_in(bucket, values[0])]
    return _any_bucket(_unit_in(parts), buckets) if buckets else None


def _lies_in(bucket: int, value: ValueIn) -> bool:
    first = EDGES[bucket - 1] if bucket else None
    end = EDGES[bucket] if bucket < len(EDGES) else None
    if value.low is not None and (first is None or first < value.low or (first == value.low and value.low_open)):
        return False
    return value.high is None or (end is not None and end <= value.high)


def _unit_in(parts: Sequence[Node]) -> str | None:
    return next((part.unit for part in parts if isinstance(part, UnitIs)), None)


def _any_bucket(unit: str | None, buckets: Sequence[int]) -> str:
    return f"(tags : ({' OR '.join(_quoted(value_tag(unit, bucket)) for bucket in buckets)}))"


def _quoted(tag: str) -> str:
    return f'"{tag}"'


def _tag(tag: str) -> str:
    return f"(tags : {_quoted(tag)})"


def _label_says_all(test: Node) -> bool:
    match test:
        case KindIs() | UnitIs() | SymbolIs():
            return True
        case NameHas():
            return not test.whole
        case Or(parts):
            return all(map(_label_says_all, parts))
    return False


def _without_idle_kinds(test: Node) -> Node:
    """`kind:figure` beside a test that only figures meet says nothing."""
    if not isinstance(test, And):
        return test
    implied = {"figure" for part in test.parts if isinstance(part, (UnitIs, ValueIn))}
    implied |= {part.kind for part in test.parts if isinstance(part, NameHas)}
    implied |= {"ticker" for part in test.parts if isinstance(part, SymbolIs)}
    kept = tuple(part for part in test.parts if not (isinstance(part, KindIs) and part.kind in implied))
    return kept[0] if len(kept) == 1 else And(kept)


def _decided(test: Node) -> list[Sql]:
    """The texts with facts in the states, other than undecided, that are asked for."""
    parts = test.parts if isinstance(test, And) else (test,)
    decided = "f.text IN (SELECT text FROM temp.decided WHERE state = ?)"
    states = [part.state for part in parts if isinstance(part, StateIs) and part.state != UNDECIDED]
    return [Sql(decided, (state,)) for state in states] or [Sql("f.text IS NOT NULL")]
