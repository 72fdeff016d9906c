"""Syndicated copies: the same sentence in other articles. What is decided on a fact in it is decided on its copies.

    copies = copies_of(article, facts, catalog)                       # in a worker, when the article is shown
    more = carried(deed, copies.get(deed.key, ()), journal.decisions)
    journal.record([deed, *more])                                     # one batch: one undo takes back all

A copy is the same fact where the whole sentence is the same, character for character, and the quote stands at the same
place in it. Carried decisions are marked (`shown_by` is `carried`), and never overrule one that was made on the copy.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    texts = {article.text_sha256}
    try:
        shared = _shared(article, [span for span in sentences if span[1] - span[0] >= SHORTEST], catalog, is_stale)
        for id_, spans in shared.items():
            if is_stale():
                return {}
            wanted = [(*span, fact, key) for span in spans for fact, key in _keyed(article, sentences[span])]
            wanted = [one for one in wanted if len(found.get(one[-1], ())) < MOST]
            for _, other, known in catalog.kept([id_]) if wanted else ():
                if other.text_sha256 not in texts:
                    texts.add(other.text_sha256)
                    for start, end, fact, key in wanted:
                        found.setdefault(key, []).extend(_copies_in(other, known, fact, start, article.text[start:end]))
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
        yield deed._replace(article=copy.article, key=copy.key, fact=copy.fact, before=Decision(), after=after,
            dwell_ms=None, shown_by=CARRIED, cites=(),
        )  # fmt: skip


def _shared(
    article: Article, sentences: Iterable[tuple[int, int]], catalog: Catalog, is_stale: Callable[[], bool]
) -> dict[int, list[tuple[int, int]]]:
    """Other articles of the archive, each with the sentences of this one that stand in it: each is to be read once."""
    own = id_of(article.path)
    shared: dict[int, list[tuple[int, int]]] = {}
    for start, end in sentences:
        if is_stale():
            return {}
        words = article.text[start:end]
        for id_ in catalog.search(Query(words, Words(Phrase(words)))).ids:
            if id_ != own:
                shared.setdefault(id_, []).append((start, end))
    return shared


def _keyed(article: Article, facts: Sequence[Fact]) -> Iterable[tuple[Fact, FactKey]]:
    return zip(facts, keys_of(article, facts), strict=True)


def _copies_in(other: Article, facts: Sequence[Fact], fact: Fact, start: int, sentence: str) -> Iterator[Copy]:
    there = {(one.kind, one.start, one.end): one for one in facts}
    at = other.text.find(sentence)
    while at >= 0:
        by = at - start
        first, last = fact.start + by, fact.end + by
        if sentence_at(other.text, first, last) == (at, at + len(sentence)):
            known = there.get((fact.kind, first, last))
            copy = known or fact.but(start=first, end=last)
            (key,) = keys_of(other, [copy])
            yield Copy(
                other.path, key, _sharing(fact, record(copy, other)), (at, at + len(sentence)), by, known is not None
            )
        at = other.text.find(sentence, at + 1)


def _sharing(fact: Fact, row: Mapping[str, Any]) -> dict[str, Any]:
    """The record of a copy with the very values of the fact where they are equal: there may be hundreds of copies."""
    return {name: ours if (ours := getattr(fact, name, None)) == value else value for name, value in row.items()}


def _moved(decision: Decision, copy: Copy) -> Decision | None:
    """The decision with its corrected span where the copy is; None where that leaves the sentence."""
    edited = decision.edited
    if edited is None or "start" not in edited:
        return decision
    start, end = edited["start"] + copy.by, edited["end"] + copy.by
    if not copy.sentence[0] <= start < end <= copy.sentence[1]:
        return None
    return decision._replace(edited={**edited, "start": start, "end": end})
