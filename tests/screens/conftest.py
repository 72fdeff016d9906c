"""What tests of the screens share."""

import asyncio
from time import monotonic

import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from tests.screens.pilots import keys_done
from tui.screens.copying import Copying
from tui.screens.key_pace import REPEAT


@pytest.fixture(autouse=True)
def no_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is decided in other articles behind a test's back: our articles are copies of each other."""
    monkeypatch.setattr(Copying, "COPIES_AFTER", 3600.0)


@pytest.fixture
def codes_of_each_console(monkeypatch: pytest.MonkeyPatch) -> None:
    """Styles are written for the console that asks.

    The codes of a style are kept as the first asked for them; the apps of a test run share styles, and their terminals
    have more or fewer colours.
    """
    render = Strip.render_style

    def anew(style: Style, text: str, color_system: ColorSystem) -> str:
        style._ansi = None
        return render(style, text, color_system)

    monkeypatch.setattr(Strip, "render_style", staticmethod(anew))


@pytest.fixture
def keys_as_people_press_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is done before the next is pressed, and the same key is struck twice no faster than a person does.

    One that comes again at once is taken for one that is held down, and decides nothing.
    """
    press = Pilot.press
    last, at = "", 0.0

    async def pressed(pilot: Pilot[None], *keys: str) -> None:
        nonlocal last, at
        for key in keys:
            if key == last:
                await asyncio.sleep(max(0.0, at + 2 * REPEAT - monotonic()))
            last, at = key, monotonic()
            await press(pilot, key)
            await keys_done(pilot)

    monkeypatch.setattr(Pilot, "press", pressed)
