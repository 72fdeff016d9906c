"""What a reader does with the text: search, contents, links, copying."""

import asyncio

from textual import on
from textual.widgets import Input

from tui.screens.keys_ahead import asking, choose
from tui.screens.picture_actions import PictureActions
from tui.screens.reading_pane import ReadingPane
from tui.screens.search_bar import SearchBar

OPTIONS_HINT = "Enter: change · Esc: done · to keep them: [reading] in the config file"


class TextActions(PictureActions):
    """Works on the article that is open."""

    search_origin = 0
    """The offset at which the reader was when the search began."""

    @on(ReadingPane.Scrolled)
    def _note_place(self) -> None:
        self.show_place()

    # -- search --------------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Type words to find."""
        if self.desk is None:
            return
        self.search_origin = self.reading.place()
        self.search_bar.display = True
        self.set_focus(self.search_bar)  # at once, so that the next key is typed into it

    @on(Input.Changed, "#search")
    def _find_typed(self, message: Input.Changed) -> None:
        if self.search_bar.display:
            count = self.reading.find(message.value, self.search_origin)
            self.search_bar.set_class(bool(message.value) and not count, "-none")
            self.show_heads()

    @on(Input.Submitted, "#search")
    def _keep_found(self, message: Input.Submitted) -> None:
        if message.value and not self.reading.finding:
            self.say(f"Nothing reads “{message.value}”.")
        elif self.reading.finding:
            self.reading.jumps.leave(self.search_origin)
        self._close_search()

    @on(SearchBar.Cancelled)
    def _give_up_search(self) -> None:
        self.reading.find("", 0)
        self.reading.go_to(self.search_origin)
        self._close_search()

    def _close_search(self) -> None:
        self.search_bar.display = False
        self.reading.focus()
        self.show_heads()

    # -- contents and links --------------------------------------------------------------------------------------

    @asking
    async def action_contents(self) -> None:
        """Choose a heading to go to."""
        from tui.screens.chooser import Chooser

        headings = self.reading.page.headings() if self.reading.page else []
        if not headings:
            self.say("This article has no headings.")
            return
        labels = [f"{'  ' * (level - 1)}{text}" for _, level, text in headings]
        at = await choose(self, Chooser("Contents", labels, "letter: line · Enter: go there · Esc"))
        if at is not None:
            self.reading.go_to(headings[at][0], jump=True)

    @asking
    async def action_links(self) -> None:
        """Choose a link, see its address, open it or copy it."""
        from tui.screens.chooser import Chooser

        links = self._links()
        if not links:
            self.say("This article has no links.")
            return
        labels = [f"{text}  {href}" for text, href in links]
        at = await choose(self, Chooser("Links", labels, "letter: line · Enter: choose · Esc"))
        if at is None:
            return
        address = links[at][1]
        choice = await choose(
            self, Chooser(address, ["Open it in the browser", "Copy its address"], "Enter: do it · Esc")
        )
        if choice == 0:
            await self.open_in_browser(address)
        elif choice == 1:
            await self._copy(address, "the address")

    def _links(self) -> list[tuple[str, str]]:
        """(text, address) of each link that a browser may open."""
        from urllib.parse import urlsplit

        from tui.articles.document import MarkKind

        if self.desk is None:
            return []
        article = self.desk.article
        marks = [mark for block in article.blocks for mark in block.marks if mark.kind is MarkKind.LINK]
        return [
            (article.text[mark.start : mark.end], mark.href)
            for mark in marks
            if urlsplit(mark.href).scheme in ("http", "https")
        ]

    # -- selecting -----------------------------------------------------------------------------------------------

    def action_select_text(self) -> None:
        """Begin to select, in whatever pane the reader is."""
        self.reading.focus()
        self.reading.action_select()

    def action_select_number(self) -> None:
        """Select the next number of the text, in whatever pane the reader is."""
        self.reading.focus()
        if not self.reading.action_select_number():
            self.say("No number follows in the article.")

    # -- options -------------------------------------------------------------------------------------------------

    @asking
    async def action_reading_options(self) -> None:
        """Change how articles are set, until Zhupi is closed: the config file is the user's own and is not written."""
        from tui.screens.chooser import Chooser
        from tui.screens.reading_options import changed, described

        at: int | None = 0
        while at is not None:
            labels = described(self.reading.options)
            chooser = Chooser("Reading options, for this session", labels, OPTIONS_HINT, at, classes="-below")
            at = await choose(self, chooser)
            if at is not None:
                self.reading.set_options(changed(self.reading.options, at))

    # -- copying -------------------------------------------------------------------------------------------------

    async def action_copy(self) -> None:
        """Copy what is selected, else the fact under review."""
        selected = self.reading.selected_text() or self.get_selected_text() or ""
        if selected:
            await self._copy(selected, "the selection")
            self.reading.action_end_selecting()
            self.clear_selection()
        elif self.desk and self.desk.current is not None:
            await self._copy(self.desk.facts[self.desk.current].quote, "the fact")
        else:
            self.say("Nothing is selected and no fact is under review.")

    async def action_copy_sentence(self) -> None:
        """Copy the sentence of the fact under review, or at the cursor, with a line that says where it is from."""
        if self.desk is None or self.reading.page is None:
            return
        article, current = self.desk.article, self.desk.current
        offset = self.reading.place() if current is None else self.desk.facts[current].start
        start, end = self.reading.page.sentence_at(offset)
        date = article.date.date().isoformat() if article.date else ""
        source = ", ".join(
            part for part in (article.title, article.source or article.author, date, article.path) if part
        )
        await self._copy(f"{article.text[start:end].strip()}\n— {source}", "the sentence")

    async def _copy(self, text: str, what: str) -> None:
        from tui.screens.clipboard import copy_by_program

        name = await asyncio.to_thread(copy_by_program, text)
        if name:
            self.say(f"Copied {what} with {name}.")
        else:
            self.app.copy_to_clipboard(text)
            self.say(f"Sent {what} to the terminal (OSC 52); a terminal that does not know it copies nothing.")
