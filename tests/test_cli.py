"""The commands, as a shell sees them."""

import contextlib
import csv
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.archive.catalog import Catalog
from tui.archive.listing import Listing
from tui.articles.read import read
from tui.cli import main
from tui.facts.extract import extract
from tui.facts.fact import COMMON, OWN, record
from tui.review.events import Act, Decision, Deed, State, keys_of
from tui.review.journal import Journal

YES = Decision(State.ACCEPTED)


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)


def facts(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_show_prints_markdown(archive: Path) -> None:
    result = run("show", archive / "a 港口.md")
    assert result.stdout.startswith("# 港口吞吐量创新高，新规促通关便利\n")
    assert "市场反应" in result.stdout


def test_show_as_text_is_what_offsets_point_into(archive: Path) -> None:
    text = run("show", archive / "b.txt", "--format", "text").stdout
    assert text == read(archive / "b.txt").text + "\n"
    for fact in facts(run("extract", archive / "b.txt")):
        assert text[int(str(fact["start"])) : int(str(fact["end"]))] == fact["quote"]


def test_show_as_json(archive: Path) -> None:
    shown = json.loads(run("show", archive / "b.txt", "--format", "json").stdout)
    assert shown["date"] == "2022-02-10T05:41:52+00:00"
    assert {block["kind"] for block in shown["blocks"]} >= {"paragraph", "heading"}


def test_a_bad_path_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "binary.md").write_bytes(b"\x00\x01\x02" * 50)
    for arguments in (
        ["show", tmp_path / "none.md"], ["show", tmp_path], ["show", tmp_path / "binary.md"],
        ["extract", tmp_path / "none.md"], [tmp_path / "none"], ["show", "bad\x1b[31mname"],
    ):  # fmt: skip
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.startswith("zhupi: ")
        assert result.stderr.count("\n") == 1
        assert "\x1b" not in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(archive: Path) -> None:
    (archive / "b.txt").chmod(0)
    assert run("show", archive / "b.txt").exit_code == 2


def test_extract_prints_the_contract(archive: Path) -> None:
    rows = facts(run("extract", archive))
    assert list(dict.fromkeys(row["article"] for row in rows)) == ["a 港口.md", "b.txt", "二月/c.md"]
    for row in rows:
        assert tuple(row) == (*COMMON, *OWN[str(row["kind"])])
    assert {row["kind"] for row in rows} == {"figure", "measure", "ticker"}


def test_the_same_bytes_give_the_same_facts_in_any_process(archive: Path) -> None:
    def once(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "tui", "extract", str(archive)],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    assert once("1") == once("2") != ""


def test_extract_reads_plain_text_from_standard_input() -> None:
    rows = facts(run("extract", "-", stdin="去年出口额达到2.38万亿元。"))
    assert [(row["article"], row["quote"], row["value"]) for row in rows] == [("-", "2.38万亿元", "2380000000000")]


def test_extract_as_csv(archive: Path) -> None:
    plain = facts(run("extract", archive))
    rows = list(csv.DictReader(io.StringIO(run("extract", archive, "--format", "csv").stdout, newline="")))
    assert [(row["article"], row["quote"], row["start"]) for row in rows] == [
        (fact["article"], fact["quote"], str(fact["start"])) for fact in plain
    ]


def test_output_appears_only_when_whole(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    run("extract", archive, "--output", target)
    assert target.read_text(encoding="utf-8") == run("extract", archive).stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "facts.jsonl"]


def test_a_folder_with_a_broken_file_gives_the_rest_and_says_so(archive: Path) -> None:
    (archive / "broken.md").write_bytes(b"\x00\xff\x00" * 99)
    result = run("extract", archive)
    assert result.exit_code == 1
    assert "broken.md" in result.stderr
    assert len({json.loads(line)["article"] for line in result.stdout.splitlines()}) == 3


def test_a_reader_that_stops_early_is_no_error(archive: Path) -> None:
    command = f"{sys.executable} -m tui extract {archive} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_rules_are_listed() -> None:
    shown = run("rules").stdout
    assert "figure.money" in shown
    assert "ticker.publisher_link" in shown


def test_facts_are_explained_by_file_and_line(archive: Path) -> None:
    file = archive / "a 港口.md"
    whole = run("explain", file).stdout
    assert "2.38万亿元" in whole
    assert "600519.SH" in whole
    line = next(number for number, text in enumerate(read(file).text.split("\n"), 1) if "2.38万亿元" in text)
    part = run("explain", f"{file}:{line}").stdout
    assert "2.38万亿元" in part
    assert "600519.SH" not in part
    assert run("explain", f"{file}:1000").stdout == "No facts here.\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.usefixtures("cache")
