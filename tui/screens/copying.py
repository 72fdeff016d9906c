"""Copies: what is decided on a sentence is decided wherever else in the archive it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.review.journal import JournalError
from tui.screens.background import Background
from tui.screens.deciding import Deciding
from tui.screens.desk import Desk
from tui.screens.opening import Wish

if TYPE_CHECKING:
    from tui.review.copies import Copy
    from tui.review.events import Deed, FactKey


class Copying(Deciding):
    """Looks for copies of the open article's facts, and records a decision on them together with the one made here."""

    COPIES_AFTER = 1.0
    """Seconds that an article is open before its copies are looked for: whoever leafs through decides nothing."""

    class CopiesFound(Message):
        """The copies of an article's facts are known."""

        def __init__(self, desk: Desk, copies: dict[FactKey, list[Copy]]) -> None:
            super().__init__()
            self.desk = desk
            self.copies = copies

    _copying: Background | None = None
    _copies: dict[FactKey, list[Copy]] | None = None

    def article_shown(self, wish: Wish) -> None:
        """Look for copies when the article has been open for a while."""
        super().article_shown(wish)
        self._copies = None
        if self.desk and self.journal:
            self.set_timer(self.COPIES_AFTER, partial(self._look_for_copies, self.desk))

    def _look_for_copies(self, desk: Desk) -> None:
        if self.desk is desk:
            self._copying = self._copying or Background()
            self._copying.run(partial(self._find_copies, desk))

    def _find_copies(self, desk: Desk, is_stale: Callable[[], bool]) -> None:
        from tui.review.copies import copies_of

        copies = copies_of(desk.article, desk.facts, self.catalog, is_stale)
        if not is_stale():
            self.post_message(self.CopiesFound(desk, copies))

    @on(CopiesFound)
    def _know_copies(self, message: CopiesFound) -> None:
        if self.desk is message.desk:
            self._copies = message.copies

    async def record(self, deeds: Sequence[Deed]) -> bool:
        """Record deeds; a decision on one fact together with what it comes to on copies.

        A group shows what it is going to touch, so nothing beyond that is touched.
        """
        is_single = len(deeds) == 1 and self._copies is not None
        more = await asyncio.to_thread(self._carried, deeds[0], self._copies or {}) if is_single else []
        if not await super().record([*deeds, *more]):
            return False
        if more:
            articles = len({deed.article for deed in more})
            which = "another article" if articles == 1 else f"{articles} other articles"
            self.say(f"Decided in {which} with the same sentence, too; u takes back all of it.")
        return True

    def _carried(self, deed: Deed, copies: dict[FactKey, list[Copy]]) -> list[Deed]:
        """What is carried over to copies on which nothing was decided."""
        from tui.review.copies import carried

        if self.journal is None:
            return []
        try:
            return list(carried(deed, copies.get(deed.key, ()), self.journal.decisions))
        except JournalError:
            return []  # recording will say it
