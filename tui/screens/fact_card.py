"""The evidence card of the fact under review: what speaks for it and against it, and what was decided when."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from tui.facts.describe import statement
from tui.facts.fact import Ticker
from tui.screens.desk import FLAG, Desk
from tui.screens.glyphs import one_line

if TYPE_CHECKING:
    from tui.review.precision import Sureness, SurenessOfRules


class FactCard(Static):
    """Shows the evidence on the fact under review; empty where there is none."""

    def show(self, desk: Desk | None, sure: Callable[[], SurenessOfRules]) -> None:
        """Show the desk's current fact; `sure` says how often finds like it were right."""
        card = Content("\n").join(evidence(desk, sure))
        if not (isinstance(self.content, Content) and card.is_same(self.content)):
            # Its height is fixed: a card that grew and shrank would lay the screen out anew at every step.
            self.update(card, layout=False)


def evidence(desk: Desk | None, sure: Callable[[], SurenessOfRules]) -> list[Content]:
    """The lines of the card, what decides most first; each may be longer than the card is wide."""
    from tui.screens.telling import told

    if desk is None or desk.current is None:
        return []
    at = desk.current
    fact, decision = desk.facts[at], desk.decisions[at]
    flag = f" {FLAG} flagged" if decision.flagged else ""
    lines = [Content.assemble((f"{desk.mark(at)} {desk.word(at)}", "bold"), flag)]
    if decision.reason:
        lines[0] += Content(f": {one_line(decision.reason)}")
    if fact.doubt:
        lines.append(Content.styled(f"? {one_line(fact.doubt)}", "italic $warning"))
    lines += _sources(desk, at) if isinstance(fact, Ticker) else [Content(one_line(statement(fact)))]
    if decision.note and not desk.is_unseen(at):
        lines.append(Content.styled(f"note: {one_line(decision.note)}", "italic"))
    for check in desk.checks_of(at):
        mark = ("✓", "dim") if check.passed else ("✗", "bold $warning")
        lines.append(Content.assemble(mark, " ", (one_line(check.says), "" if check.passed else "$warning")))
    lines.append(Content.styled(f"{fact.rule}: {_sureness(sure().of(fact.rule, bool(fact.doubt)))}", "dim"))
    lines += [Content.styled(told(event), "dim") for event in reversed(desk.history(at))]
    lines += [Content.styled(one_line(why), "dim") for why in fact.why]
    return lines


def _sources(desk: Desk, at: int) -> list[Content]:
    """The publisher's link beside what the text itself says: two sources, which may disagree."""
    fact = desk.facts[at]
    assert isinstance(fact, Ticker)
    link = next((link for link in desk.article.links if link.start < fact.end and fact.start < link.end), None)
    linked = f"{one_line(desk.article.text[link.start : link.end])} → {link.symbol}" if link else "none here"
    said = [kind for kind in fact.evidence if not kind.startswith("publisher")]
    text = f"{', '.join(said)} → {fact.symbol} {fact.name}" if said else f"nothing says {fact.symbol} {fact.name}"
    if "publisher_keyword" in fact.evidence:
        linked += " · in its stock list"
    return [Content.assemble(("link  ", "dim"), linked), Content.assemble(("text  ", "dim"), one_line(text))]


def _sureness(sure: Sureness) -> str:
    """How often finds of a rule were right, in few words: reviewed here, or in the articles that ship as counts."""
    from tui.facts.rules import in_percent, wilson

    if not sure.total:
        return "never counted"
    low, high = wilson(sure.right, sure.total)
    where = "here" if sure.reviewed else "as shipped"
    return f"{sure.right}/{sure.total} right {where}, {in_percent(low)}–{in_percent(high)}"
