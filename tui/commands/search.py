"""`zhupi search`: articles that a query finds."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.catalogue import catalogue
from tui.commands.output import print_text, stop

if TYPE_CHECKING:
    from tui.archive.search import Hit


@click.command()
@click.argument("query")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def command(query: str, path: Path, format_: str) -> None:
    """Print the articles of an archive that a query finds, each with the sentence of its first hit.

    Words, "phrases", AND, OR, NOT and brackets; date:2021-03..2021-06, ticker:600648.SH, kind:measure, actor:上海海关,
    indicator:, unit:CNY, value:>1e12, category:, path:, title:.
    """
    from tui.archive.query import QueryError, parse

    try:
        wanted = parse(query)
    except QueryError as error:
        stop(f"{error.message} (at character {error.at + 1} of the query)")
    with catalogue(path) as catalog:
        found = catalog.search(wanted)
        for hit in catalog.hits(found.query, found.ids):
            print_text(_hit_line(hit) if format_ == "jsonl" else _hit_text(hit))


def _hit_line(hit: "Hit") -> str:
    import json
    from dataclasses import asdict

    row = asdict(hit) | {"date": hit.date.isoformat() if hit.date else None}
    del row["id"]
    return json.dumps(row, ensure_ascii=False)


def _hit_text(hit: "Hit") -> str:
    date = hit.date.date().isoformat() if hit.date else "no date"
    return f"{date}  {hit.article}\n    {' '.join(hit.snippet.split())}"
