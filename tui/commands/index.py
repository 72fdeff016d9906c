"""`zhupi index`: bring a catalogue up to date."""

from pathlib import Path

import click

from tui.commands.catalogue import catalogue
from tui.commands.output import complain


@click.command()
@click.argument("path", type=click.Path(path_type=Path, readable=False))
def command(path: Path) -> None:
    """Read what is new or changed in an archive, so that it can be searched."""
    with catalogue(path) as catalog:
        for problem in catalog.problems():
            complain(f"{problem.path}: {problem.message}")
