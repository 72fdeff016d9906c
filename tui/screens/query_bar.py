"""The line in which a query of the archive is typed."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from tui.screens.actions import Where, bindings


class QueryBar(Input):
    """Posts Input's own messages; leaving it closes the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.TYPING)]

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id, placeholder="words, “phrases”, AND OR NOT, date: ticker: kind: …", compact=True)

    def action_leave(self) -> None:
        """Close the screen."""
        self.app.pop_screen()
