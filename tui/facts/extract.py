"""An article's facts: pure, no files, no clock, the same article gives the same facts."""

from operator import attrgetter

from tui.articles.document import Article
from tui.facts import figures, measures, tickers
from tui.facts.fact import Fact
from tui.facts.rules import Rule

RULES: tuple[Rule, ...] = (*tickers.RULES, *figures.RULES, *measures.RULES)
"""Every rule by which a fact is found; their names are stable."""

_SPAN = attrgetter("start", "end")


def extract(article: Article) -> list[Fact]:
    """Every fact of the article in reading order (start, then end, then kind)."""
    found: list[Fact] = [*figures.find(article), *measures.find(article), *tickers.find(article)]
    found.sort(key=_SPAN)  # keeps the order of the kinds where spans are the same
    return found
