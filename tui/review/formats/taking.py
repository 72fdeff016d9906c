"""Claims of an imported file become events: a reviewer's decisions on facts of a text, known ones left out."""

import json
import uuid
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from tui import __version__
from tui.articles.document import Article
from tui.articles.read import from_plain
from tui.facts.fact import CONTEXT, OWN, record
from tui.review.deeds import ADDED, Case, set_span
from tui.review.editing import as_text, checked
from tui.review.events import Act, Decision, Event, FactKey, State, fold, standing
from tui.review.formats.model import Claim, FormatError, in_order, own_fields, plain
from tui.review.parsing import parse
from tui.review.rows import is_keepable

_NAMES = uuid.UUID("3f2f1a3e-2f5c-5a5e-8d41-7f0f6f1d9a64")
"""Names the events that imports make: the same claim gets the same name."""

_IN_QUOTE = ("action", "target")
"""Fields that are words of the quote as they stand there, line breaks and all."""

_ACTS = {State.ACCEPTED: Act.ACCEPT, State.REJECTED: Act.REJECT, State.SKIPPED: Act.SKIP}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What all events of one import share: when they came in (UTC, ISO 8601) and the batch that undo takes back."""

    at: str
    batch: str


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact that a claim is about: its key, its record as extracted or added, and whether a reviewer added it."""

    key: FactKey
    record: Mapping[str, Any]
    added: bool


