"""Finding measures."""

from tui.articles.document import Article
from tui.facts.fact import Measure


def find(article: Article) -> list[Measure]:
    """The measures of an article, in reading order."""
    return []
