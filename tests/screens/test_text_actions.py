"""Search, contents, links, jumps, selecting, copying and places, as a reader does them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.pilots import settle
from tui.archive.catalog import Catalog
from tui.review.places import Places
from tui.screens import clipboard
from tui.screens.app import ZhupiApp
from tui.screens.chooser import Chooser
from tui.screens.main_screen import MainScreen

PARAGRAPH = (
    "第{n}段：上海海关支持浦东新区与临港新片区优化营商环境，近千家企业受益，增长{n}.5%。后来又说了许多，直到行末。"
)
BODY = (
    "".join(f"<h2>第{n}节</h2><p>{PARAGRAPH.format(n=n)}</p><p>{PARAGRAPH.format(n=n + 50)}</p>" for n in range(1, 13))
    + '<p>见<a href="https://example.com/a">好链接</a>、<a href="javascript:alert(1)">坏链接</a>。</p>'
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(f"---\ntitle: 长文\n---\n{BODY}", encoding="utf-8")
    return tmp_path / "a.md"


@asynccontextmanager
async def reading(article: Path, places: Places | None = None) -> AsyncIterator[tuple[Pilot[None], MainScreen]]:
    app = ZhupiApp(Catalog(article), None, places)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)
        yield pilot, app.screen


def here(screen: MainScreen) -> str:
    """The words with which the cursor's line begins."""
    page = screen.reading.page
    assert page is not None
    return page.text[screen.reading.place() :][:4]


def said(pilot: Pilot[None]) -> list[str]:
    return [toast.message for toast in pilot.app._notifications]


async def choose(pilot: Pilot[None], *keys: str) -> None:
    for _ in range(100):
        if isinstance(pilot.app.screen, Chooser):
            break
        await pilot.pause(0.01)
    await pilot.press(*keys)
    await pilot.pause(0.05)


async def test_a_search_goes_round_and_escape_goes_back(article: Path) -> None:
    async with reading(article) as (pilot, screen):
        await pilot.press("pagedown")
        before = screen.reading.place()
        await pilot.press("slash", *"７.5")
        page = screen.reading.page
        assert page is not None
        assert [page.text[start - 1 : end] for start, end in page.hits] == ["长7.5", "57.5"]
        assert screen.reading.place() != before
        await pilot.press("escape")
        assert screen.reading.place() == before
        assert not page.hits
        await pilot.press("slash", *"7.5", "enter")
        first = page.hit
        await pilot.press("n")
        assert page.hit != first
        await pilot.press("N")
        assert page.hit == first


async def test_contents_jumps_and_the_way_back(article: Path) -> None:
    async with reading(article) as (pilot, screen):
        before = screen.reading.place()
        await pilot.press("t")
        await choose(pilot, "h", "enter")
        assert here(screen).startswith("第8节")
        await pilot.press("comma")
        assert screen.reading.place() == before
        await pilot.press("semicolon")
        assert here(screen).startswith("第8节")
        await pilot.press("right_parenthesis", "equals_sign")
        assert here(screen).startswith("第9节")
        await pilot.press("minus")
        assert here(screen).startswith("第8节")


async def test_the_heading_tells_how_far_the_view_is(article: Path) -> None:
    async with reading(article) as (pilot, screen):
        await pilot.press("t")
        await choose(pilot, "l", "enter")
        await pilot.pause()
        shown = str(screen.query_one("#reading-head").render())  # type: ignore[attr-defined]
        assert f"{screen.reading.progress()} % · " in shown
        assert screen.reading.progress() > 50


async def test_only_links_to_the_web_are_offered_and_shown_before_they_are_opened(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(opened.append(address)) or True)
    async with reading(article) as (pilot, screen):
        assert [href for _, href in screen._links()] == ["https://example.com/a"]
        await pilot.press("o")
        await choose(pilot, "enter")
        await pilot.pause(0.1)
        assert opened == []
        assert isinstance(pilot.app.screen, Chooser)
        assert pilot.app.screen._title == "https://example.com/a"
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert opened == ["https://example.com/a"]


@pytest.mark.parametrize(("program", "message"), [("wl-copy", "with wl-copy"), (None, "OSC 52")])
async def test_what_is_selected_by_key_is_copied_and_how_is_said(
    article: Path, monkeypatch: pytest.MonkeyPatch, program: str | None, message: str
) -> None:
    copied: list[str] = []

    def by_program(text: str) -> str | None:
        copied.append(text)
        return program

    monkeypatch.setattr(clipboard, "copy_by_program", by_program)
    async with reading(article) as (pilot, screen):
        screen.reading.go_to(screen.reading.page.text.index("第1段") if screen.reading.page else 0)
        await pilot.press("v", "s", "y")
        await pilot.pause(0.1)
        assert copied == [PARAGRAPH.format(n=1).partition("后来")[0]], "no line breaks of the screen in it"
        assert message in said(pilot)[-1]
        assert (pilot.app.clipboard == copied[0]) == (program is None)
        assert screen.reading.selecting is None


async def test_the_mouse_selects_text_over_lines(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "copy_by_program", lambda text: copied.append(text) or "pbcopy")
    async with reading(article) as (pilot, screen):
        pane, page = screen.reading, screen.reading.page
        assert page is not None
        start = page.text.index("第1段")
        row = page.row_of(start)
        line = page.setting.line(row)
        left = pane.margin(pane.scrollable_content_region.width) + 2
        await pilot.mouse_down(pane, offset=(left + line.pieces[0].x + 5, row))
        await pilot.hover(pane, offset=(left + 8, row + 2))
        await pilot.mouse_up(pane, offset=(left + 8, row + 2))
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause(0.1)
    assert len(copied) == 1
    assert copied[0] in page.text
    assert "\n" not in copied[0]
    assert copied[0].startswith("：上海海关")
    assert len(copied[0]) > 25


async def test_the_place_is_remembered_over_a_restart(article: Path, tmp_path: Path) -> None:
    places = Places(tmp_path / "places.sqlite3")
    async with reading(article, places) as (pilot, screen):
        await pilot.press("pagedown", "pagedown")
        left = screen.reading.place()
        await pilot.press("q")
        await pilot.pause(0.2)
    async with reading(article, places) as (_, screen):
        assert screen.reading.place() == left


async def test_messages_do_not_pile_up_and_go_with_the_next_key(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.messages.GLANCE", 0)
    async with reading(article) as (pilot, _):
        for key in ("H", "m", "H"):
            await pilot.press(key)
            await pilot.pause()
            assert len(said(pilot)) == 1
        await pilot.press("j")
        assert not said(pilot)


async def test_selecting_begins_from_any_pane(article: Path) -> None:
    async with reading(article) as (pilot, screen):
        screen.facts.focus()
        await pilot.press("v")
        assert screen.focused is screen.reading
        assert screen.reading.selecting is not None
        await pilot.press("v")
        assert screen.reading.selecting is None
