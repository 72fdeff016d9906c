"""A line that is typed in, and what was typed into it before."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from tui.screens.actions import Where, bindings

MOST = 50
"""Lines that are remembered."""


class TypedLine(Input):
    """Posts Input's own messages. `past` is what was submitted before, newest last; what is submitted joins it.

    Up goes back through it, Down forward again, to what is being typed and then out of the line.
    """

    where = Where.TYPING
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.TYPING)]

    HINT: ClassVar[str] = ""
    """What stands in the empty line."""

    def __init__(self, past: list[str], place: str) -> None:
        """`place` is the widget's id."""
        super().__init__(id=place, placeholder=self.HINT, compact=True)
        self._past = past
        self._draft = ""
        self._at: int | None = None
        """Which line of the past is shown; None where it is none of them."""

    async def action_submit(self) -> None:
        """Go from the line to what is found."""
        line = self.value.strip()
        if line:
            self._past[:] = [*(other for other in self._past if other != line), line][-MOST:]
        self._at = None
        await super().action_submit()

    def action_older(self) -> None:
        """Show what was typed before that."""
        at = self._shown()
        if at is None:
            self._draft = self.value
        older = [place for place, line in enumerate(self._past[:at]) if line != self.value.strip()]
        if older:
            self._show(older[-1])

    async def action_newer(self) -> None:
        """Show what was typed after that; from what is being typed, go to what is found."""
        at = self._shown()
        if at is None:
            await self.action_submit()
        else:
            self._show(at + 1 if at + 1 < len(self._past) else None)

    def _shown(self) -> int | None:
        """Which line of the past is shown, unless something has been typed into it."""
        at = self._at
        return at if at is not None and at < len(self._past) and self._past[at] == self.value else None

    def _show(self, at: int | None) -> None:
        self._at = at
        self.value = self._draft if at is None else self._past[at]
        self.cursor_position = len(self.value)
