"""`zhupi journal`: what is in a journal, whether it is sound, journals brought together, what lost its place."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.journals import existing_journal, journal_options, opened_journal
from tui.commands.lost import command as lost
from tui.commands.output import complain, destination, print_text, stop

if TYPE_CHECKING:
    from tui.review.checking import Report


@click.group()
def command() -> None:
    """Check a journal, bring journals together, print events, list decisions that lost their place.

    --journal FILE names the journal; without it, it is the one in your data folder.
    """


@command.command()
@journal_options
def check(journal: Path | None, reviewer: str | None) -> None:
    """Look through the whole journal for damage, and count what is in it.

    Exit code 1 where it is damaged: the next start of Zhupi sets it aside and keeps all that can be read.
    """
    from tui.review.checking import check as look_through

    with opened_journal(existing_journal(journal), reviewer) as kept:
        report = look_through(kept)
        print_text(_described(kept.path, report))
    if report.faults:
        sys.exit(1)


@command.command()
@click.argument("others", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@journal_options
def merge(others: tuple[Path, ...], journal: Path | None, reviewer: str | None) -> None:
    """Take in the events of other journals, which are only read; doing so again changes nothing."""
    from tui.review.errors import JournalError
    from tui.review.merging import merge_file

    whole = True
    with opened_journal(journal, reviewer) as kept:
        for other in others:
            try:
                complain(f"{other}: {merge_file(kept, other, complain)} new events")
            except JournalError as error:
                complain(str(error))
                whole = False
    if not whole:
        sys.exit(2)


@command.command()
@journal_options
@click.option("--article", help="Only events on this article, by its path in the archive.")
@click.option("--since", metavar="DATE", help="Only events from this date or time on (UTC, 2026-01-31).")
def log(journal: Path | None, reviewer: str | None, article: str | None, since: str | None) -> None:
    """Print events, oldest first, as JSON Lines: who did what when, from what to what.

    --reviewer NAME prints only that reviewer's.
    """
    from tui.review.formats.event_lines import event_line

    with opened_journal(existing_journal(journal), reviewer) as kept:
        try:
            with destination(None) as write:
                for event in kept.events():
                    is_asked_for = reviewer in (None, event.reviewer) and article in (None, event.article)
                    if is_asked_for and event.at >= (since or ""):
                        write(f"{event_line(event)}\n")
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            stop(f"standard output: {error.strerror or error}")


command.add_command(lost, "lost")


def _described(path: Path, report: "Report") -> str:
    from tui.review.events import is_ahead

    lines = [f"{path}: {'damaged' if report.faults else 'sound'}", *(f"  {fault}" for fault in report.faults)]
    if not report.faults:
        passed = f" and {report.unreadable} that this Zhupi cannot read" if report.unreadable else ""
        lines.append(f"  {report.events} events{passed}; texts that they are about: {report.texts}")
    for name, own in report.reviewers.items():
        counts = [f"{count} {state}" for state, count in sorted(own.states.items()) if state != "undecided"]
        counts += [f"{own.flagged} flagged"] if own.flagged else []
        lines.append(f"  {name}: {', '.join(counts) or 'nothing decided'} (events: {own.events})")
        ahead = ", which is yet to come" if is_ahead(own.last) else ""
        lines.append(f"    {own.first[:16]} to {own.last[:16]} UTC{ahead}")
    return "\n".join(lines)
