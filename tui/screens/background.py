"""Work in the background that nobody has to wait for, not even the end of the program."""

import threading
from collections.abc import Callable


class Background:
    """One task at a time, in a thread of its own; a newer task makes the older one stale.

    Textual's own thread workers are waited for when the app closes, so that an article that takes a minute to read
    would keep the terminal for a minute after `q`. These are not.
    """

    def __init__(self) -> None:
        self._latest = 0

    def run(self, task: Callable[[Callable[[], bool]], None]) -> None:
        """Start a task; it is given a function that says whether it is stale and should stop."""
        self._latest += 1
        mine = self._latest
        threading.Thread(target=task, args=(lambda: mine != self._latest,), daemon=True).start()

    def stop(self) -> None:
        """Make whatever runs stale."""
        self._latest += 1
