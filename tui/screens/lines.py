"""What a set article is made of: lines of pieces, and the breaking of a stretch of text into them."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.screens.glyphs import reach
from tui.screens.line_breaking import break_lines


class Stretch(NamedTuple):
    """A stretch of the article's text between line breaks of its own: where it begins, and how far it reaches."""

    start: int
    text: str
    reach: Sequence[int]


class Piece(NamedTuple):
    """`Article.text[start:end]`, drawn from cell `x` of the line."""

    start: int
    end: int
    x: int


class Line(NamedTuple):
    """A line as drawn. `role` says what it is (a block's kind, `title`, `meta`, `warning`, `blank`).

    `lead` is drawn before the pieces (a list's marker, a quote's bar) and is no part of the text; on lines of the
    header it is all there is.
    """

    role: str
    pieces: tuple[Piece, ...] = ()
    lead: str = ""
    lead_x: int = 0
    block: int = -1


def broken(stretch: Stretch, width: int) -> list[tuple[int, int]]:
    """Offsets in the article's text of the lines of a stretch, trailing blanks left out."""
    at, text, reached = stretch
    spans, start = [], 0
    for end in break_lines(text, reached, max(width, 2)):
        last = end
        while last > start and text[last - 1] == " ":
            last -= 1
        spans.append((at + start, at + last))
        start = end
    return spans


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text that has no line breaks of its own, of `width` cells (2 at least); one at least."""
    lines, start = [], 0
    for end in break_lines(text, reach(text), max(width, 2)):
        lines.append(text[start:end].rstrip())
        start = end
    return lines
