"""What tests of the screens share."""

import asyncio
from time import monotonic

import pytest
from textual.pilot import Pilot

from tests.screens.pilots import keys_done
from tui.screens.copying import Copying
from tui.screens.key_pace import REPEAT


@pytest.fixture(autouse=True)
def no_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is decided in other articles behind a test's back: our articles are copies of each other."""
    monkeypatch.setattr(Copying, "COPIES_AFTER", 3600.0)


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
