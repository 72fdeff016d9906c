"""Tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.test_clean import article
from tui.articles.document import Article, BlockKind


def table_of(body: str) -> tuple[Article, list[tuple[str, int, int, int, int, bool]]]:
    found = article(body)
    cells = [cell for block in found.blocks for cell in block.cells]
    return found, [
        (found.text[c.start : c.end], c.row, c.column, c.rowspan, c.colspan, c.header) for c in cells
    ]  # fmt: skip


def test_cells_are_parted_by_tabs_and_rows_by_newlines() -> None:
    found, cells = table_of(
        "<table><tr><td>公司</td><td>营收<br>（亿元）</td></tr><tr><td> 甲 </td><td>1,200</td></tr></table>"
    )
    assert found.text == "公司\t营收 （亿元）\n甲\t1,200"
    assert cells == [
        ("公司", 0, 0, 1, 1, False), ("营收 （亿元）", 0, 1, 1, 1, False), ("甲", 1, 0, 1, 1, False),
        ("1,200", 1, 1, 1, 1, False),
    ]  # fmt: skip


def test_spans_move_the_cells_beside_and_below() -> None:
    _, cells = table_of(
        "<table><thead><tr><td>公司</td><td colspan=2>业绩</td></tr></thead>"
        "<tr><th rowspan=2>甲</th><td>2020</td><td>1</td></tr>"
        "<tr><td>2021</td><td>2</td></tr></table>"
    )
    assert cells == [
        ("公司", 0, 0, 1, 1, True), ("业绩", 0, 1, 1, 2, True), ("甲", 1, 0, 2, 1, True), ("2020", 1, 1, 1, 1, False),
        ("1", 1, 2, 1, 1, False), ("2021", 2, 1, 1, 1, False), ("2", 2, 2, 1, 1, False),
    ]  # fmt: skip


def test_spans_are_cut_to_the_table() -> None:
    _, cells = table_of("<table><tr><td colspan=100000 rowspan=99>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>")
    assert cells == [("甲", 0, 0, 2, 1, False), ("乙", 1, 1, 1, 1, False), ("丙", 1, 2, 1, 1, False)]


def test_empty_rows_and_columns_are_left_out() -> None:
    found, cells = table_of("<table><tr><td></td><td>&nbsp;</td></tr><tr><td>甲</td><td></td></tr></table>")
    assert found.text == "甲\t"
    assert cells == [("甲", 0, 0, 1, 1, False), ("", 0, 1, 1, 1, False)]
    assert article("<table><tr><td></td><td></td></tr></table>").blocks == ()


def test_a_table_stands_between_its_caption_and_its_images() -> None:
    found = article(
        "<p>前</p><table><caption>表一</caption>"
        "<tr><td>甲<img src=//a.example/1.png></td><td>乙</td></tr></table><p>后</p>"
    )
    assert [block.kind for block in found.blocks] == [
        BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.IMAGE, BlockKind.PARAGRAPH,
    ]  # fmt: skip
    assert found.text == "前\n\n表一\n\n甲\t乙\n\n后"


LONG = "这一段文字很长，讲述公司在过去一年里的经营状况，包括收入、利润、现金流等方面的变化，并对未来做出展望。"


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><td><p>{LONG}</p><p>{LONG}</p></td><td>侧栏</td></tr></table>",
        "<table><tr><td>第一段</td></tr><tr><td>第二段</td></tr></table>",
        "<table><tr><td>外</td><td><table><tr><td>内</td></tr></table></td></tr></table>",
        "<table role=presentation><tr><td>甲</td><td>乙</td></tr></table>",
        f"<table><tr><td>{LONG * 8}</td><td><img src=//a.example/1.png></td></tr></table>",
    ],
)
def test_a_table_that_only_arranges_becomes_paragraphs(body: str) -> None:
    assert {block.kind for block in article(body).blocks} <= {BlockKind.PARAGRAPH, BlockKind.IMAGE}


def test_marks_and_links_in_cells() -> None:
    found = article(
        "<table><tr><td><b>甲</b></td><td>乙</td></tr>"
        "<tr><td><span id=stock_sh600648>外高桥</span></td><td>1</td></tr></table>"
    )
    block = found.blocks[0]
    assert [found.text[mark.start : mark.end] for mark in block.marks] == ["甲"]
    assert [(found.text[k.start : k.end], k.symbol) for k in found.links] == [("外高桥", "600648.SH")]


SPAN = st.integers(0, 5)


@given(st.lists(st.lists(st.tuples(SPAN, SPAN, st.sampled_from("甲乙 ")), max_size=5), max_size=6))
def test_no_two_cells_begin_in_one_place(rows: list[list[tuple[int, int, str]]]) -> None:
    html = "".join(
        "<tr>" + "".join(f"<td rowspan={r} colspan={c}>{text}</td>" for r, c, text in row) + "</tr>" for row in rows
    )
    found, cells = table_of(f"<table>{html}<tr><td>末</td><td>尾</td></tr></table>")
    places = [(row, column) for _, row, column, *_ in cells]
    assert len(set(places)) == len(places)
    assert sorted(places) == places
    last = max(row for row, _ in places)
    assert all(row + rowspan - 1 <= last for _, row, _, rowspan, *_ in cells)
    assert "".join(found.text.split()).endswith("末尾")
