"""An article as a reviewer has left it: each fact with its decision, wherever and on whichever text it was made.

    known = reviewed(article, facts, journal)     # in a worker
    for item in known.items: item.fact, item.key, item.decision, item.how, item.confirm

Nothing is written: what is found follows from text, facts and events. A decision that came over from an earlier text
becomes one on this text when the reviewer acts on it (`Act.CONFIRM`, or any other act).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.articles.document import Article
from tui.facts.fact import Fact, fact_of, record
from tui.review.deeds import ADDED
from tui.review.events import Decision, Event, FactKey, How, State, keys_of, standing
from tui.review.journal import Journal

if TYPE_CHECKING:
    from tui.review.anchoring import Anchored, Place

_STATED = {"figure": ("value", "high", "unit", "direction"), "measure": (), "ticker": ("symbol",)}
"""What a fact states beyond its words, by kind: where it differs from what was decided on, it is to be confirmed."""

_TELLING = 10
"""Code points that two texts hardly share by chance."""


class Item(NamedTuple):
    """A fact and what holds of it.

    `how` says where the decision comes from, `confirm` that it is to be confirmed again. `event` is the act on which
    it rests, None where there is none. `extracted` is False for facts that only the journal knows: added by the
    reviewer, or found by an earlier extractor.
    """

    fact: Fact
    key: FactKey
    decision: Decision
    how: How
    confirm: bool = False
    event: Event | None = None
    extracted: bool = True


class Reviewed(NamedTuple):
    """An article's facts in reading order, and the acts whose facts are not there any more, oldest first."""

    article: Article
    items: list[Item]
    orphans: list[Event]

    @property
    def facts(self) -> list[Fact]:
        """The facts, in reading order."""
        return [item.fact for item in self.items]

    @property
    def keys(self) -> list[FactKey]:
        """Their keys."""
        return [item.key for item in self.items]

    @property
    def decisions(self) -> list[Decision]:
        """What holds of them."""
        return [item.decision for item in self.items]


def reviewed(article: Article, facts: Sequence[Fact], journal: Journal | None, reviewer: str | None = None) -> Reviewed:
    """What a reviewer has decided on an article's facts, given in reading order; the journal's own where none is named.

    Raises JournalError.
    """
    keys = keys_of(article, facts)
    if journal is None:
        return Reviewed(article, [_new(fact, key) for fact, key in zip(facts, keys, strict=True)], [])
    who = reviewer or journal.reviewer
    here = _holding(journal, article.text_sha256, who)
    items = {
        key: _exact(article, fact, key, here[key]) if key in here else _new(fact, key)
        for fact, key in zip(facts, keys, strict=True)
    }
    orphans: list[Event] = []
    for key, event in here.items():
        if key not in items:
            fact = _known_by_event(article.text, event, event.fact.get("start"))
            _put(items, orphans, Item(fact, key, event.after, How.EXACT, False, event, False) if fact else None, event)
    earlier = [text for text in journal.texts_of(article.path) if text != article.text_sha256]
    if earlier:
        held = {text: _holding(journal, text, who) for text in earlier}
        _bring_over(items, orphans, article, held, set(here))
    ordered = sorted(items.values(), key=lambda item: (item.fact.start, item.fact.end, item.fact.kind))
    return Reviewed(article, ordered, sorted(orphans, key=lambda event: (event.at, event.id)))


