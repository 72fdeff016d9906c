"""`zhupi rules`: what the rules find, and what reviewers decided on their finds."""

from pathlib import Path

import click

from tui.commands.journals import existing_journal, journal_options, journal_path, opened_journal
from tui.commands.output import complain, print_text


@click.command()
@journal_options
def command(journal: Path | None, reviewer: str | None) -> None:
    """List the rules: what each finds, how often it was right, in annotated articles and in your own review.

    Only facts that were drawn at random tell how often a rule is right. Then the patterns you have adopted.
    """
    from tui.config import patterns_path
    from tui.facts.explain import explain_rules
    from tui.facts.extract import RULES
    from tui.review.patterns import PatternsError, load
    from tui.review.precision import explain_precision, precision

    if journal is None and not journal_path(None).exists():
        text = explain_rules(RULES)
    else:
        with opened_journal(existing_journal(journal), reviewer) as kept:
            text = explain_precision(RULES, precision(kept.events(), [reviewer] if reviewer else None))
    try:
        patterns = load(patterns_path())
    except PatternsError as error:
        complain(str(error))
        patterns = []
    listed = "".join(f"\n  {pattern.name}: {pattern.doubt}" for pattern in patterns)
    print_text(f"{text}\n\nadopted patterns{listed}" if listed else text)
