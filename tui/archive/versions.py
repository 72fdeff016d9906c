"""What a catalogue was made by: when any of it changes, the catalogue is made anew."""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import tui
from tui.articles.hashes import blake2b

SCHEMA = 6
"""Counts up with every change of the tables."""

_ARCHIVE = ("digest", "kept", "kept_article", "labels", "schema", "terms", "variants")
_PARTS = ("articles", "facts", *(f"archive/{name}.py" for name in _ARCHIVE))
_NOTED = "version"


@cache
def catalog_version(notes: Path | None = None) -> str:
    """Twelve hex digits: the package's version, the schema, and the rules' own sources and tables by content.

    What it came to is noted in the folder `notes` and holds as long as no file's stamp has changed: reading megabytes
    of tables anew would take longer than the first article.
    """
    files = sorted(_files())
    stamp = _stamp_of(files)
    if notes is not None:
        with suppress(OSError, ValueError):
            noted, version = (notes / _NOTED).read_text(encoding="ascii").split()
            if noted == stamp:
                return version
    version = _version_of(files)
    if notes is not None:
        with suppress(OSError):
            part = notes / f"{_NOTED}.{os.getpid()}.part"
            part.write_text(f"{stamp} {version}\n", encoding="ascii")
            part.replace(notes / _NOTED)
    return version


def _files() -> Iterator[str]:
    """The sources and tables, relative to the package."""
    package = Path(tui.__file__).parent
    for part in _PARTS:
        place = package / part
        if not place.is_dir():
            yield part
            continue
        for folder, inner, names in os.walk(place):
            inner[:] = [name for name in inner if name != "__pycache__"]
            within = os.path.relpath(folder, package).replace(os.sep, "/")
            yield from (f"{within}/{name}" for name in names)


def _stamp_of(files: list[str]) -> str:
    """What changes when a file is written or put there: size, times of change of content and of inode."""
    digest = blake2b(f"{tui.__version__} {SCHEMA}".encode(), digest_size=16)
    package = os.path.dirname(tui.__file__)
    for file in files:
        status = os.stat(f"{package}/{file}")
        digest.update(f"\0{file}\0{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}".encode())
    return digest.hexdigest()


def _version_of(files: list[str]) -> str:
    package = Path(tui.__file__).parent
    digest = blake2b(f"{tui.__version__} {SCHEMA}".encode(), digest_size=6)
    for file in files:
        digest.update(f"\0{file}\0".encode())
        digest.update((package / file).read_bytes())
    return digest.hexdigest()
