"""Waiting until a process has done what its start set off."""

import os
import time
from pathlib import Path

from tests.terminal import Terminal


def come_to_rest(terminal: Terminal) -> None:
    """Wait until what the start has set off is done: for half a second the process computes next to nothing."""
    ticks = os.sysconf("SC_CLK_TCK")
    used = -1.0
    for _ in range(120):
        fields = Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()
        before, used = used, (int(fields[11]) + int(fields[12])) / ticks
        if 0 <= used - before < 0.03:
            return
        terminal.read(0.5)
        time.sleep(0.5)
    raise AssertionError("it does not come to rest")
