"""The history of a fact: who did what and when; any state it had can be brought back."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.review.events import Decision, Event
from tui.screens.dialog import Dialog
from tui.screens.glyphs import one_line
from tui.screens.telling import state_of, told


class HistoryScreen(Dialog):
    """Shows the events on a fact, newest first; `act` is given the decision to bring back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "bring_back", "Bring back", show=False, priority=True),
        Binding("U,q", "dismiss(None)", "Close", show=False),
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
    ]

    def __init__(self, quote: str, events: Sequence[Event], act: Callable[[Decision], Awaitable[bool]]) -> None:
        super().__init__()
        self._quote = quote
        self._states = [*(event.after for event in reversed(events)), Decision()]
        self._lines = [*(f"{told(event)}" for event in reversed(events)), "as it was extracted"]
        self._act = act

    def compose(self) -> ComposeResult:
        """The events, then what the keys do."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(f"History of {one_line(self._quote)}", "bold"))
            yield OptionList(*(Option(Content(line)) for line in self._lines), markup=False)
            yield Static(id="history-state", markup=False)
            yield Static(Content.styled("Enter: bring back what held after it · Esc: leave", "dim"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what held after the event."""
        state = state_of(self._states[event.option_index])
        self.query_one("#history-state", Static).update(Content(one_line(f"then: {state}")))

    def action_step(self, step: int) -> None:
        """Move by one event."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    async def action_bring_back(self) -> None:
        """Let what held after the chosen event hold again."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            await self.finish(self._act(self._states[at]))
