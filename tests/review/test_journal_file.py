"""The journal's file where it cannot be written, is gone, or was written by others."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.review.journals import filled, write
from tests.review.reviewing_process import look_as_nobody, start
from tests.review.test_journal import first_journal
from tests.review.three_figures import KEYS, TEXT, decide
from tui.review.events import Act, Decision, State
from tui.review.journal import Journal, JournalError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


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
