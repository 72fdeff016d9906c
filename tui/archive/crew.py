"""Worker processes and the threads that speak with them. A worker that dies or hangs costs the file it read."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from pickle import UnpicklingError
from queue import Empty, Queue
from threading import Event, Lock, Thread

import tui
from tui.archive.digest import Failed
from tui.archive.task import Task
from tui.archive.worker import Answer

LONGEST_WAIT = 60.0
"""Seconds that a worker may take for a chunk; then its files are read one by one, each with as long."""

_START = "import sys; sys.path.insert(0, sys.argv[1]); from tui.archive.worker import main; main()"
_WAITING = 4
"""Chunks of each worker that may wait to be written, so that none stands still while the disk is waited for."""


class CrewError(Exception):
    """Worker processes cannot be started here."""


Answered = list[tuple[Task, Answer]]


class Crew:
    """`size` workers, each with a thread that feeds it chunks from `source` until that gives an empty one.

    `source` is called by one thread at a time. What comes back waits in a queue that holds a few chunks, so that
    memory stays bounded however slow the reader is. `catalog` is the file in which workers look contents up.
    """

    def __init__(self, size: int, source: Callable[[], list[Task]], catalog: Path | None, niceness: int = 0) -> None:
        self._source = source
        self._arguments = [str(Path(tui.__file__).parent.parent), str(catalog or ""), str(niceness)]
        self._source_lock = Lock()
        self._done: Queue[Answered | BaseException | None] = Queue(size * _WAITING)
        self._stopped = Event()
        self._workers: set[_Worker] = set()
        self._threads = [Thread(target=self._serve, daemon=True, name=f"reader {n}") for n in range(size)]
        for thread in self._threads:
            thread.start()

    def results(self, timeout: float) -> Iterator[Answered]:
        """Answers by chunk as they come, an empty one where none came for `timeout` seconds; ends when all are given.

        Raises CrewError where no worker can be started, and what `source` raises.
        """
        busy = len(self._threads)
        while busy:
            try:
                done = self._done.get(timeout=timeout)
            except Empty:
                yield []
                continue
            if done is None:
                busy -= 1
            elif isinstance(done, BaseException):
                raise done
            else:
                yield done

    def stop(self) -> None:
        """End every worker at once, whatever it is doing."""
        self._stopped.set()
        for worker in list(self._workers):
            worker.kill()
        while any(thread.is_alive() for thread in self._threads):
            try:  # a thread may be waiting to hand over what nobody wants any more
                self._done.get(timeout=0.01)
            except Empty:
                continue

    def _serve(self) -> None:
        """Feed one worker, a chunk ahead of its answers so that it never waits for the next."""
        pending: list[list[Task]] = []
        worker: _Worker | None = None
        try:
            while not self._stopped.is_set():
                chunk = self._next()
                if chunk:
                    worker = worker or self._hire()
                    pending.append(chunk)
                    worker.send(chunk)
                if not pending:
                    break
                if len(pending) > 1 or not chunk:
                    assert worker is not None
                    answers = worker.receive(LONGEST_WAIT)
                    if answers is None:
                        self._dismiss(worker)
                        worker = self._one_by_one([task for chunk in pending for task in chunk])
                        pending = []
                    else:
                        self._done.put(list(zip(pending.pop(0), answers, strict=True)))
        except BaseException as error:
            self._done.put(error)
        finally:
            if worker:
                self._dismiss(worker)
            self._done.put(None)

    def _one_by_one(self, tasks: list[Task]) -> "_Worker | None":
        """Have files read that were with a worker who has been lost; the worker who is left, if any."""
        worker: _Worker | None = None
        for task in tasks:
            if self._stopped.is_set():
                break
            worker = worker or self._hire()
            start = time.monotonic()
            worker.send([task])
            answers = worker.receive(LONGEST_WAIT)
            if answers is None:
                self._dismiss(worker)
                worker = None
                late = time.monotonic() - start >= LONGEST_WAIT
                answers = [Failed("it takes too long to read" if late else "reading it ended the reader", False)]
            self._done.put([(task, answers[0])])
        return worker

    def _next(self) -> list[Task]:
        with self._source_lock:
            return self._source()

    def _hire(self) -> "_Worker":
        try:
            worker = _Worker(self._arguments)
        except OSError as error:
            raise CrewError(str(error)) from error
        self._workers.add(worker)
        if self._stopped.is_set():
            worker.kill()
        return worker

    def _dismiss(self, worker: "_Worker") -> None:
        worker.end()
        self._workers.discard(worker)


class _Worker:
    """A worker's process and the pipes to it."""

    def __init__(self, arguments: list[str]) -> None:
        tasks, self_tasks = os.pipe()
        self_answers, answers = os.pipe()
        self._tasks = Connection(self_tasks, readable=False)
        self._answers = Connection(self_answers, writable=False)
        try:
            # -P: what lies in the current folder, an archive perhaps, must not stand in for Python's own modules.
            # A process group of its own: the terminal's ^C is the parent's business.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, *arguments],
                stdin=tasks, stdout=answers, stderr=subprocess.DEVNULL, process_group=0,
            )  # fmt: skip
        except BaseException:
            self._tasks.close()
            self._answers.close()
            raise
        finally:
            os.close(tasks)
            os.close(answers)

    def send(self, chunk: list[Task]) -> None:
        """Hand over a chunk; that a worker is gone is noticed when its answer is missing."""
        with suppress(OSError):
            self._tasks.send(chunk)

    def receive(self, timeout: float) -> list[Answer] | None:
        """The answers to the oldest chunk; None where the worker is gone, or silent for `timeout` seconds."""
        try:
            answers: list[Answer] | None = self._answers.recv() if self._answers.poll(timeout) else None
        except (EOFError, OSError, UnpicklingError):
            return None
        return answers

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def end(self) -> None:
        """End it and close the pipes; it keeps nothing that could be lost."""
        self._process.kill()
        self._process.wait()
        self._tasks.close()
        self._answers.close()
