"""Frames of a few lines leave the terminal as a frame of the whole screen would."""

from pathlib import Path
from typing import ClassVar

import pyte
import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.screen import Screen

import tui.screens.app
from tests.screens.pilots import settle
from tests.screens.test_kept_strips import KEYS
from tests.screens.test_looks import SEEDS, Fixed
from tui.review.journal import Journal
from tui.screens.app import ZhupiApp
from tui.screens.main_screen import MainScreen
from tui.screens.quick_frames import LinesUpdate

COLUMNS, ROWS = 100, 20

pytestmark = pytest.mark.usefixtures("codes_of_each_console")


class Watched(ZhupiApp):
    """Draws its frames on a terminal in memory, too."""

    CSS_PATH: ClassVar = [*map(Path(tui.screens.app.__file__).with_name, ZhupiApp.CSS_PATH)]

    def __init__(self, *args: object, **others: object) -> None:
        super().__init__(*args, **others)  # type: ignore[arg-type]
        self.terminal = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.Stream(self.terminal)
        self.quick = 0

    def _display(self, screen: Screen[object], renderable: object) -> None:
        if hasattr(renderable, "render_segments"):
            self.stream.feed(renderable.render_segments(self.console).replace("\n", "\r\n"))
            self.quick += isinstance(renderable, LinesUpdate)
        super()._display(screen, renderable)  # type: ignore[arg-type]


async def test_the_terminal_shows_what_a_whole_frame_would(tmp_path: Path) -> None:
    app = Watched(Fixed(SEEDS), Journal(tmp_path / "j", "li"))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)
        for key in KEYS:
            await pilot.press(key)
            await settle(pilot)
            assert shown(app.terminal) == whole(app), key
    assert app.quick > len(KEYS)


async def test_a_message_over_the_text_is_not_drawn_over(tmp_path: Path) -> None:
    app = Watched(Fixed(SEEDS), Journal(tmp_path / "j", "li"))
    async with app.run_test(size=(COLUMNS, ROWS), notifications=True) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)
        app.screen.say("a message\n" * 30)
        await settle(pilot)
        assert any("a message" in line for line in app.terminal.display)
        app.screen.select(0)
        await settle(pilot)
        assert shown(app.terminal) == whole(app)
        for key in ("l", "pagedown", "j", "g"):
            await pilot.press(key)
            await settle(pilot)
            assert shown(app.terminal) == whole(app), key


def shown(terminal: pyte.Screen) -> list[list[object]]:
    return [[terminal.buffer[row][column] for column in range(COLUMNS)] for row in range(ROWS)]


def whole(app: App[None]) -> list[list[object]]:
    """What a terminal shows of one frame of the whole screen, as Textual makes it."""
    terminal = pyte.Screen(COLUMNS, ROWS)
    update = Compositor.render_full_update(app.screen._compositor)
    pyte.Stream(terminal).feed(update.render_segments(app.console).replace("\n", "\r\n"))
    return shown(terminal)
