"""The journal's file: damaged, read-only, gone, from another Zhupi."""

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.review.reviewing_process import look_as_nobody, start
from tests.review.test_journal import first_journal
from tests.review.three_figures import KEYS, TEXT, decide, deed
from tui.review.events import Act, Decision, Deed, Event, State
from tui.review.journal import Journal, JournalError
from tui.review.recovery import recover
from tui.review.salvage import salvage

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def filled(path: Path, count: int = 120) -> list[Event]:
    """A journal with many events, closed."""
    with closing(Journal(path, "li")) as journal:
        for number in range(count // 3):
            acts = [deed(at, Act.ACCEPT if number % 2 else Act.REJECT) for at in range(3)]
            journal.record(acts)
        return journal.events()


def damage(path: Path, pages: list[int], start: int = 0) -> None:
    """Overwrite whole pages (from 1) with noise."""
    noise = random.Random(1)
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE + start)
            file.write(noise.randbytes(PAGE - start))


def set_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("journal.damaged-*.sqlite3"))


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


# -- places that cannot be written ---------------------------------------------------------------------------------


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """A folder with its files is read-only for a while."""
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


def test_an_older_journal_in_a_read_only_place_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = first_journal(tmp_path / "journal.sqlite3")
    before = path.read_bytes()
    monkeypatch.setattr("tui.review.journal_file.os.access", lambda *_: False)
    with closing(Journal(path, "li")) as journal:
        assert len(journal.events()) == 3
        assert [notice for notice in journal.notices if "kept as" in notice] == []
        assert journal.decisions(KEYS[0].text_sha256)[KEYS[0]] == Decision(State.ACCEPTED)
        with pytest.raises(JournalError):
            decide(journal, 0, Act.ACCEPT)
    assert path.read_bytes() == before


@pytest.mark.parametrize("with_log", [False, True])
def test_in_a_read_only_place_decisions_are_shown_and_none_is_taken(with_log: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.mkdir()
        Path(name).chmod(0o755)
        path = folder / "journal.sqlite3"
        filled(path, 6)
        if with_log:
            elsewhere = Path(name) / "open.sqlite3"
            shutil.copy(path, elsewhere)
            with closing(Journal(elsewhere, "li")) as journal:
                decide(journal, 0, Act.SKIP)
                for ending in ("", "-wal"):
                    shutil.copy(f"{elsewhere}{ending}", f"{path}{ending}")
        with unwritable(folder):
            process, heard = start(look_as_nobody, path)
            said = heard.recv()
            process.join()
        assert (said["events"], said["decisions"], said["damage"]) == (7 if with_log else 6, 3, "")
        assert "can be read but not written" in said["notices"][0]
        assert "not recorded" in said["error"]


def test_a_journal_that_is_moved_away_is_missed_and_used_again_when_it_is_back(path: Path) -> None:
    with closing(Journal(path, "li")) as journal:
        decide(journal, 0, Act.ACCEPT)
        away = path.with_name("away.sqlite3")
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).rename(away.with_name(away.name + ending))
        with pytest.raises(JournalError, match="is gone"):
            decide(journal, 1, Act.ACCEPT)
        assert not path.exists(), "no new journal takes its place"
        for ending in ("", "-wal", "-shm"):
            if (file := away.with_name(away.name + ending)).exists():
                file.rename(path.with_name(path.name + ending))
        decide(journal, 1, Act.ACCEPT)
        assert [event.key for event in journal.events()] == KEYS[:2]


