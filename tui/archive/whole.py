"""Articles with their facts out of the catalogue: what a file says, without reading it again."""

from collections.abc import Iterable, Iterator

from tui.archive.kept import all_in, facts_in
from tui.archive.kept_article import article_of
from tui.archive.schema import moment
from tui.archive.store import Store
from tui.archive.variants import named_variant, plain_variant
from tui.articles.document import Article
from tui.articles.hashes import sha256
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


def kept_as_read(store: Store, data: bytes, path: str) -> tuple[Article, list[Fact]] | None:
    """The article that a file with these bytes, at `path`, is read as, and its facts; None where that is not known.

    Raises CatalogError.
    """
    name = path.rpartition("/")[2]
    digest = sha256(data)
    with store.reading() as db:
        found = {
            variant: (text_sha256, kept)
            for variant, text_sha256, kept in db.execute(
                "SELECT variant, text_sha256, kept FROM texts JOIN bodies ON bodies.text = texts.id WHERE sha = ?",
                (digest.digest(),),
            )
        }
        if not found:
            return None
        known = found.get(plain_variant(name)) or found.get(named_variant(name))
        if known is None:
            return None
        text_sha256, kept = known
        text, facts, beside = all_in(kept)
        if beside is None:
            return None
        article = article_of(beside, path, text, digest.hexdigest())
    return (article, facts) if article.text_sha256 == text_sha256.hex() else None
