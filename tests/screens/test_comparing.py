"""What other articles say of the open article's figures stands on the card and in the facts pane."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.archive.conftest import article
from tests.screens.pilots import settle, until
from tests.screens.shelves import drawn
from tests.screens.test_flows import desk, opened, screen
from tui.archive.catalog import Catalog
from tui.archive.store import CatalogError
from tui.review import deeds

TOTAL = "2021年浦东外贸进出口总额达到{}。"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    root.mkdir()
    for name, value in (("a", "2.38万亿元"), ("b", "23800亿元"), ("c", "2.38亿元")):
        (root / f"{name}.md").write_text(article(f"第{name}篇", TOTAL.format(value)), encoding="utf-8")
    return root


async def compared(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: desk(pilot).compared)


async def test_the_card_says_what_other_articles_say(archive: Path, tmp_path: Path) -> None:
    async with opened(archive, tmp_path / "journal", size=(200, 50)) as pilot:
        await compared(pilot)
        await pilot.press("n")
        await pilot.pause()
        seen = drawn(pilot)
        assert "✗ 浦东外贸进出口总额 2021年: 2.38万亿元, but 2.38亿元 in “第c篇”" in " ".join(seen.split()), (
            "in the pane"
        )
        assert "check: 浦东外贸进出口总额" in screen(pilot).question.render().plain
        await pilot.press("enter")
        await pilot.pause()
        assert "but 2.38亿元 in “第c篇”: ten thousand times apart" in drawn(pilot)
        assert "1 other article says the same" in drawn(pilot)


async def test_what_is_corrected_is_compared_anew(archive: Path, tmp_path: Path) -> None:
    async with opened(archive, tmp_path / "journal") as pilot:
        await pilot.press("J", "J")
        await settle(pilot)
        assert desk(pilot).article.title == "第c篇"
        await compared(pilot)
        assert [check.passed for check in desk(pilot).compared] == [False]
        await pilot.press("n")
        await screen(pilot).change(lambda case: deeds.edit(case, {"value": "2380000000000"}))
        await until(pilot, lambda: [check.passed for check in desk(pilot).compared] == [True])
        await pilot.press("u")
        await until(pilot, lambda: [check.passed for check in desk(pilot).compared] == [False])


async def test_nobody_waits_for_it(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def slow(catalog: Catalog, *arguments: object) -> list[object]:
        if catalog.target == archive:  # threads of an app that another test has left may still ask
            asked.append(arguments)
        raise CatalogError("another article was opened before")

    monkeypatch.setattr("tui.review.archive_checks.against_archive", slow)
    monkeypatch.setattr("tui.screens.comparing.Comparing.COMPARE_AFTER", 600.0)
    async with opened(archive, tmp_path / "journal") as pilot:
        await pilot.press("J", "J", "K")
        await settle(pilot)
        await pilot.press("n", "a")
        await until(pilot, lambda: desk(pilot).decided() == 1)
        assert desk(pilot).decided() == 1
    assert asked == []
