"""`zhupi journal lost`: decisions of a whole archive that lost their place, and what is to become of them."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.commands.catalogue import catalogue
from tui.commands.journals import existing_journal, journal_options, opened_journal
from tui.commands.output import complain, destination, stop

if TYPE_CHECKING:
    from tui.archive.catalog import Catalog
    from tui.review.events import Deed
    from tui.review.journal import Journal
    from tui.review.lost import Candidate, Looked, Lost

_SHORT = 8
"""Characters of an event's name that tell it from others."""


@click.command()
@click.argument("path", type=click.Path(path_type=Path, readable=False))
@click.option("--format", "format_", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Also those that were kept as they are.")
@click.option("--place", "places", type=(str, int), metavar="NAME START", multiple=True, help="Put it onto a fact.")
@click.option("--drop", "drops", metavar="NAME", multiple=True, help="Let it hold no more.")
@click.option("--keep", "keeps", metavar="NAME", multiple=True, help="Leave it as it is, and list it no more.")
@journal_options
def command(
    path: Path, format_: str, everything: bool, places: Sequence[tuple[str, int]], drops: Sequence[str],
    keeps: Sequence[str], journal: Path | None, reviewer: str | None,
) -> None:  # fmt: skip
    """List your decisions on an archive's articles that are to be confirmed again or fit nowhere any more.

    Each has a NAME, the beginning of its event's, and the facts that it may belong to, with the offset at which each
    begins. --place NAME START puts it onto one of these; --drop and --keep settle it, and --keep confirms what is to be
    confirmed. What is done is an event, which `u` in the app takes back.
    """
    from tui.articles.files import ArticleFileError
    from tui.review.lost import look_for_lost

    with opened_journal(existing_journal(journal), reviewer) as kept, catalogue(path, patterns=True) as catalog:
        found: list[Lost] = []
        with _progress() as report:
            for step in look_for_lost(catalog, kept):
                found += step.found
                report(step)
        try:
            if places or drops or keeps:
                deeds = list(_resolved(catalog, kept, found, places, drops, keeps))
                kept.record(deeds)
                complain(f"{len(places) + len(drops) + len(keeps)} decisions settled; u in the app takes it back")
            else:
                _list(catalog, kept, [one for one in found if everything or not one.kept], format_)
        except ArticleFileError as error:
            stop(str(error))


def _resolved(
    catalog: "Catalog", journal: "Journal", found: "Sequence[Lost]", places: Sequence[tuple[str, int]],
    drops: Sequence[str], keeps: Sequence[str],
) -> "Iterator[Deed]":  # fmt: skip
    from tui.review import lost

    for name, start in places:
        one = _named(found, name)
        onto = next((fact for fact in lost.candidates(catalog, journal, one) if fact.start == start), None)
        if onto is None:
            stop(f"{name}: no fact that it may belong to begins at {start}")
        yield from lost.placed(one, onto)
    for name in drops:
        yield lost.dropped(_named(found, name))
    for name in keeps:
        yield lost.kept(_named(found, name))


def _named(found: "Sequence[Lost]", name: str) -> "Lost":
    """The one whose event's name begins so; ends the command where there is none or several."""
    fitting = [one for one in found if name and one.event.uid.startswith(name)]
    if len(fitting) != 1:
        stop(f"{name}: {'several' if fitting else 'no'} lost decisions have that name")
    return fitting[0]


def _list(catalog: "Catalog", journal: "Journal", found: "Sequence[Lost]", format_: str) -> None:
    from tui.review.lost import candidates, elsewhere

    with destination(None) as write:
        for one in found:
            onto = [] if one.again else candidates(catalog, journal, one)
            write(_line(one, onto) if format_ == "jsonl" else _text(one, onto))
    again = sum(one.again is not None for one in found)
    complain(f"{again} to confirm again, {len(found) - again} that fit nowhere")
    if count := len(elsewhere(catalog, journal)):
        complain(f"{count} articles of the journal are not in this archive; it may know them from another")


def _line(one: "Lost", onto: "Sequence[Candidate]") -> str:
    told: dict[str, Any] = {
        "name": one.event.uid, "article": one.article, "kind": one.event.key.kind, "quote": one.event.key.quote,
        "reviewer": one.event.reviewer, "at": one.event.at, "decision": json.loads(one.decision.to_json()),
        "confirm": one.again is not None, "kept": one.kept,
        "candidates": [
            {"start": fact.start, "quote": fact.case.key.quote, "likeness": round(fact.likeness, 3)} for fact in onto
        ],
    }  # fmt: skip
    return f"{json.dumps(told, ensure_ascii=False)}\n"


def _text(one: "Lost", onto: "Sequence[Candidate]") -> str:
    event = one.event
    what = "to confirm again" if one.again else "kept as it is" if one.kept else "fits nowhere"
    quote = " ".join(event.key.quote.split())
    head = f"{one.article}: {one.decision.state} {quote} [{event.key.kind}], {event.reviewer} {event.at[:10]}: {what}"
    lines = [f"{head}  ({event.uid[:_SHORT]})"]
    for fact in onto:
        row = fact.case.fact
        around = " ".join(f"…{row['prefix'][-12:]}[{row['quote']}]{row['suffix'][:12]}…".split())
        lines.append(f"    {fact.likeness:.0%} alike, at {fact.start}: {around}")
    return "".join(f"{line}\n" for line in lines)


@contextmanager
def _progress() -> "Iterator[Any]":
    """A line on standard error that says how far it is, where that is a terminal."""
    shown = sys.stderr.isatty()

    def report(step: "Looked") -> None:
        if shown:
            click.echo(f"\r{step.done} of {step.total} articles", err=True, nl=False)

    yield report
    if shown:
        click.echo("\r" + " " * 40 + "\r", err=True, nl=False)
