"""What lies on the desk: the open article, its facts, their states and which is under review.

The text's span, the sidebar's row and the colours are views of this one thing.
"""

from dataclasses import dataclass

from tui.articles.document import Article
from tui.facts.fact import Fact
from tui.review.events import OPEN, Decision, FactKey, State


@dataclass
class Desk:
    """An open article. `facts`, `keys` and `decisions` run side by side in reading order; `current` indexes them."""

    article: Article
    facts: list[Fact]
    keys: list[FactKey]
    decisions: list[Decision]
    current: int | None = None

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
        """The next undecided fact that way, round the end of the article; None where all are decided."""
        count = len(self.facts)
        here = self.current if self.current is not None else (-1 if step > 0 else count)
        ring = ((here + step * offset) % count for offset in range(1, count + 1)) if count else ()
        return next((at for at in ring if self.decisions[at].state is State.UNDECIDED), None)


def mark_of(fact: Fact, state: State) -> str:
    """The one-cell mark of a fact's state, the same in every pane."""
    if state is State.ACCEPTED:
        return "✓"
    if state is State.REJECTED:
        return "✗"
    return "?" if fact.doubt else "·"
