"""Decisions that lost their place, of the open article or the whole archive: placed again, dropped or kept by a key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.archive.store import CatalogError
from tui.articles.files import ArticleFileError
from tui.review.journal import Journal, JournalError
from tui.screens.background import Background
from tui.screens.glyphs import one_line
from tui.screens.sending_out import SendingOut

if TYPE_CHECKING:
    from tui.review.events import Deed
    from tui.review.lost import Candidate, Looked, Lost
    from tui.screens.progress_dialog import ProgressDialog

MOST = 1000
"""Decisions that are listed at a time."""

_TELL = 0.1


class FindingLost(SendingOut):
    """Lists them; what is done to one is an event, which undo takes back."""

    class LostFound(Message):
        """An archive has been looked through for lost decisions, or as much of it as was waited for."""

        def __init__(self, found: list[Lost], articles: int, reason: str = "") -> None:
            super().__init__()
            self.found = found
            self.articles = articles
            self.reason = reason

    class LostStepped(Message):
        """So many articles have been looked at."""

        def __init__(self, step: Looked, found: int) -> None:
            super().__init__()
            self.step = step
            self.found = found

    _lost_window: ProgressDialog | None = None

    def on_mount(self) -> None:
        """Make ready for looking through the archive."""
        self._finding_lost = Background()

    async def action_orphans(self) -> None:
        """Show the decisions on this article that are to be confirmed or fit nowhere any more."""
        from tui.review.lost import lost_of

        desk = self.desk
        if desk is None or self.journal is None:
            self.say("There is no article, or no journal, to look into.")
            return
        try:
            found = await asyncio.to_thread(lost_of, desk.article, desk.extracted, self.journal)
        except JournalError as error:
            self.say(str(error), error=True)
            return
        if found:
            self._list_lost(found, "on this article")
        else:
            self.say("All decisions on this article are at their place.")

    def action_lost(self) -> None:
        """Look through the whole archive for decisions that are to be confirmed or fit nowhere any more."""
        from tui.screens.progress_dialog import ProgressDialog

        if self.journal is None:
            self.say("There is no journal to look into.", error=True)
            return
        stop = Event()
        self._lost_window = ProgressDialog("Looking for lost decisions in the archive", stop.set, hint="Esc: stop")
        self.app.push_screen(self._lost_window)
        self._finding_lost.run(partial(self._look_through, self.journal, stop))

    def _look_through(self, journal: Journal, stop: Event, is_stale: Callable[[], bool]) -> None:
        from tui.review.lost import look_for_lost

        found: list[Lost] = []
        articles, told, reason = 0, 0.0, ""
        try:
            for step in look_for_lost(self.catalog, journal):
                if stop.is_set() or is_stale():
                    break
                articles = step.done
                found += (one for one in step.found if not one.kept)
                if monotonic() - told >= _TELL:
                    told = monotonic()
                    self.post_message(self.LostStepped(step, len(found)))
        except (CatalogError, JournalError, ArticleFileError) as error:
            reason = str(error)
        if not is_stale():
            self.post_message(self.LostFound(found, articles, reason))

    # -- what they say -------------------------------------------------------------------------------------------------

    @on(LostStepped)
    def _show_lost_step(self, message: LostStepped) -> None:
        step = message.step
        if self._lost_window:
            line = f"{step.done:,}/{step.total:,} articles · {message.found} lost"
            self._lost_window.tell(line, step.done / max(step.total, 1))

    @on(LostFound)
    def _show_lost(self, message: LostFound) -> None:
        if self._lost_window and self._lost_window.is_current:
            self._lost_window.dismiss()
        if message.reason:
            self.say(message.reason, error=True)
        elif message.found:
            self.app.call_later(self._list_lost, message.found, f"in {message.articles:,} articles")
        else:
            self.say(f"All decisions on {message.articles:,} articles are at their place.")

    def _list_lost(self, found: Sequence[Lost], where: str) -> None:
        from tui.screens.list_dialog import ListDialog

        self._settled = set[str]()
        again = sum(one.again is not None for one in found)
        shown = found[:MOST]
        more = f"; the first {MOST}" if len(found) > MOST else ""
        title = f"{again} decisions to confirm again, {len(found) - again} that fit nowhere {where}{more}"
        dialog = ListDialog(
            title,
            list(map(_line, shown)),
            "Enter: go there · 1: place again · 2: drop · 3: keep, or confirm · Esc",
            partial(self._go_to_lost, shown),
            detail=lambda at: _detail(shown[at]),
            keys={
                "1": partial(self._place_lost, shown),
                "2": partial(self._drop_lost, shown),
                "3": partial(self._keep_lost, shown),
            },
        )
        self.app.push_screen(dialog)

    async def _go_to_lost(self, found: Sequence[Lost], at: int) -> bool:
        one = found[at]
        if self.desk and self.desk.article.path == one.article:
            if one.again and one.again.key in self.desk.keys:
                self.select(self.desk.keys.index(one.again.key))
            return True
        self.open_named(one.article, one.again.key if one.again else None)
        return True

    # -- what is done to one -------------------------------------------------------------------------------------------

    async def _place_lost(self, found: Sequence[Lost], at: int) -> bool:
        """Ask for the fact that the decision belongs to; the window stays."""
        from tui.review.lost import candidates, placed
        from tui.screens.list_dialog import ListDialog
        from tui.screens.telling import state_of

        one = found[at]
        assert self.journal
        try:
            onto = await asyncio.to_thread(candidates, self.catalog, self.journal, one)
        except (ArticleFileError, CatalogError, JournalError) as error:
            self.say(str(error), error=True)
            return False
        if not onto:
            self.say(f"No undecided {one.event.key.kind} is left in the article that it could be placed onto.")
            return False

        async def place(which: int) -> bool:
            return await self._settle_lost(one, placed(one, onto[which]), f"placed onto {_quote(onto[which])}", at)

        title = f"{one.event.key.quote} ({state_of(one.decision)}) belongs to:"
        self.app.push_screen(ListDialog(title, list(map(_candidate, onto)), "Enter: place it there · Esc", place))
        return False

    async def _drop_lost(self, found: Sequence[Lost], at: int) -> bool:
        from tui.review.lost import dropped

        await self._settle_lost(found[at], [dropped(found[at])], "dropped", at)
        return False

    async def _keep_lost(self, found: Sequence[Lost], at: int) -> bool:
        from tui.review.lost import kept

        await self._settle_lost(found[at], [kept(found[at])], "confirmed" if found[at].again else "kept", at)
        return False

    async def _settle_lost(self, one: Lost, deeds: Sequence[Deed], what: str, at: int) -> bool:
        """Record what is done to a decision, and say so on its line of the list."""
        from tui.screens.list_dialog import ListDialog

        if one.event.uid in self._settled:
            self.say("That was settled just now: u takes it back.")
            return False
        if not await self.record(deeds):
            return False
        self._settled.add(one.event.uid)
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, ListDialog) and screen.has_line(at, _line(one)):
                screen.replace_line(at, f"✓ {what}: {_line(one)[2:]}")
                break
        if self.desk and self.desk.article.path == one.article:
            await self.look_up_decisions(self.desk)
            self.facts_changed()
            self.show_heads()
        return True


def _line(one: Lost) -> str:
    from tui.screens.telling import state_of

    mark = "↺" if one.again else " "
    return f"{mark} {one_line(one.event.key.quote)}: {state_of(one.decision)} · {one.article}"


def _detail(one: Lost) -> str:
    event = one.event
    what = "its words stand here, but not for certain as they did" if one.again else "it fits nowhere any more"
    around = f"…{event.fact.get('prefix', '')}[{event.key.quote}]{event.fact.get('suffix', '')}…"
    return f"{event.key.kind} by {event.reviewer}, {event.at[:10]}: {what}\n{one_line(around)}"


def _candidate(one: Candidate) -> str:
    row = one.case.fact
    around = f"…{row.get('prefix', '')[-12:]}[{row['quote']}]{row.get('suffix', '')[:12]}…"
    return f"{one.likeness:>4.0%} {one_line(around)}"


def _quote(one: Candidate) -> str:
    return one_line(one.case.key.quote)
