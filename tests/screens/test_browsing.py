"""The archive pane while it has the focus: its room, its card, its keys, and what is said where nothing is in it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.pilot import Pilot

from tests.screens import test_quick_frames
from tests.screens.pilots import settle
from tests.screens.shelves import drawn, opened, press, screen, written
from tests.screens.test_looks import SEEDS, Fixed
from tests.screens.test_quick_frames import ROWS, Watched, whole
from tests.screens.test_quick_frames import shown as terminal_shows
from tui.archive.listing import FileRow
from tui.archive.schema import FileState
from tui.review.journal import Journal
from tui.screens.actions import ACTIONS, FOOTERS
from tui.screens.article_card import ArticleCard, of_file, of_head
from tui.screens.article_row import ArticleRow
from tui.screens.glyphs import cells
from tui.screens.key_line import KeyLine
from tui.screens.shelf import Head, HeadKind


def keys(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(KeyLine).render())


async def test_the_footer_has_the_archives_keys_while_it_has_the_focus(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path, size=(80, 24)) as pilot:
        assert keys(pilot).startswith("Enter Open / Filter o Order c Group v Only * Star r Read ! All")
        assert keys(pilot).endswith("? Keys")  # what is not seen in full is left out
        await press(pilot, "tab")
        assert keys(pilot).startswith("a Accept")


def test_a_pane_s_footer_names_actions_of_the_registry() -> None:
    known = {action.id for action in ACTIONS}
    assert all(known.issuperset(titles) for titles in FOOTERS.values())


async def test_no_key_is_shown_that_would_be_typed(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path) as pilot:
        await press(pilot, "slash")
        assert keys(pilot) == "Enter To what is found Esc Give up ↑ Typed before"
        await press(pilot, "escape", "backslash")
        assert keys(pilot) == "Enter To what is found Esc Give up ↑ Typed before"
        await press(pilot, "escape")
        assert pilot.app.screen is screen(pilot)


@pytest.mark.parametrize("width", [60, 80, 120, 160, 200])
async def test_the_text_keeps_its_width(tmp_path: Path, width: int) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path, size=(width, 24)) as pilot:
        main = screen(pilot)
        browsed, facts_shown = main.archive.region.width, bool(main.facts.region)
        before = main.reading.region.size
        await press(pilot, "tab")
        assert main.reading.region.size == before
        assert main.facts.region.width
        assert main.archive.region.width <= browsed
        assert facts_shown is (width >= 180)
        await press(pilot, "shift+tab", "shift+tab")
        assert main.focused is main.facts


async def test_a_key_shows_the_facts_beside_the_archive(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path, size=(80, 24)) as pilot:
        main = screen(pilot)
        assert not main.facts.region
        await press(pilot, "i")
        assert main.facts.region
        assert main.focused is main.archive
        await press(pilot, "i", "i", "tab", "shift+tab")
        await settle(pilot)
        assert not main.facts.region  # shown again by key, it goes by the stylesheet as before


async def test_the_heading_of_the_pane_in_use_is_bold(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path) as pilot:
        heads = screen(pilot).heads
        assert [name for name, head in heads.items() if head.styles.text_style.bold] == ["archive"]
        await press(pilot, "tab")
        assert [name for name, head in heads.items() if head.styles.text_style.bold] == ["reading"]


async def test_the_card_follows_the_cursor(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path, journal=True) as pilot:
        await press(pilot, "home")
        card = pilot.app.screen.query_one(ArticleCard)
        assert "3 articles · Enter unfolds" in str(card.render())
        await press(pilot, "enter", "down")
        assert str(card.render()).startswith("三月第0篇\n")
        assert "2022-02-10" in str(card.render())


async def test_an_empty_view_says_so_and_how_to_leave_it(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path, size=(80, 24)) as pilot:
        await press(pilot, "slash", *"xyz", "enter")
        assert "No article has “xyz” in its title or" in drawn(pilot)
        assert "Esc shows all articles, \\ searches" in drawn(pilot)
        await press(pilot, "v", "v")
        assert "No starred article has “xyz” in its" in drawn(pilot)
        await press(pilot, "escape")
        assert "No article" not in drawn(pilot)


async def test_an_archive_without_articles_says_so(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    root.mkdir()
    (root / "notes.pdf").write_bytes(b"")
    async with opened(root, tmp_path) as pilot:
        assert "No articles here: Zhupi reads .txt, .md and .html" in drawn(pilot)
        assert "q closes Zhupi; zhupi FOLDER opens another folder." in drawn(pilot)


async def test_help_begins_with_the_keys_of_the_pane(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Keys in the archive pane" in drawn(pilot)
        await pilot.press("escape")


def test_what_the_card_says() -> None:
    row = FileRow(1, "a/b.md", "标题", datetime(2021, 3, 1, 12, tzinfo=UTC), 5, FileState.KNOWN, "", 0, 7, 3, "")
    title, detail = of_file(row, judged=True)
    assert title == "标题"
    assert detail.endswith(" · 3 of 7 undecided · a/b.md")
    assert of_file(row, judged=False)[1].endswith(" · 7 facts · a/b.md")
    assert of_file(row._replace(error="cannot be read"), judged=True)[0] == "cannot be read"
    search = Head("?港口", "港口", HeadKind.SEARCH, 0)
    assert of_head(search, unfolded=True) == ("港口", "0 found · Enter folds · Del removes")
    search = Head("?港口", "港口", HeadKind.SEARCH, query="港口 OR 码头")
    assert of_head(search, unfolded=False) == ("港口: 港口 OR 码头", "Enter unfolds · Del removes")
    assert of_head(Head("7", "2021", HeadKind.FOLDER, 1), unfolded=False) == ("2021", "1 article · Enter unfolds")


@given(st.text(max_size=60), st.integers(0, 3000), st.booleans(), st.booleans(), st.integers(14, 120))
def test_rows_are_as_wide_as_they_should_be(title: str, facts: int, judged: bool, dated: bool, width: int) -> None:
    paint = ArticleRow(lambda name: Style())
    paint.judged = judged
    date = datetime(2021, 3, 1, tzinfo=UTC) if dated else None
    facts = facts if width < 50 else facts % 1000
    row = FileRow(1, "a.md", title, date, 5, FileState.KNOWN, "", 0, facts, facts // 2 if facts > 99 else facts, "")
    assert sum(cells(segment.text) for segment in paint.draw(row, 1, "", width, Style())) == width


async def test_a_width_given_by_key_holds_where_it_was_given(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path, size=(120, 24)) as pilot:
        main = screen(pilot)
        widths = [main.archive.region.width]
        for keys in ("greater_than_sign",), ("tab",), ("shift+tab",):
            await press(pilot, *keys)
            widths.append(main.archive.region.width)
        assert widths == [66, 70, 30, 70]


@pytest.mark.usefixtures("codes_of_each_console")
async def test_panes_that_change_their_width_part_no_character(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_quick_frames, "COLUMNS", 80)
    app = Watched(Fixed(SEEDS), Journal(tmp_path / "journal", "li"))
    async with app.run_test(size=(80, ROWS)) as pilot:
        await settle(pilot)
        for key in (
            "pagedown",
            "shift+tab",
            "c",
            "greater_than_sign",
            "v",
            "tab",
            "less_than_sign",
            "b",
            "b",
            "i",
            "shift+tab",
        ):
            await press(pilot, key)
            assert terminal_shows(app.terminal) == whole(app), key


async def test_a_filter_brings_back_the_archive_and_zen_hides_it_again(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path) as pilot:
        main = screen(pilot)
        for hide in ("b", "z"):
            await press(pilot, hide)
            assert not main.archive.region
            await main.run_action("filter_archive")
            await settle(pilot)
            assert main.archive.region
            await press(pilot, "enter")
        await press(pilot, "z")
        assert not main.archive.region
        assert not main.facts.region
