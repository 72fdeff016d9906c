"""Facts of an archive that failed a check: what a queue shows first.

    queue = build(catalog, query, Order.DOUBT, states, seed)     # it starts at once
    failed = failed_in(catalog, query, is_stale=is_stale)        # in a worker, in the background
    queue.raise_up(failed)

Texts and facts are read from the catalogue, a few hundred articles a second, and no file is opened.
"""

from collections.abc import Callable

from tui.archive.catalog import Catalog
from tui.archive.query import Query
from tui.archive.states import States
from tui.articles.read import from_plain
from tui.review.checks import check

_EVERY = 50


def failed_in(
    catalog: Catalog, query: Query, states: States | None = None, *, is_stale: Callable[[], bool] = lambda: False,
    report: Callable[[int, int], object] = lambda done, total: None,
) -> set[tuple[int, int]]:  # fmt: skip
    """Article ids and numbers of facts that are checked and fail, in the articles that a query finds.

    `report` hears how many articles of how many are done; what was found stays when it is stale. Raises CatalogError.
    """
    ids = list(dict.fromkeys(catalog.ruled_facts(query, states).found.articles))
    failed: set[tuple[int, int]] = set()
    for done, (id_, article, facts) in enumerate(catalog.kept(ids)):
        if is_stale():
            break
        if done % _EVERY == 0:
            report(done, len(ids))
        # The catalogue keeps no blocks; a block a line is what the checks need.
        lines = from_plain(article.text, article.path)
        failed |= {(id_, one.facts[0]) for one in check(lines, facts) if not one.passed}
    return failed
