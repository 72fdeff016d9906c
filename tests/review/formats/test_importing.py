"""What an import takes, and what it does not trust."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.review.formats.consumers import consumer
from tests.review.formats.samples import ARTICLE, FACTS, KEYS, TEXT, case, document, exported, imported, review, source
from tests.review.formats.test_round_trips import said
from tui.facts.fact import record
from tui.review import deeds
from tui.review.deeds import Case
from tui.review.events import Act, Decision, State, fold
from tui.review.formats.exporting import export
from tui.review.formats.joining import Selection
from tui.review.formats.model import FormatError
from tui.review.journal import Journal


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return review(tmp_path / "journal.sqlite3")


@pytest.fixture
def empty(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "empty.sqlite3", "li")


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    return path


def change(path: Path, quote: str, **fields: object) -> None:
    """Change the first row of a fact in a file of JSON Lines."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    at = next(n for n, row in enumerate(rows) if row.get("quote") == quote)
    rows[at] |= fields
    write(path, *rows)


def test_a_wrong_offset_is_told_and_not_trusted(journal: Journal, empty: Journal, tmp_path: Path) -> None:
    path, _ = exported("jsonl", tmp_path, journal)
    path.with_name("facts-jsonl.jsonl.events.jsonl").unlink()
    start = TEXT.index("sh600648")
    change(path, "sh600648", start=start + 1, end=start + 9)
    done = imported(path, empty)
    assert done.problems == [
        f"facts-jsonl.jsonl:6: ticker “sh600648”: at {start + 1}–{start + 9} stands “h600648）”; not taken"
    ]
    assert done.decisions == len([fact for fact in document(journal).facts if fact.reviewer]) - 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"start": 9_999, "end": 10_007}, "is no place in its text"),
        ({"start": -1}, "is no place in its text"),
        ({"start": "five"}, "not a row of facts"),
        ({"state": "maybe"}, "not a row of facts"),
        ({"kind": "person"}, "not a row of facts"),
        ({"flagged": "perhaps"}, "not a row of facts"),
        ({"text_sha256": "0" * 64}, "its text does not stand beside"),
    ],
)
def test_a_wrong_row_is_told_and_the_rest_goes_on(
    fields: dict[str, object], said: str, journal: Journal, empty: Journal, tmp_path: Path
) -> None:
    path, _ = exported("jsonl", tmp_path, journal)
    path.with_name("facts-jsonl.jsonl.events.jsonl").unlink()
    change(path, "sh600648", **fields)
    done = imported(path, empty)
    assert len(done.problems) == 1
    assert said in done.problems[0]
    assert done.decisions == len([fact for fact in document(journal).facts if fact.reviewer]) - 1


def test_a_text_that_was_changed_is_not_trusted(journal: Journal, empty: Journal, tmp_path: Path) -> None:
    path, _ = exported("jsonl", tmp_path, journal)
    path.with_name("facts-jsonl.jsonl.events.jsonl").unlink()
    change_text = path.with_name("facts-jsonl.jsonl.texts.jsonl")
    change_text.write_text(change_text.read_text(encoding="utf-8").replace("13.9%", "13.6%"), encoding="utf-8")
    done = imported(path, empty)
    assert done.decisions == 0
    assert all("the text beside was changed" in problem for problem in done.problems)
    assert len(done.problems) == done.claims


def test_exports_of_one_name_and_two_formats_keep_what_stands_beside_them_apart(
    journal: Journal, empty: Journal, tmp_path: Path
) -> None:
    for name, selection in (("csv", Selection(kinds=frozenset({"ticker"}))), ("jsonl", Selection())):
        export(source(), name, tmp_path / f"facts.{name}", journal=journal, selection=selection)
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith("facts")) == [
        f"facts.{name}{ending}" for name in ("csv", "jsonl") for ending in ("", ".events.jsonl", ".texts.jsonl")
    ]
    for name in ("jsonl", "csv"):
        (tmp_path / f"facts.{name}.events.jsonl").unlink()
    for path in (tmp_path / "facts.jsonl.texts.jsonl", tmp_path / "facts.jsonl"):
        path.unlink()
    assert imported(tmp_path / "facts.csv", empty).problems == []


