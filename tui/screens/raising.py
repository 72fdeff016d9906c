"""Facts that something speaks against come first: they are looked for while the queue is being reviewed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic, sleep
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message

from tui.archive.store import CatalogError
from tui.screens.background import Background
from tui.screens.queueing import Queueing

if TYPE_CHECKING:
    from tui.review.kept_queue import LeftQueue
    from tui.review.queue import Queue, Reordered
    from tui.review.raised import Looked

PAUSE = 0.005
"""Seconds between an article that is checked and the next, which belong to the reviewer's keys."""

TELL = 0.5
"""Seconds between two reports; what was found by then is raised."""


class Raising(Queueing):
    """Checks the queue's articles in the background; the queue does not wait for it."""

    class Checked(Message):
        """The articles of a queue have been checked so far; `order` has what was found come next, None: nothing new.

        `ended` says that all of it was looked at, `stopped` that the reviewer stopped it.
        """

        def __init__(self, queue: Queue, step: Looked, order: Reordered | None = None, *, ended: bool = False) -> None:
            super().__init__()
            self.queue = queue
            self.step = step
            self.order = order
            self.ended = ended
            self.stopped = False

    checked: Checked | None = None
    """How far the check of the queue is; None where there is none under way."""

    def on_mount(self) -> None:
        """Make ready for checking."""
        self._checking = Background()

    def queue_begun(self, queue: Queue, left: LeftQueue) -> None:
        """Check the articles of a queue that shows first what is least sure."""
        from tui.review.queue import Order

        super().queue_begun(queue, left)
        self._stop_checking()
        if left.order is Order.DOUBT:
            self._begin_checking(queue)

    def end_queue(self) -> None:
        """Stop checking, too."""
        self._stop_checking()
        super().end_queue()

    def check_anew(self) -> None:
        """Check the queue's articles once more: what is asked of them has changed."""
        from tui.review.queue import Order

        if self.queue is not None and self.queue.order is Order.DOUBT:
            self._begin_checking(self.queue)

    def action_toggle_checking(self) -> None:
        """Stop checking the queue's articles, or begin it anew."""
        from tui.review.queue import Order

        if self.queue is None or self.queue.order is not Order.DOUBT:
            self.say("Only a queue of what is least sure is checked: Q begins one.")
        elif self.checked is not None and not self.checked.stopped:
            self._checking.stop()
            self.checked.stopped = True
            self._show_checked()
        else:
            self.check_anew()

    def _begin_checking(self, queue: Queue) -> None:
        from tui.review.raised import Looked

        self.checked = self.Checked(queue, Looked(0, 0, {}))
        self._checking.run(partial(self._check_queue, queue))

    def _stop_checking(self) -> None:
        self._checking.stop()
        self.checked = None
        self._show_checked()

    # -- in the background ---------------------------------------------------------------------------------------------

    def _check_queue(self, queue: Queue, is_stale: Callable[[], bool]) -> None:
        from tui.review.raised import Looked, look_through

        raised: dict[int, str] = {}
        step, told = Looked(0, 0, {}), monotonic()
        try:
            for step in look_through(self.catalog, queue.facts):
                if is_stale():
                    return
                raised.update(step.raised)
                if monotonic() - told >= TELL:
                    self._tell_checked(queue, step, raised)
                    told = monotonic()
                sleep(PAUSE)
        except CatalogError:
            pass  # what ails the catalogue is said where the queue is built
        while not is_stale() and raised.keys() - queue.raised.keys():
            # Until it holds: the reviewer may go on to the next fact while it is put in order.
            self._tell_checked(queue, step, raised)
            sleep(TELL)
        if not is_stale():
            self.post_message(self.Checked(queue, step, ended=True))

    def _tell_checked(self, queue: Queue, step: Looked, raised: dict[int, str]) -> None:
        new = raised.keys() - queue.raised.keys()
        self.post_message(self.Checked(queue, step, queue.reordered(raised) if new else None))

    # -- what it says --------------------------------------------------------------------------------------------------

    @on(Checked)
    def _take_checked(self, message: Checked) -> None:
        if message.queue is not self.queue or self.checked is None or self.checked.stopped:
            return
        count = message.queue.take(message.order) if message.order else None
        self.checked = None if message.ended else message
        self._show_checked()
        if count:
            which = "1 fact that failed a check" if count == 1 else f"{count} facts that failed a check or are doubted"
            self.tell(f"{which} come{'s' * (count == 1)} next")

    def _show_checked(self) -> None:
        """Bring the line of progress up to date; it is gone when there is nothing to wait for."""
        line = None
        if self.checked is not None:
            line = _checked_line(self.checked, max(self.facts.size.width - 2, 8))
        self.show_state("facts-progress", line)


def _checked_line(checked: Raising.Checked, width: int) -> Content:
    from tui.screens.progress_line import bar

    step, found = checked.step, len(checked.queue.raised)
    counts = f"{step.done:,}/{step.total:,}" if step.total else "…"
    against = f" · {found} raised" if found else ""
    what, key = ("stopped", "goes on") if checked.stopped else ("checking", "stops")
    wordings = [
        f"{what} {counts}{against} · Ctrl+K {key}",
        f"{what} {counts}{against}",
        f"{what} {counts}",
        what,
    ]
    return bar(wordings, width, step.done / step.total if step.total else 0)
