"""`zhupi export` and `zhupi import`, as a shell sees them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import SAMPLE
from tests.review.formats.consumers import consumer
from tests.review.formats.samples import NEEDS
from tui.articles.read import read
from tui.cli import main
from tui.facts.extract import extract
from tui.facts.fact import record
from tui.review import deeds
from tui.review.events import Decision, keys_of
from tui.review.formats.registry import FORMATS
from tui.review.journal import Journal


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of these tests lands in the user's own folders."""
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def journal(archive: Path, tmp_path: Path) -> Path:
    """The first figure of one article accepted, the second rejected."""
    path = tmp_path / "journal.sqlite3"
    kept = Journal(path, "li")
    article = read(archive / "b.txt", archive)
    facts = extract(article)
    keys = keys_of(article, facts)
    first, second = [n for n, fact in enumerate(facts) if fact.kind == "figure"][:2]
    for at, act in ((first, deeds.accept), (second, deeds.reject)):
        kept.record([act(deeds.Case(article.path, keys[at], record(facts[at], article), Decision()))])
    kept.close()
    return path


def test_a_folder_is_exported_through_its_catalogue_with_decisions(archive: Path, journal: Path) -> None:
    result = run("export", archive, "--journal", journal)
    assert result.exit_code == 0, result.output
    printed = rows(result.stdout)
    contract = rows(run("extract", archive).stdout)
    assert [{name: row[name] for name in fact} for row, fact in zip(printed, contract, strict=True)] == contract
    assert {row["state"] for row in printed} == {"undecided", "accepted", "rejected"}


def test_files_filters_and_reviewers(archive: Path, journal: Path) -> None:
    chosen = rows(run("export", archive / "b.txt", "--journal", journal, "--state", "accepted,rejected").stdout)
    assert [(row["state"], row["reviewer"]) for row in chosen] == [("accepted", "li"), ("rejected", "li")]
    tickers = rows(run("export", archive, "--kind", "ticker").stdout)
    assert {row["kind"] for row in tickers} == {"ticker"}
    wangs = rows(run("export", archive, "--journal", journal, "--reviewer", "wang").stdout)
    assert {row["state"] for row in wangs} == {"undecided"}
    found = rows(run("export", archive, "--where", "南山 unit:%").stdout)
    assert found
    assert {(row["article"], row["unit"]) for row in found} == {("b.txt", "%")}


def test_a_file_with_windows_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "windows.txt"
    file.write_bytes(SAMPLE.replace("\n", "\r\n").replace("数据显示", "📈𠮷数据显示").encode())
    out = tmp_path / "out.csv"
    assert run("export", file, "--format", "csv", "--output", out).exit_code == 0
    (told,) = rows((tmp_path / "out.csv.texts.jsonl").read_text(encoding="utf-8"))
    assert told["text"] == read(file).text
    assert "\r" not in str(told["text"])
    assert "📈𠮷数据" in str(told["text"])


@pytest.mark.parametrize("name", [*FORMATS])
def test_every_format_is_written_and_imported_by_command(
    name: str, archive: Path, journal: Path, tmp_path: Path
) -> None:
    consumer(NEEDS.get(name, "json"))
    out = tmp_path / f"out{FORMATS[name].suffix}"
    result = run("export", archive, "--format", name, "--journal", journal, "--output", out)
    assert result.exit_code == 0, result.output
    assert f"{out.name}: " in result.stderr
    other = tmp_path / "other.sqlite3"
    result = run("import", out, "--journal", other, "--reviewer", "li")
    assert result.exit_code == 0, result.output
    kept = Journal(other, "li")
    states = sorted(str(event.after.state) for event in kept.events())
    assert states == (["accepted"] if name == "doccano" else ["accepted", "rejected"])
    assert {event.reviewer for event in kept.events()} == {"li"}
    kept.close()


def test_what_cannot_be_taken_is_a_line_each_and_exit_code_1(archive: Path, journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("export", archive, "--journal", journal, "--output", out)
    (tmp_path / "out.jsonl.events.jsonl").unlink()
    lines = rows(out.read_text(encoding="utf-8"))
    accepted = next(line for line in lines if line["state"] == "accepted")
    accepted["quote"] = "\x1b[31m别的"
    out.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    result = run("import", out, "--journal", tmp_path / "other.sqlite3")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert "1 new decisions" in result.stderr
    assert "1 not taken" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--state", "maybe"], "there is no state “maybe”"),
        (["--kind", "person"], "there is no kind “person”"),
        (["--format", "brat"], "--output"),
        (["--format", "parquet"], "--output"),
        (["--journal", "missing.sqlite3"], "no such file"),
        (["--reviewer", "li", "--final"], "exclude each other"),
        (["--where", "(外贸"], "never closed"),
        (["--output", "no/such/folder/out.jsonl"], "no/such/folder"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(arguments: list[str], said: str, archive: Path) -> None:
    result = run("export", archive, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


@pytest.fixture
def added(archive: Path, tmp_path: Path) -> Path:
    """A journal in which a reviewer added a figure in kilometres to one article, and a measure to another."""
    path = tmp_path / "added.sqlite3"
    kept = Journal(path, "li")
    for name, words, kind, fields in (
        ("b.txt", "2021年", "figure", {"value": "7", "high": None, "unit": "km", "counted": None, "approx": None,
         "direction": None, "basis": None, "indicator": "铁路里程", "period": None}),
        ("a 港口.md", "企业受益", "measure", {"action": "受益", "target": "", "actor": "铁道部", "area": None,
         "status": "done"}),
    ):  # fmt: skip
        article = read(archive / name, archive)
        at = article.text.index(words)
        kept.record([deeds.add(article, fields, at, at + len(words), kind)])
    kept.close()
    return path


@pytest.mark.parametrize(
    ("query", "quotes"),
    [
        ("unit:km", ["2021年"]), ("unit:km value:>=8", []), ("unit:km value:5..7", ["2021年"]),
        ("indicator:铁路", ["2021年"]), ("indicator:=铁路里程", ["2021年"]), ("indicator:=铁路", []),
        ("actor:铁道部", ["企业受益"]), ("actor:铁道部 path:b.txt", []),
        ("unit:km OR actor:铁道部", ["2021年", "企业受益"]),
        ("unit:km state:accepted", ["2021年"]), ("unit:km state:rejected", []), ("unit:km 汽车火箭", []),
        ("quote:受益", ["企业受益"]), ("quote:=2021年 unit:km", ["2021年"]), ("quote:=2021", []),
        ("unit:km date:2021..2030", ["2021年"]), ("unit:km date:1999", []),
    ],
)  # fmt: skip
def test_a_query_for_facts_finds_those_that_reviewers_added(
    query: str, quotes: list[str], archive: Path, added: Path
) -> None:
    result = run("export", archive, "--journal", added, "--where", query)
    assert result.exit_code == 0, result.output
    found = [row for row in rows(result.stdout) if row["added"]]
    assert sorted(str(row["quote"]) for row in found) == sorted(quotes)


def test_a_query_for_facts_brings_no_added_fact_that_it_does_not_ask_for(archive: Path, added: Path) -> None:
    result = run("export", archive, "--journal", added, "--where", "kind:ticker")
    assert {row["kind"] for row in rows(result.stdout)} == {"ticker"}
    assert [row for row in rows(result.stdout) if row["added"]] == []
