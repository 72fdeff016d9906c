"""`zhupi rules`: what the rules find."""

import click

from tui.commands.output import print_text


@click.command()
def command() -> None:
    """List the rules: what each finds, how often it was right."""
    from tui.facts.explain import explain_rules
    from tui.facts.extract import RULES

    print_text(explain_rules(RULES))
