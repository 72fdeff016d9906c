"""Words as the index knows them: one folding of characters, one cutting into tokens, for texts and queries alike.

Folding changes characters one for one, so that an offset into a folded text is an offset into the text: case,
full-width letters and digits, and marks that are typed in two widths fall together. A run of letters and digits of an
alphabet is one token (a word or a number); every other character but a blank is a token of its own, Chinese ones and
punctuation included. A run of blanks is a token, too, except between two words, where it is what parts them.

So the tokens of a phrase stand in the tokens of a text exactly where the phrase stands in the text, and a phrase query
over them needs no second look.
"""

import re
import sys
from array import array
from dataclasses import dataclass
from functools import cached_property, lru_cache

LONGEST = 64
"""Characters of a word that are kept in one token; SQLite cuts tokens at a length of its own, silently."""

_WORD = "0-9a-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u058f\u1e00-\u1fff"
_OTHERS = re.compile(rf"([^{_WORD}\s]+)")
_IN_WORD = re.compile(rf"[{_WORD}]")
_OVERLONG = re.compile(rf"[{_WORD}]{{{LONGEST + 1},}}")
_IN_WORDS = frozenset(char for char in map(chr, range(0x2000)) if _IN_WORD.match(char))
_BLANK = "\ue020"
_GOES_ON, _CARRIED_ON = "\ue021", "\ue022"
_BETWEEN = "\0"
"""Stands in no folded text."""
_CODES = f"utf-32-{sys.byteorder[0]}e"

# ASCII marks fall together with their full-width forms, and on that side: the index takes ASCII marks for gaps.
_MARKS = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F) if not chr(code).isalnum()}
_NO_MARKS = bytes(code for code in range(0x80) if chr(code) not in _MARKS)
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_ODD = re.compile("[\x00-\x08\x0e-\x1b\x7f‘’“”ς\ud800-\udfff]")
_ODD_TO = {"‘": "＇", "’": "＇", "“": "＂", "”": "＂", "ς": "σ", "\x7f": "\ue07f"}


def fold(text: str) -> str:
    """`text` with characters that count as the same made the same, each in its place: the length stays."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    if not folded.isascii() and _WIDE.search(folded):
        folded = _WIDE.sub(lambda match: chr(ord(match[0]) - 0xFEE0), folded)
    if _ODD.search(folded):
        folded = _ODD.sub(_plain, folded)
    for mark in set(folded.encode("ascii", "ignore").translate(None, _NO_MARKS).decode()):
        folded = folded.replace(mark, _MARKS[mark])
    return folded


def tokens(text: str) -> str:
    """The tokens of a text, parted by spaces, as the index stores them; none of them holds an ASCII mark."""
    runs = _OTHERS.split(_with_blanks(fold(text)))
    if len(runs) > 1:
        # All of them at once: one after the other takes three times as long.
        runs[1::2] = _spread(_BETWEEN.join(runs[1::2])).split(f" {_BETWEEN} ")
    cut = " ".join(runs).strip()
    return _OVERLONG.sub(_pieces, cut) if max(map(len, runs[::2])) > LONGEST else cut


def amid_word(text: str, at: int) -> bool:
    """Whether an offset lies between two characters of one word."""
    return at > 0 and _of_one_word(text[at - 1 : at + 1])


@lru_cache(10_000)
def _of_one_word(pair: str) -> bool:
    return len(pair) == 2 and all(map(_IN_WORD.match, fold(pair)))


@dataclass(frozen=True)
class Phrase:
    """Characters that are looked for as they stand, a word at either end whole; `prefix`: the last word may go on."""

    text: str
    prefix: bool = False

    @cached_property
    def match(self) -> str:
        """The phrase as FTS5 takes it; empty where there is nothing in it to be found."""
        cut = tokens(self.text.strip())
        if not cut:
            return ""
        return f'"{cut}" *' if self.prefix and _IN_WORD.match(cut[-1]) else f'"{cut}"'

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the phrase in a folded text."""
        folded = fold(self.text.strip())
        inner = r"\s+".join(re.escape(part) for part in folded.split())
        before = rf"(?<![{_WORD}])" if _IN_WORD.match(folded[:1]) else ""
        after = ""
        if _IN_WORD.match(folded[-1:]):
            after = f"[{_WORD}]*" if self.prefix else f"(?![{_WORD}])"
        return re.compile(before + inner + after)


def _spread(text: str) -> str:
    """The text, which is not empty, with a space between any two characters."""
    codes = array("I", text.encode(_CODES))
    spread = array("I", [0x20]) * (2 * len(codes) - 1)
    spread[::2] = codes
    return spread.tobytes().decode(_CODES)


def _plain(match: re.Match[str]) -> str:
    char = match[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return _ODD_TO.get(char) or chr(0xE000 + ord(char))


def _with_blanks(folded: str) -> str:
    """The text with each run of blanks made what it counts as: what parts two words, or a token of its own."""
    parts = folded.split()
    if not parts:
        return _BLANK if folded else ""
    last = parts[0]
    pieces = [_BLANK if folded[0].isspace() else "", last]
    for part in parts[1:]:
        pieces += " " if last[-1] in _IN_WORDS and part[0] in _IN_WORDS else _BLANK, part
        last = part
    pieces.append(_BLANK if folded[-1].isspace() else "")
    return "".join(pieces)


def _pieces(match: re.Match[str]) -> str:
    """A long word in pieces that no whole word equals: each says whether it goes on and whether it carries on."""
    word = match[0]
    last = (len(word) - 1) // LONGEST
    return " ".join(
        (_CARRIED_ON if at else "") + word[at * LONGEST : (at + 1) * LONGEST] + (_GOES_ON if at < last else "")
        for at in range(last + 1)
    )
