"""Nothing that was acknowledged is lost: processes killed, disks that fail, several processes at once.

`ZHUPI_KILLS=1000 pytest -s tests/review/test_durability.py` runs all of it in full and prints what it counted.
"""

import os
import random
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.review.failing_disk import failing_disk, sqlite_library
from tests.review.reviewing_process import act, lines_of, review, review_on_a_small_disk, said, start
from tests.review.three_figures import KEYS, deed
from tui.review.events import Act, Event
from tui.review.journal import Journal, JournalError
from tui.review.stack import what_stands

KILLS = int(os.environ.get("ZHUPI_KILLS", "25"))
ACTS_ON_A_FAILING_DISK = 12 if KILLS > 25 else 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


def check(path: Path) -> list[Event]:
    """The events of a journal that is sound in every respect."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    journal = Journal(path, "reader")
    try:
        assert journal.inspect() == ""
        assert journal.notices == []
        with closing(sqlite3.connect(path)) as db:
            assert set(db.execute("SELECT reviewer, is_undo, at, id FROM standing")) == set(what_stands(db))
        return journal.events()
    finally:
        journal.close()


def test_a_process_that_is_killed_loses_nothing_that_it_said(path: Path) -> None:
    chance = random.Random(20260101)
    kept: list[str] = []
    acts, startups = 0, 0
    for number in range(KILLS):
        if number % 10 == 0:
            shutil.rmtree(path.parent, ignore_errors=True)
            kept = []
        process, heard = start(review, path, "li", number, 1_000_000)
        if chance.random() < 0.8:
            heard.recv()
        time.sleep(chance.uniform(0, 0.08))
        process.kill()
        lines = [line for line in lines_of(heard) if "last" in line]
        process.join()
        startups += not lines
        if not path.exists():
            assert not lines
            continue
        events = check(path)
        uids = {event.uid for event in events}
        assert uids.issuperset(kept), "what an earlier process said"
        for line in lines:
            acts += 1
            assert uids.issuperset(line["uids"])
        if lines:
            last = lines[-1]["last"]
            assert {event.id for event in events}.issuperset(range(1, last + 1))
            assert said([event for event in events if event.id <= last], "li") == lines[-1]["comes_to"]
        kept = [event.uid for event in events]
    assert acts > KILLS
    print(f"{KILLS} kills, {startups} of them before the first act, {acts} acts said to be on disk: 0 lost, 0 corrupt")


def review_here(path: Path, seed: int, trail: list[tuple[list[str], int, object]], errors: list[str]) -> None:
    """A scripted review in this process; what was acknowledged goes into `trail`."""
    chance = random.Random(seed)
    journal: Journal | None = None
    try:
        with suppress(JournalError):
            journal = Journal(path, "li")
        for _ in range(ACTS_ON_A_FAILING_DISK):
            try:
                if journal is None:
                    journal = Journal(path, "li")
                events = act(journal, chance)
                known = journal.events()
            except JournalError as error:
                errors.append(str(error))
                continue
            trail.append(([e.uid for e in events], max((e.id for e in known), default=0), said(known, "li")))
    finally:
        if journal is not None:
            journal.close()


@pytest.mark.skipif(sqlite_library() is None, reason="SQLite's own functions are out of reach here")
@pytest.mark.parametrize("for_good", [False, True])
def test_whichever_write_fails_nothing_that_was_said_is_lost(tmp_path: Path, for_good: bool) -> None:
    started = tmp_path / "started.sqlite3"
    with closing(Journal(started, "li")) as journal:
        before = [journal.record([deed(at, Act.ACCEPT)])[0].uid for at in range(3)]
    failures, fail_at, messages = 0, 0, set[str]()
    while True:
        fail_at += 1
        path = tmp_path / f"{fail_at}" / "journal.sqlite3"
        path.parent.mkdir()
        fresh = fail_at % 4 == 0
        if not fresh:
            shutil.copy(started, path)
        trail: list[tuple[list[str], int, object]] = []
        errors: list[str] = []
        with failing_disk() as disk:
            disk.fail_at, disk.for_good = fail_at, for_good
            review_here(path, 7, trail, errors)
        if not disk.failed and not fresh:
            break
        failures += disk.failed > 0
        messages.update(errors)
        if not path.exists() or (path.stat().st_size == 0 and not trail):
            continue
        events = check(path)
        uids = {event.uid for event in events}
        assert fresh or uids.issuperset(before)
        for named, _, _ in trail:
            assert uids.issuperset(named)
        if trail:
            _, last, came_to = trail[-1]
            assert said([event for event in events if event.id <= last], "li") == came_to
        shutil.rmtree(path.parent)
    assert failures > 30
    assert messages
    assert all("\n" not in message and str(tmp_path) in message for message in messages)
    kinds = sorted({message.partition(": ")[2] for message in messages})
    print(f"{failures} writes and syncs failed in turn ({'for good' if for_good else 'once'}); {kinds}")


def test_a_limit_on_the_files_size_stops_deciding_and_loses_nothing(path: Path) -> None:
    pytest.importorskip("resource")
    process, heard = start(review_on_a_small_disk, path, 1)
    lines: list[dict[str, Any]] = []
    for line in lines_of(heard):
        lines.append(line)
        if sum("error" in line for line in lines) > 5:
            break
    process.kill()
    process.join()
    uids = {event.uid for event in check(path)}
    done = [line for line in lines if "last" in line]
    assert done
    assert all(uids.issuperset(line["uids"]) for line in done)
    assert all("not recorded" in line["error"] for line in lines if "error" in line)


@pytest.mark.parametrize("names", [("li", "wang"), ("li", "li")])
def test_processes_that_decide_at_once_lose_nothing(path: Path, names: tuple[str, str]) -> None:
    processes = [start(review, path, name, seed, 60) for seed, name in enumerate(names)]
    said_by_all = [list(lines_of(heard)) for _, heard in processes]
    for process, _ in processes:
        process.join()
        assert process.exitcode == 0
    events = check(path)
    uids = {event.uid for event in events}
    for lines in said_by_all:
        assert sum("last" in line for line in lines) == 60
        assert all(uids.issuperset(line.get("uids", ())) for line in lines)
    for reviewer in set(names):
        own = [event for event in events if event.reviewer == reviewer]
        redone = [event.undoes for event in own if event.act is Act.REDO]
        assert len(redone) == len(set(redone)), "no undo is taken back twice"
        standing = [event.undoes for event in own if event.act is Act.UNDO and event.uid not in redone]
        assert len(standing) == len(set(standing)), "nothing is undone twice"


def test_journals_merged_either_way_come_to_the_same(tmp_path: Path) -> None:
    base = tmp_path / "base.sqlite3"
    chance = random.Random(3)
    with closing(Journal(base, "li")) as journal:
        for _ in range(10):
            act(journal, chance)
    sides = []
    for name in ("one", "two"):
        side = tmp_path / f"{name}.sqlite3"
        shutil.copy(base, side)
        with closing(Journal(side, "li")) as journal:
            for _ in range(10):
                act(journal, chance)
        sides.append(side)
    results = []
    for first, second in (sides, sides[::-1]):
        both = tmp_path / "both.sqlite3"
        shutil.copy(first, both)
        with closing(Journal(both, "li")) as journal, closing(Journal(second, "li")) as other:
            taken = journal.merge(other.events())
            assert journal.merge(other.events()) == 0
            assert taken > 0
        events = check(both)
        results.append(([event.uid for event in events], said(events, "li")))
        both.unlink()
    assert results[0] == results[1]


@pytest.fixture
def busy(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process amid writing."""
    Journal(path, "li").close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def test_a_busy_journal_is_said_and_free_again_it_records(
    path: Path, busy: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.review.journal_file.PATIENCE", 0.05)
    with closing(Journal(path, "li")) as journal:
        with pytest.raises(JournalError, match="another process is writing"):
            journal.record([deed(0, Act.ACCEPT)])
        assert journal.decisions(KEYS[0].text_sha256) == {}
        busy.execute("ROLLBACK")
        journal.record([deed(0, Act.ACCEPT)])
        assert len(journal.events()) == 1
