"""The catalogue of an archive, for commands that ask it."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.commands.output import complain, stop

if TYPE_CHECKING:
    from tui.archive.catalog import Catalog
    from tui.archive.progress import Progress
    from tui.archive.scan import Rewritten
    from tui.review.adopted import Adopted

Command = Callable[..., Any]


def patterns_option(default: bool) -> Callable[[Command], Command]:
    """`--patterns/--no-patterns`: whether facts have the doubts of the patterns that were adopted."""
    return click.option(
        "--patterns/--no-patterns", default=default, show_default=True,
        help="Doubt what the patterns doubt that you adopted (see `zhupi patterns`).",
    )  # fmt: skip


@contextmanager
def catalogue(path: Path, *, patterns: bool = False) -> "Iterator[Catalog]":
    """The catalogue of an archive, brought up to date; `patterns`: seen through those that the user has adopted."""
    from tui.archive.catalog import Catalog
    from tui.archive.store import CatalogError, DamagedError
    from tui.articles.files import ArticleFileError

    catalog = Catalog(path)
    if patterns:
        catalog.lens = adopted()
    try:
        with _progress_of_scan() as report:
            outcome = catalog.update(report=report)
        if outcome.rewritten:
            _carry_marks(outcome.rewritten)
        if catalog.notice:
            complain(catalog.notice)
        yield catalog
    except DamagedError as error:
        stop(f"{error}; ask again, and it is made anew")
    except (ArticleFileError, CatalogError) as error:
        stop(str(error))
    finally:
        catalog.close()


def adopted() -> "Adopted":
    """The patterns that the user has adopted; what is wrong with their file is said in a line."""
    from tui.config import patterns_path
    from tui.review.adopted import Adopted

    return Adopted(patterns_path(), complain)


def _carry_marks(rewritten: "Iterable[Rewritten]") -> None:
    """What a reader has starred stays so when its file has changed, whoever notices it."""
    from tui.review.marks import Marks, MarksError, marks_path

    marks = Marks(marks_path())
    try:
        marks.load()
        marks.carry(rewritten)
    except MarksError as error:
        complain(str(error))


@contextmanager
def _progress_of_scan() -> "Iterator[Callable[[Progress], None]]":
    """A line on standard error that says how far a scan is, where that is a terminal."""
    shown = sys.stderr.isatty()

    def report(progress: "Progress") -> None:
        if shown and progress.total:
            left = f", {progress.seconds_left:.0f} s left" if progress.seconds_left is not None else ""
            line = f"{progress.phase}: {progress.done} of {progress.total}, {progress.rate:.0f} a second{left}"
            click.echo(f"\r{line:<70}", err=True, nl=False)

    yield report
    if shown:
        click.echo("\r" + " " * 70 + "\r", err=True, nl=False)
