"""Events of our own making: decisions on finds, for the tests of precision, patterns and agreement."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from tui.review.events import Act, Decision, Event, FactKey, State

_IDS = count(1)
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
ACTS = {State.ACCEPTED: Act.ACCEPT, State.REJECTED: Act.REJECT, State.SKIPPED: Act.SKIP}


def found(quote: str, before: str = "", after: str = "", **fields: Any) -> dict[str, Any]:
    """The record of a find: a ticker by a publisher's link, where nothing else is said."""
    ticker = {
        "kind": "ticker", "quote": quote, "start": 40, "end": 40 + len(quote), "prefix": before, "suffix": after,
        "rule": "ticker.publisher_link", "confidence": 0.5, "doubt": "", "symbol": "600648.SH",
    }  # fmt: skip
    return {**ticker, **fields}


def event(
    fact: Mapping[str, Any], state: State, *, nth: int = 1, reviewer: str = "li", shown_by: str = "article",
    reason: str = "", dwell: int | None = 2000, days: float = 0, text: str = "s" * 64,
    edited: Mapping[str, Any] | None = None,
) -> Event:  # fmt: skip
    number = next(_IDS)
    key = FactKey(text, str(fact["kind"]), str(fact["quote"]), nth)
    at = (START + timedelta(days=days, seconds=number)).isoformat(timespec="milliseconds")
    return Event(
        number, f"u{number}", f"b{number}", at, reviewer, "a.md", key, fact, str(fact["rule"]), "1", ACTS[state],
        Decision(), Decision(state, reason=reason, edited=edited), dwell, shown_by,
    )  # fmt: skip
