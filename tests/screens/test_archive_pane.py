"""The archive pane, key by key: what it shows, in which order, what it keeps."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from tests.archive.conftest import PARAGRAPHS, article
from tests.screens.pilots import settle, until
from tests.screens.shelves import drawn, line, opened, press, screen, shown, under_cursor, written
from tui.archive.catalog import Catalog
from tui.archive.naming import Naming
from tui.archive.walk import id_of
from tui.review.resume import Left, Resume
from tui.screens.app import ZhupiApp


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return written(tmp_path / "archive")


async def test_folders_first_then_names_as_people_count(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        assert shown(pilot)[:5] == ["[三月]", "[二月]", "a0.md", "a1.md", "a2.md"]
        assert under_cursor(pilot) == "a0.md", "the first article is open"
        assert line(pilot, "archive-head") == "archive · 36"
        assert not any(state.display for state in screen(pilot).query("#archive-view"))
        await press(pilot, "home", "enter")
        assert shown(pilot)[:4] == ["[三月]", "三月/0.md", "三月/1.md", "三月/2.md"]
        await press(pilot, "enter")
        assert shown(pilot)[:3] == ["[三月]", "[二月]", "a0.md"]


async def test_the_order_and_its_reverse(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "o", "c")
        assert shown(pilot)[2:4] == ["a29.md", "a28.md"], "by title"
        assert line(pilot, "archive-view") == "title ↑"
        await press(pilot, "o", "c")
        assert shown(pilot)[2:4] == ["a0.md", "a1.md"]
        await press(pilot, "o", "b")
        assert shown(pilot)[2:4] == ["a0.md", "a2.md"], "by date, newest first"
        assert line(pilot, "archive-view") == "date ↓"
        assert under_cursor(pilot) == "a0.md", "the cursor stays on its article"


@pytest.mark.parametrize(("left", "opened_then"), [("三月/1.md", "三月/1.md"), ("gone.md", "a0.md")])
async def test_what_was_left_open_is_waited_for_and_may_be_gone(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: str, opened_then: str
) -> None:
    (root / "三月").rename(tmp_path / "三月")
    with closing(Catalog(root, tmp_path / "cache")) as before:
        before.update(workers=0)
    (tmp_path / "三月").rename(root / "三月")  # its names are still to come
    monkeypatch.setattr("tui.screens.stepping.NAMES_PATIENCE", 0.01)
    gate, names = Event(), Naming.everything
    monkeypatch.setattr(Naming, "everything", lambda self: gate.wait(60) and names(self))
    resume = Resume(tmp_path / "state", root)
    resume.save(Left(article=id_of(left)))
    app = ZhupiApp(Catalog(root, tmp_path / "cache"), None, resume=resume)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: screen(pilot)._is_indexing and len(screen(pilot).archive.shelf))
        await pilot.pause(0.1)  # in which patience is lost several times
        assert screen(pilot)._wish is None
        gate.set()
        await settle(pilot)
        await until(pilot, lambda: screen(pilot).desk)
        assert screen(pilot).open_identity == opened_then


async def test_groups(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "c")
        assert shown(pilot) == ["[2022-02]", "[2021-03]", "[2020-03]"]
        await press(pilot, "home", "enter")
        assert shown(pilot)[1] == "三月/0.md"
        await press(pilot, "c")
        assert set(shown(pilot)) == {"[公司]", "[股市]", "[金融]"}
        assert line(pilot, "archive-view") == "by category"


async def test_in_months_the_cursor_is_on_the_articles_own(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "end")
        assert under_cursor(pilot) == "a29.md"
        await press(pilot, "c")
        assert under_cursor(pilot) == "[2020-03]"


async def test_an_article_in_two_categories_is_one_article(root: Path, tmp_path: Path) -> None:
    (root / "both.md").write_text(article("两类", PARAGRAPHS[0], categories="公司、金融"), encoding="utf-8")
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "c", "c")
        assert line(pilot, "archive-head") == "archive · 37"


async def test_a_filter_is_always_in_sight(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "slash", *"月第1")
        assert shown(pilot) == ["[三月]", "三月/1.md", "[二月]", "二月/1.md"]
        assert line(pilot, "archive-head") == "archive · 2"
        assert line(pilot, "archive-view") == "“月第1”"
        await press(pilot, "enter", "home", "J")
        assert screen(pilot).open_identity == "三月/1.md"
        await press(pilot, "J")
        assert screen(pilot).open_identity == "二月/1.md"
        await press(pilot, "J")
        assert screen(pilot).open_identity == "三月/1.md", "round the end of the filter"
        screen(pilot).archive.focus()
        await press(pilot, "escape")
        assert line(pilot, "archive-head") == "archive · 36"
        assert not any(state.display for state in screen(pilot).query("#archive-view"))
        assert under_cursor(pilot) == "三月/1.md", "which is not folded away"


async def test_markup_in_a_filter_is_text(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "slash", "left_square_bracket", "slash", "right_square_bracket")
        assert shown(pilot) == []
        assert line(pilot, "archive-view") == "“[/]”"
        await press(pilot, "escape")
        assert len(shown(pilot)) == 32


async def test_it_is_left_as_it_will_be_found(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "home", "enter", "o", "b", "down", "down", "enter")
        assert screen(pilot).open_identity == "三月/1.md"
        screen(pilot).archive.focus()
        await press(pilot, "down")
        before = under_cursor(pilot), shown(pilot)
        await pilot.press("q")
    async with opened(root, tmp_path) as pilot:
        assert screen(pilot).open_identity == "三月/1.md"
        assert shown(pilot) == before[1]
        assert line(pilot, "archive-view") == "date ↓"


async def test_next_unfolds_what_lies_in_between(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "K")
        assert screen(pilot).open_identity == "二月/2.md"
        await press(pilot, "K", "K", "K")
        assert screen(pilot).open_identity == "三月/2.md"
        await press(pilot, "J")
        assert screen(pilot).open_identity == "二月/0.md"


async def test_new_changed_and_deleted_files_leave_the_cursor_where_it_is(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, *["down"] * 5)
        assert under_cursor(pilot) == "a5.md"
        (root / "a0 new.md").write_text(article("新来的", PARAGRAPHS[0]), encoding="utf-8")
        (root / "a3.md").unlink()
        await _until(pilot, lambda: "a0 new.md" in shown(pilot) and "a3.md" not in shown(pilot))
        assert under_cursor(pilot) == "a5.md"
        (root / "a5.md").rename(root / "二月" / "gone.md")
        await _until(pilot, lambda: "a5.md" not in shown(pilot))
        assert screen(pilot).open_identity == "a0.md"


async def test_the_open_article_keeps_its_row_and_the_cursor_when_its_file_is_renamed(
    root: Path, tmp_path: Path
) -> None:
    async with opened(root, tmp_path) as pilot:
        assert screen(pilot).open_identity == under_cursor(pilot) == "a0.md"
        (root / "a0.md").rename(root / "a7 renamed.md")
        await _until(pilot, lambda: "a7 renamed.md" in shown(pilot) and "a0.md" not in shown(pilot))
        assert screen(pilot).open_identity == "a7 renamed.md"
        assert under_cursor(pilot) == "a7 renamed.md", "the cursor goes with it"
        assert "gone" not in line(pilot, "reading-head")
        rows = [row for row in drawn(pilot).splitlines() if row.lstrip().startswith("›")]
        assert len(rows) == 1
        await press(pilot, "down")
        assert under_cursor(pilot) == "a7.md"


async def test_the_cursor_follows_a_renamed_file_that_is_not_open(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, *["down"] * 4)
        assert under_cursor(pilot) == "a4.md"
        (root / "a4.md").rename(root / "a1 renamed.md")
        await _until(pilot, lambda: "a1 renamed.md" in shown(pilot) and "a4.md" not in shown(pilot))
        assert under_cursor(pilot) == "a1 renamed.md"
        assert screen(pilot).open_identity == "a0.md"


async def test_a_star_stays_when_the_file_changes_and_when_it_moves(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, *["down"] * 3, "asterisk")
        (root / "a3.md").write_text(article("重写", PARAGRAPHS[2], "另一段。"), encoding="utf-8")
        await _until(pilot, lambda: "重写" in drawn(pilot))
        assert "★ 重写" in drawn(pilot)
        (root / "a3.md").rename(root / "a3 moved.md")
        await _until(pilot, lambda: "a3 moved.md" in shown(pilot))
        await press(pilot, "v", "v")
        assert line(pilot, "archive-view") == "starred"
        assert shown(pilot) == ["a3 moved.md"]
    (root / "a3 moved.md").write_text(article("又重写", PARAGRAPHS[4]), encoding="utf-8")
    async with opened(root, tmp_path) as pilot:
        await _until(pilot, lambda: shown(pilot) == ["a3 moved.md"])


async def test_an_article_that_changes_is_reloaded_when_asked(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        (root / "a0.md").write_text(article("换了", PARAGRAPHS[5]), encoding="utf-8")
        await _until(pilot, lambda: "F5" in line(pilot, "reading-head"))
        desk = screen(pilot).desk
        assert desk is not None
        assert desk.article.title == "第29号"
        await press(pilot, "f5")
        desk = screen(pilot).desk
        assert desk is not None
        assert desk.article.title == "换了"
        assert "F5" not in line(pilot, "reading-head")


async def test_problems_are_counted_and_listed(root: Path, tmp_path: Path) -> None:
    (root / "link.md").symlink_to("/etc/passwd")
    async with opened(root, tmp_path) as pilot:
        assert line(pilot, "archive-head") == "archive · 36 · 1 problem"
        await pilot.press("W")
        await pilot.pause()
        assert "leaves the archive" in drawn(pilot)
        await pilot.press("escape")


async def test_read_marks_and_stars(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "v")
        assert line(pilot, "archive-view") == "unread"
        assert line(pilot, "archive-head") == "archive · 36", "the first article opened by itself: nobody has read it"
        await press(pilot, "v", "v", "v", "home", "down", "down", "down", "enter")
        assert screen(pilot).open_identity == "a1.md"
        screen(pilot).archive.focus()
        await press(pilot, "asterisk", "v")
        assert "a1.md" not in shown(pilot)
        assert line(pilot, "archive-head") == "archive · 35"
        await press(pilot, "v")
        assert shown(pilot) == ["a1.md"]
        assert "★" in drawn(pilot)
        await press(pilot, "r", "v", "v", "v")
        assert line(pilot, "archive-head") == "archive · 36", "unread again"
    async with opened(root, tmp_path) as pilot:
        assert line(pilot, "archive-view") == "unread"
        await press(pilot, "v")
        assert shown(pilot) == ["a1.md"], "stars are kept"


async def test_acting_on_all_that_is_filtered(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        await press(pilot, "slash", *"月第", "enter", "exclamation_mark")
        assert "6 articles, 3 different texts · “月第”" in drawn(pilot)
        assert "Marked as read: changes 3" in drawn(pilot)
        await press(pilot, "enter", "v")
        assert shown(pilot) == []
        assert line(pilot, "archive-head") == "archive · 0"
        await press(pilot, "escape", "exclamation_mark", "e")
        assert "Take back: 3 marked as read" in drawn(pilot)
        await press(pilot, "enter", "v")
        assert line(pilot, "archive-head") == "archive · 36"


async def test_a_saved_search_is_a_folder(root: Path, tmp_path: Path) -> None:
    async with opened(root, tmp_path) as pilot:
        screen(pilot).saved.save("海关的", "海关")
        screen(pilot).saved.save("slip", "(")
        await press(pilot, "o", "b")
        assert shown(pilot)[:3] == ["[海关的]", "[slip]", "[三月]"]
        await press(pilot, "home", "enter")
        assert shown(pilot)[:4] == ["[海关的]", "三月/0.md", "二月/0.md", "a0.md"]
        await press(pilot, *["down"] * 7, "enter")
        assert any(row.startswith("[slip: ") for row in shown(pilot))
        await press(pilot, "home", "delete", "down", "enter")
        assert not any("海关的" in row for row in shown(pilot))


async def _until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came about")
