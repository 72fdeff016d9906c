"""A queue of facts to be reviewed: of an article, a search or the whole archive, in an order that is always the same.

    queue = build(catalog, parse("kind:ticker"), Order.DOUBT, states, seed)   # in a worker
    item = queue.current            # catalog.file(item.id), its fact item.number; item.why says why it is shown
    queue.learn(event.key, event.after.state)     # after `record`, and with `before` after `undo`
    item = queue.advance()          # the next undecided one; what was skipped comes again at the end
    queue.progress()                # done, total, skipped

Every n-th place belongs to the random part: facts drawn once, by seed, from all that the queue is about, kept out of
the order proper and shown nowhere else. So they are a fair sample whatever the order prefers, and what is decided on
them (`shown_by` is `random`) measures precision. Nothing but the index is read; the same archive, query, order and
seed give the same queue, and the journal says how far it got.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tui.archive.across import FactsFound
from tui.archive.catalog import Catalog
from tui.archive.labels import fact_key
from tui.archive.query import Query
from tui.archive.ranked import RuledFacts, short_hash
from tui.archive.states import States
from tui.facts.rules import confidence_of
from tui.review.events import OPEN, FactKey, State

EVERY = 8
"""Each so manyth fact is one of the random part."""

_MASK = (1 << 64) - 1
Sure = Callable[[str, bool], float]
"""How often a find of a rule is right, by rule and whether it is doubted."""


class Order(StrEnum):
    """In which order facts come; also what a decision's `shown_by` says of why the fact was shown."""

    DOUBT = "doubt"
    """Least sure first: what is raised (see `raised`), then doubted ones, then by confidence."""
    ARTICLE = "article"
    """Oldest article first, in reading order."""
    RULE = "rule"
    """Rule by rule, the least precise first."""
    RANDOM = "random"
    BLIND = "blind"
    """Some of what was decided days ago, once more, unseen (see `agreement`)."""


@dataclass(frozen=True, slots=True)
class Item:
    """A fact of the queue: the article's id in the catalogue, the fact's number in it, and why it is shown."""

    id: int
    number: int
    shown_by: str
    why: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the queue's facts are decided, are skipped, and how many there are."""

    done: int
    skipped: int
    total: int

    @property
    def left(self) -> int:
        """How many still wait."""
        return self.total - self.done


@dataclass(frozen=True, slots=True)
class Reordered:
    """Places as they are to come from a position on, those of them that are raised, and all that are, with reasons."""

    start: int
    sequence: "array[int]"
    first: "array[int]"
    raised: dict[int, str]


