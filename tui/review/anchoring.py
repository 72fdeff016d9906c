"""Where a decision belongs when the text it was made on has changed.

A decision is on a quote of some kind in some context. The quote must be there, character for character; only what
stands around it may differ. It is tried in this order:

1. the same 32 code points on either side;
2. the same as far as the sentence goes, where that is long enough or one side is the same beyond it, or the same but
   for white space: what changed is another sentence;
3. all of the sentence's with something put before or behind it, alike (0.9 of the 64 code points at least), or the same
   in a short sentence: kept, but to be confirmed again.

A decision that might belong to several places is to be confirmed again, too; one that fits none is an orphan.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import partial
from typing import TypeVar

from tui.facts.fact import CONTEXT
from tui.review.events import Decision, Event, How

ALIKE = 0.9
"""How much of the context must be the same for a decision to be kept at all."""

_TELLING, _CERTAIN = 2, 16
"""Code points of a sentence around a quote: fewer tell no place from another, fewer than the second not for certain."""

_FARTHEST = 400
"""Code points on either side of a span in which its sentence is looked for."""

_STOP = re.compile(r"[。！？!?\n]|\.(?![A-Za-z0-9])")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands in a text: its offset, and which occurrence it is (from 1)."""

    start: int
    nth: int


@dataclass(frozen=True, slots=True)
class Anchored:
    """A decision at its place in another text; `decision` has its corrected span moved along."""

    event: Event
    decision: Decision
    place: Place
    how: How
    confirm: bool


@dataclass(frozen=True, slots=True)
class _Context:
    prefix: str
    suffix: str

    def __len__(self) -> int:
        return len(self.prefix) + len(self.suffix)

    def in_sentence(self) -> "_Context":
        """As far as the sentence goes."""
        stop = _STOP.search(self.suffix)
        starts = [match.end() for match in _STOP.finditer(self.prefix)]
        return _Context(self.prefix[starts[-1] if starts else 0 :], self.suffix[: stop.start() if stop else None])

    def without_blanks(self) -> "_Context":
        """What is left of it without white space, as much as is there however much of that there was."""
        prefix, suffix = _BLANKS.sub("", self.prefix), _BLANKS.sub("", self.suffix)
        return _Context(prefix[-_CERTAIN:], suffix[:_CERTAIN])

    def is_within(self, other: "_Context") -> bool:
        """Whether the other has all of this around the quote, and this is enough to tell the place."""
        return len(self) >= _CERTAIN and other.prefix.endswith(self.prefix) and other.suffix.startswith(self.suffix)

    def likeness(self, other: "_Context") -> float:
        """From 0 to 1, over both sides."""
        same = 0
        for one, two in ((self.prefix, other.prefix), (self.suffix, other.suffix)):
            matcher = SequenceMatcher(None, one, two, autojunk=False)
            same += sum(block.size for block in matcher.get_matching_blocks())
        return 2 * same / max(1, len(self) + len(other))


_Case = tuple[Event, _Context]
_Spot = tuple[Place, _Context]
_Kind = TypeVar("_Kind", _Case, _Spot)


