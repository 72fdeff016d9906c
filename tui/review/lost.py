"""Decisions that lost their place: those to confirm again and those that fit nowhere, of an article or an archive.

    for step in look_for_lost(catalog, journal):        # in a worker; leaving off stops it
        step.done, step.total, step.found               # articles, and what the last one has
    journal.record(placed(lost, candidate))             # onto a fact; one undo takes it back
    journal.record([dropped(lost)]) or journal.record([kept(lost)])

Nothing is decided by looking. What is done is an event as any other: a decision that is dropped stays in the journal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from tui.archive.catalog import Catalog
from tui.articles.document import Article
from tui.facts.fact import CONTEXT, Fact, record
from tui.review.deeds import Case, restore
from tui.review.events import Act, Decision, Deed, Event, State
from tui.review.journal import Journal
from tui.review.opening import Item, Reviewed, reviewed

SHOWN_BY = "lost"
"""Why a fact was shown that was acted on from the list of lost decisions."""

_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision that lost its place: the event that it rests on, and the article (by identity) that it was made on.

    `again` is the fact as it stands there now where it is to be confirmed again, None where it fits nowhere.
    """

    article: str
    event: Event
    again: Case | None = None

    @property
    def decision(self) -> Decision:
        """What had been decided."""
        return self.again.decision if self.again else self.event.after

    @property
    def kept(self) -> bool:
        """Whether the reviewer has looked at it and lets it stay as it is."""
        return self.event.act is Act.CONFIRM and self.event.shown_by == SHOWN_BY


class Looked(NamedTuple):
    """How many articles of how many have been looked at; what the last one has lost."""

    done: int
    total: int
    found: list[Lost]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that a lost decision may belong to: as it stands before the reviewer, where, and how alike (0 to 1)."""

    case: Case
    start: int
    likeness: float


def look_for_lost(catalog: Catalog, journal: Journal, reviewer: str | None = None) -> Iterator[Looked]:
    """Look at every article of an archive on which a reviewer (the journal's, if none is named) decided anything.

    Articles that the archive does not have any more, by name or by text, are not its: `elsewhere` counts them. Raises
    CatalogError, JournalError.
    """
    names = articles_here(catalog, journal)
    done = 0
    for done, (_, article, facts) in enumerate(catalog.kept(names), 1):
        yield Looked(done, len(names), lost_of(article, facts, journal, reviewer))
    if done < len(names):
        yield Looked(len(names), len(names), [])


def articles_here(catalog: Catalog, journal: Journal) -> dict[int, str]:
    """The articles of an archive that a journal knows by name, by id; the names."""
    found = {}
    for name in journal.articles():
        if (entry := catalog.named(name)) is not None:
            found[catalog.id_of(entry)] = name
    return found


def elsewhere(catalog: Catalog, journal: Journal) -> list[str]:
    """The articles that the journal knows and the archive has neither under their name nor as a text: another's."""
    texts = set(catalog.texts(catalog.ids())[0])
    return [
        name for name in journal.articles() if catalog.named(name) is None and texts.isdisjoint(journal.texts_of(name))
    ]


def lost_of(article: Article, facts: Sequence[Fact], journal: Journal, reviewer: str | None = None) -> list[Lost]:
    """What an article has lost: decisions to confirm again in reading order, then those that fit nowhere, oldest first.

    A rejection of words that still stand there and that nothing is found in any more is not lost: it has been heard.
    Raises JournalError.
    """
    known = reviewed(article, facts, journal, reviewer)
    again = [Lost(article.path, one.event, _case(article, one)) for one in known.items if one.confirm and one.event]
    return again + [Lost(article.path, event) for event in known.orphans if not _is_heard(event, known)]


def candidates(catalog: Catalog, journal: Journal, lost: Lost, reviewer: str | None = None) -> list[Candidate]:
    """Facts of its article that a decision may belong to, likest first: of its kind, without a decision of their own.

    None where the article is gone. Raises ArticleFileError, CatalogError, JournalError.
    """
    entry = catalog.named(lost.article)
    if entry is None:
        return []
    article, facts = catalog.open(entry)
    return candidates_in(article, reviewed(article, facts, journal, reviewer).items, lost)


def candidates_in(article: Article, items: Sequence[Item], lost: Lost) -> list[Candidate]:
    """The same, among the facts of an article that is at hand."""
    was = lost.event.fact
    around = (str(was.get("prefix", "")), lost.event.key.quote, str(was.get("suffix", "")))
    found = []
    for item in items:
        fact = item.fact
        if fact.kind != lost.event.key.kind or item.decision != Decision():
            continue
        text = article.text
        here = (text[max(0, fact.start - CONTEXT) : fact.start], fact.quote, text[fact.end : fact.end + CONTEXT])
        found.append(Candidate(_case(article, item), fact.start, _likeness(around, here)))
    found.sort(key=lambda one: (-one.likeness, one.start))
    return found[:_CANDIDATES]


def placed(lost: Lost, onto: Candidate) -> list[Deed]:
    """The deeds that put a decision onto a fact: it holds there, and no longer where it was.

    State, reason, note and flag are taken along; what was corrected of other words is not.
    """
    decision = lost.decision._replace(edited=None)
    deed = restore(onto.case, decision)._replace(cites=(lost.event.uid,))
    return [deed, dropped(lost)]


def dropped(lost: Lost) -> Deed:
    """The deed by which a decision holds no more."""
    return _deed(lost, Act.RESTORE, Decision())


def kept(lost: Lost) -> Deed:
    """The deed by which a decision stays as it is and is confirmed, or else is known to fit nowhere."""
    return _deed(lost, Act.CONFIRM, lost.decision)


def _case(article: Article, item: Item) -> Case:
    return Case(article.path, item.key, record(item.fact, article), item.decision, SHOWN_BY)


def _deed(lost: Lost, act: Act, after: Decision) -> Deed:
    if (case := lost.again) is not None:
        return Deed(case.article, case.key, case.fact, act, case.decision, after, shown_by=SHOWN_BY)
    event = lost.event
    return Deed(event.article, event.key, event.fact, act, lost.decision, after, shown_by=SHOWN_BY)


def _is_heard(event: Event, known: Reviewed) -> bool:
    """Whether a find was rejected that is none any more, though its words stand where they stood."""
    key = event.key
    if event.after.state is not State.REJECTED or key.quote not in known.article.text:
        return False
    return all((item.key.kind, item.key.quote) != (key.kind, key.quote) for item in known.items)


def _likeness(one: tuple[str, str, str], other: tuple[str, str, str]) -> float:
    """How alike two quotes are, with what stands around them, from 0 to 1."""
    shares = (
        SequenceMatcher(None, left, right, autojunk=False).ratio() for left, right in zip(one, other, strict=True)
    )
    before, quote, after = shares
    return (before + 2 * quote + after) / 4
