"""doccano and Label Studio themselves read our exports, and we theirs: each in an environment of its own.

`scripts/check_consumers.sh` sets them up and runs these tests, which take minutes; elsewhere they are left out.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.review.formats.samples import FACTS, TEXT, document, exported, imported, review
from tests.review.formats.test_round_trips import said
from tui.review.events import State
from tui.review.formats.joining import Selection
from tui.review.journal import Journal

pytestmark = pytest.mark.consumers

ENVIRONMENTS = Path(os.environ.get("ZHUPI_CONSUMERS_IN", ".venvs"))
LI = Selection(reviewer="li")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return review(tmp_path / "journal.sqlite3")


def run(name: str, *arguments: Path) -> str:
    """What a consumer's reader prints, in the consumer's environment."""
    python = ENVIRONMENTS.absolute() / name / "bin" / "python"
    if not python.exists():
        pytest.skip(f"{name} is not set up; run scripts/check_consumers.sh")
    reader = Path(__file__).parent / "readers" / f"{name}_reader.py"
    done = subprocess.run([python, reader, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def test_doccano_finds_the_words_and_its_export_comes_back(journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("doccano", tmp_path, journal, selection=LI)
    told = json.loads(run("doccano", path, tmp_path).splitlines()[-1])
    assert told["errors"] == []
    accepted = [fact for fact in document(journal, LI).facts if fact.decision.state is State.ACCEPTED]
    wanted = sorted((fact.start, fact.end, fact.kind, fact.quote) for fact in accepted)
    spans = [(s["start"], s["end"], s["kind"], s["text"][s["start"] : s["end"]]) for s in told["spans"]]
    assert sorted(spans) == wanted
    assert {span["text"] for span in told["spans"]} == {TEXT}
    empty = Journal(tmp_path / "empty.sqlite3", "li")
    done = imported(tmp_path / "all.jsonl", empty)
    assert (done.problems, done.decisions) == ([], len(wanted))
    known = [fact for fact in document(empty).facts if fact.reviewer]
    assert sorted((fact.start, fact.end, fact.kind, fact.quote) for fact in known) == wanted


def test_label_studio_finds_the_words_and_its_export_restores_states(journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("label_studio", tmp_path, journal)
    run("label_studio", path, path.with_name(f"{path.name}.config.xml"), tmp_path)
    (task,) = json.loads((tmp_path / "JSON.json").read_text(encoding="utf-8"))
    text = task["data"]["text"]
    assert text == TEXT
    regions = [region for made in task["annotations"] for region in made["result"] if region["type"] == "labels"]
    assert [text[r["value"]["start"] : r["value"]["end"]] for r in regions] == [r["value"]["text"] for r in regions]
    assert len(regions) == len([fact for fact in document(journal).facts if fact.reviewer])
    predictions = json.loads((tmp_path / "predictions.json").read_text(encoding="utf-8"))
    predicted = [region["value"] for made in predictions for region in made["result"]]
    assert sorted((value["start"], value["end"], value["labels"][0]) for value in predicted) == [
        (fact.start, fact.end, fact.kind) for fact in FACTS
    ]
    assert all(text[value["start"] : value["end"]] == value["text"] for value in predicted)
    (least,) = json.loads((tmp_path / "JSON_MIN.json").read_text(encoding="utf-8"))[:1]
    assert all(text[label["start"] : label["end"]] == label["text"] for label in least["label"])
    empty = Journal(tmp_path / "empty.sqlite3", "li")
    assert imported(tmp_path / "JSON.json", empty).problems == []
    assert said(empty) == said(journal)
