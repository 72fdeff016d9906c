"""Measures the catalogue: indexing, checking again, searching, sizes. A table comes out; ratios are of one run.

    python tests/bench/archive_bench.py --size 20 --size 20000 [--articles DIR] [--tool FILE] [--keep DIR]

`--articles` is a folder of real articles of which archives are made (by default the one that comes with Zhupi),
`--tool` (or ZHUPI_MAKE_ARCHIVE) a program that makes them in another way; `--keep` a folder in which archives and
catalogues stay for the next run. `--only` measures some of it.
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.bench.archives import ROOT, archive
from tui.archive.catalog import Catalog
from tui.archive.query import parse
from tui.archive.schema import moment
from tui.articles.read import read
from tui.facts.extract import extract

SAMPLE = 600
"""Articles that one process reads before indexing, and as many after it."""

QUERIES = 25
"""Queries of each kind."""

SHOWN = 40
"""Hits of which the sentence is fetched with each search, as a screen does."""

PARTS = ("index", "recheck", "search", "size")


@click.command()
@click.option("--size", "sizes", type=int, multiple=True, default=(20, 20_000), show_default=True)
@click.option("--articles", type=click.Path(path_type=Path, exists=True), default=ROOT / "seeds")
@click.option("--tool", type=click.Path(path_type=Path), envvar="ZHUPI_MAKE_ARCHIVE")
@click.option("--keep", type=click.Path(path_type=Path))
@click.option("--only", type=click.Choice(PARTS), multiple=True, default=PARTS)
def main(sizes: tuple[int, ...], articles: Path, tool: Path | None, keep: Path | None, only: tuple[str, ...]) -> None:
    """Measure archives of the given sizes."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        for size in sizes:
            root = archive(folder, size, articles, tool)
            place = folder / f"catalogue-{size}"
            click.echo(f"\n{size} articles, {_processors()} processors")
            if "index" in only:
                index(root, place)
            with closing(Catalog(root, place)) as catalog:
                catalog.update()
            if "recheck" in only:
                recheck(root, place)
            if "search" in only:
                search(root, place)
            if "size" in only:
                sizes_of(root, place)


def index(root: Path, place: Path) -> None:
    """Indexing in as many processes as there are processors, beside cleaning and extraction alone in one."""
    if place.exists():
        row("indexing", "the catalogue is there already; take another folder for --keep")
        return
    files = [file.path for file in Catalog(root).scan()]
    random.Random(1).shuffle(files)
    alone = _alone(files[:SAMPLE])
    before = _cpu()
    start = time.perf_counter()
    with closing(Catalog(root, place)) as catalog:
        assert catalog.update().whole
    wall, cpu = time.perf_counter() - start, _cpu() - before
    after = _alone(files[SAMPLE : 2 * SAMPLE] or files[:SAMPLE])
    seconds, cpu_seconds = ((one + two) / 2 for one, two in zip(alone, after, strict=True))
    row("one process, cleaning and extraction", f"{1 / seconds:,.0f} articles/s")
    row("indexing with facts and text", f"{len(files) / wall:,.0f} articles/s")
    row("ratio", f"{seconds * len(files) / wall:.2f}")
    row("ratio by processor time, on two", f"{2 * cpu_seconds * len(files) / cpu:.2f}")


def recheck(root: Path, place: Path) -> None:
    """An archive in which nothing has changed."""
    row("checked again, nothing changed", f"{statistics.median(_seconds(_check, root, place) for _ in range(3)):.2f} s")


