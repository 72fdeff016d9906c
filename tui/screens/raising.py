"""Facts that fail a check come first: they are looked for while the queue is being reviewed, and raised in it."""

from collections.abc import Callable
from functools import partial
from time import sleep

from textual import on
from textual.message import Message

from tui.archive.query import parse
from tui.archive.store import CatalogError
from tui.review.kept_queue import LeftQueue
from tui.review.queue import Order, Queue
from tui.review.raised import failed_in
from tui.screens.background import Background
from tui.screens.queueing import Queueing

PAUSE = 0.005
"""Seconds between an article that is checked and the next, which belong to the reviewer's keys."""


class Raising(Queueing):
    """Checks the queue's articles in the background; the queue does not wait for it."""

    class Checked(Message):
        """The articles of a queue have been checked: article ids and numbers of facts that fail."""

        def __init__(self, queue: Queue, failed: set[tuple[int, int]]) -> None:
            super().__init__()
            self.queue = queue
            self.failed = failed

    def on_mount(self) -> None:
        """Make ready for checking."""
        self._checking = Background()

    def queue_begun(self, queue: Queue, left: LeftQueue) -> None:
        """Check the articles of a queue that shows first what is least sure."""
        super().queue_begun(queue, left)
        self._checking.stop()
        if left.order is Order.DOUBT:
            self._checking.run(partial(self._check_queue, queue, left))

    def end_queue(self) -> None:
        """Stop checking, too."""
        self._checking.stop()
        super().end_queue()

    def _check_queue(self, queue: Queue, left: LeftQueue, is_stale: Callable[[], bool]) -> None:
        def stops() -> bool:
            sleep(PAUSE)
            return is_stale()

        try:
            failed = failed_in(self.catalog, parse(left.query), self.states, is_stale=stops)
        except CatalogError:
            return  # what ails the catalogue is said where the queue is built
        if failed and not is_stale():
            self.post_message(self.Checked(queue, failed))

    @on(Checked)
    def _raise_up(self, message: Checked) -> None:
        if message.queue is self.queue and (count := message.queue.raise_up(message.failed)):
            which = "1 fact that failed a check comes" if count == 1 else f"{count} facts that failed a check come"
            self.tell(f"{which} next")
