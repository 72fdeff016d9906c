"""Deciding by key: every decision, undo and redo, what a held key or a paste may not do."""

import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from threading import Event as Gate

import pytest
from textual.events import Paste

from tests.screens.pilots import keys_done, settle, until
from tests.screens.test_flows import desk, head, opened, screen
from tui.archive.catalog import Catalog
from tui.archive.listing import FileRow
from tui.archive.states import States
from tui.articles.document import Article
from tui.facts.fact import Fact
from tui.review.events import Event, State
from tui.review.journal import Journal, JournalError
from tui.screens.glyphs import cells


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("a", State.ACCEPTED), ("1", State.ACCEPTED), ("ａ", State.ACCEPTED), ("１", State.ACCEPTED),
        ("x", State.REJECTED), ("2", State.REJECTED), ("ｘ", State.REJECTED), ("２", State.REJECTED),
        ("s", State.SKIPPED), ("3", State.SKIPPED), ("ｓ", State.SKIPPED), ("３", State.SKIPPED),
    ],
)  # fmt: skip
async def test_one_key_decides_and_goes_on(archive: Path, journal: Path, key: str, state: State) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", key)
        assert desk(pilot).states[:2] == [state, State.UNDECIDED]
        assert desk(pilot).current == 1


@pytest.mark.parametrize("key", ["f", "4", "ｆ", "４"])
async def test_a_flag_stands_beside_the_state(archive: Path, journal: Path, key: str) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "a", "left", key)
        assert desk(pilot).decisions[0].flagged
        assert desk(pilot).states[0] is State.ACCEPTED
        await pilot.press("left", "f" if key != "f" else "4")
        assert not desk(pilot).decisions[0].flagged


