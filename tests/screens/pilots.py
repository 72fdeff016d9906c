"""Waiting for what workers do, in tests that drive the app."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from textual.pilot import Pilot

from tui.screens.main_screen import MainScreen

PATIENCE = 3.0
"""Seconds that a key is waited for."""


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the archive is indexed, the article asked for is open or has failed, and all of it is drawn."""
    await pilot.pause()
    screen = pilot.app.screen
    for _ in range(500):
        if not (isinstance(screen, MainScreen) and (screen.is_opening or screen.is_busy)):
            break
        await pilot.pause(0.01)
    else:
        raise AssertionError("it never came to rest")
    # Sizes settle in rounds: classes by width, then panes, then scrollbars. Wait until nothing moves any more.
    before = None
    while before != (now := [widget.region for widget in screen.walk_children()]):
        before = now
        await pilot.pause(0.05)


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds, however slow the machine is."""
    for _ in range(1500):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("waited in vain")


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
