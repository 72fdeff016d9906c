"""Setting an article in lines: blocks → lines of pieces, each piece a slice of `Article.text` at a column.

Nothing is copied or normalised: a piece is a pair of offsets, so whatever is known by offset (marks, facts, search
hits) can be drawn on it, and a place on the screen leads back to its offset.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tui.articles.document import Article, Block, BlockKind
from tui.config import Reading
from tui.screens.glyphs import cells, reach
from tui.screens.line_breaking import break_lines
from tui.screens.lines import Line, Piece, Stretch, broken
from tui.screens.table_setting import TablePlan, plan_of, table_lines

_APART = frozenset({BlockKind.HEADING, BlockKind.TABLE, BlockKind.IMAGE})
"""Blocks that a blank line always parts from the text before them."""

USUAL = Reading()


@dataclass(frozen=True)
class Setting:
    """An article set at a width: its lines, and where each offset stands.

    `wide` are the tables, by the number of their block, that are wider than the line and must be scrolled.
    """

    lines: tuple[Line, ...]
    width: int
    wide: Mapping[int, TablePlan] = field(default_factory=dict)
    _starts: list[int] = field(init=False, repr=False)
    _line_of: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places = sorted((piece.start, number) for number, line in enumerate(self.lines) for piece in line.pieces)
        object.__setattr__(self, "_starts", [start for start, _ in places])
        object.__setattr__(self, "_line_of", [number for _, number in places])

    def line_of(self, offset: int) -> int:
        """The number of the line on which the character at `offset` is drawn (the nearest before, where it is none)."""
        at = bisect_right(self._starts, offset) - 1
        return self._line_of[max(at, 0)] if self._line_of else 0

    def lines_of(self, start: int, end: int) -> list[int]:
        """The numbers of the lines on which a stretch of the text is drawn, in the order of the text.

        They need not follow each other: in a folded table a cell's second line stands below its neighbour's first.
        """
        first = max(bisect_right(self._starts, start) - 1, 0)
        return list(dict.fromkeys(self._line_of[first : bisect_left(self._starts, end)]))

    @cached_property
    def first_text_line(self) -> int:
        """The number of the first line that shows the article's own text."""
        return next((number for number, line in enumerate(self.lines) if line.pieces), 0)


class _Keeper:
    """Tells where a short fact begins that an offset would cut, so that the line breaks before it."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def __call__(self, offset: int) -> int | None:
        at = bisect_right(self._starts, offset) - 1
        # Spans may overlap; the one before may be longer than the one that starts last.
        for start, end in self._spans[max(0, at - 1) : at + 1]:
            if start < offset < end:
                return start
        return None


class Measured:
    """An article's text measured once, so that setting it at another width only has to break it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._stretches = [self._measure(block) for block in article.blocks]

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
        keep = _Keeper([(a, b) for a, b in spans if b - a <= width // 3])
        lines: list[Line] = []
        wide: dict[int, TablePlan] = {}
        for role, text in header:
            lines.extend(_header_lines(role, text, width))
        if header:
            lines.append(Line("blank"))
        before: Block | None = None
        for number, block in enumerate(self.article.blocks):
            if before and _are_parted(before, block, options):
                lines.append(Line("blank"))
            if block.kind is BlockKind.TABLE and block.cells:
                plan = plan_of(self.article.text, block.cells, width, scroll=options.tables == "scroll")
                lines.extend(table_lines(self.article.text, number, block, plan))
                if plan.width > width:
                    wide[number] = plan
            else:
                lines.extend(_block_lines(self._stretches[number], number, block, width, keep, options.indent))
            before = block
        return Setting(tuple(lines), width, wide)


def _header_lines(role: str, text: str, width: int) -> list[Line]:
    lines, start = [], 0
    for end in break_lines(text, reach(text), width):
        lines.append(Line(role, lead=text[start:end].rstrip()))
        start = end
    return lines


def _block_lines(
    stretches: Sequence[Stretch],
    number: int,
    block: Block,
    width: int,
    keep: Callable[[int], int | None],
    indent: int,
) -> list[Line]:
    lead, hang = _shape(block)
    first = indent if block.kind is BlockKind.PARAGRAPH else 0
    lead_x = max(0, hang - cells(lead))
    lines: list[Line] = []
    for stretch in stretches:
        for start, end in broken(stretch, width - hang, 0 if lines else first, keep):
            x = hang if lines else hang + first
            shown = lead if not lines or block.kind is BlockKind.QUOTE else ""
            lines.append(Line(block.kind, (Piece(start, end, x),), shown, lead_x, number))
    return lines


def _are_parted(before: Block, block: Block, options: Reading) -> bool:
    """Whether a blank line stands between two blocks that follow each other."""
    if before.kind is block.kind is BlockKind.LIST_ITEM:
        return False
    return options.blank_lines or block.kind in _APART or before.kind in (BlockKind.TABLE, BlockKind.IMAGE)


def _shape(block: Block) -> tuple[str, int]:
    """What is drawn before a block, and the cells its lines hang in."""
    if block.kind is BlockKind.LIST_ITEM:
        lead = f"{block.marker or '•'} "
        return lead, 2 * (max(block.level, 1) - 1) + max(cells(lead), 2)
    if block.kind is BlockKind.QUOTE:
        return "▎ ", 2 * max(block.level, 1)
    if block.kind is BlockKind.IMAGE:
        return ("▣ " if block.end > block.start else "▣ picture"), cells("▣ ")
    return "", 0
