"""The catalogue of an archive, for commands that ask it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.output import complain, stop

if TYPE_CHECKING:
    from tui.archive.catalog import Catalog
    from tui.archive.progress import Progress


@contextmanager
def catalogue(path: Path) -> "Iterator[Catalog]":
    """The catalogue of an archive, brought up to date."""
    from tui.archive.catalog import Catalog
    from tui.archive.store import CatalogError, DamagedError
    from tui.articles.files import ArticleFileError

    catalog = Catalog(path)
    try:
        with _progress_of_scan() as report:
            catalog.update(report=report)
        if catalog.notice:
            complain(catalog.notice)
        yield catalog
    except DamagedError as error:
        stop(f"{error}; ask again, and it is made anew")
    except (ArticleFileError, CatalogError) as error:
        stop(str(error))
    finally:
        catalog.close()


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
