"""How fast tickers are found. Run by itself: pytest tests/bench/test_tickers.py"""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tui.articles.read import from_plain
from tui.facts.securities import Table, table
from tui.facts.tickers import find

PARAGRAPH = (
    "数据显示，上半年全国进出口总值同比增长9.4%，其中民营企业进出口增长13.6%，占外贸总值近五成，拉动作用明显。"
    "分析人士认为，稳增长政策效应持续显现，下半年外贸有望保持平稳，但外部环境仍然复杂严峻，不确定因素较多。"
    "盘面上，半导体板块走强，中芯国际涨3.2%，北方华创（002371.SZ）盘中触及涨停；白酒股走弱，贵州茅台跌1.1%。"
)


def test_tickers_in_a_megabyte(benchmark: BenchmarkFixture) -> None:
    article = from_plain("\n".join([PARAGRAPH] * (1_000_000 // len(PARAGRAPH.encode()))))
    facts = benchmark(find, article)
    assert len(facts) > 1000


def test_the_table_is_read(benchmark: BenchmarkFixture) -> None:
    from importlib.resources import files

    data = files("tui.facts").joinpath("data/securities.tsv.gz").read_bytes()
    assert benchmark(Table, data).by_symbol("600519.SH")


@pytest.mark.parametrize("text", ["1", "的", "（", "Apple ", "机器人、", "股份有限公司", "$", "一 "])
def test_text_made_to_hinder(benchmark: BenchmarkFixture, text: str) -> None:
    table()
    article = from_plain(text * (20_000 // len(text)))
    benchmark(find, article)
