"""Walking an archive's folder: the files that are articles, their stamps, and what else people may have meant."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui.articles.files import SUFFIXES, ArticleFile, ArticleFileError, read_bytes, shown
from tui.articles.hashes import blake2b

ROOT = 0
"""The id of the archive's own folder."""

_INTEGER = 2**63 - 1
_DIGITS = re.compile(r"([0-9]+)")


class Stamp(NamedTuple):
    """What changes when a file does: size in bytes, time of change in nanoseconds, and what the system alone sets.

    That is the inode and the time of its own last change, in one number: a text may be corrected in place and given its
    old time again.
    """

    size: int
    mtime: int
    inode: int


class Named(NamedTuple):
    """A file found: its id (made of its path), its folder's path, its own path relative to the root, its stamp."""

    id: int
    folder: str
    path: str
    stamp: Stamp


class Problem(NamedTuple):
    """Something that was passed over: its identity, and why, in one line."""

    path: str
    message: str


def walk(root: Path, start: str = "") -> Iterator[Named | Problem]:
    """Everything under `root` (or under the path `start` in it), folder by folder, in no particular order.

    Hidden files and folders are passed over in silence, links and whatever is no regular file with a word; nothing
    outside is ever looked at. Paths are relative, as the system gives them, with surrogates for bytes that are not
    UTF-8. Raises ArticleFileError where the root itself is not to be read.
    """
    if root.is_file():
        yield from _lone_file(root)
        return
    pending = [start]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(root / folder) as entries:
                for entry in entries:
                    if not entry.name.startswith("."):
                        yield from _look_at(root, folder, entry, pending)
        except OSError as error:
            if not folder:
                raise ArticleFileError(f"{shown(root)}: {_reason(error)}") from error
            yield Problem(identity(folder), f"a folder that cannot be read: {_reason(error)}")


def walk_at(root: Path, path: str) -> Iterator[Named | Problem]:
    """What is at one path under `root`: a file, a folder with all in it (all there is for ""), or nothing any more."""
    if not path:
        yield from walk(root)
        return
    folder = path.rpartition("/")[0]
    parts = path.split("/")
    if any(not part or part.startswith(".") for part in parts):
        return
    try:
        if any((root / "/".join(parts[:end])).is_symlink() for end in range(1, len(parts))):
            return
        status = os.lstat(root / path)
    except OSError:
        return
    if stat.S_ISDIR(status.st_mode):
        yield from walk(root, path)
    elif stat.S_ISREG(status.st_mode) and _suffix(path) in SUFFIXES:
        yield Named(id_of(path), folder, path, _stamp(status))


def id_of(path: str) -> int:
    """The id of a file or folder by its relative path: the same in every catalogue. Positive; 0 is the root's."""
    if not path:
        return ROOT
    return int.from_bytes(blake2b(os.fsencode(path), digest_size=8).digest(), "big") >> 1 or 1


def identity(path: str) -> str:
    """A relative path as people see it and facts name it: bytes that are not UTF-8 as `\\\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def raw_of(path: str) -> bytes | None:
    """A relative path's bytes where its identity does not tell them, else None."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path)
    return None


def file_at(root: Path, lone: bool, identity: str, raw: bytes | None) -> ArticleFile:
    """The file of an identity in the archive at `root`, or `root` itself where that is a `lone` file."""
    if lone:
        return ArticleFile(root, None, identity)
    return ArticleFile(root / (identity if raw is None else os.fsdecode(raw)), root, identity)


def natural_key(name: str) -> bytes:
    """Bytes that sort as people count: 2 before 10, letters without regard to case."""
    parts = []
    for at, bit in enumerate(_DIGITS.split(name)):
        if at % 2:
            digits = bit.lstrip("0").encode()
            parts.append(b"\x01" + len(digits).to_bytes(2, "big") + digits)
        elif bit:
            parts.append(b"\x02" + os.fsencode(bit.casefold()))
    return b"".join(parts)


def _look_at(root: Path, folder: str, entry: os.DirEntry[str], pending: list[str]) -> Iterator[Named | Problem]:
    path = f"{folder}/{entry.name}" if folder else entry.name
    try:
        if entry.is_symlink():
            if _suffix(entry.name) in SUFFIXES or entry.is_dir():
                yield Problem(identity(path), _about_link(root, path))
        elif entry.is_dir(follow_symlinks=False):
            pending.append(path)
        elif _suffix(entry.name) in SUFFIXES:
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode):
                yield Named(id_of(path), folder, path, _stamp(status))
            else:
                yield Problem(identity(path), "not a regular file")
    except FileNotFoundError:
        return  # gone since the folder was listed
    except OSError as error:
        yield Problem(identity(path), _reason(error))


def _lone_file(root: Path) -> Iterator[Named | Problem]:
    try:
        read_bytes(root, 0)
        yield Named(id_of(root.name), "", root.name, _stamp(root.stat()))
    except OSError as error:
        raise ArticleFileError(f"{shown(root)}: {_reason(error)}") from error


def _about_link(root: Path, path: str) -> str:
    try:
        target = os.path.realpath(root / path, strict=True)
    except OSError:
        return "a link that leads nowhere or in a circle; it was not followed"
    inside = Path(target).is_relative_to(os.path.realpath(root))
    return f"a link {'inside' if inside else 'that leaves'} the archive; it was not followed"


def _stamp(status: os.stat_result) -> Stamp:
    # Times beyond the year 2262 and inodes of 64 bits are more than SQLite's integers hold; what differs still differs.
    return Stamp(status.st_size, status.st_mtime_ns & _INTEGER, (status.st_ino ^ status.st_ctime_ns) & _INTEGER)


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "no such file or folder"
        case PermissionError():
            return "no permission to read it"
    return (error.strerror or str(error)).lower()
