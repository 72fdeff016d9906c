"""Marking: what has been read, what is starred; one article, or all that are shown."""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

from textual import on, work
from textual.message import Message

from tui.archive.store import CatalogError
from tui.articles.files import ArticleFileError
from tui.review.marks import Mark, MarksError
from tui.screens.keys_ahead import asking, choose
from tui.screens.opening import Wish
from tui.screens.question_bar import cut
from tui.screens.row_list import RowList
from tui.screens.stepping import Stepping

TITLE = 60
"""Cells of a title in the preview, so that it is one line in a terminal of 80."""

_DONE = {
    (Mark.READ, True): "marked as read",
    (Mark.READ, False): "marked as unread",
    (Mark.STARRED, True): "starred",
    (Mark.STARRED, False): "unstarred",
}


class _Seen(NamedTuple):
    """What would be acted on: so many files, their texts (one of files that are the same), titles of the first, how
    many files cannot be, what each act would change."""

    files: int
    texts: list[str]
    titles: list[str]
    unread: int
    changes: dict[tuple[Mark, bool], int]


class Marking(Stepping):
    """Sets marks; workers keep them, and what is shown follows when they are kept."""

    class Marked(Message):
        """Marks have been kept: `texts` are those that changed, of `asked`; said aloud where it is asked for."""

        def __init__(self, mark: Mark, on: bool, texts: list[str], asked: int, aloud: bool) -> None:
            super().__init__()
            self.mark = mark
            self.on = on
            self.texts = texts
            self.asked = asked
            self.aloud = aloud

    class MarkFailed(Message):
        """A mark could not be kept."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    last_marked: "Marking.Marked | None" = None
    """What was done last to all that was shown, so that it can be taken back."""

    # -- in the background ---------------------------------------------------------------------------------------------

    @work(thread=True, group="places")
    def _put(self, mark: Mark, texts: Sequence[str], on: bool, aloud: bool = False) -> None:
        self._keep(mark, texts, on, aloud)

    def _keep(self, mark: Mark, texts: Sequence[str], on: bool, aloud: bool) -> None:
        try:
            changed = self.marks.put(mark, texts, on)
        except MarksError as error:
            self.post_message(self.MarkFailed(str(error)))
        else:
            self.post_message(self.Marked(mark, on, changed, len(texts), aloud))

    @work(thread=True, group="places")
    def _toggle(self, mark: Mark, id_: int) -> None:
        """Set or take off the mark of a file, which is read first where its text is not known."""
        try:
            texts, _ = self.catalog.texts([id_])
            if not texts:
                file = self.catalog.file(id_)
                texts = [] if file is None else [self.catalog.open(file)[0].text_sha256]
        except (ArticleFileError, CatalogError) as error:
            self.post_message(self.MarkFailed(str(error)))
            return
        for text in texts:
            self._keep(mark, [text], not self.marks.has(mark, text), aloud=True)

    # -- what they say -------------------------------------------------------------------------------------------------

    @on(Marked)
    def _show_marked(self, message: Marked) -> None:
        self.archive.refresh()
        if message.aloud:
            many = f"{message.asked:,} articles" if message.asked > 1 else "The article"
            changed = f" ({len(message.texts):,} were not yet)" if message.asked > 1 else ""
            self.say(f"{many} {_DONE[message.mark, message.on]}{changed}.")
        if message.asked > 1:
            self.last_marked = message

    @on(MarkFailed)
    def _say_failed(self, message: MarkFailed) -> None:
        self.say(message.reason, error=True)

    def article_shown(self, wish: Wish) -> None:
        """An article that a reader has asked for is read."""
        super().article_shown(wish)
        if wish.by_reader:
            self._mark_read()

    @on(RowList.Moved, "#reading-pane")
    def _read_to_the_end(self) -> None:
        if self.reading.progress() == 100:
            self._mark_read()

    def _mark_read(self) -> None:
        if self.desk and not self.marks.has(Mark.READ, self.desk.article.text_sha256):
            self._put(Mark.READ, [self.desk.article.text_sha256], True)

    # -- keys ----------------------------------------------------------------------------------------------------------

    def action_toggle_mark(self, name: str) -> None:
        """Mark the article under the archive's cursor, or the open one, or take the mark off."""
        row = self.archive.row_at(self.archive.cursor) if self.focused is self.archive else None
        id_ = row.id if row is not None else self.open_id
        if id_ is None:
            self.say("There is no article here to mark.")
        else:
            self._toggle(Mark(name), id_)

    def action_act_on_all(self) -> None:
        """Do something to all articles that are shown, folded away or not."""
        view = self.view
        what = " · ".join(view.parts()) if view.narrowed else "the whole archive"
        self.act_on(None, what)

    @asking
    async def act_on(self, ids: Sequence[int] | None, what: str) -> None:
        """Ask what to do to the articles of these ids (None: to all that the archive pane shows), and do it."""
        from tui.screens.chooser import Chooser

        try:
            seen = await asyncio.to_thread(self._look_at, ids)
        except CatalogError as error:
            self.say(str(error), error=True)
            return
        if not seen.texts:
            self.say("Nothing is shown that could be marked.")
            return
        choices = list(_DONE)
        labels = [f"{_DONE[key].capitalize()}: changes {seen.changes[key]:,}" for key in choices]
        last = self.last_marked
        if last is not None:
            labels.append(f"Take back: {len(last.texts):,} {_DONE[last.mark, last.on]}")
        not_yet = f" · {seen.unread:,} not indexed yet, left out" if seen.unread else ""
        same = f", {len(seen.texts):,} different texts" if seen.files - seen.unread > len(seen.texts) else ""
        heading = f"{seen.files:,} articles{same} · {what}{not_yet}"
        hint = "letter: line · Enter: do it · Esc: nothing"
        at = await choose(self, Chooser(heading, labels, hint, below=seen.titles))
        if at is None:
            return
        if at == len(choices) and last is not None:
            self.last_marked = None
            self._put(last.mark, last.texts, not last.on, aloud=True)
        else:
            mark, on = choices[at]
            self._put(mark, seen.texts, on, aloud=True)

    def _look_at(self, ids: Sequence[int] | None) -> "_Seen":
        from tui.screens.shelf_work import listing_of

        asked = self.catalog.ids(listing_of(self.view, self.marks), self.states) if ids is None else ids
        first = self.catalog.rows(asked[:3], self.states)
        titles = [cut(row.title or row.identity, TITLE) for row in first] + ["…"] * (len(asked) > len(first))
        texts, unread = self.catalog.texts(asked)
        has = {mark: sum(self.marks.has(mark, text) for text in texts) for mark in Mark}
        changes = {(mark, on): len(texts) - has[mark] if on else has[mark] for mark, on in _DONE}
        return _Seen(len(asked), texts, titles, unread, changes)
