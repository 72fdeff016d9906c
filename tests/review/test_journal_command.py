"""`zhupi journal`, as a shell sees it."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.review.journals import damage, filled, write
from tests.review.test_journal import first_journal
from tests.review.three_figures import decide
from tui.cli import main
from tui.review.events import Act
from tui.review.journal import Journal


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["journal", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.sqlite3"
    with closing(Journal(path, "li")) as journal:
        decide(journal, 0, Act.ACCEPT)
        decide(journal, 1, Act.REJECT)
        decide(journal, 2, Act.SKIP)
        journal.undo()
    with closing(Journal(path, "wang")) as journal:
        decide(journal, 0, Act.REJECT)
    return path


def test_check_counts_what_is_in_a_sound_journal(path: Path) -> None:
    result = run("check", "--journal", path)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:2] == [f"{path}: sound", "  5 events; texts that they are about: 1"]
    assert lines[2] == "  li: 1 accepted, 1 rejected (events: 4)"
    assert lines[4] == "  wang: 1 rejected (events: 1)"
    write(path, act="teleport")
    assert "5 events and 1 that this Zhupi cannot read" in run("check", "--journal", path).stdout


def test_check_says_what_is_damaged_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    filled(path)
    damage(path, [9])
    before = path.read_bytes()
    result = run("check", "--journal", path)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{path}: damaged\n")
    assert path.read_bytes() == before


def test_a_journal_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    for command in ("check", "log"):
        result = run(command, "--journal", tmp_path / "none.sqlite3")
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []


def test_merge_says_that_events_are_dated_in_the_future_and_loses_none(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    shutil.copy(path, other)
    write(other, uid="ahead", at="2999-01-01T00:00:00.000000+00:00", reviewer="li", act="reject")
    for new in (1, 0):
        result = run("merge", other, "--journal", path)
        assert result.exit_code == 0
        told, taken = result.stderr.splitlines()
        assert told == (
            f"zhupi: {other}: 1 event is dated in the future, up to 2999-01-01T00:00 UTC; kept as they are,"
            " later decisions of li follow them"
        )
        assert taken.endswith(f"{new} new events")
    assert "to 2999-01-01T00:00 UTC, which is yet to come" in run("check", "--journal", path).stdout
    with closing(Journal(path, "li")) as journal:
        assert journal.events()[-1].uid == "ahead"
        decide(journal, 0, Act.ACCEPT)
        assert [event.act for event in journal.events()][-2:] == [Act.REJECT, Act.ACCEPT]
        assert [event.key for event in journal.undo()] == [journal.events()[-1].key]


def test_merge_takes_in_other_journals_once_and_only_reads_them(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    shutil.copy(path, other)
    with closing(Journal(other, "zhao")) as journal:
        decide(journal, 0, Act.SKIP)
    write(other, act="teleport")
    older = first_journal(tmp_path / "older.sqlite3")
    before = other.read_bytes(), older.read_bytes()
    result = run("merge", other, older, "--journal", path)
    assert result.exit_code == 0
    assert [line.rpartition(": ")[2] for line in result.stderr.splitlines()] == ["2 new events", "3 new events"]
    again = run("merge", other, older, "--journal", path)
    assert [line.rpartition(": ")[2] for line in again.stderr.splitlines()] == ["0 new events", "0 new events"]
    assert (other.read_bytes(), older.read_bytes()) == before
    assert "9 events and 1 that" in run("check", "--journal", path).stdout


def test_merge_reads_a_damaged_journal_as_far_as_it_goes(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    filled(other)
    damage(other, [9])
    result = run("merge", other, "--journal", path)
    assert result.exit_code == 0
    assert "damaged" in result.stderr
    assert "new events" in result.stderr
    assert list(tmp_path.glob("*damaged*")) == []


def test_merge_goes_on_after_what_is_no_journal(path: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no journal, but long enough to be taken for something " * 20)
    other = tmp_path / "other.sqlite3"
    filled(other, 3)
    result = run("merge", tmp_path / "notes.txt", tmp_path / "none", path, other, "--journal", path)
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith(f"zhupi: {tmp_path / 'notes.txt'}: ")
    assert "3 new events" in lines[3]


def test_log_prints_events_as_lines(path: Path) -> None:
    lines = [json.loads(line) for line in run("log", "--journal", path).stdout.splitlines()]
    assert [line["act"] for line in lines] == ["accept", "reject", "skip", "undo", "reject"]
    assert lines[0]["after"] == {"state": "accepted"}
    assert lines[3]["undoes"] == lines[2]["uid"]
    assert len(run("log", "--journal", path, "--reviewer", "wang").stdout.splitlines()) == 1
    assert run("log", "--journal", path, "--article", "b.md").stdout == ""
    assert len(run("log", "--journal", path, "--since", lines[3]["at"]).stdout.splitlines()) == 2
