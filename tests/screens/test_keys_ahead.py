"""Keys typed faster than windows open: each goes to what has the focus when those before it are done."""

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from tests.screens.pilots import until
from tests.screens.test_flows import desk, opened, screen
from tui.config import Reading
from tui.review.events import State
from tui.review.journal import Journal
from tui.screens.arranging import _SORTS
from tui.screens.dialog import LinePrompt
from tui.screens.main_screen import MainScreen


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


async def typed(pilot: Pilot[None], keys: str) -> None:
    """Keys that all came in one read, as a terminal gives them."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        name = {"\r": "enter", "\x1b": "escape", "\\": "backslash", "/": "slash"}.get(key, key)
        driver.send_message(Key(name, key if key.isprintable() else None))
    await pilot.pause()


def undecided(pilot: Pilot[None]) -> bool:
    return set(desk(pilot).states) == {State.UNDECIDED}


async def test_a_digit_right_behind_the_key_for_reasons(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n")
        reason = {"figure": "wrong value", "measure": "wrong actor", "ticker": "wrong symbol"}[
            desk(pilot).facts[0].kind
        ]
        await typed(pilot, "X7")
        await until(pilot, lambda: desk(pilot).decided() == 1)
        assert desk(pilot).decisions[0].reason == reason


@pytest.mark.parametrize(("keys", "decided"), [("X777", 1), ("X111", 1), ("X1x", 2)])
async def test_keys_that_come_while_a_window_closes(archive: Path, journal: Path, keys: str, decided: int) -> None:
    """A digit that is held down gives one reason, and is no decision on the next fact."""
    async with opened(archive, journal) as pilot:
        await pilot.press("n")
        await typed(pilot, keys)
        main = pilot.app.screen_stack[0]
        await until(pilot, lambda: pilot.app.screen is main and desk(pilot).decided() == decided)
        await pilot.pause(0.1)
        assert desk(pilot).decided() == decided


async def test_words_right_behind_the_keys_that_ask_for_them(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n")
        first = desk(pilot)
        await typed(pilot, "maxsu1\r")
        await until(pilot, lambda: first.decisions[0].note)
        assert first.decisions[0].note == "axsu1"
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        await typed(pilot, "X9axs\r")
        await until(pilot, lambda: first.decisions[0].reason)
        assert (first.decisions[0].state, first.decisions[0].reason) == (State.REJECTED, "axs")
        assert len(Journal(journal, "li").events()) == 2


async def test_a_letter_right_behind_the_key_for_an_order(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n")
        main = screen(pilot)
        main.archive.focus()
        await pilot.pause()
        await typed(pilot, "oc")
        await until(pilot, lambda: main.view.sort is list(_SORTS)[2])
        await until(pilot, lambda: pilot.app.screen is main)
        assert undecided(pilot)


async def test_letters_right_behind_the_key_for_options_choose_one_after_the_other(
    archive: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Reading] = []
    async with opened(archive, journal) as pilot:
        await pilot.press("n")
        main = screen(pilot)
        set_options = main.reading.set_options
        monkeypatch.setattr(main.reading, "set_options", lambda it: (seen.append(it), set_options(it)))
        await typed(pilot, "Ia\rb\ra\r\x1b")
        await until(pilot, lambda: len(seen) == 3 and pilot.app.screen is main)
        assert (seen[2].indent, seen[2].blank_lines) == (Reading().indent, not Reading().blank_lines)
        assert undecided(pilot)


async def test_words_right_behind_the_key_of_a_filter_or_a_search(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n")
        screen(pilot).archive.focus()
        await pilot.pause()
        await typed(pilot, "/axs")
        await until(pilot, lambda: screen(pilot).view.filter == "axs")
        await pilot.press("escape")
        await typed(pilot, "\\axs")
        await until(pilot, lambda: pilot.app.screen.query_one(Input).value == "axs")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        assert undecided(pilot)


async def test_a_question_that_is_not_asked_holds_no_key_back(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n")
        await typed(pilot, "Ea")  # there are no saved searches
        await until(pilot, lambda: desk(pilot).decided() == 1)
        await typed(pilot, "m")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinePrompt))
