"""How long Zhupi takes to show a known archive with its first article and its facts, beside an empty Textual app.

    python tests/bench/first_frame.py ARCHIVE [--runs 9]

Both run on a pseudo-terminal, one after the other in turns; a run ends when the bytes of the awaited frame are written.
The archive must be indexed already (`zhupi index ARCHIVE`).
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


def seconds_until(arguments: list[str], marks: list[bytes], environment: dict[str, str]) -> float:
    """Seconds from the start of a process to the last of the marks in what it writes."""
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
        return time.perf_counter() - start
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(descriptor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("archive", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environment = {"XDG_DATA_HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
        ours = ["-m", "tui", str(arguments.archive), "--ambiguous-width", "1"]
        cases = {
            "empty app": (["-c", EMPTY], [b"first frame"]),
            "names": (ours, ["•".encode()]),
            "names, article and facts": (ours, ["•".encode(), b" decided"]),
        }
        times: dict[str, list[float]] = {name: [] for name in cases}
        for run in range(arguments.runs + 1):
            for name, (command, marks) in cases.items():
                taken = seconds_until(command, marks, environment)
                if run:
                    times[name].append(taken)
    base = statistics.median(times["empty app"])
    for name, taken_all in times.items():
        middle = statistics.median(taken_all)
        print(f"{name:26s} {middle * 1000:7.0f} ms  {middle / base:5.2f} ×  (least {min(taken_all) * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