def anchor(text: str, events: Sequence[Event], places: Sequence[Place]) -> Iterator[Anchored]:
    """Find places in a text for decisions that were made on another text: one place each, one decision a place.

    `events` are the acts that hold there (their `after` does), all on the same quote and of the same kind, in order of
    the text; `places` are where that quote stands in this text, in order. Those that are not in the answer fit nowhere.
    """
    cases = [(event, context) for event in events if (context := _context_of(event)) is not None]
    spots = [(place, _context_at(text, place.start, len(event.key.quote))) for event in events[:1] for place in places]
    ways: tuple[_Way, ...] = (*_CERTAIN_WAYS, _within, _alike, _in_short_sentences)
    for way in ways:
        for found in list(way(text, cases, spots)):
            yield found
            cases = [case for case in cases if case[0] is not found.event]
            spots = [spot for spot in spots if spot[0] is not found.place]


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence goes that a span stands in, without the mark that ends it."""
    first = max((match.end() for match in _STOP.finditer(text, max(0, start - _FARTHEST), start)), default=-1)
    stop = _STOP.search(text, end, end + _FARTHEST)
    if first < 0:
        first = max(0, start - _FARTHEST)
    return first, min(len(text), end + _FARTHEST) if stop is None else stop.start()


def moved(text: str, event: Event, start: int) -> Decision | None:
    """An event's decision where its quote stands at `start`: a corrected span moves along.

    None where the corrected quote does not stand there.
    """
    decision = event.after
    edited, old = decision.edited, event.fact.get("start")
    if edited is None or "start" not in edited or old is None:
        return decision
    first, last = edited["start"] + start - old, edited["end"] + start - old
    if first < 0 or text[first:last] != edited.get("quote"):
        return None
    return decision._replace(edited={**edited, "start": first, "end": last})


def _matched(
    name: Callable[[_Context], Hashable | None], text: str, cases: Sequence[_Case], spots: Sequence[_Spot]
) -> Iterator[Anchored]:
    """Decisions and places whose contexts have the same name."""
    cases_by, spots_by = _grouped(cases, name), _grouped(spots, name)
    for shared, group in cases_by.items():
        there = spots_by.get(shared, [])
        is_plain = len(group) == len(there)
        agree = len({repr(event.after) for event, _ in group}) == 1
        for event, place in _paired([event for event, _ in group], [place for place, _ in there]):
            decision = moved(text, event, place.start)
            if decision is not None:
                confirm = not (is_plain or (agree and len(group) > len(there)))
                yield Anchored(event, decision, place, How.CONTEXT, confirm)


def _within(text: str, cases: Sequence[_Case], spots: Sequence[_Spot]) -> Iterator[Anchored]:
    """Decisions and places of which one's sentence has the other's in it, as when a line break is gone before it."""
    pairs = [
        (event, place)
        for event, old in cases
        for place, new in spots
        if old.in_sentence().is_within(new) or new.in_sentence().is_within(old)
    ]
    events = Counter(event.uid for event, _ in pairs)
    places = Counter(place for _, place in pairs)
    for event, place in pairs:
        if events[event.uid] == places[place] == 1 and (decision := moved(text, event, place.start)) is not None:
            yield Anchored(event, decision, place, How.SIMILAR, True)


def _alike(text: str, cases: Sequence[_Case], spots: Sequence[_Spot]) -> Iterator[Anchored]:
    """Decisions and places whose contexts are alike, the most alike first."""
    pairs = [
        (-likeness, abs(event.key.nth - place.nth), number, at)
        for number, (event, old) in enumerate(cases)
        for at, (place, new) in enumerate(spots)
        if (likeness := old.likeness(new)) >= ALIKE
    ]
    taken: set[int] = set()
    placed: set[int] = set()
    for _, _, number, at in sorted(pairs):
        if number in placed or at in taken:
            continue
        event, place = cases[number][0], spots[at][0]
        decision = moved(text, event, place.start)
        if decision is not None:
            taken.add(at)
            placed.add(number)
            yield Anchored(event, decision, place, How.SIMILAR, True)


def _in_short_sentences(text: str, cases: Sequence[_Case], spots: Sequence[_Spot]) -> Iterator[Anchored]:
    """Decisions and places in the same sentence, which says too little to be certain."""
    for found in _matched(_sentence(_TELLING), text, cases, spots):
        yield replace(found, how=How.SIMILAR, confirm=True)


def _paired(events: list[Event], places: list[Place]) -> Iterator[tuple[Event, Place]]:
    """In order where there are as many of either, else by which occurrence they are."""
    if len(events) == len(places):
        yield from zip(events, places, strict=True)
        return
    left = list(places)
    for event in events:
        if left:
            nearest = min(left, key=lambda place: abs(place.nth - event.key.nth))
            left.remove(nearest)
            yield event, nearest


def _grouped(listed: Sequence[_Kind], name: Callable[[_Context], Hashable | None]) -> dict[Hashable, list[_Kind]]:
    groups: dict[Hashable, list[_Kind]] = {}
    for one in listed:
        named = name(one[1])
        if named is not None:
            groups.setdefault(named, []).append(one)
    return groups


def _context_at(text: str, start: int, length: int) -> _Context:
    end = start + length
    return _Context(text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def _context_of(event: Event) -> _Context | None:
    """The context that was recorded; None where the first schema recorded none."""
    prefix, suffix = event.fact.get("prefix"), event.fact.get("suffix")
    return _Context(prefix, suffix) if isinstance(prefix, str) and isinstance(suffix, str) else None


def _sentence(least: int) -> Callable[[_Context], Hashable | None]:
    """The context within the sentence, if there is enough of it."""

    def name(context: _Context) -> Hashable | None:
        inside = context.in_sentence()
        return inside if len(inside) >= least else None

    return name


def _letters(context: _Context) -> Hashable | None:
    squeezed = context.without_blanks()
    return squeezed if len(squeezed) >= _CERTAIN else None


_Way = Callable[[str, Sequence[_Case], Sequence[_Spot]], Iterator[Anchored]]

_CERTAIN_WAYS: tuple[_Way, ...] = tuple(
    partial(_matched, name)
    for name in (
        lambda context: context,
        _sentence(_CERTAIN),
        _letters,
        lambda context: (context.in_sentence(), context.prefix) if len(context.prefix) >= _CERTAIN else None,
        lambda context: (context.in_sentence(), context.suffix) if len(context.suffix) >= _CERTAIN else None,
    )
)
"""What is compared, the strictest first."""
