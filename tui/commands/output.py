"""What commands print: text to standard output or a file, complaints to standard error."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn


@contextmanager
def destination(output: Path | None, inputs: Sequence[Path] = ()) -> Iterator[Callable[[str], object]]:
    """Where lines go: standard output, or a file that takes its name only when all is written.

    Ends the command where the file holds what nothing brings back: one of `inputs`, a journal.
    """
    if output is None:
        from tui.articles.printing import standard_output, writer_to

        stream = standard_output()
        yield writer_to(stream)
        stream.flush()
        return
    from tui.review.formats.staging import loss_by, part_of

    if loss := loss_by(output, inputs):
        stop(f"{output}: {loss}")
    target = output.resolve()  # a link stays one
    if target.exists() and not target.is_file():  # a device, a pipe: nothing there to be kept or to be renamed
        with target.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            yield stream.write
        return
    part = part_of(target)
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            yield stream.write
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def print_text(text: str) -> None:
    """Print text to standard output, in UTF-8, ended by a newline."""
    with destination(None) as write:
        write(text if text.endswith("\n") else f"{text}\n")


def refused(error: OSError | RuntimeError) -> NoReturn:
    """End with one line about what the system refused."""
    if isinstance(error, OSError):
        # Long names are cut: the reason has to stand in sight.
        name = str(error.filename or "standard output")
        stop(f"{name if len(name) < 200 else name[:199] + '…'}: {error.strerror or error}")
    stop(str(error))


def stop(message: str) -> NoReturn:
    """End with one line that says what is wrong."""
    complain(message)
    sys.exit(2)


def complain(message: str) -> None:
    """One line on standard error; names of files may hold anything, so what does not print is replaced."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(message.split()))
    with suppress(OSError):  # nobody is there to be told
        print(f"zhupi: {line}", file=sys.stderr)
