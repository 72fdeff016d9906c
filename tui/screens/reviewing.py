"""Reviewing: going from fact to fact, in the text and in the facts pane."""

from textual import on

from tui.screens.deciding import Deciding
from tui.screens.row_list import RowList


class Reviewing(Deciding):
    """Moves the fact under review."""

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
