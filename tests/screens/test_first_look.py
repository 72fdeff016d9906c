"""The first look shows what the screen's own workers would have shown, and leaves them what is out of the ordinary."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from tests.screens.pilots import settle, until
from tui.archive.catalog import Catalog
from tui.archive.listing import Listing
from tui.review.journal import Journal
from tui.review.marks import Marks
from tui.review.places import Places
from tui.review.resume import Left, Resume
from tui.screens import shelving
from tui.screens.app import ZhupiApp
from tui.screens.first_look import FirstLook, begin_to_look
from tui.screens.main_screen import MainScreen
from tui.screens.opening import Opening

PAGE = "---\ntitle: 第{0}篇\ndate: Mon, 01 Mar 2021 08:00:00 GMT\n---\n<p>出口同比增长 {0}.5%。</p>"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two folders of two articles each, known."""
    for number in range(4):
        place = tmp_path / "archive" / f"{number // 2}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.md").write_text(PAGE.format(number), encoding="utf-8")
    Catalog(tmp_path / "archive", tmp_path / "cache").update(workers=0)
    return tmp_path


class Kit:
    """What Zhupi keeps, all in one folder."""

    def __init__(self, folder: Path) -> None:
        self.catalog = Catalog(folder / "archive", folder / "cache")
        self.journal = Journal(folder / "journal", "li")
        self.places = Places(folder / "places")
        self.marks = Marks(folder / "marks")
        self.resume = Resume(folder / "resume", folder / "archive")
        self.patterns = folder / "patterns.toml"

    def look(self) -> "Future[FirstLook | None]":
        return begin_to_look(self.catalog, self.journal, self.places, self.marks, self.resume, self.patterns)

    def app(self, look: "Future[FirstLook | None] | None") -> ZhupiApp:
        return ZhupiApp(
            self.catalog, self.journal, self.places, marks=self.marks, resume=self.resume, patterns=self.patterns,
            first_look=look,
        )  # fmt: skip


async def shown(app: ZhupiApp) -> list[str]:
    """What stands on the screen when all has settled."""
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, MainScreen)
        return [strip.text for strip in screen._compositor.render_strips()]


@pytest.mark.parametrize(
    "left", [Left(), Left(sort="date", descending=True), Left(by="month", unfolded=("=2021-03",), article=0)]
)
async def test_it_shows_what_the_workers_would(archive: Path, left: Left, monkeypatch: pytest.MonkeyPatch) -> None:
    kit = Kit(archive)
    kit.resume.save(left)
    usual = await shown(kit.app(None))
    kit = Kit(archive)
    kit.resume.save(left)
    look = kit.look()
    found = look.result(30)
    assert found is not None
    assert found.laid is not None
    monkeypatch.setattr(Opening, "_load", lambda *_: pytest.fail("the article was read twice"))
    assert await shown(kit.app(look)) == usual


async def test_the_list_is_kept_and_not_looked_up_at_the_next_start(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelving, "KEEP_AFTER", 0.01)
    kit = Kit(archive)
    app = kit.app(None)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await until(pilot, lambda: kit.catalog.kept_list(Listing()) is not None)
        assert isinstance(app.screen, MainScreen)
        usual = [strip.text for strip in app.screen._compositor.render_strips()]
        kit.resume.save(app.screen.keep_left())
    monkeypatch.setattr(Catalog, "folders", lambda *_: pytest.fail("folders were counted anew"))
    monkeypatch.setattr(Catalog, "sections", lambda *_: pytest.fail("files were ordered anew"))
    assert await shown(Kit(archive).app(Kit(archive).look())) == usual


async def test_a_look_that_takes_long_is_waited_for_by_nobody(archive: Path) -> None:
    kit = Kit(archive)
    late: Future[FirstLook | None] = Future()
    app = kit.app(late)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, MainScreen)
        assert screen.desk is None
        await pilot.press("z")
        assert screen.has_class("-zen")
        late.set_result(kit.look().result(30))
        await settle(pilot)
        assert screen.desk is not None
        assert screen.desk.article.title == "第0篇"


async def test_what_fails_in_it_is_left_to_the_workers(archive: Path) -> None:
    kit = Kit(archive)
    (archive / "marks").mkdir()
    look = kit.look()
    assert look.result(30) is None
    app = kit.app(look)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)
        assert app.screen.desk is not None
        assert any("marks" in message.message for message in app._notifications)


def test_patterns_are_left_to_the_workers(archive: Path) -> None:
    kit = Kit(archive)
    kit.patterns.write_text("no TOML", encoding="utf-8")
    found = kit.look().result(30)
    assert found is not None
    assert found.laid is None
    assert len(found.rows) == 2


def test_nothing_known_is_nothing_to_see(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.md").write_text(PAGE.format(1), encoding="utf-8")
    assert Kit(tmp_path).look().result(30) is None
