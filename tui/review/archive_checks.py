"""Checks of a figure against the archive: the same indicator of the same time in other articles.

    results = against_archive(catalog, article, facts, is_stale)     # in a worker: of an article that is open
    window = Window(); window.take_in(article, places, facts)        # or of articles in order of time, one by one

Only articles of about the same time that name the same indicator, period and unit are compared, a text once however
many files it stands in. What is alike speaks for a figure; what is ten thousand times apart speaks against it, and so
does another value where more articles tell that than agree: later articles revise what earlier ones said.
"""

import re
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from tui.archive.across import FactsFound
from tui.archive.catalog import Catalog
from tui.archive.query import parse
from tui.articles.document import Article
from tui.facts.fact import Fact, Figure, fact_of
from tui.review.amounts import Amount, amount_of, slipped
from tui.review.equations import RATES, SPECIFIC, VERY_SPECIFIC, Check, close

APART = timedelta(days=60)
"""How far apart in time articles may be that are compared."""

_MOST = 200
"""Figures of an indicator that are looked at, at most: the nearest in time."""

_NEAREST = 20
"""The same where all articles of an archive are looked through."""

_SETTLED = re.compile(r"\d{4}年|\d月|季度|半年")
_RUNNING = re.compile(r"以来|至今|今年|\d年[-—–~至到]")
"""A time that is over when it is told of has one value; one that runs on, or over years, may have several."""

_Key = tuple[str, str, str]
_MayMeet = tuple[Decimal, Decimal]
_RANGES: tuple[_MayMeet, ...] = tuple(
    (Decimal(low) * factor, Decimal(high) * factor)
    for factor, low, high in (
        (1, "0.79", "1.26"),
        (10_000, "0.9", "1.1"),
        (Decimal("0.0001"), "0.9", "1.1"),
    )
)


class Told(NamedTuple):
    """A figure that an article tells: its amount, its words, the article's title and text."""

    amount: Amount
    quote: str
    title: str
    text_sha256: str


def against_archive(
    catalog: Catalog, article: Article, facts: Sequence[Fact], is_stale: Callable[[], bool] = lambda: False
) -> list[Check]:
    """What other articles of the archive say of an article's figures, in their order; `facts` as they stand.

    Asks the catalogue once for each figure of a specific indicator, a few hundredths of a second each, so call it in a
    worker; it ends early, with what it has, once `is_stale`. Raises CatalogError.
    """
    results: list[Check] = []
    for index, fact in enumerate(facts):
        if is_stale():
            break
        if article.date is not None and (key := _key_of(fact)) is not None:
            assert isinstance(fact, Figure)
            results += _verdicts(index, fact, _told_elsewhere(catalog, article, article.date, fact, key))
    return results


class Window:
    """The figures of the last two months of an archive's articles, taken in oldest first. Not thread-safe."""

    def __init__(self) -> None:
        self._told: dict[_Key, list[tuple[int, Figure, Told]]] = {}
        self._order: deque[tuple[datetime, _Key]] = deque()

    def take_in(self, article: Article, places: Iterable[int], facts: Iterable[Fact]) -> Iterator[int]:
        """Take in an article; the places of facts that fail are told, of earlier articles, too, perhaps once more.

        `places` are the facts' names, numbers of the caller's own.
        """
        if article.date is None:
            return
        while self._order and article.date - self._order[0][0] > APART:
            self._forget(self._order.popleft()[1])
        told: dict[_Key, None] = {}
        for place, fact in zip(places, facts, strict=True):
            key = _key_of(fact)
            if key is None or not isinstance(fact, Figure):
                continue
            amount = amount_of(fact)
            assert amount is not None
            one = Told(amount, fact.quote, article.title, article.text_sha256)
            self._told.setdefault(key, []).append((place, fact, one))
            self._order.append((article.date, key))
            told[key] = None
        for key in told:
            near = self._told[key][-_NEAREST:]
            if any(not one.amount.meets(near[-1][2].amount) for _, _, one in near):
                yield from _failing(near)

    def _forget(self, key: _Key) -> None:
        known = self._told[key]
        del known[0]
        if not known:
            del self._told[key]


