"""The facts: what Zhupi extracts, in the fields of its contract (docs/facts.md)."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, ClassVar, Literal, Self

from tui.articles.document import Article

CONTEXT = 32
"""Code points of context kept on each side (W3C TextQuoteSelector)."""

Approx = Literal["about", "over", "under"]
Direction = Literal["up", "down", "flat"]
Basis = Literal["yoy", "mom", "qoq", "ytd"]
Status = Literal["planned", "ongoing", "done"]


OWN: dict[str, tuple[str, ...]] = {
    "figure": ("value", "high", "unit", "counted", "approx", "direction", "basis", "indicator", "period"),
    "measure": ("action", "target", "actor", "area", "status"),
    "ticker": ("symbol", "mic", "name", "evidence"),
}
"""Names of a kind's own fields, in order."""


class Fact:
    """A span of an article's text with what it states; `text[start:end] == quote`, code points, end-exclusive.

    `doubt` is empty where the extractor asserts the fact, else one short reason why it does not.
    `why` names the evidence and the steps that led to the fact, for `explain` and the evidence card.
    A fact is never changed once it is made (`but` makes another); it is not frozen because that would make the making
    take three times as long, and no dataclass because to write one takes a good part of a start.
    """

    __slots__ = ("confidence", "doubt", "end", "quote", "rule", "start", "why")
    kind: ClassVar[str] = ""

    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    doubt: str
    why: tuple[str, ...]

    # Kinds set all fields themselves: to call one function for the common ones would take as long as all the rest.

    def but(self, **changes: Any) -> Self:
        """The same fact with other values in some fields."""
        names = (*_OWN_OF_ALL, "why", *OWN[self.kind])
        return type(self)(**({name: getattr(self, name) for name in names} | changes))

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


class Figure(Fact):
    """A quantity that the text states. `value` and `high` are decimal strings with scale words folded in."""

    __slots__ = OWN["figure"]
    kind: ClassVar[str] = "figure"

    def __init__(
        self,
        *,
        value: str,
        high: str | None = None,
        unit: str = "1",
        counted: str | None = None,
        approx: Approx | None = None,
        direction: Direction | None = None,
        basis: Basis | None = None,
        indicator: str | None = None,
        period: str | None = None,
        start: int,
        end: int,
        quote: str,
        rule: str,
        confidence: float = 0.0,
        doubt: str = "",
        why: tuple[str, ...] = (),
    ) -> None:
        self.start = start
        self.end = end
        self.quote = quote
        self.rule = rule
        self.confidence = confidence
        self.doubt = doubt
        self.why = why
        self.value = value
        self.high = high
        self.unit = unit
        self.counted = counted
        self.approx: Approx | None = approx
        self.direction: Direction | None = direction
        self.basis: Basis | None = basis
        self.indicator = indicator
        self.period = period


class Measure(Fact):
    """An action of policy by an authority: `quote` is `action` with `target`."""

    __slots__ = OWN["measure"]
    kind: ClassVar[str] = "measure"

    def __init__(
        self,
        *,
        action: str,
        target: str,
        actor: str | None = None,
        area: str | None = None,
        status: Status = "planned",
        start: int,
        end: int,
        quote: str,
        rule: str,
        confidence: float = 0.0,
        doubt: str = "",
        why: tuple[str, ...] = (),
    ) -> None:
        self.start = start
        self.end = end
        self.quote = quote
        self.rule = rule
        self.confidence = confidence
        self.doubt = doubt
        self.why = why
        self.action = action
        self.target = target
        self.actor = actor
        self.area = area
        self.status: Status = status


class Ticker(Fact):
    """A mention of a listed security."""

    __slots__ = OWN["ticker"]
    kind: ClassVar[str] = "ticker"

    def __init__(
        self,
        *,
        symbol: str,
        mic: str,
        name: str,
        evidence: tuple[str, ...] = (),
        start: int,
        end: int,
        quote: str,
        rule: str,
        confidence: float = 0.0,
        doubt: str = "",
        why: tuple[str, ...] = (),
    ) -> None:
        self.start = start
        self.end = end
        self.quote = quote
        self.rule = rule
        self.confidence = confidence
        self.doubt = doubt
        self.why = why
        self.symbol = symbol
        self.mic = mic
        self.name = name
        self.evidence = evidence


COMMON = ("article", "kind", "quote", "start", "end", "prefix", "suffix", "rule", "confidence", "doubt")
"""Names of the fields that every record begins with, in order."""

_OWN_OF_ALL = ("start", "end", "quote", "rule", "confidence", "doubt")

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