def test_a_journal_that_is_replaced_is_written_where_it_lies_now(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    with closing(Journal(other, "wang")) as theirs:
        decide(theirs, 0, Act.REJECT)
    with closing(Journal(path, "li")) as journal:
        decide(journal, 0, Act.ACCEPT)
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink()
        other.replace(path)
        decide(journal, 1, Act.ACCEPT)
        assert [event.reviewer for event in journal.events()] == ["wang", "li"]


def test_a_journal_that_can_be_written_again_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path, 3)
    monkeypatch.setattr("tui.review.journal_file.os.access", lambda *_: False)
    with closing(Journal(path, "li")) as journal:
        assert journal.read_only
        for _ in range(2):
            with pytest.raises(JournalError, match="no permission to write it"):
                decide(journal, 0, Act.ACCEPT)
        assert len(journal.events()) == 3
        monkeypatch.undo()
        decide(journal, 0, Act.ACCEPT)
        assert journal.read_only == ""
        assert len(journal.events()) == 4


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite3").mkdir()
    with pytest.raises(JournalError) as caught:
        Journal(tmp_path / "journal.sqlite3", "li")
    assert "\n" not in str(caught.value)


# -- what others wrote ---------------------------------------------------------------------------------------------


def write(path: Path, **columns: object) -> None:
    """A row that no Zhupi of this version writes."""
    with closing(sqlite3.connect(path)) as db, db:
        names = [row[1] for row in db.execute("PRAGMA table_info(events)")]
        (row,) = db.execute("SELECT * FROM events WHERE id = 1").fetchall()
        values = dict(zip(names, row, strict=True)) | {"id": None, "uid": f"foreign {columns}"} | columns
        db.execute(f"INSERT INTO events VALUES ({', '.join('?' * 20)})", [values[name] for name in names])


@pytest.mark.parametrize(
    "columns",
    [
        {"act": "teleport"}, {"after": "{"}, {"after": "[1]"}, {"after": '{"state": "lost"}'}, {"after": "nonsense"},
        {"after": '{"edited": 5}'}, {"after": "{" * 100_000}, {"before": '{"state": 7}'}, {"fact": "null"},
        {"fact": "not json"}, {"fact": b"\xff\xfe"}, {"nth": "many"}, {"dwell_ms": "long"}, {"cites": b"\x00"},
        {"undoes": 5}, {"at": "tomorrow"}, {"text_sha256": "not a hash"}, {"undoes": "nobody", "act": "undo"},
    ],
)  # fmt: skip
def test_rows_that_cannot_be_read_are_passed_over_and_kept(path: Path, columns: dict[str, object]) -> None:
    with closing(Journal(path, "li")) as journal:
        decide(journal, 0, Act.ACCEPT)
    write(path, **columns)
    with closing(Journal(path, "li")) as journal:
        assert journal.inspect() == ""
        decide(journal, 1, Act.REJECT)
        assert journal.decisions(TEXT.text_sha256)[KEYS[0]] == Decision(State.ACCEPTED)
        assert journal.decisions(TEXT.text_sha256)[KEYS[1]] == Decision(State.REJECTED)
        assert journal.undo()
        assert journal.redo()
        events = journal.events()
        passed = [notice for notice in journal.notices if "passed over" in notice]
        assert len(events) + len(passed) == 5
    with closing(sqlite3.connect(path)) as db:
        db.text_factory = bytes
        assert db.execute("SELECT count(*) FROM events").fetchone() == (5,)


def test_bytes_that_are_no_text_cost_only_their_row(path: Path) -> None:
    with closing(Journal(path, "li")) as journal:
        decide(journal, 0, Act.ACCEPT)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "INSERT INTO events SELECT NULL, 'foreign', batch, at, reviewer, article, text_sha256, kind, quote, nth,"
            " CAST(x'7bff7d' AS TEXT), rule, extractor, act, before, after, dwell_ms, shown_by, undoes, cites"
            " FROM events"
        )
    with closing(Journal(path, "li")) as journal:
        assert len(journal.events()) == 1
        assert any("passed over" in notice for notice in journal.notices)


