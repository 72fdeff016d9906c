"""Export from the screen: a format, a file, how far it is; stopped, it leaves nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Semaphore

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.screens.pilots import until
from tests.screens.shelves import drawn
from tests.screens.test_flows import desk, opened, screen
from tui.review.formats import exporting
from tui.review.formats.steps import Phase, Step
from tui.screens.dialog import KeyMenu, LinePrompt
from tui.screens.main_screen import MainScreen
from tui.screens.progress_dialog import ProgressDialog
from tui.screens.search_screen import SearchScreen


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "exports").mkdir()
    return tmp_path / "exports" / "out.jsonl"


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Semaphore:
    """Each report of an export waits for one of these."""
    turn, export = Semaphore(0), exporting.export

    def slow(*arguments: object, report: Callable[[Step], object], **named: object) -> object:
        def told(step: Step) -> None:
            report(step)
            turn.acquire(timeout=30)

        return export(*arguments, report=told, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "export", slow)
    monkeypatch.setattr("tui.screens.sending_out._TELL", 0.0)
    return turn


async def export_to(pilot: Pilot[None], target: Path) -> None:
    await pilot.press("ctrl+e")
    assert isinstance(pilot.app.screen, KeyMenu)
    await pilot.press("1")
    await until(pilot, lambda: isinstance(pilot.app.screen, LinePrompt))
    pilot.app.screen.query_one(Input).value = str(target)
    await pilot.press("enter")


async def shown(pilot: Pilot[None], words: str) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, ProgressDialog) and words in drawn(pilot))


async def test_export_asks_for_a_format_and_a_file(archive: Path, journal: Path, target: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "a")
        await export_to(pilot, target)
        await until(pilot, target.exists)
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        await until(pilot, lambda: any(str(target) in one.message for one in pilot.app._notifications))
    assert "accepted" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("phase", list(Phase))
async def test_each_phase_is_named_and_esc_stops_it(
    phase: Phase, archive: Path, journal: Path, target: Path, go_on: Semaphore
) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "a")
        await export_to(pilot, target)
        for _ in range(10):
            await until(pilot, lambda: screen_of(pilot)._export_step)
            step = screen_of(pilot)._export_step
            assert step is not None
            await shown(pilot, str(step))
            if step.phase is phase:
                break
            screen_of(pilot)._export_step = None
            go_on.release()
        await pilot.press("escape")
        go_on.release(10)
        await until(pilot, lambda: screen(pilot).exporting is None)
        await until(pilot, lambda: any("nothing was written" in one.message for one in pilot.app._notifications))
    assert list(target.parent.iterdir()) == []


def screen_of(pilot: Pilot[None]) -> MainScreen:
    (found,) = (one for one in pilot.app.screen_stack if isinstance(one, MainScreen))
    return found


async def test_it_goes_on_by_itself_and_is_shown_again(
    archive: Path, journal: Path, target: Path, go_on: Semaphore
) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "a")
        await export_to(pilot, target)
        await shown(pilot, "writing 1/3 articles")
        await pilot.press("enter")
        go_on.release()
        await until(pilot, lambda: "writing 2/3 articles" in screen(pilot).question.render().plain)
        await pilot.press("a")
        assert desk(pilot).decided() == 2, "reviewing goes on"
        await pilot.press("ctrl+e")
        await shown(pilot, "writing 2/3 articles")
        go_on.release(100)
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
    assert target.exists()


async def test_leaving_stops_it(archive: Path, journal: Path, target: Path, go_on: Semaphore) -> None:
    async with opened(archive, journal) as pilot:
        await export_to(pilot, target)
        await shown(pilot, "writing 1/3 articles")
        await pilot.press("enter")
        go_on.release(100)
        screen(pilot)._stop_export.set()
        await pilot.press("q")
    assert list(target.parent.iterdir()) == []


async def test_export_asks_before_it_writes_over_a_file(archive: Path, journal: Path, target: Path) -> None:
    target.write_text("mine")
    async with opened(archive, journal) as pilot:
        await pilot.press("ctrl+e", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinePrompt))
        pilot.app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LinePrompt)
        assert any("is there already: Enter writes over it" in said.message for said in pilot.app._notifications)
        assert target.read_text() == "mine"
        await pilot.press("enter")
        await until(pilot, lambda: target.read_text() != "mine")


async def test_tab_chooses_which_facts_are_exported(archive: Path, journal: Path, target: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "a", "a", "x")
        await pilot.press("ctrl+e", "tab", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinePrompt))
        assert "Export accepted ones as jsonl to" in drawn(pilot)
        pilot.app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, target.exists)
        rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
        assert {row["state"] for row in rows} == {"accepted"}


async def test_what_was_searched_for_is_exported(archive: Path, journal: Path, target: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("backslash", *"kind:ticker", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen) and pilot.app.screen.found is not None)
        await pilot.press("escape", "ctrl+e", "tab", "tab", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinePrompt))
        pilot.app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, target.exists)
        rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
        assert {row["kind"] for row in rows} == {"ticker"}


async def test_what_a_filter_shows_is_exported(archive: Path, journal: Path, target: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("shift+tab", "/", *"B.T", "enter", "ctrl+e", "tab", "tab", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinePrompt))
        pilot.app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, target.exists)
        rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
        assert {row["article"] for row in rows} == {"b.txt"}


@pytest.mark.parametrize("over", [(), ("H",)], ids=["search", "facts"])
async def test_what_a_search_or_a_list_shows_is_exported_from_there(
    over: tuple[str, ...], archive: Path, journal: Path, target: Path
) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("backslash", *"kind:ticker", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen) and pilot.app.screen.found is not None)
        await pilot.press(*over)
        shown = pilot.app.screen
        await pilot.press("ctrl+e", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinePrompt))
        pilot.app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, target.exists)
        await until(pilot, lambda: pilot.app.screen is shown)
        rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
        assert {row["kind"] for row in rows} == {"ticker"}


async def test_no_export_is_written_over_an_article(archive: Path, journal: Path) -> None:
    article = archive / "a 港口.md"
    before = article.read_bytes()
    async with opened(archive, journal) as pilot:
        await export_to(pilot, article)
        await pilot.press("enter")
        await until(pilot, lambda: any("an article of the archive" in one.message for one in pilot.app._notifications))
    assert article.read_bytes() == before


@pytest.mark.parametrize("place", ["~nobody-of-this-name/x.jsonl", "x" * 5000, "\0"])
async def test_a_place_that_is_none_is_told(place: str, archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("ctrl+e", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinePrompt))
        pilot.app.screen.query_one(Input).value = place
        await pilot.press("enter")
        await until(pilot, lambda: any(said.severity == "error" for said in pilot.app._notifications))
        assert pilot.app.is_running
