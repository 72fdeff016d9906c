"""The window in which a queue is begun: in which order, over what."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.review.queue import Order
from tui.screens.dialog import Dialog, half_width, scope_line

ORDERS = (
    (Order.DOUBT, "least sure first: doubted ones, then by confidence"),
    (Order.ARTICLE, "oldest article first, in reading order"),
    (Order.RULE, "rule by rule, the least precise first"),
    (Order.RANDOM, "drawn at random"),
    (Order.BLIND, "some of what you decided, unseen: do you agree with yourself?"),
)

END = "end"
"""What is given instead of an order to end the queue."""


class QueueScreen(Dialog):
    """Asks for an order by digit; Tab changes the scope. `act` is given the order and the number of the scope."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "turn(1)", show=False, priority=True),
        Binding("shift+tab", "turn(-1)", show=False, priority=True),
        Binding("Q,q", "dismiss(None)", show=False),
    ]

    def __init__(self, scopes: Sequence[str], has_queue: bool, act: Callable[[str, int], Awaitable[bool]]) -> None:
        super().__init__()
        self._scopes = scopes
        self._scope = 0
        self._has_queue = has_queue
        self._act = act

    def compose(self) -> ComposeResult:
        """The orders, the scopes, what the keys do."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled("A queue of facts to review: in which order?", "bold"))
            for number, (order, what) in enumerate(ORDERS, 1):
                yield Static(Content.assemble((f"  {number}  ", "bold $primary"), f"{order:<8} ", (what, "dim")))
            if self._has_queue:
                yield Static(Content.assemble(("  0  ", "bold $primary"), "end the queue"))
            yield Static(id="scopes", markup=False)
            yield Static(Content.styled("digit: begin · Tab: over what · Esc: leave", "dim"))

    def on_mount(self) -> None:
        """Show the scopes."""
        self.action_turn(0)

    def action_turn(self, step: int) -> None:
        """Take another scope."""
        self._scope = (self._scope + step) % len(self._scopes)
        self.query_one("#scopes", Static).update(scope_line(self._scopes, self._scope))

    async def on_key(self, event: Key) -> None:
        """Begin a queue, or end it."""
        key = half_width(event.character or "") if not self.is_left else ""
        if key == "0" and self._has_queue:
            event.stop()
            await self.finish(self._act(END, self._scope))
        elif key.isdigit() and 1 <= int(key) <= len(ORDERS):
            event.stop()
            await self.finish(self._act(ORDERS[int(key) - 1][0], self._scope))