def test_events_have_an_order_whatever_the_clock_says(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        hour_ = 12

        @classmethod
        def now(cls, tz: object = None) -> "Clock":
            cls.hour_ -= 1
            return cls(2026, 1, 1, cls.hour_, tzinfo=UTC)

    monkeypatch.setattr("tui.review.journal.datetime", Clock)
    with closing(Journal(path, "li")) as journal:
        decide(journal, 0, Act.ACCEPT)
        decide(journal, 0, Act.REJECT)
        assert journal.decisions(TEXT.text_sha256)[KEYS[0]].state is State.REJECTED
        assert journal.undo()[0].act is Act.REJECT
        assert journal.redo()[0].act is Act.REJECT
        decide(journal, 0, Act.SKIP)
        assert journal.decisions(TEXT.text_sha256)[KEYS[0]].state is State.SKIPPED
        assert journal.undo()[0].act is Act.SKIP
        with closing(Journal(path, "wang")) as other:
            assert decide(other, 0, Act.ACCEPT).at == "2026-01-01T05:00:00.000000+00:00", "another's clock is his own"


def test_a_time_far_ahead_does_not_stop_the_clock(path: Path) -> None:
    with closing(Journal(path, "li")) as journal:
        decide(journal, 0, Act.ACCEPT)
    write(path, at="9999-12-31T23:59:59.999999+00:00")
    with closing(Journal(path, "li")) as journal:
        decide(journal, 1, Act.ACCEPT)
        assert journal.undo()[0].key == KEYS[1]


# -- older journals --------------------------------------------------------------------------------------------------


def test_an_older_journal_is_kept_as_it_was_beside_the_new_one(path: Path) -> None:
    before = first_journal(path).read_bytes()
    with closing(Journal(path, "li")) as journal:
        (copy,) = path.parent.glob("journal.schema1-*.sqlite3")
        assert copy.name in journal.notices[0]
        assert len(journal.events()) == 3
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT count(*), max(act) FROM events").fetchone() == (3, "undo")
    assert len(before) == copy.stat().st_size
    with closing(Journal(path, "li")) as journal:
        assert journal.notices == [], "once"


SECOND_SCHEMA = f"""
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, batch TEXT NOT NULL, at TEXT NOT NULL,
    reviewer TEXT NOT NULL, article TEXT NOT NULL, text_sha256 TEXT NOT NULL, kind TEXT NOT NULL, quote TEXT NOT NULL,
    nth INTEGER NOT NULL, fact TEXT NOT NULL, rule TEXT NOT NULL, extractor TEXT NOT NULL, act TEXT NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL, dwell_ms INTEGER, shown_by TEXT NOT NULL, undoes TEXT,
    cites TEXT NOT NULL DEFAULT ''
);
CREATE INDEX events_text ON events(text_sha256);
CREATE INDEX events_reviewer ON events(reviewer, id);
CREATE UNIQUE INDEX events_undoes ON events(undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
PRAGMA application_id = {0x5A687569};
PRAGMA user_version = 2;
"""


def test_a_journal_of_the_second_schema_undoes_and_redoes_where_it_was(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(SECOND_SCHEMA)
        row = ("2026-01-01T00:00:00.000+00:00", "li", "a.md", KEYS[0].text_sha256, "figure", "13.9%", 1)
        for uid, act, after, undoes in (
            ("a", "accept", '{"state": "accepted"}', None), ("b", "undo", "{}", "a"), ("c", "redo", "{}", "b"),
            ("d", "undo", "{}", "c"),
        ):  # fmt: skip
            db.execute(
                "INSERT INTO events (uid, batch, at, reviewer, article, text_sha256, kind, quote, nth, fact, rule,"
                " extractor, act, before, after, shown_by, undoes)"
                f" VALUES (?, ?, {', '.join('?' * 7)}, '{{}}', '', '0', ?, '{{}}', ?, 'article', ?)",
                (uid, uid, *row, act, after, undoes),
            )
    with closing(Journal(path, "li")) as journal:
        assert journal.undo() == []
        assert [event.uid for event in journal.redo()] == ["a"]
        assert journal.decisions(KEYS[0].text_sha256) == {KEYS[0]: Decision(State.ACCEPTED)}
        assert [event.uid for event in journal.undo()] == ["a"]
