"""Bringing a catalogue up to date: names at once, then titles, then texts and facts: first every quarter second some,
then, where there are many, every second.

A scan may be stopped, or its process killed, at any moment: what was written stays, and the next scan goes on from
there and ends with the same catalogue.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from tui.archive.naming import BATCH_SECONDS, Found, Naming
from tui.archive.orphans import orphans, remove
from tui.archive.progress import Meter, Phase, Progress
from tui.archive.schema import FileState
from tui.archive.store import Store

if TYPE_CHECKING:
    from tui.archive.crew import Answered
    from tui.archive.reading_order import ReadingOrder

CREW_FROM = 9
"""Files to be read from which it is worth starting worker processes."""

_MANY, _MANY_SECONDS = 1_000, 1.0
"""After so many texts it is written less often: the index takes a third less work for a few large pieces."""

_POLL = 0.05
_TIDIED = 100


class Moved(NamedTuple):
    """A file that has left one place and appeared in another, by identity."""

    before: str
    after: str


class Rewritten(NamedTuple):
    """A file that has another text than before, by the SHA-256 of both in hex; neither is the empty text."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scan came to. Not `whole`: it was stopped, and the next one goes on."""

    whole: bool
    found: Found = field(default_factory=Found)
    moved: tuple[Moved, ...] = ()
    rewritten: tuple[Rewritten, ...] = ()


