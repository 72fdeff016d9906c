"""The line in which a query of the archive is typed."""

from typing import ClassVar

from tui.screens.typed_line import TypedLine


class QueryBar(TypedLine):
    """Posts Input's own messages; leaving it closes the screen."""

    HINT: ClassVar[str] = "words, “phrases”, AND OR NOT, date: ticker: kind: …"

    def action_leave(self) -> None:
        """Close the screen."""
        self.app.pop_screen()
