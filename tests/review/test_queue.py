"""The queue: the same order always, a fair random part, skipped ones at the end, resumed where it was left."""

from array import array
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.conftest import PARAGRAPHS, article
from tui.archive.across import FactsFound
from tui.archive.catalog import Catalog
from tui.archive.query import parse
from tui.archive.ranked import RuledFacts
from tui.archive.states import Decided
from tui.review.deeds import Case, accept, skip
from tui.review.events import FactKey, State
from tui.review.groups import cases_of
from tui.review.journal import Journal
from tui.review.kept_queue import KeptQueue, LeftQueue
from tui.review.queue import Item, Order, Queue, _draw, build, of_keys

EVERYTHING = parse("")


class States:
    """The journal's decisions, as the catalogue asks for them."""

    names: Collection[str] = tuple(State)

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @property
    def version(self) -> object:
        return len(self._journal.events())

    def changed(self, since: str) -> None:
        return None

    def decided(self, texts: object = None) -> Iterable[Decided]:
        for sha in {event.key.text_sha256 for event in self._journal.events()}:
            for key, decision in self._journal.decisions(sha).items():
                if decision.state is not State.UNDECIDED:
                    yield Decided(key.text_sha256, key.kind, key.quote, key.nth, decision.state)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    root = tmp_path / "archive"
    root.mkdir()
    for number in range(12):
        paragraphs = [PARAGRAPHS[(number + at) % len(PARAGRAPHS)] for at in range(3)]
        (root / f"{number}.md").write_text(
            article(f"第{number}篇", *paragraphs, f"共{number + 2}亿元。"), encoding="utf-8"
        )
    known = Catalog(root, tmp_path / "cache")
    known.update(workers=0)
    yield known
    known.close()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    kept = Journal(tmp_path / "j.sqlite3", "li")
    yield kept
    kept.close()


def case(catalog: Catalog, journal: Journal, item: Item) -> Case:
    found = catalog.facts(EVERYTHING)
    at = next(
        at for at, name in enumerate(zip(found.articles, found.numbers, strict=True)) if name == (item.id, item.number)
    )
    return next(cases_of(catalog.fact_hits(found, at, at + 1), journal.decisions, item.shown_by))


def walked(queue: Queue) -> list[Item]:
    items = []
    while queue.current:
        items.append(queue.current)
        queue.advance()
    return items


@pytest.mark.parametrize("order", [Order.DOUBT, Order.ARTICLE, Order.RULE, Order.RANDOM])
def test_every_fact_comes_once_and_always_in_the_same_order(catalog: Catalog, journal: Journal, order: Order) -> None:
    first = walked(build(catalog, EVERYTHING, order, States(journal), 7))
    again = walked(build(catalog, EVERYTHING, order, States(journal), 7))
    assert first == again
    assert len({(item.id, item.number) for item in first}) == len(first) == len(catalog.facts(EVERYTHING))
    if order is not Order.RANDOM:
        assert {item.shown_by for item in first} == {order, Order.RANDOM}


def test_each_eighth_is_random_and_kept_out_of_the_order(catalog: Catalog, journal: Journal) -> None:
    items = walked(build(catalog, EVERYTHING, Order.DOUBT, States(journal), 3))
    drawn = [at for at, item in enumerate(items) if item.shown_by == Order.RANDOM]
    assert drawn[:3] == [7, 15, 23]
    other = walked(build(catalog, EVERYTHING, Order.RULE, States(journal), 3))
    assert {(i.id, i.number) for i in items if i.shown_by == "random"} == {
        (i.id, i.number) for i in other if i.shown_by == "random"
    }
    assert all(
        item.shown_by != "random"
        for item in walked(build(catalog, EVERYTHING, Order.DOUBT, States(journal), 3, every=0))
    )


def test_least_sure_first(catalog: Catalog, journal: Journal) -> None:
    sure = {"figure.percent": 0.1, "ticker.code": 0.2}
    items = walked(
        build(catalog, EVERYTHING, Order.DOUBT, States(journal), 1, every=0, sure=lambda rule, _: sure.get(rule, 0.9))
    )
    rules = [item.why.removeprefix("least sure: ") for item in items]
    percents = rules.count("figure.percent")
    assert set(rules[:percents]) == {"figure.percent"}
    assert rules[percents] == "ticker.code"


def test_skipped_facts_come_again_at_the_end(catalog: Catalog, journal: Journal) -> None:
    queue = build(catalog, parse("kind:measure"), Order.ARTICLE, States(journal), 1)
    first = queue.current
    assert first is not None
    done = case(catalog, journal, first)
    queue.learn(done.key, State.SKIPPED)
    seen = []
    while item := queue.advance():
        seen.append(item)
        if (item.id, item.number) == (first.id, first.number):
            queue.learn(done.key, State.ACCEPTED)
    assert (seen[-1].id, seen[-1].number, seen[-1].why) == (first.id, first.number, "skipped before")
    assert queue.progress().skipped == 0


