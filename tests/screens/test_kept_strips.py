"""Lines that are kept are drawn anew whenever anything about them changes."""

from pathlib import Path

from textual.strip import Strip

from tests.archive.made import Made
from tests.screens.pilots import settle, until
from tests.screens.shelves import opened, press, screen, written
from tests.screens.test_looks import SEEDS, Fixed
from tui.review.journal import Journal
from tui.review.marks import Marks
from tui.screens.app import ZhupiApp
from tui.screens.kept_rows import KeptRowList
from tui.screens.kept_strips import MOST, KeptStrips
from tui.screens.main_screen import MainScreen

KEYS = (
    *("n", "a", "n", "x", "u", "l", "l", "v", "w", "w", "escape", "slash", "支", "enter", "n", "N", "escape"),
    *("pagedown", "G", "g", "tab", "tab", "L", "L", "I", "enter", "escape", "f"),
)


def test_a_strip_is_drawn_once_while_it_looks_the_same() -> None:
    kept, drawn = KeptStrips(), []

    def draw(row: int) -> Strip:
        drawn.append(row)
        return Strip([])

    for looks in ("a", "a", "b", "b", "a"):
        kept.get(3, looks, draw)
    assert len(drawn) == 3
    kept.clear()
    kept.get(3, "a", draw)
    assert len(drawn) == 4
    for row in range(3 * MOST):
        kept.get(row, "a", draw)
    assert len(kept._strips) <= MOST


async def test_what_is_shown_is_what_would_be_drawn_anew(tmp_path: Path) -> None:
    """After every key the lines in sight equal those of a pane that keeps none."""
    app = ZhupiApp(Fixed(SEEDS), Journal(tmp_path / "j", "li"))
    async with app.run_test(size=(100, 20)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, MainScreen)
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
            for pane in (screen.reading, screen.facts):
                assert_as_drawn_anew(pane, key)


async def test_the_terminal_is_sent_every_line_that_has_changed(tmp_path: Path) -> None:
    """After every key the lines that were last sent look as the lines do now: no line was left out of a frame."""
    app = ZhupiApp(Fixed(SEEDS), Journal(tmp_path / "j", "li"))
    async with app.run_test(size=(100, 20)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, MainScreen)
        for key in KEYS:
            await pilot.press(key)
            await settle(pilot)
            for pane in (screen.reading, screen.facts):
                if pane.size:  # the archive may have taken the room of the facts
                    await until(pilot, lambda pane=pane: not pane._due)
                    assert_sent(pane, key)


def assert_as_drawn_anew(pane: KeptRowList, what: str) -> None:
    """The lines in sight, and a page before and after them, equal those of a pane that keeps none."""
    height, count = pane.size.height, pane.row_count()
    rows = range(max(pane.scroll_offset.y - height, 0), min(pane.scroll_offset.y + 2 * height, count))
    finish = pane.know_finish()
    shown = [pane.finished(row, pane.looks(row), finish) for row in rows]
    pane._strips.clear()
    assert shown == [pane.finished(row, pane.looks(row), finish) for row in rows], what


def assert_sent(pane: KeptRowList, what: str) -> None:
    """The lines that were last sent look as the lines do now."""
    seen, count = range(pane.scroll_offset.y, pane.scroll_offset.y + pane.size.height), pane.row_count()
    now = [pane.looks(row) if row < count else None for row in seen]
    # None: the line came with a change of size, and counts as never sent.
    assert all(shown in (None, looks) for shown, looks in zip(pane._shown, now, strict=True)), what


def test_the_oldest_line_is_let_go_for_one_more() -> None:
    kept, drawn = KeptStrips(), []

    def draw(row: int) -> Strip:
        drawn.append(row)
        return Strip([])

    for row in range(MOST + 1):
        kept.get(row, "a", draw)
    kept.get(MOST, "a", draw)
    kept.get(1, "a", draw)
    assert len(drawn) == MOST + 1
    kept.get(0, "a", draw)
    assert drawn[-1] == 0


async def test_after_a_resize_the_first_frame_is_set_at_the_new_width(tmp_path: Path) -> None:
    app = ZhupiApp(Fixed(SEEDS), None)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, MainScreen)
        drawn_at: list[int] = []
        reading = screen.reading
        draw = reading.draw_row

        def noting(row: int, width: int) -> object:
            assert reading.page is not None
            if 0 <= row - reading.scroll_offset.y < reading.size.height:  # others are finished ahead at any time
                drawn_at.append(reading.page.setting.width)
            return draw(row, width)

        reading.draw_row = noting  # type: ignore[method-assign,assignment]
        before = reading.page.setting.width if reading.page else 0
        await pilot.resize_terminal(90, 30)
        await pilot.pause()
        assert drawn_at
        assert before not in drawn_at


ARCHIVE_KEYS = (
    *("down", "down", "pagedown", "up", "home", "enter", "enter", "end", "pageup", "asterisk", "r", "o", "c", "c"),
    *("c", "c", "pagedown", "L", "pagedown", "L", "slash", "1", "escape", "tab", "pagedown", "shift+tab", "J", "J"),
    *("s", "V", "v", "v", "v", "v", "greater_than_sign", "pageup", "home"),
)


async def test_the_archive_pane_shows_what_would_be_drawn_anew(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path, size=(100, 20), journal=True) as pilot:
        pane = screen(pilot).archive
        for key in ARCHIVE_KEYS:
            await press(pilot, key)
            assert_as_drawn_anew(pane, key)


async def test_the_terminal_is_sent_every_row_of_the_archive_that_has_changed(tmp_path: Path) -> None:
    async with opened(written(tmp_path / "archive"), tmp_path, size=(100, 20), journal=True) as pilot:
        pane = screen(pilot).archive
        for key in ARCHIVE_KEYS:
            await press(pilot, key)
            await settle(pilot)
            await until(pilot, lambda: not pane._due)
            assert_sent(pane, key)


async def test_rows_that_come_into_sight_are_drawn_when_they_are_known(tmp_path: Path) -> None:
    app = ZhupiApp(Made(tmp_path / "made", tmp_path / "cache", 5_000), None, marks=Marks(None))
    async with app.run_test(size=(100, 20)) as pilot:
        await settle(pilot)
        pane = screen(pilot).archive
        for key in ("end", "home", "pagedown"):
            pane.focus()
            await press(pilot, key)
            await until(pilot, lambda: all(pane.known(id_) for id_ in pane.in_sight))
            await pilot.pause(0.1)
            frame = "\n".join(
                "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()
            )
            for id_ in pane.in_sight:
                row = pane.known(id_)
                assert row is not None
                assert row.title[:6] in frame
