"""The evidence card in full, for screens where the card beside the text is small."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.screens.dialog import Dialog, half_width

ANSWERS = {
    "a": "decide('accept')", "1": "decide('accept')", "x": "decide('reject')", "2": "decide('reject')",
    "s": "decide('skip')", "3": "decide('skip')", "f": "decide('flag')", "4": "decide('flag')", "e": "edit",
    "m": "note", "X": "reject_because", "U": "history", "A": "group",
}  # fmt: skip
"""Keys that close the card, and what they do then."""


class EvidenceScreen(Dialog):
    """Shows lines of evidence; `answer` is given the key of an answer when the card has closed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,q", "dismiss(None)", "Close", show=False)]

    def __init__(self, question: Content, lines: Sequence[Content], answer: Callable[[str], Awaitable[None]]) -> None:
        super().__init__()
        self._question = question
        self._lines = lines
        self._answer = answer

    def compose(self) -> ComposeResult:
        """The question, the evidence, the answers."""
        with Vertical(classes="dialog"):
            yield Static(self._question)
            with VerticalScroll(id="evidence"):
                yield Static(Content("\n").join(self._lines))
            yield Static(Content.styled("a accept · x reject · s skip · f flag · e edit · U history · Esc", "dim"))

    async def on_key(self, event: Key) -> None:
        """Close, and do what was answered."""
        key = half_width(event.character or "")
        if key in ANSWERS and not self.is_left:
            event.stop()
            self.dismiss()
            await self._answer(key)
