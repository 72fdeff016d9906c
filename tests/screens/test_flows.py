"""What a reader does, key by key, through Textual's Pilot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.screens.pilots import settle, until
from tests.screens.shelves import drawn
from tui.archive.catalog import Catalog
from tui.review.events import State
from tui.review.journal import Journal
from tui.screens.app import ZhupiApp
from tui.screens.desk import Desk
from tui.screens.facts_pane import FactsPane
from tui.screens.help_screen import HelpScreen
from tui.screens.main_screen import MainScreen
from tui.screens.reading_pane import ReadingPane


@asynccontextmanager
async def opened(target: Path, journal: Path | None, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    kept = Journal(journal, "li") if journal else None
    app = ZhupiApp(Catalog(target), kept)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


def screen(pilot: Pilot[None]) -> MainScreen:
    assert isinstance(pilot.app.screen, MainScreen)
    return pilot.app.screen


def desk(pilot: Pilot[None]) -> Desk:
    found = screen(pilot).desk
    assert found is not None
    return found


def head(pilot: Pilot[None], pane: str) -> str:
    return str(screen(pilot).query_one(f"#{pane}-head", Static).render())


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


async def test_the_first_article_opens_by_itself(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        assert desk(pilot).article.title.startswith("港口吞吐量")
        assert "archive · 3" in head(pilot, "archive")
        assert {fact.kind for fact in desk(pilot).facts} == {"figure", "measure", "ticker"}


@pytest.mark.usefixtures("keys_as_people_press_them")
async def test_accept_reject_undo(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "a")
        assert desk(pilot).states[0] is State.ACCEPTED
        assert desk(pilot).current == 1, "the next undecided fact comes up by itself"
        await pilot.press("x")
        assert desk(pilot).states[1] is State.REJECTED
        await pilot.press("u")
        assert desk(pilot).states[:2] == [State.ACCEPTED, State.UNDECIDED]
        assert desk(pilot).current == 1
    decisions = Journal(journal, "li").decisions(desk_sha(archive))
    assert sorted(decision.state for decision in decisions.values()) == [State.ACCEPTED, State.UNDECIDED]


def desk_sha(archive: Path) -> str:
    from tui.articles.read import read

    return read(archive / "a 港口.md").text_sha256


async def test_a_decision_is_on_disk_before_it_is_shown(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "a")
        assert desk(pilot).decided() == len(Journal(journal, "li").events()) == 1


async def test_undo_reaches_back_into_another_article(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "a", "J")
        await settle(pilot)
        assert desk(pilot).article.path == "b.txt"
        await pilot.press("u")
        await settle(pilot)
        assert desk(pilot).article.path == "a 港口.md"
        assert desk(pilot).decided() == 0
        assert desk(pilot).current == 0


async def test_moving_in_the_facts_pane_scrolls_the_text_to_the_fact(archive: Path, journal: Path) -> None:
    async with opened(archive, journal, size=(80, 12)) as pilot:
        screen(pilot).query_one(FactsPane).focus()
        await pilot.press("end")
        reading = screen(pilot).query_one(ReadingPane)
        fact = desk(pilot).facts[desk(pilot).current or 0]
        assert reading.page is not None
        line = reading.page.row_of(fact.start)
        assert reading.cursor == line
        assert reading.scroll_offset.y <= line < reading.scroll_offset.y + reading.size.height


async def test_moving_in_the_text_past_a_fact_shows_it_in_the_pane(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        seen = set()
        for _ in range(12):
            await pilot.press("down")
            seen.add(desk(pilot).current)
            pane = screen(pilot).query_one(FactsPane)
            if desk(pilot).current is not None:
                assert pane.fact_at(pane.cursor) == desk(pilot).current
        assert len(seen - {None}) >= 3


async def test_panes_hide_and_resize(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        facts = screen(pilot).query_one("#facts")
        before = facts.outer_size.width
        await pilot.press("tab", "greater_than_sign")
        await pilot.pause()
        assert facts.outer_size.width == before + 4
        await pilot.press("i")
        assert not facts.display
        assert screen(pilot).focused is screen(pilot).query_one(ReadingPane), "the focus never hides"
        await pilot.press("i", "b")
        assert facts.display
        assert not screen(pilot).query_one("#archive").display


async def test_without_a_journal_nothing_is_decided(archive: Path) -> None:
    async with opened(archive, None) as pilot:
        await pilot.press("n", "a")
        assert desk(pilot).decided() == 0


async def test_a_file_that_vanishes_shows_its_reason(
    archive: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.archive.watch.watch", lambda *_: iter(()))  # else the list may know before the key
    async with opened(archive, journal) as pilot:
        (archive / "b.txt").unlink()
        await pilot.press("J")
        await settle(pilot)
        reading = screen(pilot).query_one(ReadingPane)
        assert any("no such file" in line for line in reading._message)
        await pilot.press("J")
        await settle(pilot)
        assert desk(pilot).article.path == "二月/c.md"


async def test_help_lists_every_key(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, MainScreen)


async def test_the_palette_runs_an_action(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("colon", *"theme", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.theme == "zhupi-paper"


async def test_an_empty_folder_says_so(tmp_path: Path, journal: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    async with opened(empty, journal, size=(80, 24)) as pilot:
        assert "No articles here" in screen(pilot).query_one(ReadingPane)._message[1]
        assert "and .html files." in drawn(pilot), "no line is cut"
        await pilot.press("n", "a", "u", "J", "down")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (40, 10)])
async def test_it_draws_at_any_size(archive: Path, journal: Path, size: tuple[int, int]) -> None:
    async with opened(archive, journal, size=size) as pilot:
        await pilot.press("n", "n")
        assert pilot.app.export_screenshot()


@pytest.mark.usefixtures("keys_as_people_press_them")
async def test_a_chinese_input_method_does_not_swallow_decisions(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("ｎ", "1", "２")
        assert desk(pilot).states[:2] == [State.ACCEPTED, State.REJECTED]
        await pilot.press("fullwidth_question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
