"""Watching an archive: which paths in it have changed, as they change."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from tui.articles.files import SUFFIXES

EVERYTHING = frozenset({""})
"""The batch that says: look at all of it."""

MANY = 1_000
"""Changes at once from which on all is looked at: the system has a queue for so many, and drops what is beyond."""

LOOK_EVERY = 60.0
"""Seconds between two looks where the system does not tell of changes."""

_DEBOUNCE, _STEP = 400, 50
"""Milliseconds for which changes are gathered at most, and of quiet that end the gathering."""


def watch(root: Path, stop: Event) -> Iterator[frozenset[str]]:
    """Batches of paths relative to `root` that are new, changed or gone, until `stop`; `Catalog.update_at` takes them.

    A folder stands for all that is in it, "" for everything. What is hidden and what is no article is left out. Where
    the system cannot tell of changes (a network folder, too many folders), everything is to be looked at every now and
    then. Blocks between batches, and notices a stop within a tenth of a second.
    """
    try:
        yield from _told(root, stop)
    except (OSError, RuntimeError):
        while not stop.wait(LOOK_EVERY):
            yield EVERYTHING


def _told(root: Path, stop: Event) -> Iterator[frozenset[str]]:
    """What the system tells of."""
    from watchfiles import Change  # its import takes longer than opening a catalogue
    from watchfiles import watch as changes

    lone = root.is_file()
    folder = Path(os.path.realpath(root.parent if lone else root))
    for batch in changes(
        folder, watch_filter=None, debounce=_DEBOUNCE, step=_STEP, stop_event=stop, recursive=not lone,
        raise_interrupt=False, ignore_permission_denied=True,
    ):  # fmt: skip
        if len(batch) >= MANY:
            yield EVERYTHING
            continue
        paths = (_relative(folder, path, change is Change.deleted) for change, path in batch)
        if found := frozenset(path for path in paths if path and (not lone or path == root.name)):
            yield found


def _relative(folder: Path, path: str, gone: bool) -> str:
    """The path from the folder, empty where it is of no concern; what is gone may have been a folder."""
    relative = os.path.relpath(path, folder)
    if relative.startswith("..") or any(part.startswith(".") for part in relative.split(os.sep)):
        return ""
    article = os.path.splitext(relative)[1].lower() in SUFFIXES
    return relative if article or gone or os.path.isdir(path) else ""
