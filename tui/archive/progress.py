"""How far a scan is: what it tells those who wait for it."""

import time
from collections import deque
from enum import StrEnum
from typing import NamedTuple

_WINDOW = 5.0
"""Seconds over which the rate is taken."""


class Phase(StrEnum):
    """What a scan is at."""

    WAITING = "waiting"
    """Another scan of the archive is under way."""
    NAMES = "names"
    TITLES = "titles"
    TEXTS = "texts"
    TIDYING = "tidying"
    DONE = "done"
    STOPPED = "stopped"


class Progress(NamedTuple):
    """How far a scan is. `done` of `total` files, `rate` a second, `seconds_left` None where nobody can know.

    `listed`: files have come or gone since the last word, so lists are to be asked for again. `changed`: ids of the
    files of which more is known than at the last word.
    """

    phase: Phase
    done: int = 0
    total: int = 0
    rate: float = 0.0
    seconds_left: float | None = None
    listed: bool = False
    changed: tuple[int, ...] = ()


class Meter:
    """Counts one phase and tells its rate over the last few seconds."""

    def __init__(self, phase: Phase, total: int) -> None:
        self._progress = Progress(phase, 0, total)
        self._marks: deque[tuple[float, int]] = deque([(time.monotonic(), 0)])

    def advance(self, changed: tuple[int, ...]) -> Progress:
        """Count files as done."""
        now, done = time.monotonic(), self._progress.done + len(changed)
        self._marks.append((now, done))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW:
            self._marks.popleft()
        since, before = self._marks[0]
        rate = (done - before) / (now - since) if now > since else 0.0
        total = max(self._progress.total, done)
        left = (total - done) / rate if rate else None
        self._progress = self._progress._replace(done=done, total=total, rate=rate, seconds_left=left, changed=changed)
        return self._progress
