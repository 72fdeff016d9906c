"""What a catalogue was made by: when any of it changes, the catalogue is made anew."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

import tui

SCHEMA = 3
"""Counts up with every change of the tables."""

_ARCHIVE = ("digest", "kept", "kept_article", "labels", "schema", "terms", "variants")
_PARTS = ("articles", "facts", *(f"archive/{name}.py" for name in _ARCHIVE))


@cache
def catalog_version() -> str:
    """Twelve hex digits: the package's version, the schema, and the rules' own sources and tables by content."""
    package = Path(tui.__file__).parent
    digest = blake2b(f"{tui.__version__} {SCHEMA}".encode(), digest_size=6)
    for part in _PARTS:
        place = package / part
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"\0{file.relative_to(package).as_posix()}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
