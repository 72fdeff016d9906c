"""Whether words of some classes stand in a stretch of a text, by one search: each word is a letter there.

A loop over the words that looks at the bits of each would be asked a thousand times an article.
"""

import re

from tui.facts import policy_words as w
from tui.facts.lazy import lazy

LOWEST = (1 << 30) - 1
"""With numbers up to this Python is done several times as fast (`policy_words`)."""
AUTHORITY = w.BODY | w.PLACE | w.SUFFIX | w.PAPER | w.MEETING | w.SPEAKER
SPEECH = w.SAY | w.ORDER | w.GUESS | w.FORECAST
FIRM = w.FIRM | w.EXPERT
REPORTS = w.SAY | w.ORDER
PREPOSITION = w.INTO | w.WITH
BODY_OR_PLACE = w.BODY | w.PLACE
PERSON = w.TITLE | w.SPEAKER
OFFICE = w.BODY | w.SUFFIX | w.TITLE | w.CHIEF | w.SPEAKER
_ASKED = (AUTHORITY, SPEECH, FIRM, w.TITLE, OFFICE, PERSON)
_LETTERS = [chr(0xC0 + kinds) for kinds in range(1 << len(_ASKED))]
"""A letter for each combination of the classes that are asked for."""


_KNOWN: dict[int, str] = {}
"""The letters of words by their classes as bits, those that were met."""


def kinds_of(tokens: list[w.Token]) -> str:
    """A letter for each of the words, in which `one_of` is searched for."""
    try:
        return "".join([_KNOWN[bits] for bits, _, _ in tokens])
    except KeyError:
        for bits, _, _ in tokens:
            _KNOWN[bits] = _LETTERS[sum(1 << n for n, asked in enumerate(_ASKED) if bits & asked)]
        return "".join([_KNOWN[bits] for bits, _, _ in tokens])


def one_of(*asked: int) -> re.Pattern[str]:
    """What finds a word of one of these sets of classes, of those named above, among the words' letters."""
    return lazy(f"[{''.join(sorted(letters_of(*asked)))}]")


def letters_of(*asked: int) -> frozenset[str]:
    """The letters of the words of these sets of classes."""
    mask = sum(1 << _ASKED.index(classes) for classes in asked)
    return frozenset(letter for kinds, letter in enumerate(_LETTERS) if kinds & mask)
