"""How far an export is."""

from enum import StrEnum
from typing import NamedTuple


class Phase(StrEnum):
    """What an export is doing, as people call it."""

    WRITING = "writing"
    EVENTS = "writing events"
    READING_BACK = "reading back"


class Step(NamedTuple):
    """How much of a phase is done: articles written, events written, facts read back; `total` 0 is not known."""

    phase: Phase
    done: int
    total: int

    @property
    def share(self) -> float:
        """The part of the phase that is done, 0 to 1."""
        return self.done / self.total if self.total else 0.0

    def __str__(self) -> str:
        unit = {Phase.WRITING: "articles", Phase.EVENTS: "events", Phase.READING_BACK: "facts"}[self.phase]
        return f"{self.phase} {self.done:,}{f'/{self.total:,}' if self.total else ''} {unit}"
