"""What holds of figures whatever the text is, and of values in every notation."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.figure_texts import figures, one
from tests.facts.test_figures_tables import table
from tests.facts.test_numerals import chinese
from tui.articles.document import Article, Block, BlockKind
from tui.facts.figures import RULES, find
from tui.facts.rules import Rule

NAMES = {rule.name for rule in RULES}
WORDS = """
0 1 2.5 10 1,234 2021 一 二 三 十 百 千 万 亿 兆 半 几 数 点 分之 元 美元 港币 人民币 $ US$ % ％ 个百分点 基点 倍 成 折 番 翻 家 人 辆 吨 千瓦时 平方米
近 约 超过 不足 以上 左右 多 余 - – ~ 至 到 、 / 和 ， 。 ； ： （ ） 《 》 “ ” 同比 环比 增长 下降 增速 为 达到 占 的 比 较 上月 上年同期 分别 其中 每 第 前 年 月
日 截至 今年 上半年 rose fell by to billion million percent a of doubled two-thirds 億 萬 １ ２ ％ 負 负 + 的 x X
"""
TEXTS = st.lists(st.sampled_from([*WORDS.split(), " ", "\n", "\t"]), max_size=50).map("".join)


@settings(max_examples=500)
@given(TEXTS | st.text(max_size=100))
def test_every_figure_is_its_span_and_none_overlap(text: str) -> None:
    at = 0
    article = Article("a", "", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    for figure in find(article):
        assert text[figure.start : figure.end] == figure.quote
        assert figure.quote == figure.quote.strip()
        assert figure.quote
        assert figure.start >= at
        at = figure.end
        assert figure.rule in NAMES
        assert Decimal(figure.value).is_finite()
        assert "E" not in figure.value
        assert figure.unit
        assert (figure.counted is None) or figure.unit == "1"
        for words in (figure.counted, figure.indicator, figure.period):
            assert words is None or (words and words in text)
        assert figure.basis is None or figure.direction is not None


@settings(max_examples=100)
@given(TEXTS)
def test_the_same_text_gives_the_same_figures(text: str) -> None:
    article = Article("a", "", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    assert find(article) == find(article)


def test_a_lone_surrogate_breaks_nothing() -> None:
    assert [figure.quote for figure in figures("\ud800增长5%\udfff。")] == ["5%"]


FULL = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


@given(st.integers(1, 10**9))
def test_a_value_survives_every_notation(number: int) -> None:
    for written in (str(number), f"{number:,}", str(number).translate(FULL), chinese(number)):
        figure = one(f"总额为{written}美元。")
        assert (Decimal(figure.value), figure.unit) == (number, "USD")


@given(st.integers(1, 99999), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]))
def test_a_value_survives_scale_words(hundredths: int, scale: tuple[str, int]) -> None:
    value = Decimal(hundredths) / 100
    figure = one(f"总额为{value}{scale[0]}元。")
    assert Decimal(figure.value) == value * scale[1]


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_value_survives_two_scale_words(high: int, low: int) -> None:
    assert Decimal(one(f"总额为{high}亿{low}万元。").value) == high * 10**8 + low * 10**4


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_range_keeps_both_ends(low: int, width: int) -> None:
    figure = one(f"总额为{low}-{low + width}亿元。")
    assert (Decimal(figure.value), Decimal(figure.high or 0)) == (low * 10**8, (low + width) * 10**8)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_its_example(rule: Rule) -> None:
    rows = [line.split("\t") for line in rule.example.split("\n")]
    found = [(figure.rule, figure.quote) for figure in (table(rows) if len(rows) > 1 else figures(rule.example))]
    assert (rule.name, rule.quote) in found
