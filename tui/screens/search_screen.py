"""The search of the archive: a query, what it finds, each hit in its sentence."""

from collections.abc import Awaitable, Callable
from functools import partial
from time import perf_counter
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.archive.catalog import Catalog
from tui.archive.query import Query, QueryError, parse
from tui.archive.saved import SavedError, SavedSearches
from tui.archive.search import Found, Hit, Order
from tui.archive.states import States
from tui.archive.store import CatalogError
from tui.screens.actions import Where, bindings
from tui.screens.ask_line import AskLine
from tui.screens.background import Background
from tui.screens.glyphs import cells, one_line
from tui.screens.hit_list import LINES, HitList
from tui.screens.key_line import KeyLine
from tui.screens.query_bar import QueryBar
from tui.screens.row_list import RowList

PAUSE = 0.15
"""Seconds without a key after which what has been typed is searched for."""

FIRST_HITS = 30

HELP = """\
Words are searched for while you type; Enter or ↓ goes to what was found,
↑ to what was searched for before.

海关          one character or more   "free trade"  a phrase
进口 出口     both                    port*         words that begin so
进口 OR 出口  one of them             ( )           brackets
NOT 期货      without it

title:港口    date:2021-03..2021-06   ticker:600648.SH
category:金融 date:>=2022             actor:上海海关
path:2021/    state:undecided         indicator:进出口总额
unit:CNY      value:>10亿             value:3..5
quote:房地产 kind:measure             a measure with these words in it
unit:CNY value:>1e12                  one figure that is both: side by side
                                      they speak of one fact"""


NOTHING = (
    "Nothing is found. Every word must stand in the text or the title: fewer words find more, OR finds one of several, "
    "and Chinese characters are found as they stand (/ changes the query)."
)

NOT_YET = " The archive is still being read: what is not indexed yet cannot be found."


