"""Facts across the archive: all of a security, an indicator or an actor over time, and a series of values drawn."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tui.archive.across import FactHit, FactsFound
from tui.archive.catalog import Catalog
from tui.archive.query import parse
from tui.archive.states import States
from tui.archive.store import CatalogError
from tui.facts.describe import statement
from tui.facts.fact import Fact, fact_of
from tui.review.errors import JournalError
from tui.review.events import Decision, FactKey
from tui.review.journal import Journal
from tui.screens.actions import Where, bindings
from tui.screens.background import Background
from tui.screens.desk import mark_of
from tui.screens.fact_lines import PAGE, FactLine, FactLines
from tui.screens.glyphs import one_line
from tui.screens.key_line import KeyLine
from tui.screens.row_list import RowList
from tui.screens.topic import Topic

NOTHING = (
    "No fact is found. Listed are the facts that meet the conditions of a query, such as kind:measure or "
    "ticker:600648.SH, and all facts of the articles found where it has none. Esc goes back."
)

LEAST_POINTS = 2
"""Values from which a series is worth drawing."""


class AcrossScreen(Screen[None]):
    """Lists facts of one topic, oldest first. `chosen` is told which is to be opened, `export` which query's are to be
    written.

    For an indicator it draws the values in the unit of the fact under the cursor.
    """

    where = Where.ACROSS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.ACROSS)]
    AUTO_FOCUS: ClassVar[str | None] = "#fact-lines"

    class Answered(Message):
        """What there is on a topic, in how many articles, the first facts of it, and which of them to begin at."""

        def __init__(self, topic: Topic, found: FactsFound, articles: int, lines: dict[int, FactLine], at: int) -> None:
            super().__init__()
            self.articles = articles
            self.topic = topic
            self.found = found
            self.lines = lines
            self.at = at

    class LinesRead(Message):
        """Some pages of facts have been read."""

        def __init__(self, pages: list[int], lines: dict[int, FactLine]) -> None:
            super().__init__()
            self.pages = pages
            self.lines = lines

    class Drawn(Message):
        """A series has been drawn; no lines where it has too few points."""

        def __init__(self, unit: str, lines: tuple[str, ...], caption: str) -> None:
            super().__init__()
            self.unit = unit
            self.lines = lines
            self.caption = caption

    class Unanswered(Message):
        """The catalogue could not be asked."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(
        self,
        catalog: Catalog,
        states: States | None,
        journal: Journal | None,
        chosen: Callable[[FactLine], None],
        export: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.catalog = catalog
        self.states = states
        self.journal = journal
        self.topic: Topic | None = None
        self.found: FactsFound | None = None
        self._chosen = chosen
        self._export = export
        self._unit = ""
        self._caption = ""
        self._articles = 0
        self._begin_at = (0, 0)
        self._finding, self._reading, self._drawing = Background(), Background(), Background()
        self.list = FactLines(id="fact-lines")

    def compose(self) -> ComposeResult:
        """What it is about, the series, the facts."""
        yield Static(id="across-head", classes="head", markup=False)
        yield Static(id="series", markup=False)
        yield self.list
        yield KeyLine()

    def ask(self, topic: Topic, begin_at: tuple[int, int] = (0, 0)) -> None:
        """List the facts of a topic, beginning at the fact of an article (its id) with a number."""
        self.topic, self._begin_at, self._unit, self._caption = topic, begin_at, topic.unit, ""
        self._finding.run(partial(self._find, topic, begin_at))

    def on_mount(self) -> None:
        """Say what is being looked for."""
        self._show_head()

    # -- in the background ---------------------------------------------------------------------------------------------

    def _find(self, topic: Topic, begin_at: tuple[int, int], is_stale: Callable[[], bool]) -> None:
        try:
            found = self.catalog.facts(parse(topic.query, self.states.names if self.states else ()), self.states)
            facts = enumerate(zip(found.articles, found.numbers, strict=True))
            at = next((at for at, fact in facts if fact == begin_at), 0)
            lines = self._lines(found, [at // PAGE])
            message: Message = self.Answered(topic, found, len(set(found.articles)), lines, at)
        except (CatalogError, JournalError) as error:
            message = self.Unanswered(str(error))
        if not is_stale():
            self.post_message(message)

    def _read(self, found: FactsFound, pages: list[int], is_stale: Callable[[], bool]) -> None:
        try:
            self.post_message(self.LinesRead(pages, self._lines(found, pages)))
        except (CatalogError, JournalError) as error:
            self.post_message(self.Unanswered(str(error)))

    def _lines(self, found: FactsFound, pages: list[int]) -> dict[int, FactLine]:
        decisions = lru_cache(maxsize=None)(self._decisions)
        lines = {}
        for page in pages:
            stop = min((page + 1) * PAGE, len(found))
            places = {(found.articles[at], found.numbers[at]): at for at in range(page * PAGE, stop)}
            for hit in self.catalog.fact_hits(found, page * PAGE, stop):
                fact = fact_of(hit.record)
                key = FactKey(hit.text_sha256, fact.kind, fact.quote, hit.nth)
                decision = decisions(hit.text_sha256).get(key, Decision())
                lines[places[hit.id, hit.number]] = _line(hit, fact, key, decision)
        return lines

    def _decisions(self, text_sha256: str) -> dict[FactKey, Decision]:
        return self.journal.decisions(text_sha256) if self.journal else {}

    def _draw(self, topic: Topic, unit: str, width: int, height: int, is_stale: Callable[[], bool]) -> None:
        from tui.archive.drawing import draw  # it brings plotext with it

        try:
            points = self.catalog.series(topic.indicator, unit, whole=topic.whole)
        except CatalogError as error:
            self.post_message(self.Unanswered(str(error)))
            return
        if is_stale():
            return
        if len(points) < LEAST_POINTS:
            self.post_message(self.Drawn(unit, (), ""))
            return
        drawing = draw(points, unit, width, height)
        self.post_message(self.Drawn(unit, drawing.lines, f"{len(points):,} values in {drawing.caption}"))

    # -- answers -------------------------------------------------------------------------------------------------------

    @on(Answered)
    def _show_found(self, message: Answered) -> None:
        self.found, self._articles = message.found, message.articles
        self.list.show(len(message.found), message.lines, message.at)
        self._show_head()
        self._draw_series()

    @on(FactLines.Missing)
    def _read_lines(self, message: FactLines.Missing) -> None:
        if self.found is not None:
            self._reading.run(partial(self._read, self.found, message.pages))

    @on(LinesRead)
    def _show_lines(self, message: LinesRead) -> None:
        self.list.add(message.pages, message.lines)

    @on(Unanswered)
    def _say_unanswered(self, message: Unanswered) -> None:
        self.notify(one_line(message.reason), severity="error", markup=False)

    @on(Drawn)
    def _show_series(self, message: Drawn) -> None:
        series = self.query_one("#series", Static)
        series.display = bool(message.lines)
        series.update(Content("\n".join(message.lines)))
        self._caption = message.caption
        self._show_head()

    @on(RowList.Moved, "#fact-lines")
    def _follow_unit(self, message: RowList.Moved) -> None:
        line = self.list.line_at(message.row)
        if line is not None and line.unit and line.unit != self._unit:
            self._unit = line.unit
            self._draw_series()

    def on_resize(self, event: Resize) -> None:
        """Draw the series for the new size."""
        self._draw_series()

    def _draw_series(self) -> None:
        topic = self.topic
        if self.found is not None and not self.found:
            series = self.query_one("#series", Static)
            series.display = True
            series.update(Content.styled(f"\n{NOTHING}", "$text-muted"))
            return
        if topic is None or not topic.indicator or not self.size.width:
            self.query_one("#series", Static).display = False
            return
        height = max(6, min(20, self.size.height * 2 // 5))
        self._drawing.run(partial(self._draw, topic, self._unit, self.size.width - 2, height))

    def _show_head(self) -> None:
        parts = [self.topic.title if self.topic else ""]
        if self.topic and not self.topic.whole:
            parts.append("and all with these words")
        if self.found is not None:
            facts, articles = len(self.found), self._articles
            parts.append(f"{facts:,} fact{'s' * (facts != 1)} in {articles:,} article{'s' * (articles != 1)}")
        if self._caption:
            parts.append(self._caption)
        self.query_one("#across-head", Static).update(Content(one_line(" · ".join(parts))))

    # -- keys ----------------------------------------------------------------------------------------------------------

    @on(RowList.Chosen, "#fact-lines")
    def _open(self, message: RowList.Chosen) -> None:
        line = self.list.line_at(message.row)
        if line is not None:
            self._chosen(line)

    def action_export_facts(self) -> None:
        """Write the facts listed."""
        if self.topic is not None:
            self._export(self.topic.query)

    def action_turn_whole(self) -> None:
        """Take in all indicators or actors with the words in them, or only this one again."""
        if self.topic is None:
            return
        turned = self.topic.turned()
        if turned is self.topic:
            self.notify("This list goes by no name that others could resemble.", markup=False)
        else:
            self.ask(turned, self._begin_at)


def _line(hit: FactHit, fact: Fact, key: FactKey, decision: Decision) -> FactLine:
    return FactLine(
        hit.id, hit.record["article"], key, hit.date, mark_of(fact, decision), fact.quote, statement(fact),
        hit.title, hit.record.get("unit") or "",
    )  # fmt: skip
