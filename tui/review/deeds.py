"""What each key does to a fact, as a `Deed` for the journal: pure, made of what is on the screen.

    case = Case(article.path, key, record(fact, article), decision, shown_by="doubt", dwell_ms=1200)
    journal.record([accept(case)])              # in a worker
    deed = move_bound(case, article, "end", 1)  # None: there is nothing further on that side
    journal.record([add(article, fields, start, end, "figure", known_keys)])

`case.fact` stays the record as the extractor gave it; `current(case.fact, case.decision)` is what holds now. A fact
accepted after an edit or a moved bound is corrected (`Decision.corrected`); an edit that restores what was extracted
is no edit any more.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from tui.articles.document import Article
from tui.facts.fact import OWN, fact_of, record
from tui.review.events import Act, Decision, Deed, FactKey, State, keys_of

if TYPE_CHECKING:
    from tui.review.parsing import Fields  # it brings the rules with them, for which no first frame may wait

ADDED = "reviewer.added"
"""The rule of facts that a reviewer added."""

REASONS: dict[str, tuple[str, ...]] = {
    "figure": (
        "date or time", "name or code", "wrong indicator", "wrong unit", "boilerplate", "wrong span", "wrong value",
        "wrong change",
    ),
    "measure": (
        "company's plan", "forecast or opinion", "noun phrase", "statistic or event", "boilerplate", "wrong span",
        "wrong actor", "wrong status",
    ),
    "ticker": (
        "place", "common word", "other company", "date or number", "boilerplate", "wrong span", "wrong symbol",
        "product or brand",
    ),
}  # fmt: skip
"""What a rejection may give as its reason, by kind of fact; any other words are welcome, too.

What all kinds have stands at the same number in each. A journal keeps the words, so that no change of these lists
changes what was said before.
"""

Side = Literal["start", "end"]
_LONGEST_CLUSTER = 32


class AlreadyThereError(ValueError):
    """The fact to be added is there already; `key` is its key."""

    def __init__(self, key: FactKey) -> None:
        super().__init__(f"“{key.quote}” is there already as a {key.kind}")
        self.key = key


class Case(NamedTuple):
    """A fact as it stands before a reviewer: whose article, which fact (its record), what holds of it, why it is shown.

    `dwell_ms` is the time from showing it to the decision, None where it was not shown by itself (groups).
    """

    article: str
    key: FactKey
    fact: Mapping[str, Any]
    decision: Decision
    shown_by: str = "article"
    dwell_ms: int | None = None


def current(fact: Mapping[str, Any], decision: Decision) -> dict[str, Any]:
    """The record that holds: as extracted, with what was corrected; context only where the span is as extracted."""
    if not decision.edited:
        return dict(fact)
    merged = {**fact, **decision.edited}
    if (merged.get("start"), merged.get("end")) != (fact.get("start"), fact.get("end")):
        merged.pop("prefix", None)
        merged.pop("suffix", None)
    return merged


def accept(case: Case) -> Deed:
    """The fact is right as it stands now."""
    return _deed(case, Act.ACCEPT, case.decision._replace(state=State.ACCEPTED, reason=""))


def reject(case: Case, reason: str = "") -> Deed:
    """The fact is wrong; no reason need be given."""
    return _deed(case, Act.REJECT, case.decision._replace(state=State.REJECTED, reason=reason))


def reason_for(kind: str, reason: str) -> str:
    """The reason where it can be said of a fact of this kind, "" where it is one of other kinds alone."""
    fits = reason in REASONS[kind] or not any(reason in words for words in REASONS.values())
    return reason if fits else ""


def skip(case: Case) -> Deed:
    """Not now: the fact comes again at the queue's end."""
    return _deed(case, Act.SKIP, case.decision._replace(state=State.SKIPPED, reason=""))


def flag(case: Case) -> Deed:
    """Set or take away the flag; the state stays."""
    return _deed(case, Act.FLAG, case.decision._replace(flagged=not case.decision.flagged))


def note(case: Case, text: str) -> Deed:
    """A note of one line on the fact; empty takes it away."""
    return _deed(case, Act.NOTE, case.decision._replace(note=" ".join(text.split())))


def edit(case: Case, fields: Mapping[str, Any], *, accepted: bool = False) -> Deed:
    """Correct fields (checked: see `editing.checked`); `accepted`: and accept the corrected fact at once."""
    edited = _edited(case, {**current(case.fact, case.decision), **fields})
    after = case.decision._replace(edited=edited)
    if accepted:
        after = after._replace(state=State.ACCEPTED, reason="")
    return _deed(case, Act.EDIT, after)


