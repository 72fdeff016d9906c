"""Figures in tables."""

from tui.articles.document import Article, Block, BlockKind, Cell
from tui.facts.fact import Figure
from tui.facts.figures import find


def table(rows: list[list[str]], caption: str = "", header: bool = True) -> list[Figure]:
    """The figures of a table, after a caption if one is given."""
    text = f"{caption}\n\n" if caption else ""
    blocks = [Block(BlockKind.PARAGRAPH, 0, len(caption))] if caption else []
    start = len(text)
    cells = []
    for row, line in enumerate(rows):
        for column, cell in enumerate(line):
            cells.append(Cell(len(text), len(text) + len(cell), row, column, header=header and row == 0))
            text += cell + ("\t" if column + 1 < len(line) else "\n")
    blocks.append(Block(BlockKind.TABLE, start, len(text) - 1, cells=tuple(cells)))
    return find(Article("a", "", text[:-1], tuple(blocks)))


def brief(figure: Figure) -> tuple[str, str, str, str | None]:
    return figure.quote, figure.value, figure.unit, figure.indicator


def test_units_from_the_header() -> None:
    rows = [
        ["指标", "绝对量（亿元）", "同比增长（%）", "排名"],
        ["零售额", "281,224", "18.1", "1"],
        ["出口", "1 356.5", "-3.2", "2"],
    ]
    found = table(rows)
    assert [brief(figure) for figure in found] == [
        ("281,224", "28122400000000", "CNY", "零售额"),
        ("18.1", "18.1", "%", "零售额"),
        ("1 356.5", "135650000000", "CNY", "出口"),
        ("-3.2", "-3.2", "%", "出口"),
    ]
    assert [(figure.direction, figure.basis) for figure in found] == [
        (None, None),
        ("up", "yoy"),
        (None, None),
        ("down", "yoy"),
    ]
    assert {figure.rule for figure in found} == {"figure.table"}


def test_a_header_that_names_the_indicator_and_a_compound_unit() -> None:
    found = table([["公司", "每股收益（元/股）", "门店(家)"], ["甲", "0.52", "35"]], header=False)
    assert [brief(figure) for figure in found] == [("0.52", "0.52", "CNY/share", "每股收益"), ("35", "35", "1", "门店")]
    assert found[1].counted == "家"


def test_units_from_the_caption_and_the_cell() -> None:
    found = table([["项目", "2021年", "占比"], ["收入", "12.5", "35%"]], caption="表1 主要指标（单位：万元）")
    assert [(brief(figure), figure.period, figure.rule) for figure in found] == [
        (("12.5", "125000", "CNY", "收入"), "2021年", "figure.table"),
        (("35%", "35", "%", "收入"), None, "figure.percent"),
    ]


def test_without_a_unit_there_is_no_figure() -> None:
    assert table([["项目", "数"], ["收入", "12.5"]]) == []
    assert table([["代码", "年份"], ["600000", "2021"]], caption="（单位：亿元）") == []