def test_an_archive_is_searched_by_words_and_by_facts(archive: Path) -> None:
    for _ in range(2):
        indexed = run("index", archive)
        assert (indexed.exit_code, indexed.stdout) == (0, "3 files are in the catalogue\n"), "even if nothing is new"
    by_character = run("search", "港", archive, "--format", "jsonl").stdout
    assert [json.loads(line)["article"] for line in by_character.splitlines()] == ["a 港口.md"]
    by_fact = run("search", "ticker:600519.SH unit:CNY value:>1e12 path:b.txt", archive, "--format", "jsonl").stdout
    assert [json.loads(line)["article"] for line in by_fact.splitlines()] == ["b.txt"]
    assert run("search", "unit:CNY value:<1000", archive).stdout == "", "both hold of one figure, or of none"
    both = run("search", "贵州茅台 NOT path:二月", archive, "--format", "jsonl").stdout
    found = [json.loads(line) for line in both.splitlines()]
    assert {hit["article"] for hit in found} == {"a 港口.md", "b.txt"}
    for hit in found:
        text = read(archive / hit["article"]).text
        assert text[hit["start"] : hit["end"]] == hit["snippet"]
        assert [text[start:end] for start, end in hit["spans"]] == ["贵州茅台"]


@pytest.mark.usefixtures("cache")
def test_a_changed_article_is_found_by_its_new_words(archive: Path) -> None:
    assert run("search", "独角兽", archive).stdout == ""
    (archive / "b.txt").write_text("---\ntitle: 新\n---\n<p>独角兽企业增多。</p>", encoding="utf-8")
    assert "b.txt" in run("search", "独角兽", archive).stdout
    (archive / "b.txt").unlink()
    assert run("search", "独角兽", archive).stdout == ""


