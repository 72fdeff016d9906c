"""`zhupi agreement`: how far reviewers agree."""

from pathlib import Path

import click

from tui.commands.journals import existing_journal, journal_options, opened_journal
from tui.commands.output import print_text


@click.command()
@journal_options
def command(journal: Path | None, reviewer: str | None) -> None:
    """Say how far the reviewers of a journal agree, with each other and, on facts that came again unseen, themselves.

    With --reviewer only the agreement of that one.
    """
    from tui.review.agreement import agreement, explain_agreement, self_agreement

    with opened_journal(existing_journal(journal), reviewer) as kept:
        events = kept.events()
    between, within = agreement(events), self_agreement(events)
    if reviewer:
        between = [one for one in between if reviewer in one.who]
        within = [one for one in within if reviewer in one.who]
    print_text(explain_agreement(between, within))
