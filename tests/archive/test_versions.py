"""The version of the rules is that of their content, noted or not."""

import shutil
from pathlib import Path

import pytest

import tui
from tui.archive.versions import catalog_version


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package that may be changed."""
    copy = tmp_path / "tui"
    source = Path(tui.__file__).parent
    for part in ("articles", "facts", "archive"):
        shutil.copytree(source / part, copy / part)
    monkeypatch.setattr(tui, "__file__", str(copy / "__init__.py"))
    return copy


def test_it_is_noted_and_follows_every_change(package: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    ask = catalog_version.__wrapped__
    first = ask(notes)
    assert ask(None) == ask(notes) == first
    assert first in (notes / "version").read_text()
    rules = package / "facts" / "tickers.py"
    changed = rules.read_bytes().replace(b"a", b"b", 1)
    rules.write_bytes(changed)
    second = ask(notes)
    assert second == ask(None) != first
    (package / "facts" / "data" / "more.txt").write_text("x")
    assert ask(notes) == ask(None) != second


def test_notes_that_are_none_are_made_anew(package: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "version").write_text("nothing of ours")
    ask = catalog_version.__wrapped__
    assert ask(notes) == ask(None)
    assert ask(tmp_path / "not there") == ask(None)


def test_compiled_files_are_no_part_of_it(package: Path) -> None:
    ask = catalog_version.__wrapped__
    before = ask(None)
    (package / "facts" / "__pycache__").mkdir(exist_ok=True)
    (package / "facts" / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert ask(None) == before