def states_alike(kind: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two records of a kind state the same beyond their words, as far as the first tells."""
    return all(one[name] == other.get(name) for name in _STATED.get(kind, ()) if name in one)


def _holding(journal: Journal, text: str, reviewer: str) -> dict[FactKey, Event]:
    """The act of a reviewer that holds of each fact of a text."""
    return {event.key: event for event in standing([e for e in journal.events(text) if e.reviewer == reviewer])}


def _new(fact: Fact, key: FactKey) -> Item:
    return Item(fact, key, Decision(), How.NEW)


def _exact(article: Article, fact: Fact, key: FactKey, event: Event) -> Item:
    return Item(fact, key, event.after, How.EXACT, _states_otherwise(article, fact, event), event)


def _bring_over(
    items: dict[FactKey, Item], orphans: list[Event], article: Article, held: dict[str, dict[FactKey, Event]],
    decided: set[FactKey],
) -> None:  # fmt: skip
    """Decisions of earlier texts of the article, each to its place in this one; the newest where several fit."""
    found: dict[FactKey, Anchored] = {}
    for holding in held.values():
        acts = [event for event in holding.values() if event.after != Decision()]
        if not _is_earlier(article.text, acts):
            continue
        anchored = list(_anchored(article, items, acts))
        kept = {id(one.event) for one in anchored}
        orphans.extend(event for event in acts if id(event) not in kept)
        for one in anchored:
            key = FactKey(article.text_sha256, one.event.key.kind, one.event.key.quote, one.place.nth)
            other = found.get(key)
            if other is None or (other.event.at, other.event.id) < (one.event.at, one.event.id):
                found[key] = one
    for key, one in found.items():
        if key in decided:
            continue
        item = items.get(key)
        if item is None:
            fact = _known_by_event(article.text, one.event, one.place.start)
            new = Item(fact, key, one.decision, one.how, one.confirm, one.event, False) if fact else None
            _put(items, orphans, new, one.event)
            continue
        confirm = one.confirm or _states_otherwise(article, item.fact, one.event)
        items[key] = Item(item.fact, key, one.decision, one.how, confirm, one.event, item.extracted)


def _is_earlier(text: str, acts: Sequence[Event]) -> bool:
    """Whether decisions were made on an earlier version of a text, not on another archive's article of the same name.

    Some of what stood beside their quotes is still there then, whatever became of the quotes.
    """
    known = _runs_in(text)
    runs = [_runs_in(str(event.fact.get(side, ""))) for event in acts for side in ("prefix", "suffix")]
    return not any(runs) or any(not known.isdisjoint(run) for run in runs)


def _runs_in(text: str) -> set[str]:
    return {text[at : at + _TELLING] for at in range(len(text) - _TELLING + 1)}


def _anchored(article: Article, items: dict[FactKey, Item], acts: Iterable[Event]) -> Iterable[Anchored]:
    from tui.review.anchoring import anchor

    alike: dict[tuple[str, str], list[Event]] = {}
    for event in acts:
        alike.setdefault((event.key.kind, event.key.quote), []).append(event)
    for (_, quote), group in alike.items():
        places = _places(article.text, quote)
        yield from anchor(article.text, sorted(group, key=lambda event: event.key.nth), places)


def _places(text: str, quote: str) -> list[Place]:
    """Where a quote stands, overlapping occurrences counted as `keys_of` does."""
    from tui.review.anchoring import Place

    places: list[Place] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        places.append(Place(at, len(places) + 1))
        at = text.find(quote, at + 1)
    return places


def _put(items: dict[FactKey, Item], orphans: list[Event], item: Item | None, event: Event) -> None:
    """A decision on words where no fact is extracted: still a fact, unless an extractor's own find was rejected.

    A fact that the reviewer added stays one, however it is decided, until adding it is undone.
    """
    if event.after == Decision() and (item is None or item.fact.rule != ADDED):
        return  # nothing is decided there any more
    if item is None or (item.decision.state is State.REJECTED and item.fact.rule != ADDED):
        orphans.append(event)
    else:
        items[item.key] = item


def _known_by_event(text: str, event: Event, start: int | None) -> Fact | None:
    """The fact that an event tells of, at `start`; None where its quote does not stand there."""
    quote = event.key.quote
    if start is None or text[start : start + len(quote)] != quote:
        return None
    try:
        return fact_of({**event.fact, "quote": quote, "start": start, "end": start + len(quote)})
    except (KeyError, TypeError):
        return None  # the first schema kept a part of it only


def _states_otherwise(article: Article, fact: Fact, event: Event) -> bool:
    """Whether the fact states something else than when it was decided on, and was not corrected."""
    return event.after.edited is None and not states_alike(fact.kind, event.fact, record(fact, article))