class TextClaims:
    """Claims on one text, held against what the journal says of it already."""

    def __init__(self, text: str, text_sha256: str, events: Sequence[Event], earlier: Sequence[Event]) -> None:
        """`earlier` are events on other texts of the same article."""
        self._text = text
        self._sha256 = text_sha256
        self._events = list(events)
        self._earlier = earlier
        self._starts: dict[str, list[int]] = {}

    def event_of(self, claim: Claim, reviewer: str, stamp: Stamp) -> Event | None:
        """The event that makes the claim a decision of the reviewer; None where it says nothing new.

        Raises FormatError for a decision that is to be confirmed and that the journal does not know, and for a
        correction that the contract forbids.

        It says nothing new where it decides nothing, where that is what the reviewer decided last, where it is what an
        earlier event said at the moment that the claim names, or where it came in before and still stands.
        """
        fact = self._fact_of(claim)
        if claim.by_hand:
            fact, claim = self._corrected(fact, claim)
        own = [event for event in self._events if event.reviewer == reviewer and event.key == fact.key]
        current = fold(own).get(fact.key, Decision())
        after = self._after(claim, fact, current)
        if after == Decision():
            return None
        if _same(fact, current, after) or any(_said(event, fact, after, claim.decided_at) for event in own):
            return None
        if any(_came_over(event, fact, reviewer, claim.decided_at) for event in self._earlier):
            return None
        if claim.confirm:
            raise FormatError(
                f"{claim.where}: {fact.key.kind} “{fact.key.quote}” is to be confirmed on this text; not taken"
            )
        if after.edited is not None and after.edited != current.edited:
            after = after._replace(edited=self._checked(fact, after.edited, claim))
        name = _name_of(reviewer, fact, after, claim.decided_at)
        stand = {event.uid for event in standing(own)}
        known = {event.uid for event in own}
        uids = (str(uuid.uuid5(_NAMES, f"{name}{number}")) for number in range(len(known) + 1))
        for uid in uids:
            if uid in stand:
                return None
            if uid not in known:
                break
        event = Event(
            id=0, uid=uid, batch=stamp.batch, at=stamp.at, reviewer=reviewer, article=claim.article or "-",
            key=fact.key, fact=fact.record, rule=str(fact.record.get("rule") or ""), extractor=__version__,
            act=_act(current, after, fact), before=current, after=after, shown_by="import",
        )  # fmt: skip
        if not is_keepable(event):
            raise FormatError(f"{claim.where}: it holds characters that are none; not taken")
        self._events.append(event)
        return event

    def _corrected(self, fact: _Fact, claim: Claim) -> tuple[_Fact, Claim]:
        """A row that somebody changed, as a correction of what was found there. Raises FormatError."""
        kind, start, end = fact.key.kind, int(claim.record["start"]), int(claim.record["end"])
        events = [event.fact for event in self._events if event.key == fact.key]
        found = events[-1] if events else self._extracted.get((kind, start, end))
        if found is None:
            raise FormatError(
                f"{claim.where}: {kind} “{fact.key.quote}” was changed, what was found there is not known; not taken"
            )
        known = _Fact(fact.key, self._whole(found, claim), False)
        names = [name for name in own_fields(found) if not _alike(found.get(name), claim.record.get(name))]
        if not names:
            return known, claim  # a spreadsheet wrote the same numbers otherwise
        edited = {name: claim.record.get(name) if name in names else found.get(name) for name in own_fields(found)}
        return known, replace(claim, decision=claim.decision._replace(edited=edited))

    def _after(self, claim: Claim, fact: _Fact, current: Decision) -> Decision:
        """What shall hold of the fact."""
        if claim.bare:
            after = current._replace(state=claim.decision.state, reason="")
        elif claim.moved:
            case = Case(claim.article, fact.key, fact.record, current)
            deed = set_span(case, self._article, int(claim.record["start"]), int(claim.record["end"]))
            after = claim.decision._replace(edited=deed.after.edited if deed else current.edited)
        else:
            after = claim.decision
        return _with_fields(after, fact) if fact.added and after.edited is None else after

    def _checked(self, fact: _Fact, edited: Mapping[str, Any], claim: Claim) -> dict[str, Any]:
        """A correction with its fields in the contract's form."""
        span = {name: edited[name] for name in ("start", "end", "quote")}
        row = {**fact.record, **span}
        told = {name: edited.get(name) for name in OWN[fact.key.kind]}
        typed = {
            name: as_text(value)
            for name, value in told.items()
            if as_text(value) != as_text(row.get(name)) and not (name in _IN_QUOTE and str(value) in span["quote"])
        }
        result = checked(row, typed, self._article)
        if result.errors:
            raise FormatError(f"{claim.where}: {fact.key.kind} “{span['quote']}”: {'; '.join(result.errors.values())}")
        return {**span, **told, **{name: result.fields[name] for name in typed}}

    @cached_property
    def _article(self) -> Article:
        return from_plain(self._text)

    def _fact_of(self, claim: Claim) -> _Fact:
        told = claim.original or claim.record
        span = (str(told["kind"]), int(told["start"]), int(told["end"]))
        known = self._by_span.get(span)
        if claim.record.get("rule"):
            # A row of ours tells where its fact was extracted; of an added one where it stands now.
            key = known.key if known and known.added and claim.added else self._key(*span)
            return _Fact(key, self._whole({**claim.record, **told}, claim), claim.added)
        if known:
            return known
        key = self._key(*span)
        extracted = self._extracted.get(span)
        if extracted is not None:
            return _Fact(key, self._whole(extracted, claim), False)
        return _Fact(key, self._whole(self._parsed(span), claim), True)

    @cached_property
    def _by_span(self) -> dict[tuple[str, int, int], _Fact]:
        """The facts that the journal knows, by where they are said to stand now.

        One that was moved to where another stands by itself does not take its place.
        """
        there: dict[tuple[str, int, int], _Fact] = {}
        moved: dict[tuple[str, int, int], _Fact] = {}
        added = {event.key for event in self._events if event.act is Act.ADD}
        for event in standing(self._events):
            now = {**event.fact, **(event.after.edited or {})}
            span = (event.key.kind, int(now["start"]), int(now["end"]))
            stays = (event.fact.get("start"), event.fact.get("end")) == span[1:]
            (there if stays else moved)[span] = _Fact(event.key, event.fact, event.key in added)
        return {**moved, **there}

    @cached_property
    def _extracted(self) -> dict[tuple[str, int, int], dict[str, Any]]:
        from tui.facts.extract import extract

        return {(fact.kind, fact.start, fact.end): record(fact, self._article) for fact in extract(self._article)}

    def _parsed(self, span: tuple[str, int, int]) -> dict[str, Any]:
        """A fact that nobody knows yet, its fields read from its words as far as they say them."""
        kind, start, end = span
        fields = parse(self._article, start, end, kind) or {}
        return {
            "kind": kind, "start": start, "end": end, "quote": self._text[start:end], "rule": ADDED, "confidence": 1.0,
            "doubt": "", **{name: fields.get(name) for name in OWN[kind]},
        }  # fmt: skip

    def _whole(self, told: Mapping[str, Any], claim: Claim) -> dict[str, Any]:
        start, end = int(told["start"]), int(told["end"])
        return in_order(
            {
                **told,
                "article": claim.article or "-",
                "quote": self._text[start:end],
                "prefix": self._text[max(0, start - CONTEXT) : start],
                "suffix": self._text[end : end + CONTEXT],
            }
        )

    def _key(self, kind: str, start: int, end: int) -> FactKey:
        quote = self._text[start:end]
        if quote not in self._starts:
            at, starts = self._text.find(quote), []
            while at >= 0:
                starts.append(at)
                at = self._text.find(quote, at + 1)
            self._starts[quote] = starts
        return FactKey(self._sha256, kind, quote, bisect_left(self._starts[quote], start) + 1)


