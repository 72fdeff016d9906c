"""How fast decisions are made, and how long what is left will take.

    pace = pace_of(events_of_this_session)      # the journal's, one reviewer's, in order
    pace.per_minute, pace.seconds_left(queue.progress().left), hurried(events)

A decision takes as long as its fact was shown (`dwell_ms`), at most a minute: whoever looks away does not decide. A
batch is one act that decides many.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from tui.review.events import Act, Event, standing

LONGEST = 60.0
"""Seconds that a single decision counts at most."""

HURRIED_MS = 400
HURRIED_IN_A_ROW = 8
"""So many acceptances in a row, each faster than `HURRIED_MS`, are a hint to pause."""

DECIDING = frozenset({Act.ACCEPT, Act.REJECT, Act.SKIP, Act.EDIT, Act.ADD, Act.CONFIRM, Act.ADJUDICATE})


class Pace(NamedTuple):
    """Decisions made, acts that made them (a group is one), and the seconds they took."""

    decisions: int
    acts: int
    seconds: float

    @property
    def per_minute(self) -> float:
        """Decisions a minute, 0 before the first."""
        return self.decisions * 60 / self.seconds if self.seconds else 0.0

    def seconds_left(self, left: int) -> float | None:
        """How long so many more will take, None where nothing is known yet."""
        return left * self.seconds / self.decisions if self.decisions and self.seconds else None


def pace_of(events: Sequence[Event]) -> Pace:
    """The pace of one reviewer's events; what was undone took time but counts as no decision."""
    batches: dict[str, Event] = {}
    for event in events:
        batches.setdefault(event.batch, event)
    seconds = 0.0
    before: datetime | None = None
    for first in batches.values():
        at = datetime.fromisoformat(first.at)
        if first.dwell_ms is not None:
            seconds += min(first.dwell_ms / 1000, LONGEST)
        elif before is not None:
            seconds += min(max(0.0, (at - before).total_seconds()), LONGEST)
        before = at
    decided = [event for event in standing(events) if event.act in DECIDING]
    return Pace(len({event.key for event in decided}), len({event.batch for event in decided}), seconds)


def hurried(events: Sequence[Event]) -> bool:
    """Whether the last decisions were acceptances faster than anybody reads: time to pause."""
    last = [event for event in events if event.act in DECIDING and event.shown_by != "group"][-HURRIED_IN_A_ROW:]
    return len(last) == HURRIED_IN_A_ROW and all(
        event.act is Act.ACCEPT and event.dwell_ms is not None and event.dwell_ms < HURRIED_MS for event in last
    )
