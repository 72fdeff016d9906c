"""Where an export is written: beside its place, under other names, until all of it is whole and on disk."""

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, TextIO

from tui.articles.files import SUFFIXES
from tui.articles.printing import standard_output, writer_to
from tui.review.formats.model import FormatError, Sink

_DATABASE = b"SQLite format 3\0"
_LONGEST_NAME = 200


class Staged:
    """The files of an export. They take their names with `commit`, or are gone with `discard`; then nothing changed.

    Where `folder`, the export is a folder, which must be new or empty. Raises FormatError where it is not.
    """

    def __init__(self, target: Path, folder: bool) -> None:
        self.target = target
        self._folder = folder
        self._open: list[IO[str]] = []
        self._parts: dict[Path, Path] = {}  # by the name to be: where it is being written
        if folder and (target.is_symlink() or target.exists()) and not _is_empty(target):
            raise FormatError(f"{target}: not an empty folder; name a new one, so that no work in it is lost")
        if not folder and target.is_dir():
            raise FormatError(f"{target}: a folder; name a file")
        if not folder and target.exists() and not target.is_file():
            raise FormatError(f"{target}: no file, so nothing could be read back from it")
        if loss := loss_by(target, ()):
            raise FormatError(f"{target}: {loss}")
        self._part(target)
        if folder:
            self._parts[target].mkdir(parents=True)

    def main(self) -> TextIO:
        """The export's own file."""
        return self._stream(self._parts[self.target])

    def path(self) -> str:
        """Where the export's own file or folder is being written."""
        return str(self._parts[self.target])

    def beside(self, suffix: str) -> TextIO:
        """A file named after the export, with another ending."""
        return self._stream(self._part(self._name(suffix)))

    def written(self, suffix: str) -> Path | None:
        """Where the file with this ending is being written, if it is."""
        return self._parts.get(self._name(suffix))

    def finish(self) -> None:
        """Close all files and see them on disk, still under other names."""
        for stream in self._open:
            stream.close()
        if self._folder:
            os.sync()  # many small files: one by one they would take minutes
        for part in self._parts.values():
            _sync(part)

    def commit(self) -> list[Path]:
        """Give all files their names, the export's own last; return them."""
        names = [*(name for name in self._parts if name != self.target), self.target]
        for name in names:
            if name == self.target and self._folder and name.exists():
                name.rmdir()
            self._parts[name].replace(name)
        with suppress(OSError):  # a file system that knows no such thing; the names are given already
            _sync(self.target.parent)
        return names[::-1]

    def discard(self) -> None:
        """Remove what has been written and not committed."""
        for stream in self._open:
            with suppress(OSError):  # a full disk says so again when what is left in memory is written
                stream.close()
        for part in self._parts.values():
            if part.is_dir():
                shutil.rmtree(part, ignore_errors=True)
            else:
                part.unlink(missing_ok=True)

    def _name(self, suffix: str) -> Path:
        return self.target.with_name(f"{self.target.name}{suffix}")  # facts.csv and facts.jsonl may lie side by side

    def _part(self, name: Path) -> Path:
        part = self._parts[name] = part_of(name)
        return part

    def _stream(self, path: Path) -> TextIO:
        stream = path.open("w", encoding="utf-8", errors="replace", newline="")
        self._open.append(stream)
        return stream


class Printed:
    """Standard output, for exports that are one file of text; nothing stands beside."""

    def __init__(self) -> None:
        self.write = writer_to(standard_output())

    def main(self) -> Sink:
        """What takes the text."""
        return self

    def path(self) -> str:
        """There is none."""
        raise FormatError("this format cannot be printed; name a place with --output")

    def beside(self, suffix: str) -> None:
        """Nothing stands beside."""


def loss_by(target: Path, inputs: Sequence[Path]) -> str:
    """What would be lost that nothing brings back, were a file written as `target`; "" where that is nothing.

    `inputs` are the files and folders that it is made of: no article in them may be written over.
    """
    if not target.is_file():
        return ""
    with target.open("rb") as stream:
        if stream.read(len(_DATABASE)) == _DATABASE:
            return "a database, as journals are; name another file"
    for each in inputs:
        if each.is_dir() and target.suffix.lower() in SUFFIXES and target.resolve().is_relative_to(each.resolve()):
            return "an article of the archive; name another file"
        if each.is_file() and each.samefile(target):
            return "the very file that is read; name another one"
    return ""


def part_of(name: Path) -> Path:
    """Where a file is written until it is whole: beside its place, hidden, named after it and this process."""
    raw = os.fsencode(name.name)
    short = name.name if len(raw) <= _LONGEST_NAME else sha256(raw).hexdigest()
    return name.with_name(f".{short}.{os.getpid()}.part")


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and next(folder.iterdir(), None) is None


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
