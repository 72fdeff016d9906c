"""Opening: workers read the archive and its articles and post messages; handlers here own what is open."""

from collections.abc import Callable
from functools import partial
from time import monotonic

from textual import on, work
from textual.message import Message

from tui.archive.catalog import Catalog
from tui.articles.files import ArticleFile, ArticleFileError
from tui.articles.front_matter import Header
from tui.review.events import Decision, FactKey, keys_of
from tui.review.journal import Journal, JournalError
from tui.review.places import Places
from tui.screens.background import Background
from tui.screens.desk import Desk
from tui.screens.desk_screen import DeskScreen
from tui.screens.row_list import RowList

BATCH_SECONDS = 0.1
"""How often titles that have been read are shown."""

PATIENCE = 0.4
"""Seconds after which an article that is still being read is said to be."""


class Opening(DeskScreen):
    """Scans the archive, opens articles, shows why one cannot be opened."""

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
        """An article has been read, its facts found, their states and the reader's place looked up."""

        def __init__(self, entry: ArticleFile, desk: Desk, place: int, show: FactKey | None) -> None:
            super().__init__()
            self.entry = entry
            self.desk = desk
            self.place = place
            self.show = show

    class Failed(Message):
        """Something could not be read; `entry` is the article, None for the archive itself."""

        def __init__(self, reason: str, entry: ArticleFile | None = None) -> None:
            super().__init__()
            self.reason = reason
            self.entry = entry

    def __init__(self, catalog: Catalog, journal: Journal | None, places: Places | None) -> None:
        super().__init__(catalog, journal, places)
        self._scanning = Background()
        self._loading = Background()

    # -- in the background ---------------------------------------------------------------------------------------

    def scan(self) -> None:
        """Find the archive's files, then read their titles."""
        self._scanning.run(self._scan)

    def _scan(self, is_stale: Callable[[], bool]) -> None:
        try:
            entries = self.catalog.scan()
        except ArticleFileError as error:
            self.post_message(self.Failed(str(error)))
            return
        self.post_message(self.Scanned(entries))
        batch: dict[str, Header] = {}
        last = monotonic()
        for entry, header in self.catalog.headers(entries):
            if is_stale():
                return
            batch[entry.identity] = header
            if monotonic() - last > BATCH_SECONDS:
                self.post_message(self.HeadersRead(batch))
                batch, last = {}, monotonic()
        self.post_message(self.HeadersRead(batch))

    def _load(self, entry: ArticleFile, show: FactKey | None, is_stale: Callable[[], bool]) -> None:
        """Read an article and all that is known of it."""
        try:
            message = self._opened(entry, show)
        except (ArticleFileError, JournalError) as error:
            message = self.Failed(str(error), entry)
        except Exception as error:
            # A fault in one article must not take the reader down; it is shown where the article would stand.
            message = self.Failed(f"{entry.identity}: {type(error).__name__}: {error}", entry)
        if not is_stale():
            self.post_message(message)

    def _opened(self, entry: ArticleFile, show: FactKey | None) -> Message:
        article, facts = self.catalog.open(entry)
        keys = keys_of(article, facts)
        desk = Desk(article, facts, keys, [Decision()] * len(keys))
        if self.journal:
            desk.know(self.journal.events(article.text_sha256), self.journal.reviewer)
        place = self.places.get(article.text_sha256) if self.places else 0
        return self.Opened(entry, desk, place, show)

    @work(thread=True, group="places")
    def remember(self, text_sha256: str, offset: int) -> None:
        """Keep the place at which an article was left."""
        if self.places:
            self.places.put(text_sha256, offset)

    # -- what they say -------------------------------------------------------------------------------------------

    @on(Scanned)
    def _show_archive(self, message: Scanned) -> None:
        self.entries = message.entries
        self.archive.show(message.entries)
        self.show_heads()
        if message.entries:
            self.open_article(message.entries[0])
        else:
            self.is_opening = False
            self.reading.show_message("", "No articles here: Zhupi reads .txt, .md and .html files.")

    @on(HeadersRead)
    def _show_headers(self, message: HeadersRead) -> None:
        self.archive.add_headers(message.headers)

    @on(Opened)
    def _show_article(self, message: Opened) -> None:
        if message.entry != self.open_entry:
            return  # another article was asked for since
        self.is_opening = False
        self.desk = message.desk
        self.reading.show(message.desk, message.place)
        self.facts.show(message.desk)
        if message.show in message.desk.keys:
            self.select(message.desk.keys.index(message.show))
        self.show_heads()

    @on(Failed)
    def _show_failure(self, message: Failed) -> None:
        if message.entry is not None and message.entry != self.open_entry:
            return
        self.is_opening = False
        self.desk = None
        self.facts.show(None)
        self.reading.show_message("", "This could not be read:", message.reason)
        self.show_heads()

    @on(RowList.Chosen, "#archive-pane")
    def _choose_in_archive(self, message: RowList.Chosen) -> None:
        entry = self.archive.article_at(message.row)
        if entry is None:
            self.archive.toggle_folder(message.row)
        else:
            self.open_article(entry)
            self.reading.focus()

    def open_article(self, entry: ArticleFile, show: FactKey | None = None) -> None:
        """Open an article, at a fact where one is named, else where it was left."""
        self.leave_article()
        self.open_entry = entry
        self.is_opening = True
        self.archive.mark_open(entry)
        self._loading.run(partial(self._load, entry, show))
        self.set_timer(PATIENCE, partial(self._say_loading, entry))

    def _say_loading(self, entry: ArticleFile) -> None:
        if self.is_opening and self.open_entry == entry:
            self.desk = None
            self.facts.show(None)
            self.reading.show_message("", f"Reading {entry.identity} …")
            self.show_heads()

    def leave_article(self) -> None:
        """Remember where the reader stopped."""
        if self.desk and self.reading.page:
            at_top = self.reading.cursor <= self.reading.page.setting.first_text_line
            self.remember(self.desk.article.text_sha256, 0 if at_top else self.reading.place())

    def action_step_article(self, step: int) -> None:
        """Open the next or previous article."""
        if self.open_entry in self.entries:
            at = self.entries.index(self.open_entry) + step
            if 0 <= at < len(self.entries):
                self.open_article(self.entries[at])
