"""A decision carried over to copies of its sentence, through the screen."""

from pathlib import Path

import pytest

from tests.screens.pilots import settle
from tests.screens.test_flows import desk, head, opened, screen
from tui.review.events import State
from tui.review.journal import Journal
from tui.screens.copying import Copying


async def test_what_is_decided_here_is_decided_in_its_copies(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Copying, "COPIES_AFTER", 0.01)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "journal.sqlite3"
    async with opened(archive, path) as pilot:
        for _ in range(500):
            if screen(pilot)._copies:
                break
            await pilot.pause(0.01)
        at = next(at for at, fact in enumerate(desk(pilot).facts) if fact.quote == "1.2%")
        screen(pilot).select(at)
        await pilot.press("a")
        await settle(pilot)
        assert desk(pilot).decisions[at].state is State.ACCEPTED
        other = Journal(path, "li")
        events = other.events()
        assert [(event.article, event.shown_by) for event in events] == [
            ("a 港口.md", "article"), ("b.txt", "carried"),
        ]  # fmt: skip
        assert "decided" in head(pilot, "facts")
        await pilot.press("u")
        await settle(pilot)
        assert {event.undoes for event in other.events()[2:]} == {event.uid for event in events}
        other.close()


async def test_a_rejection_with_copies_is_one_to_learn_from(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Copying, "COPIES_AFTER", 0.01)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    async with opened(archive, tmp_path / "journal.sqlite3") as pilot:
        for _ in range(500):
            if screen(pilot)._copies:
                break
            await pilot.pause(0.01)
        quotes = ["1.2%", "600519.SH"]
        for quote in quotes:  # the first is learnt from the journal, the second as it is recorded
            screen(pilot).select(next(at for at, fact in enumerate(desk(pilot).facts) if quote in fact.quote))
            await pilot.press("x")
            for _ in range(500):
                if screen(pilot)._learner:
                    break
                await pilot.pause(0.01)
        learner = screen(pilot)._learner
        assert learner
        here = desk(pilot).article.text_sha256
        assert [key.text_sha256 for key in learner._judged] == [here] * len(quotes)