class Queue:
    """Facts in a fixed order with a position. Not thread-safe; every call is quick."""

    def __init__(
        self, ruled: RuledFacts, order: Order, sequence: Iterable[int], random_part: Collection[int],
        closed: dict[tuple[int, int], State],
    ) -> None:  # fmt: skip
        """`sequence` are places in `ruled`; `closed` are the states of decided facts by text and key."""
        self.order = order
        self._ruled = ruled
        self._rules = ruled.rules()
        self._random = frozenset(random_part)
        self._raised: dict[int, str] = {}
        self._sequence = array("q", sequence)
        self._base = len(self._sequence)
        self._members = frozenset(self._sequence)
        self._place = {(ruled.texts[at], ruled.keys[at]): at for at in self._members}
        self._states = {at: closed[name] for name, at in self._place.items() if name in closed}
        self._again = order is Order.BLIND
        if self._again:
            self._states.clear()  # decided they are; here they come unseen
        self._at = -1
        self._sequence.extend([at for at in self._sequence if self._states.get(at) is State.SKIPPED])
        self.advance()

    @property
    def position(self) -> int:
        """The place in the order, from 0; as many as there are places at the end."""
        return self._at

    @property
    def current(self) -> Item | None:
        """The fact at the position, None at the end."""
        return self._item(self._sequence[self._at]) if self._at < len(self._sequence) else None

    def advance(self) -> Item | None:
        """Go on to the next fact that waits; skipped ones come again behind all others. None at the end."""
        self._at += 1
        while self._at < len(self._sequence) and not self._waits(self._at):
            self._at += 1
        self._at = min(self._at, len(self._sequence))
        return self.current

    def back(self) -> Item | None:
        """Go to the fact before, be it decided; stays at the first one."""
        self._at = max(0, self._at - 1)
        return self.current

    def go_to(self, key: FactKey) -> Item | None:
        """Go to a fact, as after an undo; None, and no move, where it is not in the queue."""
        at = self._place.get(_name(key))
        if at is None:
            return None
        self._at = self._sequence.index(at)
        return self.current

    def is_at(self, key: FactKey) -> bool:
        """Whether the fact at the position is this one."""
        return self._at < len(self._sequence) and self._place.get(_name(key)) == self._sequence[self._at]

    def waits_for(self, key: FactKey) -> bool:
        """Whether a fact of the queue is still to be decided."""
        at = self._place.get(_name(key))
        return at is not None and self._states.get(at, State.UNDECIDED) in OPEN

    def seek(self, position: int) -> Item | None:
        """Go to a position kept before, or to the next fact after it that waits."""
        self._at = max(-1, min(position, len(self._sequence)) - 1)
        return self.advance()

    def learn(self, key: FactKey, state: State) -> None:
        """Hear of a fact's state after it was decided or undone; facts of elsewhere do not matter."""
        at = self._place.get(_name(key))
        if at is None:
            return
        self._states[at] = state
        if state is State.SKIPPED and at not in self._sequence[max(self._base, self._at + 1) :]:
            self._sequence.append(at)

    @property
    def facts(self) -> FactsFound:
        """All facts that the queue is about; a fact's place is its number in this list."""
        return self._ruled.found

    @property
    def raised(self) -> Mapping[int, str]:
        """The places of the facts that come before their turn, and why."""
        return self._raised

    def reordered(self, raised: Mapping[int, str]) -> Reordered:
        """The order in which facts that something speaks against come next, the random part in its places.

        They are given by place, with the reason. Takes a fraction of a second for a million facts, so call it in a
        worker; `take` lets it hold.
        """
        start, end = self._at + 1, self._base
        ahead = self._sequence[start:end]
        rest = [at for at in ahead if at not in self._random]
        first = array("q", (at for at in rest if at in raised))
        moved = iter([*first, *(at for at in rest if at not in raised)])
        mixed = array("q", (at if at in self._random else next(moved) for at in ahead))
        return Reordered(start, mixed, first, dict(raised))

    def take(self, order: Reordered) -> int | None:
        """Let another order hold of what is to come; how many facts that wait are raised in it.

        None, and nothing changed, where the queue has gone on meanwhile. In the order of doubt only: any other is what
        was asked for.
        """
        if self.order is not Order.DOUBT or order.start <= self._at:
            return None
        self._sequence[order.start : self._base] = order.sequence
        self._raised = dict(order.raised)
        return sum(self._states.get(at, State.UNDECIDED) is State.UNDECIDED for at in order.first)

    @property
    def shows_raised(self) -> bool:
        """Whether the fact at the position comes before its turn because something speaks against it."""
        at = self._sequence[self._at] if self._at < len(self._sequence) else None
        return at is not None and at not in self._random and at in self._raised

    def progress(self) -> Progress:
        """How far it is."""
        states = list(self._states.values())
        skipped = states.count(State.SKIPPED)
        waiting = skipped + states.count(State.UNDECIDED)
        return Progress(len(states) - waiting, skipped, len(self._members))

    def _waits(self, position: int) -> bool:
        state = self._states.get(self._sequence[position], State.UNDECIDED)
        return state is State.UNDECIDED if position < self._base else state in OPEN

    def _item(self, at: int) -> Item:
        found = self._ruled.found
        shown_by = Order.RANDOM if at in self._random else self.order
        return Item(found.articles[at], found.numbers[at], shown_by, self._why(at, shown_by))

    def _why(self, at: int, shown_by: Order) -> str:
        if self._states.get(at) is State.SKIPPED:
            return "skipped before"
        if shown_by is Order.RANDOM:
            return "drawn at random: measures precision"
        if self._again:
            return "once more, unseen: measures agreement with yourself"
        name, doubted = self._rules[self._ruled.numbers[at]]
        if self.order is Order.DOUBT:
            if at in self._raised:
                return self._raised[at]
            return f"{'doubted' if doubted else 'least sure'}: {name}"
        return f"rule {name}" if self.order is Order.RULE else "in reading order"


