"""Searching: from the archive to what a query finds, from a hit into its article and back."""

from __future__ import annotations

import asyncio
from array import array
from typing import TYPE_CHECKING

from textual.events import ScreenResume

from tui.screens.keys_ahead import asking, choose
from tui.screens.marking import Marking
from tui.screens.opening import Lit, Wish
from tui.screens.shelf import HeadKind

if TYPE_CHECKING:
    from tui.archive.query import Query
    from tui.archive.search import Hit
    from tui.screens.search_screen import SearchScreen

NAME = "search"
"""By which the app keeps the screen of the search."""


class Searching(Marking):
    """Keeps one search, which stays as it is while its hits are read one after the other."""

    search_screen: SearchScreen | None = None
    _from_search: Query | None = None

    def action_search_archive(self) -> None:
        """Search the archive; what was found last is still there."""
        self._search().action_edit_query()
        self.app.push_screen(NAME)

    def _search(self) -> SearchScreen:
        if self.search_screen is None:
            from tui.screens.search_screen import SearchScreen  # no first frame waits for it

            self.search_screen = SearchScreen(
                self.catalog, self.states, self.saved, self.past["queries"], self._open_hit, self._act_on_found,
                self.facts_found, self.export_found,
            )  # fmt: skip
            self.app.install_screen(self.search_screen, NAME)
        return self.search_screen

    def _open_hit(self, hit: Hit, query: Query) -> None:
        self.app.pop_screen()
        self._read_hit(hit.id, hit.article, query, hit.spans)
        self.reading.focus()

    def _read_hit(self, id_: int, identity: str, query: Query, spans: tuple[tuple[int, int], ...] = ()) -> None:
        self.open_wish(Wish(id_, identity, lit=Lit(query.text, query.phrases, spans)))
        self._from_search = query

    def open_wish(self, wish: Wish) -> None:
        """Open an article; one that was not found by the search leads no more back to it."""
        self._from_search = None
        super().open_wish(wish)

    def back_to_results(self) -> bool:
        """Go back to what was found, if the open article came from there."""
        if self._from_search is None or self.search_screen is None:
            return False
        self._from_search = None
        self.reading.find("", 0)
        self.show_heads()
        if self.open_id is not None:
            self.search_screen.stand_on(self.open_id)
        self.app.push_screen(NAME)
        return True

    def action_step_article(self, step: int) -> None:
        """Open the next or previous article: of what was found, where the open one came from there."""
        found = self.search_screen.found if self.search_screen else None
        here = self.open_id
        if self._from_search is None or found is None or here is None or here not in found.ids:
            super().action_step_article(step)
            return
        at = found.ids.index(here) + step
        if 0 <= at < len(found.ids):
            self._read_hit(found.ids[at], "", found.query)
        else:
            self.say("This is the last article found." if step > 0 else "This is the first article found.")

    async def facts_found(self, query: str) -> None:
        """The facts of what was found are to be listed; for those who can."""

    def export_found(self, query: str) -> None:
        """The facts that a query asks for are to be exported; for those who can."""

    def _act_on_found(self, screen: SearchScreen) -> None:
        if screen.found is not None:
            self.act_on(array("q", screen.found.ids), f"found by {screen.found.query.text}")

    def on_screen_resume(self, event: ScreenResume) -> None:
        """A search may have been saved meanwhile."""
        if self.search_screen is not None:
            self.list_archive()

    # -- saved searches ------------------------------------------------------------------------------------------------

    @asking
    async def action_forget_search(self) -> None:
        """Remove the saved search under the archive's cursor."""
        from tui.screens.chooser import Chooser

        row = self.archive.row_at(self.archive.cursor)
        if row is None or row.head.kind is not HeadKind.SEARCH:
            self.say("The cursor is on no saved search.")
            return
        name = row.head.key[1:]
        question = Chooser(f"Saved search “{name}”", ["Keep it", "Remove it"], "Enter: do it · Esc")
        if await choose(self, question) == 1:
            self.forget_saved(name)

    @asking
    async def action_saved_searches(self) -> None:
        """Choose a saved search."""
        from tui.archive.saved import SavedError
        from tui.screens.chooser import Chooser

        try:
            searches = await asyncio.to_thread(self.saved.all)
        except SavedError as error:
            self.say(str(error), error=True)
            return
        if not searches:
            self.say("No search has been saved: \\ searches, s saves.")
            return
        labels = [f"{name}  {query}" if name != query else name for name, query in searches.items()]
        at = await choose(self, Chooser("Saved searches", labels, "letter: line · Enter: search · Esc"))
        if at is not None:
            search = self._search()
            await self.app.push_screen(NAME)
            search.ask(list(searches.values())[at])
