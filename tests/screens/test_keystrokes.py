"""What each act costs in keys, counted in a real terminal over the facts of an article, and that each is on disk."""

from pathlib import Path

import pytest

from tests.conftest import SAMPLE
from tests.terminal import Terminal
from tui.review.journal import Journal

COST = {
    "accept": ("a", 1), "reject": ("x", 1), "skip": ("s", 1), "flag": ("f", 1), "accept by digit": ("1", 1),
    "reject by digit": ("2", 1), "end on": ("]", 1), "end back": ("[", 1), "start back": ("{", 1), "start on": ("}", 1),
    "undo": ("u", 1), "redo": ("\x12", 1), "reject with a reason": ("X1", 2), "repeat": (".", 1),
    "another reading": ("w", 1), "group": ("Aa", 2), "missed figure": ("+vF", 4),
}  # fmt: skip
"""An act's keys and how many it may cost."""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    body = SAMPLE.replace("<p><strong>市场", "<p>　　一批货物到港，共 88 。</p><p><strong>市场")
    body = body.replace("当日收涨1.2%", "当日收涨1.2%。贵州茅台说，贵州茅台会更好，贵州茅台又说")
    path = tmp_path / "archive" / "a.md"
    path.parent.mkdir()
    path.write_text(body, encoding="utf-8")
    return path


def test_what_each_act_costs(article: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite3"
    with Terminal([article.parent, "--journal", journal, "--reviewer", "li"], tmp_path) as terminal:
        terminal.wait_for("2.38万亿元")
        terminal.press("n")
        terminal.wait_for("Facts 1/")
        reader = Journal(journal, "li")
        for act, (keys, most) in COST.items():
            assert len(keys) <= most, act
            before = len(reader.events())
            for key in keys:
                terminal.press(key)
                terminal.read(0.3)
            terminal.wait_for(lambda _, before=before: len(reader.events()) > before, 5)  # type: ignore[misc]
        acts = [str(event.act) for event in reader.events()]
        terminal.kill()
    assert acts[:4] == ["accept", "reject", "skip", "flag"]
    assert acts[-1] == "add"
    assert {"undo", "redo", "edit"} <= set(acts)
    batches = [event.batch for event in reader.events()]
    assert max(map(batches.count, batches)) >= 2, "the group was one act"
