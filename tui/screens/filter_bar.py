"""The line in which a filter of the archive is typed."""

from typing import ClassVar

from textual.message import Message

from tui.screens.typed_line import TypedLine


class FilterBar(TypedLine):
    """Posts Input's own messages while a filter is typed, `Cleared` on Esc; hidden while none is."""

    class Cleared(Message):
        """The reader wants all articles again."""

    HINT: ClassVar[str] = "title or file name"

    def __init__(self, past: list[str], place: str) -> None:
        super().__init__(past, place)
        self.display = False

    def action_leave(self) -> None:
        """Give the filter up."""
        self.post_message(self.Cleared())
