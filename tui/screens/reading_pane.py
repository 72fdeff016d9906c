"""The reading pane: the article set in lines, its facts lit, a cursor line that moves through it."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize

from tui.articles.document import BlockKind, MarkKind
from tui.review.events import State
from tui.screens.desk import Desk, mark_of
from tui.screens.glyphs import one_line, safe
from tui.screens.header import header_of
from tui.screens.painting import Span, paint
from tui.screens.row_list import RowList
from tui.screens.typeset import Line, Setting, set_article

MEASURE = 72
"""The widest line, in cells (36 Han characters): longer ones tire the eye."""

GUTTER = 2
"""Cells left of the text where marks stand: the margin of the red ink."""

_MARK_STYLES = {
    MarkKind.STRONG: Style(bold=True),
    MarkKind.EMPHASIS: Style(italic=True),
    MarkKind.CODE: Style(dim=True),
    MarkKind.LINK: Style(),
}
_STATE_CLASS = {State.ACCEPTED: "reading--accepted", State.REJECTED: "reading--rejected"}


class ReadingPane(RowList):
    """Shows the article on the desk.

    | component class | what it styles |
    |---|---|
    | `reading--title`, `reading--meta`, `reading--warning` | the header's lines |
    | `reading--heading`, `reading--quote`, `reading--image` | blocks of that kind |
    | `reading--lead` | list markers, bars, the margin |
    | `reading--figure`, `reading--measure`, `reading--ticker` | facts by kind |
    | `reading--doubtful`, `reading--accepted`, `reading--rejected` | facts by state |
    | `reading--current` | the fact under review |
    | `reading--cursor` | the cursor's line |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reading--title", "reading--meta", "reading--warning", "reading--heading", "reading--quote",
        "reading--image", "reading--lead", "reading--figure", "reading--measure", "reading--ticker",
        "reading--doubtful", "reading--accepted", "reading--rejected", "reading--current", "reading--cursor",
        "reading--mark",
    }  # fmt: skip
    SCROLL_MARGIN = 5

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._desk: Desk | None = None
        self._setting: Setting | None = None
        self._message: tuple[str, ...] = ("",)
        self._facts_on: dict[int, list[int]] = {}

    # -- what is shown -----------------------------------------------------------------------------------------

    def show(self, desk: Desk) -> None:
        """Show the article on the desk, from its top."""
        self._desk = desk
        self._set()
        self.cursor = self._setting.first_text_line if self._setting else 0
        self.scroll_to(y=0, animate=False, immediate=True)

    def show_message(self, *lines: str) -> None:
        """Show why there is no article, or what is being done."""
        self._desk, self._setting, self._message = None, None, lines
        self.cursor = 0
        self.rows_changed()

    def show_current(self) -> None:
        """Bring the fact under review into sight; the view stays where it is if the fact is in sight already."""
        if self._desk and self._setting and self._desk.current is not None:
            line = self._setting.line_of(self._desk.facts[self._desk.current].start)
            self.set_cursor(line, top_third=True)
        self.refresh()

    def facts_starting_at_cursor(self) -> list[int]:
        """The facts that begin on the cursor's line, in reading order."""
        if not self._desk or not self._setting:
            return []
        on_line = self._facts_on.get(self.cursor, [])
        return [at for at in on_line if self._setting.line_of(self._desk.facts[at].start) == self.cursor]

    def progress(self) -> int:
        """How far the view is through the article, in percent."""
        if not self._setting:
            return 0
        return min(100, round(100 * (self.scroll_offset.y + self.size.height) / max(len(self._setting.lines), 1)))

    def _line_width(self) -> int:
        return max(8, min(MEASURE, self.size.width - GUTTER - 1))

    def _set(self) -> None:
        desk = self._desk
        if desk is None:
            self.rows_changed()
            return
        # Numbers and names stay whole on a line; a measure is a clause, to be broken like any other.
        spans = [(fact.start, fact.end) for fact in desk.facts if fact.kind != "measure"]
        setting = set_article(desk.article, self._line_width(), header_of(desk.article), spans)
        self._setting = setting
        self._facts_on = {}
        for at, fact in enumerate(desk.facts):
            for line in range(setting.line_of(fact.start), setting.line_of(max(fact.start, fact.end - 1)) + 1):
                self._facts_on.setdefault(line, []).append(at)
        self.rows_changed()

    def on_resize(self, event: Resize) -> None:
        """Set the lines anew and keep the place."""
        if self._desk and self._setting and self._setting.width != self._line_width():
            pieces = self._setting.lines[self.cursor].pieces
            offset = pieces[0].start if pieces else None
            self._set()
            if offset is not None:
                self.cursor = self._setting.line_of(offset)
        self._bring_into_sight(top_third=True)

    # -- drawing -----------------------------------------------------------------------------------------------

    def row_count(self) -> int:
        """How many lines the article has."""
        return len(self._setting.lines) if self._setting else len(self._message)

    def draw_row(self, row: int, width: int) -> list[Segment]:
        """A line of the article, centred where the pane is wider than a line may be."""
        if self._setting is None or self._desk is None:
            return [Segment(" " * GUTTER + one_line(self._message[row]), self.component_style("reading--meta"))]
        line = self._setting.lines[row]
        margin = max(0, (width - GUTTER - self._setting.width) // 2)
        segments = [Segment(" " * margin), *self._margin_mark(row), *self._draw_line(row, line)]
        if row == self.cursor and self.has_focus:
            return _fill(segments, self.component_style("reading--cursor"), width)
        return segments

    def _margin_mark(self, row: int) -> list[Segment]:
        desk = self._desk
        starts = [at for at in self._facts_on.get(row, []) if self._starts_on(at, row)]
        if not desk or not starts:
            return [Segment(" " * GUTTER)]
        if desk.current in starts:
            return [Segment("▶ ", self.component_style("reading--mark"))]
        marks = [mark_of(desk.facts[at], desk.states[at]) for at in starts]
        mark = next((mark for mark in "?·✗✓" if mark in marks), " ")
        red = mark in "✓✗"
        return [Segment(f"{mark} ", self.component_style("reading--mark" if red else "reading--lead"))]

    def _starts_on(self, at: int, row: int) -> bool:
        assert self._setting is not None
        assert self._desk is not None
        return self._setting.line_of(self._desk.facts[at].start) == row

    def _draw_line(self, row: int, line: Line) -> list[Segment]:
        if not line.pieces:
            return [Segment(safe(line.lead), self.component_style(f"reading--{line.role}"))] if line.lead else []
        assert self._desk is not None
        text = self._desk.article.text
        base = self._role_style(line)
        lead = self.component_style("reading--lead")
        segments = [Segment(" " * line.lead_x), Segment(safe(line.lead), lead)] if line.lead else []
        used = sum(segment.cell_length for segment in segments)
        spans = self._spans_on(row, line)
        for piece in line.pieces:
            segments.append(Segment(" " * max(0, piece.x - used)))
            painted = paint(text, piece.start, piece.end, base, spans)
            segments.extend(painted)
            used = max(used, piece.x) + sum(segment.cell_length for segment in painted)
        return segments

    def _role_style(self, line: Line) -> Style:
        if line.role in (BlockKind.HEADING, BlockKind.QUOTE, BlockKind.IMAGE):
            return self.component_style(f"reading--{line.role}")
        return Style()

    def _spans_on(self, row: int, line: Line) -> list[Span]:
        """Inline marks, then facts from the longest to the shortest, the one under review on top."""
        assert self._desk is not None
        desk = self._desk
        block = desk.article.blocks[line.block]
        spans: list[Span] = [(mark.start, mark.end, _MARK_STYLES[mark.kind]) for mark in block.marks]
        facts = self._facts_on.get(row, [])
        for at in sorted(facts, key=lambda at: (at == desk.current, desk.facts[at].start - desk.facts[at].end)):
            fact = desk.facts[at]
            spans.append((fact.start, fact.end, self._fact_style(at)))
        return spans

    def _fact_style(self, at: int) -> Style:
        assert self._desk is not None
        fact, state = self._desk.facts[at], self._desk.states[at]
        style = self.component_style(f"reading--{fact.kind}")
        if state in _STATE_CLASS:
            style += self.component_style(_STATE_CLASS[state])
        elif fact.doubt:
            style += self.component_style("reading--doubtful")
        if at == self._desk.current:
            style += self.component_style("reading--current")
        return style

    # -- mouse -------------------------------------------------------------------------------------------------

    def on_click(self, event: Click) -> None:
        """A click on a fact brings it under review; elsewhere it moves the cursor."""
        event.stop()
        row = event.y + self.scroll_offset.y
        if not self.selectable(row):
            return
        self.set_cursor(row)
        self.post_message(self.Moved(self, row))


def _fill(segments: list[Segment], style: Style, width: int) -> list[Segment]:
    """The segments on a ground of `style` that runs to `width`; their own styles stay on top."""
    used = sum(segment.cell_length for segment in segments)
    ground = [Segment(segment.text, style + segment.style if segment.style else style) for segment in segments]
    return [*ground, Segment(" " * max(0, width - used), style)]
