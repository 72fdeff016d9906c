"""`zhupi facts`: facts across an archive, and a series of values drawn."""

import shutil
import sys
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.commands.catalogue import catalogue, patterns_option
from tui.commands.journals import journal_options, states_of
from tui.commands.output import destination, stop
from tui.commands.queries import read_query

if TYPE_CHECKING:
    from tui.archive.across import FactHit, Point
    from tui.archive.catalog import Catalog
    from tui.archive.query import Query
    from tui.archive.states import States

_HEIGHT = 18


@click.command()
@click.argument("path", type=click.Path(path_type=Path, readable=False))
@click.option("--where", default="", metavar="QUERY", help="Only the facts that it asks for (see `search`), or @NAME.")
@click.option("--format", "format_", type=click.Choice(["text", "jsonl", "csv"]), default="text", show_default=True)
@click.option("--series", metavar="INDICATOR", help="Draw the values of this indicator by date; --unit says in what.")
@click.option("--unit", help="The unit of the series: CNY, %, pp …")
@click.option("--similar", is_flag=True, help="Take in all indicators that have the words of INDICATOR in them.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file; it appears when whole."
)
@patterns_option(True)
@journal_options
def command(
    path: Path, where: str, format_: str, series: str | None, unit: str | None, similar: bool, output: Path | None,
    patterns: bool, journal: Path | None, reviewer: str | None,
) -> None:  # fmt: skip
    """Print the facts of an archive over time: of a security, an indicator, an actor; oldest article first.

    --where ticker:600648.SH, --where "quote:房地产 kind:measure", --where "actor:上海海关 date:2021",
    --series 进出口总额 --unit CNY. A query that asks for
    facts gives those, any other gives all facts of the articles that it finds.
    """
    from tui.review.states import JournalStates

    query = read_query(where, path, JournalStates.names)
    if series is None and (unit or similar):
        stop("--unit and --similar belong to --series")
    if series is not None and not series.strip():
        stop("--series needs the name of an indicator")
    with states_of(journal, reviewer) as states, catalogue(path, patterns=patterns) as catalog:
        unit = unit and _unit(unit)
        points = None if series is None else _points(catalog, series, unit, not similar, query, states)
        hits = iter(_hits(catalog, query, states, points))
        first = list(islice(hits, 1))
        if not first:
            click.echo("Nothing is found.", err=True)
        try:
            with destination(output, [path]) as write:
                if points and format_ == "text":
                    write(_drawn(points, series or "", unit or ""))
                for part in _lines(chain(first, hits), format_):
                    write(part)
        except BrokenPipeError:
            raise  # the reader of the pipe has seen enough; click ends quietly
        except OSError as error:
            stop(f"{output or 'standard output'}: {error.strerror or error}")


def _points(
    catalog: "Catalog", series: str, unit: str | None, whole: bool, query: "Query", states: "States | None"
) -> "list[Point]":
    """The points of the series; ends the command where there are none or the unit was not said."""
    points = catalog.series(series, unit, whole=whole, query=query, states=states) if unit else []
    if not points:
        known = catalog.units(series, whole=whole, query=query, states=states)
        listed = ", ".join(f"{name} ({count})" for name, count in known[:8])
        stated = f"it is stated in {listed}" if listed else f"no figure here has the indicator “{series}”"
        if whole and not listed and catalog.units(series, whole=False, query=query, states=states):
            stated += "; --similar takes in those that have the words in it"
        stop(f"no dated figures of “{series}” in {unit}; {stated}" if unit else f"--series needs a --unit; {stated}")
    return points


def _unit(unit: str) -> str:
    from tui.facts.unit_names import unit_named

    return unit_named(unit) or unit


def _hits(
    catalog: "Catalog", query: "Query", states: "States | None", points: "list[Point] | None"
) -> "Iterable[FactHit]":
    from array import array

    from tui.archive.across import FactsFound

    if points is None:
        return catalog.all_fact_hits(catalog.facts(query, states))
    found = FactsFound(array("q", (point.id for point in points)), array("q", (point.number for point in points)))
    return catalog.all_fact_hits(found)


def _lines(hits: "Iterable[FactHit]", format_: str) -> Iterable[str]:
    from tui.facts.tabular import COLUMNS, csv_header, csv_line, json_line

    columns = (*COLUMNS, "title", "date")
    if format_ == "text":
        yield from map(_text, hits)
    elif format_ == "csv":
        yield csv_header(columns)
        yield from (csv_line(_row(hit), columns) for hit in hits)
    else:
        yield from (json_line(_row(hit)) for hit in hits)


def _row(hit: "FactHit") -> dict[str, Any]:
    """The record of a fact, and its article's title and date."""
    return hit.record | {"title": hit.title, "date": hit.date.isoformat() if hit.date else None}


def _text(hit: "FactHit") -> str:
    from tui.articles.files import shown
    from tui.facts.describe import statement
    from tui.facts.fact import fact_of

    fact = fact_of(hit.record)
    date = hit.date.astimezone().date().isoformat() if hit.date else "no date   "
    quote = " ".join(fact.quote.split())
    doubt = f"  ? {fact.doubt}" if fact.doubt else ""
    return f"{date}  {quote}  [{fact.kind}]  {statement(fact)}{doubt}\n            {shown(hit.record['article'])}\n"


def _drawn(points: "list[Point]", series: str, unit: str) -> str:
    from tui.archive.drawing import draw

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 80
    drawing = draw(points, unit, width, _HEIGHT)
    title = " ".join("".join(char for char in series if char.isprintable()).split())
    return "\n".join((f"{title}, {drawing.caption}", "", *drawing.lines, "", ""))
