"""brat's standoff: a folder with each article's text (`.txt`) and its facts (`.ann`), and `annotation.conf`.

Offsets are code points, end-exclusive. A line of brat cannot hold a line break or a tab, so a span with one inside is
written as fragments around it. States are attributes, notes brat's own; all else of a fact and of its decision stands
as JSON in a comment of the type `Zhupi`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from tui.facts.fact import OWN
from tui.review.events import State
from tui.review.formats.lines import json_text, json_value
from tui.review.formats.model import Claim, Document, FormatError, Options, Outputs, Reviewed, Writer, sha256_of
from tui.review.formats.rows import claim_of, row_of

_KINDS = "\n".join(OWN)
CONFIG = f"""[entities]
{_KINDS}
[relations]
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
[events]
[attributes]
State Arg:<ENTITY>, Value:{"|".join(State)}
Flagged Arg:<ENTITY>
"""
"""The configuration of annotations; facts may stand in each other."""

_BREAK = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 60


class _Folder:
    def __init__(self, out: Outputs) -> None:
        self._folder = Path(out.path())
        self._names: set[str] = set()
        (self._folder / "annotation.conf").write_text(CONFIG, encoding="utf-8")
        self._index = (self._folder / "documents.jsonl").open("w", encoding="utf-8", errors="replace")

    def write(self, document: Document) -> Sequence[Reviewed]:
        name = self._name(document)
        (self._folder / f"{name}.txt").write_bytes(document.text.encode("utf-8", "replace"))
        written = [fact for fact in document.facts if any(_fragments(document.text, fact.start, fact.end))]
        lines = "".join(_lines(document.text, written))
        (self._folder / f"{name}.ann").write_bytes(lines.encode("utf-8", "replace"))
        listed = {
            "document": name,
            "article": document.article,
            "title": document.title,
            "date": document.date.isoformat() if document.date else None,
            "text_sha256": document.text_sha256,
        }
        self._index.write(f"{json_text(listed)}\n")
        return written

    def close(self) -> None:
        self._index.close()

    def _name(self, document: Document) -> str:
        """A file name that says which article it is, safe on every system and taken by no other."""
        plain = _UNSAFE.sub("_", document.article).strip("._")[:_LONGEST] or "article"
        name, number = plain, 1
        while name.casefold() in self._names:
            number += 1
            name = f"{plain}-{number}"
        self._names.add(name.casefold())
        return name


def writer(out: Outputs, options: Options) -> Writer:
    """Writes two files an article into the export's own folder."""
    return _Folder(out)


def claims(path: Path) -> Iterator[Claim | FormatError]:
    """What the annotations in a folder (or of one `.ann` file) say, ours or brat's own."""
    try:
        files = [file for file in sorted(path.rglob("*.ann")) if file.is_file()] if path.is_dir() else [path]
        for file in files:
            text = file.with_suffix(".txt").read_bytes().decode("utf-8")
            lines = file.read_bytes().decode("utf-8").split("\n")
            yield from _claims_of(file.name, text, lines)
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: not UTF-8 ({error.reason})") from error
    except OSError as error:
        raise FormatError(f"{error.filename or path}: {error.strerror or error}") from error


def _lines(text: str, facts: Sequence[Reviewed]) -> Iterator[str]:
    for number, fact in enumerate(facts, 1):
        spans = list(_fragments(text, fact.start, fact.end))
        places = ";".join(f"{start} {end}" for start, end in spans)
        words = " ".join(text[start:end] for start, end in spans)
        yield f"T{number}\t{fact.kind} {places}\t{words}\n"
        yield f"A{2 * number - 1}\tState T{number} {fact.decision.state}\n"
        if fact.decision.flagged:
            yield f"A{2 * number}\tFlagged T{number}\n"
        if fact.decision.note:
            yield f"#{2 * number - 1}\tAnnotatorNotes T{number}\t{_one_line(fact.decision.note)}\n"
        yield f"#{2 * number}\tZhupi T{number}\t{json_text(row_of(fact))}\n"


