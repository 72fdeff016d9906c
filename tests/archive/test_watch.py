"""Watching: what changes in a folder is told by path, and what is of no concern is not."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.archive.conftest import article
from tui.archive import watch as watches
from tui.archive.catalog import Catalog
from tui.archive.watch import watch

pytest.importorskip("watchfiles")


class Watcher:
    """Gathers what `watch` tells, in a thread."""

    def __init__(self, root: Path) -> None:
        self.stop = Event()
        self.told: set[str] = set()
        self._root = root
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        for paths in watch(self._root, self.stop):
            self.told |= paths

    def wait_for(self, *paths: str, begin: Callable[[], object]) -> None:
        """Do something, again and again since nobody says when watching has begun, until it is told of."""
        deadline = time.monotonic() + 20
        while not set(paths) <= self.told and time.monotonic() < deadline:
            begin()
            time.sleep(0.2)
        assert set(paths) <= self.told

    def end(self) -> None:
        self.stop.set()
        self._thread.join(timeout=10)
        assert not self._thread.is_alive()


@pytest.fixture
def watcher(folder: Path) -> Iterator[Watcher]:
    watching = Watcher(folder)
    yield watching
    watching.end()


def test_changes_are_told_and_taken_in(watcher: Watcher, catalog: Catalog, folder: Path) -> None:
    watcher.wait_for("new.md", begin=lambda: (folder / "new.md").write_text(article("新", "一段。"), encoding="utf-8"))
    (folder / "b.txt").unlink()
    (folder / "二月").rename(folder / "三月")
    (folder / "picture.png").write_text("x")
    (folder / ".hidden.md").write_text("x")
    watcher.wait_for("b.txt", "二月", "三月", begin=lambda: None)
    catalog.update_at(watcher.told, Event())
    names = {row.identity for row in catalog.rows(catalog.ids())}
    assert names == {"a 2.md", "a 10.md", "c.html", "new.md", "三月/d.md", "三月/e.md"}
    assert not {"picture.png", ".hidden.md"} & watcher.told
    shutil.rmtree(folder / "三月")
    watcher.wait_for("三月", begin=lambda: None)
    catalog.update_at(watcher.told, Event())
    assert len(catalog.ids()) == 4


def test_a_lone_file_is_watched_through_its_folder(folder: Path) -> None:
    watcher = Watcher(folder / "b.txt")
    try:
        watcher.wait_for("b.txt", begin=lambda: (folder / "b.txt").write_text("anders"))
        (folder / "new.md").write_text("x")
        part = folder / "b.part"
        part.write_text("another")
        watcher.told.clear()
        watcher.wait_for("b.txt", begin=lambda: part.exists() and part.replace(folder / "b.txt"))
        assert watcher.told == {"b.txt"}
    finally:
        watcher.end()


def test_many_changes_at_once_are_a_reason_to_look_at_everything(
    watcher: Watcher, catalog: Catalog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watches, "MANY", 20)

    def write() -> None:
        for number in range(60):
            (folder / f"n{number}.md").write_text("x", encoding="utf-8")

    watcher.wait_for("", begin=write)
    catalog.update_at({""}, Event())
    assert len(catalog.ids()) == 66


def test_where_the_system_tells_nothing_everything_is_looked_at_now_and_then(
    folder: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    import watchfiles

    def unavailable(*arguments: object, **options: object) -> Iterator[object]:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr(watchfiles, "watch", unavailable)
    monkeypatch.setattr(watches, "LOOK_EVERY", 0.01)
    (folder / "二月" / "d.md").unlink()
    (folder / "new.md").write_text(article("新", "一段。"), encoding="utf-8")
    stop = Event()
    for paths in watch(folder, stop):
        outcome = catalog.update_at(paths, Event())
        stop.set()
    assert outcome.whole
    assert {row.identity for row in catalog.rows(catalog.ids())} == {
        "a 2.md", "a 10.md", "b.txt", "c.html", "二月/e.md", "new.md",
    }  # fmt: skip