def _failing(known: Sequence[tuple[int, Figure, Told]]) -> Iterator[int]:
    """The places of those of some figures, all on one thing, against which the others speak."""
    for place, figure, mine in known:
        others = (told for _, _, told in known if told.text_sha256 != mine.text_sha256)
        if any(not one.passed for one in _verdicts(0, figure, others)):
            yield place


def _key_of(fact: Fact) -> _Key | None:
    """What figures are compared by: indicator, period and unit; None where a figure is not to be compared."""
    if not isinstance(fact, Figure) or fact.direction is not None or not fact.period:
        return None
    if fact.indicator is None or len(fact.indicator) < SPECIFIC:
        return None
    amount = amount_of(fact)
    return (fact.indicator, fact.period, fact.unit) if amount is not None and amount.is_fine else None


def _told_elsewhere(catalog: Catalog, article: Article, date: datetime, figure: Figure, key: _Key) -> Iterator[Told]:
    """What other texts of about that time say of the same thing, the nearest in time first."""
    around = parse(f"date:{date - APART:%Y-%m-%d}..{date + APART:%Y-%m-%d}")
    mine = Decimal(figure.value)
    points = [
        point
        for point in catalog.series(key[0], figure.unit, query=around)
        if point.high is None and abs(point.date - date) <= APART and _may_meet(mine, Decimal(point.value))
    ]
    points.sort(key=lambda point: abs(point.date - date))
    del points[_MOST:]
    found = FactsFound(array("q", (point.id for point in points)), array("q", (point.number for point in points)))
    for hit in catalog.fact_hits(found):
        other = fact_of(hit.record)
        if hit.text_sha256 != article.text_sha256 and _key_of(other) == key:
            assert isinstance(other, Figure)
            amount = amount_of(other)
            assert amount is not None
            yield Told(amount, other.quote, hit.title, hit.text_sha256)


def _may_meet(mine: Decimal, other: Decimal) -> bool:
    """Whether it is worth a closer look: about the same, or about ten thousand times more or less."""
    return bool(mine) and any(low <= other / mine <= high for low, high in _RANGES)


def _verdicts(index: int, figure: Figure, others: Iterable[Told]) -> list[Check]:
    """What other articles' figures on the same thing come to."""
    mine = amount_of(figure)
    assert mine is not None
    counted, settled = figure.unit not in RATES, _is_settled(figure)
    alike: set[str] = set()
    differ: dict[str, Told] = {}
    apart: Told | None = None
    for other in others:
        if other.amount.meets(mine):
            alike.add(other.text_sha256)
        elif counted and slipped(other.amount, mine):
            apart = apart or other
        elif counted and settled and close(other.amount, mine):
            differ.setdefault(other.text_sha256, other)
    for text in alike & differ.keys():
        del differ[text]  # it lists several values, and mine is one of them
    says = f"{figure.indicator} {figure.period}: {figure.quote}"
    results = []
    if apart is not None:
        line = f"{says}, but {apart.quote} in “{apart.title}”: ten thousand times apart"
        results.append(Check("archive", False, line, (index,)))
    if len(differ) > len(alike):
        other = next(iter(differ.values()))
        more = f" and {len(differ) - 1} more" if len(differ) > 1 else ""
        results.append(Check("archive", False, f"{says}, but {other.quote} in “{other.title}”{more}", (index,)))
    if alike:
        articles = "1 other article says" if len(alike) == 1 else f"{len(alike)} other articles say"
        results.append(Check("archive", True, f"{says}: {articles} the same", (index,)))
    return results


def _is_settled(figure: Figure) -> bool:
    """Whether the figure can have one value only: of a specific thing, at a time that is over."""
    period = str(figure.period)
    specific = len(str(figure.indicator)) >= VERY_SPECIFIC
    return specific and _SETTLED.search(period) is not None and _RUNNING.search(period) is None
