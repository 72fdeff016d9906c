"""Opening an archive in the three panes: what is known of it is looked up before the screens are loaded."""

import gc
import os
from contextlib import suppress
from pathlib import Path

from tui.commands.login import login_name
from tui.commands.output import stop

LONGEST_LOOK = 0.1
"""Seconds that the screens wait to be loaded; a look that takes longer goes on beside that."""


def launch(
    path: str | Path | None = None,
    journal: str | Path | None = None,
    reviewer: str | None = None,
    config_file: str | Path | None = None,
    ambiguous_width: str | None = None,
) -> None:
    """Open a folder or a file; returns when the reader has closed it. Arguments as `zhupi open` has them."""
    gc.disable()  # until the first frame stands (`begin_calm`): nothing that is loaded before it becomes free

    from platformdirs import user_cache_path, user_data_path, user_state_path

    from tui.archive.catalog import Catalog
    from tui.config import ConfigError, load, patterns_path
    from tui.review.journal import Journal, JournalError
    from tui.review.kept_queue import KeptQueue
    from tui.review.marks import Marks, marks_path
    from tui.review.places import Places
    from tui.review.resume import Resume
    from tui.screens.first_look import begin_to_look

    notices: list[str] = []
    if path is None:
        target = _seeds()
        notices.append("No path was named: this is the article that comes with Zhupi.")
    else:
        target = Path(path)
    if not target.exists():
        stop(f"{target}: no such file or folder")
    if not (os.isatty(0) and os.isatty(2)):  # keys are read from the one, frames are written to the other
        stop("the panes need a terminal; `zhupi show FILE` prints an article, `zhupi extract PATH` facts")
    try:
        config = load(Path(config_file) if config_file else None)
    except ConfigError as error:
        stop(str(error))
    if ambiguous_width:
        width: int | str = int(ambiguous_width) if ambiguous_width.isdecimal() else ambiguous_width
        config = config._replace(terminal=config.terminal._replace(ambiguous_width=width))
    data, state = user_data_path("zhupi"), user_state_path("zhupi")
    kept: Journal | None = None
    try:
        where = Path(journal) if journal else config.review.journal_path or data / "journal.sqlite3"
        kept = Journal(where, reviewer or config.review.reviewer or login_name())
        notices.extend(kept.notices)
    except JournalError as error:
        notices.append(f"Decisions cannot be kept: {error}")
    places = Places(state / "places.sqlite3")
    marks = Marks(marks_path())
    resume = Resume(state / "archives", target)
    queue = KeptQueue(data / "queues", target)

    catalog, patterns = Catalog(target), patterns_path()
    look = begin_to_look(catalog, kept, places, marks, resume, patterns)
    # Beside what loads the screens a look takes ten times as long: it waits for its turn after each row of an answer.
    with suppress(TimeoutError):
        look.result(LONGEST_LOOK)

    from tui.screens.app import ZhupiApp

    styles = user_cache_path("zhupi") / "styles"
    app = ZhupiApp(catalog, kept, places, tuple(notices), config, marks, resume, queue, patterns, look, styles)
    app.run()
    app.sheet.keep()
    gc.enable()  # it may have been closed before it was calm
    if kept:
        kept.close()


def _seeds() -> Path:
    """The folder of the article that comes with Zhupi: inside the wheel, or beside `tui/` in a checkout."""
    package = Path(__file__).parent.parent
    folder = next((place for place in (package / "seeds", package.parent / "seeds") if place.is_dir()), None)
    if folder is None:
        stop("the article that comes with Zhupi is missing from this installation")
    return folder
