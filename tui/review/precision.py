"""How often each rule is right, from what reviewers decided on facts that were drawn at random.

    judged = precision(journal.events())                   # in a worker
    sure = sureness(judged)                                # for `queue.build(…, sure=sure)`, groups and the card
    sure.of("figure.money", doubted=False)                 # Sureness(value, right, total, reviewed=True)

An order that prefers doubtful facts makes any share of right ones come out too low, so only the random part counts
(`shown_by` is `random`, see `queue`), with Wilson's 95 % interval: 20 right of 20 proves 84 %. Counts of annotated
articles that ship with Zhupi stand in where too few were reviewed, never mixed with them, and said to be such.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tui.facts.explain import explain_counts, explain_rule
from tui.facts.rules import Count, Rule, counts, in_percent, wilson
from tui.review.deeds import ADDED
from tui.review.events import CARRIED, OPEN, Event, FactKey, State, standing
from tui.review.final import final_decisions
from tui.review.pace import DECIDING

ENOUGH = 20
"""So many random decisions on a rule are needed before its own precision takes the place of the shipped counts."""

_ERRORS = 20
_SHOWN = 5
_RANDOM = "random"


@dataclass(frozen=True, slots=True)
class WrongFind:
    """A find that was rejected or had to be corrected in what it states: where, why, by whom, when."""

    key: FactKey
    article: str
    fact: Mapping[str, Any]
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """Decisions on a rule's finds: `right` of `total` drawn at random, `decided` in all, the last errors of all.

    `carried` were decided as copies of others, and count for nothing else: one sentence is one find, however many
    articles print it.
    """

    rule: str
    doubted: bool
    right: int
    total: int
    decided: int
    errors: tuple[WrongFind, ...]
    carried: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    """Why finds were rejected, and how many for each reason, most first; those without a reason are not counted."""

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share of right ones; (0, 1) where nothing was drawn."""
        return wilson(self.right, self.total)

    @property
    def because(self) -> str:
        """The reasons with their numbers in a line."""
        return ", ".join(f"{' '.join(reason.split())} ({count})" for reason, count in self.reasons)


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure a find of a rule is: the lower end of its interval, the counts, and whether reviewers made them."""

    value: float
    right: int
    total: int
    reviewed: bool

    def __str__(self) -> str:
        if not self.total:
            return "never counted"
        low, high = wilson(self.right, self.total)
        where = "drawn at random here" if self.reviewed else "in the articles the rules were counted on"
        return f"right {self.right} of {self.total} {where}: {in_percent(low)} to {in_percent(high)}"


class SurenessOfRules:
    """How sure finds are, by rule; also callable as `queue.build` wants it."""

    def __init__(self, judged: Iterable[RulePrecision]) -> None:
        self._judged = {(one.rule, one.doubted): one for one in judged}

    def of(self, rule: str, doubted: bool) -> Sureness:
        """From reviewed facts where there are enough, else from the counts that ship."""
        known = self._judged.get((rule, doubted))
        if known is not None and known.total >= ENOUGH:
            return Sureness(round(known.interval[0], 3), known.right, known.total, True)
        count = counts().get(f"{rule}?" if doubted else rule, Count())
        return Sureness(round(wilson(count.right, count.total)[0], 3), count.right, count.total, False)

    def __call__(self, rule: str, doubted: bool) -> float:
        return self.of(rule, doubted).value


def sureness(judged: Iterable[RulePrecision]) -> SurenessOfRules:
    """How sure finds are, by rule, from decisions."""
    return SurenessOfRules(judged)


def precision(events: Sequence[Event], reviewers: Collection[str] | None = None) -> list[RulePrecision]:
    """What decisions say of each rule, by name, asserted before doubted; of all reviewers' final decisions, or some's.

    What is disputed counts neither way, nor what a reviewer added or what was carried over to a copy. A corrected fact
    counts as right where value and unit, symbol, or half of a measure's words stand as they were found.
    """
    drawn = {
        event.key
        for event in standing(events)
        if event.shown_by == _RANDOM and event.act in DECIDING and (reviewers is None or event.reviewer in reviewers)
    }
    gathered: dict[tuple[str, bool], list[tuple[bool, FactKey, Event, str]]] = {}
    carried: Counter[tuple[str, bool]] = Counter()
    for key, final in final_decisions(events, reviewers).items():
        event, decision = final.event, final.decision
        if event is None or decision.state in OPEN or event.rule == ADDED or not event.rule:
            continue
        right = decision.state is State.ACCEPTED and still_right(event.fact, decision.edited)
        name = event.rule, bool(event.fact.get("doubt"))
        told = gathered.setdefault(name, [])
        if event.shown_by == CARRIED:
            carried[name] += 1
        else:
            told.append((right, key, event, decision.reason))
    return [_judged(*name, found, drawn, carried[name]) for name, found in sorted(gathered.items())]


def _judged(
    rule: str, doubted: bool, found: list[tuple[bool, FactKey, Event, str]], drawn: set[FactKey], carried: int
) -> RulePrecision:
    random = [right for right, key, _, _ in found if key in drawn]
    wrong = [
        WrongFind(key, event.article, event.fact, reason, event.at) for right, key, event, reason in found if not right
    ]
    reasons = tuple(Counter(one.reason for one in wrong if one.reason).most_common())
    wrong.sort(key=lambda one: one.at, reverse=True)
    errors = tuple(wrong[:_ERRORS])
    return RulePrecision(rule, doubted, sum(random), len(random), len(found), errors, carried, reasons)


def still_right(fact: Mapping[str, Any], edited: Mapping[str, Any] | None) -> bool:
    """Whether a corrected fact is right as found, by the measure of the contract's scoring."""
    if edited is None:
        return True
    edited = {**fact, **edited}
    match fact.get("kind"):
        case "figure":
            return all(fact.get(name) == edited.get(name) for name in ("start", "end", "value", "high", "unit"))
        case "ticker":
            return fact.get("symbol") == edited.get("symbol") and _shared(fact, edited) > 0
        case _:
            joined = max(fact["end"], edited["end"]) - min(fact["start"], edited["start"])
            return 2 * _shared(fact, edited) >= int(joined)


def _shared(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    return max(0, int(min(one["end"], other["end"])) - int(max(one["start"], other["start"])))


def explain_precision(rules: Iterable[Rule], judged: Iterable[RulePrecision]) -> str:
    """The rules with what reviewers decided on their finds."""
    known: dict[str, list[RulePrecision]] = {}
    for one in judged:
        known.setdefault(one.rule, []).append(one)
    parts = [explain_rule(rule) + "".join(map(_lines, known.get(rule.name, ()))) for rule in rules]
    return "\n\n".join([explain_counts(), *parts])


def _lines(one: RulePrecision) -> str:
    what = "doubted" if one.doubted else "asserted"
    low, high = one.interval
    drawn = (
        f"right {one.right} of {one.total} drawn at random, so in {in_percent(low)} to {in_percent(high)} of cases"
        if one.total
        else "none drawn at random"
    )
    carried = f", {one.carried} more carried over to copies" if one.carried else ""
    lines = [f"\n  reviewed, {what}: {drawn}; {one.decided} decided in all{carried}"]
    if one.reasons:
        lines.append(f"    rejected because: {one.because}")
    for wrong in one.errors[:_SHOWN]:
        quote = " ".join(str(wrong.fact.get("quote", "")).split())
        lines.append(f"    wrong: {quote}{f' ({wrong.reason})' if wrong.reason else ''} in {wrong.article}")
    return "\n".join(lines)
