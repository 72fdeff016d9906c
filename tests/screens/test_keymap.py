"""The user's own keys, from the config file to footer and help."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.pilots import settle
from tui.archive.catalog import Catalog
from tui.config import Config
from tui.config_file import parse
from tui.review.events import State
from tui.review.journal import Journal
from tui.screens.actions import ACTIONS
from tui.screens.app import ZhupiApp
from tui.screens.help_screen import help_text
from tui.screens.key_line import KeyLine
from tui.screens.keymap import Keymap
from tui.screens.main_screen import MainScreen


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [("f1x", None), ("F7", "f7"), ("^", "circumflex_accent"), ("ctrl+k,/", None), ("shift+f3", "shift+f3"),
     ("ctrl+y,^", "ctrl+y,circumflex_accent"), ("&", "ampersand"), ("ctlr+x", None), ("é", "é")],
)  # fmt: skip
def test_keys_by_name_or_character(wanted: str, keys: str | None) -> None:
    keymap = Keymap({"text.zen": wanted})
    assert keymap.keys("text.zen") == (keys or "z")
    assert bool(keymap.problems) == (keys is None)


def test_a_key_that_is_taken_stays_where_it_was() -> None:
    keymap = Keymap({"text.zen": "a", "fact.undo": "U2"})
    assert keymap.keys("text.zen") == "z"
    assert keymap.problems == [
        "[keys] fact.undo: no key is called U2",
        "[keys] text.zen: a is the key of fact.accept, which keeps it",
    ]


def test_two_actions_may_change_places() -> None:
    keymap = Keymap({"fact.accept": "x", "fact.reject": "a"})
    assert (keymap.keys("fact.accept"), keymap.keys("fact.reject"), keymap.problems) == ("x", "a", [])


def test_no_two_new_keys_are_the_same() -> None:
    keymap = Keymap({"text.zen": "f7", "text.links": "f7"})
    assert len(keymap.problems) == 1
    assert len(keymap.own) == 1


def test_without_wishes_textual_has_nothing_to_do() -> None:
    assert Keymap().textual == {}
    assert not Keymap().problems


def app_with(archive: Path, journal: Path, config: str) -> ZhupiApp:
    parsed: Config = parse(config.encode(), archive / "config.toml")
    return ZhupiApp(Catalog(archive), Journal(journal, "li"), config=parsed)


def footer(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(KeyLine).render())


async def test_a_changed_key_works_and_is_shown_in_footer_and_help(archive: Path, tmp_path: Path) -> None:
    app = app_with(archive, tmp_path / "j", '[keys]\nfact.accept = "f7"\ntext.select = "m"\n')
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("n", "a")
        screen = app.screen
        assert isinstance(screen, MainScreen)
        assert screen.desk is not None
        assert screen.desk.decided() == 0, "the usual key is free"
        await pilot.press("f7")
        assert screen.desk.states[0] is State.ACCEPTED
        assert "f7 Accept" in footer(pilot).replace("  ", " ")
        assert "x Reject" in footer(pilot).replace("  ", " ")
        await pilot.press("m", "v")
        assert screen.reading.selecting is None, "the keys that hold while selecting are still there"
        await pilot.press("question_mark")
    line = next(line for line in str(help_text(app.keymap)).splitlines() if "Accept the fact" in line)
    assert line.split()[0] == "f7"


async def test_all_other_keys_keep_their_meaning(archive: Path, tmp_path: Path) -> None:
    usual: dict[str, str] = {}
    for own in ("", '[keys]\ntext.select = "m"\nselect.word = "f8"\n'):
        app = app_with(archive, tmp_path / f"j{len(own)}", own)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            active = {key: bound.binding.action for key, bound in app.screen.active_bindings.items()}
        if not own:
            usual = active
    changed = {"v", "m", "f8", "ｖ", "ｍ"}
    assert {key: run for key, run in active.items() if key not in changed} == {
        key: run for key, run in usual.items() if key not in changed
    }


async def test_changed_letters_are_still_typed_into_the_search(archive: Path, tmp_path: Path) -> None:
    app = app_with(archive, tmp_path / "j", '[keys]\nfact.next = "m"\nlist.down = ["down", "e"]\n')
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"mean")
        assert isinstance(app.screen, MainScreen)
        assert app.screen.search_bar.value == "mean"


async def test_problems_are_said_once_the_app_is_up(archive: Path, tmp_path: Path) -> None:
    app = app_with(archive, tmp_path / "j", '[keys]\n"fact.acept" = "f7"\n[terminal]\ntheme = "none such"\n')
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        said = [toast.message for toast in app._notifications]
    assert "[keys] fact.acept: no such action (did you mean fact.accept?)" in said
    assert "[terminal] theme: none is called none such; zhupi-ink is used" in said


def test_every_id_can_be_named_in_the_config_file() -> None:
    for action in ACTIONS:
        parsed = parse(f'[keys]\n{action.id} = "f12"'.encode(), Path("c"))
        assert Keymap(parsed.keys).keys(action.id) == "f12"
