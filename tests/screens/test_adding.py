"""Adding a fact that was missed: from selected words, and walking through what no fact covers."""

import re
from pathlib import Path

import pytest

from tests.conftest import SAMPLE
from tests.screens.pilots import settle, until
from tests.screens.test_flows import desk, opened, screen
from tui.review.events import Act, State
from tui.review.journal import Journal


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def missed(archive: Path) -> Path:
    """The archive with a number in its first article that no figure covers."""
    text = SAMPLE.replace("<p><strong>市场", "<p>　　一批货物到港，共 88 。</p><p><strong>市场")
    (archive / "a 港口.md").write_text(text, encoding="utf-8")
    return archive


async def test_selected_words_become_a_fact(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        pane = screen(pilot).reading
        assert pane.page is not None
        start = desk(pilot).article.text.index("2021年")
        pane.page.selection = (start, start + 5)
        count = len(desk(pilot).facts)
        await pilot.press("F")
        await settle(pilot)
        at = desk(pilot).current
        assert at is not None
        assert len(desk(pilot).facts) == count + 1
        assert (desk(pilot).facts[at].quote, desk(pilot).mark(at)) == ("2021年", "+")
        assert pane.page.selection is None
        assert screen(pilot).facts.fact_at(screen(pilot).facts.cursor) == at, "the pane shows it"
        (event,) = Journal(journal, "li").events()
        assert (event.act, event.after.state) == (Act.ADD, State.ACCEPTED)
        await pilot.press("u")
        assert len(desk(pilot).facts) == count
        assert [one.message for one in pilot.app._notifications] == ["Undone: add 2021年"], "no question tells it"
        await pilot.press("ctrl+r")
        assert len(desk(pilot).facts) == count + 1
    async with opened(archive, journal) as pilot:
        assert len(desk(pilot).facts) == count + 1, "it is there after a restart"


async def test_a_measure_from_selected_words(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        pane = screen(pilot).reading
        assert pane.page is not None
        start = desk(pilot).article.text.index("企业受益")
        pane.page.selection = (start, start + 4)
        await pilot.press("M")
        await settle(pilot)
        assert desk(pilot).facts[desk(pilot).current or 0].kind == "measure"


async def test_without_a_selection_nothing_is_added(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("F", "M", "T")
        await settle(pilot)
        assert Journal(journal, "li").events() == []


async def test_words_that_hold_no_such_fact_are_refused(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        pane = screen(pilot).reading
        assert pane.page is not None
        start = desk(pilot).article.text.index("通关")
        pane.page.selection = (start, start + 2)
        await pilot.press("F")
        await settle(pilot)
        assert Journal(journal, "li").events() == []


async def test_what_is_there_already_comes_under_review_instead(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        pane, fact = screen(pilot).reading, next(f for f in desk(pilot).facts if f.quote == "13.9%")
        assert pane.page is not None
        pane.page.selection = (fact.start, fact.end)
        await pilot.press("F")
        await settle(pilot)
        assert Journal(journal, "li").events() == []
        assert desk(pilot).facts[desk(pilot).current or 0] == fact


async def test_a_missed_figure_costs_two_keys(missed: Path, journal: Path) -> None:
    async with opened(missed, journal) as pilot:
        await pilot.press("plus")
        await settle(pilot)
        pane = screen(pilot).reading
        assert pane.page is not None
        assert pane.page.selection is not None
        assert desk(pilot).article.text[slice(*pane.page.selection)] == "88"
        assert "missed figure? 88" in screen(pilot).question.render().plain
        await pilot.press("a")
        await settle(pilot)
        (event,) = Journal(journal, "li").events()
        assert (event.act, event.key.quote, event.key.kind) == (Act.ADD, "88", "figure")
        assert screen(pilot).place is None, "nothing is left to walk to"


async def test_a_place_of_the_walk_is_passed_or_left(missed: Path, journal: Path) -> None:
    text = (missed / "a 港口.md").read_text(encoding="utf-8").replace("共 88 。", "共 88 。又有 99 。")
    (missed / "a 港口.md").write_text(text, encoding="utf-8")
    async with opened(missed, journal) as pilot:
        await pilot.press("plus")
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        pane = screen(pilot).reading
        assert pane.page is not None
        assert pane.page.selection is not None
        assert desk(pilot).article.text[slice(*pane.page.selection)] == "99"
        await pilot.press("escape")
        assert pane.page.selection is None
        assert screen(pilot).place is None
        await pilot.press("plus")
        await settle(pilot)
        await pilot.press("n")
        assert screen(pilot).place is None, "going to a fact ends the walk"
        assert desk(pilot).current is not None
        assert Journal(journal, "li").events() == []


async def test_after_the_walk_v_selects_the_place_at_once(missed: Path, journal: Path) -> None:
    async with opened(missed, journal) as pilot:
        await pilot.press("plus")
        await until(pilot, lambda: screen(pilot).place)
        pane = screen(pilot).reading
        assert pane.page is not None
        span = pane.page.selection
        await pilot.press("v")
        assert pane.selecting is not None
        assert pane.page.selection == span, "the very number, not the line's start"
        await pilot.press("F")
        await until(pilot, lambda: any(fact.quote == "88" for fact in desk(pilot).facts))
        assert pane.selecting is None


async def test_the_next_number_is_selected_whole_by_one_key(missed: Path, journal: Path) -> None:
    async with opened(missed, journal) as pilot:
        pane = screen(pilot).reading
        assert pane.page is not None
        seen = []
        for _ in range(30):
            before = pane.page.selection
            await pilot.press("percent_sign")
            if pane.page.selection == before:
                break
            assert pane.page.selection is not None
            seen.append(pane.page.text[slice(*pane.page.selection)])
        assert {"88", "13.9%", "2.38万亿元", "2021"} <= set(seen)
        assert len(seen) == len(re.findall(r"[0-9][0-9.,]*", pane.page.text)), "each number once, none twice"
        await until(pilot, lambda: any("No number follows" in one.message for one in pilot.app._notifications))


async def test_a_number_is_selected_and_added_by_two_keys(missed: Path, journal: Path) -> None:
    async with opened(missed, journal) as pilot:
        text = desk(pilot).article.text
        screen(pilot).reading.go_to(text.index("一批货物"))
        await pilot.press("percent_sign", "F")
        await until(pilot, lambda: desk(pilot).current is not None)
        added = desk(pilot).facts[desk(pilot).current or 0]
        assert (added.quote, added.rule) == ("88", "reviewer.added")
