"""What several reviewers' decisions come to: agreed, settled by adjudication, or disputed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.review.events import OPEN, Act, Decision, Event, FactKey, State, standing


class How(StrEnum):
    """Why a final decision is what it is."""

    ONLY = "only"
    """One reviewer has decided."""
    AGREED = "agreed"
    """Several have, alike."""
    ADJUDICATED = "adjudicated"
    DISPUTED = "disputed"
    """Several have, differently, and nobody has settled it."""
    OPEN = "open"
    """Nobody has accepted or rejected it."""


@dataclass(frozen=True, slots=True)
class Final:
    """What holds of a fact over all reviewers.

    `decision` is undecided where it is disputed; where it is open, it says whether the fact was skipped or flagged.
    `reviewers` are those whose decisions count (accepted or rejected), by name; of an adjudication, whoever made it.
    `event` is the newest event that it rests on, with the fact's record and its article; None where nothing stands.
    """

    decision: Decision
    how: How
    reviewers: tuple[str, ...]
    event: Event | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact on which reviewers decided differently: each one's decision by name, and the `uid`s to be cited.

    `settled` is the adjudication where there is one.
    """

    key: FactKey
    article: str
    fact: Mapping[str, object]
    decisions: Mapping[str, Decision]
    cites: tuple[str, ...]
    settled: Event | None


def final_decisions(events: Iterable[Event], reviewers: Collection[str] | None = None) -> dict[FactKey, Final]:
    """What holds of every fact that events (in the journal's order; of all reviewers, or some) name.

    An adjudication holds, the last one where there are several; else what all who have accepted or rejected say alike,
    corrections included. Flags and notes are no dispute: the last of those who count are kept.
    """
    finals: dict[FactKey, Final] = {}
    for key, view in _views(events, reviewers).items():
        finals[key] = view.final()
    return finals


def differences(events: Iterable[Event], reviewers: Collection[str] | None = None) -> list[Difference]:
    """The facts that reviewers decided differently, in order of the first event on each; settled ones included."""
    found = []
    for key, view in _views(events, reviewers).items():
        if len(view.counting()) > 1 and not view.is_agreed():
            event = view.newest()
            assert event is not None
            cites = tuple(own.uid for own in view.last.values())
            decisions = {name: own.after for name, own in view.last.items()}
            found.append(Difference(key, event.article, event.fact, decisions, cites, view.settled))
    return found


def same(one: Decision, other: Decision) -> bool:
    """Whether two decisions say the same of a fact: its state and, where it was corrected, the correction."""
    if one.state is not other.state:
        return False
    return one.state is not State.ACCEPTED or (one.edited or None) == (other.edited or None)


@dataclass
class _View:
    """A fact's last standing event of each reviewer, adjudications apart."""

    last: dict[str, Event]
    settled: Event | None = None

    def counting(self) -> list[str]:
        """Who has accepted or rejected the fact."""
        return [name for name, event in self.last.items() if event.after.state not in OPEN]

    def is_agreed(self) -> bool:
        first, *others = [self.last[name].after for name in self.counting()]
        return all(same(first, other) for other in others)

    def newest(self) -> Event | None:
        """The newest event of those that count, of all where none does."""
        names = self.counting() or list(self.last)
        return max((self.last[name] for name in names), key=lambda event: (event.at, event.id), default=self.settled)

    def final(self) -> Final:
        if self.settled is not None:
            return Final(self.settled.after, How.ADJUDICATED, (self.settled.reviewer,), self.settled)
        names, event = self.counting(), self.newest()
        if not names or event is None:
            kept = event.after if event is not None else Decision()
            return Final(kept, How.OPEN, (), event)
        if not self.is_agreed():
            return Final(Decision(), How.DISPUTED, tuple(sorted(names)), event)
        return Final(event.after, How.AGREED if len(names) > 1 else How.ONLY, tuple(sorted(names)), event)


def _views(events: Iterable[Event], reviewers: Collection[str] | None) -> dict[FactKey, _View]:
    counted: Sequence[Event] = [event for event in events if reviewers is None or event.reviewer in reviewers]
    views: dict[FactKey, _View] = {}
    for event in standing(counted):
        view = views.setdefault(event.key, _View({}))
        if event.act is Act.ADJUDICATE:
            view.settled = event
        else:
            view.last[event.reviewer] = event
    return views
