"""`zhupi search`: articles that a query finds."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.catalogue import catalogue
from tui.commands.journals import journal_options, states_of
from tui.commands.output import destination
from tui.commands.queries import read_query, save_query

if TYPE_CHECKING:
    from tui.archive.search import Hit

_PAGE = 200


@click.command()
@click.argument("query")
@click.argument("path", type=click.Path(path_type=Path, readable=False))
@click.option("--format", "format_", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--save", metavar="NAME", help="Keep the query for this archive: @NAME stands for it.")
@journal_options
def command(query: str, path: Path, format_: str, save: str | None, journal: Path | None, reviewer: str | None) -> None:
    """Print the articles of an archive that a query finds, each with the sentence of its first hit.

    Words, "phrases", AND, OR, NOT and brackets; date:2021-03..2021-06, ticker:600648.SH, kind:measure, actor:上海海关,
    indicator:, unit:CNY, value:>1e12, quote:房地产 (a fact's own words), category:, path:, title:, state:undecided (or
    accepted, rejected, skipped, flagged). @NAME is a search that was saved.
    """
    from tui.review.states import JournalStates

    wanted = read_query(query, path, JournalStates.names)
    if save is not None:
        save_query(save, wanted.text, path)
    with states_of(journal, reviewer) as states, catalogue(path) as catalog:
        ids = catalog.search(wanted, states=states).ids
        if not ids:
            click.echo("Nothing is found.", err=True)
        with destination(None) as write:
            for start in range(0, len(ids), _PAGE):
                for hit in catalog.hits(wanted, ids[start : start + _PAGE], states):
                    write(_hit_line(hit) if format_ == "jsonl" else _hit_text(hit))


def _hit_line(hit: "Hit") -> str:
    import json
    from dataclasses import asdict

    row = asdict(hit) | {"date": hit.date.isoformat() if hit.date else None}
    del row["id"]
    return json.dumps(row, ensure_ascii=False) + "\n"


def _hit_text(hit: "Hit") -> str:
    from tui.articles.files import shown

    date = hit.date.astimezone().date().isoformat() if hit.date else "no date   "
    title = f"  {shown(' '.join(hit.title.split()))}" if hit.title else ""
    return f"{date}  {shown(hit.article)}{title}\n    {' '.join(hit.snippet.split())}\n"
