"""What finding facts costs, beside the peer that reads Chinese figures: Recognizers-Text (PyPI).

    python -m tests.bench.facts_speed [FOLDER] [--venv DIR]

FOLDER holds articles (the seeds where none is named). The peer is installed into a virtual environment of its own, made
on first use, and never into Zhupi's. The two take turns, and the best round of each counts, so that the ratio says
something even on a busy machine; times are those of the processor. Printed are the time until the rules and tables are
ready, all facts and figures alone (which is what the peer finds) in MB of UTF-8 text a second, articles a second from
their bytes to their facts, and the ratios to the peer: its models of currency, dimension, age, temperature, percentage.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from platformdirs import user_cache_path

from tui.articles.read import parse
from tui.facts import figures
from tui.facts.extract import extract

ROUNDS = 3
PEER = ("recognizers-text-number-with-unit==1.0.2a2", "emoji<2")
PEER_CODE = """
import json, sys, time
from recognizers_number import recognize_percentage
from recognizers_number_with_unit import (
    recognize_age, recognize_currency, recognize_dimension, recognize_temperature
)
from recognizers_text import Culture
texts = json.load(open(sys.argv[1], encoding="utf-8"))
finders = recognize_currency, recognize_dimension, recognize_age, recognize_temperature, recognize_percentage
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
    return float(subprocess.run(command, capture_output=True, check=True, text=True, env=environment).stdout)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[2] / "seeds")
    options.add_argument("--venv", type=Path, default=user_cache_path("zhupi") / "bench" / "recognizers")
    chosen = options.parse_args()
    files = [path.read_bytes() for path in sorted(chosen.folder.iterdir()) if path.is_file()]
    articles = [parse(data, "-") for data in files]
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    python = peer_python(chosen.venv)
    ready = min(seconds([sys.executable, "-c", READY_CODE]) for _ in range(ROUNDS))
    ours = whole = alone = peers = float("inf")
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(json.dumps([article.text for article in articles]), encoding="utf-8")
        for _ in range(ROUNDS):
            for _ in range(ROUNDS):
                begun = time.process_time()
                for article in articles:
                    extract(article)
                ours = min(ours, time.process_time() - begun)
                begun = time.process_time()
                for article in articles:
                    figures.find(article)
                alone = min(alone, time.process_time() - begun)
                begun = time.process_time()
                for data in files:
                    extract(parse(data, "-"))
                whole = min(whole, time.process_time() - begun)
            peers = min(peers, seconds([str(python), "-c", PEER_CODE, str(texts)]))
    print(f"{len(files)} articles, {size * 1000:.0f} kB of text")
    print(f"rules and tables ready   {ready * 1000:8.0f} ms")
    print(f"facts                    {size / ours:8.2f} MB/s, {peers / ours:.0f} times the peer")
    print(f"figures alone            {size / alone:8.2f} MB/s, {peers / alone:.0f} times the peer")
    print(f"from bytes to facts      {len(files) / whole:8.0f} articles/s")
    print(f"Recognizers-Text         {size / peers:8.4f} MB/s")


if __name__ == "__main__":
    main()
