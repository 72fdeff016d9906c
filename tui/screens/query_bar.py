"""The line in which a query of the archive is typed."""

from tui.screens.typed_line import TypedLine


class QueryBar(TypedLine):
    """Posts Input's own messages; leaving it closes the screen."""

    def __init__(self, past: list[str], *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(past, id=id, placeholder="words, “phrases”, AND OR NOT, date: ticker: kind: …")

    def action_leave(self) -> None:
        """Close the screen."""
        self.app.pop_screen()
