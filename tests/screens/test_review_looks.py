"""How the screens of the review flow look."""

from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from tests.screens.pilots import settle, until
from tests.screens.snapshots import check
from tests.screens.test_looks import SEEDS, Fixed, drawn, zone  # noqa: F401 (zone is a fixture)
from tui.review.journal import Journal
from tui.screens.app import ZhupiApp
from tui.screens.list_dialog import ListDialog


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every event at the same minute, each after as long a look, so that pictures stay as they are."""
    monkeypatch.setattr("tui.screens.deciding.Deciding.dwell", lambda screen: 1500)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return cls(2026, 11, 26, 8, 30, tzinfo=tz)

    monkeypatch.setattr("tui.review.journal.datetime", Clock)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=lambda size: f"{size[0]}")
async def test_the_card(tmp_path: Path, size: tuple[int, int]) -> None:
    keys = "n X 1 m b o n d e d enter f u N N x U escape"
    check(await drawn(SEEDS, tmp_path / "j", size, keys), f"card-{size[0]}")


async def test_the_form(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (80, 24), "n n e tab tab tab"), "form")


async def test_the_form_with_an_error(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (80, 24), "N N N e tab tab x x"), "form-error")


async def test_history(tmp_path: Path) -> None:
    keys = "n a h right_curly_bracket f h m o k enter X 1 h u h U"
    check(await drawn(SEEDS, tmp_path / "j", (80, 24), keys), "history")


async def test_reasons(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (80, 24), "n X"), "reasons")


async def test_note(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (80, 24), "n m k"), "note")


async def test_walking_through_what_no_fact_covers(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (100, 30), "plus"), "uncovered")


async def test_a_group(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (80, 24), "n A"), "group")


async def test_beginning_a_queue(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (80, 24), "Q tab"), "queue")


async def test_rules(tmp_path: Path) -> None:
    app = ZhupiApp(Fixed(SEEDS), Journal(tmp_path / "j", "li"))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for key in ["n", "a", "x", "a", "X", "1", "R"]:
            await pilot.press(key)
            await settle(pilot)
        await until(pilot, lambda: isinstance(app.screen, ListDialog))  # the journal is read in the background
        await settle(pilot)
        check(app.export_screenshot(title=""), "rules")


async def test_all_the_evidence(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (80, 24), "N X 1 h enter"), "evidence")
