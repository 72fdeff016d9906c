"""An article set at a width: how its blocks are broken, and from that any line, when it is asked for.

A text of 200,000 characters has 7,000 lines, of which forty are in sight: a line is put together when it is drawn.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, Protocol, overload

from tui.screens.lines import Line, Piece
from tui.screens.table_setting import TablePlan


class Section(Protocol):
    """Lines that belong together: a block, a table, the header, a blank line."""

    def __len__(self) -> int: ...

    def line(self, number: int) -> Line:
        """A line, counted from the section's first."""
        ...

    def find(self, offset: int) -> int | None:
        """The number of the line on which a character stands, or the nearest before it; None where all are behind."""
        ...


class FixedLines:
    """Lines that are put together already: a table, the header, a blank line."""

    __slots__ = ("lines",)

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, number: int) -> Line:
        """A line."""
        return self.lines[number]

    def find(self, offset: int) -> int | None:
        """The line whose piece begins last before or at an offset."""
        places = ((piece.start, number) for number, line in enumerate(self.lines) for piece in line.pieces)
        return max((place for place in places if place[0] <= offset), default=(0, None))[1]


class BlockLines:
    """A block in lines. `starts` are the offsets at which they begin; a line goes on until the next begins."""

    __slots__ = ("block", "end", "shape", "starts", "text")

    def __init__(self, text: str, starts: Sequence[int], end: int, shape: "Shape", block: int) -> None:
        self.text = text
        self.starts = starts
        self.end = end
        self.shape = shape
        self.block = block

    def __len__(self) -> int:
        return len(self.starts)

    def line(self, number: int) -> Line:
        """A line, the blanks and the line break at its end left out."""
        shape, start = self.shape, self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else self.end
        if end > start and self.text[end - 1] == "\n":
            end -= 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        x = shape.hang + (0 if number else shape.first)
        lead = shape.lead if not number or shape.lead_on_every_line else ""
        return Line(shape.role, (Piece(start, end, x),), lead, shape.lead_x, self.block)

    def find(self, offset: int) -> int | None:
        """The line that begins last before or at an offset."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 else None


class Shape(NamedTuple):
    """How a block's lines are drawn: its role, what stands before it, the cells that its lines hang in and that its
    first line is indented by besides."""

    role: str
    lead: str = ""
    lead_x: int = 0
    hang: int = 0
    first: int = 0
    lead_on_every_line: bool = False


class Setting:
    """An article set at a width: its lines, and where each offset stands.

    `sections` stand one below the other; `starts` are the offsets at which their texts begin, in ascending order, -1
    for what has none. `wide` are the tables, by the number of their block, that are wider than the line.
    """

    def __init__(
        self, sections: Sequence[Section], starts: Sequence[int], width: int, wide: Mapping[int, TablePlan]
    ) -> None:
        self.sections = sections
        self.starts = starts
        self.width = width
        self.wide = wide

    @cached_property
    def _rows(self) -> list[int]:
        """The number of each section's first line, and of the line after the last."""
        return list(accumulate((len(section) for section in self.sections), initial=0))

    @property
    def lines(self) -> "Lines":
        """The lines, each put together when it is asked for."""
        return Lines(self)

    def __len__(self) -> int:
        return self._rows[-1]

    def line(self, number: int) -> Line:
        """A line."""
        at = bisect_right(self._rows, number) - 1
        return self.sections[at].line(number - self._rows[at])

    def line_of(self, offset: int) -> int:
        """The number of the line on which the character at `offset` is drawn (the nearest before, where it is none)."""
        for at in range(bisect_right(self.starts, offset) - 1, -1, -1):
            found = self.sections[at].find(offset)
            if found is not None:
                return self._rows[at] + found
        return self.first_text_line

    @cached_property
    def first_text_line(self) -> int:
        """The number of the first line that shows the article's own text."""
        return next((number for number in range(len(self)) if self.line(number).pieces), 0)


class Lines(Sequence[Line]):
    """The lines of a setting as a sequence."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def __len__(self) -> int:
        return len(self.setting)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self.setting.line(number) for number in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self.setting.line(at % len(self))

    def __iter__(self) -> Iterator[Line]:
        for section in self.setting.sections:
            for number in range(len(section)):
                yield section.line(number)
