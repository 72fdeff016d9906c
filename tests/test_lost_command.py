"""`zhupi journal lost`, as a shell sees it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.review.test_lost import TRADE, Archive
from tui.cli import main


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    made = Archive(tmp_path / "archive", tmp_path / "cache", tmp_path / "journal.sqlite3")
    for name in ("a", "b"):
        made.decide(name, "13.9%")
        made.write(name, TRADE.format("13.6"))
    made.decide("c", "2%")
    (made.root / "c.md").unlink()
    yield made
    made.journal.close()


def run(archive: Archive, *arguments: object) -> Result:
    words = ["journal", "lost", archive.root, "--journal", archive.journal.path, "--reviewer", "li", *arguments]
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def named(archive: Archive, *arguments: object) -> dict[str, dict[str, object]]:
    rows = map(json.loads, run(archive, "--format", "jsonl", *arguments).stdout.splitlines())
    return {row["article"]: row for row in rows}


def test_it_lists_what_is_lost_with_the_facts_it_may_belong_to(archive: Archive) -> None:
    result = run(archive)
    assert result.exit_code == 0
    assert result.stdout.startswith("a.md: accepted 13.9% [figure], li ")
    assert "alike, at 20: …" in result.stdout
    assert "[13.6%]" in result.stdout
    assert "0 to confirm again, 2 that fit nowhere" in result.stderr
    assert "1 articles of the journal are not in this archive" in result.stderr
    row = named(archive)["b.md"]
    assert (row["quote"], row["decision"], row["confirm"]) == ("13.9%", {"state": "accepted"}, False)
    (first, *_) = row["candidates"]  # type: ignore[misc]
    assert first["quote"] == "13.6%"


def test_each_is_settled_by_its_name(archive: Archive) -> None:
    rows = named(archive)
    start = rows["a.md"]["candidates"][0]["start"]  # type: ignore[index]
    done = run(archive, "--place", str(rows["a.md"]["name"])[:8], start, "--keep", rows["b.md"]["name"])
    assert done.exit_code == 0, done.output
    assert "2 decisions settled" in done.stderr
    assert named(archive) == {}
    assert list(named(archive, "--all")) == ["b.md"]
    assert run(archive, "--drop", named(archive, "--all")["b.md"]["name"]).exit_code == 0
    assert named(archive, "--all") == {}
    assert len(archive.journal.undo()) == 1
    assert len(archive.journal.undo()) == 3, "one command, one step"
    assert list(named(archive)) == ["a.md", "b.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--drop", "nobody"], "nobody: no lost decisions have that name"), (["--keep", ""], "no lost decisions")],
)
def test_what_cannot_be_named_is_one_line(arguments: list[str], said: str, archive: Archive) -> None:
    before = archive.journal.events()
    result = run(archive, *arguments)
    assert (result.exit_code, said in result.stderr) == (2, True)
    assert archive.journal.events() == before


def test_a_place_where_nothing_begins_is_one_line(archive: Archive) -> None:
    name = named(archive)["a.md"]["name"]
    result = run(archive, "--place", name, 3)
    assert (result.exit_code, "no fact that it may belong to begins at 3" in result.stderr) == (2, True)
