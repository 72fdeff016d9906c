"""What was typed into a line before comes back with Up, on later days too."""

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

from tests.screens.shelves import opened, press, written
from tui.screens.search_screen import SearchScreen
from tui.screens.typed_line import MOST, TypedLine


class OneLine(App[None]):
    def __init__(self, past: list[str]) -> None:
        super().__init__()
        self.past = past
        self.submitted: list[str] = []

    def compose(self) -> ComposeResult:
        yield TypedLine(self.past, "line")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.submitted.append(message.value)

    @property
    def value(self) -> str:
        return self.query_one(TypedLine).value


async def test_up_goes_back_and_down_forward_and_out() -> None:
    app = OneLine(["甲", "乙"])
    async with app.run_test() as pilot:
        await pilot.press("x", "up")
        assert app.value == "乙"
        await pilot.press("up", "up", "up")
        assert app.value == "甲", "there is none before it"
        await pilot.press("down", "down")
        assert app.value == "x", "what was being typed is still there"
        assert app.submitted == []
        await pilot.press("down")
        assert app.submitted == ["x"]
        assert app.past == ["甲", "乙", "x"]


async def test_what_is_changed_is_a_line_of_its_own_and_what_comes_again_is_there_once() -> None:
    app = OneLine(["甲", "乙"])
    async with app.run_test() as pilot:
        await pilot.press("up", "up", "z", "up")
        assert app.value == "乙", "from the changed line the newest is the one before"
        await pilot.press("down")
        assert app.value == "甲z"
        await pilot.press("up", "up", "enter")
        assert app.past == ["乙", "甲"]
        await pilot.press("up")
        assert app.value == "乙", "what stands there already is passed over"


async def test_blanks_are_not_kept_nor_more_than_so_many() -> None:
    app = OneLine([str(number) for number in range(MOST)])
    async with app.run_test() as pilot:
        await pilot.press("space", "enter", "a", "enter")
        assert len(app.past) == MOST
        assert (app.past[0], app.past[-1]) == ("1", "a")


@pytest.mark.parametrize(
    ("keys", "name"), [(("slash",), "filter"), (("tab", "slash"), "search"), (("backslash",), "query")]
)
async def test_the_next_start_knows_what_was_typed(keys: tuple[str, ...], name: str, tmp_path: Path) -> None:
    root = written(tmp_path / "archive")
    async with opened(root, tmp_path) as pilot:
        await press(pilot, *keys, *"ab", "enter")
        if isinstance(pilot.app.screen, SearchScreen):
            await press(pilot, "escape")
        if name == "filter":
            await press(pilot, "escape")
        await press(pilot, "q")
    async with opened(root, tmp_path) as pilot:
        await press(pilot, *keys, "up")
        assert pilot.app.screen.query_one(f"#{name}", Input).value == "ab"
