"""English text cut into sentences of words, each with its place."""

from typing import NamedTuple

from tui.facts.english_words import words
from tui.facts.lazy import lazy

_END = lazy(r"(?<=[.!?])(?P<marks>[\"”’')]*)\s+(?=[\"“‘'(]?[A-Z0-9$])|\n+")
_ABBREVIATED = lazy(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|Lt|Col|St|No|Nos|Inc|Corp|Co|Ltd|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|est|Fig))\.$"
)
_WORD = lazy(
    r"(?:U\.(?:S|K|N)|E\.U)\.|[A-Za-z][\w&+-]*(?:\.[A-Za-z]+)*(?:['’][A-Za-z]+)?\+?|(?:(?<!\w)-)?[$€£¥]?\d[\w.,%/-]*[\w%]|[$€£¥]?\d|\S"
)


_OFFICIAL = lazy(
    r"\b(?:(?:Fed|SEC|FTC|FDIC|FCC|CFTC|FERC|Reserve|Commission|Committee) [Cc]hair(?:man|woman)?|[Gg]overnor|[Pp]resident|[Mm]inister"
    r"|[Ss]ecretary|[Cc]ommissioner|[Pp]remier|[Cc]hancellor|[Cc]omptroller) ((?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+)"
)


class Word(NamedTuple):
    """A word or a mark, `text[start:end]`; `low` is what it is in small letters."""

    low: str
    start: int
    end: int


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the sentences of `text[start:end]`; an abbreviation's point ends none."""
    found, at = [], start
    for stop in _END.finditer(text, start, end):
        if text[stop.start() - 1 : stop.start()] == "." and _ABBREVIATED.search(
            text, max(at, stop.start() - 8), stop.start()
        ):
            continue
        closed = stop.end("marks") if stop["marks"] else stop.start()
        if closed > at:
            found.append((at, closed))
        at = stop.end()
    return [*found, (at, end)] if end > at else found


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of a sentence, marks as words of their own."""
    return [Word(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text, start, end)]


def officials(text: str) -> frozenset[str]:
    """The names, in small letters, of those whom a text gives with an office: Fed Chair Jerome Powell; and of leaders."""
    known = words()
    told = (name for match in _OFFICIAL.finditer(text) for name in match[1].split() if name not in known.names)
    return known.sets["leaders"].union(name.lower() for name in told)
