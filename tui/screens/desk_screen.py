"""The frame of the main screen: three panes, and one fact under review that all of them show."""

from __future__ import annotations

from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.archive.catalog import Catalog
from tui.review.journal import Journal
from tui.review.marks import Marks
from tui.review.places import Places
from tui.review.resume import LINES, Resume
from tui.screens.archive_pane import ArchivePane
from tui.screens.covered import Pane, Row
from tui.screens.desk import Desk
from tui.screens.fact_card import FactCard
from tui.screens.facts_pane import FactsPane
from tui.screens.filter_bar import FilterBar
from tui.screens.glyphs import one_line
from tui.screens.heading import Heading
from tui.screens.key_line import KeyLine
from tui.screens.key_pace import KeyPace
from tui.screens.question_bar import QuestionBar
from tui.screens.quick_frames import QuickCompositor
from tui.screens.reading_pane import ReadingPane
from tui.screens.search_bar import SearchBar

if TYPE_CHECKING:
    from tui.review.precision import SurenessOfRules

    _Part = Screen[None]
else:

    class _Part(metaclass=type(Screen)):
        """What parts of the main screen are made of at run time.

        Textual looks through all attributes of every class that is a screen, which takes a millisecond for each of two
        dozen parts: only the whole is one.
        """


class DeskScreen(_Part):
    """Holds what is open and selects in all panes at once; what can be done with it stands in the subclasses.

    `journal` is None where decisions cannot be kept; `places` is None where positions are not remembered, `resume`
    where it is not how the archive was left.
    """

    def __init__(
        self,
        catalog: Catalog,
        journal: Journal | None,
        places: Places | None,
        marks: Marks | None = None,
        resume: Resume | None = None,
    ) -> None:
        super().__init__()
        self._compositor = QuickCompositor()
        self.catalog = catalog
        self.journal = journal
        self.places = places
        self.marks = marks or Marks(None)
        self.resume = resume
        self.open_id: int | None = None
        self.open_identity = ""
        self.outdated = ""
        self.desk: Desk | None = None
        self.is_opening = True
        self.shown_at = monotonic()
        self._follow_facts = self._heads_are_due = False
        self.archive = ArchivePane(id="archive-pane")
        self.reading = ReadingPane(id="reading-pane")
        self.facts = FactsPane(id="facts-pane")
        self.card = FactCard(id="fact-card", markup=False)
        self.question = QuestionBar(id="question")
        self.past: dict[str, list[str]] = {line: [] for line in LINES}
        """What was typed into each line, newest last."""
        self._state_lines: dict[str, Static] = {}
        self.heads = {
            pane: Heading(id=f"{pane}-head", classes="head", markup=False) for pane in ("archive", "reading", "facts")
        }

    def compose(self) -> ComposeResult:
        """Three panes side by side, each under its heading, and the keys; what is seen at times only is added then."""
        with Row(id="panes"):
            with Pane(id="archive", classes="pane side"):
                yield self.heads["archive"]
                yield self.archive
            with Pane(id="reading", classes="pane"):
                yield self.heads["reading"]
                yield self.reading
            with Pane(id="facts", classes="pane side"):
                yield self.heads["facts"]
                yield self.facts
                yield self.card
        yield self.question
        yield KeyLine()

    @cached_property
    def sure(self) -> SurenessOfRules:
        """How often each rule was right; as counted in the articles that ship, until decisions were studied."""
        from tui.review.precision import SurenessOfRules

        return SurenessOfRules([])

    @cached_property
    def search_bar(self) -> SearchBar:
        """The line in which words to find are typed."""
        bar = SearchBar(self.past["words"], "search")
        self.query_one("#reading").mount(bar)
        return bar

    @cached_property
    def filter_bar(self) -> FilterBar:
        """The line in which a filter of the archive is typed."""
        bar = FilterBar(self.past["filters"], "filter")
        self.query_one("#archive").mount(bar)
        return bar

    def show_state(self, name: str, line: Content | None) -> None:
        """Show a line of a pane between its heading and its rows, or none; what was never shown is not there."""
        state = self._state_lines.get(name)
        if state is None and line is not None:
            state = self._state_lines[name] = Static(id=name, classes="head state", markup=False)
            pane, kind = name.split("-")
            rows = self.archive if pane == "archive" else self.facts
            place = {"after": self.heads[pane]} if kind == "view" else {"before": rows}
            self.query_one(f"#{pane}").mount(state, **place)
        if state is not None:
            state.display = line is not None
            state.update(line or Content(""))

    def say(self, message: str, *, error: bool = False) -> None:
        """A short message over the panes; it is data, never markup."""
        self.notify(
            one_line(message), severity="error" if error else "information", timeout=15 if error else None, markup=False
        )

    def tell(self, aside: str) -> None:
        """Say something beside the question that the fact under review asks."""
        self.question.tell(aside)

    def key_is_repeated(self) -> bool:
        """Whether the key that is being acted on came by itself, because it is held down."""
        pace = getattr(self.app, "key_pace", None)
        return isinstance(pace, KeyPace) and pace.repeated

    def select(self, at: int, *, follow_text: bool = True, follow_facts: bool = True) -> None:
        """Bring a fact under review in all panes; the pane in which the reader moves keeps its own cursor."""
        assert self.desk is not None
        self.desk.current = at
        self.shown_at = monotonic()
        self.question.forget()
        if follow_text:
            self.reading.show_current()
        else:
            self.reading.refresh_changed()
        self._follow_facts |= follow_facts
        self.show_heads_later()

    def show_heads_later(self) -> None:
        """Draw the text first: all that stands around it is brought up to date after that frame, once for many keys."""
        if not self._heads_are_due:
            self._heads_are_due = True
            self.call_after_refresh(self.show_heads)

    def show_heads(self) -> None:
        """Bring the facts pane, the headings, the card and the question up to date."""
        self._heads_are_due = False
        if self._follow_facts:
            self._follow_facts = False
            self.facts.show_current()
        self.facts.refresh_changed()
        self.card.show(self.desk, lambda: self.sure)
        self.question.show(self.desk)
        desk = self.desk
        if desk is None:
            self.heads["reading"].say(self.open_identity)
            self.heads["facts"].say("Facts")
            return
        self.show_place()
        self.heads["facts"].say(*self.progress_lines())

    def show_place(self) -> None:
        """Bring the heading of the text up to date: how far the view is, which of the places found is shown."""
        page = self.reading.page
        if self.desk is None or page is None:
            return
        found = f"“{self.search_bar.value}” {(page.hit or 0) + 1}/{len(page.hits)} · " if page.hits else ""
        outdated = f"{self.outdated} · " if self.outdated else ""
        self.heads["reading"].say(f"{outdated}{self.reading.progress()} % · {found}{self.desk.article.path}")

    def progress_lines(self) -> list[str]:
        """How far the review is, for the heading of the facts: several wordings, the longest first."""
        assert self.desk
        count, decided = len(self.desk.facts), self.desk.decided()
        place = f"{self.desk.current + 1}/" if self.desk.current is not None else ""
        return [
            f"Facts {place}{count} · {decided} decided",
            f"{place}{count} · {decided} decided",
            f"{decided} decided",
        ]
