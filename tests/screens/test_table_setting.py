"""Tables: columns of equal cells, folded or scrolled, nothing lost whichever way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.document import Article, BlockKind
from tui.articles.read import parse
from tui.config import Reading
from tui.review.events import State, keys_of
from tui.screens.desk import Desk
from tui.screens.glyphs import cells
from tui.screens.page import Page, page_of

HEAD = ["指标", *(f"202{n}年" for n in range(1, 10))]
ROWS = [HEAD, *([f"第{row}项收入（亿元）", *(f"{row * 1000 + n}.{n}%" for n in range(1, 10))] for row in range(1, 5))]

CONTENT = st.text(alphabet="一二a1 .%“é\u0301😀", max_size=30)


def article_of(rows: list[list[str]]) -> Article:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return parse(f"---\ntitle: 表\n---\n<p>前文。</p><table>{body}</table>".encode(), "t.md")


def page(rows: list[list[str]], width: int, tables: str = "fold") -> Page:
    article = article_of(rows)
    return page_of(Desk(article, [], keys_of(article, []), [State.UNDECIDED][:0]), width, Reading(tables=tables))


def table_rows(of: Page) -> list[int]:
    return [row for row, line in enumerate(of.setting.lines) if line.role == BlockKind.TABLE]


def drawn(of: Page, row: int) -> str:
    line = ""
    for piece in of.pieces(row):
        line += " " * (piece.x - cells(line)) + of.text[piece.start : piece.end]
    return line


def test_a_table_that_fits_is_neither_folded_nor_scrolled() -> None:
    wide = page(ROWS, 140, "scroll")
    assert not wide.setting.wide
    assert len(table_rows(wide)) == len(ROWS)


def test_a_table_is_scrolled_if_that_is_wanted_and_its_first_column_stays() -> None:
    scrolled = page(ROWS, 72, "scroll")
    rows = table_rows(scrolled)
    assert len(rows) == len(ROWS), "no cell is folded"
    before = drawn(scrolled, rows[1])
    assert scrolled.shift_table(rows[0], 1)
    after = drawn(scrolled, rows[1])
    assert before[:9] == after[:9] == "第1项收入（亿元）"[:9]
    assert "1001.1%" in before
    assert "1001.1%" not in after
    for _ in range(20):
        scrolled.shift_table(rows[0], 1)
    assert "1009.9%" in drawn(scrolled, rows[1]), "the last column can be reached"
    for _ in range(20):
        scrolled.shift_table(rows[0], -1)
    assert drawn(scrolled, rows[1]) == before


def test_folding_gives_way_to_scrolling_where_columns_would_be_too_narrow() -> None:
    assert not page(ROWS, 100).setting.wide
    assert page(ROWS, 40).setting.wide


@pytest.mark.parametrize("width", [20, 33, 47, 72])
def test_every_character_can_be_brought_in_sight(width: int) -> None:
    scrolled = page(ROWS, width, "scroll")
    block = next(block for block in scrolled.desk.article.blocks if block.kind is BlockKind.TABLE)
    for cell in block.cells:
        for offset in range(cell.start, cell.end):
            scrolled.bring_in_sight(offset)
            row = scrolled.row_of(offset)
            assert any(piece.start <= offset < piece.end for piece in scrolled.pieces(row))
            assert cells(drawn(scrolled, row)) <= width


def test_the_mouse_finds_the_character_that_is_drawn() -> None:
    scrolled = page(ROWS, 60, "scroll")
    row = table_rows(scrolled)[2]
    scrolled.shift_table(row, 1)
    shown = drawn(scrolled, row)
    for column, char in enumerate(shown):
        offset = scrolled.offset_at(row, column)
        if offset is not None:
            assert scrolled.text[offset] == char


@given(
    st.lists(
        st.lists(st.text(alphabet="一二a1 .%“é\u0301😀", max_size=30), min_size=3, max_size=6), min_size=2, max_size=4
    ),
    st.integers(20, 80),
    st.sampled_from(["fold", "scroll"]),
)
def test_any_table_stays_in_its_line(rows: list[list[str]], width: int, tables: str) -> None:
    any_page = page(rows, width, tables)
    for row in table_rows(any_page):
        for _ in range(3):
            assert all(
                piece.x >= 0 and piece.x + cells(any_page.text[piece.start : piece.end]) <= width
                for piece in any_page.pieces(row)
            )
            any_page.shift_table(row, 1)
