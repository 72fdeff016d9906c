"""Finding and opening files."""

import os
import threading
from pathlib import Path

import pytest

from tui.articles.files import ArticleFileError, find, identity_of, read_bytes, shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "sub" / ".git").mkdir(parents=True)
    for name in ("10.md", "2.md", "a.TXT", "b.html", "c.htm", "sub/1.md", "notes.pdf", ".hidden.md", "sub/.git/x.md"):
        (root / name).write_text("x", encoding="utf-8")
    return root


def identities(*paths: Path) -> list[str]:
    return [file.identity for file in find(paths)]


def test_articles_in_natural_order_without_hidden_files(folder: Path) -> None:
    assert identities(folder) == ["2.md", "10.md", "a.TXT", "b.html", "c.htm", "sub/1.md"]


def test_a_file_that_is_named_is_taken_as_it_is(folder: Path) -> None:
    found = find([folder / "notes.pdf", folder / ".hidden.md"])
    assert [(file.identity, file.root) for file in found] == [("notes.pdf", None), (".hidden.md", None)]


def test_a_file_named_twice_is_found_once(folder: Path) -> None:
    assert identities(folder / "2.md", folder)[:2] == ["2.md", "10.md"]
    assert len(identities(folder / "2.md", folder)) == 6


def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("x", encoding="utf-8")
    (folder / "out").symlink_to(outside)
    (folder / "out.md").symlink_to(outside / "secret.md")
    (folder / "loop").symlink_to(folder)
    (folder / "dangling.md").symlink_to(folder / "none.md")
    assert identities(folder) == ["2.md", "10.md", "a.TXT", "b.html", "c.htm", "sub/1.md"]


def test_a_folder_that_is_itself_a_link_is_searched(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert len(identities(tmp_path / "link")) == 6


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
def test_a_fifo_is_never_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    assert "pipe.md" not in identities(folder)
    failures: list[str] = []

    def read() -> None:
        try:
            read_bytes(folder / "pipe.md")
        except ArticleFileError as error:
            failures.append(error.message)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(5)
    assert failures == [f"{folder / 'pipe.md'}: not a regular file"]


def test_names_that_are_not_utf8_have_a_printable_identity(folder: Path) -> None:
    name = os.fsdecode(b"\xc9\xee.md")
    try:
        (folder / name).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    found = [file for file in find([folder]) if "\\xc9" in file.identity]
    assert [file.identity for file in found] == ["\\xc9\\xee.md"]
    assert read_bytes(found[0].path) == (b"x", 1)


def test_identity_has_forward_slashes() -> None:
    assert identity_of(Path("a", "b", "c.md"), Path("a")) == "b/c.md"
    assert identity_of(Path("a", "b", "c.md")) == "c.md"
    assert identity_of(Path("a.md"), Path("elsewhere")) == "a.md"


def test_a_file_is_read_up_to_a_limit(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"0123456789")
    assert read_bytes(tmp_path / "a.md", 4) == (b"0123", 10)


@pytest.mark.parametrize(
    ("name", "reason"), [("none.md", "no such file or folder"), ("sub", "a folder, not a file"), ("a\0b", "not a path")]
)
def test_what_cannot_be_read_says_why_in_one_line(folder: Path, name: str, reason: str) -> None:
    with pytest.raises(ArticleFileError) as caught:
        read_bytes(folder / name)
    assert caught.value.message.endswith(f": {reason}")
    assert "\n" not in caught.value.message


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match="no such file"):
        find([tmp_path / "none"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may read everything")
def test_no_permission(folder: Path) -> None:
    (folder / "2.md").chmod(0)
    with pytest.raises(ArticleFileError, match="no permission"):
        read_bytes(folder / "2.md")


def test_a_path_is_shown_in_one_line_without_control_characters() -> None:
    assert shown(Path("a\n\x1b[2J\u202e.md")) == "a\\x0a\\x1b[2J\\u202e.md"
    assert shown("\udcc9\ud800") == "\\xc9\\ud800"
