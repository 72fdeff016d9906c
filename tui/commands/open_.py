"""`zhupi open`: the three panes."""

from pathlib import Path

import click

from tui.commands.config import config_option


@click.command("open")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--journal", type=click.Path(path_type=Path), help="Keep decisions in this file.")
@click.option("--reviewer", help="Whose decisions these are (default: your login name).")
@config_option
@click.option(
    "--ambiguous-width",
    type=click.Choice(["auto", "1", "2"]),
    help="Cells that the terminal draws for “ ” … — ①; auto asks it (default: what the config file says).",
)
def command(
    path: Path | None,
    journal: Path | None,
    reviewer: str | None,
    config_file: Path | None,
    ambiguous_width: str | None,
) -> None:
    """Open a folder or a file in the three panes."""
    from tui.commands.launch import launch

    launch(path, journal, reviewer, config_file, ambiguous_width)
