"""The commands. Each imports its room when it runs, so that `--help` is instant."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tui import __version__

if TYPE_CHECKING:
    from tui.archive.catalog import Catalog
    from tui.archive.progress import Progress
    from tui.archive.search import Hit


class _OpenByDefault(click.Group):
    """`zhupi PATH` opens PATH; a file that is named like a command is opened by `zhupi open NAME`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if not args or (args[0] not in self.commands and args[0] not in own):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_OpenByDefault,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`zhupi PATH` is short for `zhupi open PATH`; `zhupi` alone opens the article that comes with Zhupi.",
)
@click.version_option(__version__, prog_name="zhupi")
def main() -> None:
    """Read archives of articles and review the measures, figures and tickers they state."""


@main.command("open")
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
def open_(path: Path | None, journal: Path | None, reviewer: str | None, ambiguous_width: str) -> None:
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
        _stop(f"{path}: no such file or folder")
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


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(["markdown", "text", "json"]), default="markdown", show_default=True
)
def show(file: Path, format_: str) -> None:
    """Print an article, cleaned."""
    from tui.articles import read
    from tui.articles.files import ArticleFileError
    from tui.articles.markdown import to_markdown
    from tui.articles.to_json import to_json

    try:
        article = read(file)
    except ArticleFileError as error:
        _stop(str(error))
    if format_ == "json":
        _print(to_json(article))
    else:
        _print(to_markdown(article) if format_ == "markdown" else article.text)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file; it appears when whole."
)
def extract(paths: tuple[str, ...], format_: str, output: Path | None) -> None:
    """Print the facts of files and folders (`-`: plain text from standard input)."""
    from tui.archive.batch import records_of_files, records_of_text
    from tui.articles.files import ArticleFileError, find
    from tui.facts.tabular import FORMATS

    header, line = FORMATS[format_]
    failures: list[str] = []
    try:
        plain = "-" in paths
        found = find([Path(path) for path in paths if path != "-"])
        with _destination(output) as write, _progress(len(found)) as step:
            write(header())
            if plain:
                write("".join(map(line, records_of_text(sys.stdin.buffer.read()))))
            for rows in records_of_files(found, failures):
                write("".join(map(line, rows)))
                step()
    except ArticleFileError as error:
        _stop(str(error))
    except BrokenPipeError:
        raise  # the reader of the pipe has seen enough; click ends quietly
    except OSError as error:
        _stop(f"{output or 'standard output'}: {error.strerror or error}")
    for failure in failures:
        _complain(failure)
    if failures:
        sys.exit(1)


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
def index(path: Path) -> None:
    """Read what is new or changed in an archive, so that it can be searched."""
    with _catalogue(path) as catalog:
        for problem in catalog.problems():
            _complain(f"{problem.path}: {problem.message}")


@main.command()
@click.argument("query")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def search(query: str, path: Path, format_: str) -> None:
    """Print the articles of an archive that a query finds, each with the sentence of its first hit.

    Words, "phrases", AND, OR, NOT and brackets; date:2021-03..2021-06, ticker:600648.SH, kind:measure, actor:上海海关,
    indicator:, unit:CNY, value:>1e12, category:, path:, title:.
    """
    from tui.archive.query import QueryError, parse

    try:
        wanted = parse(query)
    except QueryError as error:
        _stop(f"{error.message} (at character {error.at + 1} of the query)")
    with _catalogue(path) as catalog:
        found = catalog.search(wanted)
        for hit in catalog.hits(found.query, found.ids):
            _print(_hit_line(hit) if format_ == "jsonl" else _hit_text(hit))


@main.command()
def rules() -> None:
    """List the rules: what each finds, how often it was right."""
    from tui.facts.explain import explain_rules
    from tui.facts.extract import RULES

    _print(explain_rules(RULES))


@main.command()
@click.argument("place", metavar="FILE[:LINE]")
def explain(place: str) -> None:
    """Say of each fact which rule found it, on what evidence, and what speaks against it.

    LINE counts the lines that `zhupi show --format text` prints.
    """
    from tui.articles import read
    from tui.articles.files import ArticleFileError
    from tui.facts.explain import explain_facts
    from tui.facts.extract import extract as find_facts

    name, _, number = place.rpartition(":")
    path, line = (Path(name), int(number)) if name and number.isdecimal() else (Path(place), None)
    try:
        article = read(path)
    except ArticleFileError as error:
        _stop(str(error))
    text = explain_facts(article, find_facts(article), line)
    _print(text or "No facts here.")


@contextmanager
def _destination(output: Path | None) -> Iterator[Callable[[str], object]]:
    """Where lines go: standard output, or a file that takes its name only when all is written."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")  # type: ignore[union-attr]
        yield sys.stdout.write
        sys.stdout.flush()
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            yield stream.write
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error where that is a terminal and there is more than one file to do."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=total, label="Extracting", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


@contextmanager
def _catalogue(path: Path) -> "Iterator[Catalog]":
    """The catalogue of an archive, brought up to date."""
    from tui.archive.catalog import Catalog
    from tui.archive.store import CatalogError
    from tui.articles.files import ArticleFileError

    catalog = Catalog(path)
    try:
        with _progress_of_scan() as report:
            catalog.update(report=report)
        if catalog.notice:
            _complain(catalog.notice)
        yield catalog
    except (ArticleFileError, CatalogError) as error:
        _stop(str(error))
    finally:
        catalog.close()


@contextmanager
def _progress_of_scan() -> "Iterator[Callable[[Progress], None]]":
    """A line on standard error that says how far a scan is, where that is a terminal."""
    shown = sys.stderr.isatty()

    def report(progress: "Progress") -> None:
        if shown and progress.total:
            left = f", {progress.seconds_left:.0f} s left" if progress.seconds_left is not None else ""
            line = f"{progress.phase}: {progress.done} of {progress.total}, {progress.rate:.0f} a second{left}"
            click.echo(f"\r{line:<70}", err=True, nl=False)

    yield report
    if shown:
        click.echo("\r" + " " * 70 + "\r", err=True, nl=False)


def _hit_line(hit: "Hit") -> str:
    import json
    from dataclasses import asdict

    row = asdict(hit) | {"date": hit.date.isoformat() if hit.date else None}
    del row["id"]
    return json.dumps(row, ensure_ascii=False)


def _hit_text(hit: "Hit") -> str:
    date = hit.date.date().isoformat() if hit.date else "no date"
    return f"{date}  {hit.article}\n    {' '.join(hit.snippet.split())}"


def _seeds() -> Path:
    """The folder of the article that comes with Zhupi: inside the wheel, or beside `tui/` in a checkout."""
    package = Path(__file__).parent
    folder = next((place for place in (package / "seeds", package.parent / "seeds") if place.is_dir()), None)
    if folder is None:
        _stop("the article that comes with Zhupi is missing from this installation")
    return folder


def _print(text: str) -> None:
    with _destination(None) as write:
        write(text if text.endswith("\n") else f"{text}\n")


def _stop(message: str) -> NoReturn:
    """End with one line that says what is wrong."""
    _complain(message)
    sys.exit(2)


def _complain(message: str) -> None:
    """One line on standard error; names of files may hold anything, so what does not print is replaced."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(message.split()))
    click.echo(f"zhupi: {line}", err=True)
