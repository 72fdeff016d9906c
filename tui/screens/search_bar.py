"""The line in which words to find are typed."""

from typing import ClassVar

from textual.message import Message

from tui.screens.typed_line import TypedLine


class SearchBar(TypedLine):
    """Posts Input's own messages while words are typed, `Cancelled` on Esc; hidden while nothing is searched."""

    class Cancelled(Message):
        """The reader gave the search up."""

    HINT: ClassVar[str] = "find in the article"

    def __init__(self, past: list[str], place: str) -> None:
        super().__init__(past, place)
        self.display = False

    def action_leave(self) -> None:
        """Give the search up."""
        self.post_message(self.Cancelled())
