"""How far reviewers agree, with each other and with themselves.

    for one in agreement(journal.events()): …        # by pair, over all, and by kind
    for one in self_agreement(events): …             # from blind repeats
    keys = blind_keys(events, "li", now)             # to come again: `queue.of_keys(…, Order.BLIND, keys, states)`

A fact is judged accepted, corrected or rejected; skipped ones are not judged, adjudication is nobody's own judgement,
and what was carried over to a copy was judged elsewhere. One in twenty-five of the facts that a reviewer decided on
comes again, a day later at the earliest, without the first decision being shown; such a decision says so (`shown_by` is
`blind`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import combinations

from tui.review.events import CARRIED, OPEN, Act, Event, FactKey, standing

BLIND = "blind"
ONE_IN = 25
"""Of so many decided facts one comes again: 4 %."""

AFTER = timedelta(days=1)
ALL = "all"

Ratings = Mapping[FactKey, Mapping[str, str]]
"""Judgements of facts by reviewer."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far judgements agree: of whom, of which kind of facts (or `all`), of how many facts.

    `observed` is the share judged alike. `kappa` is None for more than two reviewers and where chance alone explains
    everything (all judged the same), `alpha` where nothing can be said.
    """

    who: tuple[str, ...]
    kind: str
    count: int
    observed: float
    kappa: float | None
    alpha: float | None


def kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's κ of two reviewers' judgements (1960); None where nothing was judged or only chance can be seen."""
    table = Counter(pairs)
    total = table.total()
    if not total:
        return None
    firsts, seconds = Counter[str](), Counter[str]()
    for (first, second), times in table.items():
        firsts[first] += times
        seconds[second] += times
    observed = sum(times for (first, second), times in table.items() if first == second) / total
    expected = sum(times * seconds[name] for name, times in firsts.items()) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def alpha(units: Iterable[Collection[str]]) -> float | None:
    """Krippendorff's α for names (2011), of the judgements of each fact, any number of them.

    None where no fact was judged twice or all judgements are the same.
    """
    weights: dict[tuple[str, str], float] = {}
    for judged in units:
        if len(judged) > 1:
            counted = Counter(judged)
            for one, times in counted.items():
                for other, more in counted.items():
                    both = times * (more - (one == other))
                    weights[one, other] = weights.get((one, other), 0.0) + both / (len(judged) - 1)
    margins: dict[str, float] = {}
    for (one, _), weight in weights.items():
        margins[one] = margins.get(one, 0.0) + weight
    total = sum(margins.values())
    expected = total**2 - sum(margin**2 for margin in margins.values())
    if not expected:
        return None
    observed = sum(weight for (one, other), weight in weights.items() if one != other)
    return 1 - (total - 1) * observed / expected


def ratings_of(events: Sequence[Event]) -> dict[FactKey, dict[str, str]]:
    """What each reviewer's last standing decision on each fact says, of those that were taken on that very fact."""
    ratings: dict[FactKey, dict[str, str]] = {}
    for event in standing(events):
        if not _is_own(event):
            continue
        judged = ratings.setdefault(event.key, {})
        judged.pop(event.reviewer, None)
        if (name := _judgement(event)) is not None:
            judged[event.reviewer] = name
    return ratings


def _is_own(event: Event) -> bool:
    """Whether the reviewer judged this very fact for himself."""
    return event.act is not Act.ADJUDICATE and event.shown_by != CARRIED


def _judgement(event: Event) -> str | None:
    decision = event.after
    if decision.state in OPEN:
        return None
    return "corrected" if decision.corrected and event.act is not Act.ADD else str(decision.state)


def agreement(events: Sequence[Event]) -> list[Agreement]:
    """The agreement of each pair of reviewers, then of all together where there are more than two; by kind."""
    ratings = ratings_of(events)
    names = sorted({name for judged in ratings.values() for name in judged})
    found: list[Agreement] = []
    for pair in combinations(names, 2):
        both = {key: judged for key, judged in ratings.items() if set(pair) <= set(judged)}
        found += _by_kind(pair, {key: [judged[name] for name in pair] for key, judged in both.items()})
    if len(names) > 2:
        several = {key: list(judged.values()) for key, judged in ratings.items() if len(judged) > 1}
        found += _by_kind(tuple(names), several)
    return found


def self_agreement(events: Sequence[Event]) -> list[Agreement]:
    """Each reviewer's agreement with the own decisions of before, from blind repeats; by kind."""
    before: dict[tuple[str, FactKey], str] = {}
    twice: dict[str, dict[FactKey, list[str]]] = {}
    for event in standing(events):
        name = _judgement(event)
        if not _is_own(event) or name is None:
            continue
        whose = event.reviewer, event.key
        if event.shown_by != BLIND:
            before[whose] = name
        elif whose in before:
            twice.setdefault(event.reviewer, {})[event.key] = [before[whose], name]
    found: list[Agreement] = []
    for reviewer, judged in sorted(twice.items()):
        found += _by_kind((reviewer,), judged)
    return found


def _by_kind(who: tuple[str, ...], judged: Mapping[FactKey, Sequence[str]]) -> list[Agreement]:
    kinds = sorted({key.kind for key in judged})
    found = []
    for kind in (ALL, *kinds) if len(kinds) > 1 else kinds:
        units = [names for key, names in judged.items() if kind in (ALL, key.kind)]
        alike = sum(len(set(names)) == 1 for names in units)
        two = [(names[0], names[1]) for names in units] if len(who) < 3 else []
        found.append(Agreement(who, kind, len(units), alike / len(units), kappa(two) if two else None, alpha(units)))
    return found


def blind_keys(events: Sequence[Event], reviewer: str, now: datetime, one_in: int = ONE_IN) -> list[FactKey]:
    """The facts that are due to come again unseen to a reviewer: drawn by their keys, always the same ones.

    `now` is in UTC. What came again once does not come any more.
    """
    decided: dict[FactKey, Event] = {}
    repeated: set[FactKey] = set()
    for event in standing(events):
        if event.reviewer != reviewer:
            continue
        if event.shown_by == BLIND:
            repeated.add(event.key)
        elif event.after.state in OPEN:
            decided.pop(event.key, None)
        elif event.act is not Act.ADD and _is_own(event):
            decided[event.key] = event
    due = [
        (draw, key)
        for key, event in decided.items()
        if key not in repeated
        and (draw := _draw(reviewer, key)) % one_in == 0
        and datetime.fromisoformat(event.at) <= now - AFTER
    ]
    return [key for _, key in sorted(due, key=lambda one: one[0])]


def _draw(reviewer: str, key: FactKey) -> int:
    """A number that looks drawn at random, always the same for a fact and a reviewer."""
    data = f"{reviewer}\0{key.text_sha256}\0{key.kind}\0{key.nth}\0{key.quote}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")


def explain_agreement(between: Sequence[Agreement], within: Sequence[Agreement]) -> str:
    """Both as a table."""
    rows = [("who", "kind", "facts", "alike", "Cohen's κ", "Krippendorff's α")]
    rows += [(", ".join(one.who), one.kind, *_numbers(one)) for one in between]
    rows += [(f"{one.who[0]}, again unseen", one.kind, *_numbers(one)) for one in within]
    if len(rows) == 1:
        return "No fact has been judged by two reviewers, or twice by one of them."
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _numbers(one: Agreement) -> tuple[str, str, str, str]:
    return str(one.count), f"{one.observed:.0%}", _number(one.kappa), _number(one.alpha)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
