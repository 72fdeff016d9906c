"""What the catalogue keeps of one file: made here, by a pure function of the file's bytes and name."""

import hashlib
from calendar import timegm
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tui.archive.kept import packed
from tui.archive.kept_article import packed_article
from tui.archive.labels import Labels, labels_of, rows_of
from tui.archive.schema import storable
from tui.archive.terms import tokens
from tui.archive.variants import named_variant, plain_variant
from tui.articles.document import Article
from tui.articles.files import LARGEST, ArticleFileError, read_bytes, shown
from tui.articles.front_matter import title_from_name
from tui.articles.read import parse
from tui.facts.extract import extract


class Digest(NamedTuple):
    """A file's article as the catalogue keeps it; `sha` is of the file's bytes, `date` in seconds since 1970."""

    sha: bytes
    variant: str
    text_sha256: bytes
    title: str
    date: int | None
    categories: tuple[str, ...]
    warnings: int
    length: int
    kept: bytes
    beside: bytes
    """What reading made of the file beside its text (see `kept_article`)."""
    tokens: str
    title_tokens: str
    labels: Labels
    rows: list[tuple[object, ...]]
    """FactRows, as plain tuples, which cross to another process at half the price."""
    counts: tuple[int, int, int]
    """How many of the facts are figures, measures and tickers."""


class Known(NamedTuple):
    """A file whose content the catalogue has already."""

    sha: bytes
    variant: str


class Failed(NamedTuple):
    """A file that could not be read. `passing`: what hindered lies outside the file and may be gone the next time."""

    message: str
    passing: bool


def digest(
    path: Path, name: str, known: Callable[[bytes, tuple[str, ...]], str | None], root: Path | None = None
) -> Digest | Known | Failed:
    """What the catalogue keeps of the file at `path`, found under `root`, which is called `name`; never raises.

    `known(sha, variants)` says which of the variants of these bytes the catalogue has, if any.
    """
    try:
        data, size = read_bytes(path, root=root)
    except ArticleFileError as error:
        return Failed(_reason(error, path), True)
    try:
        sha = hashlib.sha256(data).digest()
        variants = (plain_variant(name), named_variant(name))
        if (variant := known(sha, variants)) is not None:
            return Known(sha, variant)
        article = parse(data, name)
        return _digest(article, sha, variants[article.title == title_from_name(name)], size > LARGEST)
    except ArticleFileError as error:
        return Failed(_reason(error, name), False)
    except Exception as error:
        # A fault in the reading of one file must not end the reading of the rest; it is told beside the file's name.
        return Failed(f"{type(error).__name__}: {error}", False)


def seconds(date: datetime | None) -> int | None:
    """A moment in UTC, in seconds since 1970."""
    return None if date is None else timegm(date.utctimetuple())


def _digest(article: Article, sha: bytes, variant: str, cut: bool) -> Digest:
    facts = extract(article)
    rows = rows_of(article.text, facts)
    kinds = [row.kind for row in rows]
    title = storable(article.title)
    return Digest(
        sha=sha,
        variant=variant,
        text_sha256=bytes.fromhex(article.text_sha256),
        title=title,
        date=seconds(article.date),
        categories=tuple(map(storable, article.categories)),
        warnings=len(article.warnings) + cut,
        length=len(article.text),
        kept=packed(article.text, facts),
        beside=packed_article(article),
        tokens=tokens(article.text),
        title_tokens=tokens(title),
        labels=labels_of(facts, rows),
        rows=[tuple(row) for row in rows],
        counts=(kinds.count(0), kinds.count(1), kinds.count(2)),
    )


def _reason(error: ArticleFileError, path: Path | str) -> str:
    """The error without the file's name in front, which stands beside it anyway."""
    return error.message.removeprefix(f"{shown(path)}: ")
