"""Standard output: as UTF-8, and with nothing that a terminal would take for a command."""

import errno
import re
import sys
from collections.abc import Callable
from typing import TextIO

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def standard_output() -> TextIO:
    """Standard output as UTF-8. Raises OSError where it is closed."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")  # type: ignore[union-attr]
    return sys.stdout


def writer_to(stream: TextIO) -> Callable[[str], object]:
    """What writes to a stream; a terminal must not take what stands in a text or in a file's name for a command."""
    if not stream.isatty():
        return stream.write
    return lambda text: stream.write(_CONTROL.sub("\ufffd", text))
