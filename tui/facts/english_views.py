"""Whose words an English sentence gives: an authority's own, or what others expect of it."""

import itertools
from collections.abc import Iterator, Sequence

from tui.facts.english_sentences import Word
from tui.facts.english_subjects import subject_at
from tui.facts.english_words import words

_SAY = frozenset(
    ["said", "says", "expect", "expects", "forecast", "predicted", "wrote", "estimate", "estimated", "think"]
)
_BEFORE_SUBJECT = frozenset((",", "“", '"', "—", "–", "-", ";", ":", "/")) | frozenset(
    [
        "and",
        "but",
        "while",
        "as",
        "after",
        "that",
        "because",
        "though",
        "although",
        "said",
        "says",
        "told",
        "added",
        "announced",
    ]
)


def starts(sentence: Sequence[Word]) -> Iterator[int]:
    """The words at which a subject may begin: the first, and those behind a comma, a quotation mark or a joining word."""
    for at in range(len(sentence)):
        if at == 0 or sentence[at - 1].low in _BEFORE_SUBJECT:
            yield at


def in_office(text: str, sentence: Sequence[Word], first: int, officials: frozenset[str]) -> bool:
    """Whether somebody in office, one of `officials` by name, or whom the sentence calls by a pronoun, speaks before a word."""
    if sentence[0].low in ("he", "she"):
        return True
    return any(word.low in words().sets["offices"] or word.low in officials for word in sentence[:first]) or any(
        subject_at(text, sentence, at) is not None for at in starts(sentence[:first])
    )


def conditional(sentence: Sequence[Word], first: int) -> bool:
    """Whether words before a subject make a condition or question of all that follows: if the Fed raised…."""
    return any(word.low in words().sets["conditions"] for word in sentence[:first])


def told_by_others(text: str, sentence: Sequence[Word], first: int, officials: frozenset[str]) -> bool:
    """Whether words before a subject make what it is said to plan somebody's expectation: traders bet the Fed will…."""
    known = words()
    if any(word.low in known.sets["others"] for word in sentence[:first]):
        return True
    said = any(word.low in known.sets["reports"] for word in sentence[:first])
    return said and not in_office(text, sentence, first, officials)


def stated_by_a_paper(sentence: Sequence[Word]) -> bool:
    """Whether a sentence gives the words of a paper of policy: Under the plan, …; …, the guideline said."""
    papers = words().sets["papers"]
    if sentence[0].low == "under" and any(word.low in papers for word in sentence[1:8]):
        return True
    last = [word.low for word in sentence[-5:]]
    return any(each in papers and said in ("said", "says") for each, said in itertools.pairwise(last))


def expected_behind(sentence: Sequence[Word], end: int) -> bool:
    """Whether the words behind an act give it to somebody who only expects it: …, analysts said."""
    low = [word.low for word in sentence[end:]]
    return any(word in words().sets["watchers"] for word in low) and any(word in _SAY for word in low)
