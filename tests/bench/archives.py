"""Large archives for benchmarks, made of real articles: those that come with Zhupi, or any folder of them."""

import random
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

_PARAGRAPH = re.compile(r"<p[^>]*>.*?</p>", re.S)
_NUMBER = re.compile(r"(?<![\w/.:-])\d{2,}(?![\w/])")
_START = datetime(2021, 3, 1, tzinfo=UTC)


def archive(folder: Path, count: int, source: Path, tool: Path | None) -> Path:
    """An archive of `count` articles in a folder of `folder`, made if it is not there yet.

    `tool` is a program that makes one, called with --from, --to, --count and --folders; without it, `make` does.
    """
    target = folder / f"archive-{count}"
    done = folder / f"archive-{count}.made"
    if not done.exists():
        folders = 1 if count <= 20_000 else 50
        if tool is None:
            make(target, count, folders, source)
        else:
            given = ["--from", source, "--to", target, "--count", count, "--folders", folders]
            subprocess.run([sys.executable, tool, *map(str, given)], check=True, stdout=subprocess.DEVNULL)
        done.touch()
    return target


def make(target: Path, count: int, folders: int, source: Path, seed: int = 1) -> None:
    """Write `count` articles: each a real one with its paragraphs drawn anew and its numbers, date and title changed.

    The same arguments give the same bytes.
    """
    texts = [path.read_text(encoding="utf-8") for path in sorted(source.rglob("*")) if path.suffix in (".txt", ".md")]
    pool = [paragraph for text in texts for paragraph in _PARAGRAPH.findall(text)]
    rng = random.Random(seed)
    for number in range(count):
        paragraphs = iter([_changed(rng, rng.choice(pool)) for _ in range(200)])
        date = format_datetime(_START + timedelta(minutes=rng.randrange(900_000)), usegmt=True)
        text = _PARAGRAPH.sub(lambda match, drawn=paragraphs: next(drawn, match[0]), rng.choice(texts))
        text = re.sub(r"^date:.*$", f"date: {date}", text, count=1, flags=re.M)
        text = re.sub(r"^(title:\s*['\"]?)", rf"\g<1>第{number}篇 ", text, count=1, flags=re.M)
        folder = target if folders == 1 else target / f"{number % folders:04d}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{rng.getrandbits(64):016x}_{number}.txt").write_text(text, encoding="utf-8")


def _changed(rng: random.Random, paragraph: str) -> str:
    return _NUMBER.sub(lambda match: match[0][0] + "".join(str(rng.randrange(10)) for _ in match[0][1:]), paragraph)
