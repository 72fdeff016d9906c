"""Reviewing: going from fact to fact, deciding, undoing."""

import asyncio
from dataclasses import replace
from time import monotonic

from textual import on

from tui.facts.fact import record
from tui.review.events import Act, Deed, State
from tui.review.journal import Journal, JournalError
from tui.screens.opening import Opening
from tui.screens.row_list import RowList


class Reviewing(Opening):
    """Moves the fact under review and records what is decided on it."""

    @on(RowList.Moved, "#facts-pane")
    @on(RowList.Chosen, "#facts-pane")
    def _move_in_facts(self, message: RowList.Moved) -> None:
        at = self.facts.fact_at(message.row)
        if at is not None:
            self.select(at, follow_facts=False)
        if isinstance(message, RowList.Chosen):
            self.reading.focus()

    @on(RowList.Moved, "#reading-pane")
    def _move_in_text(self, message: RowList.Moved) -> None:
        passed = self.reading.facts_passed()
        if passed and self.desk and self.desk.current not in passed:
            self.select(passed[0], follow_text=False)
        self.show_heads()

    def action_step_fact(self, step: int) -> None:
        """Go to the next or previous fact."""
        if self.desk and (at := self.desk.next_fact(step)) is not None:
            self.select(at)

    def action_step_undecided(self, step: int) -> None:
        """Go to the next or previous undecided fact, or place of the words searched for."""
        if self.reading.finding:
            self.reading.step_hit(step)
            self.show_heads()
            return
        if self.desk is None:
            return
        at = self.desk.next_undecided(step)
        if at is None:
            self.say("Every fact of this article is decided." if self.desk.facts else "This article has no facts.")
        else:
            self.select(at)

    async def action_decide(self, act: str) -> None:
        """Record a decision on the current fact, then go on to the next undecided one.

        The commit runs in a thread so that the screen stays alive, and is awaited here so that the next key is read
        only when the decision is on disk.
        """
        desk = self.desk
        if desk is None or desk.current is None:
            self.say("No fact is under review: n goes to the next one.")
            return
        at = desk.current
        before = desk.decisions[at]
        state = State.ACCEPTED if act == Act.ACCEPT else State.REJECTED
        deed = Deed(
            desk.article.path, desk.keys[at], record(desk.facts[at], desk.article), Act(act), before,
            replace(before, state=state, reason=""), round((monotonic() - self.shown_at) * 1000),
        )  # fmt: skip
        if not await self._record([deed]):
            return
        desk.decisions[at] = deed.after
        if self.desk is desk:
            following = desk.next_undecided(1)
            self.select(at if following is None else following)

    async def _record(self, deeds: list[Deed]) -> bool:
        if self.journal is None:
            self.say("Decisions cannot be kept now, so none is taken.", error=True)
            return False
        try:
            await asyncio.to_thread(self.journal.record, deeds)
        except JournalError as error:
            self.say(str(error), error=True)
            return False
        return True

    async def action_undo(self) -> None:
        """Take back the last decision and show the fact it was about."""
        if self.journal is None:
            self.say("Decisions cannot be kept now, so none is there to take back.", error=True)
            return
        await self._undo(self.journal)

    async def _undo(self, journal: Journal) -> None:
        try:
            events = await asyncio.to_thread(journal.undo)
        except JournalError as error:
            self.say(str(error), error=True)
            return
        if not events:
            self.say("There is nothing to undo.")
            return
        event = events[0]
        if self.desk and event.key in self.desk.keys:
            at = self.desk.keys.index(event.key)
            self.desk.decisions[at] = event.before
            self.select(at)
            return
        self.say(f"Undone: {event.act} {event.key.quote} in {event.article}")
        entry = next((entry for entry in self.entries if entry.identity == event.article), None)
        if entry:
            self.open_article(entry, event.key)
