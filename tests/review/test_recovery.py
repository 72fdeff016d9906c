"""A damaged journal is set aside, and what can be read of it is kept."""

import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.review.journals import PAGE, damage, filled, set_aside
from tests.review.three_figures import KEYS, decide
from tui.review.events import Act, Decision, Deed, State
from tui.review.journal import Journal, JournalError
from tui.review.recovery import recover
from tui.review.salvage import salvage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def test_every_row_of_a_sound_journal_can_be_salvaged(path: Path) -> None:
    events = filled(path)
    with closing(Journal(path, "li")) as journal:
        long = Decision(State.ACCEPTED, note="很长的注" * 5_000)  # over several pages
        journal.record([Deed("a.md", KEYS[0], {}, Act.NOTE, Decision(), long)])
        wal = path.with_name(f"{path.name}-wal").read_bytes()
        rows = salvage(path.read_bytes(), wal)
        assert [row[1] for row in rows] == [event.uid for event in journal.events()]
        assert len(rows) == len(events) + 1
        merged = Journal(path.with_name("other.sqlite3"), "wang")
        assert merged.merge_rows(row[1:] for row in rows) == len(rows)
        assert [event.after for event in merged.events()] == [event.after for event in journal.events()]
        merged.close()
    assert salvage(b"") == salvage(b"\x00" * 10_000) == []


def test_a_damaged_journal_is_set_aside_and_what_can_be_read_is_kept(path: Path) -> None:
    events = filled(path)
    damage(path, [9, 15])
    damaged = path.read_bytes()
    with closing(Journal(path, "li")) as journal:
        notice = journal.inspect()
        (aside,) = set_aside(path)
        assert aside.read_bytes() == damaged
        assert aside.name in notice
        assert "\n" not in notice
        assert journal.inspect() == "", "said once"
        kept = journal.events()
        assert 0 < len(kept) < len(events)
        assert f"{len(kept)} events were recovered, about {len(events) - len(kept)} could not be read" in notice
        assert {event.uid for event in kept} < {event.uid for event in events}
        decide(journal, 0, Act.ACCEPT)
        assert journal.undo()
    with closing(Journal(path, "li")) as again:
        assert again.inspect() == ""
        assert len(again.events()) == len(kept) + 2
    assert {file for file in path.parent.iterdir() if not file.name.endswith("-wal")} == {path, aside}


def test_damage_is_found_before_the_first_write_at_the_latest(path: Path) -> None:
    filled(path)
    damage(path, [9])
    with closing(Journal(path, "li")) as journal:
        decide(journal, 0, Act.ACCEPT)
        assert len(set_aside(path)) == 1
        assert "damaged" in journal.notices[0]
        assert journal.events()[-1].act is Act.ACCEPT


@pytest.mark.parametrize("start", [0, 100])
def test_a_damaged_first_page_costs_no_event(path: Path, start: int) -> None:
    events = filled(path)
    damage(path, [1], start)
    with closing(Journal(path, "li")) as journal:
        journal.inspect()
        assert [event.uid for event in journal.events()] == [event.uid for event in events]
        assert len(set_aside(path)) == 1
        assert any("damaged" in notice for notice in journal.notices)


def test_what_stands_only_in_the_log_is_kept_as_well(path: Path, tmp_path: Path) -> None:
    filled(path)
    journal = Journal(path, "li")
    late = decide(journal, 0, Act.SKIP)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in path.parent.glob("journal.sqlite3*"):
        shutil.copy(file, crashed)
    journal.close()
    damage(crashed / path.name, [9])
    with closing(Journal(crashed / path.name, "li")) as recovered:
        assert recovered.inspect()
        assert late.uid in {event.uid for event in recovered.events()}
    assert len(set_aside(crashed / path.name)) == 1


def test_recovering_that_is_cut_short_leaves_everything_for_the_next_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    damage(path, [9])
    damaged = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.review.recovery.os.replace", fail)
    with closing(Journal(path, "li")) as journal:
        with pytest.raises(JournalError, match="no space left"):
            decide(journal, 0, Act.ACCEPT)
        assert path.read_bytes() == damaged
    monkeypatch.undo()
    with closing(Journal(path, "li")) as journal:
        decide(journal, 0, Act.ACCEPT)
        assert len(journal.events()) > 50
    assert not list(path.parent.glob("*recovering*"))


def test_a_damaged_journal_that_another_process_has_open_is_left_alone(path: Path) -> None:
    filled(path)
    code = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "db.execute('SELECT count(*) FROM sqlite_master').fetchall(); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        damage(path, [9])
        with closing(Journal(path, "li")) as journal:
            with pytest.raises(JournalError, match="another process has it open"):
                decide(journal, 0, Act.ACCEPT)
            assert set_aside(path) == []
            other.communicate()
            decide(journal, 0, Act.ACCEPT)
    assert len(set_aside(path)) == 1


def test_a_link_to_a_journal_stays_a_link(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "journal.sqlite3"
    filled(real)
    path.symlink_to(real)
    damage(real, [9])
    with closing(Journal(path, "li")) as journal:
        decide(journal, 0, Act.ACCEPT)
    assert path.is_symlink()
    assert len(set_aside(real)) == 1


def test_a_sound_journal_is_never_recovered(path: Path) -> None:
    events = filled(path)
    assert "another process" in recover(path)
    with closing(Journal(path, "li")) as journal:
        assert journal.events() == events
    assert set_aside(path) == []


def test_noise_anywhere_loses_no_more_than_the_pages_it_hit(tmp_path: Path) -> None:
    sound = tmp_path / "sound.sqlite3"
    events = {event.uid: event for event in filled(sound, 240)}
    chance = random.Random(5)
    for number in range(30):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "journal.sqlite3"
        data = bytearray(sound.read_bytes())
        for _ in range(chance.randint(1, 40)):
            at = chance.randrange(PAGE, len(data))
            data[at : at + 8] = chance.randbytes(min(8, len(data) - at))
        path.write_bytes(data)
        with closing(Journal(path, "li")) as journal:
            journal.inspect()
            found = journal.events()
            decide(journal, 1, Act.REJECT)
        known = [event for event in found if event.uid in events]
        assert len(known) > len(events) * 0.5
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)
