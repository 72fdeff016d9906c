"""From the fact under review to all of its security, indicator or actor, from a search to its facts; into articles."""

from typing import TYPE_CHECKING

from tui.screens.deciding import NO_FACT
from tui.screens.opening import Wish
from tui.screens.searching import NAME as SEARCH
from tui.screens.searching import Searching

if TYPE_CHECKING:
    from tui.screens.across_screen import AcrossScreen
    from tui.screens.fact_lines import FactLine
    from tui.screens.topic import Topic

NAME = "across"


class Across(Searching):
    """Keeps the list of facts that was looked at last, so that one can come back to it."""

    across_screen: "AcrossScreen | None" = None
    _from_facts = _over_search = False

    async def action_facts_across(self) -> None:
        """List the archive's facts of the current fact's security, indicator or actor."""
        from tui.screens.topic import topic_of

        desk = self.desk
        if desk is None or desk.current is None:
            self.say(NO_FACT)
            return
        topic = topic_of(desk.facts[desk.current])
        if topic is None:
            self.say("This fact names no indicator or actor that others could share.")
            return
        await self._list_topic(topic, (self.open_id or 0, desk.current))

    async def facts_found(self, query: str) -> None:
        """List the facts that a query asks for; the search stays below."""
        from tui.screens.topic import Topic

        await self._list_topic(Topic(query, "", query))

    async def _list_topic(self, topic: "Topic", begin_at: tuple[int, int] = (0, 0)) -> None:
        if self.across_screen is None:
            from tui.screens.across_screen import AcrossScreen  # no first frame waits for it

            self.across_screen = AcrossScreen(
                self.catalog, self.states, self.journal, self._open_line, self.export_found
            )
            self.app.install_screen(self.across_screen, NAME)
        await self.app.push_screen(NAME)
        self.across_screen.ask(topic, begin_at)

    def _open_line(self, line: "FactLine") -> None:
        self._over_search = self.search_screen in self.app.screen_stack
        while self.app.screen is not self:
            self.app.pop_screen()
        self.open_wish(Wish(line.id, line.identity, line.key))
        self._from_facts = True
        self.reading.focus()

    def open_wish(self, wish: Wish) -> None:
        """Open an article; one that was not chosen among facts leads no more back to them."""
        self._from_facts = False
        super().open_wish(wish)

    def back_to_results(self) -> bool:
        """Go back to the facts, or to what was found, if the open article was chosen there."""
        if not self._from_facts or self.across_screen is None:
            return super().back_to_results()
        self._from_facts = False
        if self._over_search:
            self.app.push_screen(SEARCH)
        self.app.push_screen(NAME)
        return True
