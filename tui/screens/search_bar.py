"""The line in which words to find are typed."""

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from tui.screens.actions import Where, bindings


class SearchBar(Input):
    """Posts Input's own messages while words are typed, `Cancelled` on Esc; hidden while nothing is searched."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.TYPING)]

    class Cancelled(Message):
        """The reader gave the search up."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id, placeholder="find in the article", compact=True, select_on_focus=True)
        self.display = False

    def action_leave(self) -> None:
        """Give the search up."""
        self.post_message(self.Cancelled())
