"""W3C Web Annotations as JSON-LD: an annotation a fact and reviewer, in one annotation page.

A fact's place is told twice, by quote with context and by position in code points. The text itself is named by its
hash (RFC 6920); what the model has no term for stands in a namespace of our own.
"""

import base64
import uuid
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from tui import __version__
from tui.facts.fact import OWN
from tui.review.events import Decision, State
from tui.review.formats.lines import json_text, json_value
from tui.review.formats.model import (
    Claim,
    Document,
    FormatError,
    Options,
    Outputs,
    Reviewed,
    Writer,
    offset,
    own_fields,
)

CONTEXT_IRI = "http://www.w3.org/ns/anno.jsonld"
OURS = {
    "assessing": "oa:assessing",
    "zhupi": "urn:zhupi:review#",
    "textSha256": "zhupi:textSha256",
    "article": "zhupi:article",
    "flagged": "zhupi:flagged",
    "reason": "zhupi:reason",
    "added": "zhupi:added",
    "confirm": "zhupi:confirm",
    "nth": "zhupi:nth",
    "fact": {"@id": "zhupi:fact", "@type": "@json"},
    "original": {"@id": "zhupi:original", "@type": "@json"},
}
"""Terms defined in the file itself: nothing is fetched for them. `assessing` is the W3C's; its context lacks it."""

_HEAD = 5
"""Lines of a page of ours before its annotations."""

_IDS = uuid.UUID("0d8c9d62-6d06-5f6c-9d2b-0f4c2f1f7c55")
_MACHINE = {"type": "Software", "name": f"Zhupi {__version__}"}


class _Page:
    def __init__(self, out: Outputs) -> None:
        self._stream = out.main()
        self._stream.write(
            f'{{"@context":{json_text([CONTEXT_IRI, OURS])},\n"id":"urn:uuid:{uuid.uuid4()}",\n'
            '"type":"AnnotationPage",\n"startIndex":0,\n"items":['
        )
        self._between = "\n"

    def write(self, document: Document) -> Sequence[Reviewed]:
        for fact in document.facts:
            self._stream.write(self._between + json_text(annotation_of(document, fact)))
            self._between = ",\n"
        return document.facts

    def close(self) -> None:
        self._stream.write("\n]}\n")


def writer(out: Outputs, options: Options) -> Writer:
    """Writes one page with an annotation a line."""
    return _Page(out)


def annotation_of(document: Document, fact: Reviewed) -> dict[str, Any]:
    """A fact as an annotation; `assessing` where a reviewer did, else the `tagging` of a machine."""
    record, decision = fact.record, fact.decision
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": fact.kind}]
    if fact.reviewer:
        bodies.append({"type": "TextualBody", "purpose": "assessing", "value": str(decision.state)})
    if decision.note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": decision.note})
    annotation: dict[str, Any] = {
        "id": f"urn:uuid:{uuid.uuid5(_IDS, f'{fact.id} {fact.reviewer}')}",
        "type": "Annotation",
        "motivation": "assessing" if fact.reviewer else "tagging",
        "creator": {"type": "Person", "name": fact.reviewer} if fact.reviewer else _MACHINE,
        "generator": _MACHINE,
        "body": bodies,
        "target": {
            "source": source_of(document.text_sha256),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": fact.quote,
                    "prefix": record["prefix"],
                    "suffix": record["suffix"],
                },
                {"type": "TextPositionSelector", "start": fact.start, "end": fact.end},
            ],
        },
        "textSha256": document.text_sha256,
        "article": document.article,
        "flagged": decision.flagged,
        "added": fact.added,
        "confirm": fact.confirm,
        "nth": fact.key.nth,
        "fact": {name: record.get(name) for name in ("rule", "confidence", "doubt", *OWN[fact.kind])},
    }
    if fact.decided_at:
        annotation["created"] = fact.decided_at.replace("+00:00", "Z")
    if decision.reason:
        annotation["reason"] = decision.reason
    if fact.original is not None:
        annotation["original"] = fact.original
    return annotation


def source_of(text_sha256: str) -> str:
    """The name of a text by its hash, as RFC 6920 writes it."""
    return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(text_sha256)).decode().rstrip('=')}"


def claims(path: Path) -> Iterator[Claim | FormatError]:
    """What the annotations of a page, a list or a single annotation say."""
    for number, item in enumerate(_annotations(path), 1):
        where = f"{path.name}, annotation {number}"
        if isinstance(item, FormatError):
            yield FormatError(f"{where}: {item}")
            continue
        try:
            yield _claim(item, where)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError) as error:
            yield FormatError(f"{where}: not an annotation of a fact ({error!r})")


def _annotations(path: Path) -> Iterator[Any]:
    """The annotations of a file, one a line, as we write them, or laid out in any way."""
    try:
        with path.open(encoding="utf-8-sig") as stream:
            if [line.strip() for line in islice(stream, _HEAD)][-1:] == ['"items":[']:
                for line in stream:
                    if line.startswith("{"):
                        yield _annotation(line)
                return
            stream.seek(0)
            told = json_value(stream.read())
    except ValueError as error:
        raise FormatError(f"{path}: not JSON in UTF-8 ({error})") from error
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from error
    items = told.get("items", [told]) if isinstance(told, dict) else told
    if not isinstance(items, list):
        raise FormatError(f"{path}: no annotations")
    yield from items


def _annotation(line: str) -> Any:
    try:
        return json_value(line.rstrip().removesuffix(","))
    except ValueError as error:
        return FormatError(f"not an annotation ({error})")


def _claim(item: Mapping[str, Any], where: str) -> Claim:
    bodies = item.get("body") or []
    bodies = bodies if isinstance(bodies, list) else [bodies]
    said = {str(body.get("purpose", "tagging")): str(body["value"]) for body in bodies if isinstance(body, dict)}
    target = item["target"]
    selectors = target["selector"] if isinstance(target["selector"], list) else [target["selector"]]
    by_type = {selector["type"]: selector for selector in selectors}
    position, quote = by_type["TextPositionSelector"], by_type["TextQuoteSelector"]["exact"]
    span = {"kind": said["tagging"], "start": offset(position["start"]), "end": offset(position["end"]), "quote": quote}
    record = {**(item.get("fact") or {}), **span}
    original, added = item.get("original"), bool(item.get("added"))
    edited = {name: record.get(name) for name in own_fields(record)} if original is not None or added else None
    creator = item.get("creator") or {}
    person = creator.get("name", "") if isinstance(creator, dict) and creator.get("type") == "Person" else ""
    undecided = "fact" in item  # an annotation of another program's that names no state asserts what it says
    state = State(said.get("assessing", State.UNDECIDED if undecided else State.ACCEPTED))
    decision = Decision(
        state, bool(item.get("flagged")), said.get("commenting", ""), str(item.get("reason") or ""), edited
    )
    return Claim(
        where, str(item.get("textSha256") or _hash_in(target.get("source"))), record, decision,
        article=str(item.get("article") or ""), quote=quote, reviewer=str(person),
        decided_at=str(item.get("created") or "").replace("Z", "+00:00"), original=original, added=added,
        confirm=bool(item.get("confirm")),
    )  # fmt: skip


def _hash_in(source: object) -> str:
    """The hash in a source's name, else empty."""
    _, found, name = str(source).partition("sha-256;")
    return base64.urlsafe_b64decode(f"{name}=").hex() if found else ""
