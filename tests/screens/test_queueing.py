"""The queue: it drives the review across articles, is resumed, and says why each fact was shown."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Semaphore

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.conftest import SAMPLE
from tests.screens.pilots import settle, until
from tests.screens.shelves import drawn
from tests.screens.test_flows import desk, head, screen
from tui.archive.catalog import Catalog
from tui.facts.fact import record
from tui.review.agreement import blind_keys
from tui.review.deeds import Case, accept, edit, note, reject
from tui.review.events import Decision, FactKey, State, keys_of
from tui.review.journal import Journal
from tui.review.kept_queue import KeptQueue
from tui.screens.app import ZhupiApp
from tui.screens.queue_screen import QueueScreen

SEED = 1
"""With it the fact that fails a check is none of the random part, which is drawn by chance otherwise."""


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture(autouse=True)
def no_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The articles here are all alike: what is decided in one is to stay there."""
    monkeypatch.setattr("tui.screens.copying.Copying.COPIES_AFTER", 600.0)


def app(archive: Path, journal: Path) -> ZhupiApp:
    catalog = Catalog(archive, archive.parent / "catalogues")
    return ZhupiApp(catalog, Journal(journal, "li"), kept_queue=KeptQueue(archive.parent / "queues", archive))


async def built(pilot: Pilot[None]) -> None:
    for _ in range(300):
        await settle(pilot)
        if screen(pilot).queue and screen(pilot).at_item():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"no queue: {screen(pilot).question.render().plain}")


