"""Finding tickers."""

from tui.articles.document import Article
from tui.facts.fact import Ticker


def find(article: Article) -> list[Ticker]:
    """The tickers of an article, in reading order."""
    return []
