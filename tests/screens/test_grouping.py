"""Groups: two keys decide facts that are alike, after a look at what the act will touch."""

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.conftest import SAMPLE
from tests.screens.pilots import settle
from tests.screens.test_flows import desk, opened, screen
from tui.review.events import State
from tui.review.journal import Journal
from tui.screens.group_preview import GroupPreview
from tui.screens.main_screen import MainScreen


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def mentions(archive: Path) -> Path:
    """The archive with more mentions of one security in its first article."""
    text = SAMPLE.replace("当日收涨1.2%", "当日收涨1.2%。贵州茅台说，贵州茅台（600519.SH）会更好")
    (archive / "a 港口.md").write_text(text, encoding="utf-8")
    return archive


def tickers(pilot: object) -> list[State]:
    found = desk(pilot)  # type: ignore[arg-type]
    return [state for fact, state in zip(found.facts, found.states, strict=True) if fact.kind == "ticker"]


@pytest.mark.parametrize(
    ("key", "state"), [("a", State.ACCEPTED), ("x", State.REJECTED), ("s", State.SKIPPED), ("２", State.REJECTED)]
)
async def test_two_keys_decide_a_group(mentions: Path, journal: Path, key: str, state: State) -> None:
    async with opened(mentions, journal) as pilot:
        at = next(at for at, fact in enumerate(desk(pilot).facts) if fact.kind == "ticker")
        screen(pilot).select(at)
        await pilot.press("A")
        preview = pilot.app.screen
        assert isinstance(preview, GroupPreview)
        shown = str(preview.query_one("#group", Static).render())
        assert "3 facts: 600519.SH" in shown
        await pilot.press(key)
        assert isinstance(pilot.app.screen, MainScreen)
        assert tickers(pilot) == [state] * 3
        assert len({event.batch for event in Journal(journal, "li").events()}) == 1
        await pilot.press("u")
        assert tickers(pilot) == [State.UNDECIDED] * 3, "one undo takes all of it back"
        await pilot.press("ctrl+r")
        assert tickers(pilot) == [state] * 3


async def test_a_group_is_flagged(mentions: Path, journal: Path) -> None:
    async with opened(mentions, journal) as pilot:
        at = next(at for at, fact in enumerate(desk(pilot).facts) if fact.kind == "ticker")
        screen(pilot).select(at)
        await pilot.press("A", "f")
        assert sum(decision.flagged for decision in desk(pilot).decisions) == 3


async def test_escape_decides_nothing(mentions: Path, journal: Path) -> None:
    async with opened(mentions, journal) as pilot:
        at = next(at for at, fact in enumerate(desk(pilot).facts) if fact.kind == "ticker")
        screen(pilot).select(at)
        await pilot.press("A", "escape")
        assert Journal(journal, "li").events() == []


async def test_the_group_in_the_whole_archive(mentions: Path, journal: Path) -> None:
    async with opened(mentions, journal) as pilot:
        at = next(at for at, fact in enumerate(desk(pilot).facts) if fact.kind == "ticker")
        screen(pilot).select(at)
        await pilot.press("A", "w")
        await settle(pilot)
        shown = str(pilot.app.screen.query_one("#group", Static).render())
        assert "5 facts: 600519.SH" in shown, "three here, one in each of the other articles"
        await pilot.press("a")
        events = Journal(journal, "li").events()
        assert len(events) == 5
        assert len({event.article for event in events}) == 3
        assert [event.shown_by for event in events].count("group") == 4
        await pilot.press("J")
        await settle(pilot)
        assert tickers(pilot) == [State.ACCEPTED]
