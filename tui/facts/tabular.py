"""Records of facts as lines of text: JSON Lines (the contract) and CSV."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

from tui.facts.fact import COMMON, OWN
from tui.facts.lazy import lazy

COLUMNS: tuple[str, ...] = (*COMMON, *dict.fromkeys(name for own in OWN.values() for name in own))
"""Columns of the CSV: the common fields, then every kind's own; a field that a kind lacks stays empty."""

_NUMBER = lazy(r"[+-]?[\d.,]+%?")
_FORMULA = lazy(r"[=+\-@＝＋－＠\t\r\n]")
_SUSPECTS = frozenset("=+-@＝＋－＠\t\r\n'")
_GUARDED = lazy(r"'+[=+\-@＝＋－＠\t\r\n]")


def json_line(row: Mapping[str, Any]) -> str:
    """A record as one line of JSON, line break included."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def csv_header(columns: tuple[str, ...] = COLUMNS) -> str:
    """The line of column names, line break included."""
    return _csv_line(columns)


def csv_line(row: Mapping[str, Any], columns: tuple[str, ...] = COLUMNS) -> str:
    """A record as one line of CSV (RFC 4180), safe to open in a spreadsheet: no cell is read as a formula.

    A text that begins like a formula gets an apostrophe before it, as spreadsheets themselves write it.
    """
    return _csv_line(tuple(cell(row.get(name)) for name in columns))


FORMATS: dict[str, tuple[Callable[[], str], Callable[[Mapping[str, Any]], str]]] = {
    "jsonl": (str, json_line),
    "csv": (csv_header, csv_line),
}
"""By name: what stands at the top, and the line of a record."""


def cell(value: Any) -> str:
    """A value as the text of a cell that no spreadsheet takes for a formula; `uncell` gives the text back."""
    if value is None:
        return ""
    text = "|".join(value) if isinstance(value, list) else str(value)
    if text[:1] in _SUSPECTS and ((_FORMULA.match(text) and not _NUMBER.fullmatch(text)) or _GUARDED.match(text)):
        return f"'{text}"
    return text


def uncell(text: str) -> str:
    """The text that `cell` guarded."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


def _csv_line(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
