"""What finding measures costs, in bytes of UTF-8 text a second.

`pytest tests/bench/test_measures.py`
"""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tui.articles.document import Article
from tui.articles.read import from_plain
from tui.facts import measures

POLICY = (
    "近日，商务部印发《促消费工作方案》（以下简称《方案》）。《方案》提出，到2025年，完善县域商业体系，建立健全回收网络，支持老字号创新发展，"
    "为企业营造更好的环境。商务部有关负责人表示，将会同有关部门，一是扩大汽车消费，二是对困难企业给予补贴，三是将更多商品纳入试点。\n"
)
MARKET = (
    "今日三大指数集体低开，截至收盘，沪指跌0.34%，创业板指涨0.52%，两市成交额连续第三十个交易日突破万亿元。分析师认为，随着业绩披露，"
    "市场风格有望切换，建议关注盈利稳定的公司。某公司表示，将加大研发投入，推进产能建设，上半年营业收入35.2亿元，同比增长12.3%。\n"
)


def article(text: str, size: int = 200_000) -> Article:
    return from_plain(text * (size // len(text)))


@pytest.mark.parametrize("text", [POLICY, MARKET, POLICY + MARKET], ids=["policy", "market", "both"])
def test_prose(benchmark: BenchmarkFixture, text: str) -> None:
    whole = article(text)
    found = benchmark(measures.find, whole)
    assert bool(found) is (POLICY in text)
    size = len(whole.text.encode())
    benchmark.extra_info["MB/s"] = round(size / 1e6 / benchmark.stats.stats.min, 2)


@pytest.mark.parametrize("piece", ["0", "的", "（", "央行将", "支持、", "》", "部", "在企业方面"])
def test_one_sentence_of_a_million_bytes(benchmark: BenchmarkFixture, piece: str) -> None:
    whole = from_plain(piece * (1_000_000 // len(piece.encode())))
    benchmark.pedantic(measures.find, args=(whole,), rounds=1)
