"""How the screens of the review flow look."""

from pathlib import Path

import pytest

from tests.screens.snapshots import check
from tests.screens.test_looks import SEEDS, drawn, zone  # noqa: F401 (zone is a fixture)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every event at the same minute, so that pictures of histories stay as they are."""
    monkeypatch.setattr("tui.review.journal._now", lambda db: "2026-11-26T08:30:00.000000+00:00")


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
