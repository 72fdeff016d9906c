"""Articles for an export, one at a time: out of a catalogue, or straight from files."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import NamedTuple

from tui.archive.catalog import Catalog
from tui.archive.conditions import And, Node, PathHas
from tui.archive.holding import holds, relieved
from tui.archive.lens import Clear, Lens
from tui.archive.query import Query
from tui.archive.states import States
from tui.articles.document import Article
from tui.articles.files import ArticleFile, ArticleFileError
from tui.articles.read import read
from tui.facts.fact import Fact
from tui.review.deeds import ADDED
from tui.review.journal import Journal
from tui.review.opening import reviewed


class Chosen(NamedTuple):
    """An article with its facts in reading order; `asked` are the numbers of those that a query asks for, None: all.

    `tests` are what it asks of facts that a reviewer added, of which the catalogue does not know: one is to hold.
    """

    article: Article
    facts: Sequence[Fact]
    asked: frozenset[int] | None = None
    tests: tuple[Node, ...] = ()

    def asks_for(self, added: Fact, state: str) -> bool:
        """Whether a fact that a reviewer added, in a state of review, is asked for."""
        return self.asked is None or any(holds(test, added, state) for test in self.tests)


@dataclass(frozen=True, slots=True)
class Source:
    """Articles to export; None of `articles` is an article that could not be read. `total` counts all of them."""

    total: int
    articles: Iterator[Chosen | None]


def from_catalog(
    catalog: Catalog, query: Query | None = None, states: States | None = None, journal: Journal | None = None
) -> Source:
    """The articles of an archive, brought up to date before, by name; or those a query finds, oldest first.

    A query that asks for facts chooses those facts, and those that reviewers added, in articles of which it finds
    nothing else, too, last. Raises CatalogError, JournalError.
    """
    if query is None or query.root is None:
        ids = catalog.ids()
        return Source(len(ids), (Chosen(article, facts) for _, article, facts in catalog.kept(ids)))
    if not query.fact_tests:
        ids = catalog.search(query, states=states).ids
        return Source(len(ids), (Chosen(article, facts) for _, article, facts in catalog.kept(ids)))
    found = catalog.facts(query, states)
    more = [] if journal is None else _with_added(catalog, query, states, journal, set(found.articles))
    articles = chain(_asked(catalog, found.articles, found.numbers, query), more)
    return Source(len(set(found.articles)) + len(more), articles)


def from_files(files: Sequence[ArticleFile], problems: list[str], lens: Lens | None = None) -> Source:
    """The articles of files in turn, facts seen through `lens`; one that cannot be read adds a line to `problems`."""
    return Source(len(files), _read(files, problems, lens or Clear()))


def _asked(catalog: Catalog, articles: Sequence[int], numbers: Sequence[int], query: Query) -> Iterator[Chosen]:
    for id_, pairs in groupby(zip(articles, numbers, strict=True), key=lambda pair: pair[0]):
        asked = frozenset(number for _, number in pairs)
        for _, article, facts in catalog.kept([id_]):
            yield Chosen(article, facts, asked, query.fact_tests)


def _with_added(
    catalog: Catalog, query: Query, states: States | None, journal: Journal, known: Collection[int]
) -> list[Chosen]:
    """The articles, those `known` left out, that a query finds for a fact that a reviewer added."""
    ids = [catalog.id_of(entry) for entry in map(catalog.named, journal.articles_with_added()) if entry is not None]
    found = []
    for id_, article, facts in catalog.kept([id_ for id_ in ids if id_ not in known]):
        added = [
            (item.fact, str(item.decision.state))
            for reviewer in journal.reviewers()
            for item in reviewed(article, facts, journal, reviewer).items
            if item.fact.rule == ADDED
        ]

        def is_met(test: Node, added: Sequence[tuple[Fact, str]] = added) -> bool:
            return any(holds(test, fact, state) for fact, state in added)

        if not any(map(is_met, query.fact_tests)):
            continue
        left = relieved(query.root, is_met)
        here = PathHas(article.path)
        if left is None or id_ in catalog.search(Query(query.text, And((left, here))), states=states).ids:
            found.append(Chosen(article, facts, frozenset(), query.fact_tests))
    return found


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
