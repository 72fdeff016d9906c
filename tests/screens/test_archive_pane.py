"""The archive pane, key by key: what it shows, in which order, what it keeps."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.archive.conftest import PARAGRAPHS, article
from tests.screens.pilots import settle
from tui.archive.catalog import Catalog
from tui.review.marks import Marks
from tui.review.resume import Resume
from tui.screens.app import ZhupiApp
from tui.screens.main_screen import MainScreen


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Thirty articles in the folder itself, three each in two others."""
    root = tmp_path / "archive"
    for name in ("二月", "三月"):
        (root / name).mkdir(parents=True)
        for number in range(3):
            text = article(f"{name}第{number}篇", PARAGRAPHS[number], date=f"Thu, {10 + number} Feb 2022 05:41:52 GMT")
            (root / name / f"{number}.md").write_text(text, encoding="utf-8")
    for number in range(30):
        date = f"Fri, 05 Mar {2021 - number % 2} 00:00:{59 - number:02} GMT"
        text = article(
            f"第{29 - number:02}号", PARAGRAPHS[number % 8], date=date, categories="公司" if number % 3 else "股市"
        )
        (root / f"a{number}.md").write_text(text, encoding="utf-8")
    return root


@asynccontextmanager
async def opened(root: Path, tmp_path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    app = ZhupiApp(
        Catalog(root, tmp_path / "cache"),
        None,
        marks=Marks(tmp_path / "marks"),
        resume=Resume(tmp_path / "state", root),
    )
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        screen(pilot).archive.focus()
        yield pilot
        await pilot.press("q")


def screen(pilot: Pilot[None]) -> MainScreen:
    assert isinstance(pilot.app.screen, MainScreen)
    return pilot.app.screen


def shown(pilot: Pilot[None]) -> list[str]:
    """The rows of the pane as words: heads, and the identities of articles."""
    pane = screen(pilot).archive
    rows = [pane.shelf.row(at) for at in range(len(pane.shelf))]
    known = {row.id: row.identity for row in screen(pilot).catalog.rows(pane.shelf.articles())}
    return [f"[{row.head.label}]" if row.id is None else known.get(row.id, "?") for row in rows]


def under_cursor(pilot: Pilot[None]) -> str:
    return shown(pilot)[screen(pilot).archive.cursor]


def line(pilot: Pilot[None], name: str) -> str:
    return str(screen(pilot).query_one(f"#archive-{name}", Static).render())


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_folders_first_then_names_as_people_count(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        assert shown(pilot)[:5] == ["[三月]", "[二月]", "a0.md", "a1.md", "a2.md"]
        assert under_cursor(pilot) == "a0.md", "the first article is open"
        assert line(pilot, "head") == "archive · 36"
        assert not screen(pilot).query_one("#archive-view").display
        await press(pilot, "home", "enter")
        assert shown(pilot)[:4] == ["[三月]", "三月/0.md", "三月/1.md", "三月/2.md"]
        await press(pilot, "enter")
        assert shown(pilot)[:3] == ["[三月]", "[二月]", "a0.md"]


async def test_the_order_and_its_reverse(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "o", "c")
        assert shown(pilot)[2:4] == ["a29.md", "a28.md"], "by title"
        assert line(pilot, "view") == "title ↑"
        await press(pilot, "o", "c")
        assert shown(pilot)[2:4] == ["a0.md", "a1.md"]
        await press(pilot, "o", "b")
        assert shown(pilot)[2:4] == ["a0.md", "a2.md"], "by date, newest first"
        assert line(pilot, "view") == "date ↓"
        assert under_cursor(pilot) == "a0.md", "the cursor stays on its article"


async def test_groups(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "c")
        assert shown(pilot) == ["[2022-02]", "[2021-03]", "[2020-03]"]
        await press(pilot, "home", "enter")
        assert shown(pilot)[1] == "三月/0.md"
        await press(pilot, "c")
        assert set(shown(pilot)) == {"[公司]", "[股市]", "[金融]"}
        assert line(pilot, "view") == "by category"


async def test_a_filter_is_always_in_sight(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "slash", *"月第1")
        assert shown(pilot) == ["[三月]", "三月/1.md", "[二月]", "二月/1.md"]
        assert line(pilot, "head") == "archive · 2"
        assert line(pilot, "view") == "“月第1”"
        await press(pilot, "enter", "home", "J")
        assert screen(pilot).open_identity == "三月/1.md"
        await press(pilot, "J")
        assert screen(pilot).open_identity == "二月/1.md"
        await press(pilot, "J")
        assert screen(pilot).open_identity == "三月/1.md", "round the end of the filter"
        screen(pilot).archive.focus()
        await press(pilot, "escape")
        assert line(pilot, "head") == "archive · 36"
        assert not screen(pilot).query_one("#archive-view").display
        assert under_cursor(pilot) == "三月/1.md", "which is not folded away"


async def test_markup_in_a_filter_is_text(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "slash", "left_square_bracket", "slash", "right_square_bracket")
        assert shown(pilot) == []
        assert line(pilot, "view") == "“[/]”"
        await press(pilot, "escape")
        assert len(shown(pilot)) == 32


async def test_it_is_left_as_it_will_be_found(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "home", "enter", "o", "b", "down", "down", "enter")
        assert screen(pilot).open_identity == "三月/1.md"
        screen(pilot).archive.focus()
        await press(pilot, "down")
        before = under_cursor(pilot), shown(pilot)
        await pilot.press("q")
    async with opened(root, tmp_path) as pilot:
        assert screen(pilot).open_identity == "三月/1.md"
        assert shown(pilot) == before[1]
        assert line(pilot, "view") == "date ↓"


async def test_next_unfolds_what_lies_in_between(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "K")
        assert screen(pilot).open_identity == "二月/2.md"
        await press(pilot, "K", "K", "K")
        assert screen(pilot).open_identity == "三月/2.md"
        await press(pilot, "J")
        assert screen(pilot).open_identity == "二月/0.md"


async def test_new_changed_and_deleted_files_leave_the_cursor_where_it_is(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, *["down"] * 5)
        assert under_cursor(pilot) == "a5.md"
        (root / "a0 new.md").write_text(article("新来的", PARAGRAPHS[0]), encoding="utf-8")
        (root / "a3.md").unlink()
        await _until(pilot, lambda: "a0 new.md" in shown(pilot) and "a3.md" not in shown(pilot))
        assert under_cursor(pilot) == "a5.md"
        (root / "a5.md").rename(root / "二月" / "gone.md")
        await _until(pilot, lambda: "a5.md" not in shown(pilot))
        assert screen(pilot).open_identity == "a0.md"


async def test_an_article_that_changes_is_reloaded_when_asked(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        (root / "a0.md").write_text(article("换了", PARAGRAPHS[5]), encoding="utf-8")
        await _until(pilot, lambda: "F5" in str(screen(pilot).query_one("#reading-head", Static).render()))
        desk = screen(pilot).desk
        assert desk is not None
        assert desk.article.title == "第29号"
        await press(pilot, "f5")
        desk = screen(pilot).desk
        assert desk is not None
        assert desk.article.title == "换了"
        assert "F5" not in str(screen(pilot).query_one("#reading-head", Static).render())


async def test_problems_are_counted_and_listed(root: Path, tmp_path: Path) -> None:
    (root / "link.md").symlink_to("/etc/passwd")
    async with opened(root, tmp_path) as pilot:
        assert line(pilot, "head") == "archive · 36 · 1 problem"
        await pilot.press("P")
        await pilot.pause()
        assert "leaves the archive" in pilot.app.export_screenshot().replace("&#160;", " ")
        await pilot.press("escape")


async def _until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came about")
