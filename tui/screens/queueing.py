"""The queue: which fact of the archive comes next, and how far and how fast the review goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.archive.store import CatalogError
from tui.articles.files import ArticleFileError
from tui.review.events import OPEN, Act, Event, State
from tui.review.journal import JournalError
from tui.screens.background import Background
from tui.screens.grouping import Grouping
from tui.screens.keys_ahead import push_next
from tui.screens.opening import Wish

if TYPE_CHECKING:
    from tui.review.kept_queue import KeptQueue, LeftQueue
    from tui.review.queue import Item, Queue
    from tui.review.states import JournalStates

RECENT = 200
"""Events of this session from which the pace is taken."""

_FEW = 2
"""Decisions that are no pace yet."""

_PLAIN = ("doubted: ", "least sure: ", "rule ", "in reading order")
"""How reasons begin that the queue's order, above the facts, and the question tell anyway."""

ARCHIVE, ARTICLE, SEARCH = range(3)
SCOPES = ("whole archive", "this article", "a search")


class Queueing(Grouping):
    """With a queue, the next fact is the queue's, in whatever article; without one, the article's."""

    class QueueBuilt(Message):
        """A queue stands ready; `left` says how it was made and, where it was left before, how far it got."""

        def __init__(self, queue: Queue, left: LeftQueue) -> None:
            super().__init__()
            self.queue = queue
            self.left = left

    class QueueFailed(Message):
        """A queue could not be built."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    queue: Queue | None = None
    kept_queue: KeptQueue | None = None
    """Where the queue's place is kept; None where it is not."""

    _queue_left: LeftQueue | None = None
    _wanted_item: Item | None = None
    """The fact to be shown as soon as its article is open."""

    def on_mount(self) -> None:
        """Make ready for queues; the one that was left is gone on with when the first article stands."""
        self._building, self._ahead, self._keeping = Background(), Background(), Background()
        self.session: list[Event] = []
        self._queue_resumed = False

    # -- beginning and ending ------------------------------------------------------------------------------------------

    def action_queue(self) -> None:
        """Choose an order and a scope."""
        from tui.screens.queue_screen import QueueScreen

        self.app.push_screen(QueueScreen(SCOPES, self.queue is not None, self._begin))

    async def _begin(self, order: str, scope: int) -> bool:
        from tui.screens.dialog import LinePrompt
        from tui.screens.queue_screen import END

        if order == END:
            self.end_queue()
            return True
        if self.journal is None:
            self.say("Decisions cannot be kept now, so there is no queue of what waits for them.", error=True)
            return False
        if scope == SEARCH:
            begin = partial(self._begin_search, order)
            prompt = LinePrompt("Words and fields to find", self.words_sought(), begin, "begin")
            push_next(self, prompt)
            return True
        words = f'path:"{self.open_identity}"' if scope == ARTICLE else ""
        return await self._begin_search(order, words)

    def words_sought(self) -> str:
        """What the archive is filtered by, as a query."""
        from tui.archive.query import query_of_filter

        return query_of_filter(self.view.filter)

    async def _begin_search(self, order: str, words: str) -> bool:
        from tui.archive.query import QueryError, parse
        from tui.review.kept_queue import LeftQueue, new_seed
        from tui.review.queue import Order

        try:
            parse(words)
        except QueryError as error:
            self.say(str(error), error=True)
            return False
        self.tell("building the queue …")
        self._building.run(partial(self._build_queue, LeftQueue(words, Order(order), new_seed(), 0)))
        return True

    def _build_queue(self, left: LeftQueue, is_stale: Callable[[], bool]) -> None:
        from tui.archive.query import QueryError
        from tui.review.states import JournalStates

        assert self.journal
        try:
            states = JournalStates(self.journal)
            queue = self._ordered(left, states)
            left.go_on(queue)
        except (CatalogError, JournalError, QueryError) as error:
            self.post_message(self.QueueFailed(str(error)))
            return
        if not is_stale():
            self.post_message(self.QueueBuilt(queue, left))

    def _ordered(self, left: LeftQueue, states: JournalStates) -> Queue:
        """The queue in its order; blind repeats are facts that were decided days ago."""
        from tui.archive.query import parse
        from tui.review.agreement import blind_keys
        from tui.review.queue import Order, build, of_keys

        assert self.journal
        query = parse(left.query)
        if left.order is Order.BLIND:
            keys = blind_keys(self.journal.events(), self.journal.reviewer, datetime.now(UTC))
            return of_keys(self.catalog, query, left.order, keys, states)
        return build(self.catalog, query, left.order, states, left.seed, sure=self.sure)

    @on(QueueBuilt)
    def _start_queue(self, message: QueueBuilt) -> None:
        if message.queue.progress().total == 0:
            self.tell("no fact is found that way, so there is no queue")
            return
        self.queue, self._queue_left = message.queue, message.left
        self.show_item()
        self.queue_begun(message.queue, message.left)

    def queue_begun(self, queue: Queue, left: LeftQueue) -> None:
        """A queue has been begun or gone on with; for those who have something to add to it."""

    @on(QueueFailed)
    def _say_queue_failed(self, message: QueueFailed) -> None:
        self.say(message.reason, error=True)

    def end_queue(self) -> None:
        """Go on article by article."""
        from tui.review.queue import Order

        if self.queue and self.queue.order is Order.BLIND and self.desk:
            self.desk.hide(lambda key: False)
            self.reading.facts_changed()
            self.facts.facts_changed()
        self.queue = self._queue_left = self._wanted_item = None
        if self.kept_queue:
            self._keeping.run(lambda is_stale: self.kept_queue.forget() if self.kept_queue else None)
        self.show_heads()

    # -- going on ------------------------------------------------------------------------------------------------------

    def show_item(self) -> None:
        """Bring the queue's fact under review, opening its article."""
        item = self.queue.current if self.queue else None
        self._wanted_item = None
        if item is None:
            self.show_heads()
            self.tell("the queue is at its end: Q begins another")
        elif item.id == self.open_id and self.desk and not self.is_opening:
            self._select_item(item)
        else:
            self._wanted_item = item
            self.open_article(item.id)
        self._keep_place()

    def article_shown(self, wish: Wish) -> None:
        """Show the queue's fact that waited for its article; at the first one, go on with the queue that was left."""
        super().article_shown(wish)
        if self._wanted_item and self._wanted_item.id == self.open_id:
            self._select_item(self._wanted_item)
        elif not self._queue_resumed and self.kept_queue and self.journal:
            self._queue_resumed = True
            self._building.run(partial(self._resume_queue, self.kept_queue))

    def _resume_queue(self, kept: KeptQueue, is_stale: Callable[[], bool]) -> None:
        left = kept.load()
        if left and not is_stale():
            self._build_queue(left, is_stale)

    def _select_item(self, item: Item) -> None:
        assert self.desk
        self._wanted_item = None
        self._hide_decisions()
        at = self.desk.at_number(item.number)
        if at is None:
            self.tell("the article has changed: its facts are not those of the queue")
            return
        self.select(at)
        self.tell("" if item.why.startswith(_PLAIN) else item.why)
        self._read_ahead()

    def _hide_decisions(self) -> None:
        """Let the facts that come once more, unseen, look undecided."""
        from tui.review.queue import Order

        if self.desk and self.queue and self.queue.order is Order.BLIND:
            self.desk.hide(self.queue.waits_for)
            self.reading.facts_changed()
            self.facts.facts_changed()

    def _read_ahead(self) -> None:
        """Read the article that the queue comes to next, so that it opens at once."""
        assert self.queue
        here = self.queue.position
        following = self.queue.advance()
        self.queue.seek(here)
        if following and following.id != self.open_id:
            self._ahead.run(partial(self._read_article, following.id))

    def _read_article(self, id_: int, is_stale: Callable[[], bool]) -> None:
        try:
            entry = None if is_stale() else self.catalog.file(id_)
            if entry:
                self.catalog.open(entry)
        except (ArticleFileError, CatalogError):
            return  # it is said when the article is opened

    def at_item(self) -> Item | None:
        """The queue's fact where that is the one under review."""
        if self.queue and self.desk and self.desk.current is not None:
            return self.queue.current if self.queue.is_at(self.desk.keys[self.desk.current]) else None
        return None

    def shown_by(self) -> str:
        """Why the fact under review is shown: the queue's order, or its random part."""
        item = self.at_item()
        return item.shown_by if item else super().shown_by()

    async def action_decide(self, act: str) -> None:
        """Decide; what is skipped when it comes once more, unseen, stays as it was decided before."""
        from tui.review.queue import Order

        item = self.at_item()
        if act == Act.SKIP and item and item.shown_by == Order.BLIND and self.queue and self.desk:
            if not self.key_is_repeated():
                self.queue.learn(self.desk.keys[self.desk.current or 0], State.SKIPPED)
                self.go_on()
            return
        await super().action_decide(act)

    def go_on(self) -> None:
        """Bring the queue's next fact under review, else the article's."""
        from tui.review.pace import hurried

        if self.queue is None or self.at_item() is None:
            super().go_on()
        else:
            self.queue.advance()
            self.show_item()
        if hurried(self.session[-RECENT:]):
            self.tell("eight accepted in a row, each in under 0.4 s: time to pause?")

    def action_step_undecided(self, step: int) -> None:
        """Go to the queue's next or previous fact; first back to it, if it is not the one under review."""
        if self.queue is None or self.reading.finding:
            super().action_step_undecided(step)
            return
        if self.at_item() or step < 0:
            self.queue.advance() if step > 0 else self.queue.back()
        self.show_item()

    # -- what was done -------------------------------------------------------------------------------------------------

    def recorded(self, events: Sequence[Event]) -> None:
        """Tell the queue what holds now."""
        from tui.review.queue import Order
        from tui.screens.telling import state_of

        super().recorded(events)
        self.session.extend(events)
        self._learn(events, lambda event: event.after.state)
        for event in events:
            before = self.desk.holds(event.key) if self.desk and event.shown_by == Order.BLIND else None
            if before and before.state is not event.after.state and event.after.state not in OPEN:
                self.say(f"You decided otherwise before: {state_of(before)}. This holds now; u takes it back.")

    def taken_back(self, events: Sequence[Event], act: Act) -> None:
        """Tell the queue what holds again, and go back to the fact in it."""
        super().taken_back(events, act)
        if act is Act.UNDO:
            gone = {event.uid for event in events}
            self.session = [event for event in self.session if event.uid not in gone]
        else:
            self.session.extend(events)
        self._learn(events, lambda event: (event.before if act is Act.UNDO else event.after).state)
        if self.queue:
            self.queue.go_to(events[0].key)

    def _learn(self, events: Sequence[Event], state: Callable[[Event], State]) -> None:
        """Tell the queue what states hold; a note or a flag on what comes once more, unseen, says nothing of it."""
        from tui.review.queue import Order

        for event in events:
            if self.queue and not (self.queue.order is Order.BLIND and event.act in (Act.FLAG, Act.NOTE)):
                self.queue.learn(event.key, state(event))

    def _keep_place(self) -> None:
        """Keep the queue's place, in the background."""
        from tui.review.kept_queue import LeftQueue

        if self.queue is None or self._queue_left is None or self.kept_queue is None:
            return
        position, key = self.queue.position, None
        if self.queue.shows_raised:
            position = 0  # it stands before its turn: what waited for it would be passed over
        elif self.desk and self.desk.current is not None and self.at_item():
            key = self.desk.keys[self.desk.current]
        left = LeftQueue(self._queue_left.query, self._queue_left.order, self._queue_left.seed, position, key)
        kept = self.kept_queue
        self._keeping.run(lambda is_stale: None if is_stale() else kept.save(left))

    def progress_lines(self) -> list[str]:
        """How far and how fast, for the heading of the facts."""
        pace = None
        if len(self.session) > _FEW:
            from tui.review.pace import pace_of

            pace = pace_of(self.session[-RECENT:])
        speed = f" · {pace.per_minute:.0f}/min" if pace and pace.decisions > _FEW else ""
        if self.queue is None or self._queue_left is None:
            plain = super().progress_lines()
            return [f"{plain[0]}{speed}", *plain]
        progress = self.queue.progress()
        seconds = pace.seconds_left(progress.left) if pace and pace.decisions > _FEW else None
        left = "" if seconds is None else f" · {_long(seconds)} left"
        done = f"{progress.done}/{progress.total}"
        return [f"{done}{speed}{left} · {self._queue_left.order}", f"{done}{speed}{left}", f"{done}{left}", done]


def _long(seconds: float) -> str:
    """A duration in few letters: 40 s, 12 min, 3 h."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.0f} h"
