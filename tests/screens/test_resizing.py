"""A new size of the terminal: the panes have the widths that go with it from the first frame on."""

from pathlib import Path
from typing import ClassVar

from textual.geometry import Size
from textual.screen import Screen

import tui.screens.app
from tests.archive.made import Made
from tests.screens.pilots import settle
from tests.screens.shelves import screen
from tui.review.marks import Marks
from tui.screens.app import ZhupiApp
from tui.screens.main_screen import MainScreen

WIDTHS = {80: 18, 120: 30, 160: 40, 90: 18}
"""Of the archive pane, by that of the terminal."""


class Framed(ZhupiApp):
    """Notes for each frame the size that it was laid out for and the width of the archive pane."""

    CSS_PATH: ClassVar = [*map(Path(tui.screens.app.__file__).with_name, ZhupiApp.CSS_PATH)]

    def __init__(self, tmp_path: Path) -> None:
        super().__init__(Made(tmp_path / "made", tmp_path / "cache", 200), None, marks=Marks(None))
        self.frames: list[tuple[Size, int]] = []

    def _display(self, screen: Screen[object], renderable: object) -> None:
        if isinstance(screen, MainScreen) and renderable is not None:
            self.frames.append((screen._compositor.size, screen.archive.outer_size.width))
        super()._display(screen, renderable)  # type: ignore[arg-type]


async def test_no_frame_has_panes_of_another_width(tmp_path: Path) -> None:
    app = Framed(tmp_path)
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        for columns, width in WIDTHS.items():
            app.frames.clear()
            await pilot.resize_terminal(columns, 20)
            await settle(pilot)
            assert screen(pilot).archive.outer_size.width == width
            assert {frame for frame in app.frames if frame[0].width == columns} == {(Size(columns, 20), width)}


async def test_panes_that_the_reader_has_resized_stay_so(tmp_path: Path) -> None:
    app = Framed(tmp_path)
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        screen(pilot).archive.focus()
        await pilot.press("greater_than_sign")
        await settle(pilot)
        wider = screen(pilot).archive.outer_size.width
        assert wider > WIDTHS[120]
        await pilot.resize_terminal(160, 20)
        await settle(pilot)
        assert screen(pilot).archive.outer_size.width == wider
