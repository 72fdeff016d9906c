"""Reviewing: going from fact to fact, in the text and in the facts pane."""

from textual import on

from tui.screens.finding_lost import FindingLost
from tui.screens.row_list import RowList


class Reviewing(FindingLost):
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
        else:
            self.show_heads_later()

    def action_evidence(self) -> None:
        """Show all that is known of the fact under review."""
        from tui.screens.evidence_screen import EvidenceScreen
        from tui.screens.fact_card import evidence
        from tui.screens.question_bar import question

        at = self.under_review()
        if at is None or self.desk is None:
            return
        line = question(self.desk, at, max(40, self.size.width - 8))
        self.app.push_screen(EvidenceScreen(line, evidence(self.desk, lambda: self.sure), self._answer))

    async def _answer(self, key: str) -> None:
        """Do what a key does when the card has closed."""
        from tui.screens.evidence_screen import ANSWERS

        await self.app.run_action(ANSWERS[key], self)

    def action_step_fact(self, step: int) -> None:
        """Go to the next or previous fact."""
        if self.desk and (at := self.desk.next_fact(step)) is not None:
            self.select(at)
