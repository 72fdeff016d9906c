"""What tests of the archive share: small archives of our own making, and catalogues of them."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.archive.catalog import Catalog

PARAGRAPHS = (
    "2022年2月10日，东海海关将支持保税维修等新业态，优化通关流程。",
    "数据显示，2021年东海市外贸进出口总额达到2.38万亿元、增长13.9%，近千家企业受益。",
    "国务院常务会议要求推进“放管服”改革，ＡＥＯ企业覆盖率提高到35%。",
    "The company (NASDAQ: AAPL) reported revenue of $3.5 billion, up 3% from a year earlier.",
    "贵州茅台（600519.SH）当日收涨1.2%，成交额51.3亿元；比亚迪则下跌0.8个百分点。",
    "证监会表示，将取消对境外机构的限制，扩大资本市场开放。",
    "人民币对美元中间价报6.36，较上一交易日调升12个基点。",
    "公司预计全年净利润3亿元至5亿元，同比下降20%至30%。",
)


def article(title: str, *paragraphs: str, date: str = "Thu, 10 Feb 2022 05:41:52 GMT", categories: str = "金融") -> str:
    """A file as feeds write them."""
    listed = "".join(f"\n - {name}" for name in categories.split("、"))
    body = "\n".join(f"<p>　　{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"\n---\ntitle: '{title}'\ncategories:{listed}\nauthor: 示例财经\ndate: {date}\n---\n\n<div>\n{body}\n</div>\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of six articles, two of them in a folder of their own."""
    root = tmp_path / "archive"
    (root / "二月").mkdir(parents=True)
    files = {
        "a 10.md": article("港口吞吐量创新高", *PARAGRAPHS[:3]),
        "a 2.md": article(
            "苹果与茅台", *PARAGRAPHS[3:5], date="Fri, 05 Mar 2021 00:00:00 GMT", categories="公司、股市"
        ),
        "b.txt": article("开放", PARAGRAPHS[5], date="Mon, 31 May 2021 23:59:59 GMT", categories="监管"),
        "c.html": "<html><head><title>Plain page</title></head><body><p>free trade zone</p></body></html>",
        "二月/d.md": article("汇率", PARAGRAPHS[6], date="Tue, 01 Jun 2021 00:00:00 GMT"),
        "二月/e.md": article("业绩预告", PARAGRAPHS[7], PARAGRAPHS[1]),
    }
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def catalog_of(tmp_path: Path) -> Iterator[Callable[[Path], Catalog]]:
    """Opens catalogues that are kept in a folder of the test's own."""
    opened: list[Catalog] = []

    def open_catalog(root: Path) -> Catalog:
        opened.append(Catalog(root, tmp_path / "cache"))
        return opened[-1]

    yield open_catalog
    for catalog in opened:
        catalog.close()


@pytest.fixture
def catalog(folder: Path, catalog_of: Callable[[Path], Catalog]) -> Catalog:
    """The catalogue of `folder`, up to date."""
    known = catalog_of(folder)
    assert known.update(workers=0).whole
    return known


def many(root: Path, count: int) -> None:
    """Write that many articles into three folders below `root`."""
    rng = random.Random(7)
    for number in range(count):
        place = root / f"{number % 3}"
        place.mkdir(parents=True, exist_ok=True)
        body = rng.choices(PARAGRAPHS, k=3)
        (place / f"文章 {number}.md").write_text(article(f"第{number}篇", *body, f"第{number}段。"), encoding="utf-8")
