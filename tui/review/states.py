"""What a reviewer's decisions say of facts, as the catalogue asks for it: `state:rejected`, undecided facts."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from tui.archive.states import Decided
from tui.archive.store import CatalogError
from tui.review.errors import JournalError
from tui.review.events import Decision, State
from tui.review.journal import Journal

FLAGGED = "flagged"
"""What flagged facts are called, in whatever state they are."""


class JournalStates:
    """The decisions of one reviewer (the journal's own where none is named), for `Catalog.search` and its lists.

    Raises CatalogError where the journal cannot be read.
    """

    names: tuple[str, ...] = (*State, FLAGGED)

    def __init__(self, journal: Journal, reviewer: str | None = None) -> None:
        self.journal = journal
        self._reviewer = reviewer or journal.reviewer

    @property
    def version(self) -> str:
        """Changes with every event; no other journal or reviewer has it."""
        with _told():
            return f"{self._prefix}{self.journal.last_id()}"

    def changed(self, since: str) -> Collection[str] | None:
        """The texts that events since a version are about; None where the version is not of this journal."""
        if not since.startswith(self._prefix):
            return None
        with _told():
            return {text for text in self.journal.texts_since(int(since.removeprefix(self._prefix))) if _is_hash(text)}

    def decided(self, texts: Collection[str] | None = None) -> Iterable[Decided]:
        """The facts of some texts, or all, that are in any other state than undecided, and those that are flagged."""
        with _told():
            latest = dict(self.journal.standing_rows(self._reviewer, texts))
        for key, text in latest.items():
            state, is_flagged = _state_in(text)
            if not _is_hash(key.text_sha256):
                continue
            if state != State.UNDECIDED:
                yield Decided(key.text_sha256, key.kind, key.quote, key.nth, state)
            if is_flagged:
                yield Decided(key.text_sha256, key.kind, key.quote, key.nth, FLAGGED, beside=True)

    @property
    def _prefix(self) -> str:
        return f"{self.journal.path.absolute()}\n{self._reviewer}\n"


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except JournalError as error:
        raise CatalogError(str(error)) from error


@lru_cache(1_000)
def _state_in(text: str) -> tuple[str, bool]:
    try:
        decision = Decision.from_json(text)
    except (ValueError, RecursionError):  # of a newer Zhupi
        return State.UNDECIDED, False
    return decision.state, decision.flagged


def _is_hash(text: str) -> bool:
    """Whether it is a hash as we write it; a journal may hold what others have written."""
    return len(text) == 64 and not set(text) - set("0123456789abcdef")