def _act(before: Decision, after: Decision, fact: _Fact) -> Act:
    if fact.added and before == Decision():
        return Act.ADD
    if after.state is before.state and after.edited == before.edited:
        return Act.NOTE if after.note != before.note else Act.FLAG
    if after.edited != before.edited and after.edited is not None:
        return Act.EDIT
    return _ACTS.get(after.state, Act.RESTORE)


def _with_fields(decision: Decision, fact: _Fact) -> Decision:
    """A decision on an added fact, which is its own correction."""
    return decision._replace(edited={name: fact.record.get(name) for name in own_fields(fact.record)})


def _said(event: Event, fact: _Fact, after: Decision, decided_at: str) -> bool:
    """Whether an event said this at this moment."""
    return _same(fact, event.after, after) and _at_once(event.at, decided_at)


def _came_over(event: Event, fact: _Fact, reviewer: str, decided_at: str) -> bool:
    """Whether a decision is that of an event on an earlier text of the article."""
    alike = (event.reviewer, event.key.kind, event.key.quote) == (reviewer, fact.key.kind, fact.key.quote)
    return alike and _at_once(event.at, decided_at)


def _at_once(one: str, other: str) -> bool:
    """Whether two times are the same, however they are written."""
    try:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    except (ValueError, TypeError):
        return one == other


def _same(fact: _Fact, one: Decision, other: Decision) -> bool:
    """Whether two decisions say the same of a fact; tables have no null beside the empty text."""
    if one._replace(edited=None) != other._replace(edited=None):
        return False
    left, right = ({**fact.record, **(decision.edited or {})} for decision in (one, other))
    return all(plain(left.get(name)) == plain(right.get(name)) for name in own_fields(fact.record))


def _alike(one: Any, other: Any) -> bool:
    """Whether two values of a field are the same, however their numbers are written (2.38E+12)."""
    left, right = plain(one), plain(other)
    try:
        return left == right or Decimal(left) == Decimal(right)
    except InvalidOperation:
        return False


def _name_of(reviewer: str, fact: _Fact, after: Decision, decided_at: str) -> str:
    key = fact.key
    told = [reviewer, key.text_sha256, key.kind, key.quote, key.nth, json.loads(after.to_json()), decided_at]
    return json.dumps(told, sort_keys=True)
