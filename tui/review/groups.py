"""Facts like the current one, to be decided by one act: in the article, a search or the whole archive.

    for group in groups_in(cases, at): …            # cases of the article's facts, `at` the current one
    group = group_across(catalog, query, case, By.SECURITY, journal.decisions)    # in a worker
    group.count, group.least_sure(), group.left_out, group.asks                   # the preview
    journal.record(deeds_of(group, Act.ACCEPT))     # one batch: one undo takes it back

A group holds facts that wait for a decision and are as doubtful as the current one: where that is asserted, those with
a doubt are left out (and the other way round), so that an acceptance never sweeps up a doubtful find unseen.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Event
from typing import Any

from tui.archive.across import FactHit, FactsFound
from tui.archive.catalog import Catalog
from tui.archive.conditions import And
from tui.archive.query import Query, QueryError, parse
from tui.archive.states import States
from tui.review import deeds
from tui.review.deeds import Case, current
from tui.review.events import OPEN, Act, Decision, Deed, FactKey

ASKS_FROM = 51
"""A group of so many facts asks once before the act."""

_PREVIEW = 5
_PAGE = 500
Decided = Callable[[str], Mapping[FactKey, Decision]]
"""The decisions on the facts of a text, by its hash: `Journal.decisions`."""


class By(StrEnum):
    """In what the facts of a group are alike."""

    SECURITY = "security"
    INDICATOR = "indicator"
    ACTOR = "actor"
    QUOTE = "quote"
    RULE = "rule"


WIDEST = {"ticker": By.SECURITY, "figure": By.INDICATOR, "measure": By.ACTOR}
"""In what facts of a kind are alike across an archive."""


@dataclass(frozen=True, slots=True)
class Group:
    """Facts to be decided together. `cases` begins with the current one; `left_out` are of the other doubtfulness.

    `title` says what they share; `decided` is how many alike were decided before and stay as they are.
    """

    by: By
    title: str
    cases: tuple[Case, ...]
    left_out: tuple[Case, ...] = ()
    decided: int = 0

    @property
    def count(self) -> int:
        """How many facts an act decides."""
        return len(self.cases)

    @property
    def asks(self) -> bool:
        """Whether it is so large that the act is to be confirmed."""
        return self.count >= ASKS_FROM

    def least_sure(self, most: int = _PREVIEW) -> list[Case]:
        """The cases with the lowest confidence, lowest first."""
        return sorted(self.cases, key=lambda case: float(case.fact.get("confidence") or 0))[:most]


def alike(row: Mapping[str, Any], by: By) -> tuple[object, ...] | None:
    """What two records share where they are alike in this; None where it does not apply to the kind."""
    kind = row["kind"]
    match by:
        case By.SECURITY:
            return (kind, row.get("symbol")) if kind == "ticker" else None
        case By.INDICATOR:
            return (kind, row["indicator"]) if row.get("indicator") else None
        case By.ACTOR:
            return (kind, row["actor"]) if row.get("actor") else None
        case By.QUOTE:
            return kind, row["quote"]
        case By.RULE:
            return kind, row["rule"]


def groups_in(cases: Sequence[Case], at: int) -> list[Group]:
    """The groups of the fact `cases[at]` among the cases of its article, smallest first; those with others only."""
    found = [_grouped(cases[at], cases, by) for by in By]
    kept: list[Group] = []
    for group in sorted((one for one in found if one and one.count > 1), key=lambda one: one.count):
        if all(set(_keys(group)) != set(_keys(other)) for other in kept):
            kept.append(group)
    return kept


def group_across(
    catalog: Catalog, query: Query | None, case: Case, by: By, decided: Decided, *,
    states: States | None = None, stop: Event | None = None,
) -> Group | None:  # fmt: skip
    """The group of a fact in the articles that a query finds (None: the whole archive); None where there is none.

    Records are read a page at a time; `stop` ends it early with what was found. `states` is needed by a query that
    asks for states. Raises CatalogError.
    """
    row = current(case.fact, case.decision)
    if alike(row, by) is None:
        return None
    narrow = _narrow(row, by)
    if query is not None and query.root is not None:
        narrow = Query(query.text, narrow.root and And((query.root, narrow.root)))
    ruled = catalog.ruled_facts(narrow, states)
    wanted = {number for number, (rule, _) in ruled.rules().items() if by is not By.RULE or rule == row["rule"]}
    found = FactsFound(array("q"), array("q"))
    for id_, number, rule in zip(ruled.found.articles, ruled.found.numbers, ruled.numbers, strict=True):
        if rule in wanted:
            found.articles.append(id_)
            found.numbers.append(number)
    return _grouped(case, cases_of(_hits(catalog, found, stop), decided), by)


def cases_of(hits: Iterable[FactHit], decided: Decided, shown_by: str = "group") -> Iterator[Case]:
    """The cases of facts found in an archive; the decisions of a text are asked for once for facts that follow on."""
    text, known = "", dict[FactKey, Decision]()
    for hit in hits:
        if hit.text_sha256 != text:
            text, known = hit.text_sha256, dict(decided(hit.text_sha256))
        row = hit.record
        key = FactKey(hit.text_sha256, row["kind"], row["quote"], hit.nth)
        yield Case(row["article"], key, row, known.get(key, Decision()), shown_by)


def deeds_of(group: Group, act: Act, reason: str = "") -> list[Deed]:
    """What an act does to every case of a group, to be recorded as one batch.

    ACCEPT, REJECT, SKIP or FLAG. A flag is set on all, or taken away where all have it. Only the first case was looked
    at, the others say that a group brought them.
    """
    first, *others = group.cases
    cases = [first, *(case._replace(shown_by="group", dwell_ms=None) for case in others)]
    match act:
        case Act.ACCEPT:
            return [deeds.accept(case) for case in cases]
        case Act.REJECT:
            return [deeds.reject(case, reason) for case in cases]
        case Act.SKIP:
            return [deeds.skip(case) for case in cases]
        case Act.FLAG:
            unflagged = [case for case in cases if not case.decision.flagged]
            return [deeds.flag(case) for case in unflagged or cases]
    raise ValueError(f"{act} is no act of a group")


def _grouped(case: Case, among: Iterable[Case], by: By) -> Group | None:
    row = current(case.fact, case.decision)
    shared = alike(row, by)
    if shared is None:
        return None
    doubtful = bool(row.get("doubt"))
    cases, left_out, decided = [case], [], 0
    for other in among:
        if other.key == case.key:
            continue
        its = current(other.fact, other.decision)
        if alike(its, by) != shared:
            continue
        if other.decision.state not in OPEN:
            decided += 1
        elif bool(its.get("doubt")) == doubtful:
            cases.append(other)
        else:
            left_out.append(other)
    return Group(by, _title(row, by), tuple(cases), tuple(left_out), decided)


def _keys(group: Group) -> Iterator[FactKey]:
    return (case.key for case in group.cases)


def _title(row: Mapping[str, Any], by: By) -> str:
    doubted = ", doubted" if row.get("doubt") else ""
    match by:
        case By.SECURITY:
            return f"{row['symbol']} {row['name']}{doubted}"
        case By.RULE:
            return f"rule {row['rule']}{doubted}"
        case By.QUOTE:
            return f"{row['kind']} “{' '.join(row['quote'].split())}”{doubted}"
        case _:
            return f"{by} {' '.join(row[by.value].split())}{doubted}"


def _narrow(row: Mapping[str, Any], by: By) -> Query:
    """A query whose facts hold the group."""
    match by:
        case By.SECURITY:
            return parse(f"ticker:{row['symbol']}")
        case By.RULE:
            return parse(f"kind:{row['kind']}")
        case By.QUOTE:
            text = f"kind:{row['kind']} {_phrase(row['quote'])}"
        case _:
            text = f"{by.value}:{_phrase(row[by.value])}"
    try:
        return parse(text)
    except QueryError:  # words without a letter or digit to look for
        return parse(f"kind:{row['kind']}")


def _phrase(words: str) -> str:
    return '"' + " ".join(words.replace('"', " ").split()) + '"'


def _hits(catalog: Catalog, found: FactsFound, stop: Event | None) -> Iterator[FactHit]:
    for start in range(0, len(found), _PAGE):
        if stop is not None and stop.is_set():
            return
        yield from catalog.fact_hits(found, start, start + _PAGE)
