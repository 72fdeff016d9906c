"""Themes: the user's own, and Textual's, which know nothing of our colours."""

from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from tests.screens.pilots import settle
from tui.archive.catalog import Catalog
from tui.config_file import parse
from tui.screens.app import ZhupiApp
from tui.screens.themes import ANSI, INK, ours_for
from tui.screens.user_themes import read_themes


def test_a_theme_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('primary = "#336699"\ndark = false\n[variables]\nzhupi-red = "#aa0000"\n')
    themes, problems = read_themes(tmp_path)
    assert problems == []
    assert (themes[0].name, themes[0].dark, themes[0].variables) == ("mine", False, {"zhupi-red": "#aa0000"})


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("dark = true", "theme x.toml: primary is missing; it is left out"),
        ('primary = "#336699"\ndrak = true', "theme x.toml: drak = True will not do; it is left out"),
        ('primary = "blueish"', "theme x.toml: "),
        ("primary = ", "theme x.toml: "),
    ],
)
def test_one_that_will_not_do_is_left_out_with_a_line(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "x.toml").write_text(text)
    themes, problems = read_themes(tmp_path)
    assert themes == []
    assert len(problems) == 1
    assert problems[0].startswith(problem)
    assert "\n" not in problems[0]


def test_a_device_is_no_theme(tmp_path: Path) -> None:
    (tmp_path / "x.toml").symlink_to("/dev/null")
    assert read_themes(tmp_path) == ([], ["theme x.toml: not a regular file; it is left out"])


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert read_themes(tmp_path / "themes") == ([], [])


async def test_the_users_theme_is_put_up(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "mine.toml").write_text('primary = "#336699"\nbackground = "#101010"\n')
    config = parse(b'[terminal]\ntheme = "mine"\n', tmp_path / "config.toml")
    app = ZhupiApp(Catalog(archive), None, config=config)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.theme == "mine"
        assert app.screen.styles.background.hex == "#101010"
        await pilot.press("L")
        assert app.theme == "zhupi-ink"
        await pilot.press("L", "L", "L")
        assert app.theme == "mine", "the key for themes comes back to it"


async def test_every_theme_of_textuals_works(archive: Path) -> None:
    app = ZhupiApp(Catalog(archive), None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for name in BUILTIN_THEMES:
            app.theme = name
            await pilot.pause()
            assert app.export_screenshot()


def test_terminals_of_16_colours_get_colours_of_theirs() -> None:
    for name in ("ansi-dark", "ansi-light"):
        ours = ours_for(BUILTIN_THEMES[name])
        assert all(value.startswith("ansi_") for key, value in ours.items() if key.startswith("zhupi-"))
    assert {key for key in ours if key.startswith("zhupi-")} == {key for key in INK.variables if "zhupi-" in key}
    assert {key for key in ANSI.variables if "zhupi-" in key} == {key for key in INK.variables if "zhupi-" in key}


def test_a_theme_draws_measures_in_its_own_text_colour() -> None:
    nord = BUILTIN_THEMES["nord"]
    assert ours_for(nord)["zhupi-measure-text"] == nord.foreground
