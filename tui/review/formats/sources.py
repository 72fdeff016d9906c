"""Articles for an export, one at a time: out of a catalogue, or straight from files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from tui.archive.catalog import Catalog
from tui.archive.lens import Clear, Lens
from tui.archive.query import Query
from tui.archive.states import States
from tui.articles.document import Article
from tui.articles.files import ArticleFile, ArticleFileError
from tui.articles.read import read
from tui.facts.fact import Fact


class Chosen(NamedTuple):
    """An article with its facts in reading order; `asked` are the numbers of those that a query asks for, None: all."""

    article: Article
    facts: Sequence[Fact]
    asked: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Articles to export; None of `articles` is an article that could not be read. `total` counts all of them."""

    total: int
    articles: Iterator[Chosen | None]


def from_catalog(catalog: Catalog, query: Query | None = None, states: States | None = None) -> Source:
    """The articles of an archive, brought up to date before, by name; or those a query finds, oldest first.

    A query that asks for facts chooses those facts. Raises CatalogError.
    """
    if query is None or query.root is None:
        ids = catalog.ids()
        return Source(len(ids), (Chosen(article, facts) for _, article, facts in catalog.kept(ids)))
    if not query.fact_tests:
        ids = catalog.search(query, states=states).ids
        return Source(len(ids), (Chosen(article, facts) for _, article, facts in catalog.kept(ids)))
    found = catalog.facts(query, states)
    return Source(len(set(found.articles)), _asked(catalog, found.articles, found.numbers))


def from_files(files: Sequence[ArticleFile], problems: list[str], lens: Lens | None = None) -> Source:
    """The articles of files in turn, facts seen through `lens`; one that cannot be read adds a line to `problems`."""
    return Source(len(files), _read(files, problems, lens or Clear()))


def _asked(catalog: Catalog, articles: Sequence[int], numbers: Sequence[int]) -> Iterator[Chosen]:
    for id_, pairs in groupby(zip(articles, numbers, strict=True), key=lambda pair: pair[0]):
        asked = frozenset(number for _, number in pairs)
        for _, article, facts in catalog.kept([id_]):
            yield Chosen(article, facts, asked)


def _read(files: Sequence[ArticleFile], problems: list[str], lens: Lens) -> Iterator[Chosen | None]:
    from tui.facts.extract import extract  # it brings the rules' tables with it

    for file in files:
        try:
            article = read(file.path, file.root)
        except ArticleFileError as error:
            problems.append(str(error))
            yield None
        else:
            yield Chosen(article, lens.facts(article, extract(article)))
