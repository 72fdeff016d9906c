"""Scans that are stopped or killed, and scans of one archive at once: all end with the same catalogue."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.archive.conftest import PARAGRAPHS, article, many
from tests.archive.contents import contents
from tests.archive.test_crew import DEADLY, GENEROUS
from tui.archive import crew as crews
from tui.archive.catalog import Catalog
from tui.archive.progress import Progress
from tui.archive.schema import FileState

Open = Callable[[Path], Catalog]


def test_a_stopped_scan_goes_on_later_and_ends_with_the_same_catalogue(tmp_path: Path) -> None:
    many(tmp_path / "archive", 120)
    whole = Catalog(tmp_path / "archive", tmp_path / "whole")
    whole.update(workers=0)
    catalog = Catalog(tmp_path / "archive", tmp_path / "cache")
    rng = random.Random(3)
    for _ in range(8):
        stop = Event()

        def report(progress: Progress, stop: Event = stop) -> None:
            if rng.random() < 0.4:
                stop.set()

        if catalog.update(stop, report, workers=1).whole:
            break
    assert catalog.update(workers=1).whole
    assert contents(catalog) == contents(whole)


def test_a_stop_is_noticed_at_once(tmp_path: Path, catalog_of: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """While all workers are at files over which they would sleep for minutes."""
    monkeypatch.setattr(crews, "_START", DEADLY)
    monkeypatch.setattr(crews, "LONGEST_WAIT", 600.0)
    for number in range(20):
        (tmp_path / f"endless {number}.md").write_text(article(f"第{number}篇", PARAGRAPHS[0]), encoding="utf-8")
    catalog = catalog_of(tmp_path)
    stop = Event()
    with ThreadPoolExecutor(1) as pool:
        scan = pool.submit(catalog.update, stop, workers=2)
        while not children(os.getpid()):
            assert not scan.done()
            time.sleep(0.01)
        stop.set()
        assert not scan.result(GENEROUS).whole
    assert not children(os.getpid())
    assert [row.state for row in catalog.rows(catalog.ids())] == [FileState.NAMED] * 20


KILLS = int(os.environ.get("ZHUPI_KILLS", "4"))
"""ZHUPI_KILLS=50 kills a scan as many times."""

KILLED = """
import sys
from pathlib import Path
from tui.archive.catalog import Catalog
from tui.archive.digest import Failed
Catalog(Path(sys.argv[1]), Path(sys.argv[2])).update(report=lambda progress: print(progress.phase, flush=True), workers=2)
"""


def children(pid: int) -> list[int]:
    """Processes that a process has started and that are still alive."""
    alive = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            alive.append(int(status.parent.name))
    return alive


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_killed_scan_leaves_no_worker_and_goes_on_later(tmp_path: Path) -> None:
    many(tmp_path / "archive", 150)
    whole = Catalog(tmp_path / "archive", tmp_path / "whole")
    whole.update(workers=0)
    rng = random.Random(11)
    workers: list[int] = []
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path / "archive"), str(tmp_path / "cache")], stdout=subprocess.PIPE
        )
        assert process.stdout
        process.stdout.readline()
        time.sleep(rng.random() * 0.8)
        while not workers and process.poll() is None:
            workers += children(process.pid)  # at least one dies with workers, however slow they come
        workers += children(process.pid)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert workers
    catalog = Catalog(tmp_path / "archive", tmp_path / "cache")
    assert catalog.update(workers=0).whole
    assert contents(catalog) == contents(whole)
    deadline = time.monotonic() + GENEROUS
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def test_two_catalogues_of_one_archive_at_once(tmp_path: Path) -> None:
    many(tmp_path / "archive", 60)
    catalogs = [Catalog(tmp_path / "archive", tmp_path / "cache") for _ in range(2)]
    threads = [Thread(target=catalog.update, kwargs={"workers": 1}) for catalog in catalogs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = Catalog(tmp_path / "archive", tmp_path / "whole")
    whole.update(workers=0)
    assert contents(catalogs[0]) == contents(catalogs[1]) == contents(whole)


def test_a_change_that_a_stopped_scan_saw_is_told_by_the_next(catalog: Catalog, folder: Path) -> None:
    (before,) = (row.text_sha256 for row in catalog.rows(catalog.ids()) if row.identity == "b.txt")
    (folder / "b.txt").write_text(article("开放", PARAGRAPHS[0]), encoding="utf-8")
    stop = Event()
    stopped = catalog.update(stop, lambda progress: stop.set(), workers=0)
    assert not stopped.whole
    assert [pair.before for pair in (*stopped.rewritten, *catalog.update(workers=0).rewritten)] == [before]
