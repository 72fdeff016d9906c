"""What an export chooses, that it appears whole or not at all, and that what it says is looked at again."""

import csv
import io
import json
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.review.formats.consumers import consumer
from tests.review.formats.samples import ARTICLE, FACTS, NEEDS, TEXT, document, exported, review, source
from tui.articles.read import from_plain
from tui.review import deeds
from tui.review.events import Decision
from tui.review.formats import jsonl
from tui.review.formats.exporting import export
from tui.review.formats.joining import STATES, Selection, join
from tui.review.formats.model import Document, FormatError
from tui.review.formats.registry import FORMATS
from tui.review.formats.sources import Chosen, Source
from tui.review.formats.steps import Phase, Step
from tui.review.journal import Journal


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return review(tmp_path / "journal.sqlite3")


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("state", STATES)
def test_facts_are_chosen_by_state(state: str, journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("jsonl", tmp_path, journal, selection=Selection(states=frozenset({state})))
    chosen = rows(path)
    assert chosen
    key = state if state in ("corrected", "added", "flagged") else None
    assert all(row[key] is True if key else row["state"] == state for row in chosen)
    everything, _ = exported("jsonl", tmp_path, journal)
    assert [row for row in rows(everything) if (row[key] is True if key else row["state"] == state)] == chosen


def test_facts_are_chosen_by_kind_and_reviewer(journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("jsonl", tmp_path, journal, selection=Selection("wang", kinds=frozenset({"figure"})))
    chosen = rows(path)
    assert {row["kind"] for row in chosen} == {"figure"}
    assert {(row["quote"], row["state"]) for row in chosen if row["reviewer"]} == {
        ("📈", "rejected"),
        ("2.5%", "accepted"),
    }
    events = rows(path.with_name("facts-jsonl.jsonl.events.jsonl"))
    assert {event["reviewer"] for event in events} == {"wang"}


def test_facts_that_a_query_asks_for_are_chosen(journal: Journal) -> None:
    chosen = Chosen(ARTICLE, FACTS, frozenset({0, 3}))
    made = join(chosen, None, [], Selection()).document
    assert [fact.quote for fact in made.facts] == [FACTS[0].quote, FACTS[3].quote]


def test_a_corrected_fact_stands_beside_what_it_was(journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("jsonl", tmp_path, journal)
    (row,) = [row for row in rows(path) if row["corrected"] and row["quote"] == "增长13.9%"]
    original = row["original"]
    assert isinstance(original, dict)
    assert (original["quote"], original["rule"]) == ("13.9%", "figure.test")
    assert original["start"] == row["start"] + 2  # type: ignore[operator]
    assert TEXT[: int(str(row["end"]))].endswith(f"{row['prefix']}{row['quote']}")
    assert row["nth"] == 2


def test_a_decision_on_a_fact_that_is_no_longer_found_is_kept(journal: Journal) -> None:
    fewer = [fact for fact in FACTS if fact.quote != "📈"]
    made = join(Chosen(ARTICLE, fewer), journal, ["li"], Selection("li")).document
    assert made.facts == document(journal, Selection("li")).facts


def test_words_that_do_not_stand_where_they_are_said_to_are_told(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite3", "li")
    first = document(journal).facts[0]
    case = deeds.Case(ARTICLE.path, first.key, first.record, Decision())
    journal.record([deeds.edit(case, {"start": 1, "end": 4, "quote": "三季度"}, accepted=True)])
    joined = join(Chosen(ARTICLE, FACTS), journal, ["li"], Selection())
    (problem,) = joined.problems
    assert "“三季度” does not stand at 1–4" in problem
    assert len(joined.document.facts) == len(FACTS) - 1


def test_an_export_that_reads_back_wrong_is_not_kept(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "facts-jsonl.jsonl"
    old.write_text("old")
    right = jsonl.rows_of

    def moved(document: Document) -> Iterator[dict[str, Any]]:
        return (row | {"start": row["start"] + 1, "end": row["end"] + 1} for row in right(document))

    monkeypatch.setattr(jsonl, "rows_of", moved)
    with pytest.raises(FormatError, match="stands"):
        exported("jsonl", tmp_path, journal)
    assert old.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir() if "facts" in file.name] == ["facts-jsonl.jsonl"]


class _FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("name", [*FORMATS])
def test_a_full_disk_leaves_the_old_files(
    name: str, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    consumer(NEEDS.get(name, "json"))
    folder = tmp_path / "out"
    folder.mkdir()
    path, _ = exported(name, folder, journal) if not FORMATS[name].folder else (folder / "x", None)
    before = {file: file.read_bytes() for file in folder.iterdir()}

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.review.formats.staging.os.fsync", full)
    with pytest.raises(FormatError, match="No space left on device"):
        export(source(), name, path, journal=journal)
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


def test_writing_that_fails_halfway_leaves_the_old_file(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = exported("csv", tmp_path, journal)
    before = path.read_bytes()
    monkeypatch.setattr("tui.review.formats.staging.Staged._stream", lambda self, path: _FullDisk())
    with pytest.raises(FormatError, match="No space left"):
        exported("csv", tmp_path, journal)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))


def test_an_export_that_is_stopped_leaves_nothing(journal: Journal, tmp_path: Path) -> None:
    stop = threading.Event()
    reports: list[Step] = []

    def many() -> Iterator[Chosen]:
        for _ in range(5):
            yield Chosen(ARTICLE, FACTS)

    def report(step: Step) -> None:
        reports.append(step)
        if step.done == 2:
            stop.set()

    done = export(Source(5, many()), "csv", tmp_path / "out.csv", journal=journal, report=report, stop=stop)
    assert done.stopped
    assert reports == [(Phase.WRITING, 1, 5), (Phase.WRITING, 2, 5)]
    assert not list(tmp_path.glob("*out*"))


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("name", ["jsonl", "csv", "brat"])
def test_an_export_that_is_stopped_in_any_phase_leaves_nothing(
    phase: Phase, name: str, journal: Journal, tmp_path: Path
) -> None:
    if name == "brat" and phase is Phase.EVENTS:
        pytest.skip("no events stand beside a folder that holds the texts")
    folder = tmp_path / "out"
    folder.mkdir()
    stop = threading.Event()
    told: list[Phase] = []

    def report(step: Step) -> None:
        told.append(step.phase)
        if step.phase is phase:
            stop.set()

    done = export(
        Source(1, iter([Chosen(ARTICLE, FACTS)])), name, folder / "facts", journal=journal, report=report, stop=stop
    )
    assert done.stopped
    assert told[-1] is phase
    assert list(folder.iterdir()) == []


def test_every_phase_is_told_by_name(journal: Journal, tmp_path: Path) -> None:
    told: list[str] = []
    export(
        Source(1, iter([Chosen(ARTICLE, FACTS)])), "jsonl", tmp_path / "out", journal=journal,
        report=lambda step: told.append(str(step)),
    )  # fmt: skip
    rows_ = len((tmp_path / "out").read_text(encoding="utf-8").splitlines())
    assert told[0] == "writing 1/1 articles"
    assert "writing events 0 events" in told
    assert told[-1] == f"reading back 0/{rows_} facts"


def test_a_folder_with_something_in_it_is_left_alone(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "facts-brat").mkdir()
    work = tmp_path / "facts-brat" / "a.ann"
    work.write_text("work")
    with pytest.raises(FormatError, match="not an empty folder"):
        exported("brat", tmp_path, journal)
    assert work.read_text() == "work"
    work.unlink()
    exported("brat", tmp_path, journal)


def test_names_in_a_brat_folder_are_safe_and_told_apart(tmp_path: Path) -> None:
    names = ["../../etc/passwd", "二月/a.md", "二月_a.md", "二月_A.md", "..", "x" * 300, "con|?.md"]
    articles = [from_plain("增长5%。", name) for name in names]
    done = export(Source(7, (Chosen(article, []) for article in articles)), "brat", tmp_path / "out")
    assert done.articles == 7
    listed = rows(tmp_path / "out" / "documents.jsonl")
    assert [row["article"] for row in listed] == names
    assert len({str(row["document"]).casefold() for row in listed}) == 7
    assert {file.parent for file in (tmp_path / "out").rglob("*")} == {tmp_path / "out"}
    assert sorted(tmp_path.iterdir()) == [tmp_path / "out"]


def test_a_missing_library_is_said_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "tui.review.formats.parquet_table", raising=False)
    with pytest.raises(FormatError, match=r"parquet needs pyarrow.*\.\[export\]"):
        export(source(), "parquet", tmp_path / "out.parquet")


def test_texts_stand_beside_unless_they_are_not_wanted(journal: Journal, tmp_path: Path) -> None:
    _, done = exported("csv", tmp_path, journal)
    names = [file.name for file in done.files]
    assert sorted(names) == ["facts-csv.csv", "facts-csv.csv.events.jsonl", "facts-csv.csv.texts.jsonl"]
    assert names[0] == "facts-csv.csv"
    other = tmp_path / "other"
    other.mkdir()
    exported("csv", other, journal, text=False)
    assert sorted(file.name for file in other.iterdir()) == ["facts-csv.csv", "facts-csv.csv.events.jsonl"]


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_each_row_of_a_table_says_which_article_and_when(name: str, journal: Journal, tmp_path: Path) -> None:
    dated = ARTICLE._replace(title="标题", date=datetime(2022, 2, 10, 5, 41, tzinfo=UTC))
    place = tmp_path / f"facts{FORMATS[name].suffix}"
    export(Source(1, iter([Chosen(dated, FACTS)])), name, place, journal=journal)
    if name == "parquet":
        found = consumer("pyarrow.parquet").read_table(place).to_pylist()
    elif name == "csv":
        with place.open(encoding="utf-8", newline="") as stream:
            found = list(csv.DictReader(stream))
    else:
        found = [json.loads(line) for line in place.read_text("utf-8").splitlines()]
    assert {row["title"] for row in found} == {"标题"}
    (date,) = {row["date"] for row in found}
    assert (date if isinstance(date, datetime) else datetime.fromisoformat(date)) == dated.date
