"""Where a line of text may end, by the Chinese rules (CLREQ, GB/T 15834) and UAX #14 where they are silent.

Between two Han characters a line may break anywhere but before a closing mark and after an opening one; a number
keeps its sign, unit and percent; a Latin word stays whole; dashes and ellipses are not split.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from string import ascii_letters, digits

NO_START = frozenset("，。、；：？！”’）》〉」』】〕］｝…—～·%％‰℃°-/,.;:?!)]}»›〗〙︰﹐﹑﹒﹔﹕﹖﹗々ー")
"""Characters that no line begins with."""

NO_END = frozenset("（“‘《〈「『【〔［｛([{«‹〖〘￥＄$€£#＃")
"""Characters that no line ends with."""

_WORD = frozenset(ascii_letters + digits).union(map(chr, (*range(0xC0, 0x250), *range(0x370, 0x530))))
_GLUE_INSIDE = frozenset("'’.,:/_-–@&+=~%")
_SCALES = frozenset("万億亿千百")
_NUMBER_UNITS = frozenset("%％‰万億亿兆千百十元円美港点倍个家人吨米度股年月日")


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before `text[at]`; `at` lies inside the text."""
    left, right = text[at - 1], text[at]
    if "\u4e00" <= left <= "\u9fff" and "\u4e00" <= right <= "\u9fff":
        return left not in _SCALES or right not in _NUMBER_UNITS  # the usual case, told first
    if right in " \u3000":
        return False  # blanks hang at the end of a line
    if (
        right in NO_START
        or left in NO_END
        or (left == '"' and right != " ")
        or (right == '"' and left not in " \u3000")
    ):
        return False  # a straight quotation mark may open or close: it stays with both its neighbours
    if left in " \u3000":
        # A blank after an opening mark still belongs to it (UAX #14, LB14).
        before = at - 1
        while before > 0 and text[before] in " \u3000":
            before -= 1
        return text[before] not in NO_END
    if left in "-–/" and right.isalpha() and at > 1 and text[at - 2].isalpha():
        return True  # inside a compound or an address: in-|between
    if right in _WORD:
        return not (left in _WORD or (left in _GLUE_INSIDE and _joins(text, at - 1)) or left in "+-−±")
    if (right in _GLUE_INSIDE or right in "$€£¥") and left in _WORD:
        return False
    return not (right in _NUMBER_UNITS and (left.isdigit() or left in _SCALES))


def _joins(text: str, at: int) -> bool:
    """Whether the mark at `at` stands inside a word or number (13.9, e-mail, AT&T)."""
    return at > 0 and text[at - 1] in _WORD


def break_lines(
    text: str,
    reach: Sequence[int],
    width: int,
    *,
    first_indent: int = 0,
    keep: Callable[[int], int | None] | None = None,
) -> list[int]:
    """End offsets of the lines of `text` (no newline in it) at `width` cells.

    Args:
        text: what is to be broken.
        reach: cells from the beginning through each code point, as `glyphs.reach` gives them.
        width: cells of a line, at least 2.
        first_indent: cells that the first line has already lost.
        keep: for an offset inside a span that should stay whole, the offset where that span begins, else None.
    """
    ends: list[int] = []
    start, room = 0, width - first_indent
    length = len(text)
    while start < length:
        at = bisect_right(reach, (reach[start - 1] if start else 0) + room, start)
        while at < length and text[at] == " ":
            at += 1  # trailing blanks hang; they are not drawn
        if at >= length:
            ends.append(length)
            break
        left, right = text[at - 1], text[at]
        is_han = "\u4e00" <= left <= "\u9fff" and "\u4e00" <= right <= "\u9fff" and at > start
        if is_han and (right not in _NUMBER_UNITS or left not in _SCALES) and (keep is None or keep(at) is None):
            start = at  # the usual case, told first
        else:
            start = _last_break(text, reach, start, max(at, start + 1), keep)
        room = width
        ends.append(start)
    return ends or [0]


def _last_break(
    text: str, reach: Sequence[int], start: int, limit: int, keep: Callable[[int], int | None] | None
) -> int:
    """The last place in (start, limit] where the line from `start` may end; `limit` itself where there is none."""
    at = limit
    fallback = 0
    while at > start:
        if reach[at] != reach[at - 1] and may_break(text, at):
            whole = keep(at) if keep else None
            if whole is None:
                return at
            fallback = fallback or at
            if whole <= start:
                break  # the span is longer than the line: it must be broken somewhere
            at = whole
            continue
        at -= 1
    if fallback:
        return fallback
    return _forced_end(text, reach, start, limit)


def _forced_end(text: str, reach: Sequence[int], start: int, limit: int) -> int:
    """Where a line without any allowed break ends: no character is parted and, if possible, no mark led astray."""

    def joined(at: int) -> bool:
        return reach[at] == reach[at - 1]

    whole = limit
    while whole > start + 1 and joined(whole):
        whole -= 1
    at = whole
    while at > start + 1 and (joined(at) or text[at] in NO_START or text[at - 1] in NO_END):
        at -= 1
    if at > start + 1 or (text[at] not in NO_START and text[at - 1] not in NO_END):
        return at
    return limit if joined(whole) else whole
