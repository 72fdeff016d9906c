"""Zhupi in a real pseudo-terminal: keys go in, raw bytes and a drawn screen come out."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 90.0
"""Seconds that anything is waited for: far more than it takes, on a machine that has much else to do."""


class Terminal:
    """A `zhupi` process on a pty of `columns` × `rows`; use as a context manager.

    `raw` is every byte that the process wrote; `screen` is what a terminal shows of it.
    """

    def __init__(
        self, args: Sequence[str | Path], home: Path, columns: int = 120, rows: int = 40, colours: int = 0
    ) -> None:
        """`colours` is 16 for a terminal that has no more, 0 for one with all."""
        self.raw = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            # Before it starts: it would draw a first frame at some other size.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.environ.update(
                HOME=str(home), XDG_DATA_HOME=str(home / "data"), TERM="xterm-256color", LANG="C.UTF-8",
                COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none",
            )  # fmt: skip
            if colours:
                os.environ["TERM"] = f"xterm-{colours}color"
                del os.environ["COLORTERM"]
            # Python's own environment, not the process's: there readline, which pytest imports, puts COLUMNS and LINES,
            # and these count for more than the terminal's size.
            own = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
            os.execve(sys.executable, [sys.executable, "-m", "tui", *map(str, args)], own)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        os.close(self._fd)

    def kill(self) -> None:
        """End the process as a crash would: no handler runs."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self._fd, keys.encode())

    def take(self, seconds: float) -> bytes:
        """The first bytes that the process writes within `seconds`, not drawn; empty where it writes none."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        return os.read(self._fd, 65536) if ready else b""

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the process writes within `seconds`."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], left)
            if not ready:
                return
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                return
            if not data:
                return
            self.raw += data
            self._stream.feed(data)

    def text(self) -> str:
        """The screen as text, wide characters without the blank cell behind them."""
        rows = (self.screen.buffer[row] for row in range(self.screen.lines))
        return "\n".join("".join(row[column].data for column in range(self.screen.columns)) for row in rows)

    def wait_for(self, condition: str | Callable[[str], bool], seconds: float = PATIENCE) -> str:
        """Read until the screen shows a text or meets a condition; fail with the screen where it does not."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read()
            shown = self.text()
            if condition in shown if isinstance(condition, str) else condition(shown):
                return shown
        raise AssertionError(f"waited in vain for {condition}:\n{self.text()}")

    def quit(self) -> int:
        """Close with the key for it; the exit code."""
        self.press("q")
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.read()
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("it did not close")
