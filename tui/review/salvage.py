"""Events out of a damaged journal: every page of the file, and of its write-ahead log, is read by itself.

SQLite gives up at the first page that does not fit; rows behind it are whole. As events are never changed, any row
that can be read is a true event, on whichever page it stands. The layout is that of https://sqlite.org/fileformat2.html.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tui.review.rows import TEXTS
from tui.review.schema import APPLICATION_ID, FIRST_COLUMNS, rows_of_first

_MAGIC = b"SQLite format 3\x00"
_PAGE = 4096
"""Bytes of a page where the file's head does not tell."""
_LEAF = 0x0D
_COLUMNS = 20
_FIRST_TYPES = (*(str,) * 6, int, int, *(str,) * 7, int | None, str, int | None)
"""What the columns of the first schema hold, the id left out."""
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_ENOUGH = 1 << 24
"""Bytes of a file in which events are looked for to tell whether it is a journal."""

Row = tuple[Any, ...]


def is_journal(path: Path) -> bool:
    """Whether a file that SQLite cannot read is, or was, a journal: by its head, or else by the events in it.

    Raises OSError.
    """
    with path.open("rb") as file:
        data = file.read(_ENOUGH)
    if data.startswith(_MAGIC):
        return data[68:72] == APPLICATION_ID.to_bytes(4, "big")
    return bool(salvage(data))


def salvage(data: bytes, log: bytes = b"") -> list[Row]:
    """The rows of events that can be read from a journal and its log, each once, by `id`; columns as in `event_of`.

    The second schema had the columns of today; what the first one wrote gets the names that `upgrade` gives.
    """
    size = _page_size(data)
    pages = {number: data[start : start + size] for number, start in enumerate(range(0, len(data), size), 1)}
    pages.update(_log_pages(log, size))
    found: dict[str, Row] = {}
    first: dict[int, Row] = {}
    for page in pages.values():
        for row in _rows_on(page, pages):
            if len(row) == FIRST_COLUMNS:
                first.setdefault(row[0], row)
            else:
                found.setdefault(row[1], row)
    for row in rows_of_first(first):
        found.setdefault(row[1], row)
    return sorted(found.values(), key=lambda row: row[0])


def _page_size(data: bytes) -> int:
    if data.startswith(_MAGIC):
        size = int.from_bytes(data[16:18], "big")
        size = 65536 if size == 1 else size
        if size >= 512 and size & (size - 1) == 0:
            return size
    return _PAGE


def _log_pages(data: bytes, size: int) -> dict[int, bytes]:
    """The newest committed version of each page in a write-ahead log."""
    if len(data) < 32 or int.from_bytes(data[8:12], "big") != size:
        return {}
    salts = data[16:24]
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for start in range(32, len(data) - size - 23, size + 24):
        number, commit = struct.unpack_from(">II", data, start)
        if data[start + 8 : start + 16] != salts:
            break  # left over from before the log was last begun anew
        pending[number] = data[start + 24 : start + 24 + size]
        if commit:
            committed.update(pending)
            pending.clear()
    return committed


def _rows_on(page: bytes, pages: dict[int, bytes]) -> Iterator[Row]:
    if len(page) < 8 or page[0] != _LEAF:
        return
    count = int.from_bytes(page[3:5], "big")
    for at in range(8, min(8 + 2 * count, len(page) - 1), 2):
        try:
            row = _row(page, int.from_bytes(page[at : at + 2], "big"), pages)
        except (IndexError, KeyError, ValueError, struct.error):
            continue  # this cell is damaged; its neighbours need not be
        if row is not None:
            yield row


def _row(page: bytes, at: int, pages: dict[int, bytes]) -> Row | None:
    """The row of a cell of a table's leaf; None where it is none of ours."""
    length, at = _varint(page, at)
    rowid, at = _varint(page, at)
    values = _values(_payload(page, at, length, pages))  # the first is empty: the id is the row's own number
    if len(values) == FIRST_COLUMNS:
        told = all(isinstance(value, kind) for value, kind in zip(values[1:], _FIRST_TYPES, strict=True))
        return (rowid, *values[1:]) if told else None
    if len(values) != _COLUMNS or not isinstance(values[9], int):
        return None
    if not all(isinstance(values[at], str) for at in TEXTS):
        return None
    return rowid, *values[1:]


def _payload(page: bytes, at: int, length: int, pages: dict[int, bytes]) -> bytes:
    usable = len(page)
    if length <= usable - 35:
        return page[at : at + length]
    least = (usable - 12) * 32 // 255 - 23
    local = least + (length - least) % (usable - 4)
    local = local if local <= usable - 35 else least
    parts = [page[at : at + local]]
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    left = length - local
    while left > 0:
        spill = pages[following]
        parts.append(spill[4 : 4 + left])
        left -= usable - 4
        following = int.from_bytes(spill[:4], "big")
    return b"".join(parts)


def _values(payload: bytes) -> list[object]:
    """The values of a record. Raises ValueError where it is cut short."""
    head, at = _varint(payload, 0)
    kinds = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[object] = []
    at = head
    for kind in kinds:
        size = _INTEGERS.get(kind, 8 if kind == 7 else 0 if kind < 12 else (kind - 12) // 2)
        piece = payload[at : at + size]
        if len(piece) < size:
            raise ValueError("cut short")
        values.append(_value(kind, piece))
        at += size
    return values


def _value(kind: int, piece: bytes) -> object:
    if kind in _INTEGERS:
        return int.from_bytes(piece, "big", signed=True)
    if kind >= 12:
        return piece.decode() if kind % 2 else piece
    return {8: 0, 9: 1}.get(kind)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | data[at + 8], at + 9
