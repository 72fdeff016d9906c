"""What a reader sees of characters: blanks, zero-width and control characters.

One rule for every block: a run of blanks is one space, nothing stands at either end of a line, and what parts a
number invisibly (a no-break or thin blank, a zero-width character) is gone.
"""

import html
import re

BREAK = "\v"
"""Stands for a line break while a block is collected, since a newline in HTML source is a mere blank."""

_C1 = {chr(0x80 + at): char for at, char in enumerate("€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ") if char != "\0"}
_ODD = re.compile("[\x00-\x08\v\f\x0e-\x1f\x7f-\x9f\xad\u180e\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff]")
_JOINERS = "\u200c\u200d\u200e\u200f"
_JOINED = re.compile("[\u0590-\u1fff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")

_BLANK = " \t\n\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# A run of blanks that is more than one plain space. It begins with its plain spaces, possessively: no backtracking.
_RUN = re.compile(f"(?: *+[\\v{_BLANK[1:]}][\\v{_BLANK}]*+)| {{2,}}")
_ALL_BLANKS = BREAK + " \t\n\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_WIDE = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
_NUMBER_ENDS = re.compile(r"[0-9０-９]$|[0-9０-９][.．]$")
_NUMBER_GOES_ON = re.compile(r"[0-9０-９]|[.．][0-9０-９]|[,，][0-9０-９]{3}(?![0-9０-９])")
_DECIMALS = re.compile(r"[0-9０-９]+(?=[^\s0-9０-９])")
_UNIT = re.compile("[%‰℃°％\u4e00-\u9fff]")
_DIGIT = re.compile("[0-9０-９]")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.I)

Edit = tuple[int, int, int]
"""A change of a text: from, to (before), and how many characters stand there after."""


def visible(text: str) -> str:
    """`text` without control and zero-width characters; a line separator as BREAK.

    A C1 control is read as the Windows-1252 character that its sender meant, as browsers do. Joiners and direction
    marks stay only after a character that takes them (emoji, Arabic, Indic scripts).
    """
    return _ODD.sub(_replacement, text) if _ODD.search(text) else text


def unescaped(text: str) -> str:
    """Text outside HTML with the entities decoded that feeds leave in it (`&amp;`, `&#8220;`)."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def one_line(text: str) -> str:
    """`text` as a reader sees it in a single line, such as a title."""
    return " ".join(visible(text).replace(BREAK, " ").split())


def squeeze(raw: str, *, empty_lines: bool = True) -> tuple[str, list[Edit]]:
    """The text a reader sees of a block's characters, and the edits that lead there, in order.

    `raw` holds BREAK where lines break. One BREAK gives a newline, several an empty line (unless none are wanted).
    """
    if not _RUN.search(raw):
        return _trimmed(raw)
    if not raw.strip(_ALL_BLANKS):  # as most of what stands between two tags
        return "", [(0, len(raw), 0)]
    parts: list[str] = []
    edits: list[Edit] = []
    done, length = 0, len(raw)
    for match in _RUN.finditer(raw):
        start, end = match.span()
        new = "" if start == 0 or end == length else _between(raw, match[0], start, end)
        if new == "\n\n" and not empty_lines:
            new = "\n"
        parts.append(raw[done:start])
        parts.append(new)
        edits.append((start, end, len(new)))
        done = end
    parts.append(raw[done:])
    text = "".join(parts)
    # Only a single plain space can be left at an end: runs were taken there.
    if text[:1] == " ":
        text = text[1:]
        edits.insert(0, (0, 1, 0))
    if text[-1:] == " ":
        text = text[:-1]
        edits.append((length - 1, length, 0))
    return text, edits


def moved(offsets: list[int], edits: list[Edit]) -> dict[int, int]:
    """Where each of `offsets` into a raw text stands after `edits`; one inside an edit stands at its end."""
    found: dict[int, int] = {}
    shift, at = 0, 0
    for offset in sorted(set(offsets)):
        while at < len(edits) and edits[at][1] <= offset:
            start, end, new = edits[at]
            shift += new - (end - start)
            at += 1
        if at < len(edits) and edits[at][0] < offset:
            start, _, new = edits[at]
            found[offset] = start + shift + new
        else:
            found[offset] = offset + shift
    return found


def _trimmed(raw: str) -> tuple[str, list[Edit]]:
    text = raw.strip(" ")
    if len(text) == len(raw):
        return raw, []
    lead = len(raw) - len(raw.lstrip(" "))
    edits = [(0, lead, 0)] if lead else []
    if lead + len(text) < len(raw):
        edits.append((lead + len(text), len(raw), 0))
    return text, edits


def _replacement(match: re.Match[str]) -> str:
    char = match[0]
    if char in _JOINERS:
        before = match.string[match.start() - 1 : match.start()]
        return char if before and _JOINED.match(before) else ""
    if char in "\u2028\u2029":
        return BREAK
    if char in "\v\f":
        return " "
    return _C1.get(char, "")


def _between(raw: str, run: str, start: int, end: int) -> str:
    """What a run of blanks inside a text is seen as."""
    if BREAK in run:
        return "\n" if run.count(BREAK) == 1 else "\n\n"
    before, after = raw[start - 1], raw[end]
    if "\n" in run:
        # Browsers differ; a line break of the source never means a gap between Chinese characters.
        return "" if _WIDE.match(before) and _WIDE.match(after) else " "
    return "" if len(run) == 1 and run not in "\t\u3000" and _parts_number(raw, start, end) else " "


def _parts_number(raw: str, start: int, end: int) -> bool:
    """Whether the one invisible blank at `start` stands inside a number or between it and its unit."""
    before = raw[start - 1]
    if _NUMBER_ENDS.search(raw, max(0, start - 2), start):
        if before in ".．":
            return bool(_DECIMALS.match(raw, end))
        return bool(_NUMBER_GOES_ON.match(raw, end) or _UNIT.match(raw, end))
    return bool(_DIGIT.match(raw, end) and (_UNIT.match(before) or before in "$€£¥￥"))
