"""What a reader has read and starred."""

from pathlib import Path

import pytest

from tui.review.marks import Mark, Marks, MarksError

A, B = "aa" * 32, "bb" * 32


def test_marks_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "data" / "marks.sqlite3"
    marks = Marks(path)
    marks.load()
    assert marks.put(Mark.READ, [A, B], True) == [A, B]
    assert marks.put(Mark.READ, [A, B], True) == [], "nothing changes twice"
    assert marks.put(Mark.STARRED, [A], True) == [A]
    assert marks.put(Mark.READ, [B], False) == [B]
    again = Marks(path)
    again.load()
    assert [again.has(Mark.READ, text) for text in (A, B, "")] == [True, False, False]
    assert again.texts(Mark.STARRED)[1] == {bytes.fromhex(A)}


def test_the_version_changes_with_what_it_names(tmp_path: Path) -> None:
    marks = Marks(None)
    before, starred = marks.texts(Mark.READ)[0], marks.texts(Mark.STARRED)[0]
    marks.put(Mark.READ, [A], True)
    assert marks.texts(Mark.READ)[0] != before
    assert marks.texts(Mark.STARRED)[0] == starred


def test_what_cannot_be_kept_is_not_shown_as_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    marks = Marks(tmp_path / "file" / "marks.sqlite3")
    with pytest.raises(MarksError):
        marks.put(Mark.READ, [A], True)
    assert not marks.has(Mark.READ, A)


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite3"
    path.write_bytes(b"no database, but long enough to be looked at as one" * 20)
    with pytest.raises(MarksError):
        Marks(path).load()


def test_marks_go_from_a_text_to_the_one_that_stands_in_its_place(tmp_path: Path) -> None:
    marks = Marks(tmp_path / "marks.sqlite3")
    marks.put(Mark.STARRED, [A], True)
    marks.carry([(A, B), ("cc" * 32, "dd" * 32)])
    again = Marks(tmp_path / "marks.sqlite3")
    again.load()
    assert [again.has(Mark.STARRED, text) for text in (A, B, "dd" * 32)] == [True, True, False]
    assert not again.has(Mark.READ, B)
