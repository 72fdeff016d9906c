"""Facts as rows of a table: the contract's fields, what was decided, the article; as JSON Lines, CSV and Parquet."""

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from tui.facts.fact import COMMON, OWN
from tui.facts.tabular import COLUMNS
from tui.review.events import Decision, State
from tui.review.formats.lines import json_value
from tui.review.formats.model import Claim, Document, FormatError, Reviewed, offset, own_fields

REVIEW = (
    "text_sha256", "nth", "state", "flagged", "corrected", "added", "note", "reason", "reviewer", "decided_at",
    "confirm", "original",
)  # fmt: skip
"""Names of what was decided, in order; `nth` counts the occurrences of the extracted quote in the text, from 1."""

ABOUT = ("title", "date")
"""Names of what is known of the fact's article, after these; import leaves them alone."""

ALL = (*COLUMNS, *REVIEW, *ABOUT)
"""Columns of a table of facts of all kinds."""

_NEVER_NULL = frozenset({"quote", "prefix", "suffix", "article", "rule", "doubt"})


def row_of(fact: Reviewed) -> dict[str, Any]:
    """A fact as a row: the fields of its kind only."""
    decision = fact.decision
    return {
        **fact.record,
        "text_sha256": fact.key.text_sha256,
        "nth": fact.key.nth,
        "state": str(decision.state),
        "flagged": decision.flagged,
        "corrected": fact.original is not None,
        "added": fact.added,
        "note": decision.note,
        "reason": decision.reason,
        "reviewer": fact.reviewer,
        "decided_at": fact.decided_at,
        "confirm": fact.confirm,
        "original": fact.original,
    }


def rows_of(document: Document) -> Iterator[dict[str, Any]]:
    """An article's facts as rows, each with the article's title and date (ISO 8601, or None)."""
    about = {"title": document.title, "date": document.date.isoformat() if document.date else None}
    return (row_of(fact) | about for fact in document.facts)


def claim_of(row: Mapping[str, Any], where: str) -> Claim:
    """What a row says; fields may be text, as CSV has them. Raises FormatError where it is no row of facts."""
    try:
        kind = row["kind"]
        record = {name: _value(name, row.get(name)) for name in (*COMMON, *OWN[kind])}
        record |= {"start": offset(row["start"]), "end": offset(row["end"])}
        original = row.get("original") or None
        original = json_value(original) if isinstance(original, str) else original
        if original is not None and (not isinstance(original, dict) or {**record, **original}["kind"] != kind):
            raise ValueError("the original is no fact of this kind")
        added = _truth(row.get("added"))
        edited = {name: record[name] for name in own_fields(record)} if original is not None or added else None
        decision = Decision(
            State(row.get("state") or State.UNDECIDED),
            _truth(row.get("flagged")),
            str(row.get("note") or ""),
            str(row.get("reason") or ""),
            edited,
        )
        return _claim(row, where, record, decision, original, added)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise FormatError(f"{where}: not a row of facts ({error!r})") from error


def _claim(
    row: Mapping[str, Any], where: str, record: dict[str, Any], decision: Decision, original: Any, added: bool
) -> Claim:
    return Claim(
        where, str(row.get("text_sha256") or ""), record, decision,
        article=str(row.get("article") or ""), quote=str(row["quote"]), reviewer=str(row.get("reviewer") or ""),
        decided_at=str(row.get("decided_at") or ""), original=original, added=added,
        confirm=_truth(row.get("confirm")),
    )  # fmt: skip


def _value(name: str, value: Any) -> Any:
    if isinstance(value, dict) or (isinstance(value, list) and name != "evidence"):
        raise ValueError(f"{name} is no single value")
    if name == "evidence" and isinstance(value, str):
        return value.split("|") if value else []
    if name == "confidence" and value not in (None, ""):
        number = float(value)
        if not isfinite(number):
            raise ValueError(f"{value!r} is no number")
        return number
    return None if value == "" and name not in _NEVER_NULL else value


def _truth(value: Any) -> bool:
    if isinstance(value, str) and value.lower() not in ("true", "false", "", "0", "1"):
        raise ValueError(f"{value!r} is neither true nor false")
    return value in (True, 1) if not isinstance(value, str) else value.lower() in ("true", "1")
