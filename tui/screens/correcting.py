"""Correcting the fact under review: its bounds, a note, a reason, its history, the last act again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from tui.screens.deciding import Deciding
from tui.screens.keys_ahead import push_next

if TYPE_CHECKING:
    from tui.review.deeds import Case
    from tui.review.events import Deed


class Correcting(Deciding):
    """What is done to a fact beside taking a decision on it."""

    async def action_move_bound(self, side: str, step: int) -> None:
        """Move the start or the end of the fact's span by a character."""
        from tui.review import deeds
        from tui.review.deeds import Side

        if self.desk is None:
            return
        article = self.desk.article

        def move(case: Case) -> Deed | None:
            return deeds.move_bound(case, article, cast(Side, side), step)

        await self.change(move)

    async def change(self, doing: Callable[[Case], Deed | None]) -> bool:
        """Change the fact under review and stay with it; whether that was recorded."""
        done = await self.do(doing)
        if done:
            self.again_goes_on = False
            self.show_changed()
        return done

    def show_changed(self) -> None:
        """Show what holds now of the fact under review, without moving anything."""
        self.reading.refresh_changed()
        self.facts.show_current()
        self.show_heads()

    async def action_repeat(self) -> None:
        """Do to this fact what was done last to another."""
        if self.again is None:
            self.say("Nothing has been done yet that could be repeated.")
        elif not self.key_is_repeated() and await self.do(self.again):
            if self.again_goes_on:
                self.go_on()
            else:
                self.show_changed()

    def action_note(self) -> None:
        """Write a note on the fact."""
        from tui.screens.dialog import LinePrompt

        if (at := self.under_review()) is not None and self.desk:
            note = self.desk.decisions[at].note
            self.app.push_screen(LinePrompt(f"Note on {self.desk.facts[at].quote}", note, self._note))

    async def _note(self, text: str) -> bool:
        from tui.review import deeds

        return await self.change(lambda case: deeds.note(case, text))

    def action_reject_because(self) -> None:
        """Reject the fact for a reason."""
        from tui.review import deeds
        from tui.screens.dialog import KeyMenu

        if (at := self.under_review()) is not None and self.desk:
            fact = self.desk.facts[at]
            reasons = deeds.REASONS[fact.kind]
            choices = [(str(number), reason) for number, reason in enumerate([*reasons, "other …"], 1)]
            reject = partial(self._reject_for, reasons)
            self.app.push_screen(KeyMenu(f"Reject {fact.quote}, because:", choices, reject))

    async def _reject_for(self, reasons: Sequence[str], choice: int) -> bool:
        from tui.screens.dialog import LinePrompt

        if choice < len(reasons):
            return await self._reject(reasons[choice])
        push_next(self, LinePrompt("Reject, because:", "", self._reject, "reject"))
        return True

    async def _reject(self, reason: str) -> bool:
        from tui.review import deeds

        reason = " ".join(reason.split())
        # Done again to a fact of another kind, it goes without a reason that says nothing of that kind.
        done = await self.do(lambda case: deeds.reject(case, deeds.reason_for(case.key.kind, reason)))
        if done:
            self.again_goes_on = True
            self.go_on()
        return done

    def action_history(self) -> None:
        """Show the history of the fact."""
        from tui.review import deeds
        from tui.review.events import Decision
        from tui.screens.list_dialog import ListDialog
        from tui.screens.telling import state_of, told

        if (at := self.under_review()) is not None and self.desk:
            events = self.desk.history(at)[::-1]
            states = [*(event.after for event in events), Decision()]

            async def bring_back(line: int) -> bool:
                return await self.change(lambda case: deeds.restore(case, states[line]))

            dialog = ListDialog(
                f"History of {self.desk.facts[at].quote}",
                [*map(told, events), "as it was extracted"],
                "Enter: bring back what held after it · Esc: leave",
                bring_back,
                detail=lambda line: f"then: {state_of(states[line])}",
            )
            self.app.push_screen(dialog)
