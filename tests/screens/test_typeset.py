"""Setting an article in lines: nothing lost, nothing moved, no defect at a line's edge."""

import os
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.screens.articles import ARTICLE
from tui.articles.document import Article, BlockKind
from tui.articles.files import find
from tui.articles.read import from_plain, read
from tui.config import Reading
from tui.screens.glyphs import cells
from tui.screens.lines import Line, Piece
from tui.screens.setting import Setting
from tui.screens.table_setting import pieces_in_sight
from tui.screens.typeset import Measured

NEVER_FIRST = set("，。、；：？！”’）》」』】…—%％")
NEVER_LAST = set("（“‘《「『【")
SEED = read(next((Path(__file__).parent.parent.parent / "seeds").iterdir()))
ARTICLES = [ARTICLE, SEED]
# A folder of other articles to try all of it on: `ZHUPI_ARTICLES=FOLDER pytest tests/screens/test_typeset.py`.
OTHERS = (
    [read(file.path) for file in find([Path(os.environ["ZHUPI_ARTICLES"])])] if "ZHUPI_ARTICLES" in os.environ else []
)


def text_lines(article: Article, setting: Setting) -> Iterator[tuple[Line, str]]:
    for line in setting.lines:
        if line.pieces and line.role != BlockKind.TABLE:
            yield line, article.text[line.pieces[0].start : line.pieces[-1].end]


def is_hopeless(article: Article, line: Line, width: int) -> bool:
    """Whether the line lies in a run of marks that no break could serve: marks alone, longer than the line."""
    start, end = line.pieces[0].start, line.pieces[-1].end
    marks = NEVER_FIRST | NEVER_LAST
    while start > 0 and article.text[start - 1] in marks:
        start -= 1
    while end < len(article.text) and article.text[end] in marks:
        end += 1
    run = max((part for part in _runs(article.text[start:end], marks)), key=len, default="")
    return cells(run) + 4 > width


def _runs(text: str, marks: set[str]) -> list[str]:
    return "".join(char if char in marks else " " for char in text).split()


def in_sight(article: Article, setting: Setting, line: Line) -> Sequence[Piece]:
    """What is drawn of a line: all of it, or the part in sight of a table that is scrolled."""
    plan = setting.wide.get(line.block)
    return pieces_in_sight(article.text, line.pieces, plan, setting.width, 0) if plan else line.pieces


@pytest.mark.parametrize("article", [*ARTICLES, *OTHERS], ids=["own", "seed", *(str(at) for at in range(len(OTHERS)))])
@pytest.mark.parametrize("width", range(20, 141))
def test_edges_width_and_characters(article: Article, width: int) -> None:
    setting = Measured(article).set(width, [], [])
    for line, text in text_lines(article, setting):
        begins_block = line.pieces[0].start == article.blocks[line.block].start
        if not is_hopeless(article, line, width):
            assert begins_block or text[:1] not in NEVER_FIRST, text
            assert line.pieces[-1].end == article.blocks[line.block].end or text[-1:] not in NEVER_LAST, text
    for line in setting.lines:
        for piece in in_sight(article, setting, line):
            assert piece.x + cells(article.text[piece.start : piece.end]) <= width
    drawn = {offset for line in setting.lines for piece in line.pieces for offset in range(piece.start, piece.end)}
    lost = [offset for offset in range(len(article.text)) if offset not in drawn]
    assert all(article.text[offset] in " \n\t" for offset in lost)


@pytest.mark.parametrize("article", ARTICLES, ids=["own", "seed"])
@pytest.mark.parametrize("width", [20, 33, 48, 72])
def test_lines_follow_each_other_in_the_text(article: Article, width: int) -> None:
    last = 0
    for line, _ in text_lines(article, Measured(article).set(width, [], [])):
        assert line.pieces[0].start >= last
        last = line.pieces[-1].end


@settings(deadline=None)
@given(st.text(alphabet="一二三，。（“a1 .%—😀é\u0301\u200d❤\ufe0f\n", max_size=120), st.integers(20, 60))
def test_any_text_is_set_whole(text: str, width: int) -> None:
    article = from_plain(text)
    setting = Measured(article).set(width, [], [])
    drawn = "".join(article.text[p.start : p.end] for line in setting.lines for p in line.pieces)
    assert "".join(drawn.split()) == "".join(text.split())
    for line in setting.lines:
        for piece in line.pieces:
            assert piece.x + cells(text[piece.start : piece.end]) <= width


def test_every_offset_leads_to_its_line() -> None:
    setting = Measured(ARTICLE).set(40, [("title", "标题")], [])
    for number, line in enumerate(setting.lines):
        for piece in line.pieces:
            for offset in range(piece.start, piece.end):
                assert setting.line_of(offset) == number


def test_a_number_that_is_a_fact_stays_whole() -> None:
    article = from_plain("本月该公司实现营业收入一百二十三点四五亿元人民币，同比增长。")
    start = article.text.index("一百")
    span = (start, article.text.index("亿元") + 2)
    setting = Measured(article).set(40, [], [span])
    assert any(piece.start <= span[0] and span[1] <= piece.end for line in setting.lines for piece in line.pieces)


def test_columns_of_text_stand_flush_left_and_columns_of_figures_flush_right() -> None:
    setting = Measured(ARTICLE).set(60, [], [])
    table = [line for line in setting.lines if line.role == BlockKind.TABLE]
    text = ARTICLE.text
    for row in table[:2]:
        assert row.pieces[0].x == 0
    for column in (1, 2):
        ends = {row.pieces[column].x + cells(text[slice(*row.pieces[column][:2])]) for row in table[:3]}
        assert len(ends) == 1


@pytest.mark.parametrize(
    ("options", "first", "blank_after_first"),
    [(Reading(), 2, True), (Reading(indent=0), 0, True), (Reading(blank_lines=False), 2, False)],
)
def test_indent_and_blank_lines(options: Reading, first: int, blank_after_first: bool) -> None:
    article = from_plain("一段文字。\n\n二段文字。\n\n三段文字。")
    setting = Measured(article).set(40, [], [], options)
    assert setting.lines[0].pieces[0].x == first
    assert (setting.lines[1].role == "blank") == blank_after_first
    assert [line.pieces[0].start for line in setting.lines if line.pieces] == [block.start for block in article.blocks]


def test_without_blank_lines_headings_tables_and_images_still_stand_apart() -> None:
    setting = Measured(ARTICLE).set(60, [], [], Reading(blank_lines=False))
    for before, line in pairwise(setting.lines):
        if line.role in (BlockKind.HEADING, BlockKind.TABLE, BlockKind.IMAGE) and before.block != line.block:
            assert before.role == "blank"
