"""Which files are read next: titles before texts, and what somebody is looking at before all else."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tui.archive.schema import FileState
from tui.archive.store import Store
from tui.archive.task import Task
from tui.archive.walk import file_at

TITLES_FROM = 100
"""Files to be read from which their titles are worth a round of their own."""

_TITLES, _TEXTS, _FEW = 200, 64, 16
"""Files in a chunk; large ones take less time by the file (see `digest`), small ones are answered sooner."""

_LONGEST_CHUNK = 16_000
"""Characters of paths and names in a chunk; more might not fit into a pipe that nobody reads."""

_COLUMNS = "id, identity, raw"
_ROWS = {
    True: f"SELECT {_COLUMNS} FROM files WHERE state < {FileState.KNOWN} AND state = {FileState.NAMED}",
    False: f"SELECT {_COLUMNS} FROM files WHERE state < {FileState.KNOWN}",
}


class ReadingOrder:
    """Gives out chunks of files to be read, each file once for its title (where there are many) and once for its text.

    `wanted` names the files that are on somebody's screen, best first; None: nobody looks, and titles can wait.
    """

    def __init__(
        self, store: Store, root: Path, wanted: Callable[[], Sequence[int]] | None, only: Sequence[int] | None
    ) -> None:
        self._store = store
        self._root = root
        self._lone = root.is_file()
        self._wanted = wanted
        self._given = 0
        self.texts: int
        with store.reading() as db:
            if only is None:
                self._chunks: Iterator[list[Task]] = self._all()
                count = f"SELECT count(*), count(*) FILTER (WHERE state = 0) FROM files WHERE state < {FileState.KNOWN}"
                self.texts, untitled = db.execute(count).fetchone()
            else:
                self._chunks = self._of(only)
                self.texts, untitled = len(only), 0
        self.titles: int = untitled if wanted and untitled >= TITLES_FROM else 0

    def __call__(self) -> list[Task]:
        """The next chunk; empty when all have been given out."""
        chunk = next(self._chunks, [])
        self._given += sum(not task.titles for task in chunk)
        return chunk

    def _all(self) -> Iterator[list[Task]]:
        for titles in [True, False] if self.titles else [False]:
            given: set[int] = set()
            last = 0
            while True:
                chunk = self._looked_at(titles, given, last)
                if not chunk:
                    chunk = self._after(titles, last)
                    if not chunk:
                        break
                    last = chunk[-1].id
                    chunk = [task for task in chunk if task.id not in given]
                if chunk:
                    yield chunk

    def _looked_at(self, titles: bool, given: set[int], last: int) -> list[Task]:
        """The next of those that are wanted; those up to `last` have had their turn."""
        if self._wanted is None:
            return []
        wanted = [id_ for id_ in self._wanted() if id_ > last and id_ not in given][: _TITLES if titles else _FEW]
        if not wanted:
            return []
        given.update(wanted)
        return self._tasks(titles, f"AND id IN ({','.join('?' * len(wanted))})", wanted)

    def _after(self, titles: bool, last: int) -> list[Task]:
        """The next chunk by id, in which order the catalogue keeps files, so that few of its pages change at a time."""
        chunk = self._tasks(titles, f"AND id > ? ORDER BY id LIMIT {_TITLES if titles else self._some()}", [last])
        length = 0
        for at, task in enumerate(chunk):
            length += len(task.path) + len(task.name)
            if at and length > _LONGEST_CHUNK:
                return chunk[:at]
        return chunk

    def _some(self) -> int:
        """How many texts to give out next: fewer and fewer towards the end, so that all workers end at one time."""
        most = _TEXTS if self._wanted is None else _TEXTS // 2
        return max(_FEW // 2, min(most, (self.texts - self._given) // _FEW))

    def _of(self, ids: Sequence[int]) -> Iterator[list[Task]]:
        for at in range(0, len(ids), _FEW):
            some = ids[at : at + _FEW]
            yield self._tasks(False, f"AND id IN ({','.join('?' * len(some))})", some)

    def _tasks(self, titles: bool, clause: str, values: Sequence[int]) -> list[Task]:
        with self._store.reading() as db:
            rows = db.execute(f"{_ROWS[titles]} {clause}", values).fetchall()
        root = None if self._lone else str(self._root)
        return [
            Task(id_, str(file_at(self._root, self._lone, identity, raw).path), _name(identity), titles, root)
            for id_, identity, raw in rows
        ]


def _name(identity: str) -> str:
    return identity.rpartition("/")[2]
