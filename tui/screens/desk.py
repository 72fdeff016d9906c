"""What lies on the desk: the open article, its facts, their states and which is under review.

The text's span, the sidebar's row and the colours are views of this one thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.articles.document import Article
from tui.facts.fact import Fact
from tui.review.events import OPEN, Decision, Event, FactKey, State, fold


@dataclass
class Desk:
    """An open article. `facts`, `keys` and `decisions` run side by side in reading order; `current` indexes them.

    `events` are what all reviewers recorded on this text, in order.
    """

    article: Article
    facts: list[Fact]
    keys: list[FactKey]
    decisions: list[Decision]
    current: int | None = None
    events: list[Event] = field(default_factory=list)

    @property
    def states(self) -> list[State]:
        """Where each fact stands."""
        return [decision.state for decision in self.decisions]

    def decided(self) -> int:
        """How many facts are accepted or rejected."""
        return sum(decision.state not in OPEN for decision in self.decisions)

    def next_fact(self, step: int) -> int | None:
        """The fact after (1) or before (-1) the current one, in reading order; None past the ends."""
        if self.current is None:
            return (0 if step > 0 else len(self.facts) - 1) if self.facts else None
        at = self.current + step
        return at if 0 <= at < len(self.facts) else None

    def next_undecided(self, step: int) -> int | None:
        """The next undecided fact that way, round the end of the article, else the next skipped; None if none is."""
        count = len(self.facts)
        here = self.current if self.current is not None else (-1 if step > 0 else count)
        ring = [(here + step * offset) % count for offset in range(1, count + 1)]
        for state in (State.UNDECIDED, State.SKIPPED):
            found = next((at for at in ring if self.decisions[at].state is state), None)
            if found is not None:
                return found
        return None

    def take_in(self, events: Sequence[Event]) -> None:
        """Let what has just been recorded hold."""
        self.events.extend(events)
        for event in events:
            if event.key in self.keys:
                self.decisions[self.keys.index(event.key)] = event.after

    def know(self, events: list[Event], reviewer: str) -> None:
        """Let hold what all the events on this text add up to for a reviewer."""
        self.events = events
        known = fold([event for event in events if event.reviewer == reviewer])
        self.decisions = [known.get(key, Decision()) for key in self.keys]

    def history(self, at: int) -> list[Event]:
        """The events on a fact, of all reviewers, in order."""
        return [event for event in self.events if event.key == self.keys[at]]

    def mark(self, at: int) -> str:
        """The one-cell mark of where a fact stands, the same in every pane."""
        return mark_of(self.facts[at], self.decisions[at])

    def word(self, at: int) -> str:
        """Where a fact stands, in a word."""
        return WORDS[self.mark(at)]


WORDS = {
    "?": "doubtful",
    "∙": "undecided",
    "»": "skipped",
    "✗": "rejected",
    "✓": "accepted",
    "✎": "corrected",
    "+": "added",
}
"""The marks, those that most need the reviewer first, and what each says; none is of ambiguous width."""

FLAG = "⚑"
"""Stands beside the mark of a flagged fact."""


def mark_of(fact: Fact, decision: Decision) -> str:
    """The mark of a fact on which a decision holds."""
    if decision.state is State.ACCEPTED:
        return "✎" if decision.corrected else "✓"
    if decision.state is State.REJECTED:
        return "✗"
    if decision.state is State.SKIPPED:
        return "»"
    return "?" if fact.doubt else "∙"


def first_mark(marks: Sequence[str]) -> str:
    """The mark among several that most needs the reviewer."""
    return min(marks, key=list(WORDS).index)
