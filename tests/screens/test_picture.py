"""Pictures: shown on a key, those on the web only after a second one."""

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.screens.pilots import settle
from tui.archive.catalog import Catalog
from tui.articles.pictures import PictureError
from tui.screens import picture_screen, pictures
from tui.screens.app import ZhupiApp
from tui.screens.chooser import Chooser
from tui.screens.main_screen import MainScreen
from tui.screens.picture_screen import PictureScreen
from tui.screens.pictures import ColouredCells, decoded

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
else:
    pytest.importorskip("textual_image")

from PIL import Image

BODY = """<p>第一段。</p><figure><img src="pics/a.png"><figcaption>图一</figcaption></figure><p>第二段。</p>
<p><img src="https://example.com/b.png" alt="远方"></p><p>第三段。</p><p><img src="../../x.png" alt="外面"></p>"""


def png(size: tuple[int, int] = (40, 20), mode: str = "RGB", colour: object = "#1f4e79") -> bytes:
    stream = io.BytesIO()
    image: Picture = Image.new(mode, size, colour)  # type: ignore[arg-type]
    image.save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    (root / "pics").mkdir(parents=True)
    (root / "pics" / "a.png").write_bytes(png())
    (root / "a.md").write_text(f"---\ntitle: 图\n---\n{BODY}", encoding="utf-8")
    return root


async def until(pilot: Pilot[None], shown: str) -> None:
    for _ in range(300):
        screen = pilot.app.screen
        if isinstance(screen, PictureScreen):
            state = screen.query("#picture-state")
            text = str(state.first(Static).render()) if state else "a picture"
            if shown in text:
                return
        await pilot.pause(0.01)
    raise AssertionError(f"waited in vain for {shown}")


async def test_a_picture_beside_the_article_is_shown_at_once(article: Path) -> None:
    app = ZhupiApp(Catalog(article), None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await until(pilot, "a picture")
        picture = app.screen.query_one("#picture").children[-1]
        await pilot.pause()
        assert picture.size.width > 20
        assert "▀" in app.export_screenshot() or "▄" in app.export_screenshot()
        await pilot.press("escape")
        assert isinstance(app.screen, MainScreen)


async def test_one_on_the_web_is_fetched_only_after_a_second_key(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fetched(address: str, *_: object) -> bytes:
        asked.append(address)
        return png()

    monkeypatch.setattr(picture_screen, "fetch", fetched)
    app = ZhupiApp(Catalog(article), None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, MainScreen)
        screen.reading.go_to(screen.reading.page.text.index("远方") if screen.reading.page else 0)
        await pilot.press("p")
        await pilot.pause(0.1)
        assert isinstance(app.screen, Chooser)
        assert "https://example.com/b.png" in app.screen._title
        assert asked == []
        await pilot.press("escape")
        await pilot.pause()
        assert asked == []
        assert isinstance(app.screen, MainScreen)
        await pilot.press("p")
        await pilot.pause(0.1)
        await pilot.press("enter")
        await until(pilot, "a picture")
        assert asked == ["https://example.com/b.png"]


async def test_one_outside_the_archive_is_not_shown(article: Path) -> None:
    (article.parent.parent / "x.png").write_bytes(png())
    app = ZhupiApp(Catalog(article), None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end", "p")
        await until(pilot, "outside the archive's folder")


async def test_without_the_extra_it_is_said_how_to_get_it(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "is_there", lambda: False)
    app = ZhupiApp(Catalog(article), None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await pilot.pause(0.1)
        assert [toast.message for toast in app._notifications] == [pictures.MISSING]
        assert isinstance(app.screen, MainScreen)


async def test_an_article_without_pictures_says_so(archive: Path) -> None:
    app = ZhupiApp(Catalog(archive), None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await pilot.pause(0.1)
        assert [toast.message for toast in app._notifications] == ["This article has no pictures."]


def test_what_is_transparent_is_white() -> None:
    image = decoded(png(mode="RGBA", colour=(0, 0, 0, 0)))
    assert (image.mode, image.getpixel((0, 0))) == ("RGB", (255, 255, 255))


def test_large_pictures_are_made_smaller() -> None:
    assert decoded(png((4000, 1000))).size == (1600, 400)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "no picture"), (b"GIF89a", "no picture"), (b"<html>", "no picture"), (b'<svg xmlns="x"/>', "SVG"),
     (png()[:60], "no picture")],
)  # fmt: skip
def test_what_is_no_picture_is_said(data: bytes, reason: str) -> None:
    with pytest.raises(PictureError, match=reason):
        decoded(data)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_MOST_PIXELS", 1000)
    with pytest.raises(PictureError, match="too large"):
        decoded(png((100, 100)))


async def test_whole_cells_keep_the_proportions() -> None:
    from textual.app import App, ComposeResult

    class Holder(App[None]):
        def compose(self) -> ComposeResult:
            yield ColouredCells(decoded(png((40, 20))))

    async with Holder().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        widget = pilot.app.query_one(ColouredCells)
        assert widget._shown is not None
        assert widget._shown.size == (80, 20)
        assert widget.render_line(0).cell_length == 80


def test_nothing_of_it_is_imported_at_the_start() -> None:
    late = ("textual_image", "PIL", "urllib.request")
    code = f"import sys, tui.screens.app; print([m for m in {late} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
