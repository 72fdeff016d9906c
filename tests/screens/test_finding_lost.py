"""Lost decisions on the screen: of the article, of the archive; placed again, dropped, kept."""

from collections.abc import Iterator
from pathlib import Path
from threading import Semaphore

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.review.test_lost import TRADE, Archive
from tests.screens.pilots import settle, until
from tests.screens.shelves import drawn
from tests.screens.test_flows import desk, opened, screen
from tui.review.events import Act, State
from tui.review.journal import Journal
from tui.review.lost import Looked
from tui.screens.list_dialog import ListDialog
from tui.screens.main_screen import MainScreen
from tui.screens.progress_dialog import ProgressDialog


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Two articles whose decided figure has changed since, and one where it stands in another sentence."""
    made = Archive(tmp_path / "archive", tmp_path / "cache", tmp_path / "journal.sqlite3")
    for name in ("a", "b"):
        made.decide(name, "13.9%")
        made.write(name, TRADE.format("13.6"))
    made.decide("c", "2.38万亿元")
    made.write("c", TRADE.format("13.9").replace("其中，出口额达到", "其中，出口额已达到"))
    yield made
    made.journal.close()


def lines(pilot: Pilot[None]) -> list[str]:
    options = pilot.app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


async def listed(pilot: Pilot[None], key: str = "O") -> list[str]:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, ListDialog))
    await pilot.pause()
    return lines(pilot)


async def test_the_archive_is_looked_through_and_each_way_out_is_one_key(archive: Archive) -> None:
    journal = archive.journal
    async with opened(archive.root, journal.path) as pilot:
        assert await listed(pilot) == [
            "  13.9%: accepted · a.md", "  13.9%: accepted · b.md", "↺ 2.38万亿元: accepted · c.md",
        ]  # fmt: skip
        assert "1 decisions to confirm again, 2 that fit nowhere in 3 articles" in drawn(pilot)
        await pilot.press("1")
        await until(pilot, lambda: any("[13.6%]" in line for line in lines(pilot)))
        await pilot.press("enter")
        await until(pilot, lambda: "✓ placed onto 13.6%" in lines(pilot)[0])
        await pilot.press("down", "2")
        await until(pilot, lambda: "✓ dropped" in lines(pilot)[1])
        await pilot.press("down", "3")
        await until(pilot, lambda: "✓ confirmed" in lines(pilot)[2])
        await pilot.press("3")
        await until(pilot, lambda: any("settled just now" in one.message for one in pilot.app._notifications))
        events = journal.events()
        assert [event.act for event in events[3:]] == [Act.RESTORE, Act.RESTORE, Act.RESTORE, Act.CONFIRM]
        await pilot.press("escape")
        at = next(at for at, fact in enumerate(desk(pilot).facts) if fact.quote == "13.6%")
        assert desk(pilot).states[at] is State.ACCEPTED, "the open article shows it at once"
        await pilot.press("O")
        await until(pilot, lambda: any("are at their place" in one.message for one in pilot.app._notifications))
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        await pilot.press("u", "u", "u")
        await settle(pilot)
        assert len(await listed(pilot)) == 3, "undone, all are lost again"


async def test_enter_leads_to_the_article(archive: Archive) -> None:
    async with opened(archive.root, archive.journal.path) as pilot:
        await listed(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        await until(pilot, lambda: desk(pilot).article.path == "c.md")
        await settle(pilot)
        current = desk(pilot).current
        assert current is not None
        assert desk(pilot).facts[current].quote == "2.38万亿元"
        await pilot.press("a")
        assert Journal(archive.journal.path, "li").events()[-1].act is Act.CONFIRM


async def test_the_open_articles_own(archive: Archive) -> None:
    async with opened(archive.root, archive.journal.path) as pilot:
        assert await listed(pilot, "ctrl+o") == ["  13.9%: accepted · a.md"]
        await pilot.press("3")
        await until(pilot, lambda: "✓ kept" in lines(pilot)[0])
        await pilot.press("escape")
        assert len(await listed(pilot)) == 2, "what is kept is not listed any more"


async def test_looking_can_be_stopped(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, looked = Semaphore(0), []

    def slow(*_: object) -> Iterator[Looked]:
        for done in range(1, 1000):
            looked.append(done)
            yield Looked(done, 1000, [])
            go_on.acquire(timeout=30)

    monkeypatch.setattr("tui.review.lost.look_for_lost", slow)
    monkeypatch.setattr("tui.screens.finding_lost._TELL", 0.0)
    async with opened(archive.root, archive.journal.path) as pilot:
        await pilot.press("O")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProgressDialog) and "1/1,000 articles" in drawn(pilot))
        await pilot.press("escape")
        go_on.release()
        await until(pilot, lambda: any("1 articles are at their place" in o.message for o in pilot.app._notifications))
        assert isinstance(pilot.app.screen, MainScreen)
        assert screen(pilot).desk is not None
    assert looked == [1, 2]
