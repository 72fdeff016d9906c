"""Facts of an article joined with what reviewers decided on them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tui.articles.document import Article
from tui.facts.fact import CONTEXT, record
from tui.review.events import Act, Decision, Event, FactKey, State, fold, keys_of, standing
from tui.review.formats.model import Document, Reviewed, in_order, own_fields
from tui.review.formats.sources import Chosen

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


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A decision that holds, and the event that made it so."""

    decision: Decision
    event: Event
    reviewer: str
    added: bool


def document_of(chosen: Chosen, events: Sequence[Event], selection: Selection, problems: list[str]) -> Document:
    """The article as an export shows it; a decision whose words do not stand where it says is told in `problems`."""
    article, facts, asked = chosen
    verdicts = _verdicts(events, selection)
    reviewed: list[Reviewed] = []
    for number, (key, fact) in enumerate(zip(keys_of(article, facts), facts, strict=True)):
        found = verdicts.pop(key, ())
        if asked is not None and number not in asked:
            continue
        base = record(fact, article)
        reviewed += [_reviewed(article, base, key, verdict) for verdict in found] or [Reviewed(base, key)]
    for key, rest in verdicts.items():  # added by a reviewer, or no longer found by the extractor
        reviewed += [_reviewed(article, verdict.event.fact, key, verdict) for verdict in rest]
    kept = [fact for fact in reviewed if selection.takes(fact) and _stands(article, fact, problems)]
    kept.sort(key=lambda fact: (fact.start, fact.end, fact.kind))
    return Document(article.path, article.title, article.date, article.text, article.text_sha256, tuple(kept))


def _verdicts(events: Sequence[Event], selection: Selection) -> dict[FactKey, list[_Verdict]]:
    """What holds of each fact that was decided on, by reviewers' names."""
    by_reviewer: dict[str, list[Event]] = {}
    for event in events:
        by_reviewer.setdefault(event.reviewer, []).append(event)
    if selection.reviewer is not None:
        by_reviewer = {selection.reviewer: by_reviewer.get(selection.reviewer, [])}
    found: dict[FactKey, list[_Verdict]] = {}
    for reviewer in sorted(by_reviewer):
        for verdict in _verdicts_of(reviewer, by_reviewer[reviewer]):
            found.setdefault(verdict.event.key, []).append(verdict)
    return found


def _verdicts_of(reviewer: str, events: Sequence[Event]) -> Iterable[_Verdict]:
    decisions = fold(events)
    stand = standing(events)
    last = {event.key: event for event in stand}
    added = {event.key for event in stand if event.act is Act.ADD}
    for key, event in last.items():
        decision = decisions.get(key)
        if decision is not None and decision != Decision():
            yield _Verdict(decision, event, reviewer, key in added)


def _reviewed(article: Article, base: Mapping[str, Any], key: FactKey, verdict: _Verdict) -> Reviewed:
    edited = verdict.decision.edited or {}
    now = _at(article, {**base, **edited, "kind": edited.get("kind", key.kind)})
    before = _at(article, {**base, "kind": key.kind})
    changed = not verdict.added and any(now.get(name) != before.get(name) for name in own_fields(now))
    return Reviewed(
        now, key, verdict.decision, verdict.reviewer, verdict.event.at, before if changed else None, verdict.added
    )


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


def _states_of(fact: Reviewed) -> set[str]:
    told = {str(fact.decision.state)}
    if fact.decision.flagged:
        told.add(FLAGGED)
    if fact.added:
        told.add(ADDED)
    if fact.original is not None:
        told.add(CORRECTED)
    return told