def _fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a span between its line breaks and tabs."""
    at = start
    for match in _BREAK.finditer(text, start, end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _one_line(note: str) -> str:
    return " ".join(_BREAK.sub(" ", note).split())


def _record(text: str) -> dict[str, Any]:
    value = json_value(text)
    if not isinstance(value, dict):
        raise ValueError("no record of a fact")
    return value


class _Standoff:
    """The lines of one `.ann` file, by what they are about."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text
        self._sha256 = sha256_of(text)
        self._spans: dict[str, tuple[int, str, int, int]] = {}
        self._states: dict[str, str] = {}
        self._flagged: set[str] = set()
        self._notes: dict[str, str] = {}
        self._told: dict[str, dict[str, Any]] = {}

    def take(self, number: int, line: str) -> None:
        """Take in a line. Raises FormatError where it says nothing, or not what stands in the text."""
        id_, _, rest = line.partition("\t")
        what, _, tail = rest.partition("\t")
        words = what.split()
        try:
            match id_[:1], words[:1]:
                case "T", [kind]:
                    self._span(id_, number, kind, what.partition(" ")[2], tail)
                case "A", ["State"]:
                    self._states[words[1]] = words[2]
                case "A", ["Flagged"]:
                    self._flagged.add(words[1])
                case "#", ["Zhupi"]:
                    self._told[words[1]] = _record(tail)
                case "#", ["AnnotatorNotes"]:
                    self._notes[words[1]] = tail
        except (ValueError, IndexError) as error:
            raise FormatError(f"{self._name}:{number}: not a line of brat's ({error})") from error

    def claims(self) -> Iterator[Claim | FormatError]:
        """What the lines add up to."""
        for id_, (number, kind, start, end) in self._spans.items():
            known = self._told.get(id_, {})
            note = str(known.get("note") or "")
            moved = bool(known) and self._bounds(known.get("start"), known.get("end")) != (start, end)
            if known and not moved:
                start, end = known["start"], known["end"]  # blanks at the ends are not part of brat's fragments
            row = {
                **known,
                "kind": kind,
                "start": start,
                "end": end,
                "quote": self._text[start:end],
                "text_sha256": self._sha256,
                "original": known.get("original") or (known if moved and not known.get("added") else None),
                "state": self._states.get(id_, State.UNDECIDED if known else State.ACCEPTED),
                "flagged": id_ in self._flagged,
                "note": note if self._notes.get(id_, "") == _one_line(note) else self._notes.get(id_, ""),
            }
            try:
                yield replace(claim_of(row, f"{self._name}:{number}"), text=self._text, moved=moved)
            except FormatError as error:
                yield error

    def _bounds(self, start: Any, end: Any) -> tuple[int, int] | None:
        """Where the fragments of a span begin and end."""
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(self._text)):
            return None
        spans = list(_fragments(self._text, start, end))
        return (spans[0][0], spans[-1][1]) if spans else None

    def _span(self, id_: str, number: int, kind: str, places: str, quote: str) -> None:
        spans = [(int(start), int(end)) for start, end in (place.split() for place in places.split(";"))]
        if any(not 0 <= start < end for start, end in spans) or spans != sorted(spans):
            raise FormatError(f"{self._name}:{number}: {places} is no place in a text; not taken")
        if " ".join(self._text[start:end] for start, end in spans) != quote:
            raise FormatError(f"{self._name}:{number}: “{quote}” does not stand at {places} of the text; not taken")
        if any(self._text[end:start].strip() for (_, end), (start, _) in pairwise(spans)):
            raise FormatError(f"{self._name}:{number}: other words stand between its parts; not taken")
        self._spans[id_] = (number, kind, spans[0][0], spans[-1][1])


def _claims_of(name: str, text: str, lines: list[str]) -> Iterator[Claim | FormatError]:
    standoff = _Standoff(name, text)
    for number, line in enumerate(lines, 1):
        try:
            standoff.take(number, line)
        except FormatError as error:
            yield error
    yield from standoff.claims()