async def test_undo_and_redo_without_limit(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        before = list(desk(pilot).decisions)
        keys = ("n", "a", "x", "s", "f", "a", "1", "2")
        await pilot.press(*keys)
        after = list(desk(pilot).decisions)
        for _ in keys[1:]:
            await pilot.press("u")
        assert desk(pilot).decisions == before
        await pilot.press("u")
        assert desk(pilot).decisions == before, "nothing is left to undo"
        for _ in keys[1:]:
            await pilot.press("ctrl+r")
        assert desk(pilot).decisions == after


async def test_redo_opens_the_article_at_the_fact_after_a_restart(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "n", "x", "u")
    async with opened(archive, journal) as pilot:
        await pilot.press("J")
        await settle(pilot)
        assert desk(pilot).article.path == "b.txt"
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert desk(pilot).article.path == "a 港口.md"
        assert (desk(pilot).current, desk(pilot).states[1]) == (1, State.REJECTED)


async def test_what_was_skipped_comes_up_again_when_nothing_else_is_left(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "s")
        for key in range(len(desk(pilot).facts) - 1):
            await pilot.press("ax"[key % 2])
        assert desk(pilot).current == 0, "only the skipped fact is left"
        await pilot.press("a")
        assert desk(pilot).decided() == len(desk(pilot).facts)


async def test_decisions_are_inert_while_words_are_typed(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "slash", *"axsf1234u", "escape")
        assert Journal(journal, "li").events() == []


async def test_a_paste_decides_nothing(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n")
        pilot.app.post_message(Paste("axsf1234u"))
        await pilot.pause()
        assert Journal(journal, "li").events() == []


async def test_the_view_stands_still_while_the_next_fact_is_in_sight(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n")
        top = screen(pilot).reading.scroll_offset
        await pilot.press("a", "x", "s")
        assert screen(pilot).reading.scroll_offset == top


async def test_a_journal_that_cannot_be_written_stops_deciding_not_the_app(
    archive: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(archive, journal) as pilot:
        kept = screen(pilot).journal
        assert kept is not None

        def full(deeds: object) -> None:
            raise JournalError("journal: not recorded (database or disk is full)")

        monkeypatch.setattr(kept, "record", full)
        await pilot.press("n", "a")
        assert desk(pilot).decided() == 0
        assert desk(pilot).current == 0, "the fact stays under review"
        monkeypatch.undo()
        await pilot.press("x")
        assert desk(pilot).states[0] is State.REJECTED


async def test_a_read_only_journal_says_so(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        kept = screen(pilot).journal
        assert kept is not None
        with kept._file.writing() as db:
            db.execute("SELECT 1")
        writer = kept._file._writer
        assert writer is not None
        writer.execute("PRAGMA query_only = ON")
        await pilot.press("n", "a", "u")
        assert desk(pilot).decided() == 0
        notice = list(pilot.app._notifications)[-1]
        assert "no permission to write it" in notice.message


async def test_the_commit_comes_before_the_frame(
    archive: Path, journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever a frame shows a decision, a copy of the journal's files taken then already holds it."""
    seen: list[tuple[int, int]] = []
    async with opened(archive, journal) as pilot:
        from tui.screens.facts_pane import FactsPane

        draw = FactsPane.render_lines

        def spy(pane: FactsPane, crop: object) -> object:
            copy = tmp_path / f"copy{len(seen)}"
            copy.mkdir()
            for file in journal.parent.glob(f"{journal.name}*"):
                shutil.copy(file, copy)
            with sqlite3.connect(copy / journal.name) as db:
                (count,) = db.execute("SELECT count(*) FROM events").fetchone()
            seen.append((desk(pilot).decided(), count))
            return draw(pane, crop)  # type: ignore[arg-type]

        monkeypatch.setattr(FactsPane, "render_lines", spy)
        await pilot.press("n", "a", "x", "a")
        await pilot.pause()
    assert [decided for decided, _ in seen][-1] == 3
    assert all(decided <= recorded for decided, recorded in seen), seen


async def test_the_count_is_seen_in_full_in_a_narrow_heading(archive: Path, journal: Path) -> None:
    async with opened(archive, journal, (80, 24)) as pilot:
        await pilot.press("n", "a", "x", "a", "x")
        shown = head(pilot, "facts")
        assert "4 decided" in shown
        assert cells(shown) <= screen(pilot).query_one("#facts-head").content_size.width


async def test_decisions_do_not_pile_up_readings_of_the_archive(
    archive: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading: list[int] = []
    most: list[int] = []
    rows = Catalog.rows
    gate = Gate()

    def slow(self: Catalog, ids: Sequence[int], states: States | None = None) -> list[FileRow]:
        reading.append(1)
        most.append(len(reading))
        assert gate.wait(60)
        reading.pop()
        return rows(self, ids, states)

    async with opened(archive, journal) as pilot:
        monkeypatch.setattr(Catalog, "rows", slow)
        for _ in range(5):
            screen(pilot)._count_later(screen(pilot).open_id or 0)
            screen(pilot)._count()
            await keys_done(pilot)
            await until(pilot, lambda: reading)
        gate.set()
        await until(pilot, lambda: screen(pilot)._rows_wanted is None)
        assert set(most) == {1}
        assert len(most) == 2, "one, and after it one for all that was asked for meanwhile"


async def test_an_article_opens_though_the_journal_cannot_be_read(
    archive: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "a")

        def fail(self: Journal, text_sha256: str | None = None) -> list[Event]:
            raise JournalError("the disk is away")

        monkeypatch.setattr(Journal, "events", fail)
        screen(pilot).open_named("b.txt")
        await settle(pilot)
        assert desk(pilot).article.path == "b.txt"
        assert desk(pilot).facts
        assert any("the disk is away" in notice.message for notice in pilot.app._notifications)


class _Slow:
    """Lets articles be opened only when the gate is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.gate = Gate()
        self.gate.set()
        whole = Catalog.open

        def slow(catalog: Catalog, entry: FileRow) -> tuple[Article, list[Fact]]:
            assert self.gate.wait(10)
            return whole(catalog, entry)

        monkeypatch.setattr(Catalog, "open", slow)


async def test_keys_typed_ahead_decide_nothing_in_the_article_that_is_left(
    archive: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who has gone on to the next article means no fact of the one that still stands there."""
    monkeypatch.setattr("tui.screens.opening.PATIENCE", 60)
    slow = _Slow(monkeypatch)
    async with opened(archive, journal) as pilot:
        left = desk(pilot)
        await pilot.press("n", "a")
        before = list(left.decisions)
        slow.gate.clear()
        await pilot.press("J", "n", "x", "f", "e")
        assert desk(pilot) is left
        assert left.decisions == before
        assert screen(pilot) is pilot.app.screen, "no form of a fact that is being left"
        slow.gate.set()
        await settle(pilot)
        assert desk(pilot) is not left
        assert desk(pilot).current == 0, "n has waited for the article"
    assert len(Journal(journal, "li").events()) == 1
