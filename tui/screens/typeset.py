"""Setting an article in lines: blocks → lines of pieces, each piece a slice of `Article.text` at a column.

Nothing is copied or normalised: a piece is a pair of offsets, so whatever is known by offset (marks, facts, search
hits) can be drawn on it, and a place on the screen leads back to its offset.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from tui.articles.document import Article, Block, BlockKind
from tui.config import Reading
from tui.screens.glyphs import cells, reach
from tui.screens.line_breaking import break_lines
from tui.screens.lines import Line, Stretch, wrapped
from tui.screens.setting import BlockLines, FixedLines, Section, Setting, Shape
from tui.screens.table_setting import TablePlan, plan_of, table_lines

_APART = frozenset({BlockKind.HEADING, BlockKind.TABLE, BlockKind.IMAGE})
"""Blocks that a blank line always parts from the text before them."""

_BLANK = FixedLines((Line("blank"),))

USUAL = Reading()


class _Keeper:
    """Tells where a short fact begins that an offset would cut, so that the line breaks before it.

    Offsets are the article's.
    """

    def __init__(self, spans: Sequence[tuple[int, int]], length: int) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        # Most places lie in no fact: a byte for each tells so at once.
        self._inside = bytearray(length + 1)
        for start, end in self._spans:
            self._inside[start + 1 : end] = b"\x01" * (end - start - 1)

    def of(self, stretch: Stretch) -> Callable[[int], int | None]:
        """The same for offsets in a stretch."""
        origin, inside, start_of = stretch.start, self._inside, self._start_of
        return lambda at: start_of(origin + at, origin) if inside[origin + at] else None

    def _start_of(self, offset: int, origin: int) -> int | None:
        at = bisect_right(self._starts, offset) - 1
        # Spans may overlap; the one before may be longer than the one that starts last.
        for start, end in self._spans[max(0, at - 1) : at + 1]:
            if start < offset < end:
                return start - origin
        return None


class Measured:
    """An article's text measured once, so that setting it at another width only has to break it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._stretches = [self._measure(block) for block in article.blocks]
        self._shapes: dict[tuple[int, int], Shape] = {}
        self._keep: _Keeper | None = None
        self._kept_spans: list[tuple[int, int]] = []

    def _measure(self, block: Block) -> list[Stretch]:
        stretches, at = [], block.start
        if block.kind is BlockKind.TABLE and block.cells:
            return []  # cells are broken one by one
        for text in self.article.text[block.start : block.end].split("\n"):
            stretches.append(Stretch(at, text, reach(text)))
            at += len(text) + 1
        return stretches

    def set(
        self,
        width: int,
        header: Sequence[tuple[str, str]],
        spans: Sequence[tuple[int, int]],
        options: Reading = USUAL,
    ) -> Setting:
        """Set the article in lines.

        Args:
            width: cells of a line, at least 8.
            header: (role, text) of what stands above the article, each broken over lines as needed.
            spans: offsets of facts; those no wider than a third of the line are kept whole.
            options: how the reader wants it; the width that stands in them is not looked at.
        """
        keep = self._keeper([(a, b) for a, b in spans if b - a <= width // 3])
        sections: list[Section] = []
        starts: list[int] = []
        wide: dict[int, TablePlan] = {}

        def add(section: Section, start: int) -> None:
            sections.append(section)
            starts.append(start)

        if header:
            add(FixedLines(tuple(line for role, text in header for line in _header_lines(role, text, width))), -1)
            add(_BLANK, -1)
        before: Block | None = None
        for number, block in enumerate(self.article.blocks):
            if before and _are_parted(before, block, options):
                add(_BLANK, starts[-1])
            if block.kind is BlockKind.TABLE and block.cells:
                plan = plan_of(self.article.text, block.cells, width, scroll=options.tables == "scroll")
                add(FixedLines(tuple(table_lines(self.article.text, number, block, plan))), block.start)
                if plan.width > width:
                    wide[number] = plan
            else:
                add(self._block_lines(number, block, width, keep, options.indent), block.start)
            before = block
        return Setting(sections, starts, width, wide)

    def _keeper(self, spans: list[tuple[int, int]]) -> _Keeper:
        if self._keep is None or self._kept_spans != spans:
            self._keep, self._kept_spans = _Keeper(spans, len(self.article.text)), spans
        return self._keep

    def _shape(self, number: int, indent: int) -> Shape:
        shape = self._shapes.get((number, indent))
        if shape is None:
            shape = self._shapes[number, indent] = _shape(self.article.blocks[number], indent)
        return shape

    def _block_lines(self, number: int, block: Block, width: int, keep: _Keeper, indent: int) -> BlockLines:
        shape = self._shape(number, indent)
        room = max(width - shape.hang, 2)
        starts: list[int] = []
        for stretch in self._stretches[number]:
            at, text, reached = stretch
            first = 0 if starts else shape.first
            ends = break_lines(text, reached, room, first_indent=first, keep=keep.of(stretch))
            starts.append(at)
            starts += [at + end for end in ends[:-1]]
        return BlockLines(self.article.text, starts, block.end, shape, number)


def _header_lines(role: str, text: str, width: int) -> list[Line]:
    return [Line(role, lead=line) for line in wrapped(text, width)]


def _are_parted(before: Block, block: Block, options: Reading) -> bool:
    """Whether a blank line stands between two blocks that follow each other."""
    if before.kind is block.kind is BlockKind.LIST_ITEM:
        return False
    return options.blank_lines or block.kind in _APART or before.kind in (BlockKind.TABLE, BlockKind.IMAGE)


def _shape(block: Block, indent: int) -> Shape:
    if block.kind is BlockKind.LIST_ITEM:
        lead = f"{block.marker or '•'} "
        hang = 2 * (max(block.level, 1) - 1) + max(cells(lead), 2)
        return Shape(block.kind, lead, max(0, hang - cells(lead)), hang)
    if block.kind is BlockKind.QUOTE:
        hang = 2 * max(block.level, 1)
        return Shape(block.kind, "▎ ", hang - cells("▎ "), hang, lead_on_every_line=True)
    if block.kind is BlockKind.IMAGE:
        return Shape(block.kind, "▣ " if block.end > block.start else "▣ picture", 0, cells("▣ "))
    return Shape(block.kind, first=indent if block.kind is BlockKind.PARAGRAPH else 0)
