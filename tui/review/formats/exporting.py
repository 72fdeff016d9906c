"""Exporting: facts with decisions written in a format, read back, and only then given their name.

    done = export(from_catalog(catalog), "csv", Path("facts.csv"), journal=journal)

Works in a thread of its own: `report(step)` is told how far each phase is, `stop` ends it with nothing written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event as Stop
from typing import Any

from tui.review.formats import event_lines, placing
from tui.review.formats.joining import Selection, join
from tui.review.formats.model import Document, FormatError, Options, Outputs
from tui.review.formats.registry import FORMATS
from tui.review.formats.sources import Chosen, Source
from tui.review.formats.staging import Printed, Staged
from tui.review.formats.steps import Phase, Step
from tui.review.journal import Journal

_EVERY = 100
"""Events and facts between two reports."""

EVERYTHING = Selection()
PLAIN = Options()


@dataclass(slots=True)
class Exported:
    """What an export did. `problems` are lines for people; nothing was written where it was `stopped`.

    `facts` counts a fact once for each reviewer; `orphans` are acts on words that are not in their articles any more;
    `files` are what was written, the export's own first.
    """

    articles: int = 0
    facts: int = 0
    events: int = 0
    orphans: int = 0
    stopped: bool = False
    files: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def export(
    source: Source,
    format_name: str,
    output: Path | None,
    *,
    journal: Journal | None = None,
    selection: Selection = EVERYTHING,
    options: Options = PLAIN,
    report: Callable[[Step], object] = lambda step: None,
    stop: Stop | None = None,
) -> Exported:
    """Write a source's facts, with what the journal says of them, to a file or folder (None: to standard output).

    Raises FormatError, with the old file left as it was, where the export cannot be written or reads back as something
    else than was written; and whatever the source or the journal raise.
    """
    work = _Export(source, format_name, journal, selection, options, report, stop or Stop())
    try:
        if output is None:
            work.write(Printed())
        else:
            work.write_to(Staged(output, work.format.folder))
    except BrokenPipeError:
        raise  # whoever read standard output has seen enough
    except OSError as error:
        raise FormatError(f"{output or 'standard output'}: {error.strerror or error}") from error
    return work.done


class _Export:
    """One export under way."""

    def __init__(
        self,
        source: Source,
        format_name: str,
        journal: Journal | None,
        selection: Selection,
        options: Options,
        report: Callable[[Step], object],
        stop: Stop,
    ) -> None:
        self.format = FORMATS[format_name]
        self.format.check()
        if not self.format.reviewers and selection.reviewer is None:
            selection = replace(selection, final=True)
        self._source = source
        self._journal = journal
        self._selection = selection
        self._reviewers = _reviewers(journal, selection)
        self._options = options
        self._report = report
        self._stop = stop
        self._hashes: set[str] = set()
        self._articles: set[str] = set()
        self.done = Exported()

    def write_to(self, staged: Staged) -> None:
        """Write to files that take their names when all of them are whole and were read back."""
        try:
            written = self.write(staged)
            if not self._is_stopped():
                self._write_events(staged)
            if not self._is_stopped():
                staged.finish()
                self._read_back(staged, written)
            if not self._is_stopped():
                self.done.files = staged.commit()
        finally:
            staged.discard()

    def _is_stopped(self) -> bool:
        self.done.stopped = self.done.stopped or self._stop.is_set()
        return self.done.stopped

    def write(self, out: Outputs) -> "_Tally":
        """Write all documents; return what a reader must find."""
        writer = self.format.writer(out, self._options)
        texts = out.beside(placing.SUFFIX) if self._options.text and not self.format.texts else None
        written = _Tally()
        for document in self._documents():
            told = writer.write(document)
            for fact in told:
                written.add(document.text_sha256, fact.record)
            self.done.facts += len(document.facts if self.format.states else told)
            if texts is not None:
                texts.write(f"{placing.text_line(document)}\n")
        writer.close()
        return written

    def _documents(self) -> Iterator[Document]:
        for number, chosen in enumerate(self._source.articles, 1):
            if self._stop.is_set():
                self.done.stopped = True
                return
            if chosen is not None:
                document = self._document(chosen)
                self.done.articles += 1
                self._hashes.add(document.text_sha256)
                self._articles.add(document.article)
                yield document
            self._report(Step(Phase.WRITING, number, self._source.total))

    def _document(self, chosen: Chosen) -> Document:
        joined = join(chosen, self._journal, self._reviewers, self._selection)
        self.done.problems += joined.problems
        self.done.orphans += len(joined.orphans)
        return joined.document

    def _write_events(self, staged: Staged) -> None:
        """The trail beside the tables: all events on the articles, on earlier texts of theirs, too, in order."""
        if self._journal is None or self.format.texts:
            return
        stream = staged.beside(event_lines.SUFFIX)
        who = self._selection.reviewer
        for number, event in enumerate(self._journal.each_event()):
            if self._stop.is_set():
                return
            if number % _EVERY == 0:
                self._report(Step(Phase.EVENTS, self.done.events, 0))
            if (event.key.text_sha256 in self._hashes or event.article in self._articles) and who in (
                None,
                event.reviewer,
            ):
                stream.write(f"{event_lines.event_line(event)}\n")
                self.done.events += 1

    def _read_back(self, staged: Staged, written: "_Tally") -> None:
        """Look at what was written as somebody would who imports it: the same spans, every quote at its place."""
        texts = placing.Texts(staged.written(placing.SUFFIX))
        checked = self._options.text or self.format.texts
        found = _Tally()
        self._report(Step(Phase.READING_BACK, 0, written.count))
        for claim in self.format.claims(Path(staged.path())):
            if self._stop.is_set():
                return
            if isinstance(claim, FormatError):
                raise claim
            if checked:
                texts.placed(claim)
            found.add(claim.text_sha256, claim.record)
            if found.count % _EVERY == 0:
                self._report(Step(Phase.READING_BACK, found.count, written.count))
        if found != written:
            count = f"{written.count} facts were written, {found.count} read back"
            raise FormatError(f"{staged.target}: the export reads back as something else ({count}); nothing was kept")


@dataclass(slots=True)
class _Tally:
    """Spans, whatever their order, in constant memory: how many, and the sum of their hashes."""

    count: int = 0
    sum: int = 0

    def add(self, text_sha256: str, record: Mapping[str, Any]) -> None:
        """Count a span in."""
        self.count += 1
        self.sum += hash((text_sha256, record["kind"], record["start"], record["end"]))


def _reviewers(journal: Journal | None, selection: Selection) -> Sequence[str]:
    """Whose decisions are asked for, by name."""
    if journal is None:
        return ()
    return [selection.reviewer] if selection.reviewer is not None else journal.reviewers()
