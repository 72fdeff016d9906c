"""Reviewing: going from fact to fact, in the text and in the facts pane."""

from textual import on

from tui.screens.queueing import Queueing
from tui.screens.row_list import RowList


class Reviewing(Queueing):
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
