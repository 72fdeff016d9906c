"""Measures Zhupi on a real pseudo-terminal with archives of several sizes, beside an empty Textual app in the same run.

    python tests/bench/archive_screen.py --size 20 --size 20000 [--articles DIR] [--tool FILE] [--keep DIR] [--runs 9]

First frame: from the start of the process to the frame that shows the first article with its facts, catalogue known;
names: the same to the first names of an archive that was never seen. Keys: from a key to the first byte of its frame,
the sizes taking turns, the smallest in a low terminal, too. Memory: over the empty app's. Options as in
`archive_bench.py`, whose folder to keep it shares.
"""

import os
import pty
import re
import select
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple

import click
import pyte

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.bench.archives import ROOT, archive
from tests.terminal import Terminal
from tui.archive.catalog import Catalog

COLUMNS, ROWS = 120, 40
LOW = 16
"""Rows of a terminal in which not even the smallest archive is all in sight, so that a page key scrolls there, too."""

KEYS = 60
"""Keys of each kind pressed at each size."""

EMPTY = """
from textual.app import App
from textual.widgets import Label
class Empty(App):
    def compose(self):
        yield Label("all is ready")
Empty().run()
"""

_COUNTED = re.compile(r" · [1-9][0-9,]*")

PARTS = ("frame", "names", "keys", "memory")


