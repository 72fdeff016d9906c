"""When a short message over the panes goes: the next one takes its place, and so does the next key."""

from collections.abc import Callable
from time import monotonic

GLANCE = 0.8
"""Seconds for which a message stands whatever is pressed."""

TROUBLE = 3.0
"""The same for one that tells of trouble."""


class Messages:
    """Keeps messages from piling up over what somebody is deciding on; trouble can be read before it goes.

    `clear` takes away all that is shown.
    """

    def __init__(self, clear: Callable[[], None], clock: Callable[[], float] = monotonic) -> None:
        self._clear = clear
        self._clock = clock
        self._shown = False
        self._last = ""
        self._until = 0.0

    def said(self, message: str, *, trouble: bool) -> None:
        """A message is about to be shown: it takes the place of what has been seen, and of the same said before."""
        now = self._clock()
        if self._shown and (now >= self._until or message == self._last):
            self._clear()
        self._shown, self._last = True, message
        self._until = max(self._until, now + (TROUBLE if trouble else GLANCE))

    def key_pressed(self) -> None:
        """Somebody goes on: what has been seen long enough goes."""
        if self._shown and self._clock() >= self._until:
            self._shown = False
            self._clear()
