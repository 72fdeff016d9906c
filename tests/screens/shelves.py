"""What tests of the archive pane and of the search share: an archive of thirty-six articles, and ways to look at it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from tests.archive.conftest import PARAGRAPHS, article
from tests.screens.pilots import settle
from tui.archive.catalog import Catalog
from tui.review.journal import Journal
from tui.review.marks import Marks
from tui.review.resume import Resume
from tui.screens.app import ZhupiApp
from tui.screens.main_screen import MainScreen


def written(root: Path) -> Path:
    """Thirty articles in the folder itself, three each in two others."""
    for name in ("二月", "三月"):
        (root / name).mkdir(parents=True)
        for number in range(3):
            text = article(f"{name}第{number}篇", PARAGRAPHS[number], date=f"Thu, {10 + number} Feb 2022 05:41:52 GMT")
            (root / name / f"{number}.md").write_text(text, encoding="utf-8")
    for number in range(30):
        date = f"Fri, 05 Mar {2021 - number % 2} 00:00:{59 - number:02} GMT"
        category = "公司" if number % 3 else "股市"
        paragraphs = PARAGRAPHS[number % 8], f"第{number}段。"
        text = article(f"第{29 - number:02}号", *paragraphs, date=date, categories=category)
        (root / f"a{number}.md").write_text(text, encoding="utf-8")
    return root


@asynccontextmanager
async def opened(
    root: Path, tmp_path: Path, size: tuple[int, int] = (120, 40), journal: bool = False
) -> AsyncIterator[Pilot[None]]:
    """The app on the archive, the archive pane in focus; left in order."""
    marks, resume = Marks(tmp_path / "marks"), Resume(tmp_path / "state", root)
    kept = Journal(tmp_path / "journal", "li") if journal else None
    app = ZhupiApp(Catalog(root, tmp_path / "cache"), kept, marks=marks, resume=resume)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        screen(pilot).archive.focus()
        await settle(pilot)
        yield pilot
        if isinstance(app.screen, MainScreen):
            await pilot.press("q")


def screen(pilot: Pilot[None]) -> MainScreen:
    assert isinstance(pilot.app.screen, MainScreen)
    return pilot.app.screen


def shown(pilot: Pilot[None]) -> list[str]:
    """The rows of the archive pane as words: heads, and the identities of articles."""
    pane = screen(pilot).archive
    rows = [pane.shelf.row(at) for at in range(len(pane.shelf))]
    known = {row.id: row.identity for row in screen(pilot).catalog.rows(pane.shelf.articles())}
    return [f"[{row.head.label}]" if row.id is None else known.get(row.id, "?") for row in rows]


def under_cursor(pilot: Pilot[None]) -> str:
    return shown(pilot)[screen(pilot).archive.cursor]


def line(pilot: Pilot[None], name: str) -> str:
    return str(pilot.app.screen.query_one(f"#{name}", Static).render())


def drawn(pilot: Pilot[None]) -> str:
    """All that is on the screen, as words."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
