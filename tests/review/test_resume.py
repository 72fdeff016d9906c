"""How an archive was left."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tui.review.resume import Left, Resume


def test_each_archive_is_left_in_its_own_way(tmp_path: Path) -> None:
    here = Left("date", True, "month", "unread", "港口 \ud800", ("1", "=2021-03"), 5, 7, ("海关", "a b"))
    Resume(tmp_path / "state", tmp_path / "a").save(here)
    found = Resume(tmp_path / "state", tmp_path / "a").load()
    assert (found.sort, found.unfolded, found.cursor) == ("date", ("1", "=2021-03"), 5)
    assert (found.queries, found.filters) == (("海关", "a b"), ())
    assert Resume(tmp_path / "state", tmp_path / "b").load() == Left()
    assert len(list((tmp_path / "state").iterdir())) == 1


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["sort", "unfolded", "cursor", "filter", "queries", "x"]), inner)
        ),
    )
)
def test_whatever_is_kept_there_it_starts(kept: object) -> None:
    import json
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        resume = Resume(Path(folder), Path("archive"))
        resume.save(Left())
        (path,) = Path(folder).iterdir()
        path.write_text(json.dumps(kept), encoding="utf-8")
        left = resume.load()
        assert isinstance(left.cursor, int)
        assert all(isinstance(key, str) for key in left.unfolded + left.queries)


def test_a_state_that_cannot_be_kept_is_lost_without_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    resume = Resume(tmp_path / "file" / "state", tmp_path)
    resume.save(Left("date"))
    assert resume.load() == Left()
