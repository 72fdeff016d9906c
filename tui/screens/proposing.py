"""Patterns: after like rejections one is proposed in a line, adopted by one key, switched off by another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from time import sleep
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.review.journal import JournalError
from tui.screens.background import Background
from tui.screens.raising import Raising

if TYPE_CHECKING:
    from tui.review.adopted import Adopted
    from tui.review.events import Event
    from tui.review.learning import Learner, Proposal
    from tui.review.patterns import Pattern
    from tui.review.precision import SurenessOfRules

AT_ONCE, PAUSE = 500, 0.01
"""Events studied at a time, and seconds between these and the next, which belong to the reviewer's keys."""


class Proposing(Raising):
    """Learns from rejections; what it learns only ever adds a doubt, and only when the reviewer says so."""

    class Learned(Message):
        """All that was decided before has been taken in."""

        def __init__(self, learner: Learner, sure: SurenessOfRules) -> None:
            super().__init__()
            self.learner = learner
            self.sure = sure

    adopted: Adopted | None = None
    """The patterns that were adopted, which the catalogue's facts are seen through; None where none are kept."""

    proposal: Proposal | None = None
    """What has been proposed and neither adopted nor passed by."""

    _learner: Learner | None = None
    _missed: list[Event]

    def on_mount(self) -> None:
        """Make ready for learning; it begins with the first rejection."""
        self._studying = Background()
        self._missed = []
        self._is_studying = False

    @property
    def patterns(self) -> Sequence[Pattern]:
        """What has been adopted, as far as is known without looking into the file."""
        return self.adopted.known if self.adopted else ()

    def say_patterns(self, trouble: str) -> None:
        """Say what is wrong with the file of patterns; called in a worker."""
        self.app.call_from_thread(self.say, trouble, error=True)

    def recorded(self, events: Sequence[Event]) -> None:
        """Learn from what was decided; propose what a rejection calls for."""
        from tui.review.events import CARRIED, State

        super().recorded(events)
        self.proposal = None
        # What is carried over to copies is the same find once more: one rejection is one, however many print it.
        events = [event for event in events if event.shown_by != CARRIED]
        if self._learner is None:
            self._missed.extend(events)
            if not self._is_studying and any(event.after.state is State.REJECTED for event in events):
                self._is_studying = True
                self._studying.run(self._study)
            return
        for event in events:
            self._learner.take(event.key, event.fact, event.after)
        self._propose(events)

    def _study(self, is_stale: Callable[[], bool]) -> None:
        from tui.review.learning import Learner
        from tui.review.precision import precision, sureness

        assert self.journal
        learner = Learner()
        events: list[Event] = []
        try:
            for event in self.journal.each_event():
                events.append(event)
                if len(events) % AT_ONCE == 0:
                    sleep(PAUSE)
        except JournalError:
            return  # it is said when something is to be recorded
        learner.take_events(events)
        if not is_stale():
            self.post_message(self.Learned(learner, sureness(precision(events))))

    @on(Learned)
    def _go_on_learning(self, message: Learned) -> None:
        self._learner, self.sure = message.learner, message.sure
        for event in self._missed:
            self._learner.take(event.key, event.fact, event.after)
        self._propose(self._missed)
        self._missed = []

    def _propose(self, events: Sequence[Event]) -> None:
        from tui.review.events import State

        assert self._learner
        rejected = [event for event in events if event.after.state is State.REJECTED]
        if rejected and self.adopted:
            self.proposal = self._learner.propose(rejected[-1].key, self.patterns)

    def go_on(self) -> None:
        """Go on, and say in a line what is proposed."""
        super().go_on()
        if self.proposal:
            one = self.proposal
            self.tell(f"P: doubt {one.pattern.name} from now on ({one.rejected} rejected, {one.accepted} accepted)")

    async def action_adopt(self) -> None:
        """Adopt the pattern that was proposed."""
        from tui.review.patterns import PatternsError, adopt

        proposal, adopted = self.proposal, self.adopted
        if proposal is None or adopted is None:
            self.say("No pattern is proposed: one is after three rejections of like finds.")
            return
        try:
            await asyncio.to_thread(adopt, adopted.path, proposal.pattern, proposal.note)
        except PatternsError as error:
            self.say(str(error), error=True)
            return
        self.proposal = None
        self.say(f"Adopted: {proposal.pattern.name}. R switches it off.")
        self._open_again()

    async def drop_pattern(self, name: str) -> bool:
        """Switch a pattern off; whether it is off now."""
        from tui.review.patterns import PatternsError, drop

        if self.adopted is None:
            return False
        try:
            await asyncio.to_thread(drop, self.adopted.path, name)
        except PatternsError as error:
            self.say(str(error), error=True)
            return False
        self.say(f"Switched off: {name}")
        self._open_again()
        return True

    def _open_again(self) -> None:
        """Open the article once more, its facts doubted as they are now, and check the queue's."""
        self.check_anew()
        if self.desk and self.open_id is not None:
            current = self.desk.current
            self.open_article(self.open_id, None if current is None else self.desk.keys[current])
