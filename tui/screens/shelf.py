"""How an archive's articles stand in its pane: heads that fold, and under each that is unfolded its articles.

Articles are ids in arrays; nothing here costs more for a folder of 100,000 than for one of 20, but finding one by id,
which runs at the speed of memory.
"""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from typing import NamedTuple

NO_IDS: "array[int]" = array("q")


class HeadKind(StrEnum):
    """What a head stands for."""

    FOLDER = "folder"
    GROUP = "group"
    SEARCH = "search"


class Head:
    """A head: `key` names it, `size` counts the articles in and under it, None where that is not known.

    `section` names its own articles, if it has any; `query` is what a saved search asks for. The root has no row of its
    own; all others do.
    """

    def __init__(
        self,
        key: str,
        label: str,
        kind: HeadKind = HeadKind.GROUP,
        size: int | None = None,
        section: str | None = None,
        heads: Iterable["Head"] = (),
        query: str = "",
    ) -> None:
        self.key = key
        self.label = label
        self.kind = kind
        self.size = size
        self.section = section
        self.heads = list(heads)
        self.query = query


class Row(NamedTuple):
    """A row: a head, or the article of an id under `head`; `depth` heads deep."""

    depth: int
    head: Head
    id: int | None = None


class _Run(NamedTuple):
    """Rows that follow each other: a head, or the articles of one."""

    depth: int
    head: Head
    ids: "array[int] | None" = None


class Shelf:
    """Rows over a tree of heads. `unfolded` are the keys of heads that stand open, `ids` the articles of sections."""

    def __init__(
        self,
        root: Head | None = None,
        ids: "Mapping[str, array[int]] | None" = None,
        unfolded: Collection[str] = (),
    ) -> None:
        self.root = root or Head("", "")
        self.ids = ids or {}
        self.unfolded = unfolded
        self._parents: dict[str, Head] = {}
        self._heads: dict[str, Head] = {}
        self._starts: list[int] = []
        self._runs: list[_Run] = []
        self._count = 0
        self._index()
        self._arrange()

    def __len__(self) -> int:
        return self._count

    def _index(self) -> None:
        pending = [self.root]
        while pending:
            head = pending.pop()
            self._heads[head.key] = head
            for inner in head.heads:
                self._parents[inner.key] = head
            pending += head.heads

    def _arrange(self) -> None:
        pending: list[_Run] = [_Run(-1, self.root)]
        while pending:
            depth, head, ids = run = pending.pop()
            if ids is not None:
                self._add(run, len(ids))
                continue
            if depth >= 0:
                self._add(run, 1)
                if head.key not in self.unfolded:
                    continue
            # What is put aside first comes last: the head's own articles stand below the heads in it.
            own = self.ids.get(head.section, NO_IDS) if head.section is not None else NO_IDS
            if own:
                pending.append(_Run(depth + 1, head, own))
            pending += [_Run(depth + 1, inner) for inner in reversed(head.heads)]

    def _add(self, run: _Run, rows: int) -> None:
        self._starts.append(self._count)
        self._runs.append(run)
        self._count += rows

    def row(self, at: int) -> Row:
        """The row at an index from 0; an IndexError beyond the last."""
        if not 0 <= at < self._count:
            raise IndexError(at)
        number = bisect_right(self._starts, at) - 1
        run = self._runs[number]
        return Row(run.depth, run.head, None if run.ids is None else run.ids[at - self._starts[number]])

    def ids_at(self, start: int, stop: int) -> list[int]:
        """The articles on the rows from `start` to `stop`, as far as there are such rows."""
        rows = (self.row(at) for at in range(max(start, 0), min(stop, self._count)))
        return [row.id for row in rows if row.id is not None]

    def find(self, id_: int, head: str | None = None) -> int | None:
        """The row of an article, under the head of this key where it stands there, too; None where it is not shown."""
        found = None
        for start, run in zip(self._starts, self._runs, strict=True):
            if run.ids is None or (found is not None and run.head.key != head):
                continue
            with suppress(ValueError):
                found = start + run.ids.index(id_)
                if head is None or run.head.key == head:
                    break
        return found

    def find_head(self, key: str) -> int | None:
        """The row of a head; None where it is not shown."""
        runs = enumerate(self._runs)
        return next((self._starts[at] for at, run in runs if run.ids is None and run.head.key == key), None)

    def is_unfolded(self, head: Head) -> bool:
        """Whether a head stands open."""
        return head.key in self.unfolded

    def around(self, key: str) -> set[str]:
        """The keys of a head and of those that it stands under; none where there is no such head."""
        found: set[str] = set()
        head = self._heads.get(key)
        while head is not None and head is not self.root:
            found.add(head.key)
            head = self._parents.get(head.key)
        return found

    def articles(self) -> "array[int]":
        """The articles shown, in order; one that stands under several heads once for each."""
        shown = array("q")
        for run in self._runs:
            if run.ids is not None:
                shown.extend(run.ids)
        return shown
