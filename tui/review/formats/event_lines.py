"""The journal's events as JSON Lines, bit for bit."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tui.review.events import Act, Decision, Event, FactKey, fault_of, is_ahead
from tui.review.formats.lines import json_lines, json_text
from tui.review.formats.model import FormatError

SUFFIX = ".events.jsonl"
"""How a file of events is named, after the export it stands beside."""


def event_line(event: Event) -> str:
    """An event as a line; all of it but its number in its own journal."""
    fields = {name: getattr(event, name) for name in _PLAIN}
    return json_text(
        fields
        | event.key._asdict()
        | {
            "fact": event.fact,
            "act": str(event.act),
            "before": json.loads(event.before.to_json()),
            "after": json.loads(event.after.to_json()),
            "cites": list(event.cites),
        }
    )


def event_of(line: dict[str, Any], where: str) -> Event:
    """The event in a line. Raises FormatError."""
    try:
        key = FactKey(line["text_sha256"], line["kind"], line["quote"], line["nth"])
        if not (all(isinstance(told, str) for told in (key.text_sha256, key.kind, key.quote)) and _is_count(key.nth)):
            raise TypeError("its key is none")
        before, after = (Decision.from_json(json.dumps(line[name])) for name in ("before", "after"))
        plain = {name: line[name] for name in _PLAIN}
        if not all(isinstance(plain[name], str) for name in _TEXTS):
            raise TypeError("a field that must be text is none")
        if not (isinstance(line["fact"], dict) and (line["dwell_ms"] is None or _is_count(line["dwell_ms"]))):
            raise TypeError("fact or dwell_ms is none")
        if not _is_moment(line["at"]):
            raise ValueError(f"{line['at']!r} is no time in UTC that has been")
        if not (isinstance(line["cites"], list) and all(isinstance(uid, str) for uid in line["cites"])):
            raise TypeError("cites are no names of events")
        if not isinstance(line["undoes"], str | None):
            raise TypeError("undoes names no event")
        event = Event(
            id=0, key=key, fact=line["fact"], act=Act(line["act"]), before=before, after=after,
            cites=tuple(line["cites"]), **plain,
        )  # fmt: skip
        if fault := fault_of(event, whole=True):
            raise ValueError(fault)
        return event
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormatError(f"{where}: not an event ({error!r})") from error


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**31


def _is_moment(at: str) -> bool:
    """Whether a time is UTC, as events are ordered by it, and not one to come, which no later decision could follow."""
    datetime.fromisoformat(at)
    return at.endswith("+00:00") and not is_ahead(at)


def events_in(path: Path) -> Iterator[Event | FormatError]:
    """The events of a file in order; what is wrong with a line in its place. Raises FormatError."""
    for where, line in json_lines(path):
        if isinstance(line, FormatError):
            yield line
            continue
        try:
            yield event_of(line, where)
        except FormatError as error:
            yield error


_TEXTS = ("uid", "batch", "at", "reviewer", "article", "rule", "extractor", "shown_by")
_PLAIN = (*_TEXTS, "dwell_ms", "undoes")
