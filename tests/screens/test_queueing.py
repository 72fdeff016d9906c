"""The queue: it drives the review across articles, is resumed, and says why each fact was shown."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import SAMPLE
from tests.screens.pilots import settle
from tests.screens.test_flows import desk, head, screen
from tui.archive.catalog import Catalog
from tui.review.events import State
from tui.review.journal import Journal
from tui.review.kept_queue import KeptQueue
from tui.screens.app import ZhupiApp
from tui.screens.queue_screen import QueueScreen


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture(autouse=True)
def no_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The articles here are all alike: what is decided in one is to stay there."""
    monkeypatch.setattr("tui.screens.copying.Copying.COPIES_AFTER", 600.0)


def app(archive: Path, journal: Path) -> ZhupiApp:
    catalog = Catalog(archive, archive.parent / "catalogues")
    return ZhupiApp(catalog, Journal(journal, "li"), kept_queue=KeptQueue(archive.parent / "queues", archive))


async def built(pilot: Pilot[None]) -> None:
    for _ in range(300):
        await settle(pilot)
        if screen(pilot).queue and screen(pilot).at_item():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"no queue: {screen(pilot).question.render().plain}")


async def begin(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press("Q")
    assert isinstance(pilot.app.screen, QueueScreen)
    await pilot.press(*keys)
    await built(pilot)


async def test_the_queue_goes_through_the_articles(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "2")
        total = screen(pilot).queue.progress().total  # type: ignore[union-attr]
        seen = []
        for turn in range(total):
            seen.append((desk(pilot).article.path, desk(pilot).current))
            await pilot.press("ax12"[turn % 4])
            if turn < total - 1:
                await built(pilot)
        assert len(set(seen)) == total
        assert len({path for path, _ in seen}) == 2, "one text stands in two files: it is reviewed once"
        events = Journal(journal, "li").events()
        assert {"article"} <= {event.shown_by for event in events} <= {"article", "random"}
        assert f"{total}/{total}" in head(pilot, "facts")
        await settle(pilot)
        assert screen(pilot).queue.current is None  # type: ignore[union-attr]


async def test_the_least_sure_come_first(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "1")
        current = desk(pilot).current
        assert current is not None
        await pilot.press("a")
        (event,) = Journal(journal, "li").events()
        assert event.shown_by in ("doubt", "random")


async def test_the_queue_is_resumed_where_it_was_left(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "3")
        for key in "ax1":
            await pilot.press(key)
            await built(pilot)
        left = desk(pilot).keys[desk(pilot).current or 0]
        await pilot.pause(0.2)
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await built(pilot)
        assert desk(pilot).keys[desk(pilot).current or 0] == left
        assert screen(pilot).queue.progress().done == 3  # type: ignore[union-attr]
        await pilot.press("Q", "0")
        await pilot.pause(0.2)
        assert screen(pilot).queue is None
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.pause(0.3)
        assert screen(pilot).queue is None, "it was ended"


async def test_undo_goes_back_in_the_queue(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "4")
        first = desk(pilot).keys[desk(pilot).current or 0]
        await pilot.press("a")
        await built(pilot)
        await pilot.press("u")
        await built(pilot)
        assert desk(pilot).keys[desk(pilot).current or 0] == first
        assert screen(pilot).queue.progress().done == 0  # type: ignore[union-attr]
        await pilot.press("n")
        await built(pilot)
        assert desk(pilot).keys[desk(pilot).current or 0] != first
        await pilot.press("N")
        await built(pilot)
        assert desk(pilot).keys[desk(pilot).current or 0] == first


async def test_a_queue_over_a_search(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("Q", "tab", "tab", "2")
        await pilot.pause()
        await pilot.press(*"kind:ticker", "enter")
        await built(pilot)
        assert screen(pilot).queue.progress().total == 2  # type: ignore[union-attr]
        assert desk(pilot).facts[desk(pilot).current or 0].kind == "ticker"


async def test_what_is_skipped_comes_again_at_the_end(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("Q", "tab", "2")
        await built(pilot)
        first = desk(pilot).keys[desk(pilot).current or 0]
        total = screen(pilot).queue.progress().total  # type: ignore[union-attr]
        await pilot.press("s")
        await built(pilot)
        for turn in range(total - 1):
            await pilot.press("ax"[turn % 2])
            await built(pilot)
        assert desk(pilot).keys[desk(pilot).current or 0] == first
        assert desk(pilot).states[desk(pilot).current or 0] is State.SKIPPED


async def test_a_fact_that_fails_a_check_comes_next(tmp_path: Path, journal: Path) -> None:
    root = tmp_path / "archive"
    root.mkdir()
    trade = "今年我国进出口总值{}万亿元。其中，出口21.73万亿元，进口19.37万亿元。"
    for number in range(8):
        text = trade.format("39.1" if number == 6 else "41.1")
        (root / f"{number}.md").write_text(SAMPLE.replace("2022年2月10日，", f"{text}第{number}篇，"), encoding="utf-8")
    async with app(root, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "1")
        for _ in range(300):
            if "failed a check" in screen(pilot).question.render().plain:
                break
            await pilot.pause(0.02)
        quotes = []
        for _ in range(2):  # one of the two may be of the random part
            await pilot.press("a")
            await built(pilot)
            at = desk(pilot).current
            assert at is not None
            quotes.append((desk(pilot).article.path, desk(pilot).facts[at].quote))
        assert ("6.md", "39.1万亿元") in quotes
