"""The main screen: archive, article, facts, and what can be done with them."""

from typing import ClassVar

from textual.binding import BindingType
from textual.events import ScreenResume
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from tui.archive.catalog import Catalog
from tui.review.journal import Journal
from tui.review.marks import Marks
from tui.review.places import Places
from tui.review.resume import Resume
from tui.screens.across import Across
from tui.screens.actions import Where, bindings
from tui.screens.arranging import Arranging
from tui.screens.calm import CALM
from tui.screens.comparing import Comparing
from tui.screens.copying import Copying
from tui.screens.covered import Covered
from tui.screens.glyphs import one_line
from tui.screens.reviewing import Reviewing
from tui.screens.row_list import RowList
from tui.screens.sending_out import SOUGHT
from tui.screens.stepping import LOOKING
from tui.screens.text_actions import TextActions

BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (150, "-wide"), (180, "-broad")]
"""Widths of the terminal from which the side panes are wider; the classes stand in app.tcss, for the two alone."""

RESIZE_STEP = 4
LEAST_WIDTH, MOST_WIDTH = 14, 100
"""Cells by which a side pane is resized, and its bounds."""


class MainScreen(TextActions, Arranging, Across, Copying, Comparing, Reviewing, Screen[None], Covered):
    """The three panes with all their keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.EVERYWHERE)]
    AUTO_FOCUS: ClassVar[str | None] = "#reading-pane"

    def __init__(
        self,
        catalog: Catalog,
        journal: Journal | None,
        places: Places | None = None,
        notices: tuple[str, ...] = (),
        marks: Marks | None = None,
        resume: Resume | None = None,
    ) -> None:
        super().__init__(catalog, journal, places, marks, resume)
        self._notices = notices
        self._styled = self._is_echoed = False

    def on_mount(self) -> None:
        """Start reading; say what the start had to say."""
        self.reading.show_message("", LOOKING)
        self.show_heads()
        self.show_archive_head()
        self.show_progress()
        for notice in self._notices:
            self.notify(one_line(notice), severity="warning", timeout=15, markup=False)
        self.call_next(self.begin)  # when all that this screen is made of has been made ready
        self.set_timer(CALM, self.look_through_journal)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Leave styles alone that have just been worked out: the first frame does not wait for them twice."""
        if not self._styled:
            self._styled, event.refresh_styles = True, False
            self.call_after_refresh(self.heads["reading"].update_node_styles)  # the focus has come under it since

    def fit_panes(self, width: int) -> None:
        """Give the side panes the widths that go with the terminal's."""
        fits = next(name for least, name in reversed(BREAKPOINTS) if width >= least)
        if not self.has_class(fits):
            self.update_classes({name: name == fits for _, name in BREAKPOINTS}, update=False)
            self.app.stylesheet.update_nodes(self.query("#archive, #facts"))

    def _screen_resized(self, size: Size) -> None:
        """Lay out once for a size: Textual has breakpoints only after a frame, and tells of each size twice."""
        if self._is_echoed and size == self._compositor.size:
            self._is_echoed = False
            return
        self._is_echoed = size != self._compositor.size and self.stack_updates > 0
        self.fit_panes(size.width)
        super()._screen_resized(size)

    def action_step_pane(self, step: int) -> None:
        """Move the focus to the next or previous pane that is shown."""
        panes: list[RowList] = [self.archive, self.reading, self.facts]
        here = next((at for at, pane in enumerate(panes) if pane is self.focused), 0)
        self.browse(False)  # the facts pane is shown again
        while not _holder(following := panes[(here := here + step) % len(panes)]).display:
            pass
        following.focus()

    def action_toggle_pane(self, name: str) -> None:
        """Show or hide a side pane."""
        holder = self.query_one(f"#{name}")
        if name == "facts" and self.browsing and not holder.display:
            self.browse(False)
            if self.query_one("#facts").display:
                return
        # What is shown again goes by the stylesheet once more, which hides it at times.
        holder.styles.display = "none" if holder.display else None
        if not holder.display and self.focused and holder in self.focused.ancestors:
            self.reading.focus()

    def action_resize_pane(self, step: int) -> None:
        """Make the focused pane narrower or wider; the reading pane takes from or gives to the facts pane."""
        holder = _holder(self.archive if self.focused is self.archive else self.facts)
        step = -step if self.focused is self.reading else step
        most = max(LEAST_WIDTH, min(MOST_WIDTH, self.size.width - 2 * LEAST_WIDTH))
        holder.styles.width = max(LEAST_WIDTH, min(holder.outer_size.width + step * RESIZE_STEP, most))

    def action_zen(self) -> None:
        """Show the text alone, or everything again."""
        self.set_class(not self.has_class("-zen"), "-zen")
        self.reading.focus()

    def action_back_out(self) -> None:
        """End the walk through what no fact covers, go back to what was found, or end search, filter or zen."""
        if self.place is not None:
            self.end_walk()
            return
        if self.back_to_results():
            return
        if self.reading.finding:
            self.reading.find("", 0)
            self.show_heads()
        elif self.focused is self.archive and self.view.narrowed:
            self.clear_filter()
        else:
            self.remove_class("-zen")

    def words_sought(self) -> str:
        """What the archive is filtered by, else what was searched for last."""
        return super().words_sought() or (self.search_screen.bar.value if self.search_screen else "")

    def export_found(self, query: str) -> None:
        """Export the facts that a query asks for."""
        self.ask_export(query, SOUGHT)

    async def action_quit(self) -> None:
        """Keep the place and close."""
        self.end_indexing()
        await self.end_export()
        self.leave_article()
        self.remember_archive(self.keep_left())
        await self.workers.wait_for_complete([worker for worker in self.workers if worker.group == "places"])
        self.app.exit()


def _holder(pane: RowList) -> Widget:
    assert isinstance(pane.parent, Widget)
    return pane.parent
