"""`zhupi index`: bring a catalogue up to date."""

from pathlib import Path

import click

from tui.commands.catalogue import catalogue
from tui.commands.output import complain, print_text


@click.command()
@click.argument("path", type=click.Path(path_type=Path, readable=False))
def command(path: Path) -> None:
    """Read what is new or changed in an archive, so that it can be searched."""
    with catalogue(path) as catalog:
        problems = catalog.problems()
        for problem in problems:
            complain(f"{problem.path}: {problem.message}")
        files = len(catalog.ids())
    unread = f"; {len(problems):,} could not be read" if problems else ""
    print_text(f"{files:,} {'file is' if files == 1 else 'files are'} in the catalogue{unread}")
