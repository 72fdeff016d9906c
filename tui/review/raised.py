"""Facts of a queue that something speaks against: failed checks, adopted patterns. A queue shows them first.

    for step in look_through(catalog, queue.facts):                # in a worker, in the background
        step.done, step.total, step.raised                         # places in the queue, and why
    queue.take(queue.reordered(raised))

Texts and facts are read from the catalogue, a few hundred articles a second, and no file is opened. Leaving off after
any step stops it.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from tui.archive.across import FactsFound
from tui.archive.catalog import Catalog
from tui.articles.document import Article
from tui.articles.read import from_plain
from tui.facts.fact import Fact
from tui.review.archive_checks import Window
from tui.review.checks import check
from tui.review.patterns import is_doubted_by_pattern

FAILED = "a check failed"


class Looked(NamedTuple):
    """How many articles of how many have been looked at; which facts the last one raises, by place, and why."""

    done: int
    total: int
    raised: dict[int, str]


def look_through(catalog: Catalog, facts: FactsFound) -> Iterator[Looked]:
    """Look at the articles of facts, in their order, one a step; a fact's place is its number in the list.

    Every article is checked by itself and against those of the two months before; the patterns are the catalogue's.
    Raises CatalogError.
    """
    starts = {id_: next(members)[0] for id_, members in groupby(enumerate(facts.articles), key=lambda pair: pair[1])}
    window = Window()
    done = 0
    for done, (id_, article, known) in enumerate(catalog.kept(starts), 1):
        places = _places(facts, id_, starts[id_])
        yield Looked(done, len(starts), _raised(article, known, places, window))
    if done < len(starts):  # some are gone from the catalogue
        yield Looked(len(starts), len(starts), {})


def _places(facts: FactsFound, id_: int, start: int) -> dict[int, int]:
    """The places of an article's facts, by number; the article's begin at `start`."""
    places = {}
    for place in range(start, len(facts)):
        if facts.articles[place] != id_:
            break
        places[facts.numbers[place]] = place
    return places


def _raised(article: Article, facts: list[Fact], places: dict[int, int], window: Window) -> dict[int, str]:
    """Which places an article raises, those of articles before it among them, and why."""
    raised = {
        places[number]: f"your pattern doubts it: {fact.doubt}"
        for number, fact in enumerate(facts)
        if number in places and is_doubted_by_pattern(fact)
    }
    asked = [number for number in range(len(facts)) if number in places]
    against = window.take_in(article, [places[number] for number in asked], [facts[number] for number in asked])
    raised.update(dict.fromkeys(against, FAILED))
    # The catalogue keeps no blocks; a block a line is what the checks need.
    lines = from_plain(article.text, article.path)
    failed = (one.facts[0] for one in check(lines, facts) if not one.passed)
    raised.update((places[number], FAILED) for number in failed if number in places)
    return raised
