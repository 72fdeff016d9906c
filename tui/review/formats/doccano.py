"""doccano's JSON Lines for sequence labelling: a line an article, the accepted facts as `[start, end, kind]`.

Offsets are code points, end-exclusive, as doccano counts them. There is no place for states, values or notes.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tui.review.events import Decision, State
from tui.review.formats.lines import json_lines, json_text
from tui.review.formats.model import (
    Claim,
    Document,
    FormatError,
    Options,
    Outputs,
    Reviewed,
    Writer,
    accepted_once,
    offset,
    sha256_of,
)


class _Lines:
    def __init__(self, out: Outputs) -> None:
        self._stream = out.main()

    def write(self, document: Document) -> Sequence[Reviewed]:
        accepted = accepted_once(document)
        line = {
            "text": document.text,
            "label": [[fact.start, fact.end, fact.kind] for fact in accepted],
            "article": document.article,
            "title": document.title,
            "text_sha256": document.text_sha256,
        }
        self._stream.write(f"{json_text(line)}\n")
        return accepted

    def close(self) -> None:
        pass


def writer(out: Outputs, options: Options) -> Writer:
    """Writes a line an article, those without accepted facts, too."""
    return _Lines(out)


def claims(path: Path) -> Iterator[Claim | FormatError]:
    """What the labels of a file say, each an accepted fact: ours or doccano's own export, spans or relations."""
    for where, line in json_lines(path):
        if isinstance(line, FormatError):
            yield line
            continue
        try:
            yield from _claims_of(line, where)
        except (KeyError, IndexError, TypeError, ValueError, OverflowError) as error:
            yield FormatError(f"{where}: not a line of doccano's ({error!r})")


def _claims_of(line: Mapping[str, Any], where: str) -> list[Claim]:
    text = line["text"]
    if not isinstance(text, str):
        raise TypeError("text is not text")
    sha256 = str(line.get("text_sha256") or sha256_of(text))
    labels = line["label"] if "label" in line else line.get("entities", [])
    spans = [
        (label["start_offset"], label["end_offset"], label["label"]) if isinstance(label, dict) else label[:3]
        for label in labels
    ]
    return [
        Claim(
            where, sha256, {"kind": str(kind), "start": offset(start), "end": offset(end)}, Decision(State.ACCEPTED),
            article=str(line.get("article", "")), text=text, bare=True,
        )
        for start, end, kind in spans
    ]  # fmt: skip