@pytest.mark.usefixtures("cache")
def test_dates_are_those_of_the_readers_clock(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    (archive / "n.md").write_text("---\ndate: 2022-03-01T05:00:00Z\n---\n<p>独角兽增至3家。</p>", encoding="utf-8")
    shown = run("search", "独角兽", archive).stdout
    assert shown.startswith("2022-02-28  n.md")
    assert run("search", "独角兽 date:2022-02", archive).stdout == shown
    assert run("search", "独角兽 date:2022-03", archive).stdout == ""
    assert run("facts", archive, "--where", "path:n.md").stdout.startswith("2022-02-28  ")
    with contextlib.closing(Catalog(archive)) as catalog:
        assert [group.name for group in catalog.months()] == ["2022-02"], "as lists show it"
        assert len(catalog.ids(Listing(month="2022-02"))) == 4


@pytest.mark.usefixtures("cache")
def test_a_wrong_query_is_said_with_its_place(archive: Path) -> None:
    result = run("search", "海关 foo:1", archive)
    assert result.exit_code == 2
    assert "foo" in result.stderr
    assert "character 4" in result.stderr


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "zhupi" / "searches.toml"


@pytest.mark.usefixtures("cache")
def test_a_search_is_saved_for_its_archive_and_stands_for_its_query(archive: Path, config: Path) -> None:
    first = run("search", "贵州茅台 path:b.txt", archive, "--save", "茅台")
    assert first.stdout.startswith("2022-02-10  b.txt  第二篇创新高，新规促通关便利\n")
    assert run("search", "@茅台", archive).stdout == first.stdout
    assert len(facts(run("facts", archive, "--where", "@茅台", "--format", "jsonl"))) > 3
    elsewhere = run("search", "@茅台", archive / "二月")
    assert elsewhere.exit_code == 2
    assert "茅台" in elsewhere.stderr
    config.write_text('[archives."x"]\na = 3\n', encoding="utf-8")
    for command in (["search", "@茅台", archive], ["search", "a", archive, "--save", "b"]):
        broken = run(*command)
        assert (broken.exit_code, broken.stderr.count("\n")) == (2, 1)
        assert "searches.toml" in broken.stderr
    config.write_text("[searches]\nbad = '海关 foo:1'\n", encoding="utf-8")
    assert "character 4 of the saved search “bad”" in run("search", "@bad", archive).stderr


@pytest.mark.usefixtures("cache")
def test_the_facts_of_an_archive_are_the_facts_of_its_files(archive: Path) -> None:
    plain = facts(run("extract", archive))
    rows = facts(run("facts", archive, "--format", "jsonl"))
    about = ("title", "date")
    told = [{name: value for name, value in row.items() if name not in about} for row in rows]
    assert sorted(map(json.dumps, told)) == sorted(map(json.dumps, plain))
    assert all(row["title"] for row in rows)
    assert [row["date"] or "9999" for row in rows] == sorted(row["date"] or "9999" for row in rows), "oldest first"
    asked = facts(run("facts", archive, "--where", "ticker:600519", "--format", "jsonl"))
    assert asked == [row for row in rows if row.get("symbol") == "600519.SH"] != []
    as_csv = run("facts", archive, "--where", "ticker:600519", "--format", "csv").stdout
    assert [row["quote"] for row in csv.DictReader(io.StringIO(as_csv))] == [row["quote"] for row in asked]
    text = run("facts", archive, "--where", "ticker:600519").stdout
    assert "600519.SH" in text
    assert text.count("二月/c.md") == sum(row["article"] == "二月/c.md" for row in asked)


@pytest.mark.usefixtures("cache")
def test_a_series_is_drawn_and_listed(archive: Path, tmp_path: Path) -> None:
    indicator = next(str(row["indicator"]) for row in facts(run("extract", archive)) if row.get("unit") == "CNY")
    drawn = run("facts", archive, "--series", indicator, "--unit", "元").stdout
    assert drawn.startswith(f"{indicator}, 万亿 CNY")
    assert "●" in drawn
    assert drawn.count("2.38万亿元") >= 1
    target = tmp_path / "series.jsonl"
    run("facts", archive, "--series", indicator, "--unit", "CNY", "--format", "jsonl", "--output", target)
    assert {json.loads(line)["value"] for line in target.read_text(encoding="utf-8").splitlines()} == {"2380000000000"}
    for arguments, said in (
        (["--series", indicator], "CNY ("), (["--series", indicator, "--unit", "USD"], "CNY ("),
        (["--series", "没有", "--unit", "CNY"], "没有"), (["--unit", "CNY"], "--series"),
        (["--series", indicator[-3:], "--unit", "CNY"], "--similar takes in"),
    ):  # fmt: skip
        result = run("facts", archive, *arguments)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert said in result.stderr


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("arguments", [["search", "没有这样的"], ["facts", "--where", "ticker:999999.SH"]])
def test_that_nothing_is_found_is_said_beside_the_output(archive: Path, arguments: list[str]) -> None:
    result = run(*arguments, archive)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing is found.\n")


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(
    "arguments",
    [["search", "茅台"], ["search", "茅台", "--format=jsonl"], ["facts", "--format=csv"], ["facts"], ["extract"]],
)
def test_the_name_of_a_file_sends_the_terminal_nothing(archive: Path, arguments: list[str]) -> None:
    (archive / "b.txt").rename(archive / "\x1b[2J\x9b2J\u202eb.txt")
    (archive / "\x1b[2J\x9b2Jc.txt").write_bytes(b"\0\1\2" * 99)
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", *arguments, str(archive)], stdout=theirs, stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    seen = b""
    with contextlib.suppress(OSError):  # what a terminal says when nobody is there any more
        while part := os.read(ours, 4096):
            seen += part
    os.close(ours)
    process.wait()
    text = seen.decode("utf-8")
    assert "b.txt" in text
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)


@pytest.mark.usefixtures("cache")
def test_facts_are_searched_by_what_was_decided_on_them(archive: Path, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite3", "li")
    article = read(archive / "b.txt", archive)
    found = extract(article)
    deed = Deed("b.txt", keys_of(article, found)[0], record(found[0], article), Act.ACCEPT, Decision(), YES)
    journal.record([deed])
    journal.close()
    options = ("--journal", journal.path, "--reviewer", "li")
    rows = facts(run("facts", archive, "--where", "state:accepted", "--format", "jsonl", *options))
    assert [(row["article"], row["quote"]) for row in rows] == [("b.txt", found[0].quote)]
    assert "b.txt" in run("search", "state:accepted", archive, *options).stdout
    assert run("search", "state:accepted", archive, "--journal", journal.path, "--reviewer", "wang").stdout == ""
    wrong = run("search", "state:good", archive, *options)
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (2, 1)
    missing = run("search", "state:accepted", archive, "--journal", tmp_path / "none.sqlite3")
    assert (missing.exit_code, missing.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "none.sqlite3").exists()


def test_the_panes_need_a_terminal(archive: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", archive], stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert b"need a terminal; `zhupi show FILE`" in done.stderr
    assert b"\x1b" not in done.stderr
