"""Groups: facts like the current one, decided by one act."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.conftest import article
from tests.review.cases import case
from tui.archive.catalog import Catalog
from tui.archive.query import parse
from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.review.deeds import Case, accept
from tui.review.events import Act, Decision, State
from tui.review.groups import ASKS_FROM, By, Group, _grouped, cases_of, deeds_of, group_across, groups_in
from tui.review.journal import Journal

BODY = "贵州茅台（600519.SH）涨1.2%。贵州茅台表示，出口增长5%，进口增长5%。茅台股份下跌。"


def cases(text: str = BODY) -> list[Case]:
    plain = from_plain(text, "a.md")
    facts = extract(plain)
    return [case(plain, facts, at, Decision()) for at in range(len(facts))]


def group(by: By, at: int, among: list[Case]) -> Group:
    return next(group for group in groups_in(among, at) if group.by is by)


def test_mentions_of_a_security() -> None:
    among = cases()
    found = group(By.SECURITY, 0, among)
    assert found.count == 3
    assert found.title == "600519.SH 贵州茅台"
    assert all(one.fact["symbol"] == "600519.SH" for one in found.cases)


def test_the_same_words() -> None:
    among = cases()
    at = next(at for at, one in enumerate(among) if one.fact["quote"] == "5%")
    assert [one.key.nth for one in group(By.QUOTE, at, among).cases] == [1, 2]


def test_facts_alike_in_two_ways_are_one_group() -> None:
    keys = [frozenset(one.key for one in found.cases) for found in groups_in(cases(), 0)]
    assert len(set(keys)) == len(keys)


def test_decided_and_doubted_facts_are_left_out() -> None:
    among = cases()
    tickers = [at for at, one in enumerate(among) if one.fact["kind"] == "ticker"]
    among[tickers[1]] = among[tickers[1]]._replace(decision=Decision(State.REJECTED))
    among[tickers[2]] = among[tickers[2]]._replace(fact={**among[tickers[2]].fact, "doubt": "a word"})
    assert all(one.by is not By.SECURITY for one in groups_in(among, tickers[0]))
    found = group_of_all(among, tickers[2])
    assert found.title.endswith("doubted")
    assert (found.count, len(found.left_out), found.decided) == (1, 1, 1)


def group_of_all(among: list[Case], at: int) -> Group:
    """The group by security, be it of one fact."""
    found = _grouped(among[at], among, By.SECURITY)
    assert found is not None
    return found


def test_an_act_on_a_group_is_one_batch(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite3", "li")
    among = cases()
    found = group(By.SECURITY, 0, among)
    done = deeds_of(found, Act.REJECT, "other company")
    assert [deed.shown_by for deed in done] == ["article", "group", "group"]
    journal.record(done)
    kept = journal.decisions(among[0].key.text_sha256)
    assert {kept[one.key].state for one in found.cases} == {State.REJECTED}
    journal.undo()
    assert not {one.state for one in journal.decisions(among[0].key.text_sha256).values()} - {State.UNDECIDED}


def test_a_flag_is_set_on_all_then_taken_from_all() -> None:
    found = group(By.SECURITY, 0, cases())
    some = replace(found, cases=(found.cases[0]._replace(decision=Decision(flagged=True)), *found.cases[1:]))
    assert [deed.after.flagged for deed in deeds_of(some, Act.FLAG)] == [True, True]
    every = replace(found, cases=tuple(one._replace(decision=Decision(flagged=True)) for one in found.cases))
    assert [deed.after.flagged for deed in deeds_of(every, Act.FLAG)] == [False, False, False]
    with pytest.raises(ValueError, match="no act of a group"):
        deeds_of(found, Act.NOTE)


def test_large_groups_ask_and_show_the_least_sure() -> None:
    many = cases("，".join(f"涨{number}%" for number in range(1, ASKS_FROM + 1)))
    found = group(By.RULE, 0, many)
    assert found.asks
    assert len(found.least_sure()) == 5


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    root = tmp_path / "archive"
    root.mkdir()
    (root / "a.md").write_text(article("一", BODY), encoding="utf-8")
    (root / "b.md").write_text(article("二", BODY.replace("5%", "7%")), encoding="utf-8")
    known = Catalog(root, tmp_path / "cache")
    known.update(workers=0)
    yield known
    known.close()


@pytest.mark.parametrize(
    ("by", "count", "narrowed"), [(By.SECURITY, 6, 3), (By.QUOTE, 2, 1), (By.RULE, 2, 1)]
)  # fmt: skip
def test_groups_across_the_archive(catalog: Catalog, tmp_path: Path, by: By, count: int, narrowed: int) -> None:
    journal = Journal(tmp_path / "j.sqlite3", "li")
    hits = catalog.fact_hits(catalog.facts(parse("")))
    first = next(one for one in cases_of(hits, journal.decisions) if one.article == "a.md")
    found = group_across(catalog, None, first, by, journal.decisions)
    assert found is not None
    assert (found.count, found.cases[0]) == (count, first)
    within = group_across(catalog, parse("出口增长5%"), first, by, journal.decisions)
    assert within is not None
    assert within.count == narrowed
    journal.record([accept(one) for one in found.cases[1:]])
    after = group_across(catalog, None, first, by, journal.decisions)
    assert after is not None
    assert (after.count, after.decided) == (1, count - 1)
    assert group_across(catalog, None, first, By.ACTOR, journal.decisions) is None
