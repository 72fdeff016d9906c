"""Finding figures."""

from tui.articles.document import Article
from tui.facts.fact import Figure


def find(article: Article) -> list[Figure]:
    """The figures of an article, in reading order."""
    return []
