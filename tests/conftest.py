"""What tests share: small articles of our own making."""

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# No test is timed: a busy machine must not fail what is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SAMPLE = """
---
title: '港口吞吐量创新高，新规促通关便利'
categories:
 - 金融
 - 示例财经
author: 示例财经
date: Thu, 10 Feb 2022 05:41:52 GMT
---

<div>
<p>　　2022年2月10日，广州海关将支持保税维修等新业态，优化通关流程。</p>
<p>　　数据显示，2021年东海市外贸进出口总额达到2.38万亿元、增长13.9%，近千家企业受益。</p>
<p><strong>市场反应</strong></p>
<p>　　<span id="stock_sh600519"><a href="https://finance.sina.com.cn/realstock/company/sh600519/nc.shtml">贵州茅台</a></span>（600519.SH）当日收涨1.2%。</p>
</div>
"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Catalogues, journals and settings of a test are nobody else's."""
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / f"xdg-{name.lower()}"))


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates are shown and asked for by the reader's clock: a test's is that of UTC, unless it says otherwise."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.fixture(autouse=True, scope="module")
def nothing_stays() -> Iterator[None]:
    """What a module's tests opened is closed: an app sets all there is aside from the collector (`calm`), and one
    process runs hundreds of them."""
    yield
    gc.unfreeze()
    gc.collect()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with three articles, one of them in a folder of its own."""
    root = tmp_path / "archive"
    (root / "二月").mkdir(parents=True)
    (root / "a 港口.md").write_text(SAMPLE, encoding="utf-8")
    (root / "b.txt").write_text(SAMPLE.replace("东海", "南山").replace("港口吞吐量", "第二篇"), encoding="utf-8")
    (root / "二月" / "c.md").write_text(SAMPLE.replace("港口吞吐量", "第三篇"), encoding="utf-8")
    return root


@pytest.fixture
def article_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes an article's HTML body, with a plain front matter, to a file."""

    def write(body: str, name: str = "article.md", title: str = "标题") -> Path:
        path = tmp_path / name
        path.write_text(f"---\ntitle: '{title}'\n---\n<div>{body}</div>\n", encoding="utf-8")
        return path

    return write
