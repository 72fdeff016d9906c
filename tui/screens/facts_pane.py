"""The facts pane: the article's facts by kind, tickers grouped by security."""

from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.facts.describe import statement
from tui.facts.fact import Fact, Ticker
from tui.review.events import State
from tui.screens.desk import FLAG, Desk
from tui.screens.glyphs import cells, fit, one_line
from tui.screens.kept_rows import KeptRowList

KINDS = (("ticker", "Tickers"), ("figure", "Figures"), ("measure", "Measures"))


class Row(NamedTuple):
    """A row as drawn: `fact` is the fact's index on its own row and on the detail row below it, else None."""

    role: str
    text: str
    fact: int | None = None


def rows_of(facts: list[Fact]) -> list[Row]:
    """The rows of a list of facts: a head for each kind, a head for each security, two rows for each fact."""
    rows: list[Row] = []
    for kind, title in KINDS:
        members = [at for at, fact in enumerate(facts) if fact.kind == kind]
        if not members:
            continue
        if rows:
            rows.append(Row("blank", ""))
        rows.append(Row("head", f"{title}  {len(members)}"))
        if kind == "ticker":
            rows.extend(_security_rows(facts, members))
        else:
            for at in members:
                rows.extend(_fact_rows(facts[at], at))
    return rows


def _security_rows(facts: list[Fact], members: list[int]) -> list[Row]:
    groups: dict[str, list[int]] = {}
    for at in members:
        fact = facts[at]
        assert isinstance(fact, Ticker)
        groups.setdefault(f"{fact.symbol} {fact.name}", []).append(at)
    rows: list[Row] = []
    for security, mentions in groups.items():
        rows.append(Row("group", f"{security}  ×{len(mentions)}" if len(mentions) > 1 else security))
        for at in mentions:
            rows.append(Row("fact", one_line(facts[at].quote), at))
            if facts[at].doubt:
                rows.append(Row("doubt", one_line(facts[at].doubt), at))
    return rows


def _fact_rows(fact: Fact, at: int) -> list[Row]:
    rows = [Row("fact", one_line(fact.quote), at)]
    if fact.doubt:
        rows.append(Row("doubt", one_line(fact.doubt), at))
    else:
        rows.append(Row("detail", one_line(statement(fact)), at))
    return rows


class FactsPane(KeptRowList):
    """Shows the facts on the desk; the cursor rests on the fact under review.

    | component class | what it styles |
    |---|---|
    | `facts--head`, `facts--group` | the heads of kinds and securities |
    | `facts--detail`, `facts--doubt` | the row under a fact |
    | `facts--accepted`, `facts--rejected` | a decided fact |
    | `facts--current` | the fact under review |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facts--head", "facts--group", "facts--detail", "facts--doubt", "facts--accepted", "facts--rejected",
        "facts--current",
    }  # fmt: skip
    SCROLL_MARGIN = 2

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._desk: Desk | None = None
        self._rows: list[Row] = []
        self._row_of: dict[int | None, int] = {}

    def show(self, desk: Desk | None) -> None:
        """Show the facts on the desk, or none."""
        self._desk = desk
        self._arrange()
        self.cursor = next((at for at, row in enumerate(self._rows) if row.role == "fact"), 0)
        self.scroll_to(y=0, animate=False, immediate=True)
        self.rows_changed()

    def facts_changed(self) -> None:
        """Arrange the rows anew: a fact was added, taken away or corrected; the view stays where it is."""
        if self._desk:
            self._arrange()
            self.rows_changed()

    def _arrange(self) -> None:
        self._rows = rows_of(self._desk.facts) if self._desk else []
        if self._desk and not self._rows:
            self._rows = [Row("detail", "No facts found in this article.")]
        self._row_of = {row.fact: at for at, row in enumerate(self._rows) if row.role == "fact"}

    def show_current(self) -> None:
        """Put the cursor on the fact under review."""
        if self._desk and self._desk.current is not None:
            current = self._desk.current
            self.set_cursor(self._row_of[current], top_third=True)
        self.refresh_changed()

    def fact_at(self, row: int) -> int | None:
        """The index of the fact on a row."""
        return self._rows[row].fact if 0 <= row < len(self._rows) else None

    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def selectable(self, row: int) -> bool:
        """Only facts can be chosen, not heads and details."""
        return 0 <= row < len(self._rows) and self._rows[row].role == "fact"

    def looks(self, row: int) -> tuple[object, ...]:
        """What a row says, and how the fact on it stands."""
        what = self._rows[row]
        if what.fact is None or self._desk is None:
            return (what,)
        at, desk = what.fact, self._desk
        return what, desk.decisions[at], desk.mark(at), desk.failed(at), at == desk.current

    def draw_row(self, row: int, width: int) -> list[Segment]:
        """A row, in exactly the pane's width."""
        what = self._rows[row]
        if what.role == "blank" or self._desk is None:
            return []
        if what.role == "detail" and what.fact is not None and (against := self._desk.failed(what.fact)):
            what = Row("doubt", one_line(f"✗ {against}"), what.fact)
        style = Style() if what.role == "fact" else self.component_style(f"facts--{what.role}")
        lead = _LEADS.get(what.role, "")
        if what.role == "fact" and what.fact is not None:
            decision = self._desk.decisions[what.fact]
            lead = f"{FLAG if decision.flagged else ' '}{self._desk.mark(what.fact)} "
            if decision.state in _STATE_CLASS:
                style += self.component_style(_STATE_CLASS[decision.state])
        if what.fact is not None and what.fact == self._desk.current:
            style += self.component_style("facts--current")
        plain = style + Style(strike=False, underline=False)
        line = fit(what.text, width - cells(lead))
        shown = line.rstrip(" ")
        return [Segment(lead, plain), Segment(shown, style), Segment(" " * (len(line) - len(shown)), plain)]


_STATE_CLASS = {State.ACCEPTED: "facts--accepted", State.REJECTED: "facts--rejected"}

_LEADS = {"group": " ", "detail": "   ", "doubt": "   "}
"""What stands before a row, by its role; before a fact stands its mark."""