@pytest.mark.parametrize("kept", [(".events.jsonl", ".texts.jsonl"), (".texts.jsonl",)])
def test_what_older_versions_wrote_beside_is_read(
    kept: tuple[str, ...], journal: Journal, empty: Journal, tmp_path: Path
) -> None:
    path, _ = exported("csv", tmp_path, journal)
    for ending in (".events.jsonl", ".texts.jsonl"):
        file = path.with_name(f"{path.name}{ending}").rename(path.with_name(f"{path.stem}{ending}"))
        if ending not in kept:
            file.unlink()
    done = imported(path, empty)
    assert done.problems == []
    assert done.events == (len(journal.events()) if len(kept) == 2 else 0)
    assert (done.decisions > 0) is (len(kept) == 1)


def test_without_texts_nothing_can_be_checked(journal: Journal, empty: Journal, tmp_path: Path) -> None:
    path, _ = exported("csv", tmp_path, journal, text=False)
    path.with_name("facts-csv.csv.events.jsonl").unlink()
    done = imported(path, empty)
    assert (done.decisions, done.refused) == (0, done.claims)
    (problem,) = done.problems
    assert problem.startswith(f"facts-csv.csv: {done.claims} facts cannot be checked without their texts")
    assert "copy that export's texts to facts-csv.csv.texts.jsonl" in problem


def test_events_whose_words_do_not_stand_are_told(journal: Journal, empty: Journal, tmp_path: Path) -> None:
    path, _ = exported("jsonl", tmp_path, journal)
    events = path.with_name("facts-jsonl.jsonl.events.jsonl")
    change(events, "sh600648", nth=2)
    done = imported(events, empty)
    assert done.problems == [
        "facts-jsonl.jsonl.events.jsonl: ticker “sh600648” does not stand 2 times in its text; event not taken"
    ]
    assert done.events == len(journal.events()) - 1


def test_doccanos_own_export_is_read(empty: Journal, tmp_path: Path) -> None:
    start = TEXT.index("2.38万亿元")
    spans = write(
        tmp_path / "all.jsonl", {"id": 1, "text": TEXT, "label": [[start, start + 7, "figure"]], "Comments": []}
    )
    done = imported(spans, empty)
    assert (done.decisions, done.problems) == (1, [])
    (event,) = empty.events()
    assert (event.key.quote, event.after.state, event.act) == ("2.38万亿元", State.ACCEPTED, Act.ACCEPT)
    assert event.fact["value"] == "2380000000000", "the extractor knows this fact"
    entity = {"id": 4, "label": "figure", "start_offset": start, "end_offset": start + 7}
    again = write(tmp_path / "relations.jsonl", {"text": TEXT, "entities": [entity], "relations": []})
    assert imported(again, empty).decisions == 0


def test_a_span_that_nobody_knew_is_a_fact_added_with_its_fields_parsed(empty: Journal, tmp_path: Path) -> None:
    text = "沪市营收约3亿元整。"
    path = write(
        tmp_path / "all.jsonl", {"text": text, "label": [[5, 8, "figure"], [0, 2, "place"], [0, 99, "figure"]]}
    )
    done = imported(path, empty)
    (event,) = empty.events()
    assert (event.act, event.key.quote, event.rule) == (Act.ADD, "3亿元", deeds.ADDED)
    assert (event.fact["value"], event.fact["unit"], event.after.state) == ("300000000", "CNY", State.ACCEPTED)
    assert len(done.problems) == 2
    assert "there is no such kind of fact" in done.problems[0]
    assert "0–99 is no place" in done.problems[1]


def test_a_region_moved_in_label_studio_is_a_correction(journal: Journal, empty: Journal, tmp_path: Path) -> None:
    path, _ = exported("label_studio", tmp_path, None)
    (task,) = json.loads(path.read_text(encoding="utf-8"))
    region = next(
        region for made in task["predictions"] for region in made["result"] if region["value"]["text"] == "2.38万亿元"
    )
    moved = {**region["value"], "start": region["value"]["start"] - 2, "text": "营收2.38万亿元"}
    result = [{**region, "value": moved}]
    task |= {"id": 7, "annotations": [{"id": 1, "completed_by": {"email": "wang@example.org"}, "result": result}]}
    path.write_text(json.dumps([task], indent=2), encoding="utf-8")
    assert imported(path, empty).problems == []
    (event,) = empty.events()
    assert (event.reviewer, event.act, event.key.quote) == ("wang@example.org", Act.EDIT, "2.38万亿元")
    assert event.after.corrected
    assert event.after.edited is not None
    assert event.after.edited["value"] == "2380000000000", "what the words say is read again"
    (fact,) = [fact for fact in document(empty).facts if fact.reviewer]
    assert (fact.quote, fact.original is not None) == ("营收2.38万亿元", True)


