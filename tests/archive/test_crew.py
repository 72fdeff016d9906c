"""Worker processes: what they answer, and what becomes of those that die or hang."""

import os
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.archive.conftest import PARAGRAPHS, article
from tui.archive import crew as crews
from tui.archive.crew import Answered, Crew, CrewError
from tui.archive.digest import Digest, Failed, Known
from tui.archive.task import Task
from tui.archive.worker import Reader

GENEROUS = 120.0
"""Seconds that something may take that takes a moment, on a machine that has much else to do."""

DEADLY = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
import tui.archive.worker as worker
real = worker.Reader.answers
def answers(self, tasks):
    for task in tasks:
        if "deadly" in task.name: os.kill(os.getpid(), 9)
        if "endless" in task.name: time.sleep(600)
    return real(self, tasks)
worker.Reader.answers = answers
worker.main()
"""


class Ready(Crew):
    """Its workers have read a file before they are given any: how long they take to start is nobody's patience."""

    def _hire(self) -> Any:
        worker = super()._hire()
        with TemporaryDirectory() as folder:
            worker.send(tasks(Path(folder), ["first.md"]))
            assert worker.receive(GENEROUS)
        return worker


def tasks(folder: Path, names: list[str]) -> list[Task]:
    for name in names:
        (folder / name).write_text(article(name, *PARAGRAPHS[:2]), encoding="utf-8")
    return [Task(at, str(folder / name), name, False) for at, name in enumerate(names)]


def answers_of(crew: Crew) -> dict[str, object]:
    found: dict[str, object] = {}
    try:
        for answered in crew.results(0.05):
            found |= {task.name: answer for task, answer in answered}
    finally:
        crew.stop()
    return found


def chunks(listed: list[Task], size: int = 4) -> list[list[Task]]:
    return [listed[at : at + size] for at in range(0, len(listed), size)]


def test_every_task_is_answered_once(tmp_path: Path) -> None:
    listed = tasks(tmp_path, [f"{n}.md" for n in range(30)])
    source = iter(chunks(listed))
    seen: list[str] = []
    crew = Crew(2, lambda: next(source, []), None)
    for answered in crew.results(1):
        seen += [task.name for task, _ in answered]
        assert all(isinstance(answer, Digest) for _, answer in answered)
    crew.stop()
    assert sorted(seen) == sorted(task.name for task in listed)


def test_a_worker_that_dies_or_hangs_costs_its_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "_START", DEADLY)
    monkeypatch.setattr(crews, "LONGEST_WAIT", 5.0)
    names = [f"{n}.md" for n in range(12)]
    names[2], names[9] = "deadly.md", "endless.md"
    source = iter(chunks(tasks(tmp_path, names), 3))
    found = answers_of(Ready(2, lambda: next(source, []), None))
    assert found.keys() == set(names)
    assert found.pop("deadly.md") == Failed("reading it ended the reader", False)
    assert found.pop("endless.md") == Failed("it takes too long to read", False)
    assert all(isinstance(answer, Digest) for answer in found.values())


def test_a_stop_ends_workers_that_are_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "_START", DEADLY)
    monkeypatch.setattr(crews, "LONGEST_WAIT", 600.0)
    listed = tasks(tmp_path, ["endless.md"])
    crew = Ready(2, lambda: listed, None)
    assert next(crew.results(0.3)) == []
    stopping = threading.Thread(target=crew.stop, daemon=True)
    stopping.start()
    stopping.join(GENEROUS)  # a fifth of the time for which the workers would have slept
    assert not stopping.is_alive()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("reader")]


def test_where_no_process_can_be_started_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    listed = iter([tasks(tmp_path, ["a.md"])])
    crew = Crew(2, lambda: next(listed, []), None)
    with pytest.raises(CrewError):
        list[Answered](crew.results(1))
    crew.stop()


def test_a_fault_of_the_source_is_not_swallowed() -> None:
    def source() -> list[Task]:
        raise KeyError("no more")

    crew = Crew(1, source, None)
    with pytest.raises(KeyError):
        list(crew.results(1))
    crew.stop()


def test_what_lies_in_the_current_folder_is_no_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sqlite3.py").write_text("raise SystemExit('not this one')")
    (tmp_path / "tui").mkdir()
    (tmp_path / "tui" / "__init__.py").write_text("raise SystemExit('nor this one')")
    monkeypatch.chdir(tmp_path)
    source = iter([tasks(tmp_path, ["a.md"])])
    assert isinstance(answers_of(Crew(1, lambda: next(source, []), None))["a.md"], Digest)


def test_a_reader_knows_contents_of_the_catalogue(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, ["a.md"])
    (fresh,) = Reader(None).answers([task])
    assert isinstance(fresh, Digest)
    catalog = tmp_path / "catalog.sqlite3"
    reader = Reader(catalog)  # which is not there
    assert isinstance(reader.answers([task])[0], Digest)
    import sqlite3

    with sqlite3.connect(catalog) as db:
        db.execute("CREATE TABLE texts (sha, variant)")
        db.execute("INSERT INTO texts VALUES (?, ?)", (fresh.sha, fresh.variant))
    reader = Reader(catalog)
    assert reader.answers([task]) == [Known(fresh.sha, fresh.variant)]
    reader.close()
    assert Reader(None).answers([Task(1, str(tmp_path / "a.md"), "a.md", True)]) == [("a.md", 1644471712)]
    assert Reader(None).answers([Task(1, str(tmp_path / "none.md"), "none.md", True)]) == [("", None)]
    os.unlink(tmp_path / "a.md")
    assert Reader(None).answers([task]) == [Failed("no such file or folder", True)]
