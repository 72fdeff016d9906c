"""`zhupi import`: decisions out of files into the journal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tui.commands.export import NAMES
from tui.commands.journals import opened_journal
from tui.commands.output import complain, stop


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--format", "format_", type=click.Choice(NAMES), help="What the files are, where names do not tell.")
@click.option("--journal", type=click.Path(path_type=Path), help="The journal that takes the decisions.")
@click.option("--reviewer", help="Whose decisions these are, where a file does not say (default: your login name).")
def command(files: tuple[Path, ...], format_: str | None, journal: Path | None, reviewer: str | None) -> None:
    """Take decisions out of exports, Zhupi's own or those of doccano, Label Studio, brat and others.

    Where events stand beside an export they are taken over as they are, so that it restores every state, note and
    step. Importing a file again changes nothing more. What does not stand in its text is told, a line each.
    """
    from tui.review.formats.importing import import_file
    from tui.review.formats.model import FormatError

    whole = True
    with opened_journal(journal, reviewer) as kept:
        for file in files:
            try:
                with _progress() as report:
                    done = import_file(file, kept, reviewer=kept.reviewer, format_name=format_, report=report)
            except FormatError as error:
                stop(str(error))
            for problem in done.problems:
                complain(problem)
            taken = f"{done.decisions} new decisions from {done.claims} facts"
            complain(f"{file}: {taken}, {done.events} new events; {done.refused} not taken")
            whole = whole and not done.problems
    if not whole:
        sys.exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """A line on standard error that counts, where that is a terminal."""
    shown = sys.stderr.isatty()

    def report(claims: int) -> None:
        if shown:
            click.echo(f"\r{claims} facts looked at", err=True, nl=False)

    yield report
    if shown:
        click.echo("\r" + " " * 40 + "\r", err=True, nl=False)
