"""What finding facts costs, beside the peer that reads Chinese figures: Recognizers-Text (PyPI).

    python -m tests.bench.facts_speed [FOLDER] [--compiled] [--venv DIR]

FOLDER holds articles (the seeds where none is named); `--compiled` measures the rules as machine code, as
`ZHUPI_COMPILED=1 pip install .` installs them. The peer is installed into a virtual environment of its own, made on
first use, and never into Zhupi's. The two take turns, and the best round of each counts, so that the ratio says
something even on a busy machine; times are those of the processor. Printed are the time until the rules and tables are
ready, all facts and figures alone (which is what the peer finds) in MB of UTF-8 text a second, articles a second from
their bytes to their facts, and the ratios to the peer: its models of number (without which it sees no counts),
percentage, currency, dimension, age and temperature. Both are fed with whole articles and, in a second count, with one
sentence after the other: the peer takes up to three times as long over those, as much of its time goes into each call.
"""

import argparse
import json
import os
import re
import runpy
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

ROOT = Path(__file__).parents[2]
ROUNDS = 3
PEER = ("recognizers-text-number-with-unit==1.0.2a2", "emoji<2")
PEER_CODE = """
import json, sys, time
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import (
    recognize_age, recognize_currency, recognize_dimension, recognize_temperature
)
from recognizers_text import Culture
texts = json.load(open(sys.argv[1], encoding="utf-8"))
finders = [recognize_number, recognize_percentage, recognize_currency, recognize_dimension]
finders += [recognize_age, recognize_temperature]
for find in finders:
    find("3%", Culture.Chinese)  # builds the model
begun = time.process_time()
for text in texts:
    for find in finders:
        find(text, Culture.Chinese)
print(time.process_time() - begun)
"""
# As installed, with its modules compiled: the first round writes the bytecode where it is missing.
READY_CODE = """
import time
from tui.articles.read import from_plain
begun = time.process_time()
from tui.facts.extract import extract
extract(from_plain("央行将增发100亿元。"))
print(time.process_time() - begun)
"""


def peer_python(folder: Path) -> Path:
    """The interpreter of the peer's environment, made where it is missing."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEER], check=True)
    return python


def seconds(command: list[str]) -> float:
    """What a process prints: a time in seconds."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = sys.path[0]
    return float(subprocess.run(command, capture_output=True, check=True, text=True, env=environment).stdout)


def of_one_round(find: Callable[[Any], object], given: Iterable[Any]) -> float:
    """The seconds of one pass."""
    begun = time.process_time()
    for each in given:
        find(each)
    return time.process_time() - begun


def measure(folder: Path, python: Path) -> None:
    """Measure the rules that are imported from here on beside the peer that `python` runs, and print."""
    from tui.articles.read import from_plain, parse
    from tui.facts import figures, walk
    from tui.facts.extract import extract

    files = [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()]
    articles = [parse(data, "-") for data in files]
    sentences = [from_plain(each) for article in articles for each in re.findall(r"[^。\n]+。?", article.text)]
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    ready = min(seconds([sys.executable, "-c", READY_CODE]) for _ in range(ROUNDS))
    turns: dict[str, Callable[[], float]] = {
        "facts": lambda: of_one_round(extract, articles),
        "figures": lambda: of_one_round(figures.find, articles),
        "facts of sentences": lambda: of_one_round(extract, sentences),
        "figures of sentences": lambda: of_one_round(figures.find, sentences),
        "from bytes": lambda: of_one_round(lambda data: extract(parse(data, "-")), files),
    }
    best = dict.fromkeys([*turns, "peer", "peer of sentences"], float("inf"))
    with tempfile.TemporaryDirectory() as given:
        for _ in range(ROUNDS):
            for _ in range(ROUNDS):
                best |= {name: min(best[name], turn()) for name, turn in turns.items()}
            for name, texts in (("peer", articles), ("peer of sentences", sentences)):
                path = Path(given, name)
                path.write_text(json.dumps([article.text for article in texts]), encoding="utf-8")
                best[name] = min(best[name], seconds([str(python), "-c", PEER_CODE, str(path)]))
    compiled = "" if str(walk.__file__).endswith(".py") else ", rules compiled"
    print(f"{len(files)} articles, {size * 1000:.0f} kB of text{compiled}")
    print(f"rules and tables ready   {ready * 1000:8.0f} ms")
    for name in ("facts", "figures", "facts of sentences", "figures of sentences"):
        peer = best["peer of sentences" if "sentences" in name else "peer"]
        print(f"{name:<24} {size / best[name]:8.2f} MB/s, {peer / best[name]:.0f} times the peer")
    print(f"from bytes to facts      {len(files) / best['from bytes']:8.0f} articles/s")
    print(
        f"Recognizers-Text         {size / best['peer']:8.4f} MB/s, of sentences {size / best['peer of sentences']:.4f}"
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    options.add_argument("--compiled", action="store_true", help="measure the rules as machine code")
    options.add_argument("--venv", type=Path, default=user_cache_path("zhupi") / "bench" / "recognizers")
    chosen = options.parse_args()
    python = peer_python(chosen.venv)
    with tempfile.TemporaryDirectory() as folder:
        if chosen.compiled:
            runpy.run_path(str(ROOT / "scripts" / "compile_facts.py"))["compile_into"](Path(folder))
        sys.path.insert(0, folder if chosen.compiled else str(ROOT))
        measure(chosen.folder, python)


if __name__ == "__main__":
    main()
