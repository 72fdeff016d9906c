"""Looking back: rules, patterns, differences, lost decisions, the whole of the evidence, export."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tests.conftest import SAMPLE
from tests.screens.pilots import settle, until
from tests.screens.test_flows import desk, opened, screen
from tui.archive.catalog import Catalog
from tui.review.events import Act, State
from tui.review.journal import Journal
from tui.review.patterns import load
from tui.screens.app import ZhupiApp
from tui.screens.evidence_screen import EvidenceScreen
from tui.screens.list_dialog import ListDialog
from tui.screens.main_screen import MainScreen


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def lines(pilot: Pilot[None]) -> list[str]:
    options = pilot.app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


async def test_rules_show_their_errors_and_lead_there(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        screen(pilot).select(2)
        rule = desk(pilot).facts[2].rule
        key = desk(pilot).keys[2]
        await pilot.press("X", "7", "J")
        await settle(pilot)
        await pilot.press("R")
        await until(pilot, lambda: isinstance(pilot.app.screen, ListDialog))
        assert any(rule in line and "1 wrong" in line for line in lines(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "wrong value" in str(lines(pilot)))
        await pilot.press("enter")
        await settle(pilot)
        assert desk(pilot).article.path == "a 港口.md"
        assert desk(pilot).keys[desk(pilot).current or 0] == key


async def test_without_decisions_there_is_nothing_to_judge(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("R", "D")
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, MainScreen)


async def test_a_difference_is_settled_by_one_key(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "a")
        key = desk(pilot).keys[0]
    app = ZhupiApp(Catalog(archive), Journal(journal, "wang"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("n", "x", "D")
        await until(pilot, lambda: isinstance(pilot.app.screen, ListDialog))
        (line,) = lines(pilot)
        assert "li: accepted" in line
        assert "wang: rejected" in line
        await pilot.press("1")
        await until(pilot, lambda: "✓" in lines(pilot)[0])
        event = Journal(journal, "li").events()[-1]
        assert (event.act, event.key, event.reviewer) == (Act.ADJUDICATE, key, "wang")
        assert event.after.state is State.ACCEPTED
        assert len(event.cites) == 2
        title = str(pilot.app.screen.query_one("#list-title", Static).content)
        assert title.startswith("1 fact decided differently, 1 of them settled.")
        await pilot.press("escape")
        assert desk(pilot).states[0] is State.ACCEPTED


@asynccontextmanager
async def learning(archive: Path, journal: Path) -> AsyncIterator[Pilot[None]]:
    file = archive.parent / "patterns.toml"
    app = ZhupiApp(Catalog(archive), Journal(journal, "li"), patterns=file)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        yield pilot


async def test_three_like_rejections_propose_a_pattern(archive: Path, journal: Path) -> None:
    body = "".join(
        f"<p>　　{words}贵州茅台队的教练说，第{number}次会议开过了。</p>"
        for number, words in enumerate(("昨天", "今天", "明天", "后天"), 1)
    )
    (archive / "a 港口.md").write_text(SAMPLE.replace("<p><strong>市场", body + "<p><strong>市场"), encoding="utf-8")
    file = archive.parent / "patterns.toml"
    async with learning(archive, journal) as pilot:
        before = {at: fact for at, fact in enumerate(desk(pilot).facts) if fact.kind == "ticker"}
        town = [at for at in before if desk(pilot).article.text[before[at].end] == "队"]
        assert len(town) >= 4, "each is found as a mention of the share"
        assert not before[town[-1]].doubt, "a pattern is to doubt it, not the extractor"
        for at in town[:3]:
            screen(pilot).select(at)
            await pilot.press("X", "1")
            await pilot.pause(0.1)
        await until(pilot, lambda: screen(pilot).proposal)
        await pilot.press("P")
        await until(pilot, lambda: file.exists())
        await settle(pilot)
        (pattern,) = load(file)
        assert pattern.after[0].startswith("队")
        fact = desk(pilot).facts[town[-1]]
        assert fact.doubt == "place"
        await pilot.press("R")
        await until(pilot, lambda: isinstance(pilot.app.screen, ListDialog))
        await pilot.press("end", "d")
        await until(pilot, lambda: not load(file))
        await settle(pilot)
        assert desk(pilot).facts[town[-1]].doubt == ""


async def test_decisions_on_changed_words_are_confirmed_again(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        at = next(at for at, fact in enumerate(desk(pilot).facts) if fact.quote == "13.9%")
        screen(pilot).select(at)
        await pilot.press("a")
        await pilot.press("n", "x")
    file = archive / "a 港口.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("达到2.38万亿元、增长13.9%，近千家企业受益", "达2.38万亿元，增长13.9%，近千家公司受益"),
        encoding="utf-8",
    )
    async with opened(archive, journal) as pilot:
        at = next(at for at, fact in enumerate(desk(pilot).facts) if fact.quote == "13.9%")
        assert desk(pilot).confirm[at]
        assert desk(pilot).mark(at) == "↺"
        await pilot.press("ctrl+o")
        assert isinstance(pilot.app.screen, ListDialog)
        await pilot.press("enter")
        assert desk(pilot).current == at
        await pilot.press("a")
        assert Journal(journal, "li").events()[-1].act is Act.CONFIRM
        assert desk(pilot).mark(at) == "✓"


async def test_enter_shows_all_the_evidence_and_answers_there(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("n", "enter")
        assert isinstance(pilot.app.screen, EvidenceScreen)
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MainScreen)
        assert desk(pilot).states[0] is State.ACCEPTED
