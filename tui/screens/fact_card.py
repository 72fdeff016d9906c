"""The card of the fact under review: what it says, which rule found it, what speaks for and against it."""

from textual.content import Content
from textual.widgets import Static

from tui.facts.describe import statement
from tui.screens.desk import Desk
from tui.screens.glyphs import one_line


class FactCard(Static):
    """Shows the fact under review; empty where there is none."""

    def show(self, desk: Desk | None) -> None:
        """Show the desk's current fact."""
        # Its height is fixed: a card that grew and shrank would lay the screen out anew at every step.
        self.update(_card(desk), layout=False)


def _card(desk: Desk | None) -> Content:
    if desk is None or desk.current is None:
        return Content("")
    fact, state = desk.facts[desk.current], desk.states[desk.current]
    lines = [
        Content.styled(one_line(fact.quote), "bold"),
        Content(one_line(statement(fact))),
        Content.styled(f"{state} · {fact.rule} · {fact.confidence:.2f}", "dim"),
    ]
    if fact.doubt:
        lines.insert(2, Content.styled(one_line(f"? {fact.doubt}"), "italic"))
    if fact.why:
        lines.append(Content.styled(one_line("; ".join(fact.why)), "dim"))
    return Content("\n").join(lines)
