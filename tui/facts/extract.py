"""An article's facts: pure, no files, no clock, the same article gives the same facts."""

from collections.abc import Callable, Iterable
from operator import attrgetter

from tui.articles.document import Article
from tui.facts import figures, measures, tickers
from tui.facts.fact import Fact
from tui.facts.rules import Rule

RULES: tuple[Rule, ...] = (*tickers.RULES, *figures.RULES, *measures.RULES)
"""Every rule by which a fact is found; their names are stable."""

FINDERS: tuple[Callable[[Article], Iterable[Fact]], ...] = (figures.find, measures.find, tickers.find)
"""What finds the facts of each kind; each looks at nothing but the article."""

_SPAN = attrgetter("start", "end")


def extract(article: Article) -> list[Fact]:
    """Every fact of the article in reading order (start, then end, then kind)."""
    return in_reading_order([fact for find in FINDERS for fact in find(article)])


def in_reading_order(found: list[Fact]) -> list[Fact]:
    """The facts that the finders found, one after the other, in reading order."""
    return sorted(found, key=_SPAN)  # keeps the order of the kinds where spans are the same
