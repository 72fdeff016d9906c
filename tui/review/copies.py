"""Syndicated copies: the same sentence in other articles. What is decided on a fact in it is decided on its copies.

    copies = copies_of(article, facts, catalog)                       # in a worker, when the article is shown
    more = carried(deed, copies.get(deed.key, ()), journal.decisions)
    journal.record([deed, *more])                                     # one batch: one undo takes back all

A copy is the same fact where the whole sentence is the same, character for character, and the quote stands at the same
place in it. Carried decisions are marked (`shown_by` is `carried`), and never overrule one that was made on the copy.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tui.archive.catalog import Catalog
from tui.archive.conditions import Words
from tui.archive.query import Query
from tui.archive.store import CatalogError
from tui.archive.terms import Phrase
from tui.archive.walk import id_of
from tui.articles.document import Article
from tui.facts.fact import Fact, record
from tui.review.anchoring import sentence_at
from tui.review.events import CARRIED, Act, Decision, Deed, FactKey, keys_of
from tui.review.opening import states_alike

SHORTEST = 16
"""Code points of a sentence from which on it is taken for a copy, and no turn of phrase."""

MOST = 200
"""Copies of a fact at most."""

_UNPACKED = 16
"""Articles that are kept unpacked meanwhile."""

_CARRIED_ACTS = frozenset({Act.ACCEPT, Act.REJECT, Act.EDIT, Act.ADD})


@dataclass(frozen=True, slots=True)
class Copy:
    """The fact in another article: that one's identity, the fact's key and record there.

    `sentence` is the span of its sentence there, which stands `by` code points after ours. `extracted` is False where
    no fact was found in the words.
    """

    article: str
    key: FactKey
    fact: Mapping[str, Any]
    sentence: tuple[int, int]
    by: int
    extracted: bool


def copies_of(
    article: Article, facts: Sequence[Fact], catalog: Catalog, is_stale: Callable[[], bool] = lambda: False
) -> dict[FactKey, list[Copy]]:
    """The copies of facts in other articles of an archive, as far as it has been indexed; facts without any left out.

    Asks the catalogue once for each sentence, so call it in a worker; it ends early, with nothing, once `is_stale`.
    """
    sentences: dict[tuple[int, int], list[Fact]] = {}
    for fact in facts:
        sentences.setdefault(sentence_at(article.text, fact.start, fact.end), []).append(fact)
    found: dict[FactKey, list[Copy]] = {}
    others = _Others(article, catalog)
    try:
        for (start, end), inside in sentences.items():
            if is_stale():
                return {}
            if end - start < SHORTEST:
                continue
            for other, known in others.with_words(article.text[start:end]):
                for fact, key in zip(inside, keys_of(article, inside), strict=True):
                    copies = _copies_in(other, known, fact, start, article.text[start:end])
                    found.setdefault(key, []).extend(copies)
    except CatalogError:
        return {}
    return {key: copies[:MOST] for key, copies in found.items() if copies}


def carried(
    deed: Deed, copies: Iterable[Copy], decisions: Callable[[str], Mapping[FactKey, Decision]]
) -> Iterator[Deed]:
    """The deeds that carry a decision over to copies on which nothing was decided; to be recorded with it."""
    if deed.act not in _CARRIED_ACTS:
        return
    for copy in copies:
        if not copy.extracted and deed.act is not Act.ADD:
            continue
        if not states_alike(deed.key.kind, deed.fact, copy.fact):
            continue
        if decisions(copy.key.text_sha256).get(copy.key, Decision()) != Decision():
            continue
        after = _moved(deed.after, copy)
        if after is None:
            continue
        yield replace(
            deed, article=copy.article, key=copy.key, fact=copy.fact, before=Decision(), after=after, dwell_ms=None,
            shown_by=CARRIED, cites=(),
        )  # fmt: skip


class _Others:
    """The other articles of the archive. The article itself has all its sentences: it is never unpacked for them."""

    def __init__(self, article: Article, catalog: Catalog) -> None:
        self._article = article
        self._catalog = catalog
        self._own = id_of(article.path)
        self._unpacked: dict[int, tuple[Article, Sequence[Fact]] | None] = {}

    def with_words(self, words: str) -> Iterator[tuple[Article, Sequence[Fact]]]:
        """Other articles in which the words stand; each text once."""
        texts = {self._article.text_sha256}
        for id_ in self._catalog.search(Query(words, Words(Phrase(words)))).ids:
            kept = None if id_ == self._own else self._kept(id_)
            if kept and kept[0].text_sha256 not in texts:
                texts.add(kept[0].text_sha256)
                yield kept

    def _kept(self, id_: int) -> tuple[Article, Sequence[Fact]] | None:
        """An article with its facts; a copy of a whole article is asked for at each of its sentences."""
        if id_ not in self._unpacked:
            if len(self._unpacked) >= _UNPACKED:
                self._unpacked.clear()
            kept = next(((other, facts) for _, other, facts in self._catalog.kept([id_])), None)
            self._unpacked[id_] = None if kept and kept[0].text_sha256 == self._article.text_sha256 else kept
        return self._unpacked[id_]


def _copies_in(other: Article, facts: Sequence[Fact], fact: Fact, start: int, sentence: str) -> Iterator[Copy]:
    there = {(one.kind, one.start, one.end): one for one in facts}
    at = other.text.find(sentence)
    while at >= 0:
        by = at - start
        first, last = fact.start + by, fact.end + by
        if sentence_at(other.text, first, last) == (at, at + len(sentence)):
            known = there.get((fact.kind, first, last))
            copy = known or replace(fact, start=first, end=last)
            (key,) = keys_of(other, [copy])
            yield Copy(other.path, key, record(copy, other), (at, at + len(sentence)), by, known is not None)
        at = other.text.find(sentence, at + 1)


def _moved(decision: Decision, copy: Copy) -> Decision | None:
    """The decision with its corrected span where the copy is; None where that leaves the sentence."""
    edited = decision.edited
    if edited is None or "start" not in edited:
        return decision
    start, end = edited["start"] + copy.by, edited["end"] + copy.by
    if not copy.sentence[0] <= start < end <= copy.sentence[1]:
        return None
    return replace(decision, edited={**edited, "start": start, "end": end})
