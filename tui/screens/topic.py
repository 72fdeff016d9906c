"""What facts are listed together, as a query over the archive: a security, an indicator, an actor, or any query."""

from dataclasses import dataclass, replace

from tui.facts.fact import Fact, Figure, Measure, Ticker


@dataclass(frozen=True, slots=True)
class Topic:
    """What facts are to be listed: `title` says it to people; `indicator` and `unit` name a series that can be drawn.

    Without a `field` the `value` is the query itself.

    `whole`: facts of just this indicator or actor, else of every one that has the words in it.
    """

    title: str
    field: str
    value: str
    indicator: str = ""
    unit: str = ""
    whole: bool = True

    @property
    def query(self) -> str:
        """The query in the language of the archive's search."""
        if not self.field:
            return self.value
        sign = "=" if self.whole and self.field != "ticker" else ""
        return f'{self.field}:{sign}"{self.value.replace(chr(34), " ")}"'

    def turned(self) -> "Topic":
        """The same with more or fewer facts; a security, or a query, is what it is."""
        return self if self.field in ("ticker", "") else replace(self, whole=not self.whole)


def topic_of(fact: Fact) -> Topic | None:
    """What a fact is about; None for a figure without an indicator and a measure without an actor."""
    if isinstance(fact, Ticker):
        return Topic(f"{fact.symbol} {fact.name}", "ticker", fact.symbol)
    if isinstance(fact, Figure) and fact.indicator:
        return Topic(fact.indicator, "indicator", fact.indicator, fact.indicator, fact.unit)
    if isinstance(fact, Measure) and fact.actor:
        return Topic(fact.actor, "actor", fact.actor)
    return None
