"""JSON, an object a line."""

import json
from collections.abc import Iterator
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
                    value = json.loads(line.removesuffix(","))
                except ValueError as error:
                    yield where, FormatError(f"{where}: not JSON ({error})")
                    continue
                yield where, value if isinstance(value, dict) else FormatError(f"{where}: not a JSON object")
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: not UTF-8 ({error.reason})") from error
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from error
