"""What commands print: text to standard output or a file, complaints to standard error."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@contextmanager
def destination(output: Path | None) -> Iterator[Callable[[str], object]]:
    """Where lines go: standard output, or a file that takes its name only when all is written."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")  # type: ignore[union-attr]
        yield _write_harmlessly if sys.stdout.isatty() else sys.stdout.write
        sys.stdout.flush()
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            yield stream.write
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _write_harmlessly(text: str) -> None:
    """Write to a terminal, which must not take what stands in a text or in the name of a file for a command."""
    sys.stdout.write(_CONTROL.sub("\ufffd", text))


def print_text(text: str) -> None:
    """Print text to standard output, in UTF-8, ended by a newline."""
    with destination(None) as write:
        write(text if text.endswith("\n") else f"{text}\n")


def stop(message: str) -> NoReturn:
    """End with one line that says what is wrong."""
    complain(message)
    sys.exit(2)


def complain(message: str) -> None:
    """One line on standard error; names of files may hold anything, so what does not print is replaced."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(message.split()))
    click.echo(f"zhupi: {line}", err=True)
