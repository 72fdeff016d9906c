"""Comparing: the open article's figures are checked against the archive, and the card tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.archive.store import CatalogError
from tui.screens.background import Background
from tui.screens.deciding import Deciding
from tui.screens.desk import Desk
from tui.screens.opening import Opening, Wish

if TYPE_CHECKING:
    from tui.facts.fact import Fact
    from tui.review.equations import Check


class Comparing(Deciding):
    """Asks the catalogue what other articles say, in the background; the article is open long before the answer."""

    COMPARE_AFTER = 0.3
    """Seconds that an article is open before it is compared: whoever leafs through waits for nothing."""

    class Compared(Message):
        """What other articles say of the figures among some facts is known."""

        def __init__(self, desk: Desk, facts: list[Fact], checks: list[Check]) -> None:
            super().__init__()
            self.desk = desk
            self.facts = facts
            self.checks = checks

    _comparing: Background | None = None

    def article_shown(self, wish: Wish) -> None:
        """Compare its figures when the article has been open for a moment."""
        super().article_shown(wish)
        self._compare_soon()

    def facts_changed(self) -> None:
        """Compare anew what was corrected or added."""
        super().facts_changed()
        if self.desk:
            self.desk.compared = []
        self._compare_soon()

    @on(Opening.Indexed)
    def _compare_with_all(self) -> None:
        """The archive is known better than before."""
        self._compare_soon()

    def _compare_soon(self) -> None:
        if self.desk:
            self.set_timer(self.COMPARE_AFTER, partial(self._compare, self.desk))

    def _compare(self, desk: Desk) -> None:
        if self.desk is desk:
            self._comparing = self._comparing or Background()
            self._comparing.run(partial(self._find_compared, desk, list(desk.facts)))

    def _find_compared(self, desk: Desk, facts: list[Fact], is_stale: Callable[[], bool]) -> None:
        from tui.review.archive_checks import against_archive

        try:
            checks = against_archive(self.catalog, desk.article, facts, is_stale)
        except CatalogError:
            return  # it is said where the archive is listed
        if not is_stale():
            self.post_message(self.Compared(desk, facts, checks))

    @on(Compared)
    def _know_compared(self, message: Compared) -> None:
        if self.desk is message.desk and message.desk.facts == message.facts:
            message.desk.compared = message.checks
            self.checks_known()
