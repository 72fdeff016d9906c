"""What the journal costs with 100,000 events in it: `python -m tests.bench.journal_times [EVENTS]`.

Prints median and 95th percentile in milliseconds. A commit waits for the disk, so beside the journal's own figures
stands what a bare write and sync of as many bytes costs here (`disk`), taken in turn with them.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tui.archive.catalog import Catalog
from tui.archive.query import parse
from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.facts.fact import record
from tui.review.events import Act, Decision, Deed, State, keys_of
from tui.review.journal import Journal
from tui.review.opening import reviewed
from tui.review.states import JournalStates

SENTENCES = (
    "据海关统计，{0}年东海市外贸进出口总额达到{1}.38万亿元，比上年同期增长13.{2}%。",
    "其中，出口{1}.2亿元，增长{2}%；进口{1}.9亿元，下降2.{2}个百分点。",
    "贵州茅台（600519.SH）当日收涨{2}.2%，成交额{1}.3亿元。",
    "商务部表示，将支持保税维修等新业态，优化通关便利化流程。",
)


def article(number: int) -> str:
    """A text of four sentences."""
    return "\n".join(sentence.format(2000 + number % 25, number, number % 9 + 1) for sentence in SENTENCES)


def main() -> None:
    """Fill a journal and an archive, and time what a reviewer does."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.perf_counter()
        deeds = _deeds(events, folder / "archive")
        with closing(Journal(folder / "journal.sqlite3", "li")) as journal:
            for start in range(0, len(deeds), 1_000):
                for at in range(start, min(start + 1_000, len(deeds)), 10):
                    journal.record(deeds[at : at + 10])
            size = sum(file.stat().st_size for file in folder.glob("journal*")) / 1e6
            print(f"{len(deeds)} events, {size:.0f} MB, filled in {time.perf_counter() - began:.0f} s")
            _time_all(journal, deeds, folder)


def _deeds(count: int, archive: Path) -> list[Deed]:
    archive.mkdir()
    deeds: list[Deed] = []
    number = 0
    while len(deeds) < count:
        path = f"{number // 1000}-{number}.txt"
        text = article(number)
        (archive / path).write_text(text, encoding="utf-8")
        it = from_plain(text)._replace(path=path)
        facts = extract(it)
        for fact, key in zip(facts, keys_of(it, facts), strict=True):
            act, state = (Act.REJECT, State.REJECTED) if len(deeds) % 5 == 0 else (Act.ACCEPT, State.ACCEPTED)
            deeds.append(Deed(path, key, record(fact, it), act, Decision(), Decision(state)))
        number += 1
    return deeds[:count]


def _time_all(journal: Journal, deeds: list[Deed], folder: Path) -> None:
    deed = deeds[len(deeds) // 2]
    texts = [one.key.text_sha256 for one in deeds[:: max(1, len(deeds) // 300)] if one.article != deed.article]
    fresh = Journal(journal.path, "li")
    _say("open", [_once(lambda: Journal(journal.path, "li").close()) for _ in range(20)])
    _say("inspect (quick_check)", [_once(fresh.inspect)])
    fresh.close()
    sink = (folder / "sink").open("wb", buffering=0)
    records: list[float] = []
    disk: list[float] = []
    for _ in range(300):
        records.append(_once(lambda: journal.record([deed])))
        disk.append(_once(lambda: (sink.write(b"x" * 20_000), os.fsync(sink.fileno()))))
    _say("record", records)
    _say("disk", disk)
    _say("decisions of a text", [_once(lambda text=text: journal.decisions(text)) for text in texts])  # type: ignore[misc]
    _say("history of a fact", [_once(lambda: journal.history(deed.key)) for _ in range(100)])
    _say("undo", [_once(journal.undo) for _ in range(200)])
    _say("redo", [_once(journal.redo) for _ in range(200)])
    undos = [_once(journal.undo) for _ in range(min(10_000, len(deeds) // 10))]
    _say(f"undo, the last 200 of {len(undos)} in a row", undos[-200:])
    _say("redo after them", [_once(journal.redo) for _ in range(200)])
    group = deeds[:5_000]
    _say("record a group of 5,000", [_once(lambda: journal.record(group))])
    _say("undo it", [_once(journal.undo)])
    _say("redo it", [_once(journal.redo)])
    _say("all events", [_once(journal.events)])
    it = from_plain(article(7))._replace(path="0-7.txt")
    facts = extract(it)
    _say("opening an article", [_once(lambda: reviewed(it, facts, journal)) for _ in range(100)])
    changed = from_plain("本报讯。" + article(7))._replace(path="0-7.txt")
    moved = extract(changed)
    _say("opening a changed article", [_once(lambda: reviewed(changed, moved, journal)) for _ in range(100)])
    with closing(Journal(folder / "other.sqlite3", "li")) as other:
        rows = journal.rows()
        _say(f"merge {len(rows)} events", [_once(lambda: other.merge_rows(rows))])
        _say("merge them again", [_once(lambda: other.merge_rows(rows))])
    _time_states(journal, deed, folder)


def _time_states(journal: Journal, deed: Deed, folder: Path) -> None:
    catalog = Catalog(folder / "archive", folder / "cache")
    catalog.update()
    states = JournalStates(journal)
    query = parse("state:rejected kind:ticker", states.names)

    def search() -> None:
        catalog.search(query, states=states)

    _say("state search, the first", [_once(search)])
    _say("state search, nothing changed", [_once(search) for _ in range(30)])
    times = []
    for _ in range(30):
        journal.record([deed])
        times.append(_once(search))
    _say("state search after a decision", times)
    ids = catalog.ids()[:50]
    times = []
    for _ in range(30):
        journal.record([deed])
        times.append(_once(lambda: catalog.rows(ids, states)))
    _say("50 rows of a list after a decision", times)
    catalog.close()


def _once(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def _say(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{what:40} median {statistics.median(ordered):9.2f}  p95 {p95:9.2f}  max {ordered[-1]:9.2f} ms", flush=True)


if __name__ == "__main__":
    main()
