"""A worker: a process of its own that reads files and sends back what the catalogue keeps of them.

It is started as a command rather than forked, since its parent has threads. It takes chunks of files from standard
input and answers on standard output, and ends with its parent: at the end of its input.
"""

import os
import sqlite3
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from tui.archive.digest import Digest, Failed, Known, Source, digests, seconds
from tui.archive.schema import storable
from tui.archive.task import Task
from tui.articles.read import read_header

Title = tuple[str, int | None]
"""A file's title and date, from its first few thousand bytes."""

Answer = Digest | Known | Failed | Title


class Reader:
    """Reads files. `catalog` is the file in which contents are looked up; without one nothing is known."""

    def __init__(self, catalog: Path | None) -> None:
        self._catalog = None if catalog is None else _open(catalog)

    def answers(self, tasks: Sequence[Task]) -> list[Answer]:
        """What was asked of files: of all of them their titles, or of none; never raises."""
        sources = [Source(Path(task.path), task.name, None if task.root is None else Path(task.root)) for task in tasks]
        if tasks and tasks[0].titles:
            return [_title(path, root) for path, _, root in sources]
        return [*digests(sources, self._known)]

    def close(self) -> None:
        """Let go of the catalogue."""
        if self._catalog is not None:
            self._catalog.close()

    def _known(self, hashes: Sequence[bytes]) -> set[tuple[bytes, str]]:
        if self._catalog is None:
            return set()
        some = f"SELECT sha, variant FROM texts WHERE sha IN ({','.join('?' * len(hashes))})"
        try:
            return set(self._catalog.execute(some, hashes))
        except sqlite3.Error:
            return set()


def _title(path: Path, root: Path | None) -> Title:
    """A file's title and date; none where it cannot be read, of which its text will tell."""
    try:
        header = read_header(path, root)
    except Exception:  # as in `digest`: the rest goes on
        return "", None
    return storable(header.title), seconds(header.date)


def _open(catalog: Path) -> sqlite3.Connection | None:
    try:
        return sqlite3.connect(f"{catalog.absolute().as_uri()}?mode=ro", uri=True, timeout=5, check_same_thread=False)
    except sqlite3.Error:
        return None


def main() -> None:
    """Answer chunks of tasks until there are no more."""
    catalog, niceness = sys.argv[2], int(sys.argv[3])
    os.nice(niceness)
    tasks = Connection(os.dup(0), writable=False)
    answers = Connection(os.dup(1), readable=False)
    # Whatever a library prints must not stand between the answers, nor on the screen of a terminal app.
    with open(os.devnull, "r+b") as nothing:
        for descriptor in (0, 1, 2):
            os.dup2(nothing.fileno(), descriptor)
    reader = Reader(Path(catalog) if catalog else None)
    try:
        while True:
            chunk: list[Task] = tasks.recv()
            answers.send(reader.answers(chunk))
    except (EOFError, OSError, KeyboardInterrupt):
        return
