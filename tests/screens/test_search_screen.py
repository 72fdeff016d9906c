"""Searching the archive, key by key."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from tests.screens.pilots import until
from tests.screens.shelves import drawn, line, opened, press, screen, written
from tui.screens.across_screen import AcrossScreen
from tui.screens.hit_list import window
from tui.screens.search_screen import SearchScreen


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return written(tmp_path / "archive")


def search(pilot: Pilot[None]) -> SearchScreen:
    assert isinstance(pilot.app.screen, SearchScreen)
    return pilot.app.screen


async def asked(pilot: Pilot[None], query: str) -> SearchScreen:
    """The search, with what a query finds."""
    await press(pilot, "backslash")
    it = search(pilot)
    it.bar.value = query
    await pilot.press("enter")
    for _ in range(200):
        if it.found is not None and it.found.query.text == query and len(it.list.ids) == len(it.found.ids):
            break
        await pilot.pause(0.01)
    await pilot.pause()
    return it


@pytest.mark.parametrize(("query", "count"), [("关", 6), ("海关", 6), ("shares OR NASDAQ", 4), ("date:2022 关", 2)])
async def test_words_of_any_length(root: Path, tmp_path: Path, query: str, count: int) -> None:
    async with opened(root, tmp_path) as pilot:
        await asked(pilot, query)
        assert f"{count} articles · newest first" in line(pilot, "hits-head")


async def test_a_hit_is_opened_lit_and_left_again(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        it = await asked(pilot, "海关 通关")
        assert "将支持保税维修等新业态" in drawn(pilot)
        await press(pilot, "down", "down", "enter")
        reading = screen(pilot).reading
        assert screen(pilot).focused is reading
        assert reading.page is not None
        text = reading.page.text
        assert [text[start:end] for start, end in reading.page.hits] == ["海关", "通关"]
        assert "“海关 通关” 1/2" in line(pilot, "reading-head")
        await press(pilot, "n")
        assert reading.page.hit == 1
        first = screen(pilot).open_identity
        await press(pilot, "J")
        assert screen(pilot).open_identity != first
        assert reading.page is not None
        assert len(reading.page.hits) == 2, "the next one found is lit as well"
        await press(pilot, "escape")
        assert search(pilot) is it
        hit = it.list.hit_at(it.list.cursor)
        assert hit is not None
        assert hit.id == it.list.ids[3], "the cursor is on the article that was open"
        await press(pilot, "escape")
        assert not reading.finding


async def test_what_is_wrong_is_said_and_shown(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "backslash", *"关 foo:x", "enter")
        caret, message = line(pilot, "query-error").split("\n")
        assert caret == "   ↑", "a Han character takes two cells"
        assert "There is no field “foo”" in message
        await press(pilot, "escape")


async def test_orders_and_all_found(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        it = await asked(pilot, "海关")
        before = list(it.list.ids)
        await pilot.press("o")
        for _ in range(100):
            if list(it.list.ids) != before:
                break
            await pilot.pause(0.01)
        assert "oldest first" in line(pilot, "hits-head")
        await press(pilot, "exclamation_mark")
        await pilot.pause(0.1)
        assert "found by 海关" in drawn(pilot)
        await press(pilot, "escape", "escape")


async def test_a_search_is_saved(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        it = await asked(pilot, "海关")
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("enter")
        for _ in range(100):
            if it.saved.all():
                break
            await pilot.pause(0.01)
        assert it.saved.all() == {"海关": "海关"}
        await press(pilot, "escape")
        screen(pilot).archive.focus()
        await press(pilot, "E")
        await pilot.pause(0.1)
        assert "Saved searches" in drawn(pilot)
        await press(pilot, "escape")


async def test_another_query_takes_the_place_of_a_saved_one_only_when_asked_twice(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        it = await asked(pilot, "海关")
        it.saved.save("海关", "海关 通关")
        for query in ("海关 通关", "海关"):
            await pilot.press("s")
            await pilot.pause()
            await pilot.press("enter")
            await it.workers.wait_for_complete()
            await pilot.pause()
            assert it.saved.all() == {"海关": query}
        assert any("is there already (海关 通关)" in one.message for one in pilot.app._notifications)


async def test_hits_of_facts_are_lit(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await asked(pilot, "ticker:AAPL.US")
        await press(pilot, "enter")
        reading = screen(pilot).reading
        assert reading.page is not None
        assert [reading.page.text[start:end] for start, end in reading.page.hits] == ["AAPL"] or reading.page.hits


@pytest.mark.parametrize(
    ("text", "span", "width", "shown"),
    [
        ("海关总署", (0, 2), 10, "海关总署"),
        ("海关总署发布", (0, 2), 7, "海关总"),
        ("一二三四五六七八九十海关总署", (10, 12), 12, "九十海关总"),
        ("x" * 50, (49, 50), 10, "xxxx"),
        ("", (0, 0), 5, ""),
    ],
)
def test_the_first_hit_is_in_the_window(text: str, span: tuple[int, int], width: int, shown: str) -> None:
    start, end = window(text, span, width)
    assert text[start:end] == shown


async def test_the_facts_of_what_was_found_are_listed(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        it = await asked(pilot, "kind:ticker")
        await press(pilot, "H")
        facts = pilot.app.screen
        assert isinstance(facts, AcrossScreen)
        for _ in range(300):
            if facts.found is not None and facts.list.line_at(0):
                break
            await pilot.pause(0.02)
        assert facts.found is not None
        assert len(facts.found) > 0
        assert line(pilot, "across-head").startswith("kind:ticker · ")
        await press(pilot, "escape")
        assert search(pilot) is it, "one step back"
        await press(pilot, "H", "enter")
        desk = screen(pilot).desk
        assert desk is not None
        assert desk.current is not None
        assert desk.facts[desk.current].kind == "ticker"
        await press(pilot, "escape")
        assert pilot.app.screen is facts


async def test_a_list_without_facts_says_so(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await asked(pilot, "没有这样的词")
        await press(pilot, "H")
        await until(pilot, lambda: "No fact is found." in drawn(pilot))


async def test_a_fact_that_was_found_is_under_review(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await asked(pilot, "kind:ticker")
        await press(pilot, "enter")
        desk = screen(pilot).desk
        assert desk is not None
        assert desk.current is not None
        assert desk.facts[desk.current].kind == "ticker"


async def test_the_search_begins_anew_in_its_line(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        it = await asked(pilot, "海关")
        await press(pilot, "escape", "backslash")
        assert search(pilot) is it
        assert it.focused is it.bar
        await press(pilot, "s", "o")
        assert it.bar.value == "so", "what is typed takes the place of what was asked"


async def test_help_begins_with_the_keys_of_the_search(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await asked(pilot, "海关")
        await press(pilot, "question_mark")
        help_ = pilot.app.screen.query_one("#help", VerticalScroll)
        assert str(help_.query_one(Static).content).startswith("Keys in the archive's search")
        await press(pilot, "G")
        assert help_.scroll_y == help_.max_scroll_y > 0
        await press(pilot, "g")
        assert help_.scroll_y == 0


async def test_when_nothing_is_found_what_to_try_is_said(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        it = await asked(pilot, "没有这样的词")
        assert "0 articles" in line(pilot, "hits-head")
        help_ = it.query_one("#query-help", Static)
        assert help_.display
        assert "fewer words find more" in str(help_.content)
        it.ask("海关")
        for _ in range(200):
            if it.list.ids:
                break
            await pilot.pause(0.01)
        assert not help_.display
