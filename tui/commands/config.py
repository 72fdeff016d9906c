"""`zhupi config`: the settings that hold; and the reading of them for every command that needs them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.output import complain, print_text, stop

if TYPE_CHECKING:
    from tui.config import Config

config_option = click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Read the settings from this file."
)


def settings(file: Path | None) -> "Config":
    """The settings, from a file that was named or the usual one; a file that was named must be there."""
    from tui.config import ConfigError, load

    try:
        return load(file)
    except ConfigError as error:
        stop(str(error))


@click.command("config")
@config_option
def command(config_file: Path | None) -> None:
    """Print the settings that hold, what each is for, and where they are read from; exit code 1 if any is wrong."""

    from tui.config_file import to_toml
    from tui.screens.keymap import Keymap

    config = settings(config_file)
    keymap = Keymap(config.keys)
    state = "" if config.path and config.path.exists() else " (no such file: these are the defaults)"
    print_text(f"# {config.path}{state}\n\n{to_toml(config._replace(keys=keymap.own))}{keymap.as_comments()}")
    problems = [*config.problems, *keymap.problems]
    for problem in problems:
        complain(problem)
    if problems:
        sys.exit(1)