def test_brat_spans_that_were_moved_or_added_by_hand_come_in(journal: Journal, empty: Journal, tmp_path: Path) -> None:
    path, _ = exported("brat", tmp_path, None)
    (file,) = path.glob("*.ann")
    at, five = TEXT.index("2.38万亿元"), TEXT.index("‑5%") + 1
    lines = file.read_text(encoding="utf-8").replace(
        f"figure {at} {at + 7}\t2.38", f"figure {at - 2} {at + 7}\t营收2.38"
    )
    number = next(
        line.split("\t")[0] for line in lines.split("\n") if "营收2.38万亿元" in line and line.startswith("T")
    )
    lines = lines.replace(f"State {number} undecided", f"State {number} accepted")
    file.write_text(
        f"{lines}T99\tfigure {five} {five + 2}\t5%\nT98\tticker 0 1\t📈\nT100\tfigure 3 5\t不在这\nnonsense\n",
        encoding="utf-8",
    )
    done = imported(path, empty)
    assert len(done.problems) == 2
    assert "“不在这” does not stand at 3 5" in done.problems[0]
    assert "ticker “📈”: Name: must not be empty" in done.problems[1]
    corrected, added = sorted(empty.events(), key=lambda event: event.act == Act.ADD)
    assert (corrected.key.quote, corrected.after.corrected) == ("2.38万亿元", True)
    assert (added.key.kind, added.key.quote, added.fact["value"]) == ("figure", "5%", "5")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2.38E+12", "“2.38E+12” is no number"), ("", "must not be empty"), ("2.4万亿", None), ("-2380000000000", None)],
)
def test_a_correction_in_a_table_is_held_against_the_contract(
    typed: str, said: str | None, journal: Journal, tmp_path: Path
) -> None:
    path, _ = exported("csv", tmp_path, journal)
    told = path.read_bytes().decode()
    assert told.count(",-2380000000000,") == 1
    path.write_bytes(told.replace(",-2380000000000,", f",{typed},").encode())
    done = imported(path, journal)
    assert len(done.problems) == (said is not None)
    assert said is None or said in done.problems[0]
    known = case("2.38万亿元").key
    edited = journal.decisions(known.text_sha256)[known].edited
    assert edited is not None
    assert edited["value"] == ("2400000000000" if typed == "2.4万亿" else "-2380000000000")
    assert done.decisions == (typed == "2.4万亿")


def test_a_table_that_a_spreadsheet_has_saved_anew_is_read(journal: Journal, empty: Journal, tmp_path: Path) -> None:
    path, _ = exported("csv", tmp_path, journal)
    path.with_name("facts-csv.csv.events.jsonl").unlink()
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(
            [cell.upper() if cell in ("true", "false") else cell for cell in row][::-1] for row in rows
        )
    done = imported(path, empty)
    assert done.problems == []
    assert said(empty) == said(journal)


