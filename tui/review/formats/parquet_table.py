"""Parquet (Apache Arrow): a row a fact and reviewer; values as text and as decimals, times in UTC."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tui.review.formats.model import Claim, Document, FormatError, Options, Outputs, Reviewed, Writer
from tui.review.formats.rows import ALL, claim_of, rows_of

_SCALE = 10
_DECIMAL = pa.decimal128(38, _SCALE)
"""28 digits before the point, ten after it: thousandths of a basis point of anything that has a price."""

_TYPES = {
    "start": pa.int32(), "end": pa.int32(), "nth": pa.int32(), "confidence": pa.float64(), "flagged": pa.bool_(),
    "corrected": pa.bool_(), "added": pa.bool_(), "confirm": pa.bool_(), "evidence": pa.list_(pa.string()),
    "decided_at": pa.timestamp("us", tz="UTC"), "date": pa.timestamp("us", tz="UTC"),
}  # fmt: skip
_DECIMALS = ("value", "high")
SCHEMA = pa.schema(
    [(name, _TYPES.get(name, pa.string())) for name in ALL] + [(f"{name}_decimal", _DECIMAL) for name in _DECIMALS]
)
"""`value` and `high` are strings; `value_decimal` and `high_decimal` the same as decimal128(38, 10), or null."""

_GROUP = 20_000
"""Rows held in memory before they are written as a row group."""


class _Table:
    def __init__(self, out: Outputs) -> None:
        self._writer = pq.ParquetWriter(out.path(), SCHEMA, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def write(self, document: Document) -> Sequence[Reviewed]:
        self._rows += [_row(row) for row in rows_of(document)]
        if len(self._rows) >= _GROUP:
            self._flush()
        return document.facts

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self._rows, SCHEMA))
        self._rows = []


def writer(out: Outputs, options: Options) -> Writer:
    """Writes row groups to the export's own file."""
    return _Table(out)


def claims(path: Path) -> Iterator[Claim | FormatError]:
    """What the rows of a table say, bad rows in their place."""
    try:
        with pq.ParquetFile(path) as table:
            number = 0
            for batch in table.iter_batches(batch_size=_GROUP):
                for row in batch.to_pylist():
                    number += 1
                    if isinstance(row.get("decided_at"), datetime):
                        row["decided_at"] = row["decided_at"].astimezone(UTC).isoformat(timespec="microseconds")
                    try:
                        yield claim_of(row, f"{path.name}, row {number}")
                    except FormatError as error:
                        yield error
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from error
    except pa.ArrowException as error:
        raise FormatError(f"{path}: not Parquet ({error})") from error


def _row(row: dict[str, Any]) -> dict[str, Any]:
    row |= {f"{name}_decimal": _decimal(row.get(name)) for name in _DECIMALS}
    row["original"] = None if row["original"] is None else json.dumps(row["original"], ensure_ascii=False)
    for name in ("decided_at", "date"):
        row[name] = datetime.fromisoformat(row[name]) if row[name] else None
    return row


def _decimal(text: str | None) -> Decimal | None:
    """The number, where a decimal of the column's size holds it exactly."""
    try:
        value = Decimal(text) if text else None
    except InvalidOperation:
        return None
    if value is None or not value.is_finite():
        return None
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return value if exponent >= -_SCALE and value.adjusted() < 38 - _SCALE else None
