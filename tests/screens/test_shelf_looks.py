"""How the archive pane, the search and the facts across an archive look, with facts made up."""

from array import array
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.archive.made import Made
from tests.screens.pilots import settle
from tests.screens.shelves import opened, press, written
from tests.screens.snapshots import check
from tui.archive.across import FactHit, FactsFound, Point
from tui.archive.catalog import Catalog
from tui.archive.query import Query
from tui.archive.states import States
from tui.review.journal import Journal
from tui.review.marks import Marks
from tui.screens.across_screen import AcrossScreen
from tui.screens.app import ZhupiApp
from tui.screens.search_screen import SearchScreen


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()


class Series(Made):
    """A made-up archive in which an indicator has a value a month."""

    def facts(self, query: Query, states: States | None = None) -> FactsFound:
        return FactsFound(self.ids()[:24], array("q", range(24)))

    def fact_hits(self, found: FactsFound, start: int = 0, stop: int | None = None) -> list[FactHit]:
        return [self._hit(at, found.articles[at]) for at in range(start, min(stop or 24, 24))]

    def series(
        self, indicator: str, unit: str, *, whole: bool = True, query: Query | None = None, states: States | None = None
    ) -> list[Point]:
        return [Point(self._date(at), self._value(at) * 1e12, None, 1, at) for at in range(24)]

    def _date(self, at: int) -> datetime:
        return datetime(2020 + at // 12, at % 12 + 1, 10, tzinfo=UTC)

    def _value(self, at: int) -> float:
        return round(2 + at / 20 + at % 5 / 7, 2)

    def _hit(self, at: int, id_: int) -> FactHit:
        value = f"{self._value(at)}万亿元"
        record = {
            "article": f"article_{at}.md", "kind": "figure", "quote": value, "start": 0, "end": len(value),
            "prefix": "", "suffix": "", "rule": "figure.made_up", "confidence": 0.9, "doubt": "",
            "value": f"{self._value(at)}e12",
            "high": None, "unit": "CNY", "counted": None, "approx": None, "direction": None, "basis": None,
            "indicator": "进出口总额", "period": f"{2020 + at // 12}-{at % 12 + 1:02}",
        }  # fmt: skip
        return FactHit(id_, at, 1, f"{at % 12 + 1}月外贸稳中提质", self._date(at), "ab" * 32, record)


async def pictured(
    catalog: Catalog, tmp_path: Path, size: tuple[int, int], act: Callable[[Pilot[None]], Awaitable[None]]
) -> str:
    marks = Marks(None)
    app = ZhupiApp(catalog, Journal(tmp_path / "journal", "li"), marks=marks)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await act(pilot)
        await pilot.pause(0.1)
        return app.export_screenshot(title="")


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=lambda size: f"{size[0]}")
async def test_twenty_thousand(tmp_path: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await press(pilot, "J", "shift+tab", "asterisk", *["down"] * 3)

    catalog = Made(tmp_path / "archive", tmp_path / "cache", 20_000)
    check(await pictured(catalog, tmp_path, size, act), f"archive-{size[0]}")


async def test_folders_and_a_filter(tmp_path: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await press(pilot, "shift+tab", "o", "b", "slash", *"港口", "enter", "down")

    catalog = Made(tmp_path / "archive", tmp_path / "cache", 500, folders=5)
    check(await pictured(catalog, tmp_path, (120, 30), act), "archive-filter")


async def test_what_a_search_finds(tmp_path: Path) -> None:
    root = written(tmp_path / "archive")
    async with opened(root, tmp_path, size=(100, 24)) as pilot:
        await press(pilot, "backslash")
        search = pilot.app.screen
        assert isinstance(search, SearchScreen)
        search.bar.value = "海关 通关"
        await press(pilot, "enter", "down")
        for _ in range(100):
            if search.found is not None and search.list.hit_at(0) is not None:
                break
            await pilot.pause(0.02)
        search._show_head(0.002)
        search.list.focus()
        await pilot.pause(0.1)
        check(pilot.app.export_screenshot(title=""), "search-archive")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}")
async def test_a_series(tmp_path: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None]) -> None:

        from tui.facts.fact import Figure
        from tui.screens.main_screen import MainScreen

        screen = pilot.app.screen
        assert isinstance(screen, MainScreen)
        assert screen.desk is not None
        fact = screen.desk.facts[0]
        assert isinstance(fact, Figure)
        screen.desk.facts[0] = fact.but(indicator="进出口总额")
        screen.select(0)
        await pilot.press("H")
        for _ in range(200):
            across = pilot.app.screen
            if isinstance(across, AcrossScreen) and across._caption and across.list.row_count():
                break
            await pilot.pause(0.02)
        await press(pilot, "down")

    catalog = Series(tmp_path / "archive", tmp_path / "cache", 30)
    check(await pictured(catalog, tmp_path, size, act), f"across-{size[0]}")
