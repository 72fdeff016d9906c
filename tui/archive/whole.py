"""Articles with their facts out of the catalogue: what a file says, without reading it again."""

from collections.abc import Iterable, Iterator

from tui.archive.kept import facts_in
from tui.archive.search import moment
from tui.archive.store import Store
from tui.articles.document import Article
from tui.facts.fact import Fact


def kept_articles(store: Store, ids: Iterable[int]) -> Iterator[tuple[int, str, Article, list[Fact]]]:
    """Each file's id, its text's hash, its article (identity, title, date, text) and facts.

    Files that are gone or were never read are left out. Raises CatalogError.
    """
    for id_ in ids:
        with store.reading() as db:
            row = db.execute(
                "SELECT f.identity, f.title, f.date, texts.text_sha256, kept FROM files AS f"
                " JOIN texts ON texts.id = f.text JOIN bodies ON bodies.text = f.text WHERE f.id = ?",
                (id_,),
            ).fetchone()
            if row is None:
                continue
            identity, title, date, sha256, kept = row
            text, facts = facts_in(kept)
        yield id_, sha256.hex(), Article(identity, title, text, date=None if date is None else moment(date)), facts


def kept_facts(store: Store, article: Article) -> list[Fact] | None:
    """The facts of an article that has just been read, as they were found in the very same bytes; None: not known.

    Raises CatalogError.
    """
    with store.reading() as db:
        rows = db.execute(
            "SELECT kept FROM texts JOIN bodies ON bodies.text = texts.id WHERE sha = ? AND title = ?",
            (bytes.fromhex(article.sha256), article.title.encode("utf-8", "replace").decode("utf-8")),
        )
        for (kept,) in rows:
            text, facts = facts_in(kept)
            if text == article.text:
                return facts
    return None
