"""Watching an archive: which paths in it have changed, as they change."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from tui.articles.files import SUFFIXES, ArticleFileError, shown

_DEBOUNCE, _STEP = 400, 50
"""Milliseconds for which changes are gathered at most, and of quiet that end the gathering."""


def watch(root: Path, stop: Event) -> Iterator[frozenset[str]]:
    """Batches of paths relative to `root` that are new, changed or gone, until `stop`; `Catalog.update_at` takes them.

    A folder stands for all that is in it. What is hidden and what is no article is left out. Blocks between batches,
    and notices a stop within a tenth of a second. Raises ArticleFileError where the archive cannot be watched.
    """
    from watchfiles import Change  # its import takes longer than opening a catalogue
    from watchfiles import watch as changes

    lone = root.is_file()
    folder = Path(os.path.realpath(root.parent if lone else root))
    try:
        for batch in changes(
            folder, watch_filter=None, debounce=_DEBOUNCE, step=_STEP, stop_event=stop, recursive=not lone,
            raise_interrupt=False, ignore_permission_denied=True,
        ):  # fmt: skip
            paths = (_relative(folder, path, change is Change.deleted) for change, path in batch)
            if found := frozenset(path for path in paths if path and (not lone or path == root.name)):
                yield found
    except (OSError, RuntimeError) as error:
        raise ArticleFileError(f"{shown(root)}: changes cannot be watched: {error}") from error


def _relative(folder: Path, path: str, gone: bool) -> str:
    """The path from the folder, empty where it is of no concern; what is gone may have been a folder."""
    relative = os.path.relpath(path, folder)
    if relative.startswith("..") or any(part.startswith(".") for part in relative.split(os.sep)):
        return ""
    article = os.path.splitext(relative)[1].lower() in SUFFIXES
    return relative if article or gone or os.path.isdir(path) else ""
