"""The reading pane beside Textual's Markdown widget and beside itself with little to show. Ratios in one run.

pytest tests/bench/test_reading_pane.py -s
"""

import json
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.bench.long_article import long_text, short_text
from tests.bench.rest import come_to_rest
from tests.terminal import Terminal
from tui.screens.app import ZhupiApp

TURNS = 120
"""Keys pressed in each text that count."""

WARM = 5
"""Keys before them that do not: the first frames fill caches."""

PAGE = 2_000
"""Bytes that a page of text is at least."""

SILENCE = 0.05
"""Seconds without a byte after which all that a key has set off is drawn."""

CHILD = """
import asyncio, gc, json, resource, sys, time
from textual.app import App
from textual.widgets import Markdown, Static
sys.path.insert(0, {root!r})
from tests.bench.long_article import desk, markdown
from tui.screens.reading_pane import ReadingPane

def memory():
    gc.collect()
    return int(open('/proc/self/statm').read().split()[1]) * 4096

class Bench(App):
    def get_theme_variable_defaults(self):
        from tui.screens.themes import INK
        return INK.variables
    def compose(self):
        yield {{'ours': lambda: ReadingPane(id='pane'), 'markdown': Markdown, 'empty': Static}}[{what!r}]()

async def main():
    app = Bench(css_path={css!r})
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        content = desk() if {what!r} == 'ours' else markdown()
        before = memory()
        start = time.perf_counter()
        if {what!r} == 'ours':
            app.query_one(ReadingPane).show(content)
        elif {what!r} == 'markdown':
            await app.query_one(Markdown).update(content)
        await pilot.pause()
        opened = time.perf_counter() - start
        added = memory() - before
        resizes, work = [], time.process_time()
        for width in (60, 72, 50, 68, 56, 64):
            start = time.perf_counter()
            await pilot.resize_terminal(width, 40)
            await pilot.pause()
            resizes.append(time.perf_counter() - start)
        work = (time.process_time() - work) / len(resizes)
        print(json.dumps(dict(open=opened, memory=added, resize=sorted(resizes)[2], work=work)))

asyncio.run(main())
"""

ROOT = Path(__file__).parent.parent.parent


def measured(what: str) -> dict[str, float]:
    css = [str(ROOT / "tui" / "screens" / name) for name in ZhupiApp.CSS_PATH]
    code = CHILD.format(root=str(ROOT), what=what, css=css)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def test_opening_and_resizing_200_000_characters() -> None:
    runs = {what: [measured(what) for _ in range(3)] for what in ("ours", "empty")}
    runs["markdown"] = [measured("markdown")]
    best = {what: {key: min(run[key] for run in many) for key in many[0]} for what, many in runs.items()}
    print()
    for what, row in best.items():
        print(
            f"{what:9s} open {row['open'] * 1000:7.0f} ms  added {row['memory'] / 1e6:6.1f} MB"
            f"  resize {row['resize'] * 1000:6.1f} ms, {row['work'] * 1000:5.1f} ms of it computing"
        )
    idle = best["empty"]["open"]  # what Pilot's pause takes by itself
    faster = (best["markdown"]["open"] - idle) / (best["ours"]["open"] - idle)
    lighter = best["markdown"]["memory"] / max(best["ours"]["memory"], 1)
    resize = best["ours"]["resize"] / best["empty"]["resize"]
    print(f"opened {faster:.1f} × as fast, {lighter:.1f} × as light, resize {resize:.2f} × an empty pane's")
    assert faster >= 25
    assert lighter >= 4
    assert resize <= 1.6


def first_bytes(terminal: Terminal, key: str) -> tuple[float, int]:
    """Seconds from a key to the first bytes of its frame, and how many come at once; none where nothing is drawn."""
    while terminal.take(SILENCE):
        pass
    start = time.perf_counter()
    terminal.press(key)
    drawn = terminal.take(0.5)
    return time.perf_counter() - start, len(drawn)


@pytest.mark.parametrize(
    ("name", "short_keys", "long_keys"), [("next fact", "lh", "l"), ("page down", " g", " ")], ids=["fact", "page"]
)
def test_keys_in_a_long_text_cost_what_they_cost_in_a_short_one(
    tmp_path: Path, name: str, short_keys: str, long_keys: str
) -> None:
    """Both texts are open at once and take turns, so that whatever else the machine does strikes both alike."""
    files = {"short": short_text(), "long": long_text()}
    for size, text in files.items():
        (tmp_path / f"{size}.md").write_text(text, encoding="utf-8")
    keys = {"short": short_keys, "long": long_keys}
    times: dict[str, list[float]] = {"short": [], "long": []}
    sizes: dict[str, list[int]] = {"short": [], "long": []}
    with ExitStack() as stack:
        terminals = {}
        for size in files:
            arguments = [tmp_path / f"{size}.md", "--journal", tmp_path / "j", "--ambiguous-width", "1"]
            terminals[size] = stack.enter_context(Terminal(arguments, tmp_path))
            terminals[size].wait_for("Facts ", 60)
        for terminal in terminals.values():
            come_to_rest(terminal)
        for turn in range(WARM + TURNS):
            for size, terminal in terminals.items():
                took, count = first_bytes(terminal, keys[size][turn % len(keys[size])])
                if count and turn >= WARM:
                    times[size].append(took)
                    sizes[size].append(count)
    assert min(map(len, times.values())) > TURNS // 2
    if name == "page down":
        assert statistics.median(sizes["long"]) > PAGE, "what comes first is the text of the new page"
    p50 = {size: statistics.median(many) * 1000 for size, many in times.items()}
    p95 = {size: statistics.quantiles(many, n=20)[-1] * 1000 for size, many in times.items()}
    print(
        f"\n{name}: p50 short {p50['short']:.1f} ms, long {p50['long']:.1f} ms: {p50['long'] / p50['short']:.2f} ×; "
        f"p95 short {p95['short']:.1f} ms, long {p95['long']:.1f} ms: {p95['long'] / p95['short']:.2f} ×"
    )
    assert p95["long"] / p95["short"] <= 1.5
