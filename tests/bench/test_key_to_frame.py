"""How long from a decision's key to the frame with the next fact, with 100,000 facts in the journal.

    .venv/bin/pytest tests/bench/test_key_to_frame.py -s

`ZHUPI_BENCH_FACTS` sets how many facts are decided beforehand. The commit is part of the time: it comes before the
frame. Nothing is drawn here but what the process writes, so the time is the app's own.
"""

import os
import re
import statistics
import time
from pathlib import Path

from tests.bench.long_article import paragraphs
from tests.bench.rest import come_to_rest
from tests.terminal import Terminal
from tui.review.events import Act, Decision, Deed, FactKey, State
from tui.review.journal import Journal

FACTS = int(os.environ.get("ZHUPI_BENCH_FACTS", "100000"))
IN_AN_ARTICLE = 40
FIRST_REJECTED = 1
PARAGRAPHS = 13
"""With eight facts each: 104 decisions, so that five are slower than the 95th percentile."""

MOST = 0.050
"""Seconds that 95 of 100 decisions may take at most."""


def fill(path: Path, facts: int) -> None:
    """A journal in which so many facts of other articles are decided."""
    journal = Journal(path, "li")
    for first in range(0, facts, 2_000):
        journal.record([_decided(number) for number in range(first, min(first + 2_000, facts))])
    journal.close()


def _decided(number: int) -> Deed:
    article, nth = divmod(number, IN_AN_ARTICLE)
    key = FactKey(f"{article:064x}", "figure", f"{nth}.5%", 1)
    fact = {"kind": "figure", "quote": key.quote, "start": nth, "end": nth + 4, "rule": "figure.percent", "value": "1",
            "prefix": "同比增长", "suffix": "，"}  # fmt: skip
    return Deed(f"{article}.md", key, fact, Act.ACCEPT, Decision(), Decision(State.ACCEPTED), 900)


def key_to_frame(folder: Path, home: Path, facts: int) -> list[float]:
    """Seconds from each decision's key until the frame with the next fact has been written."""
    home.mkdir()
    fill(home / "journal.sqlite3", facts)
    times: list[float] = []
    with Terminal([folder, "--journal", home / "journal.sqlite3", "--reviewer", "li"], home, 200, 50) as terminal:
        terminal.wait_for("0 decided")
        terminal.press("n")
        shown = terminal.wait_for("Facts 1/")
        total = int(re.findall(r"Facts 1/(\d+)", shown)[0])
        come_to_rest(terminal)
        for number in range(1, total + 1):
            if number == FIRST_REJECTED + 1:
                come_to_rest(terminal)  # with the first rejection it begins to learn from the whole journal
            seen = b""
            wanted = f"{number} decided".encode()
            start = time.perf_counter()
            terminal.press("ax12"[number % 4])
            while wanted not in seen and (piece := terminal.take(10)):
                seen += piece
            assert wanted in seen, f"no frame shows “{number} decided”"
            times.append(time.perf_counter() - start)
            terminal.take(0.05)
    return times


def test_key_to_next_fact(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    text = "".join(f"<p>{text}</p>" for text in paragraphs(PARAGRAPHS))
    (folder / "a.md").write_text(f"---\ntitle: 文\n---\n{text}", encoding="utf-8")
    p95 = {}
    for name, facts in (("empty", 0), ("full", FACTS), ("empty again", 0)):
        times = key_to_frame(folder, tmp_path / name.replace(" ", "-"), facts)
        assert len(times) >= 100, len(times)
        p95[name] = statistics.quantiles(times, n=20)[-1]
        told = f"median {statistics.median(times) * 1000:.1f} ms, p95 {p95[name] * 1000:.1f} ms"
        print(f"\n{len(times)} decisions, journal {name} ({facts:,} facts): {told}")
    peer = max(p95["empty"], p95["empty again"])
    assert p95["full"] <= max(MOST, 1.5 * peer), "a full journal costs no more than an empty one"
