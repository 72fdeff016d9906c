"""A page: the article on the desk set in lines at a width, and which facts, search hits and selection lie on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from tui.articles.document import Block, BlockKind
from tui.config import Reading
from tui.screens.desk import Desk
from tui.screens.glyphs import EMOJI_STYLE, cells
from tui.screens.header import header_of
from tui.screens.lines import Piece
from tui.screens.setting import Setting
from tui.screens.table_setting import TablePlan, next_shift, pieces_in_sight, shift_to_show
from tui.screens.typeset import USUAL, Measured

if TYPE_CHECKING:
    from tui.screens.find_text import Finder

Span = tuple[int, int]


class Stretch(NamedTuple):
    """What a row shows of the text: from where to where, the facts over it, the number of its block."""

    start: int
    end: int
    facts: tuple[int, ...]
    block: int


class Page:
    """The article in lines. Rows count lines from 0, offsets count code points of the article's text.

    `hits` are the places of the words searched for, `hit` indexes the current one; `selection` is what is selected;
    `shifts` are the cells by which tables that are too wide are scrolled, by the number of their block.
    """

    def __init__(self, desk: Desk, measured: Measured, setting: Setting, options: Reading = USUAL) -> None:
        self.desk = desk
        self.measured = measured
        self.setting = setting
        self.options = options
        self.hits: list[Span] = []
        self.hit: int | None = None
        self.selection: Span | None = None
        self.shifts: dict[int, int] = {}
        self._stretches: dict[int, Stretch | None] = {}
        self._facts = desk.facts

    @property
    def text(self) -> str:
        """The article's text."""
        return self.desk.article.text

    @cached_property
    def finder(self) -> Finder:
        """The text made ready for searching."""
        from tui.screens.find_text import Finder

        return Finder(self.text)

    @cached_property
    def _reach_of_facts(self) -> list[int]:
        """For each fact, how far it and all before it reach: tells where to stop looking for facts over a place."""
        return list(accumulate((fact.end for fact in self.desk.facts), max))

    def facts_changed(self) -> None:
        """Forget where the facts lay: one was added, taken away, or says other words now."""
        self.__dict__.pop("_reach_of_facts", None)
        self._facts = self.desk.facts
        self._stretches.clear()

    def reset(self, width: int) -> None:
        """Set the lines anew at another width."""
        self.setting = _set(self.measured, self.desk, width, self.options)
        self.shifts.clear()
        self._stretches.clear()

    def table_on(self, row: int) -> TablePlan | None:
        """The plan of the table on a row if it is too wide for the line, else None."""
        return self.setting.wide.get(self.setting.line(row).block)

    def pieces(self, row: int) -> Sequence[Piece]:
        """The pieces of a row that are in sight, where they stand."""
        line, plan = self.setting.line(row), self.table_on(row)
        if plan is None:
            return line.pieces
        return pieces_in_sight(self.text, line.pieces, plan, self.setting.width, self.shifts.get(line.block, 0))

    def shift_table(self, row: int, step: int) -> bool:
        """Scroll the table on a row by a column to the right (1) or left (-1); whether there is one that can be."""
        plan, block = self.table_on(row), self.setting.line(row).block
        if plan is not None:
            self.shifts[block] = next_shift(plan, self.shifts.get(block, 0), step, self.setting.width)
        return plan is not None

    def bring_in_sight(self, offset: int) -> None:
        """Scroll the table that the character at `offset` stands in, if it must be, so that it can be seen."""
        line = self.setting.line(self.row_of(offset))
        plan = self.setting.wide.get(line.block)
        if plan is not None:
            old = self.shifts.get(line.block, 0)
            self.shifts[line.block] = shift_to_show(line.pieces, self.text, offset, plan, self.setting.width, old)

    def facts_on(self, row: int) -> Sequence[int]:
        """The facts that lie on a row, in reading order."""
        stretch = self._stretch(row)
        return stretch.facts if stretch else ()

    def _stretch(self, row: int) -> Stretch | None:
        """What a row shows of the text; None where it shows none. Asked for at every frame, so it is kept."""
        if self._facts is not self.desk.facts:
            self.facts_changed()
        try:
            return self._stretches[row]
        except KeyError:
            pass
        line = self.setting.line(row)
        found = None
        if line.pieces:
            found = Stretch(line.pieces[0].start, line.pieces[-1].end, self._facts_over(line.pieces), line.block)
        self._stretches[row] = found
        return found

    def _facts_over(self, pieces: Iterable[Piece]) -> tuple[int, ...]:
        facts, found = self.desk.facts, []
        for piece in pieces:
            at = bisect_left(facts, piece.end, key=lambda fact: fact.start) - 1
            while at >= 0 and self._reach_of_facts[at] > piece.start:
                if facts[at].end > piece.start:
                    found.append(at)
                at -= 1
        return tuple(sorted(set(found)))

    def row_of(self, offset: int) -> int:
        """The row on which the character at `offset` stands."""
        return self.setting.line_of(offset)

    def offset_of(self, row: int) -> int:
        """The offset at which a row begins, or the next row that shows text."""
        for number in range(row, len(self.setting)):
            line = self.setting.line(number)
            if line.pieces:
                return line.pieces[0].start
        return len(self.text)

    def looks(self, row: int) -> tuple[object, ...]:
        """All that a row is drawn from besides its place: two that are equal look the same."""
        stretch = self._stretch(row)
        if stretch is None:
            return ()
        desk, (start, end, on_it, block) = self.desk, stretch
        facts = tuple([(at, desk.facts[at], desk.decisions[at], desk.confirm[at]) for at in on_it])
        current = desk.current if desk.current in on_it else None
        hits = self.hits_between(start, end) if self.hits else range(0)
        hit = self.hit if self.hit in hits else None
        selected = None
        if self.selection and self.selection[0] < end and self.selection[1] > start:
            selected = self.selection
        return facts, current, tuple([self.hits[at] for at in hits]), hit, selected, self.shifts.get(block, 0)

    def facts_starting(self, row: int) -> list[int]:
        """The facts that begin on a row, in reading order."""
        return [at for at in self.facts_on(row) if self.row_of(self.desk.facts[at].start) == row]

    def facts_passed(self, row: int) -> list[int]:
        """The facts that begin on a row, in reading order, else the last one that begins above it."""
        here = self.facts_starting(row)
        if here:
            return here
        above = bisect_left(self.desk.facts, self.offset_of(row), key=lambda fact: fact.start)
        return [above - 1] if above else []

    def hits_between(self, start: int, end: int) -> range:
        """Indices of the hits that touch a stretch of text."""
        first = bisect_left(self.hits, start, key=lambda hit: hit[1])
        return range(first, bisect_left(self.hits, end, key=lambda hit: hit[0]))

    def offset_at(self, row: int, column: int) -> int | None:
        """The offset of the character drawn as the `column`-th of a row's text, None where there is none.

        `column` counts drawn characters from the left edge of the text, blanks before it included.
        """
        if not 0 <= row < len(self.setting):
            return None
        line = self.setting.line(row)
        at = line.lead_x + len(line.lead) if line.lead else 0
        used = line.lead_x + cells(line.lead) if line.lead else 0
        for piece in self.pieces(row):
            at += max(0, piece.x - used)
            drawn = [offset for offset in range(piece.start, piece.end) if self.text[offset] != EMOJI_STYLE]
            if at <= column < at + len(drawn):
                return drawn[column - at]
            at += len(drawn)
            used = max(used, piece.x) + cells(self.text[piece.start : piece.end])
        return None

    def headings(self) -> list[tuple[int, int, str]]:
        """(offset, level, text) of each heading."""
        return [
            (block.start, max(block.level, 1), self.text[block.start : block.end])
            for block in self.desk.article.blocks
            if block.kind is BlockKind.HEADING
        ]

    def image_near(self, row: int) -> Block | None:
        """The image that stands nearest to a row and has an address."""
        images = [block for block in self.desk.article.blocks if block.kind is BlockKind.IMAGE and block.src]
        return min(images, key=lambda block: abs(self.row_of(block.start) - row), default=None)

    def block_starts(self) -> list[int]:
        """The offset at which each block begins."""
        return [block.start for block in self.desk.article.blocks]

    def sentence_at(self, offset: int) -> Span:
        """The sentence around an offset."""
        from tui.facts.clauses import sentences

        block = next((b for b in self.desk.article.blocks if b.start <= offset < max(b.end, b.start + 1)), None)
        if block is None:
            return offset, offset
        return next(
            ((start, end) for start, end in sentences(self.text, block.start, block.end) if start <= offset < end),
            (block.start, block.end),
        )


def page_of(desk: Desk, width: int, options: Reading = USUAL) -> Page:
    """The desk's article set at `width` cells."""
    measured = Measured(desk.article)
    return Page(desk, measured, _set(measured, desk, width, options), options=options)


def _set(measured: Measured, desk: Desk, width: int, options: Reading) -> Setting:
    # Numbers and names stay whole on a line; a measure is a clause, to be broken like any other.
    spans = [(fact.start, fact.end) for fact in desk.facts if fact.kind != "measure"]
    return measured.set(width, header_of(desk.article), spans, options)


def neighbour(places: Iterable[int], offset: int, step: int) -> int | None:
    """The nearest of the places, in ascending order, after (1) or before (-1) an offset."""
    ordered = list(places)
    at = bisect_left(ordered, offset + 1) if step > 0 else bisect_left(ordered, offset) - 1
    return ordered[at] if 0 <= at < len(ordered) else None
