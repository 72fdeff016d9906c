"""What is drawn for a character: one safe glyph for each code point, and how many cells it takes.

Text from files is data. A control character would steer the terminal, a bidi override would reorder what the reader
sees, a lone surrogate cannot be written at all: each is drawn as a visible stand-in. The text itself stays as it is.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from rich.cells import get_character_cell_size

STAND_IN = "\ufffd"
ZWJ = "\u200d"
EMOJI_STYLE = "\ufe0f"

_UNSAFE = "\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb"


@cache
def _unsafe() -> re.Pattern[str]:
    """What must not reach a terminal; none of it is printable, so most texts get by without."""
    return re.compile(f"[{_UNSAFE}]")


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else STAND_IN


def safe(text: str) -> str:
    """The text with a visible stand-in for each code point that must not reach a terminal; same length.

    Tab and newline have stand-ins, too: whoever lays out lines has already dealt with them.
    """
    if text.replace("\u3000", " ").isprintable():  # a wide blank is not printable, but safe
        return text
    return _unsafe().sub(_stand_in, text)


def one_line(text: str) -> str:
    """The text safe to draw on one line: white space folded to single blanks, the rest as `safe` gives it."""
    return safe(" ".join(text.split())).replace(EMOJI_STYLE, "")


class _Sizes(dict[str, int]):
    """Cells of a character, worked out once for each; a dict, because every character of every article asks it."""

    def __missing__(self, char: str) -> int:
        if "\u4e00" <= char <= "\u9fff":
            size = 2
        elif not char.isprintable() and char != "\u3000" and _unsafe().match(char):
            size = 1
        elif char in (ZWJ, EMOJI_STYLE) or unicodedata.category(char) in ("Mn", "Me"):
            size = 0
        else:
            size = get_character_cell_size(char)
        self[char] = size
        return size


_SIZES = _Sizes()

forget_sizes = _SIZES.clear
"""To be called when the terminal's way of drawing has become known."""


def widths(text: str) -> list[int]:
    """Cells that each code point of `text` takes; 0 for what joins the one before (marks, emoji sequences)."""
    if text.isascii() and text.isprintable():
        return [1] * len(text)
    sizes = list(map(_SIZES.__getitem__, text))
    at = text.find(ZWJ)
    while 0 <= at < len(text) - 1:
        if text[at + 1] != " ":  # nothing is joined to a blank
            sizes[at + 1] = 0
        at = text.find(ZWJ, at + 1)
    return sizes


def reach(text: str) -> Sequence[int]:
    """Cells from the beginning of `text` through each code point."""
    return array("I", accumulate(widths(text)))


def cells(text: str) -> int:
    """Cells that `text` takes when drawn on one line."""
    return len(text) if text.isascii() and text.isprintable() else sum(widths(text))


def fit(text: str, width: int) -> str:
    """`text` on one line in exactly `width` cells: cut with an ellipsis or padded with blanks."""
    line = one_line(text)
    sizes = widths(line)
    total = sum(sizes)
    if total <= width:
        return line + " " * (width - total)
    room = width - _SIZES["…"]
    if room < 0:
        return " " * width
    used = at = 0
    while used + sizes[at] <= room:
        used += sizes[at]
        at += 1
    return line[:at] + "…" + " " * (room - used)
