"""Letters of authorities that a firm tells of having received: 收到交易所问询函, which goes on to demand."""

from itertools import islice

from tui.facts import policy_words as w
from tui.facts.actors import Actors
from tui.facts.clauses import Part
from tui.facts.names import NAMED
from tui.facts.subjects import Subject
from tui.facts.word_kinds import BODY_OR_PLACE

_LETTERS = ("函", "书", "通知", "批复", "函》", "书》", "通知》", "批复》")
LETTER_ENDS = frozenset(word[-1] for word in _LETTERS)
"""The last characters of what letters are called."""


def received(text: str, part: Part) -> int:
    """Where the letter begins that clause `part` tells of having received, -1 where it tells of none."""
    start, end, _ = part
    at = text.find("收", start, end)
    return -1 if at < 0 else at + 1 + text.startswith("到", at + 1)


def sender(actors: Actors, part: Part, token: int, at: int) -> Subject | None:
    """Who sent the letter that clause `part` tells of, from the word `token` on; 收到 ends at `at`."""
    end, tokens = part[1], actors.reader.tokens
    if not actors.text.endswith(_LETTERS, at, end):
        return None
    bits, begin, stop = tokens[token] if token < len(tokens) else (0, end, end)
    if begin == at and stop == end and bits & w.PAPER:
        return Subject(at, end, w.PAPER)
    if not bits & BODY_OR_PLACE or begin != at or stop >= end:
        return None
    for kind, start, after in islice(tokens, token + 1, None):
        if start != stop or after >= end or not kind & NAMED:
            break
        stop = after
    named = actors.subject(token, begin, end)
    return named[0] if named and named[0].name else Subject(begin, stop, w.BODY, actors.text[begin:stop])
