"""Groups: facts like the one under review, decided by one act after a look at what it will touch."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tui.archive.store import CatalogError
from tui.review.journal import JournalError
from tui.screens.adding import Adding

if TYPE_CHECKING:
    from tui.review.deeds import Case
    from tui.review.events import Act
    from tui.review.groups import By, Group


class Grouping(Adding):
    """The preview of a group and the act on it."""

    async def action_group(self) -> None:
        """Show the facts like this one, to be decided together."""
        from tui.review.groups import WIDEST, By, groups_in
        from tui.screens.group_preview import GroupPreview

        at, desk = self.under_review(), self.desk
        if at is None or desk is None:
            return
        case = desk.case(at, self.shown_by(), self.dwell())
        cases = [case if index == at else desk.case(index) for index in range(len(desk.facts))]
        groups = sorted(groups_in(cases, at), key=lambda group: list(By).index(group.by))
        if not groups:
            self.tell("looking for more like it in the archive …")
            wide = await self._wide(case, WIDEST[desk.facts[at].kind]) or await self._wide(case, By.QUOTE)
            if wide is None:
                self.tell("no other fact that waits is like it")
                return
            groups = [wide]
            self.tell("")
        self.app.push_screen(GroupPreview(groups, self._decide_group, partial(self._widened, case)))

    async def _widened(self, case: Case, group: Group) -> Group | None:
        return await self._wide(case, group.by)

    async def _wide(self, case: Case, by: By) -> Group | None:
        """The group in the whole archive; None where nothing else is in it."""
        from tui.review.groups import group_across

        if self.journal is None:
            return None
        try:
            found = await asyncio.to_thread(group_across, self.catalog, None, case, by, self.journal.decisions)
        except (CatalogError, JournalError) as error:
            self.say(str(error), error=True)
            return None
        return found if found and found.count > 1 else None

    async def _decide_group(self, group: Group, act: Act) -> bool:
        from tui.review.groups import deeds_of

        if not await self.record(deeds_of(group, act)):
            return False
        self.go_on()
        self.tell(f"{act}: {group.count} facts of {group.title} · u takes all of it back")
        return True
