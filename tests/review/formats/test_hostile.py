"""Files made to hurt: each wrong part is told in a line, what is right beside it is taken, the journal stays whole."""

import json
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.review.formats.samples import ARTICLE, TEXT, case, exported, imported, review
from tui.review import deeds
from tui.review.errors import JournalError
from tui.review.events import Act, Decision, Event, State, fault_of
from tui.review.formats.event_lines import event_line
from tui.review.formats.model import FormatError
from tui.review.formats.registry import FORMATS
from tui.review.journal import Journal

DEEP = "[" * 100_000
START = TEXT.index("sh600648")
SPAN = {"kind": "ticker", "start": START, "end": START + 8, "quote": "sh600648"}
GOOD: dict[str, Callable[[], Any]] = {
    "jsonl": lambda: {},
    "doccano": lambda: {"text": TEXT, "label": [[START, START + 8, "ticker"]]},
    "label_studio": lambda: {"data": {"text": TEXT}, "annotations": [{"result": [region()]}]},
}


def region(**value: object) -> dict[str, Any]:
    told = {"start": START, "end": START + 8, "text": "sh600648", "labels": ["ticker"], **value}
    return {"id": "1", "from_name": "label", "to_name": "text", "type": "labels", "value": told}


def task(*parts: object, **data: object) -> dict[str, Any]:
    told = {"text": TEXT, "text_sha256": ARTICLE.text_sha256, "article": "c.md", **data}
    return {"data": told, "annotations": [{"result": list(parts)}]}


def row(**fields: object) -> dict[str, Any]:
    plain = {"state": "accepted", "text_sha256": ARTICLE.text_sha256, "rule": "ticker.code", "article": "c.md"}
    return {**SPAN, **plain, **fields}


def write(path: Path, lines: list[object]) -> Path:
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines))
    told = {"text_sha256": ARTICLE.text_sha256, "text": TEXT}
    path.with_name(f"{path.name}.texts.jsonl").write_text(f"{json.dumps(told)}\n")
    return path


def taken(path: Path, format_name: str, tmp_path: Path) -> tuple[list[Event], list[str]]:
    """The events that a file leads to, and what was told of it; the journal can be read, undone and redone after."""
    with closing(Journal(tmp_path / "journal.sqlite3", "li")) as journal:
        done = imported(path, journal, format_name)
        assert all("\n" not in problem for problem in done.problems)
        events = journal.events()
        for event in events:
            assert fault_of(event, whole=True) == ""
            for record in (event.fact, event.after.edited):
                assert record is None or TEXT[record["start"] : record["end"]] == record["quote"]
        journal.undo()
        journal.redo()
    return events, done.problems


BAD_ROWS: list[object] = [
    DEEP, '{"a":' * 9000, row(start=float("inf")), row(start=float("nan")), row(confidence=float("nan")),
    '{"confidence": 1e999}', row(start=START + 0.5), row(start=True), row(end=10**30), row(start=-5, end=-1),
    row(start=None), row(start=[1]), row(quote="腾讯"), row(quote=None),
    {name: told for name, told in row().items() if name != "quote"},
    row(kind="nope"), row(kind=["ticker"]), row(kind=None), row(state="ok"), row(state=["accepted"]),
    row(note="\ud800"), row(reviewer="\udfff"), row(article="\ud83d"), row(text_sha256="0" * 64), row(original="x"),
    row(original=[1]), row(original={"kind": "figure"}), row(original={"start": 0, "end": 3}),
    row(original={**SPAN, "start": START + 1}), row(flagged="maybe"), row(added=True, symbol={"a": 1}),
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD_ROWS, ids=range(len(BAD_ROWS)))
def test_a_bad_row_is_told_and_the_next_one_is_taken(bad: object, tmp_path: Path) -> None:
    events, problems = taken(write(tmp_path / "rows.jsonl", [bad, row()]), "jsonl", tmp_path)
    assert len(problems) == 1
    assert [(event.key.quote, event.key.nth, event.act) for event in events] == [("sh600648", 1, Act.ACCEPT)]


BAD_LABELS: list[object] = [
    [[0.9, 3.9, "figure"]], [[True, 3, "figure"]], [[-3, -1, "figure"]], [[5, 2, "figure"]], [[0, 3]], [[0, 3, "nope"]],
    [[0, 10**12, "figure"]], ["abc"], [{"a": 1}], [["x", 3, "figure"]], [[None, 3, "figure"]],
]  # fmt: skip


