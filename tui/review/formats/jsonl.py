"""JSON Lines: the contract's record of a fact and what was decided on it, a line a fact and reviewer."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.review.formats.lines import json_lines, json_text
from tui.review.formats.model import Claim, Document, FormatError, Options, Outputs, Reviewed, Writer
from tui.review.formats.rows import claim_of, rows_of


class _Lines:
    def __init__(self, out: Outputs) -> None:
        self._stream = out.main()

    def write(self, document: Document) -> Sequence[Reviewed]:
        self._stream.write("".join(f"{json_text(row)}\n" for row in rows_of(document)))
        return document.facts

    def close(self) -> None:
        pass


def writer(out: Outputs, options: Options) -> Writer:
    """Writes facts to the export's own file."""
    return _Lines(out)


def claims(path: Path) -> Iterator[Claim | FormatError]:
    """What the lines of a file say, bad lines in their place."""
    for where, line in json_lines(path):
        if isinstance(line, FormatError):
            yield line
            continue
        try:
            yield claim_of(line, where)
        except FormatError as error:
            yield error