class SearchScreen(Screen[None]):
    """Finds articles by words and by facts. `past` is what was asked before. `chosen` is told which hit is to be
    opened, and whence; `list_facts` is given the query whose facts are to be listed, `export` that whose facts are to
    be written.

    It stays as it is while a hit is being read, so that one can come back to it.
    """

    where = Where.SEARCH
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.SEARCH)]
    AUTO_FOCUS: ClassVar[str | None] = "#query"

    class Answered(Message):
        """What a query finds has been read, with its first hits."""

        def __init__(self, found: Found, order: Order, hits: list[Hit], seconds: float) -> None:
            super().__init__()
            self.found = found
            self.order = order
            self.hits = hits
            self.seconds = seconds

    class HitsRead(Message):
        """Some more hits have been read."""

        def __init__(self, asked: list[int], hits: list[Hit]) -> None:
            super().__init__()
            self.asked = asked
            self.hits = hits

    class Unanswered(Message):
        """The catalogue could not be asked."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(
        self,
        catalog: Catalog,
        states: States | None,
        saved: SavedSearches,
        past: list[str],
        chosen: Callable[[Hit, Query], None],
        act: Callable[["SearchScreen"], None],
        list_facts: Callable[[str], Awaitable[None]],
        export: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.catalog = catalog
        self.states = states
        self.saved = saved
        self.found: Found | None = None
        self.order = Order.NEWEST
        self._chosen = chosen
        self._act = act
        self._list_facts = list_facts
        self._export = export
        self._searching, self._reading = Background(), Background()
        self._timer: Timer | None = None
        self._written_over: tuple[str, str] | None = None
        self.bar = QueryBar(past, "query")
        self.list = HitList(id="hits")

    def compose(self) -> ComposeResult:
        """The query, what is wrong with it or how much it finds, the hits."""
        yield self.bar
        yield Static(id="query-error", markup=False)
        yield Static(id="hits-head", classes="head", markup=False)
        yield Static(HELP, id="query-help", markup=False)
        yield self.list
        yield KeyLine()

    def on_mount(self) -> None:
        """Nothing has been asked yet."""
        self._show_head()

    # -- asking --------------------------------------------------------------------------------------------------------

    def ask(self, text: str) -> None:
        """Search for a query, as if it had been typed."""
        self.bar.value = text
        self._search()

    @on(Input.Changed, "#query")
    def _typed(self) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._search)

    @on(Input.Submitted, "#query")
    def _entered(self) -> None:
        if self._timer:
            self._timer.stop()
        self._search()
        self.list.focus()

    def _search(self) -> None:
        query = self._query()
        if query is None:
            self._searching.stop()
            return
        if query.root is None:
            self._searching.stop()
            self.found = None
            self.list.show(type(self.list.ids)("q"), [])
            self._show_head()
            return
        self._searching.run(partial(self._find, query, self.order))

    def _query(self) -> Query | None:
        """What the line says; None where it is wrong, which is said."""
        text = self.bar.value
        line = self.query_one("#query-error", Static)
        try:
            query = parse(text, self.states.names if self.states else ())
        except QueryError as error:
            line.update(Content(f"{' ' * cells(text[: error.at])}↑\n{one_line(error.message)}"))
            line.display = True
            return None
        line.display = False
        return query

    def _find(self, query: Query, order: Order, is_stale: Callable[[], bool]) -> None:
        start = perf_counter()
        try:
            found = self.catalog.search(query, order, self.states)
            seconds = perf_counter() - start
            if is_stale():
                return
            hits = self.catalog.hits(query, found.ids[:FIRST_HITS], self.states)
        except CatalogError as error:
            self.post_message(self.Unanswered(str(error)))
            return
        if not is_stale():
            self.post_message(self.Answered(found, order, hits, seconds))

    @on(HitList.Missing)
    def _read_hits(self, message: HitList.Missing) -> None:
        if self.found is not None:
            self._reading.run(partial(self._hits, self.found.query, message.ids))

    def _hits(self, query: Query, ids: list[int], is_stale: Callable[[], bool]) -> None:
        try:
            self.post_message(self.HitsRead(ids, self.catalog.hits(query, ids, self.states)))
        except CatalogError as error:
            self.post_message(self.Unanswered(str(error)))

    # -- answers -------------------------------------------------------------------------------------------------------

    @on(Answered)
    def _show_found(self, message: Answered) -> None:
        self.found = message.found
        self.list.show(message.found.ids, message.hits)
        self._show_head(message.seconds)

    @on(HitsRead)
    def _show_hits(self, message: HitsRead) -> None:
        self.list.add_hits(message.asked, message.hits)

    @on(Unanswered)
    def _say_unanswered(self, message: Unanswered) -> None:
        self.say(message.reason, error=True)

    def _show_head(self, seconds: float | None = None) -> None:
        found = self.found
        help_ = self.query_one("#query-help", Static)
        help_.display = found is None or not found.ids
        help_.update(Content(HELP if found is None else NOTHING + NOT_YET * (found.read < found.total)))
        if found is None:
            text = "Search of the archive"
        else:
            many = f"{len(found.ids):,} article{'s' * (len(found.ids) != 1)}"
            time = f" · {seconds * 1000:.0f} ms" if seconds is not None else ""
            part = f" · {found.read:,} of {found.total:,} indexed so far" if found.read < found.total else ""
            text = f"{many} · {_ORDERS[self.order]}{time}{part}"
        self.query_one("#hits-head", Static).update(Content(text))

    def say(self, message: str, *, error: bool = False) -> None:
        """A short message over the list; it is data, never markup."""
        self.notify(
            one_line(message), severity="error" if error else "information", timeout=15 if error else None, markup=False
        )

    # -- keys ----------------------------------------------------------------------------------------------------------

    @on(RowList.Chosen, "#hits")
    def _open(self, message: RowList.Chosen) -> None:
        hit = self.list.hit_at(message.row)
        if hit is not None and self.found is not None:
            self._chosen(hit, self.found.query)

    def stand_on(self, id_: int) -> None:
        """Put the cursor on an article."""
        if id_ in self.list.ids:
            self.list.set_cursor(self.list.ids.index(id_) * LINES)

    def action_edit_query(self) -> None:
        """Go to the line of the query, all of which is selected."""
        self.set_focus(self.bar)  # at once, so that the next key is typed into it

    def action_order_hits(self) -> None:
        """Give what was found in the next order."""
        orders = list(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._search()

    def action_act_on_found(self) -> None:
        """Do something to all that was found."""
        if self.found is not None:
            self._act(self)

    async def action_list_facts(self) -> None:
        """List the facts of what was found."""
        if self.found is not None:
            await self._list_facts(self.found.query.text)

    def action_export_found(self) -> None:
        """Write the facts that the query asks for."""
        if self.found is not None:
            self._export(self.found.query.text)

    async def action_save_search(self) -> None:
        """Keep the query under a name; it is a folder of the archive pane then."""
        query = self.bar.value.strip()
        if self._query() is None or not query:
            return

        def keep(name: str | None) -> None:
            if name is not None:
                self._save(name.strip(), query)

        # Awaited, so that what is typed at once goes into the window and not to the list.
        await self.app.push_screen(AskLine("Save this search as", query), keep)

    @work(thread=True)
    def _save(self, name: str, query: str) -> None:
        try:
            other = self.saved.all().get(name, query)
            if other != query and (name, query) != self._written_over:
                self._written_over = name, query
                line = f"“{name}” is there already ({other}): the same name once more puts this query in its place."
            else:
                self.saved.save(name, query)
                line = f"Saved as “{name}”, a folder of the archive pane."
        except SavedError as error:
            self.post_message(self.Unanswered(str(error)))
        else:
            self.app.call_from_thread(self.say, line)


_ORDERS = {
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.TITLE: "by title",
    Order.PATH: "by path",
    Order.RELEVANCE: "by relevance",
}
