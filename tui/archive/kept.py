"""How an article's text and facts are kept: packed together, and without what the text itself tells."""

import json
import struct
import zlib
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from tui.facts.fact import COMMON, CONTEXT, OWN, Fact, Figure, Measure, Ticker

_DERIVED = frozenset({"article", "kind", "start", "end", "quote", "prefix", "suffix"})
_KEPT = {kind: [*(name for name in (*COMMON, *own) if name not in _DERIVED), "why"] for kind, own in OWN.items()}
_CLASSES: dict[str, Callable[..., Fact]] = {cls.kind: cls for cls in (Figure, Measure, Ticker)}
_VALUES = {kind: attrgetter("kind", "start", "end", *names) for kind, names in _KEPT.items()}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)

_ENCODING = "gb18030"
_LENGTHS = struct.Struct(">II")
"""Of text and facts, in bytes, before they are compressed."""


class KeptError(Exception):
    """What was kept is damaged."""


def packed(text: str, facts: Iterable[Fact], beside: object = None) -> bytes:
    """An article's text and facts as they are kept: in GB 18030, which writes Chinese in two bytes, compressed.

    Halves of surrogate pairs, which are no characters, become question marks; offsets stay. `beside` is whatever else
    JSON can say of the article; it is left out where it, or the text, has such halves.
    """
    rest = b""
    try:
        body = text.encode(_ENCODING)
        if beside is not None:
            rest = _ENCODER.encode(beside).encode(_ENCODING)
    except UnicodeEncodeError:
        body = text.encode(_ENCODING, "replace")
    rows = _ENCODER.encode([_VALUES[fact.kind](fact) for fact in facts]).encode(_ENCODING, "replace")
    # Half the usual window is enough for an article and takes half the time to set up; a level higher saves nothing.
    small = zlib.compressobj(5, zlib.DEFLATED, 14)
    return _LENGTHS.pack(len(body), len(rows)) + small.compress(body + rows + rest) + small.flush()


def text_in(data: bytes) -> str:
    """The text that was packed. Raises KeptError."""
    try:
        length, _ = _LENGTHS.unpack_from(data)
        if not length:
            return ""
        return zlib.decompressobj().decompress(data[_LENGTHS.size :], length).decode(_ENCODING)
    except (struct.error, zlib.error, ValueError) as error:
        raise KeptError(str(error)) from error


def spans_in(data: bytes) -> list[tuple[int, int]]:
    """Where the facts that were packed begin and end. Raises KeptError."""
    return [(start, end) for _, start, end, *_ in _unpacked(data)[1]]


def facts_in(data: bytes) -> tuple[str, list[Fact]]:
    """The text that was packed and its facts. Raises KeptError."""
    text, rows, _ = _unpacked(data)
    return text, _facts(text, rows)


def all_in(data: bytes) -> tuple[str, list[Fact], Any]:
    """The text that was packed, its facts, and what was kept beside them (None: nothing). Raises KeptError."""
    text, rows, rest = _unpacked(data)
    try:
        return text, _facts(text, rows), json.loads(rest.decode(_ENCODING)) if rest else None
    except ValueError as error:
        raise KeptError(str(error)) from error


def records_in(data: bytes, article: str) -> tuple[str, list[dict[str, Any]]]:
    """The text that was packed and its facts as records of the contract, in reading order. Raises KeptError."""
    text, rows, _ = _unpacked(data)
    found = []
    for kind, start, end, *values in rows:
        known = dict(zip(_KEPT[kind], values, strict=True)) | {
            "article": article,
            "kind": kind,
            "quote": text[start:end],
            "start": start,
            "end": end,
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        }
        found.append({name: known[name] for name in (*COMMON, *OWN[kind])})
    return text, found


def _facts(text: str, rows: Iterable[Any]) -> list[Fact]:
    found = []
    for kind, start, end, *values in rows:
        known = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in zip(_KEPT[kind], values, strict=True)
        }
        found.append(_CLASSES[kind](start=start, end=end, quote=text[start:end], **known))
    return found


def _unpacked(data: bytes) -> tuple[str, list[Any], bytes]:
    """The text, the facts as rows, and the rest as it is."""
    try:
        length, width = _LENGTHS.unpack_from(data)
        whole = zlib.decompress(data[_LENGTHS.size :])
        rows, rest = whole[length : length + width], whole[length + width :]
        return whole[:length].decode(_ENCODING), json.loads(rows.decode(_ENCODING)), rest
    except (struct.error, zlib.error, ValueError) as error:
        raise KeptError(str(error)) from error
