"""`zhupi export`: facts with what was decided on them, for other programs."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.catalogue import adopted, catalogue, patterns_option
from tui.commands.journals import states_of
from tui.commands.output import complain, stop
from tui.commands.queries import read_query

if TYPE_CHECKING:
    from tui.review.formats.exporting import Exported
    from tui.review.formats.sources import Source
    from tui.review.formats.steps import Step
    from tui.review.states import JournalStates

NAMES = ("jsonl", "csv", "parquet", "doccano", "label_studio", "brat", "web_annotation", "spacy")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--format", "format_", type=click.Choice(NAMES), default="jsonl", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write here; brat and spacy make a folder. All appears when whole.",
)
@click.option("--state", "states", metavar="STATE,…", default="", help="Only facts in these states.")
@click.option("--kind", "kinds", metavar="KIND,…", default="", help="Only these: figure, measure, ticker.")
@click.option("--where", default="", metavar="QUERY", help="Only the facts that it asks for (see `search`), or @NAME.")
@click.option("--reviewer", help="Only this reviewer's decisions; without it everybody's, side by side.")
@click.option("--final", is_flag=True, help="One decision a fact: what reviewers agree on, or what was adjudicated.")
@click.option("--journal", type=click.Path(path_type=Path, readable=False), help="The journal with the decisions.")
@patterns_option(True)
@click.option("--with-text/--no-text", default=True, help="Write the texts, too.  [default: with-text]")
@click.option("--bom", is_flag=True, help="Begin a CSV with a byte order mark, for Excel.")
def command(
    paths: tuple[Path, ...], format_: str, output: Path | None, states: str, kinds: str, where: str,
    reviewer: str | None, final: bool, journal: Path | None, patterns: bool, with_text: bool, bom: bool,
) -> None:  # fmt: skip
    """Write the facts of files and folders with what was decided on them.

    States are undecided, accepted, rejected, skipped and, beside these, corrected, added and flagged. Every export
    stands beside its texts, is read back before it takes its name, and can be imported again; docs/exports.md shows
    each format.
    """
    from tui.review.formats.exporting import export
    from tui.review.formats.joining import Selection
    from tui.review.formats.model import FormatError, Options
    from tui.review.formats.staging import loss_by

    if output is not None and (loss := loss_by(output, paths)):
        stop(f"{output}: {loss}")
    if reviewer is not None and final:
        stop("--reviewer and --final exclude each other")
    selection = Selection(reviewer, final, _states(states), _kinds(kinds))
    problems: list[str] = []
    with ExitStack() as stack:
        known = stack.enter_context(states_of(journal, reviewer))
        source = _source(stack, paths, where, known, problems, patterns)
        report = stack.enter_context(_progress())
        try:
            done = export(
                source, format_, output, journal=known.journal if known else None, selection=selection,
                options=Options(with_text, bom), report=report,
            )  # fmt: skip
        except FormatError as error:
            stop(str(error))
    _tell(done, [*problems, *done.problems])


def _source(
    stack: ExitStack, paths: Sequence[Path], where: str, states: "JournalStates | None", problems: list[str],
    patterns: bool,
) -> "Source":  # fmt: skip
    """Folders through their catalogues, files as they are; with a query all through catalogues."""
    from tui.archive.lens import Clear
    from tui.articles.files import ArticleFileError, find
    from tui.review.formats.sources import Source, from_catalog, from_files
    from tui.review.states import JournalStates

    sources, lens = [], adopted() if patterns else Clear()
    try:
        for path in paths:
            if where or path.is_dir():
                query = read_query(where, path, JournalStates.names) if where else None
                catalog = stack.enter_context(catalogue(path, patterns=patterns))
                problems += [f"{problem.path}: {problem.message}" for problem in catalog.problems()]
                sources.append(from_catalog(catalog, query, states, states.journal if states else None))
            else:
                sources.append(from_files(find([path]), problems, lens))
    except ArticleFileError as error:
        stop(str(error))
    return Source(sum(source.total for source in sources), chain.from_iterable(source.articles for source in sources))


def _states(names: str) -> frozenset[str]:
    from tui.review.formats.joining import STATES

    return _named(names, STATES, "state")


def _kinds(names: str) -> frozenset[str]:
    from tui.facts.fact import OWN

    return _named(names, tuple(OWN), "kind")


def _named(names: str, known: Sequence[str], what: str) -> frozenset[str]:
    found = frozenset(filter(None, (name.strip() for name in names.split(","))))
    for name in sorted(found.difference(known)):
        stop(f"there is no {what} “{name}”; there are {', '.join(known)}")
    return found


def _tell(done: "Exported", problems: Sequence[str]) -> None:
    for problem in problems:
        complain(problem)
    if done.files:
        main, *beside = done.files
        more = f"; beside it {', '.join(path.name for path in beside)}" if beside else ""
        articles = "1 article" if done.articles == 1 else f"{done.articles} articles"
        complain(f"{main}: {done.facts} facts of {articles}{more}")
    if done.orphans:
        complain(
            f"{done.orphans} decisions are on words that are not in their articles any more; the journal keeps them"
        )
    if problems:
        sys.exit(1)


@contextmanager
def _progress() -> "Iterator[Callable[[Step], None]]":
    """A line on standard error that says how far each phase is, where that is a terminal."""
    shown = sys.stderr.isatty()

    def report(step: "Step") -> None:
        if shown:
            percent = f" ({step.share:.0%})" if step.total else ""
            click.echo(f"\r{f'{step}{percent}':<60}", err=True, nl=False)

    yield report
    if shown:
        click.echo("\r" + " " * 60 + "\r", err=True, nl=False)
