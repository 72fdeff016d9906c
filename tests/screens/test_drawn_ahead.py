"""Rows that are finished before anybody asks for them: a page key draws hardly any, and none that has changed since."""

import random
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from tests.archive.made import Made
from tests.screens.pilots import settle, until
from tests.screens.shelves import screen
from tests.screens.test_kept_strips import assert_as_drawn_anew
from tests.screens.test_quick_frames import Watched, shown, whole
from tui.review.marks import Marks
from tui.screens.app import ZhupiApp
from tui.screens.archive_pane import ArchivePane

ROWS = 300

KEYS = (
    *("pagedown", "pageup", "down", "up", "end", "home", "enter", "J", "K", "tab", "shift+tab"),  # through the rows
    *("r", "asterisk", "L", "greater_than_sign", "less_than_sign", "c", "v"),  # they look otherwise, or are others
)


async def opened(pilot: Pilot[None]) -> ArchivePane:
    await settle(pilot)
    pane = screen(pilot).archive
    pane.focus()
    await prepared(pilot, pane)
    return pane


async def prepared(pilot: Pilot[None], pane: ArchivePane) -> None:
    """Wait until all rows around the view are known and finished."""
    await settle(pilot)
    await until(pilot, lambda: all(pane.known(id_) for id_ in pane._near()))
    await until(pilot, lambda: pane._preparing and pane._preparing.done() and not pane._is_following)


def made(tmp_path: Path) -> Watched:
    return Watched(Made(tmp_path / "made", tmp_path / "cache", ROWS), None, marks=Marks(None))


@pytest.mark.parametrize("keys", [("pagedown", "pagedown", "pageup"), ("end", "pageup", "pagedown")], ids="-".join)
async def test_a_page_key_draws_the_row_that_the_cursor_comes_to(tmp_path: Path, keys: tuple[str, ...]) -> None:
    app = made(tmp_path)
    async with app.run_test(size=(100, 20)) as pilot:
        pane = await opened(pilot)
        await pilot.press(keys[0])
        await prepared(pilot, pane)
        drawn: list[int] = []
        draw = pane.draw_row

        def noting(row: int, width: int) -> list[Segment]:
            drawn.append(row)
            return draw(row, width)

        for key in keys[1:]:
            before, drawn[:] = pane.cursor, []
            pane.draw_row = noting  # type: ignore[method-assign]
            await pilot.press(key)
            await settle(pilot)
            assert pane.cursor != before
            seen = range(pane.scroll_offset.y, pane.scroll_offset.y + pane.size.height)
            assert set(drawn) & set(seen) <= {before, pane.cursor}, key
            await prepared(pilot, pane)
        assert shown(app.terminal) == whole(app)


@pytest.mark.parametrize("seed", [1, 3])
async def test_whatever_is_pressed_nothing_stale_is_shown(tmp_path: Path, seed: int) -> None:
    """Keys that make rows look otherwise, and pages after them: the terminal shows what a whole frame would."""
    chosen, app = random.Random(seed), made(tmp_path)
    async with app.run_test(size=(100, 20)) as pilot:
        pane = await opened(pilot)
        for _ in range(12):
            keys = [chosen.choice(KEYS), chosen.choice(KEYS[:4])]
            await pilot.press(*keys)
            await settle(pilot)
            assert shown(app.terminal) == whole(app), keys
            assert_as_drawn_anew(pane, str(keys))


async def test_rows_finished_ahead_are_let_go_when_the_pane_gets_another_width(tmp_path: Path) -> None:
    app = ZhupiApp(Made(tmp_path / "made", tmp_path / "cache", ROWS), None, marks=Marks(None))
    async with app.run_test(size=(100, 20)) as pilot:
        pane = await opened(pilot)
        await pilot.resize_terminal(160, 20)
        await prepared(pilot, pane)
        ahead = range(pane.size.height, 2 * pane.size.height)
        kept = pane._strips._strips
        assert all(row in kept for row in ahead)
        assert {kept[row][1].cell_length for row in kept} == {pane.scrollable_content_region.width}
