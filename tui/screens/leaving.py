"""Windows that close once: Textual would take another screen off the stack for a key that came on the way out."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

_Result = TypeVar("_Result")


class Leaving(ModalScreen[_Result]):
    """A window over the panes. What comes to it when it `is_left` is not for it any more."""

    is_left = False

    def dismiss(self, result: _Result | None = None) -> AwaitComplete:
        """Close, and give the result; a second time does nothing."""
        if self.is_left:
            return AwaitComplete()
        self.is_left = True
        return super().dismiss(result)
