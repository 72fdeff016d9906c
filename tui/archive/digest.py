"""What the catalogue keeps of files: made here, by pure functions of a file's bytes and name.

Files go through in groups, all of a group through one step before the next: the step's code and tables then stay in the
processor's caches, and all of it takes a tenth less time.
"""

import hashlib
from calendar import timegm
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tui.archive.kept import packed
from tui.archive.kept_article import beside
from tui.archive.labels import FactRow, Labels, labels_of, rows_of
from tui.archive.schema import storable
from tui.archive.terms import tokens
from tui.archive.variants import named_variant, plain_variant
from tui.articles.document import Article
from tui.articles.files import LARGEST, ArticleFileError, read_bytes, shown
from tui.articles.front_matter import title_from_name
from tui.articles.read import parse
from tui.facts.extract import FINDERS, in_reading_order
from tui.facts.fact import Fact

_GROUP = 1_000_000
"""Bytes after which a group is full: what is made of its files is in memory all at once."""


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
    tokens: bytes
    """In UTF-8, as the index takes them: nobody on the way needs to decode them."""
    title_tokens: str
    labels: Labels
    rows: list[object]
    """The fields of FactRows, one after the other: few objects cross to another process at half the price of many."""
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


Lookup = Callable[[Sequence[bytes]], set[tuple[bytes, str]]]
"""Which of some hashes of files' bytes are known, each with the variants that it is known in."""


class Source(NamedTuple):
    """A file, found under `root` (None: named outright), and the name that its identity ends in."""

    path: Path
    name: str
    root: Path | None = None


def digests(files: Iterable[Source], known: Lookup) -> list[Digest | Known | Failed]:
    """What the catalogue keeps of each file; never raises."""
    answers: list[Digest | Known | Failed] = []
    for group in _groups(files):
        _recognise(group, known)
        for step in (_parse, *map(_finding, FINDERS), _index_facts, _pack, _index_words, _finish):
            for work in group:
                _take(step, work)
        answers += [work.answer for work in group if work.answer is not None]
    return answers


def seconds(date: datetime | None) -> int | None:
    """A moment in UTC, in seconds since 1970."""
    return None if date is None else timegm(date.utctimetuple())


@dataclass(slots=True)
class _Work:
    """A file on its way through the steps; it takes no more of them once there is an answer."""

    source: Source
    answer: Digest | Known | Failed | None = None
    data: bytes = b""
    cut: bool = False
    sha: bytes = b""
    variants: tuple[str, str] = ("", "")
    article: Article = field(init=False)
    facts: list[Fact] = field(default_factory=list)
    rows: list[FactRow] = field(init=False)
    labels: Labels = field(init=False)
    kept: bytes = b""
    tokens: bytes = b""
    title: str = ""
    title_tokens: str = ""


def _groups(files: Iterable[Source]) -> Iterator[list[_Work]]:
    """The files, read, as many at a time as make a group."""
    group: list[_Work] = []
    size = 0
    for file in files:
        work = _Work(file)
        _take(_read, work)
        group.append(work)
        size += len(work.data)
        if size >= _GROUP:
            yield group
            group, size = [], 0
    yield group


def _take(step: Callable[[_Work], None], work: _Work) -> None:
    """Take a file through a step. A fault in one file must not end the reading of the rest: it is told of that file."""
    if work.answer is not None:
        return
    try:
        step(work)
    except ArticleFileError as error:
        work.answer = Failed(_reason(error, work.source.name), False)
    except Exception as error:
        work.answer = Failed(f"{type(error).__name__}: {error}", False)


def _read(work: _Work) -> None:
    path, name, root = work.source
    try:
        work.data, size = read_bytes(path, root=root)
    except ArticleFileError as error:
        work.answer = Failed(_reason(error, path), True)
        return
    work.cut = size > LARGEST
    work.sha = hashlib.sha256(work.data).digest()
    work.variants = plain_variant(name), named_variant(name)


def _recognise(group: list[_Work], known: Lookup) -> None:
    found = known([work.sha for work in group if work.answer is None])
    for work in group if found else ():
        for variant in work.variants:
            if work.answer is None and (work.sha, variant) in found:
                work.answer = Known(work.sha, variant)


def _parse(work: _Work) -> None:
    work.article = parse(work.data, work.source.name)
    work.data = b""


def _finding(find: Callable[[Article], Iterable[Fact]]) -> Callable[[_Work], None]:
    """The step that finds facts of one kind."""
    return lambda work: work.facts.extend(find(work.article))


def _index_facts(work: _Work) -> None:
    work.facts = in_reading_order(work.facts)
    work.rows = rows_of(work.article.text, work.facts)
    work.labels = labels_of(work.facts, work.rows)


def _pack(work: _Work) -> None:
    work.kept = packed(work.article.text, work.facts, beside(work.article))


def _index_words(work: _Work) -> None:
    work.title = storable(work.article.title)
    work.tokens, work.title_tokens = tokens(work.article.text).encode(), tokens(work.title)


def _finish(work: _Work) -> None:
    article = work.article
    kinds = [row.kind for row in work.rows]
    work.answer = Digest(
        sha=work.sha,
        variant=work.variants[article.title == title_from_name(work.source.name)],
        text_sha256=bytes.fromhex(article.text_sha256),
        title=work.title,
        date=seconds(article.date),
        categories=tuple(map(storable, article.categories)),
        warnings=len(article.warnings) + work.cut,
        length=len(article.text),
        kept=work.kept,
        tokens=work.tokens,
        title_tokens=work.title_tokens,
        labels=work.labels,
        rows=[value for row in work.rows for value in row],
        counts=(kinds.count(0), kinds.count(1), kinds.count(2)),
    )


def _reason(error: ArticleFileError, path: Path | str) -> str:
    """The error without the file's name in front, which stands beside it anyway."""
    return error.message.removeprefix(f"{shown(path)}: ")
