"""`zhupi open`: the three panes."""

from pathlib import Path

import click

from tui.commands.config import config_option, settings
from tui.commands.journals import login_name
from tui.commands.output import stop


@click.command("open")
@click.argument("path", required=False, type=click.Path(path_type=Path, readable=False))
@click.option("--journal", type=click.Path(path_type=Path), help="Keep decisions in this file.")
@click.option("--reviewer", help="Whose decisions these are (default: your login name).")
@config_option
@click.option(
    "--ambiguous-width",
    type=click.Choice(["auto", "1", "2"]),
    help="Cells that the terminal draws for “ ” … — ①; auto asks it (default: what the config file says).",
)
def command(
    path: Path | None,
    journal: Path | None,
    reviewer: str | None,
    config_file: Path | None,
    ambiguous_width: str | None,
) -> None:
    """Open a folder or a file in the three panes."""
    import gc
    from dataclasses import replace

    gc.disable()  # until the first frame stands (`come_to_stay`): nothing that is loaded before it becomes free

    from platformdirs import user_data_path, user_state_path

    from tui.archive.catalog import Catalog
    from tui.review.journal import Journal, JournalError
    from tui.review.kept_queue import KeptQueue
    from tui.review.marks import Marks
    from tui.review.patterns import patterns_path
    from tui.review.places import Places
    from tui.review.resume import Resume
    from tui.screens.app import ZhupiApp

    notices: list[str] = []
    if path is None:
        path = _seeds()
        notices.append("No path was named: this is the article that comes with Zhupi.")
    if not path.exists():
        stop(f"{path}: no such file or folder")
    config = settings(config_file)
    if ambiguous_width:
        width: int | str = int(ambiguous_width) if ambiguous_width.isdecimal() else ambiguous_width
        config = replace(config, terminal=replace(config.terminal, ambiguous_width=width))
    kept: Journal | None = None
    try:
        where = journal or config.review.journal_path or user_data_path("zhupi") / "journal.sqlite3"
        kept = Journal(where, reviewer or config.review.reviewer or login_name())
        notices.extend(kept.notices)
    except JournalError as error:
        notices.append(f"Decisions cannot be kept: {error}")
    places = Places(user_state_path("zhupi") / "places.sqlite3")
    marks = Marks(user_data_path("zhupi") / "marks.sqlite3")
    resume = Resume(user_state_path("zhupi") / "archives", path)
    queue = KeptQueue(user_data_path("zhupi") / "queues", path)
    ZhupiApp(Catalog(path), kept, places, tuple(notices), config, marks, resume, queue, patterns_path()).run()
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