class Scan:
    """A scan of the archive at `root` into `store`.

    `report` hears how far it is. `wanted` names the files on somebody's screen, which come first; where nobody looks,
    no round is made for titles. Both are called from threads of the scan. `workers` are the processes that read (as
    many as there are processors, 0: none); in the `background` they leave the processors to others.
    """

    def __init__(
        self,
        store: Store,
        root: Path,
        stop: Event,
        report: Callable[[Progress], object] = lambda progress: None,
        wanted: Callable[[], Sequence[int]] | None = None,
        *,
        workers: int | None = None,
        background: bool = False,
    ) -> None:
        self._store = store
        self._root = root
        self._stop = stop
        self._report = report
        self._wanted = wanted
        self._workers = _processors() if workers is None else workers
        self._niceness = 5 if background else 0
        self._waited_for = -1

    def everything(self) -> Outcome:
        """Scan all of the archive.

        Raises ArticleFileError where the archive cannot be read and CatalogError where the catalogue cannot be used.
        """
        return self._run(lambda naming: naming.everything(), whole_archive=True)

    def at(self, paths: Collection[str]) -> Outcome:
        """Scan some paths, relative to the root: of files or folders, there or not. Raises as above."""
        if self._root.is_file():
            return self.everything()
        return self._run(lambda naming: naming.at(paths), whole_archive=False)

    def _run(self, name: Callable[[Naming], Found | None], whole_archive: bool) -> Outcome:
        with self._store.scanning(self._stop, self._wait) as ours:
            naming = Naming(self._store, self._root, self._stop, self._tell_names)
            found = name(naming) if ours else None
            if found is None:
                self._report(Progress(Phase.STOPPED))
                return Outcome(whole=False)
            former = self._former()
            whole = self._read(None if whole_archive else [*found.new, *found.changed])
            rewritten = self._rewritten(former)
            moved = self._moved(found)
            if whole and whole_archive:
                whole = self._tidy()
                self._store.remove_abandoned()
        self._report(Progress(Phase.DONE if whole else Phase.STOPPED, found.total, found.total))
        return Outcome(whole, found, moved, rewritten)

    def _wait(self) -> None:
        """Tell how far the scan is for which this one waits."""
        with self._store.reading() as db:
            (total,) = db.execute("SELECT count(*) FROM files").fetchone()
            (unread,) = db.execute(f"SELECT count(*) FROM files WHERE state < {FileState.KNOWN}").fetchone()
        self._report(Progress(Phase.WAITING, total - unread, total, listed=total != self._waited_for))
        self._waited_for = total

    def _tell_names(self, found: Found) -> None:
        self._report(Progress(Phase.NAMES, found.total, listed=True))

    def _read(self, only: Sequence[int] | None) -> bool:
        """Read what is to be read; False where `stop` came first."""
        order = self._order(only)
        if not order.texts:
            return not self._stop.is_set()
        meters = {True: Meter(Phase.TITLES, order.titles), False: Meter(Phase.TEXTS, order.texts)}
        waiting: Answered = []
        texts, written = 0, time.monotonic()
        for answered in self._answers(order, only):
            if self._stop.is_set():
                return False
            waiting += answered
            texts += sum(not task.titles for task, _ in answered)
            if waiting and time.monotonic() - written >= (BATCH_SECONDS if texts < _MANY else _MANY_SECONDS):
                self._write(waiting, meters)
                waiting, written = [], time.monotonic()
        if self._stop.is_set():
            return False
        self._write(waiting, meters)
        return True

    def _write(self, answered: Answered, meters: dict[bool, Meter]) -> None:
        from tui.archive.writing import put

        with self._store.writing() as db:
            put(db, [(task.id, answer) for task, answer in answered])
        for titles, meter in meters.items():
            if ids := tuple(task.id for task, _ in answered if task.titles is titles):
                self._report(meter.advance(ids))

    def _order(self, only: Sequence[int] | None) -> ReadingOrder:
        from tui.archive.reading_order import ReadingOrder

        return ReadingOrder(self._store, self._root, self._wanted, only)

    def _answers(self, order: ReadingOrder, only: Sequence[int] | None) -> Iterator[Answered]:
        """What the files hold, as it comes; an empty list every now and then, so that a stop is noticed."""
        from tui.archive.crew import Crew, CrewError
        from tui.archive.worker import Reader

        if self._workers and order.texts >= CREW_FROM:
            crew = Crew(self._workers, order, self._store.path, self._niceness)
            try:
                yield from crew.results(_POLL)
                return
            except CrewError:
                order = self._order(only)  # no processes to be had here: begin again alone
            finally:
                crew.stop()
        with closing(Reader(self._store.path)) as reader:
            while chunk := order():
                for task in chunk:
                    yield [*zip([task], reader.answers([task]), strict=True)]

    def _moved(self, found: Found) -> tuple[Moved, ...]:
        """Which of the new files hold what one that is gone held."""
        gone = {file.text: file.identity for file in reversed(found.gone) if file.text is not None}
        if not (gone and found.new):
            return ()
        moved = []
        with self._store.reading() as db:
            for id_ in found.new:
                identity, text = db.execute("SELECT identity, text FROM files WHERE id = ?", (id_,)).fetchone()
                if text in gone:
                    moved.append(Moved(gone.pop(text), identity))
        return tuple(moved)

    def _former(self) -> dict[int, tuple[bytes, int]]:
        """The texts, by hash, that files to be read anew had before, and how long they were."""
        former = "SELECT f.id, t.text_sha256, t.length FROM files AS f JOIN texts AS t ON t.id = f.text"
        with self._store.reading() as db:
            rows = db.execute(f"{former} WHERE f.state < {FileState.KNOWN}").fetchall()
        return {id_: (sha, length) for id_, sha, length in rows}

    def _rewritten(self, former: Mapping[int, tuple[bytes, int]]) -> tuple[Rewritten, ...]:
        """Which files have been read anew and have another text now."""
        now = "SELECT t.text_sha256, t.length FROM files AS f JOIN texts AS t ON t.id = f.text"
        found = []
        with self._store.reading() as db:
            for id_, (before, length) in former.items():
                row = db.execute(f"{now} WHERE f.id = ? AND f.state = {FileState.KNOWN}", (id_,)).fetchone()
                if row and row[0] != before and length and row[1]:
                    found.append(Rewritten(before.hex(), row[0].hex()))
        return tuple(found)

    def _tidy(self) -> bool:
        """Remove texts that no file stands for any more; False where `stop` came first."""
        with self._store.reading() as db:
            left = bool(orphans(db, 1))  # mostly none: then nothing is written
        while left and not self._stop.is_set():
            with self._store.writing() as db:
                texts = orphans(db, _TIDIED)
                remove(db, texts)
            left = len(texts) == _TIDIED
            if left:
                self._report(Progress(Phase.TIDYING))
        return not left


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
