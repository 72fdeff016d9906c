"""A group of facts before one act decides them all: how many, the least sure of them, what is left out."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.facts.describe import statement
from tui.facts.fact import fact_of
from tui.review.deeds import Case, current
from tui.review.events import Act
from tui.review.groups import Group
from tui.screens.dialog import Dialog, half_width
from tui.screens.glyphs import fit, one_line
from tui.screens.key_pace import KeyPace

ACTS = {
    "a": Act.ACCEPT, "1": Act.ACCEPT, "x": Act.REJECT, "2": Act.REJECT, "s": Act.SKIP, "3": Act.SKIP,
    "f": Act.FLAG, "4": Act.FLAG,
}  # fmt: skip
_DONE = {Act.ACCEPT: "accept", Act.REJECT: "reject", Act.SKIP: "skip", Act.FLAG: "flag"}


class GroupPreview(Dialog):
    """Shows the groups of a fact one at a time; `act` is given the group and what to do to all of it.

    `widen` looks for the same group in the whole archive; None where there is nothing to look in.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "turn(1)", show=False, priority=True),
        Binding("shift+tab", "turn(-1)", show=False, priority=True),
        Binding("w", "widen", show=False),
    ]

    def __init__(
        self,
        groups: Sequence[Group],
        act: Callable[[Group, Act], Awaitable[bool]],
        widen: Callable[[Group], Awaitable[Group | None]],
    ) -> None:
        super().__init__()
        self._groups = list(groups)
        self._at = 0
        self._act = act
        self._widen = widen
        self._confirmed = ""
        self._pace = KeyPace()

    def compose(self) -> ComposeResult:
        """What the group is, then what the keys do."""
        with Vertical(classes="dialog"):
            yield Static(id="group", markup=False)
            yield Static(id="group-asks", markup=False)
            yield Static(Content.styled("a accept · x reject · s skip · f flag · Tab other · w archive · Esc", "dim"))

    def on_mount(self) -> None:
        """Show the first group."""
        self._show()

    def _show(self) -> None:
        group = self._groups[self._at]
        place = f"  ({self._at + 1} of {len(self._groups)})" if len(self._groups) > 1 else ""
        lines = [Content.assemble((f"{group.count} facts: ", "bold"), (one_line(group.title), "bold"), (place, "dim"))]
        lines.append(Content.styled("least sure of them:", "dim"))
        lines += [Content(told_case(case)) for case in group.least_sure()]
        rest = []
        if group.left_out:
            doubted = any(current(case.fact, case.decision).get("doubt") for case in group.left_out)
            rest.append(f"{len(group.left_out)} left out, because they are {'doubted' if doubted else 'not doubted'}")
        if group.decided:
            rest.append(f"{group.decided} decided before stay as they are")
        lines += [Content.styled(line, "italic") for line in rest]
        self.query_one("#group", Static).update(Content("\n").join(lines))
        self._ask("")

    def _ask(self, line: str) -> None:
        asks = self.query_one("#group-asks", Static)
        asks.update(Content.styled(line, "bold $warning"))
        asks.display = bool(line)

    def action_turn(self, step: int) -> None:
        """Show another group."""
        self._at = (self._at + step) % len(self._groups)
        self._confirmed = ""
        self._show()

    async def action_widen(self) -> None:
        """Look for the group in the whole archive."""
        self._ask("Looking through the archive …")
        wide = await self._widen(self._groups[self._at])
        if wide is None:
            self._ask("The archive has no more of them.")
            return
        self._groups[self._at] = wide
        self._confirmed = ""
        self._show()

    async def on_key(self, event: Key) -> None:
        """Do to the group what a decision's key says; a large group is asked about once."""
        key = half_width(event.character or "")
        self._pace.heard(event.key, event.time)
        if key not in ACTS or self.is_left:
            return
        event.stop()
        if self._pace.repeated:
            return  # a key that is held down confirms nothing
        group, act = self._groups[self._at], ACTS[key]
        if group.asks and self._confirmed != key:
            self._confirmed = key
            self._ask(f"That is {group.count} facts: press {key} again to {_DONE[act]} all of them.")
            return
        await self.finish(self._act(group, act))


def told_case(case: Case, width: int = 24) -> str:
    """A case in a line: its words, what they are taken to state, how sure that is."""
    row = current(case.fact, case.decision)
    fact = fact_of(row)
    doubt = f" ? {fact.doubt}" if fact.doubt else ""
    return one_line(f"{fit(fact.quote, width)} {fact.confidence:.2f} {statement(fact)}{doubt}")
