"""Lines that are kept are drawn anew whenever anything about them changes."""

from pathlib import Path

from textual.strip import Strip

from tests.screens.pilots import settle
from tests.screens.test_looks import SEEDS, Fixed
from tui.review.journal import Journal
from tui.screens.app import ZhupiApp
from tui.screens.kept_strips import MOST, KeptStrips
from tui.screens.main_screen import MainScreen

KEYS = (
    *("n", "a", "n", "x", "u", "l", "l", "v", "w", "w", "escape", "slash", "支", "enter", "n", "N", "escape"),
    *("pagedown", "G", "g", "tab", "tab", "L", "L", "I", "enter", "escape", "f"),
)


def test_a_strip_is_drawn_once_while_it_looks_the_same() -> None:
    kept, drawn = KeptStrips(), []

    def draw() -> Strip:
        drawn.append(1)
        return Strip([])

    for looks in ("a", "a", "b", "b", "a"):
        kept.get(3, looks, draw)
    assert len(drawn) == 3
    kept.clear()
    kept.get(3, "a", draw)
    assert len(drawn) == 4
    for row in range(3 * MOST):
        kept.get(row, "a", draw)
    assert len(kept._strips) <= MOST


async def test_what_is_shown_is_what_would_be_drawn_anew(tmp_path: Path) -> None:
    """After every key the lines in sight equal those of a pane that keeps none."""
    app = ZhupiApp(Fixed(SEEDS), Journal(tmp_path / "j", "li"))
    async with app.run_test(size=(100, 20)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, MainScreen)
        reading = screen.reading
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
            rows = range(reading.size.height)
            shown = [reading.render_line(y) for y in rows]
            reading._strips.clear()
            assert shown == [reading.render_line(y) for y in rows], key


async def test_after_a_resize_the_first_frame_is_set_at_the_new_width(tmp_path: Path) -> None:
    app = ZhupiApp(Fixed(SEEDS), None)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, MainScreen)
        drawn_at: list[int] = []
        reading = screen.reading
        draw = reading.draw_row

        def noting(row: int, width: int) -> object:
            assert reading.page is not None
            drawn_at.append(reading.page.setting.width)
            return draw(row, width)

        reading.draw_row = noting  # type: ignore[method-assign,assignment]
        before = reading.page.setting.width if reading.page else 0
        await pilot.resize_terminal(90, 30)
        await pilot.pause()
        assert drawn_at
        assert before not in drawn_at
