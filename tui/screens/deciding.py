"""Deciding: one key a decision, on disk before the next key is read; undoing and redoing across articles."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from tui.facts.fact import record
from tui.review.events import Act, Decision, Deed, Event, State
from tui.review.journal import Journal, JournalError
from tui.screens.desk import Desk
from tui.screens.opening import Opening

DECIDED: dict[Act, Callable[[Decision], Decision]] = {
    Act.ACCEPT: lambda before: replace(before, state=State.ACCEPTED, reason=""),
    Act.REJECT: lambda before: replace(before, state=State.REJECTED, reason=""),
    Act.SKIP: lambda before: replace(before, state=State.SKIPPED, reason=""),
    Act.FLAG: lambda before: replace(before, flagged=not before.flagged),
}
"""What holds after each decision that is made with one key."""


class Deciding(Opening):
    """Records what is decided on the fact under review.

    A commit runs in a thread so that the screen stays alive, and is awaited so that the next key is read, and the next
    frame drawn, only when the decision is on disk.
    """

    async def action_decide(self, act: str) -> None:
        """Record a decision on the current fact, then go on to the next undecided one."""
        desk = self.desk
        if self.key_is_repeated():
            return
        if desk is None or desk.current is None:
            self.say("No fact is under review: n goes to the next one.")
            return
        at = desk.current
        after = DECIDED[Act(act)](desk.decisions[at])
        if await self.record([self.deed(desk, at, Act(act), after)]) and self.desk is desk:
            self.go_on()

    def go_on(self) -> None:
        """Bring the next undecided fact under review; the view stays where it is while that fact is in sight."""
        if self.desk is None or self.desk.current is None:
            return
        following = self.desk.next_undecided(1)
        self.select(self.desk.current if following is None else following)
        if following is None:
            self.say("Every fact of this article is decided: J opens the next article.")

    def deed(self, desk: Desk, at: int, act: Act, after: Decision) -> Deed:
        """What is done to a fact of the desk, with how long it was looked at and why it was shown."""
        return Deed(
            desk.article.path, desk.keys[at], record(desk.facts[at], desk.article), act, desk.decisions[at], after,
            round((monotonic() - self.shown_at) * 1000) if at == desk.current else None,
        )  # fmt: skip

    async def record(self, deeds: Sequence[Deed]) -> bool:
        """Record deeds as one batch and let the desk show what holds now; whether they are on disk."""
        desk = self.desk
        if self.journal is None:
            self.say("Decisions cannot be kept now, so none is taken.", error=True)
            return False
        try:
            events = await asyncio.to_thread(self.journal.record, deeds)
        except JournalError as error:
            self.say(str(error), error=True)
            return False
        if desk:
            desk.take_in(events)
        return True

    async def action_undo(self) -> None:
        """Take back the last decision and show the fact it was about."""
        await self._take_back(Journal.undo, "undo", "Undone")

    async def action_redo(self) -> None:
        """Let the decision stand again that was undone last."""
        await self._take_back(Journal.redo, "redo", "Redone")

    async def _take_back(self, way: Callable[[Journal], list[Event]], verb: str, done: str) -> None:
        if self.journal is None:
            self.say(f"Decisions cannot be kept now, so none is there to {verb}.", error=True)
            return
        try:
            events = await asyncio.to_thread(way, self.journal)
            if not events:
                self.say(f"There is nothing to {verb}.")
                return
            await self._show_taken_back(events, done)
        except JournalError as error:
            self.say(str(error), error=True)

    async def _show_taken_back(self, events: list[Event], done: str) -> None:
        """Show the first of some facts on which something else holds now, in whatever article it is."""
        event = events[0]
        what = f"{event.act} {event.key.quote}" + (f" and {len(events) - 1} more" if len(events) > 1 else "")
        if self.desk and event.key.text_sha256 == self.desk.article.text_sha256:
            await self.look_up_decisions(self.desk)
            if event.key in self.desk.keys:
                self.select(self.desk.keys.index(event.key))
            self.say(f"{done}: {what}")
            return
        self.say(f"{done}: {what} in {event.article}")
        self.open_named(event.article, event.key)

    async def look_up_decisions(self, desk: Desk) -> None:
        """Show what the journal says now of the article on the desk."""
        if self.journal:
            events = await asyncio.to_thread(self.journal.events, desk.article.text_sha256)
            desk.know(events, self.journal.reviewer)
