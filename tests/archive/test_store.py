"""The catalogue's file: shared, damaged, unwritable, gone."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.archive.conftest import article
from tests.archive.contents import contents
from tui.archive import database as databases
from tui.archive import store as stores
from tui.archive.catalog import Catalog
from tui.archive.store import CatalogError, DamagedError, Store


def count(store: Store) -> int:
    with store.reading() as db:
        return int(db.execute("SELECT count(*) FROM problems").fetchone()[0])


def add(store: Store) -> None:
    with store.writing() as db:
        db.execute("INSERT INTO problems VALUES ('a', 'b')")


def test_what_is_written_is_there_the_next_time(tmp_path: Path) -> None:
    first = Store(tmp_path, tmp_path / "cache")
    add(first)
    first.close()
    second = Store(tmp_path, tmp_path / "cache")
    assert count(second) == 1
    assert second.notice == ""
    with second.reading() as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "cache")
    with pytest.raises(CatalogError), store.writing() as db:
        db.executemany("INSERT INTO problems VALUES (?, 'b')", [("a",), (None,)])
    assert count(store) == 0
    add(store)
    assert count(store) == 1


def test_links_to_one_archive_share_its_catalogue(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    paths = {Store(tmp_path / name, tmp_path / "cache").path for name in ("real", "link")}
    assert len(paths) == 1
    assert Store(tmp_path, tmp_path / "cache").path not in paths


def test_another_version_makes_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = Store(tmp_path, tmp_path / "cache")
    add(old)
    monkeypatch.setattr(stores, "catalog_version", lambda notes: "0123456789ab")
    new = Store(tmp_path, tmp_path / "cache")
    assert count(new) == 0
    assert count(old) == 1
    assert old.path
    new.remove_abandoned()
    assert old.path.exists()
    os.utime(old.path, (0, 0))
    new.remove_abandoned()
    assert not old.path.exists()
    assert count(new) == 0


@pytest.mark.parametrize(
    "damage", [b"no database at all, but some other file that lay there" * 99, b"SQLite format 3\0" + b"\xff" * 9999]
)
def test_a_file_that_is_no_database_is_passed_over(tmp_path: Path, damage: bytes) -> None:
    first = Store(tmp_path, tmp_path / "cache")
    first.close()
    assert first.path
    for file in first.path.parent.iterdir():
        file.unlink()
    first.path.write_bytes(damage)
    second = Store(tmp_path, tmp_path / "cache")
    add(second)
    assert second.notice == ""
    assert second.path != first.path
    assert Store(tmp_path, tmp_path / "cache").path == second.path


def overwrite(store: Store | None) -> None:
    """Ruin all pages but the first, which says that the file is a catalogue."""
    assert store is not None
    assert store.path is not None
    data = bytearray(store.path.read_bytes())
    data[databases.PAGE_SIZE :] = b"\x99" * (len(data) - databases.PAGE_SIZE)
    store.path.write_bytes(data)


def test_damage_found_when_it_is_opened_is_passed_over(folder: Path, tmp_path: Path) -> None:
    catalog = Catalog(folder, tmp_path / "cache")
    catalog.update(workers=0)
    store = catalog._store
    catalog.close()
    overwrite(store)
    assert list(catalog.ids()) == []
    assert catalog.update(workers=0).whole
    assert len(catalog.rows(catalog.ids())) == 6


def damaged_while_open(folder: Path, place: Path) -> Catalog:
    catalog = Catalog(folder, place)
    catalog.update(workers=0)
    catalog.close()
    assert catalog.notice == ""
    overwrite(catalog._store)
    return catalog


def test_damage_found_later_is_told_and_the_next_catalogue_is_new(folder: Path, tmp_path: Path) -> None:
    catalog = damaged_while_open(folder, tmp_path / "cache")
    with pytest.raises(DamagedError):
        catalog.rows(catalog.ids())
    assert catalog.update(workers=0).whole
    assert len(catalog.rows(catalog.ids())) == 6


def test_damage_found_by_an_update_is_mended_by_it(folder: Path, tmp_path: Path) -> None:
    catalog = damaged_while_open(folder, tmp_path / "cache")
    assert catalog.update(workers=0).whole
    assert len(catalog.rows(catalog.ids())) == 6


def test_a_catalogue_that_is_taken_away_is_made_anew(folder: Path, tmp_path: Path) -> None:
    catalog = Catalog(folder, tmp_path / "cache")
    catalog.update(workers=0)
    assert catalog._store
    assert catalog._store.path
    for db in catalog._store._idle:
        db.close()
    catalog._store._idle.clear()
    for file in catalog._store.path.parent.iterdir():
        file.unlink()
    with pytest.raises(DamagedError):
        catalog.ids()
    assert catalog.update(workers=0).whole
    assert len(catalog.ids()) == 6


def test_where_nothing_can_be_kept_it_is_held_in_memory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    catalog = Catalog(folder, tmp_path / "file" / "cache")
    assert "held in memory" in catalog.notice
    assert "\n" not in catalog.notice
    assert catalog.update(workers=2).whole
    assert len(catalog.rows(catalog.ids())) == 6
    threads = [Thread(target=lambda: catalog.rows(catalog.ids())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_folder_that_is_taken_away_is_made_again(folder: Path, tmp_path: Path) -> None:
    catalog = Catalog(folder, tmp_path / "cache")
    catalog.update(workers=0)
    assert catalog._store
    catalog._store._idle.clear()
    shutil.rmtree(tmp_path / "cache")
    with pytest.raises(DamagedError):
        catalog.ids()
    assert catalog.update(workers=0).whole
    assert len(catalog.rows(catalog.ids())) == 6
    assert catalog.notice == ""


def file_of(catalog: Catalog) -> Path:
    """The file of an open catalogue."""
    assert catalog._store
    assert catalog._store.path
    return catalog._store.path


def full(pages: int) -> Callable[..., sqlite3.Connection]:
    """Connections to files that do not grow beyond some pages, as on a disk that is full."""

    def connect(path: Path, wait: float = 1.0) -> sqlite3.Connection:
        db = unlimited(path, wait)
        db.execute(f"PRAGMA max_page_count = {pages}")
        return db

    unlimited = databases.connect
    return connect


@pytest.mark.parametrize("more", [1, 4, 12])
def test_on_a_full_disk_it_goes_on_in_memory(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int
) -> None:
    first = Catalog(folder, tmp_path / "cache")
    first.update(workers=0)
    before = len(contents(first)["texts"])
    path = file_of(first)
    first.close()
    pages = path.stat().st_size // databases.PAGE_SIZE
    shutil.copytree(folder, folder / "again")
    rng = random.Random(1)
    for number, path in enumerate(sorted((folder / "again").rglob("*.*"))):
        body = "".join(chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(9000))
        path.write_text(article(f"新的第{number}篇", body), encoding="utf-8")
    connect = full(pages + more)
    monkeypatch.setattr(databases, "connect", connect)
    monkeypatch.setattr(stores, "connect", connect)
    catalog = Catalog(folder, tmp_path / "cache")
    outcome = catalog.update(workers=0)
    assert outcome.whole
    assert "full" in catalog.notice
    assert "held in memory" in catalog.notice
    assert len(catalog.rows(catalog.ids())) == 12
    # What the file knew was not read again.
    with catalog._reading() as db:
        assert db.execute("SELECT count(*) FROM texts").fetchone()[0] > before
    monkeypatch.undo()
    whole = Catalog(folder, tmp_path / "whole")
    whole.update(workers=0)
    assert contents(catalog) == contents(whole)
    later = Catalog(folder, tmp_path / "cache")
    assert later.notice == ""
    assert later.update(workers=0).whole
    assert contents(later) == contents(whole)


def test_a_lock_that_somebody_keeps_is_waited_for_and_then_done_without(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Catalog(folder, tmp_path / "cache")
    first.update(workers=0)
    path = file_of(first)
    first.close()
    (folder / "new.md").write_text(article("新", "一段。"), encoding="utf-8")
    monkeypatch.setattr(databases, "BUSY_SECONDS", 0.3)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    catalog = Catalog(folder, tmp_path / "cache")
    assert len(catalog.ids()) == 6
    assert catalog.notice == ""
    assert catalog.update(workers=0).whole
    assert "locked" in catalog.notice
    assert len(catalog.rows(catalog.ids())) == 7
    holder.close()


def test_a_lock_that_is_there_from_the_beginning_does_not_hinder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Store(folder, tmp_path / "cache")
    first.close()
    assert first.path
    first.path.unlink()
    monkeypatch.setattr(databases, "_OPENING_SECONDS", 0.3)
    holder = sqlite3.connect(first.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    catalog = Catalog(folder, tmp_path / "cache")
    assert catalog.update(workers=0).whole
    assert "locked" in catalog.notice
    holder.close()


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    first = Store(tmp_path, tmp_path / "cache")
    first.close()
    assert first.path
    first.path.unlink()
    with sqlite3.connect(first.path) as other:
        other.execute("CREATE TABLE meta (name)")
    other.close()
    data = first.path.read_bytes()
    second = Store(tmp_path, tmp_path / "cache")
    assert second.notice == ""
    assert second.path != first.path
    assert first.path.read_bytes() == data


def test_a_mark_stays_lest_its_number_be_taken_again(tmp_path: Path) -> None:
    first = Store(tmp_path, tmp_path / "cache")
    first.forget()
    assert first.path
    second = Store(tmp_path, tmp_path / "cache")
    for file in first.path.parent.iterdir():
        os.utime(file, (0, 0))
    second.remove_abandoned()
    assert not first.path.exists()
    assert second.path
    assert second.path.exists()
    assert Store(tmp_path, tmp_path / "cache").path == second.path


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_cache_that_is_read_only_is_held_in_memory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    catalog = Catalog(folder, tmp_path / "cache")
    assert "held in memory" in catalog.notice
    assert catalog.update(workers=0).whole


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "cache")
    store.close()
    with pytest.raises(CatalogError):
        count(store)


def test_what_sqlite_refuses_is_one_line(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "cache")
    with pytest.raises(CatalogError) as error, store.reading() as db:
        db.execute("SELECT nothing FROM nowhere")
    assert "\n" not in str(error.value)


def test_many_processes_may_begin_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tui.archive.store import Store\n"
        "store = Store(Path(sys.argv[1]), Path(sys.argv[1]) / 'cache')\n"
        "with store.writing() as db: db.execute(\"INSERT INTO problems VALUES ('a', 'b')\")\n"
        "print(store.notice, end='')"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(6)
    ]
    assert [process.communicate()[0] for process in running] == [b""] * 6
    assert count(Store(tmp_path, tmp_path / "cache")) == 6


def test_one_scan_at_a_time_and_a_stop_ends_the_waiting(tmp_path: Path) -> None:
    stores_ = [Store(tmp_path, tmp_path / "cache") for _ in range(2)]
    waited: list[int] = []
    stop = Event()

    def waiting() -> None:
        waited.append(1)
        stop.set()

    for store in (stores_[0], stores_[1]):  # another thread of this process, and as if another process
        stop.clear()
        with stores_[0].scanning(Event(), lambda: None) as ours, store.scanning(stop, waiting) as theirs:
            assert ours
            assert not theirs
    assert waited
    with stores_[1].scanning(Event(), lambda: None) as ours:
        assert ours


def test_the_store_leaves_no_connection_open(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "cache")
    with store.reading() as one, store.reading() as two:
        assert one is not two
        store.close()
    for db in (one, two):
        with pytest.raises(sqlite3.ProgrammingError):
            db.execute("SELECT 1")
