"""How long the event loop keeps a key waiting, while an archive is indexed and while lists of 100,000 are worked with.

    python tests/bench/lag.py [--rows 100000] [--archive FOLDER] [--seconds 20]

A meter on the app's own loop wakes up every 5 ms and notes how late it is; the same meter runs at the same time in an
empty Textual app in a process of its own, which tells what the machine does to any app. Beside them stands how much
processor time the loop's own thread spent in one step: p99 of all steps and the longest, which no other process makes
worse by being at work. `--archive` is a folder that is indexed anew into a catalogue of its own.
"""

import argparse
import asyncio
import asyncio.events
import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

TICK = 0.005


class Steps:
    """Milliseconds of processor time of each step of the loop: what no key can be answered during."""

    def __init__(self) -> None:
        self.took: list[float] = []
        run, took = asyncio.events.Handle._run, self.took

        def timed(handle: asyncio.events.Handle) -> None:
            start = time.thread_time()
            run(handle)
            took.append((time.thread_time() - start) * 1000)

        asyncio.events.Handle._run = timed  # type: ignore[method-assign]

    def take(self) -> list[float]:
        taken = self.took[:]
        self.took.clear()
        return taken


STEPS = Steps()


class Meter:
    """Notes how late the loop comes back, in milliseconds."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self.task = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        while True:
            start = time.perf_counter()
            await asyncio.sleep(TICK)
            self.late.append((time.perf_counter() - start - TICK) * 1000)

    def take(self) -> list[float]:
        taken, self.late = self.late, []
        return taken


def row(name: str, late: list[float], other: list[float], steps: list[float]) -> str:
    def three(values: list[float]) -> str:
        if len(values) < 2:
            return f"{'-':>22}"
        cuts = statistics.quantiles(values, n=100)
        return f"{cuts[49]:6.1f} {cuts[98]:7.1f} {max(values):7.1f}"

    longest = f"{statistics.quantiles(steps, n=100)[98]:6.1f} {max(steps):7.1f}" if len(steps) > 1 else f"{'-':>14}"
    return f"{name:34s} {three(late)}   {three(other)}   {longest}   {len(late):6d}"


class Empty:
    """An empty Textual app in another process, with the meter in it."""

    CODE = f"""
import asyncio, sys
sys.path.insert(0, {str(ROOT)!r})
from textual.app import App
from tests.bench.lag import Meter
async def main():
    async with App().run_test(size=(120, 40)) as pilot:
        meter = Meter()
        while True:
            line = await asyncio.to_thread(sys.stdin.readline)
            if not line:
                return
            print(*meter.take(), flush=True)
asyncio.run(main())
"""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", self.CODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.take_now()

    def take_now(self) -> list[float]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return [float(word) for word in self._process.stdout.readline().split()]

    async def take(self) -> list[float]:
        return await asyncio.to_thread(self.take_now)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


async def measured(name: str, work: Callable[[], Awaitable[None]], meter: Meter, empty: Empty) -> None:
    await empty.take()
    meter.take()
    STEPS.take()
    await work()
    late, steps = meter.take(), STEPS.take()
    print(row(name, late, await empty.take(), steps), flush=True)


async def with_rows(rows: int, home: Path, empty: Empty) -> None:
    """Work with a list of so many rows."""
    from tests.archive.made import Made
    from tui.review.marks import Marks
    from tui.screens.app import ZhupiApp

    app = ZhupiApp(Made(home / "made", Path(tempfile.mkdtemp(dir=home)), rows), None, marks=Marks(None))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        await pilot.pause(1)
        screen.archive.focus()  # type: ignore[attr-defined]
        meter = Meter()

        def keys(*names: str, pause: float = 0.0) -> Callable[[], Awaitable[None]]:
            async def work() -> None:
                for name in names:
                    await pilot.press(name)
                    await pilot.pause(pause)

            return work

        async def resize() -> None:
            for width in (90, 160, 70, 200, 120):
                await pilot.resize_terminal(width, 40)
                await pilot.pause(0.05)

        await measured(f"{rows:,}: nothing", keys(*[""] * 0, pause=0), meter, empty)
        await measured(f"{rows:,}: cursor down ×40", keys(*["down"] * 40), meter, empty)
        await measured(f"{rows:,}: page down ×40", keys(*["pagedown"] * 40), meter, empty)
        await measured(f"{rows:,}: end, home ×5", keys(*["end", "home"] * 5, pause=0.05), meter, empty)
        await measured(f"{rows:,}: resize ×5", resize, meter, empty)
        await measured(f"{rows:,}: theme ×3", keys(*["L"] * 3, pause=0.1), meter, empty)
        await measured(f"{rows:,}: filter by typing", keys("slash", *"港口99", "escape", pause=0.2), meter, empty)
        for letter in "bcdea":
            await measured(f"{rows:,}: order {letter}", keys("o", letter, pause=0.3), meter, empty)
        await measured(f"{rows:,}: group by month, unfold", keys("c", "home", "enter", pause=0.3), meter, empty)
        await measured(f"{rows:,}: category, unfold", keys("c", "home", "enter", pause=0.4), meter, empty)
        await measured(f"{rows:,}: folders again", keys("c", pause=0.4), meter, empty)
        await measured(f"{rows:,}: only unread", keys("v", pause=0.5), meter, empty)


async def while_indexing(archive: Path, seconds: float, home: Path, empty: Empty) -> None:
    """Index an archive that nobody has seen, the reader moving about meanwhile."""
    from tui.archive.catalog import Catalog
    from tui.review.marks import Marks
    from tui.screens.app import ZhupiApp

    app = ZhupiApp(Catalog(archive, home / "indexed"), None, marks=Marks(None))
    async with app.run_test(size=(120, 40)) as pilot:
        meter = Meter()
        screen = app.screen

        async def until_named() -> None:
            start = time.perf_counter()
            while not len(screen.archive.shelf) and time.perf_counter() - start < 60:  # type: ignore[attr-defined]
                await asyncio.sleep(0.005)
            print(f"names on screen {time.perf_counter() - start:.2f} s after the screen was there")

        async def read_on() -> None:
            screen.archive.focus()  # type: ignore[attr-defined]
            until = time.perf_counter() + seconds
            while time.perf_counter() < until:
                for key in ("down", "pagedown", "down", "up"):
                    await pilot.press(key)
                await pilot.pause(0.1)

        await measured("indexing: until names are there", until_named, meter, empty)
        await measured(f"indexing: {seconds:.0f} s of moving about", read_on, meter, empty)
        progress = screen.progress  # type: ignore[attr-defined]
        print(f"by then: {progress.done:,} of {progress.total:,} read, {progress.rate:.0f} a second")
        await pilot.press("q")


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, nargs="*", default=[20, 100_000])
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--seconds", type=float, default=20)
    arguments = parser.parse_args()
    gc.disable()  # as `zhupi` does when it starts
    empty = Empty()
    three = f"{'p99':>7} {'worst':>7}"
    print(f"{'lag in ms':34s} {'p50':>6} {three}   {'empty':>6} {three}   {'step99':>6} {'longest':>7}   {'ticks':>6}")
    try:
        with tempfile.TemporaryDirectory() as folder:
            for rows in arguments.rows:
                await with_rows(rows, Path(folder), empty)
            if arguments.archive:
                await while_indexing(arguments.archive, arguments.seconds, Path(folder), empty)
    finally:
        empty.end()


if __name__ == "__main__":
    asyncio.run(main())
