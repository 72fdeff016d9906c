"""Deciding: one key a decision, on disk before the next key is read; undoing and redoing across articles."""

import asyncio
from collections.abc import Callable, Sequence
from time import monotonic

from textual import work

from tui.review import deeds
from tui.review.deeds import Case
from tui.review.events import Act, Deed, Event
from tui.review.journal import Journal, JournalError
from tui.review.opening import reviewed
from tui.screens.desk import Desk
from tui.screens.opening import Opening, Wish

NO_FACT = "No fact is under review: l or → goes to the next one."

Doing = Callable[[Case], Deed | None]
"""What to do to a fact as it stands; None where nothing is to be done."""

DECIDED: dict[Act, Doing] = {
    Act.ACCEPT: deeds.accept, Act.REJECT: deeds.reject, Act.SKIP: deeds.skip, Act.FLAG: deeds.flag,
}  # fmt: skip
"""The decisions that are made with one key."""


class Deciding(Opening):
    """Records what is decided on the fact under review.

    A commit runs in a thread so that the screen stays alive, and is awaited so that the next key is read, and the next
    frame drawn, only when the decision is on disk.
    """

    again: Doing | None = None
    """What was done last to a fact, to be done again to another."""

    again_goes_on = True
    """Whether that goes on to the next fact."""

    _step_then = 0

    async def action_decide(self, act: str) -> None:
        """Record a decision on the current fact, then go on to the next undecided one."""
        if not self.key_is_repeated() and await self.do(DECIDED[Act(act)]):
            self.again_goes_on = True
            self.go_on()

    def article_shown(self, wish: Wish) -> None:
        """Go to the fact that was asked for while the article was being read."""
        super().article_shown(wish)
        if self.desk:
            self.call_after_refresh(self._check_anew, self.desk)  # no first frame waits for it
        step, self._step_then = self._step_then, 0
        if step and self.desk and self.desk.current is None:
            self.action_step_undecided(step)

    def under_review(self) -> int | None:
        """The index of the fact under review; where there is none, that is said.

        Somebody who has gone on to another article means no fact of the one that stands there until it is read.
        """
        if self.is_opening:
            self.tell("the next article is being read: press it again")
            return None
        if self.desk and self.desk.current is not None:
            return self.desk.current
        self.say(NO_FACT)
        return None

    async def do(self, doing: Doing, *, repeatable: bool = True) -> bool:
        """Do something to the fact under review; whether it was recorded."""
        desk, at = self.desk, self.under_review()
        if desk is None or at is None:
            return False
        case = desk.case(at, self.shown_by(), self.dwell())
        deed = doing(case)
        if deed is not None and desk.is_unseen(at) and deed.act in (Act.FLAG, Act.NOTE):
            deed = doing(case._replace(decision=desk.holds(case.key)))  # the decision that is not seen stays
        if deed is not None and desk.confirm[at] and deed.after == deed.before:
            deed = deed._replace(act=Act.CONFIRM)
        if deed is None or not await self.record([deed]):
            return False
        if repeatable:
            self.again = doing
        return self.desk is desk

    def dwell(self) -> int:
        """Milliseconds since the fact under review was shown."""
        return round((monotonic() - self.shown_at) * 1000)

    def shown_by(self) -> str:
        """Why the fact under review is shown."""
        return "search" if self.reading.finding else "article"

    def go_on(self) -> None:
        """Bring the next undecided fact under review; the view stays where it is while that fact is in sight."""
        if self.desk is None or self.desk.current is None:
            return
        following = self.desk.next_undecided(1)
        self.select(self.desk.current if following is None else following)
        if following is None:
            self.tell("every fact is decided: n opens the next article")

    def action_step_undecided(self, step: int) -> None:
        """Go to the next or previous undecided fact, or article where none is left, or place of what was searched."""
        if self.reading.finding:
            self.reading.step_hit(step)
            self.show_heads()
            return
        if self.desk is None or self.is_opening:
            self._step_then = step  # when the article stands
            return
        at = self.desk.next_undecided(step)
        if at is None:
            self.call_later(self.run_action, f"step_article({step})")  # how to step is not known here
        else:
            self.select(at)

    async def record(self, done: Sequence[Deed]) -> bool:
        """Record deeds as one batch and let the desk show what holds now; whether they are on disk."""
        desk = self.desk
        if self.journal is None:
            self.say("Decisions cannot be kept now, so none is taken.", error=True)
            return False
        try:
            events = await asyncio.to_thread(self.journal.record, done)
        except JournalError as error:
            self.say(str(error), error=True)
            return False
        self.recorded(events)
        if desk:
            before = desk.facts
            sha256 = desk.article.text_sha256
            desk.take_in([event for event in events if event.key.text_sha256 == sha256])
            if desk is self.desk and desk.facts != before:
                self.facts_changed()
        return True

    def recorded(self, events: Sequence[Event]) -> None:
        """Something was recorded; for those who keep count."""

    def taken_back(self, events: Sequence[Event], act: Act) -> None:
        """Acts were undone or redone; for those who keep count."""

    def facts_changed(self) -> None:
        """Show facts that were added, taken away or corrected; check their figures anew."""
        self.reading.facts_changed()
        self.facts.facts_changed()
        if self.desk:
            self.desk.checks = []
            self._check_anew(self.desk)

    @work(thread=True, group="checks", exclusive=True)
    def _check_anew(self, desk: Desk) -> None:
        desk.check_figures()
        self.app.call_from_thread(self._know_checked, desk)

    def _know_checked(self, desk: Desk) -> None:
        if desk is self.desk:
            self.checks_known()

    def checks_known(self) -> None:
        """Show what checks say of the facts now."""
        self.facts.refresh()
        self.show_heads()

    @work(thread=True, group="journal")
    def look_through_journal(self) -> None:
        """Look for damage in the journal while the reviewer starts to read; say what was found."""
        if self.journal:
            try:
                notice = self.journal.inspect()
            except JournalError as error:
                notice = str(error)
            if notice:
                self.app.call_from_thread(self.say, notice, error=True)

    # -- taking back ---------------------------------------------------------------------------------------------

    async def action_undo(self) -> None:
        """Take back the last decision and show the fact it was about."""
        await self._take_back(Journal.undo, Act.UNDO, "undone")

    async def action_redo(self) -> None:
        """Let the decision stand again that was undone last."""
        await self._take_back(Journal.redo, Act.REDO, "redone")

    async def _take_back(self, way: Callable[[Journal], list[Event]], act: Act, done: str) -> None:
        if self.journal is None:
            self.say(f"Decisions cannot be kept now, so none is there to {act}.", error=True)
            return
        try:
            events = await asyncio.to_thread(way, self.journal)
            if events:
                self.taken_back(events, act)
                await self._show_taken_back(events, done)
            else:
                self.say(f"There is nothing to {act}.")
        except JournalError as error:
            self.say(str(error), error=True)

    async def _show_taken_back(self, events: list[Event], done: str) -> None:
        """Show the first of some facts on which something else holds now, in whatever article it is."""
        event = events[0]
        what = f"{event.act} {event.key.quote}" + (f" and {len(events) - 1} more" if len(events) > 1 else "")
        if self.desk and event.key.text_sha256 == self.desk.article.text_sha256:
            await self.look_up_decisions(self.desk)
            self.facts_changed()
            if event.key in self.desk.keys:
                self.select(self.desk.keys.index(event.key))
                self.tell(f"{done}: {what}")
            else:  # a fact that had been added: no question is left to stand beside
                self.say(f"{done.capitalize()}: {what}")
            self.show_heads()
            return
        self.say(f"{done.capitalize()}: {what} in {event.article}")
        self.open_named(event.article, event.key)

    async def look_up_decisions(self, desk: Desk) -> None:
        """Let the desk know what the journal says now of its article."""
        if self.journal:
            known = await asyncio.to_thread(reviewed, desk.article, desk.extracted, self.journal)
            events = await asyncio.to_thread(self.journal.events, desk.article.text_sha256)
            desk.know(known, events)
