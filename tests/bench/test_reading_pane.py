"""The reading pane beside Textual's Markdown widget and beside itself with little to show. Ratios in one run.

pytest tests/bench/test_reading_pane.py -s
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.terminal import Terminal

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
        resizes = []
        for width in (60, 72, 50, 68, 56, 64):
            start = time.perf_counter()
            await pilot.resize_terminal(width, 40)
            await pilot.pause()
            resizes.append(time.perf_counter() - start)
        print(json.dumps(dict(open=opened, memory=added, resize=sorted(resizes)[2])))

asyncio.run(main())
"""

ROOT = Path(__file__).parent.parent.parent


def measured(what: str) -> dict[str, float]:
    code = CHILD.format(root=str(ROOT), what=what, css=str(ROOT / "tui" / "screens" / "app.tcss"))
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
            f"  resize {row['resize'] * 1000:6.1f} ms"
        )
    idle = best["empty"]["open"]  # what Pilot's pause takes by itself
    faster = (best["markdown"]["open"] - idle) / (best["ours"]["open"] - idle)
    lighter = best["markdown"]["memory"] / max(best["ours"]["memory"], 1)
    resize = best["ours"]["resize"] / best["empty"]["resize"]
    print(f"opened {faster:.1f} × as fast, {lighter:.1f} × as light, resize {resize:.2f} × an empty pane's")
    assert faster >= 25
    assert lighter >= 4
    assert resize <= 1.6


def key_to_byte(target: Path, home: Path, keys: list[str]) -> float:
    """p95 of seconds from a key to the first byte of its frame."""
    times = []
    with Terminal([target, "--journal", home / "j", "--ambiguous-width", "1"], home) as terminal:
        terminal.wait_for("Facts ")
        terminal.read(1)
        for key in keys:
            while terminal.take(0.05):
                pass
            start = time.perf_counter()
            terminal.press(key)
            if terminal.take(0.3):
                times.append(time.perf_counter() - start)
    assert len(times) > len(keys) // 2
    return statistics.quantiles(times, n=20)[-1]


def test_keys_in_a_long_text_cost_what_they_cost_in_a_short_one(tmp_path: Path) -> None:
    from tests.bench.long_article import long_text, short_text

    ratios = {}
    for name, key in (("next fact", "l"), ("page down", " ")):
        p95 = {}
        for size, text in (("short", short_text()), ("long", long_text())):
            file = tmp_path / f"{size}.md"
            file.write_text(text, encoding="utf-8")
            keys = [key, {"l": "h", " ": "g"}[key]] * 40 if size == "short" else [key] * 80
            p95[size] = key_to_byte(file, tmp_path, keys)
        ratios[name] = p95["long"] / p95["short"]
        print(
            f"\n{name}: p95 short {p95['short'] * 1000:.1f} ms, long {p95['long'] * 1000:.1f} ms: {ratios[name]:.2f} ×"
        )
    assert max(ratios.values()) <= 1.5
