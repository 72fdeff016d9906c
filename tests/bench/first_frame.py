"""How long Zhupi takes to show a known archive with its first article and its facts, beside an empty Textual app.

    python tests/bench/first_frame.py ARCHIVE [--runs 9]

Both run on a pseudo-terminal, one after the other in turns; a run ends when the bytes of the awaited frame are written.
The archive must be indexed already (`zhupi index ARCHIVE`), but for `--unseen`: then it is opened as one that was never
seen, until its first names are on screen. Processor time of all threads stands beside the time that passed: it is the
same on a machine that has other work.
"""

import argparse
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

EMPTY = """
from textual.app import App
from textual.widgets import Label
class Empty(App):
    def compose(self):
        yield Label("first frame")
Empty().run()
"""


def processor_seconds(pid: int) -> float:
    """The processor time that all threads of a process have had so far."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9


def seconds_until(arguments: list[str], marks: list[bytes], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from the start of a process to the last of the marks in what it writes: passed, and of the processor."""
    start = time.perf_counter()
    pid, descriptor = pty.fork()
    if pid == 0:
        os.environ.update(environment, TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none")
        os.execv(sys.executable, [sys.executable, *arguments])
    ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    written = b""
    try:
        while not all(mark in written for mark in marks):
            if time.perf_counter() - start > 30:
                raise SystemExit(f"waited in vain for {marks}: {written[-2000:]!r}")
            if select.select([descriptor], [], [], 1)[0]:
                written += os.read(descriptor, 65536)
        return time.perf_counter() - start, processor_seconds(pid)
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(descriptor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("archive", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--unseen", action="store_true", help="open it as a folder that was never seen")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environment = {"XDG_DATA_HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
        ours = ["-m", "tui", str(arguments.archive), "--ambiguous-width", "1"]
        cases: dict[str, tuple[list[str], list[bytes]]] = {"empty app": (["-c", EMPTY], [b"first frame"])}
        if arguments.unseen:
            cases["first frame"] = (ours, [b"Looking for articles"])
            cases["first names"] = (ours, ["•".encode()])
        else:
            cases["names"] = (ours, ["•".encode()])
            cases["names, article and facts"] = (ours, ["•".encode(), b" decided"])
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in cases}
        for run in range(arguments.runs + 1):
            for name, (command, marks) in cases.items():
                with tempfile.TemporaryDirectory() as cache:
                    fresh = {"XDG_CACHE_HOME": cache} if arguments.unseen else {}
                    taken = seconds_until(command, marks, environment | fresh)
                if run:
                    times[name].append(taken)
    base = [statistics.median(column) for column in zip(*times["empty app"], strict=True)]
    for name, taken_all in times.items():
        passed, processor = ([seconds * 1000 for seconds in column] for column in zip(*taken_all, strict=True))
        middle, work = statistics.median(passed), statistics.median(processor)
        print(
            f"{name:26s} {middle:7.0f} ms  {middle / base[0] / 1000:5.2f} ×  (least {min(passed):.0f} ms)"
            f"   processor {work:6.0f} ms  {work / base[1] / 1000:5.2f} ×"
        )


if __name__ == "__main__":
    main()