def build(
    catalog: Catalog, query: Query, order: Order, states: States, seed: int, *, every: int = EVERY,
    sure: Sure = confidence_of,
) -> Queue:  # fmt: skip
    """The queue of the facts that a query finds, decided ones included: they are passed over.

    `sure` is what orders by confidence (see `precision`); `every` 0: no random part. Raises CatalogError.
    """
    ruled = catalog.ruled_facts(query, states)
    places = range(len(ruled.numbers))
    draws = array("Q", (_draw(seed, ruled.texts[at], ruled.keys[at]) for at in places))
    if order is Order.RANDOM or every == 1:
        sequence = sorted(places, key=draws.__getitem__)
        return Queue(ruled, order, sequence, (), closed_by(states))
    drawn = [at for at in places if draws[at] % every == 0] if every > 1 else []
    drawn.sort(key=lambda at: draws[at] // every)
    kept_out = frozenset(drawn)
    ordered = _ordered(ruled, order, [at for at in places if at not in kept_out], sure)
    return Queue(ruled, order, _mixed(ordered, drawn, every), kept_out, closed_by(states))


def of_keys(catalog: Catalog, query: Query, order: Order, keys: Iterable[FactKey], states: States) -> Queue:
    """The queue of certain facts in the order given, as far as the catalogue has them (blind repeats, last errors)."""
    ruled = catalog.ruled_facts(query, states)
    place = {(text, key): at for at, (text, key) in enumerate(zip(ruled.texts, ruled.keys, strict=True))}
    wanted = dict.fromkeys(place[name] for name in map(_name, keys) if name in place)
    return Queue(ruled, order, wanted, (), closed_by(states))


def closed_by(states: States) -> dict[tuple[int, int], State]:
    """The states of decided facts, by text and key."""
    known = {str(state): state for state in State}
    return {
        _name(FactKey(fact.text_sha256, fact.kind, fact.quote, fact.nth)): known[fact.state]
        for fact in states.decided()
        if fact.state in known
    }


def _name(key: FactKey) -> tuple[int, int]:
    return short_hash(key.text_sha256), fact_key(key.kind, key.quote, key.nth)


def _draw(seed: int, text: int, key: int) -> int:
    """A number that looks drawn at random, always the same for a fact and a seed (the finaliser of SplitMix64)."""
    mixed = (text * 0x9E3779B97F4A7C15 ^ key ^ seed * 0xD1B54A32D192ED03) & _MASK
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _MASK
    return mixed ^ mixed >> 31


def _ordered(ruled: RuledFacts, order: Order, places: list[int], sure: Sure) -> list[int]:
    """Places in an order; what it holds for equal stays in reading order."""
    if order is Order.ARTICLE:
        return places
    rules = ruled.rules()
    rank = {number: (not doubted, sure(name, doubted), name) for number, (name, doubted) in rules.items()}
    if order is Order.RULE:
        by_name = {number: (sure(name, False), name, doubted) for number, (name, doubted) in rules.items()}
        return sorted(places, key=lambda at: by_name[ruled.numbers[at]])
    return sorted(places, key=lambda at: rank[ruled.numbers[at]])


def _mixed(ordered: list[int], drawn: list[int], every: int) -> list[int]:
    """Both in one: each `every`th place is a drawn one's, as long as there are any."""
    if not drawn:
        return ordered
    mixed: list[int] = []
    for start in range(0, max(len(ordered), len(drawn) * (every - 1)), every - 1):
        mixed += ordered[start : start + every - 1]
        mixed += drawn[start // (every - 1) : start // (every - 1) + 1]
    return mixed
