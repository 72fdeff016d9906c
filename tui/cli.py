"""The commands by name, each a module that imports its rooms when it runs: help is instant."""

from importlib import import_module
from typing import Any

import click

from tui import __version__
from tui.commands import COMMANDS


class _Commands(click.Group):
    """`zhupi PATH` opens PATH; a file that is named like a command is opened by `zhupi open NAME`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with a whole sentence."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(limit=200)) for name, one in commands if one])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if not args or (args[0] not in COMMANDS and args[0] not in own):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command; what the system refuses it and no module foresaw is said in one line, too."""
        try:
            return super().main(*args, **extra)
        except (OSError, RuntimeError) as error:
            # Without a home nobody knows where journals lie; any other RuntimeError is a mistake of ours.
            if isinstance(error, RuntimeError) and "home directory" not in str(error):
                raise
            from tui.commands.output import refused

            refused(error)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`zhupi PATH` is short for `zhupi open PATH`; `zhupi` alone opens the article that comes with Zhupi.",
)
@click.version_option(__version__, prog_name="zhupi")
def main() -> None:
    """Read archives of articles and review the measures, figures and tickers they state."""
