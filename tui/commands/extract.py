"""`zhupi extract`: the facts of files, without a catalogue."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tui.commands.catalogue import adopted, patterns_option
from tui.commands.output import complain, destination, stop


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file; it appears when whole."
)
@patterns_option(False)
def command(paths: tuple[str, ...], format_: str, output: Path | None, patterns: bool) -> None:
    """Print the facts of files and folders (`-`: plain text from standard input), as the extractor finds them."""
    from tui.archive.batch import records_of_files, records_of_text
    from tui.archive.lens import Clear
    from tui.articles.files import ArticleFileError, find
    from tui.facts.tabular import FORMATS

    header, line = FORMATS[format_]
    lens = adopted() if patterns else Clear()
    failures: list[str] = []
    try:
        plain = "-" in paths
        if plain and sys.stdin is None:
            stop("standard input: it is closed")
        places = [Path(path) for path in paths if path != "-"]
        found = find(places)
        with destination(output, places) as write, _progress(len(found)) as step:
            write(header())
            if plain:
                write("".join(map(line, lens.records(records_of_text(sys.stdin.buffer.read())))))
            for rows in records_of_files(found, failures):
                write("".join(map(line, lens.records(rows))))
                step()
    except ArticleFileError as error:
        stop(str(error))
    except BrokenPipeError:
        raise  # the reader of the pipe has seen enough; click ends quietly
    except OSError as error:
        stop(f"{output or 'standard output'}: {error.strerror or error}")
    for failure in failures:
        complain(failure)
    if failures:
        sys.exit(1)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error where that is a terminal and there is more than one file to do."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=total, label="Extracting", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
