"""How an article's text and facts are kept: packed together, and without what the text itself tells."""

import json
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

_LENGTH = 4


class KeptError(Exception):
    """What was kept is damaged."""


def packed(text: str, facts: Iterable[Fact]) -> bytes:
    """An article's text and facts as they are kept: in GB 18030, which writes Chinese in two bytes, compressed.

    Halves of surrogate pairs, which are no characters, become question marks; offsets stay.
    """
    body = text.encode("gb18030", "replace")
    rows = _ENCODER.encode([_VALUES[fact.kind](fact) for fact in facts])
    return len(body).to_bytes(_LENGTH, "big") + compressed(body + rows.encode("gb18030", "replace"))


def compressed(data: bytes) -> bytes:
    """As zlib does it: with half the usual window, which is enough for an article and takes half the time to set up."""
    small = zlib.compressobj(1, zlib.DEFLATED, 14)
    return small.compress(data) + small.flush()


def text_in(data: bytes) -> str:
    """The text that was packed. Raises KeptError."""
    length = int.from_bytes(data[:_LENGTH], "big")
    if not length:
        return ""
    try:
        return zlib.decompressobj().decompress(data[_LENGTH:], length).decode("gb18030")
    except (zlib.error, ValueError) as error:
        raise KeptError(str(error)) from error


def spans_in(data: bytes) -> list[tuple[int, int]]:
    """Where the facts that were packed begin and end. Raises KeptError."""
    return [(start, end) for _, start, end, *_ in _unpacked(data)[1]]


def facts_in(data: bytes) -> tuple[str, list[Fact]]:
    """The text that was packed and its facts. Raises KeptError."""
    text, rows = _unpacked(data)
    found = []
    for kind, start, end, *values in rows:
        known = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in zip(_KEPT[kind], values, strict=True)
        }
        found.append(_CLASSES[kind](start=start, end=end, quote=text[start:end], **known))
    return text, found


def records_in(data: bytes, article: str) -> tuple[str, list[dict[str, Any]]]:
    """The text that was packed and its facts as records of the contract, in reading order. Raises KeptError."""
    text, rows = _unpacked(data)
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


def _unpacked(data: bytes) -> tuple[str, list[Any]]:
    length = int.from_bytes(data[:_LENGTH], "big")
    try:
        whole = zlib.decompress(data[_LENGTH:])
        return whole[:length].decode("gb18030"), json.loads(whole[length:].decode("gb18030"))
    except (zlib.error, ValueError) as error:
        raise KeptError(str(error)) from error