def move_bound(case: Case, article: Article, side: Side, step: int) -> Deed | None:
    """Move the span's start or end by characters as people see them (a grapheme is never cut); None at a limit.

    A figure's amount and a measure's target follow the words, unless they were typed by hand.
    """
    text, now = article.text, current(case.fact, case.decision)
    start, end = now["start"], now["end"]
    if side == "start":
        start = _moved(text, start, step)
    else:
        end = _moved(text, end, step)
    if not 0 <= start < end <= len(text) or (start, end) == (now["start"], now["end"]):
        return None
    fields: Fields = {"start": start, "end": end, "quote": text[start:end], **_follow(article, now, start, end)}
    return edit(case, fields)


def set_span(case: Case, article: Article, start: int, end: int) -> Deed | None:
    """Let the fact be said by other words: a selection. None where that is no change."""
    from tui.review.parsing import trimmed

    start, end = trimmed(article.text, start, end)
    now = current(case.fact, case.decision)
    if start >= end or (start, end) == (now["start"], now["end"]):
        return None
    quote = article.text[start:end]
    return edit(case, {"start": start, "end": end, "quote": quote, **_follow(article, now, start, end)})


def restore(case: Case, decision: Decision) -> Deed:
    """Let an earlier decision, from the fact's history, hold again."""
    return _deed(case, Act.RESTORE, decision)


def adjudicate(case: Case, decision: Decision, cites: Sequence[str]) -> Deed:
    """Settle what reviewers decided differently; `cites` are the `uid`s of the events that were weighed."""
    return _deed(case, Act.ADJUDICATE, decision)._replace(cites=tuple(cites))


def add(
    article: Article, fields: Mapping[str, Any], start: int, end: int, kind: str, known: Collection[FactKey] = (), *,
    shown_by: str = "article",
) -> Deed:  # fmt: skip
    """Add a missed fact, accepted: `fields` are the kind's own, as `parse` or the form gives them.

    `known` are the keys of the article's facts. Raises AlreadyThereError where one of them is this fact, and ValueError
    where a field is missing.
    """
    from tui.review.parsing import trimmed

    start, end = trimmed(article.text, start, end)
    row = {"kind": kind, "start": start, "end": end, "quote": article.text[start:end], **fields}
    if missing := [name for name in OWN[kind] if name not in row]:
        raise ValueError(f"a {kind} needs {', '.join(missing)} as well")
    fact = fact_of({**row, "rule": ADDED, "confidence": 1.0, "doubt": ""})
    (key,) = keys_of(article, [fact])
    if key in known:
        raise AlreadyThereError(key)
    whole = record(fact, article)
    after = Decision(State.ACCEPTED, edited=_own(whole))
    return Deed(article.path, key, whole, Act.ADD, Decision(), after, shown_by=shown_by)


def add_words(article: Article, start: int, end: int, kind: str, known: Collection[FactKey] = ()) -> Deed | None:
    """Add a missed fact with its fields parsed from the words; None where they hold nothing of the kind."""
    from tui.review.parsing import parse

    fields = parse(article, start, end, kind)
    return None if fields is None else add(article, fields, start, end, kind, known)


def _deed(case: Case, act: Act, after: Decision) -> Deed:
    return Deed(case.article, case.key, case.fact, act, case.decision, after, case.dwell_ms, case.shown_by)


def _own(row: Mapping[str, Any]) -> "Fields":
    """Span and a kind's own fields of a record: what a decision keeps of an edit."""
    return {name: row.get(name) for name in ("start", "end", "quote", *OWN[row["kind"]])}


def _edited(case: Case, row: Mapping[str, Any]) -> "Fields | None":
    """What an edit changes, None where nothing; an added fact is its own edit."""
    own = _own(row)
    added = case.fact.get("rule") == ADDED
    return None if own == _own(case.fact) and not added else own


def _follow(article: Article, now: Mapping[str, Any], start: int, end: int) -> "Fields":
    """The fields that the new words give instead of the old ones."""
    if now["kind"] == "figure":
        from tui.review.parsing import amount_fields

        old = amount_fields(article, now["start"], now["end"])
        by_hand = old is None or any(now.get(name) != value for name, value in old.items())
        return {} if by_hand else amount_fields(article, start, end) or {}
    if now["kind"] == "measure":
        at = article.text.find(now["target"], now["start"], now["end"]) if now["target"] else now["end"]
        if start <= at < end and article.text[at : now["end"]] == now["target"]:
            return {"target": article.text[at:end]}
    return {}


def _moved(text: str, at: int, step: int) -> int:
    """An offset some graphemes on; beyond the text where there are no more."""
    from wcwidth import grapheme_boundary_before, iter_graphemes  # its tables are not needed before a key asks

    for _ in range(abs(step)):
        if step > 0:
            cluster = next(iter_graphemes(text[at : at + _LONGEST_CLUSTER]), None)
            at = len(text) + 1 if cluster is None else at + len(cluster)
        else:
            low = max(0, at - _LONGEST_CLUSTER)
            at = -1 if at <= 0 else low + grapheme_boundary_before(text[low:at], at - low)
    return at
