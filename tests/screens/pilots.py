"""Waiting for what workers do, in tests that drive the app."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from textual.pilot import Pilot

from tui.screens.main_screen import MainScreen

PATIENCE = 60.0
"""Seconds that anything is waited for: far more than it takes, on a machine that has much else to do."""


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the archive is indexed, the article asked for is open or has failed, and all of it is drawn."""
    await pilot.pause()
    screen = pilot.app.screen
    await until(pilot, lambda: not (isinstance(screen, MainScreen) and (screen.is_opening or is_busy(screen))))
    # Sizes settle in rounds: classes by width, then panes, then scrollbars. Wait until nothing moves any more.
    before = None
    while before != (now := [widget.region for widget in screen.walk_children()]):
        before = now
        await pilot.pause(0.05)


def is_busy(screen: MainScreen) -> bool:
    """Whether the archive is about to be read, or is being read or listed."""
    return not screen.indexed or screen._is_indexing or screen._is_listing or screen._list_timer is not None


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds, however slow the machine is."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, "waited in vain"
        await pilot.pause(0.01)


async def keys_done(pilot: Pilot[None]) -> None:
    """Wait until what was pressed has been done: by the app, the widget in focus, all that it stands in, the app again.

    Textual's pilot takes a process that uses no processor for one that has nothing to do: so it goes on while a
    decision is on its way to the disk, or while others have the processor.
    """
    app = pilot.app
    pumps = [app, *(app.focused or app.screen).ancestors_with_self, app]
    for pump in pumps:
        passed = asyncio.Event()
        if pump.is_running and pump.call_later(passed.set):
            with suppress(TimeoutError):  # it waits for something that the test has yet to do
                await asyncio.wait_for(passed.wait(), PATIENCE)