@click.command()
@click.option("--size", "sizes", type=int, multiple=True, default=(20, 20_000), show_default=True)
@click.option("--articles", type=click.Path(path_type=Path, exists=True), default=ROOT / "seeds")
@click.option("--tool", type=click.Path(path_type=Path), envvar="ZHUPI_MAKE_ARCHIVE")
@click.option("--keep", type=click.Path(path_type=Path))
@click.option("--runs", default=9, show_default=True)
@click.option("--only", type=click.Choice(PARTS), multiple=True, default=PARTS)
def main(
    sizes: tuple[int, ...], articles: Path, tool: Path | None, keep: Path | None, runs: int, only: tuple[str, ...]
) -> None:
    """Measure archives of the given sizes."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as scratch:
        folder, home = keep or Path(scratch), Path(scratch) / "home"
        roots = {size: archive(folder, size, articles, tool) for size in sizes}
        for size, root in roots.items():
            with closing(Catalog(root, folder / f"catalogue-{size}")) as catalog:
                catalog.update()
        if "frame" in only:
            first_frames(roots, folder, home, runs)
        if "names" in only:
            never_seen(roots, home, runs)
        if "keys" in only:
            keys(roots, folder, home)
        if "memory" in only:
            memory(roots, folder, home)


def first_frames(roots: dict[int, Path], folder: Path, home: Path, runs: int) -> None:
    """All sizes and the empty app take turns. Each archive was opened once before, as one that is known was."""
    times: dict[str, list[Moment]] = {"empty": []}
    places = {size: _home(home / f"first-{size}", folder / f"catalogue-{size}") for size in roots}
    for size, root in roots.items():
        with Terminal([root, "--ambiguous-width", "1"], places[size], COLUMNS, ROWS) as terminal:
            terminal.wait_for(_shows_an_article, 60)
            terminal.read(5)  # as long as anybody looks at one: rules and list are kept for the next start
    for _ in range(runs):
        times["empty"].append(
            _until([sys.executable, "-c", EMPTY], _home(home / "empty", None), lambda text: "all is ready" in text)
        )
        for size, root in roots.items():
            command = [sys.executable, "-m", "tui", str(root), "--ambiguous-width", "1"]
            times.setdefault(f"{size:,}", []).append(_until(command, places[size], _shows_an_article))
    empty = _median(times["empty"])
    for name, listed in times.items():
        wall, cpu = _median(listed)
        by_wall = f"{wall * 1e3:.0f} ms, {wall / empty.wall:.2f} × the empty app"
        row(f"first frame, {name}", f"{by_wall}; of processor time {cpu * 1e3:.0f} ms, {cpu / empty.cpu:.2f} ×")


def never_seen(roots: dict[int, Path], home: Path, runs: int) -> None:
    """From the start to names, with no catalogue at all; and to what the first key does."""
    for size, root in roots.items():
        names = []
        for _ in range(max(3, runs // 3)):
            command = [sys.executable, "-m", "tui", str(root), "--ambiguous-width", "1"]
            place = _home(home, None)
            names.append(_until(command, place, _lists_names).wall)
        row(f"names of {size:,} never seen", f"{statistics.median(names):.2f} s, worst {max(names):.2f} s")


def keys(roots: dict[int, Path], folder: Path, home: Path) -> None:
    """Cursor down and page down in the list of articles; the sizes take turns, the smallest in a low terminal, too."""
    least = min(roots)
    shapes = {f"{size:,}": (size, ROWS) for size in roots} | {f"{least:,} in {LOW} rows": (least, LOW)}
    with ExitStack() as stack:
        terminals = {}
        for name, (size, rows) in shapes.items():
            place = _home(home / name.replace(" ", "-"), folder / f"catalogue-{size}")
            arguments = [roots[size], "--ambiguous-width", "1"]
            terminals[name] = stack.enter_context(Terminal(arguments, place, COLUMNS, rows))
            terminals[name].wait_for(_shows_an_article, 60)
            terminals[name].read(8)  # the archive is looked through once more
            terminals[name].press("\x1b[Z")
            terminals[name].read(0.5)
        for key, there, back in (("cursor down", "\x1b[B", "\x1b[A"), ("page down", "\x1b[6~", "\x1b[5~")):
            times: dict[str, list[float]] = {name: [] for name in shapes}
            for turn in range(KEYS):
                for name, terminal in terminals.items():
                    took = _first_byte(terminal, there if turn // 5 % 2 == 0 else back)
                    times[name] += [took] if took else []
            first = statistics.median(times[f"{least:,}"])
            for name, listed in times.items():
                median, late = statistics.median(listed), statistics.quantiles(listed, n=20)[-1]
                beside = f"{median / first:.2f} × that at {least}"
                row(f"{key}, {name}", f"median {median * 1e3:.1f} ms, {beside}; p95 {late * 1e3:.1f} ms")


def memory(roots: dict[int, Path], folder: Path, home: Path) -> None:
    """What each archive adds to the memory of an empty Textual app, after some paging about."""
    pid, descriptor = _spawn([sys.executable, "-c", EMPTY], _home(home, None))
    try:
        _collect(descriptor, 3, pid)
        empty = _resident(pid)
    finally:
        _end(pid, descriptor)
    row("memory, empty app", f"{empty:.1f} MB")
    for size, root in roots.items():
        place = _home(home / f"memory-{size}", folder / f"catalogue-{size}")
        with Terminal([root, "--ambiguous-width", "1"], place, COLUMNS, ROWS) as terminal:
            terminal.wait_for(_shows_an_article, 60)
            terminal.read(3)
            terminal.press("\x1b[Z")
            for _ in range(20):
                terminal.press("\x1b[6~")
                terminal.read(0.1)
            terminal.read(3)
            resident = _resident(terminal.pid)
        row(f"memory, {size:,}", f"{resident:.1f} MB, {resident - empty:+.1f} MB over the empty app")


class Moment(NamedTuple):
    """Seconds since a process was started, and seconds of processor time that it had used by then."""

    wall: float
    cpu: float


def row(name: str, value: str) -> None:
    """A line of the table."""
    click.echo(f"  {name:<34} {value}")


def _shows_an_article(text: str) -> bool:
    """Whether facts are listed beside a text."""
    return "decided" in text and any(kind in text for kind in ("Figures", "Measures", "Tickers"))


def _lists_names(text: str) -> bool:
    """Whether the heading above the names counts some."""
    return _COUNTED.search(text[:COLUMNS]) is not None


def _home(home: Path, place: Path | None) -> Path:
    """A home folder whose cache has the catalogues of `place`, or none; nothing else is in it."""
    shutil.rmtree(home, ignore_errors=True)
    (home / ".cache" / "zhupi").mkdir(parents=True)
    if place is not None:
        (home / ".cache" / "zhupi" / "catalogues").symlink_to(place.absolute())
    return home


def _spawn(command: list[str], home: Path) -> tuple[int, int]:
    pid, descriptor = pty.fork()
    if pid == 0:
        os.environ.update(
            HOME=str(home), XDG_CACHE_HOME=str(home / ".cache"), XDG_DATA_HOME=str(home / "data"),
            XDG_STATE_HOME=str(home / "state"), XDG_CONFIG_HOME=str(home / "config"), TERM="xterm-256color",
            LANG="C.UTF-8", COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none",
            COLUMNS=str(COLUMNS), LINES=str(ROWS),
        )  # fmt: skip
        os.execv(command[0], command)
    return pid, descriptor


def _until(command: list[str], home: Path, holds: Callable[[str], bool]) -> Moment:
    """When a process has written the bytes that make its screen meet the condition."""
    start = time.perf_counter()
    pid, descriptor = _spawn(command, home)
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    try:
        for _ in range(6):  # drawing what came costs time, so much is taken in at once and looked at afterwards
            for came, part in _collect(descriptor, 2, pid):
                stream.feed(part)
                if holds("\n".join(screen.display)):
                    return Moment(came.wall - start, came.cpu)
        raise AssertionError("waited in vain:\n" + "\n".join(screen.display))
    finally:
        _end(pid, descriptor)


def _collect(descriptor: int, seconds: float, pid: int) -> list[tuple[Moment, bytes]]:
    """What a process writes within some seconds, and when."""
    parts: list[tuple[Moment, bytes]] = []
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        if select.select([descriptor], [], [], left)[0]:
            try:
                part = os.read(descriptor, 65536)
            except OSError:
                break
            parts.append((Moment(time.perf_counter(), _processor_time(pid)), part))
    return parts


def _processor_time(pid: int) -> float:
    used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def _median(moments: list[Moment]) -> Moment:
    return Moment(*(statistics.median(values) for values in zip(*moments, strict=True)))


def _first_byte(terminal: Terminal, key: str) -> float | None:
    """From a key to the first byte of its frame; None where nothing was drawn."""
    while terminal.take(0.03):
        pass
    start = time.perf_counter()
    terminal.press(key)
    drawn = terminal.take(0.5)
    return time.perf_counter() - start if drawn else None


def _resident(pid: int) -> float:
    """Megabytes of memory that a process has."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _end(pid: int, descriptor: int) -> None:
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(descriptor)


if __name__ == "__main__":
    main()