def search(root: Path, place: Path) -> None:
    """One to six Chinese characters, alone and beside fields, and each answer beside that of brute force."""
    with closing(Catalog(root, place)) as catalog:
        texts = _texts(catalog)
        rng = random.Random(3)
        drawn = {length: [_slice(rng, texts, length) for _ in range(QUERIES)] for length in range(1, 7)}
        for kind, field, holds in (
            ("", "", lambda known: True),
            (" date:2021-05..2021-08", " date:", lambda known: "2021-05" <= known[2] <= "2021-08"),
            (" kind:measure", " fact", lambda known: known[3]),
            (" NOT 公司", " NOT", lambda known: "公司" not in known[0] and "公司" not in known[1]),
        ):
            times, wrong = [], 0
            for words in (words for listed in drawn.values() for words in listed):
                query = parse(words + kind)
                start = time.perf_counter()
                found = catalog.search(query)
                catalog.hits(query, found.ids[:SHOWN])
                times.append(time.perf_counter() - start)
                expected = {
                    id_ for id_, known in texts.items() if (words in known[0] or words in known[1]) and holds(known)
                }
                wrong += set(found.ids) != expected
            name = f"search, 1-6 characters{field and ' with' + field}"
            row(name, f"{_percentiles(times)}; {wrong} of {len(times)} unlike brute force")
        for length, listed in drawn.items():
            times = [_seconds(lambda words: catalog.search(parse(words)), words) for words in listed]
            row(f"search alone, {length} characters", _percentiles(times))


def sizes_of(root: Path, place: Path) -> None:
    """The catalogue beside the texts, and the memory of a process that has it open."""
    files = sum(file.path.stat().st_size for file in Catalog(root).scan())
    kept = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    row("files", f"{files / 1e6:,.1f} MB")
    row("catalogue", f"{kept / 1e6:,.1f} MB, {kept / files:.2f} × the files")
    empty, full = _memory(root, None), _memory(root, place)
    row("memory of a process with all names listed", f"{full:.1f} MB, {full - empty:+.1f} MB over one with none")


def row(name: str, value: str) -> None:
    """A line of the table."""
    click.echo(f"  {name:<44} {value}")


Known = tuple[str, str, str, bool]
"""An article's text, title, month, and whether it has a measure."""


def _texts(catalog: Catalog) -> dict[int, Known]:
    """All articles by id, out of the catalogue; whether the texts are the files' own is tested elsewhere."""
    dates = {}
    with catalog._reading() as db:
        for id_, date in db.execute("SELECT id, date FROM files"):
            dates[id_] = "" if date is None else moment(date).strftime("%Y-%m")
    return {
        id_: (article.text, article.title, dates[id_], any(fact.kind == "measure" for fact in facts))
        for id_, article, facts in catalog.kept(catalog.ids())
    }


def _slice(rng: random.Random, texts: dict[int, Known], length: int) -> str:
    """Some Chinese characters that stand in one of the texts."""
    ids = list(texts)
    while True:
        text = texts[rng.choice(ids)][0]
        at = rng.randrange(max(1, len(text) - length))
        piece = text[at : at + length]
        if len(piece) == length and all("\u4e00" <= char <= "\u9fff" for char in piece):
            return piece


def _alone(files: list[Path]) -> tuple[float, float]:
    """Seconds, and seconds of processor time, that one article takes in this process."""
    extract(read(files[0]))
    start, cpu = time.perf_counter(), time.process_time()
    for file in files:
        extract(read(file))
    return (time.perf_counter() - start) / len(files), (time.process_time() - cpu) / len(files)


def _check(root: Path, place: Path) -> None:
    with closing(Catalog(root, place)) as catalog:
        outcome = catalog.update()
    assert not outcome.found.new
    assert not outcome.found.changed


_MEMORY = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tui.archive.catalog import Catalog
if sys.argv[3]:
    catalog = Catalog(Path(sys.argv[2]), Path(sys.argv[3]))
    ids = catalog.ids()
    catalog.rows(ids[:100])
    catalog.folders()
print(int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize() / 1e6)
"""


def _memory(root: Path, place: Path | None) -> float:
    """Megabytes of a process that has the catalogue open, or has only loaded what it takes."""
    arguments = [sys.executable, "-c", _MEMORY, str(ROOT), str(root), str(place or "")]
    return float(subprocess.run(arguments, capture_output=True, text=True, check=True).stdout)


def _seconds(do: Callable[..., object], *arguments: object) -> float:
    start = time.perf_counter()
    do(*arguments)
    return time.perf_counter() - start


def _percentiles(times: list[float]) -> str:
    ordered = sorted(times)
    return (
        f"median {statistics.median(ordered) * 1e3:.1f} ms, p95 {ordered[int(len(ordered) * 0.95)] * 1e3:.1f} ms,"
        f" worst {ordered[-1] * 1e3:.1f} ms"
    )


def _cpu() -> float:
    """Processor time of this process and of those that it has seen end."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    main()
