"""Events as rows of the journal's table, and back."""

import json
from functools import lru_cache
from operator import itemgetter
from typing import Any

from tui.review.events import Act, Decision, Event, FactKey, fault_of

COLUMNS = (
    "uid, batch, at, reviewer, article, text_sha256, kind, quote, nth, fact, rule, extractor, act, before, after,"
    " dwell_ms, shown_by, undoes, cites"
)
"""The columns of an event, its `id` before them, in the order of `row_of`."""

INSERT = f"INSERT INTO events ({COLUMNS}) VALUES ({', '.join('?' * 19)})"

TEXTS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 17, 19)
"""The columns, `id` counted, that hold text whatever happens."""


_texts_of = itemgetter(*TEXTS)


class UnreadableError(ValueError):
    """A row that this Zhupi cannot read: of a newer one, or damaged."""


def row_of(event: Event) -> tuple[object, ...]:
    """The event without its `id`."""
    key = event.key
    return (
        event.uid, event.batch, event.at, event.reviewer, event.article, key.text_sha256, key.kind, key.quote, key.nth,
        json.dumps(event.fact, ensure_ascii=False), event.rule, event.extractor, event.act, event.before.to_json(),
        event.after.to_json(), event.dwell_ms, event.shown_by, event.undoes, " ".join(event.cites),
    )  # fmt: skip


def is_keepable(event: Event) -> bool:
    """Whether a file of SQLite's can hold an event: halves of surrogate pairs, which JSON can escape, are no text."""
    try:
        json.dumps(row_of(event), ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def event_of(row: tuple[Any, ...]) -> Event:
    """The event of a row with its `id` first. Raises UnreadableError."""
    if len(row) != 20 or set(map(type, _texts_of(row))) != {str}:
        raise UnreadableError("not the columns of an event")
    (
        id_, uid, batch, at, reviewer, article, text_sha256, kind, quote, nth, fact, rule, extractor, act, before,
        after, dwell_ms, shown_by, undoes, cites,
    ) = row  # fmt: skip
    if not (isinstance(id_, int) and isinstance(nth, int) and isinstance(dwell_ms, int | None)):
        raise UnreadableError("not the numbers of an event")
    if undoes is not None and not isinstance(undoes, str):
        raise UnreadableError("not the name of an event")
    try:
        shown = json.loads(fact)
        if not isinstance(shown, dict):
            raise UnreadableError("the fact is no record")
        event = Event(
            id_, uid, batch, at, reviewer, article, FactKey(text_sha256, kind, quote, nth), shown, rule, extractor,
            Act(act), _decision(before), _decision(after), dwell_ms, shown_by, undoes,
            tuple(cites.split()),
        )  # fmt: skip
        if fault := fault_of(event):
            raise UnreadableError(fault)
        return event
    except (ValueError, RecursionError) as error:
        raise UnreadableError(str(error)) from error


def _decision(text: str) -> Decision:
    """Most decisions are alike: those without a correction are read once."""
    return Decision.from_json(text) if '"edited"' in text else _plain_decision(text)


@lru_cache(1_000)
def _plain_decision(text: str) -> Decision:
    return Decision.from_json(text)
