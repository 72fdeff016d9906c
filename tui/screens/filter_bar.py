"""The line in which a filter of the archive is typed."""

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from tui.screens.actions import Where, bindings


class FilterBar(Input):
    """Posts Input's own messages while a filter is typed, `Cleared` on Esc; hidden while none is."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.TYPING)]

    class Cleared(Message):
        """The reader wants all articles again."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id, placeholder="title or file name", compact=True, select_on_focus=True)
        self.display = False

    def action_leave(self) -> None:
        """Give the filter up."""
        self.post_message(self.Cleared())
