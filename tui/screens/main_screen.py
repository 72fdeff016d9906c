"""The three panes together: what is chosen in one is shown in the others. The screen alone decides."""

import asyncio
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from tui.archive.catalog import Catalog
from tui.articles.document import Article
from tui.articles.files import ArticleFile, ArticleFileError
from tui.articles.front_matter import Header
from tui.facts.fact import Fact
from tui.review.events import Act, FactKey, State, keys_of
from tui.review.journal import Journal, JournalError
from tui.screens.actions import Where, bindings
from tui.screens.archive_pane import ArchivePane
from tui.screens.desk import Desk
from tui.screens.fact_card import FactCard
from tui.screens.facts_pane import FactsPane
from tui.screens.glyphs import one_line
from tui.screens.help_screen import HelpScreen
from tui.screens.reading_pane import ReadingPane
from tui.screens.row_list import RowList

BATCH_SECONDS = 0.1
"""How often titles that have been read are shown."""

BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (150, "-wide")]
"""Widths of the terminal from which the side panes are wider; the classes stand in app.tcss."""

RESIZE_STEP = 4
LEAST_WIDTH, MOST_WIDTH = 14, 100
"""Cells by which a side pane is resized, and its bounds."""


class MainScreen(Screen[None]):
    """Archive, article, facts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.EVERYWHERE)]
    AUTO_FOCUS: ClassVar[str | None] = "#reading-pane"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    class Scanned(Message):
        """The archive's files are known."""

        def __init__(self, entries: list[ArticleFile]) -> None:
            super().__init__()
            self.entries = entries

    class HeadersRead(Message):
        """Some titles have been read."""

        def __init__(self, headers: dict[str, Header]) -> None:
            super().__init__()
            self.headers = headers

    class Opened(Message):
        """An article has been read, its facts found and their states looked up."""

        def __init__(self, entry: ArticleFile, desk: Desk, show: FactKey | None) -> None:
            super().__init__()
            self.entry = entry
            self.desk = desk
            self.show = show

    class Failed(Message):
        """Something could not be read; `entry` is the article, None for the archive itself."""

        def __init__(self, reason: str, entry: ArticleFile | None = None) -> None:
            super().__init__()
            self.reason = reason
            self.entry = entry

    def __init__(self, catalog: Catalog, journal: Journal | None, notices: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._catalog = catalog
        self._journal = journal
        self._notices = notices
        self._entries: list[ArticleFile] = []
        self._open: ArticleFile | None = None
        self._desk: Desk | None = None
        self._shown_at = monotonic()

    def compose(self) -> ComposeResult:
        """Three panes side by side, each under its heading, and the footer."""
        with Horizontal(id="panes"):
            with Vertical(id="archive", classes="pane side"):
                yield Static(id="archive-head", classes="head", markup=False)
                yield ArchivePane(id="archive-pane")
            with Vertical(id="reading", classes="pane"):
                yield Static(id="reading-head", classes="head", markup=False)
                yield ReadingPane(id="reading-pane")
            with Vertical(id="facts", classes="pane side"):
                yield Static(id="facts-head", classes="head", markup=False)
                yield FactsPane(id="facts-pane")
                yield FactCard(id="fact-card", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Start reading; say what the start had to say."""
        self._archive = self.query_one(ArchivePane)
        self._reading = self.query_one(ReadingPane)
        self._facts = self.query_one(FactsPane)
        self._reading.show_message("", "Looking for articles …")
        self._heads()
        for notice in self._notices:
            self.notify(one_line(notice), markup=False, timeout=8)
        self._scan()

    # -- workers: they read, post a message, and own nothing -----------------------------------------------------

    @work(thread=True, exclusive=True, group="scan", exit_on_error=False)
    def _scan(self) -> None:
        worker = get_current_worker()
        try:
            entries = self._catalog.scan()
        except ArticleFileError as error:
            self.post_message(self.Failed(str(error)))
            return
        self.post_message(self.Scanned(entries))
        batch: dict[str, Header] = {}
        last = monotonic()
        for entry, header in self._catalog.headers(entries):
            if worker.is_cancelled:
                return
            batch[entry.identity] = header
            if monotonic() - last > BATCH_SECONDS:
                self.post_message(self.HeadersRead(batch))
                batch, last = {}, monotonic()
        self.post_message(self.HeadersRead(batch))

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _load(self, entry: ArticleFile, show: FactKey | None = None) -> None:
        worker = get_current_worker()
        try:
            article, facts = self._catalog.open(entry)
            desk = self._lay_out(article, facts)
        except ArticleFileError as error:
            message: Message = self.Failed(str(error), entry)
        except Exception as error:
            message = self.Failed(f"{entry.identity}: {type(error).__name__}: {error}", entry)
        else:
            message = self.Opened(entry, desk, show)
        if not worker.is_cancelled:
            self.post_message(message)

    def _lay_out(self, article: Article, facts: list[Fact]) -> Desk:
        keys = keys_of(article, facts)
        known: dict[FactKey, State] = {}
        if self._journal:
            try:
                known = self._journal.states(article.text_sha256)
            except JournalError as error:
                self.app.call_from_thread(self.notify, one_line(str(error)), severity="error", markup=False)
        return Desk(article, facts, keys, [known.get(key, State.UNDECIDED) for key in keys])

    # -- what the workers say ------------------------------------------------------------------------------------

    @on(Scanned)
    def _show_archive(self, message: Scanned) -> None:
        self._entries = message.entries
        self._archive.show(message.entries)
        self._heads()
        if message.entries:
            self._open_entry(message.entries[0])
        else:
            self._reading.show_message("", "No articles here: Zhupi reads .txt, .md and .html files.")

    @on(HeadersRead)
    def _show_headers(self, message: HeadersRead) -> None:
        self._archive.add_headers(message.headers)

    @on(Opened)
    def _show_article(self, message: Opened) -> None:
        if message.entry != self._open:
            return  # another article was asked for since
        self._desk = message.desk
        self._reading.show(message.desk)
        self._facts.show(message.desk)
        if message.show in message.desk.keys:
            self._select(message.desk.keys.index(message.show))
        else:
            self._heads()
            self._card()

    @on(Failed)
    def _show_failure(self, message: Failed) -> None:
        if message.entry is not None and message.entry != self._open:
            return
        self._desk = None
        self._facts.show(None)
        self._reading.show_message("", "This could not be read:", message.reason)
        self._heads()
        self._card()

    # -- what the reader does ------------------------------------------------------------------------------------

    @on(RowList.Chosen, "#archive-pane")
    def _choose_in_archive(self, message: RowList.Chosen) -> None:
        entry = self._archive.article_at(message.row)
        if entry is None:
            self._archive.toggle_folder(message.row)
        else:
            self._open_entry(entry)
            self._reading.focus()

    @on(RowList.Moved, "#facts-pane")
    @on(RowList.Chosen, "#facts-pane")
    def _move_in_facts(self, message: RowList.Moved) -> None:
        at = self._facts.fact_at(message.row)
        if at is not None:
            self._select(at, follow_facts=False)
        if isinstance(message, RowList.Chosen):
            self._reading.focus()

    @on(RowList.Moved, "#reading-pane")
    def _move_in_text(self, message: RowList.Moved) -> None:
        starting = self._reading.facts_starting_at_cursor()
        if starting and self._desk and self._desk.current not in starting:
            self._select(starting[0], follow_text=False)
        self._heads()

    def _open_entry(self, entry: ArticleFile, show: FactKey | None = None) -> None:
        self._open = entry
        self._archive.mark_open(entry)
        self._load(entry, show)

    def _select(self, at: int, *, follow_text: bool = True, follow_facts: bool = True) -> None:
        """Bring a fact under review in all panes; the pane in which the reader moves keeps its own cursor."""
        assert self._desk is not None
        self._desk.current = at
        self._shown_at = monotonic()
        if follow_text:
            self._reading.show_current()
        if follow_facts:
            self._facts.show_current()
        self._reading.refresh()
        self._facts.refresh()
        self._heads()
        self._card()

    def action_step_fact(self, step: int) -> None:
        """Go to the next or previous fact."""
        if self._desk and (at := self._desk.next_fact(step)) is not None:
            self._select(at)

    def action_step_undecided(self, step: int) -> None:
        """Go to the next or previous undecided fact."""
        if self._desk is None:
            return
        at = self._desk.next_undecided(step)
        if at is None:
            self.notify("Every fact of this article is decided.", markup=False)
        else:
            self._select(at)

    def action_step_article(self, step: int) -> None:
        """Open the next or previous article."""
        if self._open in self._entries:
            at = self._entries.index(self._open) + step
            if 0 <= at < len(self._entries):
                self._open_entry(self._entries[at])

    async def action_decide(self, act: str) -> None:
        """Record a decision on the current fact, then go on to the next undecided one.

        The commit runs in a thread so that the screen stays alive, and is awaited here so that the next key is read
        only when the decision is on disk.
        """
        desk = self._desk
        if desk is None or desk.current is None:
            self.notify("No fact is under review: n goes to the next one.", markup=False)
            return
        at = desk.current
        dwell = round((monotonic() - self._shown_at) * 1000)
        if not await self._record(desk, at, Act(act), dwell):
            return
        desk.states[at] = State.ACCEPTED if act == Act.ACCEPT else State.REJECTED
        following = desk.next_undecided(1)
        self._select(at if following is None else following)

    async def _record(self, desk: Desk, at: int, act: Act, dwell: int) -> bool:
        if self._journal is None:
            self.notify("Decisions cannot be kept now, so none is taken.", severity="error", markup=False)
            return False
        try:
            await asyncio.to_thread(
                self._journal.decide, desk.article.path, desk.keys[at], desk.facts[at], act, desk.states[at], dwell
            )
        except JournalError as error:
            self.notify(one_line(str(error)), severity="error", markup=False)
            return False
        return True

    async def action_undo(self) -> None:
        """Take back the last decision and show the fact it was about."""
        if self._journal is None:
            return
        try:
            event = await asyncio.to_thread(self._journal.undo)
        except JournalError as error:
            self.notify(one_line(str(error)), severity="error", markup=False)
            return
        if event is None:
            self.notify("There is nothing to undo.", markup=False)
            return
        if self._desk and event.key in self._desk.keys:
            at = self._desk.keys.index(event.key)
            self._desk.states[at] = State(event.before)
            self._select(at)
            return
        entry = next((entry for entry in self._entries if entry.identity == event.article), None)
        self.notify(one_line(f"Undone: {event.after} {event.key.quote} in {event.article}"), markup=False)
        if entry:
            self._open_entry(entry, event.key)

    # -- panes ---------------------------------------------------------------------------------------------------

    def action_step_pane(self, step: int) -> None:
        """Move the focus to the next or previous pane that is shown."""
        panes: list[RowList] = [self._archive, self._reading, self._facts]
        shown = [pane for pane in panes if pane.parent is not None and self._holder(pane).display]
        here = shown.index(self.focused) if self.focused in shown else 0
        shown[(here + step) % len(shown)].focus()

    def action_toggle_pane(self, name: str) -> None:
        """Show or hide a side pane."""
        holder = self.query_one(f"#{name}")
        holder.display = not holder.display
        if not holder.display and self.focused and holder in self.focused.ancestors:
            self._reading.focus()

    def action_resize_pane(self, step: int) -> None:
        """Make the focused pane narrower or wider; the reading pane takes from or gives to the facts pane."""
        in_archive = self.focused is self._archive
        holder = self.query_one("#archive" if in_archive else "#facts")
        step = -step if self.focused is self._reading else step
        width = holder.outer_size.width + step * RESIZE_STEP
        most = min(MOST_WIDTH, self.size.width - 2 * LEAST_WIDTH)
        holder.styles.width = max(LEAST_WIDTH, min(width, most))

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def _holder(self, pane: RowList) -> Vertical:
        assert isinstance(pane.parent, Vertical)
        return pane.parent

    # -- headings ------------------------------------------------------------------------------------------------

    def _heads(self) -> None:
        name = self._catalog.target.name or str(self._catalog.target)
        count = len(self._entries)
        self._head("archive", f"{name} · {count}" if count else name)
        desk = self._desk
        if desk is None:
            self._head("reading", self._open.identity if self._open else "")
            self._head("facts", "Facts")
            return
        self._head("reading", f"{self._reading.progress()} % · {desk.article.path}")
        place = f"{desk.current + 1}/" if desk.current is not None else ""
        self._head("facts", f"Facts {place}{len(desk.facts)} · {desk.decided()} decided")

    def _head(self, pane: str, text: str) -> None:
        self.query_one(f"#{pane}-head", Static).update(Content(one_line(text)))

    def _card(self) -> None:
        self.query_one(FactCard).show(self._desk)