@pytest.mark.parametrize("labels", BAD_LABELS, ids=range(len(BAD_LABELS)))
def test_a_bad_label_of_doccanos_attaches_to_no_words(labels: object, tmp_path: Path) -> None:
    lines: list[object] = [{"text": TEXT, "label": labels}, GOOD["doccano"]()]
    events, problems = taken(write(tmp_path / "labels.jsonl", lines), "doccano", tmp_path)
    assert len(problems) == 1
    assert [event.key.quote for event in events] == ["sh600648"]


BAD_TASKS: list[object] = [
    task(region(labels=[])), task(region(labels=None)), task(region(text="别的")), task(region(start=-2, end=-1)),
    task(region(start=None)), task(region(start=START + 0.5)), task([1]), task(1), task({**region(), "meta": [1]}),
    task({**region(), "meta": {"original": "x"}}), task({**region(), "meta": {"original": {"kind": "figure"}}}),
    task({**region(), "meta": {"fact": [1]}}), task(region(), text=1), task(region(), text=TEXT + "x"),
    task(region(), text_sha256="0" * 64), {"data": {"text": TEXT}, "annotations": [1]},
    {**task(region()), "data": None}, [], 1,
    {**task(region()), "predictions": [{"result": [1]}]}, {**task(region()), "predictions": 3},
    task(region(), {"id": "1", "from_name": "state", "value": {"choices": ["x"]}}),
    task(region(), {"id": "1", "from_name": "note", "value": {"text": "\ud800"}}),
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD_TASKS, ids=range(len(BAD_TASKS)))
@pytest.mark.parametrize("by_line", [True, False])
def test_a_bad_task_of_label_studios_is_told_and_the_next_one_taken(bad: object, by_line: bool, tmp_path: Path) -> None:
    good = task(region())
    lines = f"[\n{json.dumps(bad)},\n{json.dumps(good)}\n]\n" if by_line else json.dumps([bad, good])
    (tmp_path / "tasks.json").write_text(lines)
    events, problems = taken(tmp_path / "tasks.json", "label_studio", tmp_path)
    assert len(problems) == 1
    assert [event.key.quote for event in events] == ["sh600648"]


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.suffix.startswith(".json")])
@pytest.mark.parametrize(
    "text", [DEEP, f"[{DEEP}", f"[\n{DEEP}\n]", '{"items": 1}', '{"items": "abc"}', "3", "NaN", ""]
)
def test_a_file_of_something_else_ends_no_import_otherwise_than_by_a_line(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / f"file{FORMATS[name].suffix}"
    path.write_text(text)
    with closing(Journal(tmp_path / "journal.sqlite3", "li")) as journal:
        try:
            problems = imported(path, journal, name).problems
        except FormatError as error:
            problems = [str(error)]
        assert problems or (name, text) == ("jsonl", "") or (name, text) == ("doccano", "")
        assert journal.events() == []


def ann(places: str, words: str, *more: str) -> str:
    return "\n".join([f"T1\tticker {places}\t{words}", *more, f"T9\tticker {START} {START + 8}\tsh600648", ""])


@pytest.mark.parametrize(
    "lines",
    [
        ann("-5 -1", TEXT[-5:-1]), ann("0 2;10 12", f"{TEXT[:2]} {TEXT[10:12]}"),
        ann("10 12;0 2", f"{TEXT[10:12]} {TEXT[:2]}"),
        ann("5 2", ""), ann(f"0 {10**30}", TEXT), ann("0", "x"), ann("0 2", TEXT[:2], f"#1\tZhupi T1\t{DEEP}"),
        ann("0 2", TEXT[:2], "#1\tZhupi T1\t[1]"), ann("0 2", TEXT[:2], "A1\tState T1 xyz"),
    ],
    ids=range(9),
)  # fmt: skip
def test_a_bad_line_of_brats_attaches_to_no_other_words(lines: str, tmp_path: Path) -> None:
    folder = tmp_path / "brat"
    folder.mkdir()
    (folder / "a.txt").write_bytes(TEXT.encode())
    (folder / "a.ann").write_bytes(lines.encode())
    os.mkfifo(folder / "pipe.ann")
    (folder / "folder.ann").mkdir()
    (folder / "loop.ann").symlink_to("loop.ann")
    events, problems = taken(folder, "brat", tmp_path)
    assert problems
    assert [event.key.quote for event in events] == ["sh600648"]


@pytest.fixture
def event(tmp_path: Path) -> Event:
    with closing(review(tmp_path / "reviewed.sqlite3")) as journal:
        return next(event for event in journal.events() if event.act is Act.EDIT and event.undoes is None)


def lines_of(tmp_path: Path, event: Event, **fields: object) -> Path:
    line = json.loads(event_line(event)) | {"uid": "bad", **fields}
    write(tmp_path / "facts.jsonl", [])
    (tmp_path / "facts.jsonl.events.jsonl").write_text(f"{json.dumps(line)}\n{event_line(event)}\n")
    return tmp_path / "facts.jsonl.events.jsonl"


EDITED = {"state": "accepted", "edited": {"start": 0, "end": 3, "quote": "不是它"}}


@pytest.mark.parametrize(
    "fields",
    [
        {"at": "9999-12-31T23:59:59.999999+00:00"}, {"at": "zzzz"}, {"at": ""}, {"at": "2024-01-01T00:00:00Z"},
        {"at": "2999-01-01T00:00:00.000000+00:00"}, {"at": "2024-01-01T00:00:00"},
        {"nth": 0}, {"nth": -1}, {"nth": 10**20}, {"nth": 1.5}, {"nth": True}, {"nth": "1"}, {"nth": 99},
        {"dwell_ms": -5}, {"dwell_ms": 10**30}, {"dwell_ms": True}, {"cites": "abc"}, {"cites": [1]}, {"cites": None},
        {"act": "undo", "undoes": "bad"}, {"act": "undo", "undoes": None}, {"act": "dance"}, {"kind": "nope"},
        {"kind": "figure", "quote": ""}, {"quote": "不在文中"}, {"fact": {}}, {"fact": {**SPAN, "start": 0}},
        {"fact": {**SPAN, "start": "0"}}, {"after": {"state": "accepted", "edited": {}}}, {"after": EDITED},
        {"after": {"state": "accepted", "edited": [1]}}, {"before": EDITED}, {"reviewer": "\ud800"}, {"uid": "\ud800"},
        {"text_sha256": 1}, {"text_sha256": "\udc00"},
    ],
    ids=range(36),
)  # fmt: skip
def test_an_event_that_can_be_about_no_fact_is_not_taken(
    fields: dict[str, object], event: Event, tmp_path: Path
) -> None:
    events, problems = taken(lines_of(tmp_path, event, **fields), "jsonl", tmp_path)
    assert len(problems) == 1
    assert [one.uid for one in events] == [event.uid]


def test_events_named_twice_are_taken_once(event: Event, tmp_path: Path) -> None:
    events, problems = taken(lines_of(tmp_path, event, uid=event.uid, reviewer="eve"), "jsonl", tmp_path)
    assert (len(events), problems) == (1, [])


def test_undoing_in_a_circle_stops(event: Event, tmp_path: Path) -> None:
    """Events of a journal that somebody else wrote are merged unseen."""
    undo = event._replace(act=Act.UNDO, uid="one", undoes="two")
    with closing(Journal(tmp_path / "journal.sqlite3", "li")) as journal:
        journal.merge([undo, undo._replace(uid="two", undoes="one"), undo._replace(uid="three", undoes="nobody")])
        with pytest.raises(JournalError, match="stays"):
            journal.redo()
        assert journal.record([deeds.accept(case("📈"))])


def test_a_merged_event_that_can_be_about_no_fact_is_passed_over(event: Event, tmp_path: Path) -> None:
    wrong = Decision(State.ACCEPTED, edited={"start": "a", "end": 3, "quote": "x"})
    with closing(Journal(tmp_path / "journal.sqlite3", "li")) as journal:
        bad = [event._replace(uid="a", after=wrong), event._replace(uid="b", key=event.key._replace(kind="nope"))]
        journal.merge([*bad, event])
        assert [one.uid for one in journal.events()] == [event.uid]
        assert journal.unreadable == 2
        exported("jsonl", tmp_path, journal)
