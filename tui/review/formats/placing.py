"""Whether what a file says of a span is so: the text by its hash, the quote at its offsets."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from tui.facts.fact import OWN
from tui.review.events import Event
from tui.review.formats import event_lines
from tui.review.formats.lines import json_text, json_value
from tui.review.formats.model import Claim, Document, FormatError, Reviewed, plain, sha256_of

_SURROGATE = re.compile("[\ud800-\udfff]")

SUFFIX = ".texts.jsonl"
"""How a file of texts is named, after the export it stands beside."""


def beside(path: Path, suffix: str) -> Path:
    """The file that stands beside an export, where it is looked for.

    Older versions named it without the export's own ending, so that `facts.csv` and `facts.jsonl` shared one. That one
    is taken where nothing stands there that is named after the whole.
    """
    own, shared = path.with_name(f"{path.name}{suffix}"), path.with_name(f"{path.stem}{suffix}")
    is_new = any(path.with_name(f"{path.name}{each}").is_file() for each in (SUFFIX, event_lines.SUFFIX))
    return own if is_new or not shared.is_file() else shared


def text_line(document: Document) -> str:
    """A document's text as a line of the file of texts."""
    return json_text(
        {
            "text_sha256": document.text_sha256,
            "article": document.article,
            "title": document.title,
            "date": document.date.isoformat() if document.date else None,
            "text": document.text,
            "facts": {_place(fact.record): _digest(fact.record) for fact in document.facts if _is_as_found(fact)},
        }
    )


def _is_as_found(fact: Reviewed) -> bool:
    return fact.original is None and not fact.added


def _place(record: Mapping[str, Any]) -> str:
    return f"{record['kind']}:{record['start']}:{record['end']}"


def _digest(record: Mapping[str, Any]) -> str:
    """What tells a record from one of which somebody changed a field."""
    told = "\x1f".join(plain(record.get(name)) for name in OWN[record["kind"]])
    return f"{crc32(told.encode('utf-8', 'surrogatepass')):08x}"


class TextMissingError(FormatError):
    """A claim cannot be checked, because its text does not stand beside."""


class Texts:
    """The texts beside an export, by hash; in memory are only their places in the file and the last text asked for."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._places: dict[str, int] | None = None
        self._last = ("", "")
        self._facts: tuple[str, Mapping[str, Any]] = ("", {})

    def is_changed(self, claim: Claim) -> bool:
        """Whether a row of ours, not said to be corrected, says of its fact something else than was exported."""
        if not claim.record.get("rule") or claim.original is not None or claim.added:
            return False
        if self._facts[0] != claim.text_sha256:
            told = (self._line(claim.text_sha256) or {}).get("facts")
            self._facts = (claim.text_sha256, told if isinstance(told, dict) else {})
        known = self._facts[1].get(_place(claim.record))
        return known is not None and known != _digest(claim.record)

    def text_of(self, claim: Claim) -> str:
        """The text that a claim is about. Raises FormatError where there is none, or another than its hash says."""
        if claim.text is not None:
            if not isinstance(claim.text, str):
                raise FormatError(f"{_of(claim)}: its text is no text; not taken")
            if claim.text_sha256 != self._last[0] or claim.text != self._last[1]:
                if sha256_of(claim.text) != claim.text_sha256:
                    raise FormatError(f"{_of(claim)}: the text was changed, its hash is another; not taken")
                self._last = (claim.text_sha256, claim.text)
            return claim.text
        if claim.text_sha256 != self._last[0]:
            text = self._read(claim.text_sha256)
            if text is None:
                raise TextMissingError(
                    f"{_of(claim)}: its text does not stand beside, so it cannot be checked; not taken"
                )
            if sha256_of(text) != claim.text_sha256:
                raise FormatError(f"{_of(claim)}: the text beside was changed, its hash is another; not taken")
            self._last = (claim.text_sha256, text)
        return self._last[1]

    def placed(self, claim: Claim) -> tuple[str, str]:
        """The text of a claim and its words there. Raises FormatError where they are others than the claim says."""
        if any(_SURROGATE.search(told) for told in (claim.article, claim.reviewer)):
            raise FormatError(f"{_of(claim)}: a name in it holds characters that are none; not taken")
        text = self.text_of(claim)
        if claim.record["kind"] not in OWN:
            raise FormatError(f"{_of(claim)}: there is no such kind of fact; not taken")
        for told, quote in ((claim.record, claim.quote), (claim.original or claim.record, None)):
            if not isinstance(told, Mapping) or told.get("kind", claim.record["kind"]) != claim.record["kind"]:
                raise FormatError(f"{_of(claim)}: what it was before is no fact of its kind; not taken")
            start, end = told.get("start"), told.get("end")
            if not (type(start) is int and type(end) is int and 0 <= start < end <= len(text)):
                raise FormatError(f"{_of(claim)}: {start}–{end} is no place in its text; not taken")
            wanted = quote if quote is not None else told.get("quote")
            if wanted is not None and text[start:end] != wanted:
                raise FormatError(f"{_of(claim)}: at {start}–{end} stands “{text[start:end]}”; not taken")
        return text, text[claim.record["start"] : claim.record["end"]]

    def denies(self, event: Event) -> bool:
        """Whether a text stands beside and has other words where the event says that its own stand."""
        key = event.key
        if key.text_sha256 != self._last[0]:
            text = self._read(key.text_sha256)
            if text is None:
                return False
            self._last = (key.text_sha256, text)
        at = -1
        for _ in range(key.nth):
            at = self._last[1].find(key.quote, at + 1)
            if at < 0:
                return True
        return any(
            self._last[1][record["start"] : record["end"]] != record["quote"]
            for record in (event.fact, event.before.edited, event.after.edited)
            if record is not None
        )

    def _read(self, sha256: str) -> str | None:
        text = (self._line(sha256) or {}).get("text")
        return text if isinstance(text, str) else None

    def _line(self, sha256: str) -> dict[str, Any] | None:
        if self._path is None:
            return None
        if self._places is None:
            self._places = _places_in(self._path)
        if sha256 not in self._places:
            return None
        with self._path.open("rb") as stream:
            stream.seek(self._places[sha256])
            line = json_value(stream.readline().decode("utf-8"))
        return line if isinstance(line, dict) else None


def _places_in(path: Path) -> dict[str, int]:
    """Where each text's line begins, by hash; lines that hold no text are passed over."""
    places: dict[str, int] = {}
    at = 0
    try:
        with path.open("rb") as stream:
            for line in stream:
                with suppress(ValueError, KeyError, TypeError):
                    places[json_value(line.decode("utf-8"))["text_sha256"]] = at
                at += len(line)
    except OSError:
        return {}
    return places


def _of(claim: Claim) -> str:
    """Which claim a message is about."""
    quote = f" “{claim.quote}”" if claim.quote else ""
    return f"{claim.where}: {claim.record.get('kind', 'fact')}{quote}"
