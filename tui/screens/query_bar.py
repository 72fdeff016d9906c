"""The line in which a query of the archive is typed."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class QueryBar(Input):
    """Posts Input's own messages; down goes to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "submit", "To the list", show=False)]

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id, placeholder="words, “phrases”, AND OR NOT, date: ticker: kind: …", compact=True)
