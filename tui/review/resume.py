"""How a reader left an archive: order, filter, open folders, cursor. Kept across restarts, lost without harm."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from tui.articles.hashes import sha256

LINES = ("queries", "filters", "words")
"""The lines that are typed in: fields of `Left`."""


class Left(NamedTuple):
    """How the archive pane was left. `sort`, `by` and `only` are names; ids are the catalogue's, 0 for none.

    `queries`, `filters`, `words`: what was typed into the lines for them, newest last.
    """

    sort: str = "name"
    descending: bool = False
    by: str = "folder"
    only: str = "all"
    filter: str = ""
    unfolded: tuple[str, ...] = ()
    cursor: int = 0
    article: int = 0
    queries: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def toggled(self) -> frozenset[str] | None:
        """The heads that stood otherwise than they do at first; None where the archive was never seen."""
        return None if self == Left() else frozenset(self.unfolded)


class Resume:
    """Keeps how archives were left, one small file for each. Whatever goes wrong, the reader merely starts anew."""

    def __init__(self, folder: Path, target: Path) -> None:
        name = sha256(os.fsencode(os.path.realpath(target))).hexdigest()[:24]
        self._path = folder / f"{name}.json"

    def load(self) -> Left:
        """How the archive was left; as never seen where that is not known."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Left()
        return _left(kept) if isinstance(kept, dict) else Left()

    def save(self, left: Left) -> None:
        """Keep how the archive is left."""
        part = self._path.with_suffix(f".{os.getpid()}.part")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(left._asdict(), ensure_ascii=False), encoding="utf-8", errors="replace")
            part.replace(self._path)


def _left(kept: dict[str, Any]) -> Left:
    """What is sound of what was kept."""
    known: dict[str, Any] = {}
    for name, usual in Left()._asdict().items():
        value = kept.get(name)
        if isinstance(usual, tuple) and isinstance(value, list):
            value = tuple(item for item in value if isinstance(item, str))
        if isinstance(value, int) and not 0 <= value < 2**63:
            continue
        if type(value) is type(usual):
            known[name] = value
    return Left(**known)
