"""The facts: what Zhupi extracts, in the fields of its contract (docs/facts.md)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, ClassVar, Literal

from tui.articles.document import Article

CONTEXT = 32
"""Code points of context kept on each side (W3C TextQuoteSelector)."""

Approx = Literal["about", "over", "under"]
Direction = Literal["up", "down", "flat"]
Basis = Literal["yoy", "mom", "qoq", "ytd"]
Status = Literal["planned", "ongoing", "done"]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Fact:
    """A span of an article's text with what it states; `text[start:end] == quote`, code points, end-exclusive.

    `doubt` is empty where the extractor asserts the fact, else one short reason why it does not.
    `why` names the evidence and the steps that led to the fact, for `explain` and the evidence card.
    A fact is never changed once it is made; it is not frozen because that would make the making take three times as long.
    """

    kind: ClassVar[str] = ""
    start: int
    end: int
    quote: str
    rule: str
    confidence: float = 0.0
    doubt: str = ""
    why: tuple[str, ...] = ()

    # Written once for all kinds: what `dataclass` would write for each takes a good part of a start to compile.

    def _values(self) -> tuple[object, ...]:
        return _VALUES[type(self)](self)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={getattr(self, name)!r}" for name in (*_OWN_OF_ALL, "why", *OWN[self.kind]))
        return f"{type(self).__name__}({given})"


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Figure(Fact):
    """A quantity that the text states. `value` and `high` are decimal strings with scale words folded in."""

    kind: ClassVar[str] = "figure"
    value: str
    high: str | None = None
    unit: str = "1"
    counted: str | None = None
    approx: Approx | None = None
    direction: Direction | None = None
    basis: Basis | None = None
    indicator: str | None = None
    period: str | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Measure(Fact):
    """An action of policy by an authority: `quote` is `action` with `target`."""

    kind: ClassVar[str] = "measure"
    action: str
    target: str
    actor: str | None = None
    area: str | None = None
    status: Status = "planned"


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Ticker(Fact):
    """A mention of a listed security."""

    kind: ClassVar[str] = "ticker"
    symbol: str
    mic: str
    name: str
    evidence: tuple[str, ...] = ()


COMMON = ("article", "kind", "quote", "start", "end", "prefix", "suffix", "rule", "confidence", "doubt")
"""Names of the fields that every record begins with, in order."""

_OWN_OF_ALL = ("start", "end", "quote", "rule", "confidence", "doubt")

OWN: dict[str, tuple[str, ...]] = {
    cls.kind: tuple(f.name for f in fields(cls) if f.name not in {g.name for g in fields(Fact)})
    for cls in (Figure, Measure, Ticker)
}
"""Names of a kind's own fields, in order."""

_VALUES: dict[type[Fact], Callable[[Fact], tuple[object, ...]]] = {
    cls: attrgetter(*_OWN_OF_ALL, "why", *OWN[cls.kind]) for cls in (Figure, Measure, Ticker)
}


def record(fact: Fact, article: Article) -> dict[str, Any]:
    """The fact as the contract's JSON object: common fields, then the kind's own."""
    text = article.text
    common = {
        "article": article.path,
        "kind": fact.kind,
        "quote": fact.quote,
        "start": fact.start,
        "end": fact.end,
        "prefix": text[max(0, fact.start - CONTEXT) : fact.start],
        "suffix": text[fact.end : fact.end + CONTEXT],
        "rule": fact.rule,
        "confidence": fact.confidence,
        "doubt": fact.doubt,
    }
    own = {name: getattr(fact, name) for name in OWN[fact.kind]}
    return common | {name: list(value) if isinstance(value, tuple) else value for name, value in own.items()}


_CLASSES: dict[str, Callable[..., Fact]] = {cls.kind: cls for cls in (Figure, Measure, Ticker)}


def fact_of(record: Mapping[str, Any]) -> Fact:
    """The fact of which `record` told, but for why it was found. Raises KeyError where a field is missing."""
    kind = record["kind"]
    values = {name: record[name] for name in (*_OWN_OF_ALL, *OWN[kind])}
    return _CLASSES[kind](
        **{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    )
