"""Measures of short texts, as tests ask for them."""

from datetime import UTC, datetime

from tui.articles.read import from_plain
from tui.facts.fact import Measure
from tui.facts.measures import find


def measures(text: str, year: int | None = None) -> list[Measure]:
    date = datetime(year, 3, 1, tzinfo=UTC) if year else None
    return [measure for measure in find(from_plain(text)._replace(date=date)) if not measure.doubt]


def told(text: str, year: int | None = None) -> list[tuple[str | None, str, str]]:
    """Actor, quote and status of each, in an article of a year."""
    return [(measure.actor, measure.quote, measure.status) for measure in measures(text, year)]
