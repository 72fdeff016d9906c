"""The line in which words to find are typed."""

from textual.message import Message

from tui.screens.typed_line import TypedLine


class SearchBar(TypedLine):
    """Posts Input's own messages while words are typed, `Cancelled` on Esc; hidden while nothing is searched."""

    class Cancelled(Message):
        """The reader gave the search up."""

    def __init__(self, past: list[str], *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(past, id=id, placeholder="find in the article")
        self.display = False

    def action_leave(self) -> None:
        """Give the search up."""
        self.post_message(self.Cancelled())
