"""Whether a journal is sound, and what is in it."""

from collections import Counter
from dataclasses import dataclass, field

from tui.review.events import State, fold
from tui.review.journal import Journal


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a reviewer has recorded: events in all, when the first and the last, and how many facts are in each state.

    `flagged` are counted beside their states.
    """

    events: int
    first: str
    last: str
    states: Counter[State] = field(default_factory=Counter)
    flagged: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """`faults` are lines that say what is wrong, none where the journal is sound. `unreadable` are events of a newer
    Zhupi; `texts` is on how many texts anything was recorded; `reviewers` are by name."""

    faults: list[str]
    events: int
    unreadable: int
    texts: int
    reviewers: dict[str, Reviewed]


def check(journal: Journal) -> Report:
    """Look through every page and every event of a journal. Raises JournalError where it cannot be read at all."""
    faults = journal.faults()
    events = journal.events() if not faults else []
    reviewers = {}
    for name in sorted({event.reviewer for event in events}):
        own = [event for event in events if event.reviewer == name]
        decisions = fold(own).values()
        reviewers[name] = Reviewed(
            len(own), own[0].at, own[-1].at, Counter(decision.state for decision in decisions),
            sum(decision.flagged for decision in decisions),
        )  # fmt: skip
    texts = len({event.key.text_sha256 for event in events})
    return Report(faults, len(events), journal.unreadable, texts, reviewers)
