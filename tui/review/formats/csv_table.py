"""CSV (RFC 4180): a row a fact and reviewer, every value as text, no cell that a spreadsheet takes for a formula."""

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tui.facts.tabular import cell, uncell
from tui.review.formats.model import Claim, Document, FormatError, Options, Outputs, Reviewed, Writer
from tui.review.formats.rows import ALL, claim_of, rows_of

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


class _Table:
    def __init__(self, out: Outputs, options: Options) -> None:
        stream = out.main()
        stream.write("\ufeff" if options.bom else "")
        self._rows = csv.writer(stream, lineterminator="\r\n")
        self._rows.writerow(ALL)

    def write(self, document: Document) -> Sequence[Reviewed]:
        self._rows.writerows(map(cell, _texts(row)) for row in rows_of(document))
        return document.facts

    def close(self) -> None:
        pass


def writer(out: Outputs, options: Options) -> Writer:
    """Writes a header, then a row a fact."""
    return _Table(out, options)


def claims(path: Path) -> Iterator[Claim | FormatError]:
    """What the rows of a table say, bad rows in their place. Columns may stand in any order, others among them.

    Spreadsheets in some languages part columns by semicolons: what stands most often in the header does.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header = stream.readline()
            stream.seek(0)
            rows = csv.DictReader(stream, delimiter=max(",;\t", key=header.count))
            missing = {"kind", "quote", "start", "end"}.difference(rows.fieldnames or ())
            if missing:
                raise FormatError(f"{path}: no table of facts; it lacks the columns {', '.join(sorted(missing))}")
            for row in rows:
                where = f"{path.name}:{rows.line_num}"
                try:
                    yield claim_of({name: uncell(text) for name, text in row.items() if isinstance(text, str)}, where)
                except FormatError as error:
                    yield error
    except (UnicodeDecodeError, csv.Error) as error:
        raise FormatError(f"{path}: not CSV in UTF-8 ({error})") from error
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from error


def _texts(row: Mapping[str, Any]) -> Iterator[Any]:
    for name in ALL:
        value = row.get(name)
        if value is True or value is False:
            yield "true" if value else "false"
        elif name == "original" and value is not None:
            yield json.dumps(value, ensure_ascii=False)
        else:
            yield value
