"""The rows of a shelf."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from tui.screens.shelf import Head, Row, Shelf


def shelf(unfolded: set[str]) -> Shelf:
    inner = Head("b", "二月", section="b")
    root = Head(
        "", "", section="root", heads=[Head("a", "一月", section="a", heads=[inner]), Head("c", "三月", section="c")]
    )
    ids = {"root": array("q", [1, 2]), "a": array("q", [3]), "b": array("q", [4, 5]), "c": array("q", [6, 1])}
    return Shelf(root, ids, unfolded)


def drawn(it: Shelf) -> list[str]:
    rows = [it.row(at) for at in range(len(it))]
    return ["  " * row.depth + (row.head.label if row.id is None else str(row.id)) for row in rows]


def test_what_is_folded_is_not_shown() -> None:
    assert drawn(shelf(set())) == ["一月", "三月", "1", "2"]
    assert drawn(shelf({"a", "b"})) == ["一月", "  二月", "    4", "    5", "  3", "三月", "1", "2"]
    assert drawn(shelf({"b"})) == ["一月", "三月", "1", "2"], "what stands under a folded head is folded away with it"


def test_articles_are_found_under_the_head_they_are_looked_for_under() -> None:
    it = shelf({"a", "b", "c"})
    assert [it.row(at).head.key for at in (it.find(1), it.find(1, "c"), it.find(1, "")) if at is not None] == [
        "c",
        "c",
        "",
    ]
    assert it.find(1, "gone") is not None, "under another head rather than not at all"
    assert it.find(7) is None
    assert it.find_head("b") == 1
    assert it.find_head("d") is None
    assert it.around("b") == {"a", "b"}
    assert list(it.articles()) == [4, 5, 3, 6, 1, 1, 2]


@given(st.data())
def test_any_tree_has_each_row_once(data: st.DataObject) -> None:
    """Beside a tree that is walked the plain way."""
    names = iter(range(1000))
    sections: dict[str, array[int]] = {}

    def grown(depth: int) -> Head:
        key = str(next(names))
        sections[key] = array("q", [next(names) for _ in range(data.draw(st.integers(0, 3)))])
        inner = [grown(depth + 1) for _ in range(data.draw(st.integers(0, 3 - depth)))]
        return Head(key, key, section=key, heads=inner)

    root = grown(0)
    unfolded = {key for key in sections if data.draw(st.booleans())}

    def walked(head: Head, depth: int) -> list[Row]:
        rows = [Row(depth, head)] if depth >= 0 else []
        if depth >= 0 and head.key not in unfolded:
            return rows
        rows += [row for inner in head.heads for row in walked(inner, depth + 1)]
        return rows + [Row(depth + 1, head, id_) for id_ in sections[head.key]]

    it = Shelf(root, sections, unfolded)
    expected = walked(root, -1)
    assert [it.row(at) for at in range(len(it))] == expected
    assert it.ids_at(2, 9) == [row.id for row in expected[2:9] if row.id is not None]
    for at, row in enumerate(expected):
        assert (it.find_head(row.head.key) if row.id is None else it.find(row.id)) == at


def test_a_thousand_folders_in_each_other() -> None:
    head = Head("0", "0", section="0")
    for depth in range(1, 3000):
        head = Head(str(depth), str(depth), heads=[head])
    it = Shelf(head, {"0": array("q", [7])}, {str(depth) for depth in range(3000)})
    assert it.find(7) == len(it) - 1 == 2999
    assert len(it.around("0")) == 2999
