"""How a reader left an archive: order, filter, open folders, cursor. Kept across restarts, lost without harm."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Left:
    """How the archive pane was left. `sort`, `by` and `only` are names; ids are the catalogue's, 0 for none."""

    sort: str = "name"
    descending: bool = False
    by: str = "folder"
    only: str = "all"
    filter: str = ""
    unfolded: tuple[str, ...] = ()
    cursor: int = 0
    article: int = 0

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
            part.write_text(json.dumps(asdict(left), ensure_ascii=False), encoding="utf-8", errors="replace")
            part.replace(self._path)


def _left(kept: dict[str, Any]) -> Left:
    """What is sound of what was kept."""
    standard = Left()
    known: dict[str, Any] = {}
    for field in fields(Left):
        value = kept.get(field.name)
        if field.name == "unfolded" and isinstance(value, list):
            value = tuple(item for item in value if isinstance(item, str))
        if isinstance(value, int) and not 0 <= value < 2**63:
            continue
        if type(value) is type(getattr(standard, field.name)):
            known[field.name] = value
    return Left(**known)
