"""Checks of a figure against the archive: the same indicator of the same time in other articles.

    results = against_archive(catalog, entry_id, article.date, index, figure)    # in a worker

Only articles of about the same time that name the same indicator, period and unit are compared, and only what is
alike or ten thousand times apart is told: later articles revise what earlier ones said.
"""

from array import array
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from tui.archive.across import FactsFound
from tui.archive.catalog import Catalog
from tui.facts.fact import Figure, fact_of
from tui.review.amounts import amount_of, slipped
from tui.review.checks import Check

_APART = timedelta(days=60)
_MOST = 200
"""Figures of an indicator that are looked at, at most: the nearest in time."""

_SPECIFIC = 4


def against_archive(catalog: Catalog, id_: int, date: datetime | None, index: int, figure: Figure) -> list[Check]:
    """What other articles of the archive say: `id_` is the article's in the catalogue, `index` the figure's in it.

    Raises CatalogError.
    """
    mine = amount_of(figure)
    named = figure.indicator and len(figure.indicator) >= _SPECIFIC and figure.period
    if mine is None or not mine.is_fine or date is None or not named or figure.direction is not None:
        return []
    points = [
        point
        for point in catalog.series(str(figure.indicator), figure.unit)
        if point.id != id_
        and abs(point.date - date) <= _APART
        and point.high is None
        and _may_meet(mine.value, point.value)
    ]
    points.sort(key=lambda point: abs(point.date - date))
    found = FactsFound(
        array("q", (point.id for point in points[:_MOST])), array("q", (point.number for point in points[:_MOST]))
    )
    alike, apart = 0, ""
    for hit in catalog.fact_hits(found):
        other = fact_of(hit.record)
        assert isinstance(other, Figure)
        its = amount_of(other)
        if its is None or other.period != figure.period or other.direction is not None:
            continue
        if its.meets(mine):
            alike += 1
        elif slipped(its, mine) and figure.unit not in ("%", "pp", "bp"):
            apart = apart or f"{other.quote} in “{hit.title}”"
    says = f"{figure.indicator} {figure.period}: {figure.quote}"
    results = []
    if apart:
        results.append(Check("archive", False, f"{says}, but {apart}: ten thousand times apart", (index,)))
    if alike:
        articles = "1 other article says" if alike == 1 else f"{alike} other figures say"
        results.append(Check("archive", True, f"{says}: {articles} the same", (index,)))
    return results


def _may_meet(mine: Decimal, other: float) -> bool:
    """Whether it is worth a closer look: about the same, or about ten thousand times more or less."""
    try:
        ratio = Decimal(other) / mine
    except (InvalidOperation, ZeroDivisionError):
        return False
    return any(Decimal("0.9") < ratio * factor < Decimal("1.1") for factor in (1, 10_000, Decimal("0.0001")))
