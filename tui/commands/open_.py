"""`zhupi open`: the three panes."""

from pathlib import Path

import click

from tui.commands.output import stop


@click.command("open")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--journal", type=click.Path(path_type=Path), help="Keep decisions in this file.")
@click.option("--reviewer", help="Whose decisions these are (default: your login name).")
@click.option(
    "--ambiguous-width",
    type=click.Choice(["auto", "1", "2"]),
    default="auto",
    show_default=True,
    help="Cells that the terminal draws for “ ” … — ①; auto asks it.",
)
def command(path: Path | None, journal: Path | None, reviewer: str | None, ambiguous_width: str) -> None:
    """Open a folder or a file in the three panes."""
    import getpass

    from platformdirs import user_data_path, user_state_path

    from tui.archive.catalog import Catalog
    from tui.review.journal import Journal, JournalError
    from tui.review.places import Places
    from tui.screens.app import ZhupiApp

    notices: list[str] = []
    if path is None:
        path = _seeds()
        notices.append("No path was named: this is the article that comes with Zhupi.")
    if not path.exists():
        stop(f"{path}: no such file or folder")
    kept: Journal | None = None
    try:
        kept = Journal(journal or user_data_path("zhupi") / "journal.sqlite3", reviewer or getpass.getuser())
    except JournalError as error:
        notices.append(f"Decisions cannot be kept: {error}")
    places = Places(user_state_path("zhupi") / "places.sqlite3")
    ambiguous = None if ambiguous_width == "auto" else int(ambiguous_width)
    ZhupiApp(Catalog(path), kept, places, tuple(notices), ambiguous).run()
    if kept:
        kept.close()


def _seeds() -> Path:
    """The folder of the article that comes with Zhupi: inside the wheel, or beside `tui/` in a checkout."""
    package = Path(__file__).parent.parent
    folder = next((place for place in (package / "seeds", package.parent / "seeds") if place.is_dir()), None)
    if folder is None:
        stop("the article that comes with Zhupi is missing from this installation")
    return folder
