"""A row list that draws the text first, and finishes what is seen next while its reader looks at what there is."""

import asyncio
from collections.abc import Iterable
from itertools import chain
from time import perf_counter

from textual.events import Resize, Unmount
from textual.geometry import Region
from textual.strip import Strip

from tui.screens.calm import collect_young
from tui.screens.kept_rows import KeptRowList

REST = 0.2
"""Seconds after which lines beyond the view are finished when all have been set anew: sizes change many at a time."""

SLICE, PAUSE = 0.002, 0.002
"""Seconds for which lines beyond the view are finished, and for which keys that came meanwhile have their way."""


class AheadRowList(KeptRowList):
    """A row list whose next page, the way its reader goes, is finished before it is asked for.

    What is finished ahead is kept as all rows are, by what it was drawn from: where that has changed, it is drawn anew.
    """

    BOTH_WAYS = False
    """Whether the page behind the reader is finished, too, after the one ahead."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._way = 1
        self._is_following = self._waits_for_frame = self._is_set_anew = False
        self._preparing: asyncio.Task[None] | None = None

    def notify_style_update(self) -> None:
        """Draw anew in other colours, what is seen next as well."""
        super().notify_style_update()
        if self.size:
            self.follow_later(self._way, set_anew=True)

    def moved_view(self) -> None:
        """A frame shows another part of the rows, or other rows: bring up to date what follows the view."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw the text first; the scrollbar and all else that follows the view comes after that frame."""
        self._stop_preparing()
        if round(old_value) != round(new_value):
            self.refresh()
        self.follow_later(1 if new_value >= old_value else -1)

    def follow_later(self, way: int, *, set_anew: bool = False) -> None:
        """After the next frame, bring up to date what follows the view and prepare what is seen next that way (1, -1).

        `set_anew`: all rows are others, and may soon be others again.
        """
        self._way = way
        self._is_set_anew |= set_anew
        if not self._is_following:
            self._is_following, self._waits_for_frame = True, bool(self._due)
            if not self._waits_for_frame:
                self.call_after_refresh(self._follow)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of a part of the view, ready for the terminal; what waits for this frame comes next.

        Textual may call back before a frame that is on its way as well as after it: the frame itself is waited for. And
        while this thread goes on, the one that writes to the terminal has to wait.
        """
        if self._waits_for_frame:
            self._waits_for_frame = False
            self.set_timer(PAUSE, self._follow)
        return super().render_lines(crop)

    def _follow(self) -> None:
        self._is_following = False
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = self.scroll_y
        self.moved_view()
        self._stop_preparing()
        self._preparing = asyncio.create_task(self._prepare(self._way, REST if self._is_set_anew else 0))
        self._is_set_anew = False

    async def _prepare(self, way: int, rest: float) -> None:
        """Finish the page that is seen next when the reader goes on the same way, a few lines at a time."""
        await asyncio.sleep(rest)
        started, finish = perf_counter(), self.know_finish()
        for row in chain(self._beyond(way), self._beyond(-way) if self.BOTH_WAYS else ()):
            if perf_counter() - started > SLICE:
                await asyncio.sleep(PAUSE)
                started, finish = perf_counter(), self.know_finish()
            if row < self.row_count():
                self.finished(row, self.looks(row), finish)
        collect_young()

    def _beyond(self, way: int) -> Iterable[int]:
        """The rows of the page beyond the view, the nearest first."""
        edge = self.scroll_offset.y + (self.size.height - 1 if way > 0 else 0)
        return (row for row in range(edge + way, edge + way * (self.size.height + 1), way) if row >= 0)

    def _stop_preparing(self) -> None:
        if self._preparing:
            self._preparing.cancel()

    def on_resize(self, event: Resize) -> None:
        """Prepare what is seen next in the new width."""
        super().on_resize(event)
        self.follow_later(self._way, set_anew=True)

    def on_unmount(self, event: Unmount) -> None:
        """Prepare nothing for a list that is gone."""
        self._stop_preparing()
