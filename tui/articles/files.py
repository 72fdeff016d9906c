"""Which files are articles, in which order, under which identity; and the reading of their bytes."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})
"""Endings of the files that a folder is searched for; a file that is named outright may end as it likes."""

LARGEST = 8 * 1024 * 1024
"""Bytes read of a file at most; what is beyond is left out, with a warning."""

_DIGITS = re.compile(r"([0-9]+)")
_UNPRINTABLE = frozenset(
    map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)


class ArticleFileError(Exception):
    """A path that cannot be read as an article; the message is one line for people."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ArticleFile(NamedTuple):
    """An article's file: where it lies, the folder that was given (None where the file was), and its identity."""

    path: Path
    root: Path | None
    identity: str


def identity_of(path: Path, root: Path | None = None) -> str:
    """The path relative to `root` with forward slashes, or the file's name; bytes that are not UTF-8 as `\\xNN`."""
    if root is None:
        name = path.name
    else:
        try:
            name = path.relative_to(root).as_posix()
        except ValueError:
            name = path.name
    return name if name.isprintable() else "".join(_escape(char) if _is_surrogate(char) else char for char in name)


def find(paths: Iterable[Path]) -> list[ArticleFile]:
    """The articles at `paths`: files as they are, folders searched; in the order given, a folder's in natural order.

    A folder's hidden files and folders, its links and whatever is no regular file are passed over: what a link
    points at inside the folder is found at its own place, and what lies outside is no part of it.
    Raises ArticleFileError for a path that is neither file nor folder.
    """
    found: list[ArticleFile] = []
    seen: set[str] = set()
    for path in paths:
        if _status(path, folders=True) is None:
            inside = [ArticleFile(file, path, identity_of(file, path)) for file in _walk(path)]
            inside.sort(key=lambda file: _natural(file.identity))
        else:
            inside = [ArticleFile(path, None, identity_of(path))]
        for file in inside:
            key = os.path.realpath(file.path)
            if key not in seen:
                seen.add(key)
                found.append(file)
    return found


def read_bytes(path: Path, limit: int = LARGEST, root: Path | None = None) -> tuple[bytes, int]:
    """The first `limit` bytes of a regular file, and its size. Raises ArticleFileError with what hinders.

    No link is followed on the way from `root`, the folder in which the file was found: it may have become one since.
    """
    if root is not None:
        _refuse_links(path, root)
    _status(path)
    try:
        # Not blocking: had the file become a FIFO since it was looked at, opening it would wait for ever.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags | (0 if root is None else getattr(os, "O_NOFOLLOW", 0)))
        with open(descriptor, "rb", buffering=0) as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise ArticleFileError(f"{shown(path)}: not a regular file")
            return _read_up_to(file.fileno(), limit), status.st_size
    except OSError as error:
        raise ArticleFileError(f"{shown(path)}: {_reason(error)}") from error


def shown(path: Path | str) -> str:
    """A path for a message of one line: bytes that are not UTF-8 and control characters as escapes."""
    return "".join(_escape(char) if char in _UNPRINTABLE or _is_surrogate(char) else char for char in str(path))


def _is_surrogate(char: str) -> bool:
    return "\ud800" <= char <= "\udfff"


def _escape(char: str) -> str:
    code = ord(char)
    # Python keeps a byte 0xNN that is no UTF-8 as the lone surrogate 0xDCNN.
    return f"\\x{code & 0xFF:02x}" if code < 0x100 or 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def _refuse_links(path: Path, root: Path) -> None:
    here, top = str(path), str(root)
    while len(here) > len(top) and here.startswith(top):
        if os.path.islink(here):
            raise ArticleFileError(f"{shown(path)}: a link; it was not followed")
        here = os.path.dirname(here)


def _read_up_to(descriptor: int, limit: int) -> bytes:
    parts: list[bytes] = []
    wanted = limit
    while wanted and (part := os.read(descriptor, min(wanted, 1 << 20))):
        parts.append(part)
        wanted -= len(part)
    return b"".join(parts)


def _status(path: Path, *, folders: bool = False) -> os.stat_result | None:
    """The status of a regular file; None for a folder where `folders` are welcome; else an ArticleFileError."""
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        raise ArticleFileError(f"{shown(path)}: {_reason(error)}") from error
    if stat.S_ISDIR(status.st_mode):
        if folders:
            return None
        raise ArticleFileError(f"{shown(path)}: a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise ArticleFileError(f"{shown(path)}: not a regular file")
    return status


def _reason(error: Exception) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "no such file or folder"
        case PermissionError():
            return "no permission to read it"
        case OSError(strerror=str(reason)):
            return reason[:1].lower() + reason[1:]
    return "not a path"


def _walk(folder: Path) -> Iterator[Path]:
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(here / entry.name)
                    elif _is_article(entry):
                        yield here / entry.name
        except OSError as error:
            if here == folder:
                raise ArticleFileError(f"{shown(folder)}: {_reason(error)}") from error


def _is_article(entry: os.DirEntry[str]) -> bool:
    return os.path.splitext(entry.name)[1].lower() in SUFFIXES and entry.is_file(follow_symlinks=False)


def _natural(identity: str) -> tuple[list[list[tuple[int, int, str]]], str]:
    """A sort key that counts: 2 before 10, part by part of the path; the identity itself settles what is left."""
    return [
        [(0, int(bit), "") if bit.isdigit() else (1, 0, bit) for bit in _DIGITS.split(part.casefold()) if bit]
        for part in identity.split("/")
    ], identity
