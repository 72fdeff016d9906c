"""Facts across the archive, key by key."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.archive.conftest import article
from tests.screens.pilots import until
from tests.screens.shelves import drawn, line, opened, press, screen
from tui.facts.fact import Figure, Measure, Ticker
from tui.screens.across_screen import AcrossScreen
from tui.screens.topic import Topic, topic_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    root.mkdir()
    for month in range(1, 7):
        text = article(
            f"{month}月外贸", f"数据显示，{month}月东海市外贸进出口总额达到{month}.38万亿元、增长{month}.9%。",
            date=f"Thu, 10 {['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'][month]} 2022 05:41:52 GMT",
        )  # fmt: skip
        (root / f"{month}.md").write_text(text, encoding="utf-8")
    (root / "9.md").write_text(article("别的", "贵州茅台（600519.SH）当日收涨1.2%。"), encoding="utf-8")
    return root


async def across(pilot: Pilot[None]) -> AcrossScreen:
    """The facts of the current fact's topic, all read and drawn."""
    await pilot.press("H")
    await pilot.pause()
    it = pilot.app.screen
    assert isinstance(it, AcrossScreen)
    for _ in range(300):
        if it.found is not None and it.list.row_count() and (it._caption or not (it.topic and it.topic.indicator)):
            break
        await pilot.pause(0.02)
    await pilot.pause()
    return it


async def test_an_indicator_over_time(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path, journal=True) as pilot:
        desk = screen(pilot).desk
        assert desk is not None
        at = next(at for at, fact in enumerate(desk.facts) if isinstance(fact, Figure) and fact.unit == "CNY")
        screen(pilot).select(at)
        await press(pilot, "a")
        screen(pilot).select(at)
        it = await across(pilot)
        assert it.topic is not None
        assert it.topic.indicator
        head = line(pilot, "across-head")
        assert it.topic.indicator in head
        assert "in 6 articles" in head
        assert "6 values in 万亿 CNY" in head
        shown = drawn(pilot)
        assert all(f"{month}.38万亿元" in shown for month in range(1, 7))
        assert shown.index("1.38万亿元") < shown.index("6.38万亿元"), "oldest first"
        assert "●" in line(pilot, "series")
        assert "✓ 1.38万亿元" in shown, "what has been decided is seen"


async def test_a_fact_is_opened_and_left_again(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        desk = screen(pilot).desk
        assert desk is not None
        screen(pilot).select(
            next(at for at, fact in enumerate(desk.facts) if isinstance(fact, Figure) and fact.indicator)
        )
        it = await across(pilot)
        await press(pilot, "end")
        opened_at = it.list.line_at(it.list.cursor)
        assert opened_at is not None
        await press(pilot, "enter")
        assert screen(pilot).open_identity == opened_at.identity == "6.md"
        desk = screen(pilot).desk
        assert desk is not None
        assert desk.current is not None
        assert desk.keys[desk.current] == opened_at.key
        await press(pilot, "escape")
        assert pilot.app.screen is it
        await press(pilot, "escape")
        assert screen(pilot).open_identity == "6.md"


async def test_from_a_fact_back_through_the_list_to_the_search(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "backslash", *"kind:figure", "enter")
        search = pilot.app.screen
        await until(pilot, lambda: search.found is not None and search.found.ids)  # type: ignore[attr-defined]
        await press(pilot, "H")
        await until(pilot, lambda: pilot.app.screen is not search)
        listed = pilot.app.screen
        assert isinstance(listed, AcrossScreen)
        await until(pilot, lambda: listed.found is not None and listed.list.line_at(0))
        await press(pilot, "enter")
        screen(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is listed
        await press(pilot, "escape")
        assert pilot.app.screen is search
        await press(pilot, "escape")
        screen(pilot)


async def test_no_series_without_values_to_draw(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "G", "enter")
        desk = screen(pilot).desk
        assert desk is not None
        assert isinstance(desk.facts[0], Ticker)
        screen(pilot).select(0)
        it = await across(pilot)
        assert "600519.SH 贵州茅台 · " in line(pilot, "across-head")
        assert not it.query_one("#series").display
        await press(pilot, "w", "escape")


def test_topics() -> None:
    common = {"start": 0, "end": 1, "quote": "x", "rule": "r"}
    figure = Figure(**common, value="1", unit="%", indicator='a "b"')  # type: ignore[arg-type]
    topic = topic_of(figure)
    assert topic == Topic('a "b"', "indicator", 'a "b"', 'a "b"', "%")
    assert topic.query == 'indicator:="a  b "'
    assert topic.turned().query == 'indicator:"a  b "'
    assert topic_of(Figure(**common, value="1")) is None  # type: ignore[arg-type]
    assert topic_of(Measure(**common, action="支持", target="x")) is None  # type: ignore[arg-type]
    ticker = Ticker(**common, symbol="600519.SH", mic="XSHG", name="贵州茅台")  # type: ignore[arg-type]
    topic = topic_of(ticker)
    assert topic is not None
    assert topic.query == topic.turned().query == 'ticker:"600519.SH"'
