"""`zhupi patterns`: what was learned from rejections."""

from pathlib import Path

import click

from tui.commands.journals import existing_journal, journal_options, journal_path, opened_journal
from tui.commands.output import print_text, stop


@click.command()
@journal_options
@click.option("--adopt", "name", metavar="NAME", help="Adopt the proposed pattern of this name.")
@click.option("--drop", "gone", metavar="NAME", help="Take an adopted pattern away.")
def command(journal: Path | None, reviewer: str | None, name: str | None, gone: str | None) -> None:
    """List the patterns that are adopted, and those that three and more like rejections propose.

    A pattern adds a doubt to finds that match it; it is a line of patterns.toml in your config folder. It is proposed
    only where it matches nothing that was accepted.
    """
    from tui.config import patterns_path
    from tui.review.learning import Learner
    from tui.review.patterns import PatternsError, adopt, drop, load

    path = patterns_path()
    learner = Learner()
    if journal is not None or journal_path(None).exists():
        with opened_journal(existing_journal(journal), reviewer) as kept:
            learner.take_events(kept.events())
    try:
        if gone is not None and not drop(path, gone):
            stop(f"{path}: there is no pattern “{gone}”")
        proposals = learner.proposals(load(path))
        if name is not None:
            wanted = next((one for one in proposals if one.pattern.name == name), None)
            if wanted is None:
                stop(f"no pattern “{name}” is proposed")
            adopt(path, wanted.pattern, wanted.note)
            proposals.remove(wanted)
        adopted = load(path)
    except PatternsError as error:
        stop(str(error))
    lines = [f"adopted, in {path}:", *(f"  {one.name}: {one.doubt}" for one in adopted)] if adopted else []
    for one in proposals:
        lines.append(
            f"proposed: {one.pattern.name}: {one.pattern.doubt}; {one.rejected} rejected, {one.accepted} accepted"
        )
        lines += [f"    {example}" for example in one.examples]
    print_text("\n".join(lines) or "No pattern is adopted, and none is proposed yet.")
