"""What is drawn for a character: one safe glyph for each code point, and how many cells it takes.

Text from files is data. A control character would steer the terminal, a bidi override would reorder what the reader
sees, a lone surrogate cannot be written at all: each is drawn as a visible stand-in. The text itself stays as it is.
"""

import re
import unicodedata

from rich.cells import get_character_cell_size

STAND_IN = "\ufffd"
ZWJ = "\u200d"
EMOJI_STYLE = "\ufe0f"

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)
_PLAIN = re.compile(
    "[ -~\u3001-\u303d\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff5e\u2018-\u201d\u2014\u2026\xb7]*"
)
_NARROW = re.compile("[ -~\u2018-\u201d\u2014\u2026\xb7]")


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else STAND_IN


def safe(text: str) -> str:
    """The text with a visible stand-in for each code point that must not reach a terminal; same length.

    Tab and newline have stand-ins, too: whoever lays out lines has already dealt with them.
    """
    return _UNSAFE.sub(_stand_in, text)


def one_line(text: str) -> str:
    """The text safe to draw on one line: white space folded to single blanks, the rest as `safe` gives it."""
    return safe(" ".join(text.split())).replace(EMOJI_STYLE, "")


def widths(text: str) -> list[int]:
    """Cells that each code point of `text` takes; 0 for what joins the one before (marks, emoji sequences)."""
    if _PLAIN.fullmatch(text):
        return [1 if _NARROW.match(char) else 2 for char in text] if not text.isascii() else [1] * len(text)
    result: list[int] = []
    joined = False
    for char in text:
        if joined or char in (ZWJ, EMOJI_STYLE) or unicodedata.category(char) in ("Mn", "Me"):
            result.append(0)
        elif _UNSAFE.match(char):
            result.append(1)
        else:
            result.append(get_character_cell_size(char))
        joined = char == ZWJ
    return result


def cells(text: str) -> int:
    """Cells that `text` takes when drawn on one line."""
    return sum(widths(text))


def fit(text: str, width: int) -> str:
    """`text` on one line in exactly `width` cells: cut with an ellipsis or padded with blanks."""
    line = one_line(text)
    sizes = widths(line)
    total = sum(sizes)
    if total <= width:
        return line + " " * (width - total)
    if width <= 0:
        return ""
    used = at = 0
    for at, size in enumerate(sizes):  # noqa: B007 (the index is what is wanted)
        if used + size > width - 1:
            break
        used += size
    return line[:at] + "…" + " " * (width - 1 - used)
