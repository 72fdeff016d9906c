"""What exports are made of and what imports find: documents with reviewed facts, and claims about spans of a text."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TextIO

from tui.facts.fact import COMMON, OWN
from tui.review.events import Decision, FactKey, State


class FormatError(Exception):
    """A file that cannot be written or read as a format; the message is one line for people."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A fact with what one reviewer decided on it; an undecided one has no `reviewer`.

    `record` is the fact as it stands now, a record of the contract; `original` is what was extracted where a reviewer
    corrected it, else None. `decided_at` is UTC in ISO 8601. `confirm`: the decision was made on an earlier text and is
    to be confirmed on this one.
    """

    record: Mapping[str, Any]
    key: FactKey
    decision: Decision = field(default_factory=Decision)
    reviewer: str = ""
    decided_at: str = ""
    original: Mapping[str, Any] | None = None
    added: bool = False
    confirm: bool = False

    @property
    def start(self) -> int:
        """Where the fact begins in its text, in code points."""
        return int(self.record["start"])

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return int(self.record["end"])

    @property
    def kind(self) -> str:
        """figure, measure or ticker."""
        return str(self.record["kind"])

    @property
    def quote(self) -> str:
        """Its words: `text[start:end]`."""
        return str(self.record["quote"])

    @property
    def id(self) -> str:
        """A name for the fact that is the same in every export."""
        return fact_id(self.key)


@dataclass(frozen=True, slots=True)
class Document:
    """An article's text with its facts in reading order, several reviewers' decisions on a fact side by side."""

    article: str
    title: str
    date: datetime | None
    text: str
    text_sha256: str
    facts: tuple[Reviewed, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What an imported file says of a span: not trusted before the text was looked at.

    `where` names file and line for messages. `text` is None where the file leaves it to the texts beside it. `record`
    holds what is known of the fact, at least `kind`, `start` and `end`; `quote` is None where the format has none.
    `bare`: of the decision only the state was told; a note or a correction stays what it was. `moved`: the span was
    moved in another program, so that fields are to be read from the new words. `by_hand`: the record is not the one
    that was exported, though it is not said to be corrected.
    """

    where: str
    text_sha256: str
    record: Mapping[str, Any]
    decision: Decision
    article: str = ""
    text: str | None = None
    quote: str | None = None
    reviewer: str = ""
    decided_at: str = ""
    original: Mapping[str, Any] | None = None
    added: bool = False
    confirm: bool = False
    bare: bool = False
    moved: bool = False
    by_hand: bool = False


class Writer(Protocol):
    """Writes documents one after the other."""

    def write(self, document: Document) -> Sequence[Reviewed]:
        """Write one document; return the facts of which a reader will find claims."""

    def close(self) -> None:
        """Write what stands at the end."""


class Sink(Protocol):
    """Something that text is written to."""

    def write(self, text: str, /) -> object:
        """Write a text."""


class Outputs(Protocol):
    """Where a format's files go; each takes its name only when all are whole."""

    def main(self) -> Sink:
        """The export's own file, as text in UTF-8."""

    def path(self) -> str:
        """Where the export's own file, or folder, is being written; for libraries that open files themselves."""

    def beside(self, suffix: str) -> TextIO | None:
        """A file beside it that is named after it; None where the export goes to standard output."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to write. `text`: texts and their hashes stand beside. `bom`: begin with a byte order mark, for Excel."""

    text: bool = True
    bom: bool = False


def offset(value: Any) -> int:
    """An offset as files tell it, in a number or in digits. Raises ValueError or TypeError where it is none."""
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError(f"{value} is no offset")
    return int(value)


def fact_id(key: FactKey) -> str:
    """A name for a fact: 16 hexadecimal digits from text, kind, quote and occurrence."""
    told = json.dumps([key.text_sha256, key.kind, key.quote, key.nth])
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def sha256_of(text: str) -> str:
    """The hash by which texts are known: SHA-256 of their UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def own_fields(record: Mapping[str, Any]) -> Iterator[str]:
    """Names of what a correction can change: the span and the kind's own fields."""
    yield from ("start", "end", "quote")
    yield from OWN.get(str(record["kind"]), ())


def plain(value: Any) -> str:
    """A field's value as tables have it: they have no null beside the empty text, and no lists."""
    return "|".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)


def in_order(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record of the contract with its fields in the contract's order, missing ones null."""
    return {name: record.get(name) for name in (*COMMON, *OWN.get(str(record["kind"]), ()))}


def accepted_once(document: Document) -> list[Reviewed]:
    """The accepted facts of a document, each span and kind once, in reading order; none that is to be confirmed."""
    spans: dict[tuple[int, int, str], Reviewed] = {}
    for fact in document.facts:
        if fact.decision.state is State.ACCEPTED and not fact.confirm:
            spans.setdefault((fact.start, fact.end, fact.kind), fact)
    return [spans[span] for span in sorted(spans)]
