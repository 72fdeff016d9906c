"""Arranging: order, groups and filter of the archive pane, by key."""

from enum import StrEnum
from typing import TypeVar

from textual import on
from textual.widgets import Input

from tui.archive.listing import Sort
from tui.archive.sections import By
from tui.screens.browsing import Browsing
from tui.screens.filter_bar import FilterBar
from tui.screens.keys_ahead import asking, choose
from tui.screens.shelf_work import Only

_SORTS = {
    Sort.NAME: ("File name", "a first", "z first"),
    Sort.DATE: ("Date", "oldest first", "newest first"),
    Sort.TITLE: ("Title", "a first", "z first"),
    Sort.SIZE: ("Size of the file", "smallest first", "largest first"),
    Sort.UNDECIDED: ("Undecided facts", "fewest first", "most first"),
}


class Arranging(Browsing):
    """Asks for the archive in another order, in other groups, in part."""

    @asking
    async def action_order_archive(self) -> None:
        """Choose an order; the one that is on is turned round."""
        from tui.screens.chooser import Chooser

        labels = []
        for sort, (name, up, down) in _SORTS.items():
            view = self.view.sorted_by(sort)
            labels.append(f"{name}, {down if view.descending else up}{'  (turned round)' * (sort is self.view.sort)}")
        at = await choose(self, Chooser("Order", labels, "letter: choose it · Esc", quick=True))
        if at is not None:
            self.ask_view(self.view.sorted_by(list(_SORTS)[at]))

    def action_group_archive(self) -> None:
        """Group by the next of folder, month, category."""
        self.ask_view(self.view._replace(by=_next(By, self.view.by)))

    def action_show_only(self) -> None:
        """Show the next of all, unread, starred, undecided."""
        self.ask_view(self.view._replace(only=_next(Only, self.view.only)))

    # -- the filter ----------------------------------------------------------------------------------------------------

    def action_filter_archive(self) -> None:
        """Type a filter."""
        self.query_one("#archive").styles.display = None  # as the stylesheet has it, which hides it in zen
        self.remove_class("-zen")
        self.filter_bar.value = self.view.filter
        self.filter_bar.display = True
        self.set_focus(self.filter_bar)  # at once, so that the next key is typed into it

    @on(Input.Changed, "#filter")
    def _filter_typed(self, message: Input.Changed) -> None:
        if self.filter_bar.display:
            self.ask_view(self.view._replace(filter=message.value))

    @on(Input.Submitted, "#filter")
    def _keep_filter(self) -> None:
        self._close_filter()

    @on(FilterBar.Cleared)
    def _give_up_filter(self) -> None:
        self.clear_filter()
        self._close_filter()

    def clear_filter(self) -> None:
        """Show all articles again."""
        self.ask_view(self.view._replace(filter="", only=Only.ALL))

    def _close_filter(self) -> None:
        self.filter_bar.display = False
        self.archive.focus()

    # -- problems ------------------------------------------------------------------------------------------------------

    @asking
    async def action_problems(self) -> None:
        """List what could not be read."""
        from tui.screens.chooser import Chooser

        if not self.problems:
            self.say("Nothing in the archive has given trouble.")
            return
        labels = [f"{problem.path}: {problem.message}" for problem in self.problems]
        await choose(self, Chooser(f"{len(labels)} problems", labels, "Esc closes"))


_Name = TypeVar("_Name", bound=StrEnum)


def _next(names: type[_Name], name: _Name) -> _Name:
    listed = list(names)
    return listed[(listed.index(name) + 1) % len(listed)]
