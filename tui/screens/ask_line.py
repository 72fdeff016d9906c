"""A window that asks for one line of text."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.screens.glyphs import one_line
from tui.screens.leaving import Leaving


class AskLine(Leaving[str | None]):
    """Gives what was typed, None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", show=False)]

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__()
        self._question = question
        self._value = value

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(classes="window"):
            yield Static(Content.styled(one_line(self._question), "bold"))
            yield Input(self._value, compact=True)
            yield Static(Content.styled("Enter: keep · Esc: do not", "dim"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back what was typed."""
        self.dismiss(event.value)
