"""JSON, an object a line."""

import json
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

from tui.review.formats.model import FormatError


def json_text(value: Any) -> str:
    """A value as JSON on one line, readable where UTF-8 can say it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # halves of surrogate pairs: only escapes can write them
        text = json.dumps(value, separators=(",", ":"))
    return text


def json_value(text: str) -> Any:
    """The value that JSON tells. Raises ValueError, for NaN, Infinity and what is nested too deep as well."""
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(f"{digits} is too large a number")
    return number


def json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any] | FormatError]]:
    """Each line of a file: its place for messages, and its object or what is wrong with it. Empty lines are no lines.

    A JSON array with an element a line is read just so. Raises FormatError where the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                line = line.strip()
                if not line or line in "[]":
                    continue
                where = f"{path.name}:{number}"
                try:
                    value = json_value(line.removesuffix(","))
                except ValueError as error:
                    yield where, FormatError(f"{where}: not JSON ({error})")
                    continue
                yield where, value if isinstance(value, dict) else FormatError(f"{where}: not a JSON object")
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: not UTF-8 ({error.reason})") from error
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from error
