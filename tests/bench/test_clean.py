"""What cleaning costs, beside the plainest thing one could do: markdownify over BeautifulSoup's tree.

`pytest tests/bench/test_clean.py`
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdownify import MarkdownConverter
from pytest_benchmark.fixture import BenchmarkFixture

from tests.articles.pages import PAGES
from tui.articles.read import parse

SEEDS = Path(__file__).parents[2] / "seeds"
MOST = 2.0


def files() -> list[bytes]:
    """The seeds, and articles of our own about as long as real ones."""
    found = [path.read_bytes() for path in sorted(SEEDS.iterdir())]
    for page in PAGES:
        head, body = page.file().decode().split("\n---\n\n", 1)
        found.append(f"{head}\n---\n\n{body * max(1, 6000 // len(body))}".encode())
    return found


def best(run: Callable[[], object], rounds: int = 15) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def test_cleaning_beside_markdownify(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    articles = files()
    bodies = [data.decode().split("\n---\n", 1)[1] for data in articles]

    def clean() -> None:
        for data in articles:
            parse(data, "article.md")

    def markdownify() -> None:
        for body in bodies:
            MarkdownConverter().convert_soup(BeautifulSoup(body, "lxml"))

    reference = best(markdownify)
    benchmark.pedantic(clean, rounds=15, warmup_rounds=2)
    ours = best(clean)
    benchmark.extra_info |= {"ratio": ours / reference, "articles_per_second": len(articles) / ours}
    with capsys.disabled():
        print(f"\ncleaning / markdownify: {ours / reference:.2f}; {len(articles) / ours:.0f} articles a second")
    assert ours <= MOST * reference
