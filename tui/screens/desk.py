"""What lies on the desk: the open article, its facts, what was decided on them and which is under review.

The text's span, the sidebar's row and the colours are views of this one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from tui.review.deeds import ADDED, Case, current
from tui.review.events import OPEN, Act, Decision, Event, FactKey, How, State
from tui.review.opening import Item, Reviewed

if TYPE_CHECKING:
    from tui.articles.document import Article
    from tui.facts.fact import Fact
    from tui.review.equations import Check


class Desk:
    """An open article with its facts in reading order.

    `facts`, `found`, `keys`, `decisions`, `confirm` and `rests_on` run side by side, `current` indexes them. `found`
    are the facts as they were extracted (`extracted`: these alone) or added, `facts` as they stand, corrections taken
    in. `confirm` says whether a decision that was made on another text is to be confirmed, `rests_on` which event it
    rests on. `events` are what all reviewers recorded on this text, in order; `orphans` are decisions on facts that are
    not there any more. `checks` are those of its figures against each other, `compared` those against other articles.
    """

    def __init__(
        self,
        article: Article,
        facts: list[Fact],
        keys: list[FactKey],
        decisions: list[Decision],
        current: int | None = None,
        events: Iterable[Event] = (),
    ) -> None:
        self.article = article
        self.facts = facts
        self.keys = keys
        self.decisions = decisions
        self.current = current
        self.events = list(events)
        self.orphans: list[Event] = []
        self.extracted = list(facts)
        self.found = list(facts)
        self.confirm = [False] * len(facts)
        self.rests_on: list[Event | None] = [None] * len(facts)
        self.checks: list[Check] = []
        self._checked: tuple[list[Check], list[Check], dict[int, list[Check]]] | None = None
        self.compared: list[Check] = []
        self._held = list(decisions)
        self._unseen: Callable[[FactKey], bool] = _none
        self._decided: int | None = None

    @classmethod
    def of(cls, known: Reviewed, extracted: Sequence[Fact], events: Sequence[Event]) -> Desk:
        """The desk with an article as a reviewer has left it, and all that was recorded on its text."""
        desk = cls(known.article, [], [], [])
        desk.extracted = list(extracted)
        desk.know(known, events)
        return desk

    @property
    def states(self) -> list[State]:
        """Where each fact stands."""
        return [decision.state for decision in self.decisions]

    def decided(self) -> int:
        """How many facts are accepted or rejected, those to be confirmed left out."""
        if self._decided is None:  # headings ask at every key, and an article may have thousands of facts
            self._decided = sum(
                decision.state not in OPEN and not confirm
                for decision, confirm in zip(self.decisions, self.confirm, strict=True)
            )
        return self._decided

    def at_number(self, number: int) -> int | None:
        """The index of the fact that was extracted as the `number`th, from 0; None where there are not so many."""
        fact = self.extracted[number] if number < len(self.extracted) else None
        return next((at for at, found in enumerate(self.found) if found is fact), None) if fact else None

    def hide(self, unseen: Callable[[FactKey], bool]) -> None:
        """Show facts as if nothing had been decided on them, as long as `unseen` says so of their keys."""
        self._unseen = unseen
        self._arrange(list(self._items()))

    def is_unseen(self, at: int) -> bool:
        """Whether what was decided on a fact is not to be seen."""
        return self._unseen(self.keys[at])

    def holds(self, key: FactKey) -> Decision:
        """What holds of a fact, seen or not."""
        return self._held[self.keys.index(key)] if key in self.keys else Decision()

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
        for waits in (self._waits, lambda at: self.decisions[at].state is State.SKIPPED):
            found = next((at for at in ring if waits(at)), None)
            if found is not None:
                return found
        return None

    def _waits(self, at: int) -> bool:
        return self.decisions[at].state is State.UNDECIDED or self.confirm[at]

    def case(self, at: int, shown_by: str = "article", dwell_ms: int | None = None) -> Case:
        """A fact as it stands before the reviewer."""
        from tui.facts.fact import record

        row = record(self.found[at], self.article)
        return Case(self.article.path, self.keys[at], row, self.decisions[at], shown_by, dwell_ms)

    def take_in(self, events: Sequence[Event]) -> None:
        """Let what has just been recorded on this text hold, too."""
        from tui.facts.fact import fact_of

        self.events.extend(events)
        latest = {event.key: event for event in events}
        items = [
            item._replace(decision=event.after, confirm=False, event=event)
            if (event := latest.pop(item.key, None))
            else item
            for item in self._items()
        ]
        added = (event for event in latest.values() if event.act is Act.ADD)
        items.extend(Item(fact_of(event.fact), event.key, event.after, How.EXACT, event=event) for event in added)
        self._arrange(items)

    def know(self, known: Reviewed, events: Sequence[Event]) -> None:
        """Let hold what the journal says now."""
        self.events = list(events)
        self.orphans = known.orphans
        self._arrange(known.items)

    def _items(self) -> Iterable[Item]:
        rows = zip(self.found, self.keys, self._held, self.confirm, self.rests_on, strict=True)
        return (Item(fact, key, decision, How.EXACT, confirm, event) for fact, key, decision, confirm, event in rows)

    def _arrange(self, items: Iterable[Item]) -> None:
        """Bring facts into reading order as they stand; the one under review stays it, if it is among them."""
        under_review = None if self.current is None else self.keys[self.current]
        shown = [(self._shown(item), item) for item in items]
        rows = [(as_it_stands(item.fact, decision, self.article), decision, item) for decision, item in shown]
        rows.sort(key=lambda row: (row[0].start, row[0].end, row[0].kind))
        self.facts = [fact for fact, _, _ in rows]
        self.decisions = [decision for _, decision, _ in rows]
        self._know_items([item for _, _, item in rows])
        self._decided = None
        self.current = self.keys.index(under_review) if under_review in self.keys else None

    def _know_items(self, items: Sequence[Item]) -> None:
        """What is known of the facts, in their order."""
        self.found = [item.fact for item in items]
        self.keys = [item.key for item in items]
        self._held = [item.decision for item in items]
        self.confirm = [item.confirm for item in items]
        self.rests_on = [item.event for item in items]

    def _shown(self, item: Item) -> Decision:
        """The decision on a fact as the reviewer is to see it; note and flag stand beside any."""
        held = item.decision
        return Decision(flagged=held.flagged, note=held.note) if self._unseen(item.key) else held

    def check_figures(self) -> None:
        """Check the figures against each other as they stand; takes a while, so call it in a worker."""
        from tui.review.checks import check

        self.checks = check(self.article, list(self.facts))

    def checks_of(self, at: int) -> list[Check]:
        """The checks that rest on a fact, failed ones first."""
        if not self.checks and not self.compared:
            return []
        if self._checked is None or self._checked[0] is not self.checks or self._checked[1] is not self.compared:
            from tui.review.checks import by_fact

            # Each row of the facts pane asks at every frame.
            self._checked = self.checks, self.compared, by_fact([*self.checks, *self.compared])
        return self._checked[2].get(at, [])

    def failed(self, at: int) -> str:
        """What the first check that fails says of a fact; empty where none does."""
        return next((check.says for check in self.checks_of(at) if not check.passed), "")

    def history(self, at: int) -> list[Event]:
        """The events on a fact, of all reviewers, in order; the one first that came over from another text.

        None where what was decided is not to be seen.
        """
        if self.is_unseen(at):
            return []
        brought = self.rests_on[at]
        here = [event for event in self.events if event.key == self.keys[at]]
        return [brought, *here] if brought and brought.key != self.keys[at] else here

    def mark(self, at: int) -> str:
        """The one-cell mark of where a fact stands, the same in every pane."""
        return AGAIN if self.confirm[at] else mark_of(self.facts[at], self.decisions[at])

    def word(self, at: int) -> str:
        """Where a fact stands, in a word."""
        return WORDS[self.mark(at)]


AGAIN = "↺"
"""The mark of a decision that was made on another text and is to be confirmed."""

WORDS = {
    AGAIN: "to confirm again",
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
        if fact.rule == ADDED:
            return "+"
        return "✎" if decision.corrected else "✓"
    if decision.state is State.REJECTED:
        return "✗"
    if decision.state is State.SKIPPED:
        return "»"
    return "?" if fact.doubt else "∙"


def first_mark(marks: Sequence[str]) -> str:
    """The mark among several that most needs the reviewer."""
    return min(marks, key=list(WORDS).index)


def _none(key: FactKey) -> bool:
    return False


def as_it_stands(found: Fact, decision: Decision, article: Article) -> Fact:
    """A fact with what was corrected of it."""
    from tui.facts.fact import fact_of, record

    if not decision.edited:
        return found
    return fact_of(current(record(found, article), decision)).but(why=found.why)
