"""What a reviewer does to a fact: the event, and the state that events add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tui.articles.document import Article
from tui.facts.fact import Fact


class Act(StrEnum):
    """What an event does."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNDO = "undo"


class State(StrEnum):
    """Where a fact stands; the fold of its events."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


_OUTCOME = {Act.ACCEPT: State.ACCEPTED, Act.REJECT: State.REJECTED}


@dataclass(frozen=True, slots=True)
class FactKey:
    """What a decision belongs to: the text's content, the kind, the quote and which occurrence of it (from 1).

    Neither offsets nor rule names are part of it, so a better extractor keeps the decision.
    """

    text_sha256: str
    kind: str
    quote: str
    nth: int


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the journal. `id` counts up; `at` is UTC in ISO 8601; `undoes` names the event taken back."""

    id: int
    at: str
    reviewer: str
    article: str
    key: FactKey
    rule: str
    extractor: str
    act: Act
    before: str
    after: str
    dwell_ms: int | None
    undoes: int | None


def keys_of(article: Article, facts: Iterable[Fact]) -> list[FactKey]:
    """The key of each fact, facts in reading order; overlapping occurrences of a quote count, too."""
    text, sha256 = article.text, article.text_sha256
    seen: dict[str, tuple[int, int]] = {}  # by quote: how many occurrences were counted, and where the last began
    keys: list[FactKey] = []
    for fact in facts:
        count, at = seen.get(fact.quote, (0, -1))
        while at < fact.start:
            at = text.find(fact.quote, at + 1)
            count += 1
        seen[fact.quote] = (count, at)
        keys.append(FactKey(sha256, fact.kind, fact.quote, count))
    return keys


def fold(events: Iterable[Event]) -> dict[FactKey, State]:
    """The state of every fact that the events, in order of `id`, name; an undone event counts for nothing."""
    listed = list(events)
    undone = {event.undoes for event in listed if event.undoes is not None}
    states: dict[FactKey, State] = {}
    for event in listed:
        states.setdefault(event.key, State.UNDECIDED)
        if event.act in _OUTCOME and event.id not in undone:
            states[event.key] = _OUTCOME[event.act]
    return states
