"""Saved searches survive any name and query."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.saved import SavedError, SavedSearches

texts = st.text(st.characters(codec="utf-8"))
names = texts.filter(str.strip)


@given(st.dictionaries(names, texts, max_size=4))
def test_whatever_is_saved_comes_back(searches: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        saved = SavedSearches(Path(folder) / "config" / "searches.toml")
        assert saved.all() == {}
        for name, query in searches.items():
            saved.save(name, query)
        assert saved.all() == searches
        assert list(saved.all()) == list(searches)
        for name in searches:
            saved.remove(name)
        saved.remove("never there")
        assert saved.all() == {}
        assert [file.name for file in (Path(folder) / "config").iterdir()] == ["searches.toml"]


def test_a_name_keeps_its_place(tmp_path: Path) -> None:
    saved = SavedSearches(tmp_path / "searches.toml")
    saved.save("海关", "海关 date:2021")
    saved.save("other", "b")
    saved.save("海关", "海关 date:2022")
    assert list(saved.all().items()) == [("海关", "海关 date:2022"), ("other", "b")]
    assert "searches" in (tmp_path / "searches.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "[searches\n", "searches = 3\n", "\xff", "archives = 3\n", "[archives]\na = 'b'\n", "[searches]\na = 1\n",
        "[search]\na = 'b'\n",
    ],
)  # fmt: skip
def test_a_file_that_is_no_toml_is_said_and_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "searches.toml"
    path.write_text(text, encoding="latin-1")
    saved = SavedSearches(path)
    with pytest.raises(SavedError) as error:
        saved.all()
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)
    with pytest.raises(SavedError):
        saved.save("a", "b")
    assert path.read_text(encoding="latin-1") == text


def test_a_device_holds_no_searches() -> None:
    with pytest.raises(SavedError, match=r"^/dev/null: not a regular file$"):
        SavedSearches(Path("/dev/null")).all()


def test_an_archive_has_its_own_beside_those_of_all(tmp_path: Path) -> None:
    path, news, other = tmp_path / "searches.toml", tmp_path / "news", tmp_path / 'other "quoted"'
    SavedSearches(path).save("common", "a")
    SavedSearches(path).save("海关", "b")
    SavedSearches(path, news).save("海关", "c")
    SavedSearches(path, other).save("x", "d")
    (tmp_path / "link").symlink_to(news)
    for archive in (news, tmp_path / "link"):
        assert SavedSearches(path, archive).all() == {"common": "a", "海关": "c"}
    assert SavedSearches(path, other).all() == {"common": "a", "海关": "b", "x": "d"}
    SavedSearches(path, news).remove("海关")
    assert SavedSearches(path, news).all() == {"common": "a", "海关": "b"}
    SavedSearches(path, news).remove("海关")
    assert SavedSearches(path, other).all() == {"common": "a", "x": "d"}


def test_a_name_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SavedError):
        SavedSearches(tmp_path / "searches.toml").save(" ", "a")


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SavedError):
        SavedSearches(tmp_path / "file" / "searches.toml").save("a", "b")
