"""Stepping: to the next or previous article shown, and to the first when Zhupi starts."""

from typing import NamedTuple

from textual import on

from tui.screens.opening import Opening, Wish
from tui.screens.shelf import HeadKind

NOTHING = "No articles here: Zhupi reads .txt, .md and .html files."

LOOKING = "Looking for articles …"

NAMES_PATIENCE = 1.0
"""Seconds after which the first article known is opened, whatever others there may be."""


class _Step(NamedTuple):
    """A step to the next (1) or previous (-1) article shown, which may have to wait for heads to unfold."""

    way: int
    by_reader: bool = True


class Stepping(Opening):
    """Goes through what the archive pane shows, in its order; folded heads on the way are unfolded."""

    _step: _Step | None = None

    def shelf_shown(self) -> None:
        """Go on with what waited for the list; open the first article if none has been asked for."""
        if self._step is not None:
            self._go_on_stepping(self._step)
        elif self._wish is not None:
            self._is_marked = self._is_marked or self.archive.mark_open(self._wish.id)
        elif len(self.archive.shelf) and (self.names_known or not self._is_indexing):
            self._open_first()
        elif self.indexed:
            nothing = "Nothing is shown: the filter leaves no article." if self.view.narrowed else NOTHING
            self._show_reason(nothing)
        else:
            self.begin_indexing()
            self.set_timer(NAMES_PATIENCE, self._lose_patience)

    def _lose_patience(self) -> None:
        if self.left.article and not self.names_known:
            return  # the name of what was left open is yet to come
        self.names_known = True
        if self._wish is None and len(self.archive.shelf):
            self._open_first()

    @on(Opening.Failed)
    def _open_another(self, message: Opening.Failed) -> None:
        """What was left open is not known: it is waited for until all names are, then the first article is opened."""
        wish = message.wish
        if wish is not self._wish or wish.by_reader or wish.identity or wish.id != self.left.article:
            return
        if self.names_known or self.indexed:
            self.left = self.left._replace(article=0)
            self._open_first()
        else:
            self._wish = None
            self._show_reason(LOOKING)
            self.begin_indexing()

    def _open_first(self) -> None:
        if self.left.article:
            self.open_wish(Wish(self.left.article, by_reader=False))
        else:
            shelf = self.archive.shelf
            if not shelf.articles():
                self._step = _Step(1, by_reader=False)
                self._go_on_stepping(self._step)
            else:
                self.open_wish(Wish(shelf.articles()[0], by_reader=False))

    def action_step_article(self, step: int) -> None:
        """Open the next or previous article that the archive pane shows, unfolding what lies in between."""
        self._step = _Step(step)
        self._go_on_stepping(self._step)

    def _go_on_stepping(self, step: "_Step") -> None:
        shelf, here = self.archive.shelf, self._row_of_open()
        for moved in range(1, len(shelf) + 1):
            at = (here + step.way * moved) % len(shelf)
            row = shelf.row(at)
            if row.id is not None:
                self._step = None
                if step.by_reader and (at > here) is not (step.way > 0):
                    self.say("Round the end of what is shown.")
                self.open_wish(Wish(row.id, by_reader=step.by_reader))
                return
            if not shelf.is_unfolded(row.head) and row.head.kind is not HeadKind.SEARCH:
                self.toggle_head(at)  # and go on when it stands open
                return
        self._step = None

    def _row_of_open(self) -> int:
        """The row of the open article; where it is not shown (any more) that of the cursor, -1 where none is open."""
        if self.open_id is None:
            return -1
        here = self.archive.row_at(self.archive.cursor)
        at = self.archive.shelf.find(self.open_id, here.head.key if here else None)
        return self.archive.cursor if at is None else at
