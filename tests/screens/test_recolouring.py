"""A change of theme goes on in pieces, and none of them is seen."""

from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual.color import Color
from textual.screen import Screen

from tests.archive.made import Made
from tests.screens.pilots import settle, until
from tests.screens.test_quick_frames import COLUMNS, ROWS, Watched, shown, whole
from tui.review.marks import Marks
from tui.screens.main_screen import MainScreen
from tui.screens.themes import THEMES

pytestmark = pytest.mark.usefixtures("codes_of_each_console")


class Grounds(Watched):
    """Notes after each frame which colours lie beneath the characters on the terminal."""

    def __init__(self, *args: object, **others: object) -> None:
        super().__init__(*args, **others)
        self.frames: list[set[str]] = []
        self.console._color_system = ColorSystem.TRUECOLOR

    def _display(self, screen: Screen[object], renderable: object) -> None:
        super()._display(screen, renderable)
        buffer = self.terminal.buffer
        self.frames.append({f"#{buffer[row][column].bg}" for row in range(ROWS) for column in range(COLUMNS)})


def made(tmp_path: Path) -> Grounds:
    return Grounds(Made(tmp_path / "made", tmp_path / "cache", 200), None, marks=Marks(None))


async def test_no_frame_has_old_and_new_colours(tmp_path: Path) -> None:
    app = made(tmp_path)
    grounds = [{str(theme.background), str(theme.surface)} for theme in THEMES]
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await settle(pilot)
        for number in (1, 2, 0):
            app.frames.clear()
            await pilot.press("L")
            await until(pilot, lambda number=number: app.frames and grounds[number] <= app.frames[-1])
            others = grounds[number - 1] - grounds[number]
            assert not [frame for frame in app.frames if frame & others and frame & (grounds[number] - others)]
            await settle(pilot)
            assert shown(app.terminal) == whole(app)


@pytest.mark.parametrize("times", [2, 3, 5])
async def test_the_last_theme_asked_for_is_the_one(tmp_path: Path, times: int) -> None:
    app = made(tmp_path)
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await settle(pilot)
        for _ in range(times):
            app.action_next_theme()
            await pilot.pause(0)
        await until(pilot, lambda: not app._is_recolouring)
        await settle(pilot)
        theme = THEMES[times % len(THEMES)]
        assert isinstance(app.screen, MainScreen)
        assert app.theme == theme.name
        assert app.screen.styles.background == Color.parse(str(theme.background))
        cursor = app.screen.reading.component_style("reading--cursor").bgcolor
        assert cursor is not None
        assert cursor.name == theme.variables["zhupi-cursor"]
        assert shown(app.terminal) == whole(app)
