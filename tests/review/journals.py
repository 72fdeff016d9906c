"""What the tests of the journal's file share: journals filled with events, and damaged."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.review.three_figures import deed
from tui.review.events import Act, Event
from tui.review.journal import Journal

PAGE = 4096


def filled(path: Path, count: int = 120) -> list[Event]:
    """A journal with many events, closed."""
    with closing(Journal(path, "li")) as journal:
        for number in range(count // 3):
            acts = [deed(at, Act.ACCEPT if number % 2 else Act.REJECT) for at in range(3)]
            journal.record(acts)
        return journal.events()


def damage(path: Path, pages: list[int], start: int = 0) -> None:
    """Overwrite whole pages (from 1) with noise."""
    noise = random.Random(1)
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE + start)
            file.write(noise.randbytes(PAGE - start))


def set_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("journal.damaged-*.sqlite3"))


def write(path: Path, **columns: object) -> None:
    """A row that no Zhupi of this version writes."""
    with closing(sqlite3.connect(path)) as db, db:
        names = [row[1] for row in db.execute("PRAGMA table_info(events)")]
        (row,) = db.execute("SELECT * FROM events WHERE id = 1").fetchall()
        values = dict(zip(names, row, strict=True)) | {"id": None, "uid": f"foreign {columns}"} | columns
        db.execute(f"INSERT INTO events VALUES ({', '.join('?' * 20)})", [values[name] for name in names])
