"""Walking folders as they are: links, pipes, odd names, no permission."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.walk import Named, Problem, file_at, id_of, identity, natural_key, raw_of, walk, walk_at
from tui.articles.files import ArticleFileError


def named(root: Path) -> set[str]:
    return {item.path for item in walk(root) if isinstance(item, Named)}


def problems(root: Path) -> dict[str, str]:
    return {item.path: item.message for item in walk(root) if isinstance(item, Problem)}


def test_articles_are_found_in_all_folders_but_hidden_ones(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "x.md").write_text("x")
    (folder / ".y.md").write_text("x")
    (folder / "picture.png").write_text("x")
    assert named(folder) == {"a 10.md", "a 2.md", "b.txt", "c.html", "二月/d.md", "二月/e.md"}
    assert problems(folder) == {}


def test_links_pipes_and_loops_are_told_and_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    (folder / "out").symlink_to(outside)
    (folder / "out.md").symlink_to(outside / "secret.md")
    (folder / "loop").symlink_to(folder)
    (folder / "self.md").symlink_to(folder / "self.md")
    (folder / "in.md").symlink_to(folder / "b.txt")
    (folder / "dangling.png").symlink_to(outside / "none")
    os.mkfifo(folder / "pipe.md")
    before = named(folder)
    assert not any("secret" in path or ("/" in path and "二月" not in path) for path in before)
    told = problems(folder)
    assert set(told) == {"out", "out.md", "loop", "self.md", "in.md", "pipe.md"}
    assert "leaves" in told["out"]
    assert "leaves" in told["out.md"]
    assert "inside" in told["in.md"]
    assert "circle" in told["self.md"]
    assert "regular" in told["pipe.md"]
    for path in (
        "out/secret.md",
        "loop/b.txt",
        "out.md",
        "pipe.md",
        ".y.md",
        "none.md",
        "二月/../b.txt",
        "/etc/x.md",
        "//b.txt",
    ):
        assert list(walk_at(folder, path)) == []


def test_one_path_is_a_file_or_all_that_is_in_a_folder(folder: Path) -> None:
    assert {item.path for item in walk_at(folder, "二月")} == {"二月/d.md", "二月/e.md"}
    assert {item.path for item in walk_at(folder, "b.txt")} == {"b.txt"}
    assert {item.path for item in walk_at(folder, "")} == named(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(folder: Path) -> None:
    (folder / "二月").chmod(0)
    try:
        assert "permission" in problems(folder)["二月"]
        assert "b.txt" in named(folder)
    finally:
        (folder / "二月").chmod(0o700)


def test_a_root_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError):
        list(walk(tmp_path / "none"))


def test_names_that_are_not_utf_8(folder: Path) -> None:
    path = os.fsdecode(b"bad\xff.md")
    (folder / path).write_text("text")
    (folder / "bad\\xff.md").write_text("another")
    assert path in named(folder)
    assert identity(path) == "bad\\xff.md" == identity("bad\\xff.md")
    assert id_of(path) != id_of("bad\\xff.md")
    assert file_at(folder, False, identity(path), raw_of(path)).path == folder / path
    assert raw_of("bad\\xff.md") is None


def test_a_lone_file_is_an_archive_of_one(folder: Path) -> None:
    (found,) = walk(folder / "b.txt")
    assert isinstance(found, Named)
    assert (found.folder, found.path) == ("", "b.txt")
    assert file_at(folder / "b.txt", True, "b.txt", None).path == folder / "b.txt"


names = st.text(st.sampled_from("ab1029中 ②²"), min_size=1, max_size=6)


@given(st.lists(names, min_size=2, max_size=6))
def test_names_sort_as_people_count(drawn: list[str]) -> None:
    def parts(name: str) -> list[tuple[int, int, str]]:
        import re

        return [
            (0, int(bit), "") if at % 2 else (1, 0, bit.casefold())
            for at, bit in enumerate(re.split("([0-9]+)", name))
            if bit
        ]

    assert [parts(name) for name in sorted(drawn, key=natural_key)] == sorted(map(parts, drawn))