async def begin(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press("Q")
    assert isinstance(pilot.app.screen, QueueScreen)
    await pilot.press(*keys)
    await built(pilot)


async def test_the_queue_goes_through_the_articles(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "2")
        total = screen(pilot).queue.progress().total  # type: ignore[union-attr]
        seen = []
        for turn in range(total):
            seen.append((desk(pilot).article.path, desk(pilot).current))
            await pilot.press("ax12"[turn % 4])
            if turn < total - 1:
                await built(pilot)
        assert len(set(seen)) == total
        assert len({path for path, _ in seen}) == 2, "one text stands in two files: it is reviewed once"
        events = Journal(journal, "li").events()
        assert {"article"} <= {event.shown_by for event in events} <= {"article", "random"}
        assert f"{total}/{total}" in head(pilot, "facts")
        await settle(pilot)
        assert screen(pilot).queue.current is None  # type: ignore[union-attr]


async def test_the_least_sure_come_first(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "1")
        current = desk(pilot).current
        assert current is not None
        await pilot.press("a")
        (event,) = Journal(journal, "li").events()
        assert event.shown_by in ("doubt", "random")


async def test_the_queue_is_resumed_where_it_was_left(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "3")
        for key in "ax1":
            await pilot.press(key)
            await built(pilot)
        left = desk(pilot).keys[desk(pilot).current or 0]
        await pilot.pause(0.2)
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await built(pilot)
        assert desk(pilot).keys[desk(pilot).current or 0] == left
        assert screen(pilot).queue.progress().done == 3  # type: ignore[union-attr]
        await pilot.press("Q", "0")
        await pilot.pause(0.2)
        assert screen(pilot).queue is None
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.pause(0.3)
        assert screen(pilot).queue is None, "it was ended"


async def test_undo_goes_back_in_the_queue(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "4")
        first = desk(pilot).keys[desk(pilot).current or 0]
        await pilot.press("a")
        await built(pilot)
        await pilot.press("u")
        await built(pilot)
        assert desk(pilot).keys[desk(pilot).current or 0] == first
        assert screen(pilot).queue.progress().done == 0  # type: ignore[union-attr]
        await pilot.press("n")
        await built(pilot)
        assert desk(pilot).keys[desk(pilot).current or 0] != first
        await pilot.press("N")
        await built(pilot)
        assert desk(pilot).keys[desk(pilot).current or 0] == first


async def test_a_queue_over_a_search(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("Q", "tab", "tab", "2")
        await pilot.pause()
        await pilot.press(*"kind:ticker", "enter")
        await built(pilot)
        assert screen(pilot).queue.progress().total == 2  # type: ignore[union-attr]
        assert desk(pilot).facts[desk(pilot).current or 0].kind == "ticker"


async def test_what_is_skipped_comes_again_at_the_end(archive: Path, journal: Path) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("Q", "tab", "2")
        await built(pilot)
        first = desk(pilot).keys[desk(pilot).current or 0]
        total = screen(pilot).queue.progress().total  # type: ignore[union-attr]
        await pilot.press("s")
        await built(pilot)
        for turn in range(total - 1):
            await pilot.press("ax"[turn % 2])
            await built(pilot)
        assert desk(pilot).keys[desk(pilot).current or 0] == first
        assert desk(pilot).states[desk(pilot).current or 0] is State.SKIPPED


@pytest.mark.usefixtures("keys_as_people_press_them")
async def test_a_fact_that_fails_a_check_comes_next(
    tmp_path: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.review.kept_queue.new_seed", lambda: SEED)
    root = tmp_path / "archive"
    root.mkdir()
    trade = "今年我国进出口总值{}万亿元。其中，出口21.73万亿元，进口19.37万亿元。"
    for number in range(8):
        text = trade.format("39.1" if number == 6 else "41.1")
        (root / f"{number}.md").write_text(SAMPLE.replace("2022年2月10日，", f"{text}第{number}篇，"), encoding="utf-8")
    async with app(root, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "1")
        queue = screen(pilot).queue
        assert queue is not None
        await until(pilot, lambda: queue.raised)
        assert "failed a check" in screen(pilot).question.render().plain
        quotes = []
        for _ in range(2):  # one of the two may be of the random part
            await pilot.press("a")
            await built(pilot)
            at = desk(pilot).current
            assert at is not None
            quotes.append((desk(pilot).article.path, desk(pilot).facts[at].quote))
        assert ("6.md", "39.1万亿元") in quotes


def slow_archive(root: Path, count: int) -> Path:
    """Articles of which each second has a total that its parts do not make up."""
    root.mkdir()
    trade = "今年我国进出口总值{}万亿元。其中，出口21.73万亿元，进口19.37万亿元。"
    for number in range(count):
        text = trade.format("39.1" if number % 2 else "41.1")
        (root / f"{number}.md").write_text(SAMPLE.replace("2022年2月10日，", f"{text}第{number}篇，"), encoding="utf-8")
    return root


async def test_the_check_of_the_queue_is_seen_posts_what_it_finds_and_can_be_stopped(
    tmp_path: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = slow_archive(tmp_path / "archive", 12)
    go_on = Semaphore(0)
    monkeypatch.setattr("tui.screens.raising.sleep", lambda seconds: go_on.acquire(timeout=30))
    monkeypatch.setattr("tui.screens.raising.TELL", 0.0)
    async with app(root, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await begin(pilot, "1")
        queue = screen(pilot).queue
        assert queue is not None
        line = screen(pilot).query_one("#facts-progress", Static)
        assert line.display
        for done in range(1, 5):
            await until(pilot, lambda: f"{done}/12" in str(line.render()))  # noqa: B023
            if done < 4:
                go_on.release()
        assert len(queue.raised) == 2, "found so far, long before the end"
        assert "2 raised" in str(line.render())
        await pilot.press("ctrl+k")
        assert "stopped 4/12" in str(line.render())
        go_on.release()
        await pilot.pause(0.1)
        assert "stopped 4/12" in str(line.render())
        monkeypatch.setattr("tui.screens.raising.sleep", lambda seconds: None)
        await pilot.press("ctrl+k")
        await until(pilot, lambda: not line.display)
        assert len(queue.raised) == 6
        await pilot.press("Q", "0")
        await until(pilot, lambda: screen(pilot).queue is None)
        await pilot.press("ctrl+k")
        assert not line.display


def gone_on(pilot: Pilot[None], seen: set[FactKey]) -> bool:
    """Whether the queue has come to a fact that was not seen, or to its end."""
    queue, at = screen(pilot).queue, desk(pilot).current
    assert queue is not None
    return queue.current is None or (at is not None and desk(pilot).keys[at] not in seen)


async def blind(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await pilot.press("Q", "5")
    await built(pilot)


@pytest.fixture
def decided_days_ago(archive: Path, journal: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[FactKey, Decision]]:
    """Three decisions that all come again: accepted with a note, rejected for a reason, corrected."""
    monkeypatch.setattr("tui.review.agreement.blind_keys", partial(blind_keys, one_in=1))
    monkeypatch.setattr("tui.review.agreement.AFTER", timedelta(0))
    article, facts = Catalog(archive).open(Catalog(archive).scan()[0])
    cases = [
        Case(article.path, key, record(fact, article), Decision())
        for key, fact in zip(keys_of(article, facts), facts, strict=True)
    ]
    at = next(at for at, fact in enumerate(facts) if fact.kind == "figure")
    others = [case for case in cases if case is not cases[at]][:2]
    done = [accept(others[0]), reject(others[1], "common word"), edit(cases[at], {"unit": "USD"}, accepted=True)]
    kept = Journal(journal, "li")
    kept.record(done)
    kept.record([note(others[0]._replace(decision=done[0].after), "see the table")])
    kept.close()
    return [(deed.key, Journal(journal, "li").decisions(deed.key.text_sha256)[deed.key]) for deed in done]


@pytest.mark.usefixtures("keys_as_people_press_them")
async def test_blind_repeats_are_seen_as_if_nothing_had_been_decided(
    archive: Path, journal: Path, decided_days_ago: list[tuple[FactKey, Decision]]
) -> None:
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert desk(pilot).decided() == 3
        assert any("USD" in str(fact) for fact in desk(pilot).facts)
        await blind(pilot)
        assert {desk(pilot).keys.index(key) for key, _ in decided_days_ago}
        seen = set()
        for _ in range(3):
            at = desk(pilot).current
            assert at is not None
            seen.add(desk(pilot).keys[at])
            assert desk(pilot).word(at) in ("undecided", "doubtful")
            assert desk(pilot).history(at) == []
            card = drawn(pilot)
            assert "common word" not in card
            assert "see the table" not in card
            assert "USD" not in card
            await pilot.press("a")
            await until(pilot, lambda: gone_on(pilot, seen))
        assert seen == {key for key, _ in decided_days_ago}
        events = Journal(journal, "li").events()[-3:]
        assert {event.shown_by for event in events} == {"blind"}
        assert {event.before.state for event in events} == {State.UNDECIDED}
        assert screen(pilot).queue.current is None  # type: ignore[union-attr]
        now = desk(pilot)
        assert len(now.history(now.keys.index(decided_days_ago[0][0]))) == 3, "now all is seen again"
        notes = Journal(journal, "li").decisions(desk(pilot).article.text_sha256)[decided_days_ago[0][0]].note
        assert notes == "see the table"
        said = pilot.app._notifications
        await until(pilot, lambda: any("decided otherwise before: rejected" in one.message for one in said))


@pytest.mark.usefixtures("keys_as_people_press_them")
async def test_what_is_not_a_verdict_on_a_blind_repeat_takes_nothing_back(
    archive: Path, journal: Path, decided_days_ago: list[tuple[FactKey, Decision]]
) -> None:
    before = dict(decided_days_ago)
    async with app(archive, journal).run_test(size=(120, 40)) as pilot:
        await blind(pilot)
        first = desk(pilot).keys[desk(pilot).current or 0]
        await pilot.press("f")
        await until(pilot, lambda: len(Journal(journal, "li").events()) == 5)
        holds = Journal(journal, "li").decisions(first.text_sha256)
        assert holds[first] == before[first]._replace(flagged=True)
        assert desk(pilot).is_unseen(desk(pilot).current or 0), "it waits as before"
        await pilot.press("s")
        await until(pilot, lambda: desk(pilot).keys[desk(pilot).current or 0] != first)
        assert len(Journal(journal, "li").events()) == 5, "not now is no decision"
        second = desk(pilot).keys[desk(pilot).current or 0]
        await pilot.press("x")
        await until(pilot, lambda: desk(pilot).keys[desk(pilot).current or 0] not in (first, second))
        await pilot.press("u")
        await until(pilot, lambda: desk(pilot).keys[desk(pilot).current or 0] == second)
        assert desk(pilot).is_unseen(desk(pilot).current or 0)
        assert Journal(journal, "li").decisions(second.text_sha256)[second] == before[second]
        await pilot.press("Q", "0")
        await until(pilot, lambda: screen(pilot).queue is None)
        assert desk(pilot).decided() == 3, "seen again"
