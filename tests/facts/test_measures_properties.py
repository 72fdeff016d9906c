"""What holds of measures whatever the text is."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.articles.read import from_plain
from tui.facts import policy_words as w
from tui.facts.measures import RULES, find

WORDS = """
央行 财政部 上海市 省 部 局 会议 《方案》 通知 负责人 部长王明 公司 分析师 表示 要求 明确 宣布 将 已 正在 要
不得 为 对 在 通过 就 由 被 进一步 持续 加快 统筹 支持 推进 实施 印发 加息 纳入 进行 公示 完善 健全 机制 政策
力度 企业 资金 试点 的 了 和 、 ， 。 ； ： “ ” （ ） 【 】 方面 以来 后 时 一是 二是 （一） 1. 2022年
3月5日 近日 下一步 10% ? ？ 以及 包括 旨在 如果 预计 有望 名 a
"""
PIECES = [*WORDS.split(), "\n", " "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
NAMES = {rule.name for rule in RULES}


@settings(max_examples=300)
@given(TEXTS | st.text(max_size=120))
@example("?央行方面")
def test_every_measure_is_its_span_and_none_overlap(text: str) -> None:
    article = from_plain(text)
    at = 0
    for measure in find(article):
        assert text[measure.start : measure.end] == measure.quote
        assert measure.start >= at
        assert measure.quote
        assert measure.quote == measure.quote.strip()
        assert measure.action
        assert measure.action in measure.quote
        assert measure.quote.endswith(measure.target)
        assert measure.status in ("planned", "ongoing", "done")
        assert measure.rule in NAMES
        assert any(block.start <= measure.start < measure.end <= block.end for block in article.blocks)
        at = measure.end


@settings(max_examples=100)
@given(TEXTS)
def test_the_same_text_gives_the_same_measures(text: str) -> None:
    assert find(from_plain(text)) == find(from_plain(text))


@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_character_breaks_the_words(text: str) -> None:
    at = 0
    for _, start, end in w.scan(f"\ud800{text}支持"):
        assert at <= start < end
        at = end
    assert at == len(text) + 3


def test_long_stretches_of_one_kind_are_read() -> None:
    for piece in (
        "0",
        "的",
        "（",
        "）",
        "《",
        "》",
        "“",
        "央行将",
        "省长",
        "市长说，",
        "支持、",
        "在企业方面",
        "部",
        "一是",
        "，",
    ):
        text = piece * (40_000 // len(piece))
        assert find(from_plain(text)) == find(from_plain(text))
