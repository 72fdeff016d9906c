"""What finding figures costs, in bytes of UTF-8 text a second, and that the time is linear in the text's length.

`pytest tests/bench/test_figures.py`
"""

import subprocess
import sys
import time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tui.articles.document import Article
from tui.articles.read import from_plain
from tui.facts import figures

STATISTICS = (
    "国家统计局数据显示，1—8月，全国社会消费品零售总额28.1万亿元，同比增长18.1%，比2019年同期增长8%。分类别看，粮油食品、饮料零售额同比分别增长9.5%和11.8%，"
    "增速比上月回落0.6个百分点；新能源汽车销售32.1万辆，增长1.8倍。相关负责人表示，消费市场持续恢复的态势没有改变，将继续完善促进消费的体制机制。\n"
)
PROSE = (
    "近日，有关部门印发《促消费工作方案》，提出到2025年完善县域商业体系，建立健全回收网络，支持老字号创新发展，为企业营造更好的环境。负责人表示，将会同"
    "有关部门，一是扩大汽车消费，二是对困难企业给予补贴，三是将更多商品纳入试点，让近千家企业受益，推动形成需求牵引供给、供给创造需求的更高水平动态平衡。\n"
)
ENGLISH = (
    "Revenue rose 8% year on year to $2.5 billion in Q3 2021, while 1,200 employees joined; "
    "margins fell 25 basis points.\n"
)
TEXTS = {"statistics": STATISTICS, "prose": PROSE, "both": STATISTICS + PROSE, "english": ENGLISH}


def article(text: str, size: int = 100_000) -> Article:
    return from_plain(text * (size // len(text)))


@pytest.mark.parametrize("text", list(TEXTS.values()), ids=list(TEXTS))
def test_text(benchmark: BenchmarkFixture, text: str) -> None:
    whole = article(text)
    assert benchmark(figures.find, whole)
    benchmark.extra_info["MB/s"] = round(len(whole.text.encode()) / 1e6 / benchmark.stats.stats.min, 2)


IMPORT = """
import time, tui.articles.document, tui.facts.rules
begun = time.perf_counter()
import tui.facts.figures
print(time.perf_counter() - begun)
"""


def test_import(benchmark: BenchmarkFixture) -> None:
    """The modules and tables of figures in a fresh process, beside what every command loads."""
    output = benchmark.pedantic(
        subprocess.run, args=([sys.executable, "-c", IMPORT],), kwargs={"capture_output": True, "check": True}, rounds=3
    )
    benchmark.extra_info["ms"] = round(1000 * float(output.stdout), 1)


PIECES = [
    *("1", "的", "（", "三分之", "1,234", "一", "1%", "1%，", "1家企业", "分别1%和", "比上月", "1月", "翻一番", "1 a "),
    *("占", "1/", "２", "億"),
]


@pytest.mark.parametrize("piece", PIECES)
def test_the_time_is_linear(piece: str) -> None:
    def seconds(characters: int) -> float:
        whole = from_plain(piece * (characters // len(piece)))
        best = 60.0
        for _ in range(2):
            begun = time.perf_counter()
            figures.find(whole)
            best = min(best, time.perf_counter() - begun)
        return best

    assert seconds(160_000) < 10 * seconds(40_000) + 0.05
