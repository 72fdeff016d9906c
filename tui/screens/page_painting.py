"""Drawing a row of a page: the margin's mark, the text, what lies on it."""

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style

from tui.articles.document import BlockKind, Cell, MarkKind
from tui.review.events import State
from tui.screens.desk import FLAG, first_mark
from tui.screens.glyphs import cells, fit, safe
from tui.screens.lines import Line
from tui.screens.page import Page
from tui.screens.painting import Span, paint
from tui.screens.table_setting import EDGE

GUTTER = 2
"""Cells left of the text where marks stand: the margin of the red ink."""

COMPONENTS = {
    "reading--title", "reading--meta", "reading--warning", "reading--heading", "reading--quote", "reading--image",
    "reading--lead", "reading--code", "reading--link", "reading--figure", "reading--measure", "reading--ticker",
    "reading--doubtful", "reading--accepted", "reading--rejected", "reading--current", "reading--mark",
    "reading--hit", "reading--hit-current", "reading--selection", "reading--cursor",
}  # fmt: skip
"""Component classes that a page is drawn with; the reading pane documents them."""

BY_HAND = "✓✎✗+"
"""Marks of decisions: they are drawn in red."""

StyleOf = Callable[[str], Style]

_STATE_CLASS = {State.ACCEPTED: "reading--accepted", State.REJECTED: "reading--rejected"}


def draw_row(page: Page, row: int, style_of: StyleOf) -> list[Segment]:
    """The gutter with its mark and the row's text, from the left edge of the gutter."""
    line = page.setting.line(row)
    return [_margin_mark(page, row, style_of), *_draw_line(page, row, line, style_of)]


def _margin_mark(page: Page, row: int, style_of: StyleOf) -> Segment:
    starting = page.facts_starting(row)
    if not starting:
        return Segment(" " * GUTTER)
    flag = FLAG if any(page.desk.decisions[at].flagged for at in starting) else ""
    if page.desk.current in starting:
        return Segment(fit(f"▸{flag}", GUTTER), style_of("reading--mark"))
    mark = first_mark([page.desk.mark(at) for at in starting])
    return Segment(fit(mark + flag, GUTTER), style_of("reading--mark" if flag or mark in BY_HAND else "reading--lead"))


def _draw_line(page: Page, row: int, line: Line, style_of: StyleOf) -> list[Segment]:
    if not line.pieces:
        return [Segment(safe(line.lead), style_of(f"reading--{line.role}"))] if line.lead else []
    segments = [Segment(" " * line.lead_x), Segment(safe(line.lead), style_of("reading--lead"))] if line.lead else []
    used = line.lead_x + cells(line.lead) if line.lead else 0
    base = _role_style(line, style_of)
    spans = _spans_on(page, row, line, style_of)
    plan = page.table_on(row)
    for piece in page.pieces(row):
        if plan and piece.x >= plan.frozen > used:
            segments += _edge_mark("‹" if page.shifts.get(line.block) else " ", plan.frozen - used, style_of)
            used = plan.frozen
        segments.append(Segment(" " * max(0, piece.x - used)))
        segments.extend(paint(page.text, piece.start, piece.end, base, spans))
        used = max(used, piece.x) + cells(page.text[piece.start : piece.end])
    if plan and page.shifts.get(line.block, 0) < plan.width - (page.setting.width - EDGE):
        segments += _edge_mark("›", page.setting.width - used, style_of)
    return segments


def _edge_mark(mark: str, width: int, style_of: StyleOf) -> list[Segment]:
    """Blanks, and at their end a mark which says that a table goes on there; `width` cells in all."""
    return [Segment(" " * (width - 1)), Segment(mark, style_of("reading--lead"))]


def _role_style(line: Line, style_of: StyleOf) -> Style:
    if line.role in (BlockKind.HEADING, BlockKind.QUOTE, BlockKind.IMAGE):
        return style_of(f"reading--{line.role}")
    return Style()


def _mark_style(kind: MarkKind, style_of: StyleOf) -> Style:
    if kind is MarkKind.STRONG:
        return Style(bold=True)
    if kind is MarkKind.EMPHASIS:
        return Style(italic=True)
    return style_of(f"reading--{kind}")


def _spans_on(page: Page, row: int, line: Line, style_of: StyleOf) -> list[Span]:
    """Inline marks, then facts from the longest to the shortest, the one under review, hits, the selection on top."""
    desk = page.desk
    marks = desk.article.blocks[line.block].marks
    spans: list[Span] = [(mark.start, mark.end, _mark_style(mark.kind, style_of)) for mark in marks]
    spans += [(cell.start, cell.end, Style(bold=True)) for cell in _heads(desk.article.blocks[line.block].cells)]
    facts = page.facts_on(row)
    facts = sorted(facts, key=lambda at: (at == desk.current, desk.facts[at].start - desk.facts[at].end))
    spans += [(desk.facts[at].start, desk.facts[at].end, _fact_style(page, at, style_of)) for at in facts]
    for number in page.hits_between(line.pieces[0].start, line.pieces[-1].end):
        style = style_of("reading--hit-current" if number == page.hit else "reading--hit")
        spans.append((*page.hits[number], style))
    if page.selection:
        spans.append((*page.selection, style_of("reading--selection")))
    return spans


def _heads(table: Sequence[Cell]) -> list[Cell]:
    """The cells that head a table: those the page says so of, else the first row."""
    said = [cell for cell in table if cell.header]
    return said or [cell for cell in table if cell.row == 0]


def _fact_style(page: Page, at: int, style_of: StyleOf) -> Style:
    fact, state = page.desk.facts[at], page.desk.decisions[at].state
    style = style_of(f"reading--{fact.kind}")
    if state in _STATE_CLASS:
        style += style_of(_STATE_CLASS[state])
    elif fact.doubt:
        style += style_of("reading--doubtful")
    if at == page.desk.current:
        style += style_of("reading--current")
    return style
