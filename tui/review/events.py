"""What reviewers do to facts: events, and the decisions that events add up to."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from tui.articles.document import Article
from tui.facts.fact import OWN, Fact


class Act(StrEnum):
    """What an event does. `UNDO` and `REDO` name the event they take back; all others say what holds from now on."""

    ACCEPT = "accept"
    REJECT = "reject"
    SKIP = "skip"
    FLAG = "flag"
    NOTE = "note"
    EDIT = "edit"
    ADD = "add"
    CONFIRM = "confirm"
    RESTORE = "restore"
    ADJUDICATE = "adjudicate"
    UNDO = "undo"
    REDO = "redo"


WRONG_CLOCKS = timedelta(days=2)
"""How far in the future an event's time may lie and be put down to a clock or a time zone that is set wrong."""

TAKING_BACK = frozenset({Act.UNDO, Act.REDO})


class State(StrEnum):
    """Where a fact stands."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SKIPPED = "skipped"


class How(StrEnum):
    """How a decision came to a fact."""

    EXACT = "exact"
    """It was made on this very text."""
    CONTEXT = "context"
    SIMILAR = "similar"
    NEW = "new"
    """There is none."""


OPEN = frozenset({State.UNDECIDED, State.SKIPPED})
"""States of facts that still wait for a decision."""


CARRIED = "carried"
"""Why a fact was decided that nobody was shown: it is the copy of one that was (see `copies`)."""


class FactKey(NamedTuple):
    """What a decision belongs to: the text's content, the kind, the quote and which occurrence of it (from 1).

    Neither offsets nor rule names are part of it, so a better extractor keeps the decision.
    """

    text_sha256: str
    kind: str
    quote: str
    nth: int


class Decision(NamedTuple):
    """What holds of a fact for a reviewer: the whole of it, so that the last standing event says all.

    `flagged` and `note` stand beside any state. `reason` is why a fact was rejected, empty where none was given.
    `edited` is the corrected fact as a record of the contract (`start`, `end`, `quote` and the kind's own fields); for
    a fact that a reviewer added it is the fact. None: the fact is taken as extracted.
    """

    state: State = State.UNDECIDED
    flagged: bool = False
    note: str = ""
    reason: str = ""
    edited: Mapping[str, Any] | None = None

    @property
    def corrected(self) -> bool:
        """Whether the fact was accepted after a correction."""
        return self.state is State.ACCEPTED and self.edited is not None

    def to_json(self) -> str:
        """The decision as a JSON object, what is empty left out."""
        return json.dumps({name: value for name, value in self._asdict().items() if value}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Decision":
        """Read what `to_json` writes, or a bare state as the first schema of the journal wrote it.

        Raises ValueError where it is neither.
        """
        if not text.startswith("{"):
            return cls(State(text))
        fields = json.loads(text)
        edited = fields.get("edited")
        if edited is not None and not isinstance(edited, dict):
            raise ValueError("what was edited is no record")
        return cls(
            State(fields.get("state", State.UNDECIDED)),
            bool(fields.get("flagged", False)),
            str(fields.get("note", "")),
            str(fields.get("reason", "")),
            edited,
        )


class Deed(NamedTuple):
    """What a reviewer does to one fact, before it is recorded.

    `article` is the article's identity and `fact` the fact's record as it was shown, both kept so that the decision can
    be found again when text or extractor change. `before` is what the reviewer saw, `after` what shall hold.
    `dwell_ms` is the time from showing the fact to the decision; `shown_by` says why the fact was shown (`article`,
    `doubt`, `rule`, `random`, `search`, `blind`, `carried`, …); `cites` names events that an adjudication rests on.
    """

    article: str
    key: FactKey
    fact: Mapping[str, Any]
    act: Act
    before: Decision
    after: Decision
    dwell_ms: int | None = None
    shown_by: str = "article"
    cites: tuple[str, ...] = ()


class Event(NamedTuple):
    """A line of the journal. `uid` is the same in every copy of the event, `id` counts up within one journal.

    `at` is UTC in ISO 8601, later than that of all that the reviewer did before and that stands; it, then `id`, is the
    order of events, so that journals merged either way say the same. Events recorded together share a `batch` and are
    undone together. `undoes` is the `uid` of the event that is taken back.
    """

    id: int
    uid: str
    batch: str
    at: str
    reviewer: str
    article: str
    key: FactKey
    fact: Mapping[str, Any]
    rule: str
    extractor: str
    act: Act
    before: Decision
    after: Decision
    dwell_ms: int | None = None
    shown_by: str = "article"
    undoes: str | None = None
    cites: tuple[str, ...] = ()


def fault_of(event: Event, *, whole: bool = False) -> str:
    """Why an event can be about no fact of any text, whoever wrote it; "" where nothing is wrong with it.

    `whole`: its records must be there, too, and the fact be the one that its key names.
    """
    key = event.key
    if key.kind not in OWN:
        return f"there is no kind of fact “{key.kind}”"
    if not key.quote or key.nth < 1:
        return "it names no words"
    if event.act in TAKING_BACK and event.undoes in (None, event.uid):
        return "it takes back nothing"
    if whole and (event.fact.get("kind"), event.fact.get("quote")) != (key.kind, key.quote):
        return "it names one fact and shows another"
    records = [record for record in (event.fact, event.before.edited, event.after.edited) if record is not None]
    return "" if all(_is_placed(record, whole) for record in records) else "its fact has no place"


def is_ahead(at: str) -> bool:
    """Whether an event's time is yet to come, further than clocks go wrong; what is no time is not."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return False
    return moment.replace(tzinfo=moment.tzinfo or UTC) > datetime.now(UTC) + WRONG_CLOCKS


def _is_placed(record: Mapping[str, Any], whole: bool) -> bool:
    """Whether a record's offsets are some, and as far apart as its quote is long; or, unless `whole`, are not told."""
    start, end, quote = record.get("start"), record.get("end"), record.get("quote")
    if start is None and end is None and not whole:
        return True
    return (
        type(start) is int
        and type(end) is int
        and 0 <= start < end
        and isinstance(quote, str)
        and len(quote) == end - start
    )


def keys_of(article: Article, facts: Iterable[Fact]) -> list[FactKey]:
    """The key of each fact, facts in reading order; overlapping occurrences of a quote count, too."""
    text, sha256 = article.text, article.text_sha256
    seen: dict[str, tuple[int, int]] = {}  # by quote: how many occurrences were counted, and where the last began
    keys: list[FactKey] = []
    for fact in facts:
        count, at = seen.get(fact.quote, (0, -1))
        while at < fact.start:
            at = text.find(fact.quote, at + 1)
            count += 1
        seen[fact.quote] = (count, at)
        keys.append(FactKey(sha256, fact.kind, fact.quote, count))
    return keys


def undone(links: Sequence[tuple[str, str | None]]) -> set[str]:
    """Which events do not stand, from pairs of an event's `uid` and the `uid` that it takes back (None: none).

    An event stands unless a standing event takes it back. The order of the pairs does not matter, and those whose
    counterpart is not there (part of a journal, a damaged one) say nothing.
    """
    target = {uid: undoes for uid, undoes in links if undoes is not None}
    unsettled: dict[str, int] = {}  # by event: how many events take it back of which it is not known if they stand
    for undoes in target.values():
        unsettled[undoes] = unsettled.get(undoes, 0) + 1
    fallen: set[str] = set()
    settled = [uid for uid in target if uid not in unsettled]
    while settled:
        uid = settled.pop()
        about = target.get(uid)
        if about is None:
            continue
        if uid not in fallen:
            fallen.add(about)
        unsettled[about] -= 1
        if not unsettled[about]:
            settled.append(about)
    return fallen


def standing(events: Sequence[Event]) -> list[Event]:
    """Those of the events that nothing standing takes back, in their order; undoing and redoing left out."""
    fallen = undone([(event.uid, event.undoes if event.act in TAKING_BACK else None) for event in events])
    return [event for event in events if event.act not in TAKING_BACK and event.uid not in fallen]


def fold(events: Sequence[Event]) -> dict[FactKey, Decision]:
    """What holds of every fact that the events of one reviewer, in the journal's order, name.

    A fact whose every event was undone is as it was before the first; one that was added and then not is left out.
    """
    decisions: dict[FactKey, Decision] = {
        event.key: event.before for event in reversed(events) if event.act not in {*TAKING_BACK, Act.ADD}
    }
    added = {event.key for event in events if event.act is Act.ADD}
    for key in added:
        decisions.pop(key, None)
    for event in standing(events):
        decisions[event.key] = event.after
    return decisions
