"""Facts of an article joined with what reviewers decided on them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tui.articles.document import Article
from tui.facts.fact import CONTEXT, record
from tui.review.deeds import ADDED as ADDED_RULE
from tui.review.events import Decision, Event, FactKey, How, State, keys_of
from tui.review.final import final_decisions
from tui.review.formats.model import Document, Reviewed, in_order, own_fields
from tui.review.formats.sources import Chosen
from tui.review.journal import Journal
from tui.review.opening import Item, reviewed

CORRECTED, ADDED, FLAGGED = "corrected", "added", "flagged"
STATES = (*State, CORRECTED, ADDED, FLAGGED)
"""What facts can be selected by: their state, or what stands beside it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which decisions, and which facts by them.

    `reviewer`: this one's decisions alone, else everybody's side by side; `final`: one decision a fact, adjudicated.
    `states` and `kinds` are names from `STATES` and of kinds; empty ones select all.
    """

    reviewer: str | None = None
    final: bool = False
    states: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def takes(self, fact: Reviewed) -> bool:
        """Whether a fact is selected."""
        if self.kinds and fact.kind not in self.kinds:
            return False
        return not self.states or not self.states.isdisjoint(_states_of(fact))


@dataclass(slots=True)
class Joined:
    """An article as an export shows it. `problems` are decisions whose words do not stand where they say, a line each.

    `orphans` are events whose facts are not in the text any more.
    """

    document: Document
    problems: list[str] = field(default_factory=list)
    orphans: list[Event] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A decision that holds: on which fact (as extracted or added), whose, and the event that made it so."""

    item: Item
    decision: Decision
    event: Event
    reviewer: str


def join(chosen: Chosen, journal: Journal | None, reviewers: Sequence[str], selection: Selection) -> Joined:
    """The article's facts with the decisions of reviewers, by name. Raises JournalError."""
    article, facts, asked = chosen.article, chosen.facts, chosen.asked
    known: list[Item] = []
    orphans: list[Event] = []
    if journal is not None:
        for reviewer in reviewers:
            opened = reviewed(article, facts, journal, reviewer)
            known += [item for item in opened.items if item.decision != Decision()]
            orphans += opened.orphans
    verdicts = _final(article, journal, known) if journal and selection.final else _side_by_side(known)
    joined = Joined(Document(article.path, article.title, article.date, article.text, article.text_sha256), [], orphans)
    rows: list[Reviewed] = []
    for number, (key, fact) in enumerate(zip(keys_of(article, facts), facts, strict=True)):
        found = verdicts.pop(key, ())
        if asked is None or number in asked:
            base = record(fact, article)
            rows += [_reviewed(article, base, key, verdict) for verdict in found] or [Reviewed(base, key)]
    for key, rest in verdicts.items():
        rows += [
            _reviewed(article, record(verdict.item.fact, article), key, verdict)
            for verdict in rest
            if chosen.asks_for(verdict.item.fact, str(verdict.decision.state))
        ]
    kept = [row for row in rows if selection.takes(row) and _stands(article, row, joined.problems)]
    kept.sort(key=lambda row: (row.start, row.end, row.kind))
    joined.document = replace(joined.document, facts=tuple(kept))
    return joined


def _side_by_side(items: Collection[Item]) -> dict[FactKey, list[_Verdict]]:
    verdicts: dict[FactKey, list[_Verdict]] = {}
    for item in items:
        if item.event is not None:
            verdict = _Verdict(item, item.decision, item.event, item.event.reviewer)
            verdicts.setdefault(item.key, []).append(verdict)
    return verdicts


def _final(article: Article, journal: Journal, items: Sequence[Item]) -> dict[FactKey, list[_Verdict]]:
    """One decision a fact: those made on this text, and those that came over from an earlier one."""
    by_key = {item.key: item for item in items}
    came_over = [
        item.event._replace(key=item.key, after=item.decision)
        for item in items
        if item.event is not None and item.how in (How.CONTEXT, How.SIMILAR)
    ]
    verdicts = {}
    for key, final in final_decisions([*journal.events(article.text_sha256), *came_over]).items():
        if key in by_key and final.event is not None and final.decision != Decision():
            names = " + ".join(final.reviewers) or final.event.reviewer
            verdicts[key] = [_Verdict(by_key[key], final.decision, final.event, names)]
    return verdicts


def _reviewed(article: Article, base: Mapping[str, Any], key: FactKey, verdict: _Verdict) -> Reviewed:
    now = _at(article, {**base, **(verdict.decision.edited or {}), "kind": key.kind})
    added = base["rule"] == ADDED_RULE
    changed = not added and any(now.get(name) != base.get(name) for name in own_fields(now))
    return Reviewed(
        now, key, verdict.decision, verdict.reviewer, verdict.event.at, dict(base) if changed else None, added,
        verdict.item.confirm,
    )  # fmt: skip


def _at(article: Article, told: Mapping[str, Any]) -> dict[str, Any]:
    """A record with its article and the context that its span has in the text."""
    text, start, end = article.text, int(told["start"]), int(told["end"])
    context = {"prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT]}
    return in_order({**told, "article": article.path, **context})


def _stands(article: Article, fact: Reviewed, problems: list[str]) -> bool:
    for told in filter(None, (fact.record, fact.original)):
        start, end = int(told["start"]), int(told["end"])
        if not (0 <= start < end and article.text[start:end] == told["quote"]):
            problems.append(
                f"{article.path}: “{told['quote']}” does not stand at {start}–{end}; the decision of"
                f" {fact.reviewer or 'nobody'} on it is not exported"
            )
            return False
    return True


def _states_of(fact: Reviewed) -> Iterator[str]:
    yield str(fact.decision.state)
    if fact.decision.flagged:
        yield FLAGGED
    if fact.added:
        yield ADDED
    if fact.original is not None:
        yield CORRECTED