def test_decided_facts_are_passed_over_and_counted(catalog: Catalog, journal: Journal) -> None:
    queue = build(catalog, EVERYTHING, Order.ARTICLE, States(journal), 1)
    assert queue.current is not None
    before = queue.progress()
    done = case(catalog, journal, queue.current)
    for event in journal.record([accept(done)]):
        queue.learn(event.key, event.after.state)
    first, second = queue.current, queue.advance()
    assert queue.progress().done == before.done + 1
    resumed = build(catalog, EVERYTHING, Order.ARTICLE, States(journal), 1)
    assert resumed.current == second
    assert resumed.progress() == queue.progress()
    assert queue.back() == first
    for event in journal.undo():
        queue.learn(event.key, event.before.state)
    assert queue.go_to(done.key) == first
    assert queue.progress() == before


def test_it_goes_on_where_it_was_left(catalog: Catalog, journal: Journal, tmp_path: Path) -> None:
    kept = KeptQueue(tmp_path / "queues", catalog.target)
    assert kept.load() is None
    queue = build(catalog, EVERYTHING, Order.DOUBT, States(journal), 5)
    for act in (accept, skip, accept, accept):
        assert queue.current is not None
        (event,) = journal.record([act(case(catalog, journal, queue.current))])
        queue.learn(event.key, event.after.state)
        queue.advance()
    assert queue.current is not None
    key = case(catalog, journal, queue.current).key
    kept.save(LeftQueue("", Order.DOUBT, 5, queue.position, key))
    left = kept.load()
    assert left is not None
    again = build(catalog, parse(left.query), left.order, States(journal), left.seed)
    assert left.go_on(again) == queue.current
    assert walked(again) == walked(queue)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"query": ""}', '{"query":"","order":"odd","seed":1,"position":1,"key":null}']
)
def test_a_broken_file_begins_anew(tmp_path: Path, text: str) -> None:
    kept = KeptQueue(tmp_path, tmp_path / "archive")
    kept.save(LeftQueue("", Order.DOUBT, 1, 2))
    (file,) = tmp_path.glob("*.json")
    assert kept.load() == LeftQueue("", Order.DOUBT, 1, 2)
    file.write_text(text, encoding="utf-8")
    assert kept.load() is None


def test_certain_facts_again(catalog: Catalog, journal: Journal) -> None:
    queue = build(catalog, EVERYTHING, Order.ARTICLE, States(journal), 1)
    assert queue.current is not None
    done = case(catalog, journal, queue.current)
    journal.record([accept(done)])
    gone = FactKey("0" * 64, "figure", "1", 1)
    blind = of_keys(catalog, EVERYTHING, Order.BLIND, [gone, done.key], States(journal))
    assert [(item.id, item.number) for item in walked(blind)] == [(queue.current.id, queue.current.number)]


def test_a_queue_of_nothing(catalog: Catalog, journal: Journal) -> None:
    queue = build(catalog, parse("ticker:000000.SZ"), Order.DOUBT, States(journal), 1)
    assert (queue.current, queue.advance(), queue.progress().total) == (None, None, 0)


@given(st.integers(0, 2**32), st.integers(200, 400))
def test_the_random_part_is_about_an_eighth_of_anything(seed: int, count: int) -> None:
    ruled = RuledFacts(
        FactsFound(array("q"), array("q")), array("q"), array("q", range(count)), array("q", range(count))
    )
    drawn = [at for at in range(count) if _draw(seed, ruled.texts[at], ruled.keys[at]) % 8 == 0]
    assert 0.02 * count < len(drawn) < 0.28 * count


def test_what_something_speaks_against_is_raised_in_a_queue_that_has_begun(catalog: Catalog, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "raised.sqlite3", "li")
    queue = build(catalog, EVERYTHING, Order.DOUBT, States(journal), 7)
    place = {pair: at for at, pair in enumerate(zip(queue.facts.articles, queue.facts.numbers, strict=True))}
    queue.advance()
    here = queue.current
    rest = []
    while item := queue.advance():
        rest.append(item)
    failed = {(item.id, item.number) for item in rest[-5:] if item.shown_by == Order.DOUBT}
    raised = {place[pair]: f"reason {number}" for number, pair in enumerate(sorted(failed))}
    queue = build(catalog, EVERYTHING, Order.DOUBT, States(journal), 7)
    queue.advance()
    assert queue.take(queue.reordered(raised)) == len(failed) > 0
    assert queue.current == here, "what is under review stays"
    again = []
    while item := queue.advance():
        again.append(item)
    assert {(one.id, one.number) for one in again} == {(one.id, one.number) for one in rest}
    assert [one.shown_by for one in again] == [one.shown_by for one in rest], "the random part keeps its places"
    doubted = [one for one in again if one.shown_by == Order.DOUBT]
    assert {(one.id, one.number) for one in doubted[: len(failed)]} == failed
    assert {one.why for one in doubted[: len(failed)]} == set(raised.values())
    journal.close()


def test_an_order_that_comes_too_late_does_not_hold(catalog: Catalog, journal: Journal) -> None:
    queue = build(catalog, EVERYTHING, Order.DOUBT, States(journal), 7)
    items = walked(build(catalog, EVERYTHING, Order.DOUBT, States(journal), 7))
    order = queue.reordered({len(queue.facts) - 1: "late"})
    queue.advance()
    assert queue.take(order) is None
    assert queue.raised == {}
    assert [queue.current, *iter(queue.advance, None)] == items[1:]
    by_rule = build(catalog, EVERYTHING, Order.RULE, States(journal), 7)
    assert by_rule.take(by_rule.reordered({1: "why"})) is None, "any other order is what was asked for"
