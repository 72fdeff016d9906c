"""Where a queue was left: a small file in the user's data folder, one for each archive. Lost without harm.

kept = KeptQueue(folder, target)
left = kept.load()                                # None: begin anew, with `new_seed()`
queue = build(catalog, parse(left.query), left.order, states, left.seed); left.go_on(queue)
kept.save(LeftQueue(query.text, queue.order, seed, queue.position, key))   # in a worker, after a decision
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.review.events import FactKey
    from tui.review.queue import Item, Order, Queue


def new_seed() -> int:
    """A seed for a new queue."""
    import secrets

    return secrets.randbits(32)


class LeftQueue(NamedTuple):
    """How a queue was made and how far it got; `key` is that of the fact at `position`, None at the end."""

    query: str
    order: Order
    seed: int
    position: int
    key: FactKey | None = None

    def go_on(self, queue: Queue) -> Item | None:
        """Go to where it was left: the fact itself where the archive still has it, else the position."""
        item = queue.seek(self.position)
        if self.key is not None and not queue.is_at(self.key):
            item = queue.go_to(self.key) or item
        return item


class KeptQueue:
    """Keeps where the queue of an archive was left. If anything goes wrong, the queue begins anew."""

    def __init__(self, folder: Path, target: Path) -> None:
        from tui.articles.hashes import sha256

        name = sha256(os.fsencode(os.path.realpath(target))).hexdigest()[:24]
        self._path = folder / f"{name}.json"

    def load(self) -> LeftQueue | None:
        """Where it was left, None where that is not known."""
        try:
            text = self._path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None
        from tui.review.events import FactKey
        from tui.review.queue import Order  # the first article waits for it only where a queue was left

        try:
            kept = json.loads(text)
            key = FactKey(**kept["key"]) if kept["key"] else None
            return LeftQueue(
                str(kept["query"]), Order(kept["order"]), int(kept["seed"]), max(0, int(kept["position"])), key
            )
        except (ValueError, KeyError, TypeError):
            return None

    def save(self, left: LeftQueue) -> None:
        """Keep where it is left."""
        part = self._path.with_suffix(f".{os.getpid()}.part")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fields = left._asdict() | {"key": left.key and left.key._asdict()}
            part.write_text(json.dumps(fields, ensure_ascii=False), encoding="utf-8", errors="replace")
            part.replace(self._path)

    def forget(self) -> None:
        """The queue was ended: begin none the next time."""
        with suppress(OSError):
            self._path.unlink()
