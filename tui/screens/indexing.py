"""Indexing: the catalogue is brought up to date and watched in the background; the archive pane's heading tells."""

from collections.abc import Callable, Collection, Iterable
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from tui.archive.catalog import Catalog
from tui.archive.progress import Phase, Progress
from tui.archive.store import CatalogError
from tui.archive.walk import Problem, id_of
from tui.articles.files import ArticleFileError
from tui.review.journal import Journal
from tui.review.marks import Marks, MarksError
from tui.review.places import Places
from tui.review.resume import Resume
from tui.screens.background import Background
from tui.screens.glyphs import one_line
from tui.screens.shelving import Shelving

if TYPE_CHECKING:
    from tui.archive.scan import Moved, Outcome  # they bring the rules with them

NEW_NAMES, NEW_TITLES = 0.25, 2.0
"""Seconds at least between two lists while files come, and while titles and texts that may move them are read."""


class Indexing(Shelving):
    """Reads what is new or changed in the archive, as long as the reader does not stop it; then watches it."""

    class Progressed(Message):
        """The scan is further."""

        def __init__(self, progress: Progress) -> None:
            super().__init__()
            self.progress = progress

    class Indexed(Message):
        """The scan has ended: it came to the outcome, or could not go on for the reason."""

        def __init__(self, outcome: "Outcome | None", problems: list[Problem], reason: str = "") -> None:
            super().__init__()
            self.outcome = outcome
            self.problems = problems
            self.reason = reason

    class ChangedOnDisk(Message):
        """Files came, went or changed while the archive was watched."""

        def __init__(self, outcome: "Outcome", problems: list[Problem]) -> None:
            super().__init__()
            self.outcome = outcome
            self.problems = problems

    def __init__(
        self,
        catalog: Catalog,
        journal: Journal | None,
        places: Places | None,
        marks: Marks | None = None,
        resume: Resume | None = None,
    ) -> None:
        super().__init__(catalog, journal, places, marks, resume)
        self.progress: Progress | None = None
        self.problems: list[Problem] = []
        self.names_known = self.indexed = False
        self._stop, self._end = Event(), Event()
        self._indexing, self._watching = Background(), Background()
        self._is_indexing = self._is_watching = False
        self._listed_at = 0.0
        self._list_timer: Timer | None = None

    # -- in the background ---------------------------------------------------------------------------------------------

    def begin_indexing(self) -> None:
        """Bring the catalogue up to date and go on watching the archive; nothing where that is under way."""
        if self._is_indexing or self._end.is_set():
            return
        self._is_indexing, self._stop = True, Event()
        self._indexing.run(partial(self._update, self._stop))
        if not self._is_watching:
            self._is_watching = True
            self._watching.run(self._watch)

    def end_indexing(self) -> None:
        """Stop whatever is under way, for good."""
        self._end.set()
        self._stop.set()

    def on_unmount(self) -> None:
        """However the screen goes, nothing goes on reading or watching for it."""
        self.end_indexing()

    def _update(self, stop: Event, is_stale: Callable[[], bool]) -> None:
        try:
            outcome = self.catalog.update(stop, self._report, lambda: self.archive.in_sight, background=True)
            self._carry_marks(outcome)
            self.post_message(self.Indexed(outcome, self.catalog.problems()))
        except (ArticleFileError, CatalogError) as error:
            self.post_message(self.Indexed(None, [], str(error)))

    def _carry_marks(self, outcome: "Outcome") -> None:
        """An article that was read or starred is so when its file has changed, too."""
        try:
            self.marks.carry(outcome.rewritten)
        except MarksError as error:
            self.post_message(self.Unanswered(str(error)))

    def _report(self, progress: Progress) -> None:
        self.post_message(self.Progressed(progress))

    def _watch(self, is_stale: Callable[[], bool]) -> None:
        from tui.archive.watch import watch

        try:
            for paths in watch(self.catalog.target, self._end):
                outcome = self.catalog.update_at(paths, self._end)
                self._carry_marks(outcome)
                self.post_message(self.ChangedOnDisk(outcome, self.catalog.problems()))
        except (ArticleFileError, CatalogError) as error:
            self.post_message(self.Unanswered(str(error)))

    # -- what they say -------------------------------------------------------------------------------------------------

    @on(Progressed)
    def _show_progress(self, message: Progressed) -> None:
        before, progress = self.progress, message.progress
        self.progress = progress
        # The walk tells once more when it is through: names stand as they will.
        walked = before is not None and before.phase is Phase.NAMES and before.total == progress.total
        self.names_known |= progress.phase not in (Phase.NAMES, Phase.WAITING) or walked
        if progress.changed:
            self.archive.forget(progress.changed)
        if progress.listed:
            self._list_soon(0 if walked else NEW_NAMES)
        elif progress.changed and not self.view.settled:
            self._list_soon(NEW_TITLES)
        self.show_progress()

    @on(Indexed)
    def _show_indexed(self, message: Indexed) -> None:
        self._is_indexing = False
        self.indexed = self.names_known = True
        if message.reason:
            self.progress = None
            self.say(message.reason, error=True)
        elif message.outcome is not None:
            self.problems = message.problems
            self._follow(message.outcome.moved)
            if message.outcome.whole:
                self.progress = None
        self.show_progress()
        self._list_soon(0)

    @on(ChangedOnDisk)
    def _show_changed(self, message: ChangedOnDisk) -> None:
        found = message.outcome.found
        self.problems = message.problems
        self._follow(message.outcome.moved)
        self.archive.forget([*found.new, *found.changed])
        self._list_soon(0)
        self.changed_on_disk(found.changed, [gone.id for gone in found.gone], message.outcome.moved)

    def changed_on_disk(self, changed: Collection[int], gone: Collection[int], moved: "Iterable[Moved]") -> None:
        """Files have changed, gone or moved; for those who have one of them open."""

    def _follow(self, moved: "Iterable[Moved]") -> None:
        self.moved((id_of(before), id_of(after)) for before, after in moved)

    def _list_soon(self, seconds: float) -> None:
        """List the archive anew, but not before `seconds` have passed since the last time."""
        wait = self._listed_at + seconds - monotonic()
        if wait <= 0:
            if self._list_timer:
                self._list_timer.stop()
            self._list_timer, self._listed_at = None, monotonic()
            self.list_archive()
        elif self._list_timer is None:
            self._list_timer = self.set_timer(wait, partial(self._list_soon, 0))

    # -- the heading ---------------------------------------------------------------------------------------------------

    def show_progress(self) -> None:
        """Bring the line of progress up to date; it is gone when there is nothing to wait for."""
        line = None
        if self.progress is not None:
            from tui.screens.progress_line import progress_line

            width = max(self.archive.size.width - 2, 8)
            line = progress_line(self.progress, width, stopped=not self._is_indexing)
        self.show_state("archive-progress", line)

    def show_archive_head(self) -> None:
        """The archive's name and counts, and below, where it is not the standard, what is shown of it and how."""
        view, root = self.view, self.archive.shelf.root
        name = self.catalog.target.name or str(self.catalog.target)
        count = f"{root.size:,}" if root.size is not None else "…"
        troubles = len(self.problems)
        problems = f" · {troubles} problem{'s' * (troubles > 1)}" if troubles else ""
        self.heads["archive"].say(name, end=f" · {count}{problems}")
        parts = view.parts()
        line = Content(one_line(" · ".join(parts))) if parts else None
        self.show_state("archive-view", line)

    # -- keys ----------------------------------------------------------------------------------------------------------

    def action_toggle_indexing(self) -> None:
        """Stop reading the archive, or go on."""
        if self._is_indexing:
            self._stop.set()
            self.say("Indexing stops; the same key goes on with it, and so does the next start.")
        else:
            self.begin_indexing()
