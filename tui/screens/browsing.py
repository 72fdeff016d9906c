"""Browsing: the archive pane while it has the focus, and what is said where nothing is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.events import DescendantFocus

from tui.screens.opening import Opening
from tui.screens.row_list import RowList
from tui.screens.shelf_work import Only, View
from tui.screens.stepping import NOTHING

if TYPE_CHECKING:
    from textual.css.scalar import Scalar
    from textual.dom import DOMNode

    from tui.screens.article_card import ArticleCard

_NONE = {
    Only.ALL: "No article",
    Only.UNREAD: "No unread article",
    Only.STARRED: "No starred article",
    Only.UNDECIDED: "No article with undecided facts",
}


class Browsing(Opening):
    """Gives the archive pane the room of the facts pane while it has the focus, where the terminal is not wide."""

    _card: ArticleCard | None = None
    _pane: DOMNode | None = None
    browsing = False
    _width: Scalar | None = None
    """The width that the archive pane was given by key when it had the focus, or had not, whichever is not so now."""

    @on(DescendantFocus)
    def _follow_focus(self, event: DescendantFocus) -> None:
        before, self._pane = self._pane, event.widget.parent
        if before not in (None, self._pane):
            # Textual sees to rules for what the focus comes into, not to those for what stands beside it there.
            self.app.stylesheet.update_nodes([*self.heads.values(), *self._state_lines.values()])
        self.browse(self._pane is self.archive.parent)

    def browse(self, browsing: bool) -> None:
        """Widen the archive pane and show its card, or bring the facts pane back. The text keeps its width."""
        if browsing is self.browsing:
            return
        holder = self.query_one("#archive")
        self.browsing = browsing
        if self._card is None:
            from tui.screens.article_card import ArticleCard  # no first frame waits for it

            self._card = ArticleCard(id="article-card")
            holder.mount(self._card)
        self._card.display = browsing
        width = holder.styles.inline.width if holder.styles.inline.has_rule("width") else None
        holder.styles.width, self._width = self._width, width
        self.set_class(browsing, "-browsing", update=False)
        self.app.stylesheet.update_nodes(self.query("#archive, #facts"))
        self.show_row()

    def show_row(self) -> None:
        """Bring the card up to date with the archive's cursor."""
        if self._card is None or not self.browsing:
            return
        from tui.screens.article_card import of_file, of_head

        row = self.archive.row_at(self.archive.cursor)
        if row is None:
            self._card.show("", "")
        elif row.id is not None:
            self._card.show(*of_file(self.archive.known(row.id), self.states is not None))
        else:
            self._card.show(*of_head(row.head, self.archive.shelf.is_unfolded(row.head)))

    @on(RowList.Moved, "#archive-pane")
    def _moved_in_archive(self) -> None:
        self.show_row()

    @on(Opening.RowsRead)
    def _rows_were_read(self) -> None:
        self.call_next(self.show_row)  # when the pane knows them

    def shelf_shown(self) -> None:
        """Say what is empty, and what leads out; the card follows the cursor."""
        super().shelf_shown()
        self.show_row()
        self.archive.say_empty(*(_empty(self.shown_view) if self.shown_view.narrowed or self.indexed else ()))


def _empty(view: View) -> tuple[str, ...]:
    """Why a view may show nothing, and which keys help."""
    if not view.narrowed:
        return NOTHING, "q closes Zhupi; zhupi FOLDER opens another folder."
    words = view.filter.strip()
    what = f"{_NONE[view.only]} has “{words}” in its title or file name." if words else f"{_NONE[view.only]}."
    ways = ["Esc shows all articles"]
    if view.only is not Only.ALL:
        ways.append("v goes on to others")
    if words:
        ways.append("\\ searches the texts")
    return what, f"{', '.join(ways)}."