def by_hand(path: Path, quote: str, **cells: str) -> None:
    """Change cells of a fact's first row in a CSV, as in a spreadsheet, and nothing else; no events stand beside."""
    path.with_name(f"{path.name}.events.jsonl").unlink(missing_ok=True)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    next(row for row in rows if row["quote"] == quote).update(cells)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_field_changed_by_hand_is_a_correction(journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("csv", tmp_path, journal)
    before = journal.decisions(ARTICLE.text_sha256)
    by_hand(path, "增长13.9%", value="14.1", note="typed")
    done = imported(path, journal)
    assert (done.problems, done.decisions) == ([], 1)
    (event,) = [event for event in journal.events() if event.shown_by == "import"]
    assert (event.act, event.key.quote, event.fact["value"]) == (Act.EDIT, "增长13.9%", "13.9")
    after = journal.decisions(ARTICLE.text_sha256)
    assert after[event.key].corrected
    assert after[event.key].edited is not None
    assert (after[event.key].edited["value"], after[event.key].note) == ("14.1", "typed")
    assert {key: one for key, one in after.items() if key != event.key} == {
        key: one for key, one in before.items() if key != event.key
    }
    assert imported(path, journal).decisions == 0, "twice changes nothing more"


def test_a_number_that_a_spreadsheet_writes_otherwise_is_no_change(journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("csv", tmp_path, journal)
    by_hand(path, "增长13.9%", value="1.39E+1")
    done = imported(path, journal)
    assert (done.problems, done.decisions) == ([], 0)


def test_a_change_that_the_contract_forbids_or_of_an_unknown_find_is_a_line(journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("csv", tmp_path, journal)
    by_hand(path, "增长13.9%", value="many")
    by_hand(path, "'=1+1", unit="km")
    done = imported(path, journal)
    assert done.decisions == 0
    assert len(done.problems) == 2
    assert any("增长13.9%" in line for line in done.problems)
    assert any("=1+1" in line and "what was found there is not known; not taken" in line for line in done.problems)


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonld", "a.parquet", "a.xyz"])
def test_files_that_are_no_exports_are_said_in_a_line(name: str, empty: Journal, tmp_path: Path) -> None:
    if name == "a.parquet":
        consumer("pyarrow")
    path = tmp_path / name
    path.write_bytes(b"\xff\xfe nothing of ours")
    with pytest.raises(FormatError) as error:
        imported(path, empty)
    assert "\n" not in str(error.value)
    with pytest.raises(FormatError, match=r"[Nn]o such file|none of the known"):
        imported(tmp_path / f"missing-{name}", empty)


ACTS = ("accept", "reject", "skip", "flag", "note", "move", "add", "undo", "redo")


@settings(max_examples=40, deadline=None)
@example([("li", "accept", 10, ""), ("li", "move", 11, ""), ("li", "move", 11, "")], "jsonl")  # onto the tenth's words
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["li", "wang"]), st.sampled_from(ACTS), st.integers(0, len(FACTS) - 1), st.text(max_size=5)
        ),
        max_size=16,
    ),
    st.sampled_from(["jsonl", "csv"]),
)
def test_any_sequence_of_acts_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, str, int, str]], name: str
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    journals = {who: Journal(folder / "journal.sqlite3", who) for who in ("li", "wang")}
    for who, act, at, words in acts:
        do(journals[who], act, at, words)
    journal = journals["li"]
    path, _ = exported(name, folder, journal)
    empty = Journal(folder / "empty.sqlite3", "li")
    done = imported(path, empty)
    assert (done.problems, done.decisions) == ([], 0)
    assert [e._replace(id=0) for e in empty.events()] == [e._replace(id=0) for e in journal.events()]
    for who in journals:
        own = [[e for e in kept.events() if e.reviewer == who] for kept in (empty, journal)]
        assert fold(own[0]) == fold(own[1])
    for kept in (*journals.values(), empty):
        kept.close()


def do(journal: Journal, act: str, at: int, words: str) -> None:
    """One act on a fact, as a reviewer would do it."""
    words = words.encode("utf-8", "replace").decode()
    now = journal.decisions(ARTICLE.text_sha256).get(KEYS[at], Decision())
    case = Case(ARTICLE.path, KEYS[at], record(FACTS[at], ARTICLE), now)
    match act:
        case "undo":
            journal.undo()
        case "redo":
            journal.redo()
        case "add":
            key = KEYS[at]._replace(kind="measure")
            if key not in KEYS and key not in journal.decisions(ARTICLE.text_sha256):
                fields = {"action": words, "target": "", "actor": None, "area": None, "status": "done"}
                fact = FACTS[at]
                if fact.quote == fact.quote.strip():
                    journal.record([deeds.add(ARTICLE, fields, fact.start, fact.end, "measure")])
        case "move":
            deed = deeds.move_bound(case, ARTICLE, "end", -1)
            if deed is not None:
                journal.record([deed])
        case "note":
            journal.record([deeds.note(case, "")._replace(after=now._replace(note=words))])
        case "reject":
            journal.record([deeds.reject(case, words)])
        case _:
            journal.record([getattr(deeds, act)(case)])
