"""`zhupi rules`, `patterns` and `agreement` over a journal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.archive.conftest import article as page
from tests.review.decided import found
from tui.cli import main
from tui.config import patterns_path
from tui.review.deeds import Case, accept, reject
from tui.review.events import Decision, FactKey
from tui.review.journal import Journal
from tui.review.patterns import Pattern, adopt


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal in which two reviewers judged four mentions of a place, drawn at random."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    path = tmp_path / "j.sqlite3"
    for reviewer in ("li", "wang"):
        kept = Journal(path, reviewer)
        for nth, after in enumerate(("港综合", "港区", "港口", "集团公布"), 1):
            key = FactKey("a" * 64, "ticker", "外高桥", nth)
            case = Case("a.md", key, found("外高桥", "在", after), Decision(), "random")
            kept.record([accept(case) if nth == 4 else reject(case, "place")])
        kept.close()
    return path


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_rules_with_a_journal(journal: Path) -> None:
    text = run("rules", "--journal", journal)
    assert "reviewed, asserted: right 1 of 4 drawn at random" in text
    assert "wrong: 外高桥 (place) in a.md" in text


def test_rules_without_a_journal(journal: Path) -> None:
    assert "reviewed" not in run("rules")
    missing = CliRunner().invoke(main, ["rules", "--journal", str(journal) + "x"])
    assert (missing.exit_code, Path(f"{journal}x").exists()) == (2, False)


def test_a_pattern_is_proposed_adopted_listed_and_dropped(journal: Path) -> None:
    name = "ticker 外高桥 before 港"
    assert f"proposed: {name}: place; 3 rejected, 0 accepted" in run("patterns", "--journal", journal)
    adopted = run("patterns", "--journal", journal, "--adopt", name)
    assert "proposed:" not in adopted
    assert f"  {name}: place" in adopted
    assert f"adopted patterns\n  {name}: place" in run("rules", "--journal", journal)
    assert "proposed:" in run("patterns", "--journal", journal, "--drop", name)
    missing = CliRunner().invoke(main, ["patterns", "--journal", str(journal), "--drop", name])
    assert missing.exit_code == 2
    assert "there is no pattern" in missing.output


def test_agreement(journal: Path) -> None:
    lines = run("agreement", "--journal", journal).splitlines()
    assert lines[1].split() == ["li,", "wang", "ticker", "4", "100%", "1.00", "1.00"]
    assert "No fact" in run("agreement", "--journal", journal, "--reviewer", "zhao")
    missing = CliRunner().invoke(main, ["agreement", "--journal", str(journal) + "x"])
    assert (missing.exit_code, "no such file" in missing.output) == (2, True)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two mentions of a place, one of which an adopted pattern doubts."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    (tmp_path / "archive").mkdir()
    text = page("一", "洋山港的外高桥（600648.SH）港区开了。", "外高桥（600648.SH）涨停。")
    (tmp_path / "archive" / "a.md").write_text(text, encoding="utf-8")
    adopt(patterns_path(), Pattern("one", "ticker", "my place", after=("港区",)))
    return tmp_path / "archive"


def doubts(output: str) -> list[str]:
    return [row["doubt"] for row in map(json.loads, output.splitlines()) if row["kind"] == "ticker"]


@pytest.mark.parametrize(
    ("command", "by_default"), [(["facts", "--format", "jsonl"], True), (["export"], True), (["extract"], False)]
)
@pytest.mark.parametrize("of_file", [False, True])
def test_an_adopted_pattern_holds_wherever_your_own_facts_are_asked_for(
    command: list[str], by_default: bool, of_file: bool, archive: Path
) -> None:
    path = archive / "a.md" if of_file else archive
    seen = doubts(run(*command, path))
    assert len(seen) == 2
    assert seen == (["my place", ""] if by_default else ["", ""])
    assert doubts(run(*command, path, "--patterns")) == ["my place", ""]
    assert doubts(run(*command, path, "--no-patterns")) == ["", ""]


def test_a_doubt_of_a_pattern_is_explained(archive: Path) -> None:
    assert "my place" in run("explain", archive / "a.md")
    assert "my place" not in run("explain", archive / "a.md", "--no-patterns")


def test_a_file_of_patterns_that_cannot_be_read_is_said_and_none_holds(archive: Path) -> None:
    patterns_path().write_text("a = {", encoding="utf-8")
    result = CliRunner().invoke(main, ["facts", str(archive), "--format", "jsonl"])
    assert result.exit_code == 0
    assert doubts(result.stdout) == ["", ""]
    assert result.stderr.count("cannot be read") == 1
