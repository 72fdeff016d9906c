"""Correcting by key: bounds, fields, readings, notes, reasons, history."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from tests.screens.pilots import settle
from tests.screens.test_flows import desk, opened, screen
from tui.review.events import Act, Decision, State
from tui.review.journal import Journal
from tui.screens.dialog import KeyMenu, LinePrompt
from tui.screens.edit_form import EditForm
from tui.screens.list_dialog import ListDialog
from tui.screens.main_screen import MainScreen


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


async def go_to(pilot: Pilot[None], quote: str) -> int:
    """Bring the first fact with a quote under review; its index."""
    at = next(at for at, fact in enumerate(desk(pilot).facts) if fact.quote == quote)
    screen(pilot).select(at)
    await pilot.pause()
    return at


def quote(pilot: Pilot[None]) -> str:
    current = desk(pilot).current
    assert current is not None
    fact = desk(pilot).facts[current]
    assert desk(pilot).article.text[fact.start : fact.end] == fact.quote
    return fact.quote


@pytest.mark.parametrize(
    ("key", "moved"),
    [
        ("left_square_bracket", "2.38万亿"), ("right_square_bracket", "2.38万亿元、"),
        ("left_curly_bracket", "到2.38万亿元"), ("right_curly_bracket", ".38万亿元"),
        ("【", "2.38万亿"), ("】", "2.38万亿元、"),
    ],
)  # fmt: skip
async def test_one_key_moves_a_bound_by_a_character(archive: Path, journal: Path, key: str, moved: str) -> None:
    async with opened(archive, journal) as pilot:
        await go_to(pilot, "2.38万亿元")
        await pilot.press(key)
        assert quote(pilot) == moved
        assert [event.act for event in Journal(journal, "li").events()] == [Act.EDIT]
        assert moved in screen(pilot).question.render().plain


async def test_a_moved_bound_then_accepted_is_corrected(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        at = await go_to(pilot, "13.9%")
        await pilot.press("left_curly_bracket", "left_curly_bracket", "a")
        assert desk(pilot).decisions[at].corrected
        assert desk(pilot).facts[at].quote == "增长13.9%"
        assert desk(pilot).mark(at) == "✎"
    async with opened(archive, journal) as pilot:
        assert desk(pilot).facts[at].quote == "增长13.9%", "it is so after a restart"


async def test_a_bound_stops_at_the_other(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await go_to(pilot, "13.9%")
        await pilot.press(*["left_square_bracket"] * 9)
        assert quote(pilot) == "1"


async def test_a_note_is_typed_in_one_line(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        at = await go_to(pilot, "13.9%")
        await pilot.press("m")
        assert isinstance(pilot.app.screen, LinePrompt)
        await pilot.press(*"axsu1", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert desk(pilot).decisions[at] == Decision(note="axsu1")
        await pilot.press("m", "backspace", "escape")
        assert desk(pilot).decisions[at].note == "axsu1"


async def test_a_reason_by_digit_costs_two_keys(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        at = await go_to(pilot, "13.9%")
        await pilot.press("X")
        assert isinstance(pilot.app.screen, KeyMenu)
        await pilot.press("１")
        assert desk(pilot).decisions[at].state is State.REJECTED
        assert desk(pilot).decisions[at].reason == "date or time"
        assert desk(pilot).current != at


@pytest.mark.parametrize(("kind", "first", "last"), [
    ("figure", "date or time", "wrong change"), ("measure", "company's plan", "wrong status"),
    ("ticker", "place", "product or brand"),
])  # fmt: skip
async def test_the_reasons_are_those_of_the_kind(
    archive: Path, journal: Path, kind: str, first: str, last: str
) -> None:
    async with opened(archive, journal) as pilot:
        screen(pilot).select(next(at for at, fact in enumerate(desk(pilot).facts) if fact.kind == kind))
        await pilot.press("X")
        shown = [str(line.render()).strip() for line in pilot.app.screen.query(Static)]
        assert (shown[1], shown[8], shown[9]) == (f"1  {first}", f"8  {last}", "9  other …")


async def test_a_reason_in_own_words(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        at = await go_to(pilot, "13.9%")
        await pilot.press("X", "9")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LinePrompt)
        await pilot.press(*"old", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert desk(pilot).decisions[at].reason == "old"


@pytest.mark.usefixtures("keys_as_people_press_them")
async def test_a_full_stop_repeats_the_last_act(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await pilot.press("full_stop")
        assert Journal(journal, "li").events() == []
        await go_to(pilot, "2.38万亿元")
        await pilot.press("X", "7", "full_stop")
        rejected = [decision for decision in desk(pilot).decisions if decision.reason == "wrong value"]
        assert len(rejected) == 2
        at = next(at for at, fact in enumerate(desk(pilot).facts) if fact.kind == "measure")
        screen(pilot).select(at)
        await pilot.press("full_stop")
        assert desk(pilot).decisions[at] == Decision(State.REJECTED), "no measure has a value"
        await go_to(pilot, "近千家")
        await pilot.press("left_curly_bracket")
        await go_to(pilot, "1.2%")
        await pilot.press("。")
        assert quote(pilot) == "涨1.2%"


async def test_any_state_in_the_history_can_be_brought_back(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        at = await go_to(pilot, "13.9%")
        await pilot.press("x")
        await go_to(pilot, "13.9%")
        await pilot.press("a")
        await go_to(pilot, "13.9%")
        await pilot.press("U")
        assert isinstance(pilot.app.screen, ListDialog)
        assert pilot.app.screen.query_one(OptionList).option_count == 3
        await pilot.press("j", "enter")
        assert desk(pilot).decisions[at].state is State.REJECTED
        assert Journal(journal, "li").events()[-1].act is Act.RESTORE
        await pilot.press("u")
        assert desk(pilot).decisions[at].state is State.ACCEPTED


async def test_the_form_accepts_the_corrected_fact(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        at = await go_to(pilot, "2.38万亿元")
        await pilot.press("e")
        assert isinstance(pilot.app.screen, EditForm)
        value = pilot.app.screen.query_one("#field-value", Input)
        assert value.has_focus
        value.value = "2.39万亿"
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert desk(pilot).facts[at].value == "2390000000000"  # type: ignore[attr-defined]
        assert desk(pilot).mark(at) == "✎"
        assert desk(pilot).current != at
        (event,) = Journal(journal, "li").events()
        assert (event.act, event.before, event.fact["value"]) == (Act.EDIT, Decision(), "2380000000000")


async def test_the_form_says_what_is_wrong_at_the_field(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await go_to(pilot, "2.38万亿元")
        await pilot.press("e")
        form = pilot.app.screen
        form.query_one("#field-unit", Input).value = "CNX"
        await pilot.press("enter")
        assert pilot.app.screen is form, "it stays until all is right"
        assert form.query_one("#field-unit").has_focus
        error = form.query_one("#error-unit")
        assert error.display
        assert "no unit" in str(error.render())
        await pilot.press("escape")
        assert Journal(journal, "li").events() == []


async def test_a_choice_is_taken_by_its_first_letter(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await go_to(pilot, "13.9%")
        await pilot.press("e")
        direction = pilot.app.screen.query_one("#field-direction", Input)
        direction.focus()
        for key, value in (("d", "down"), ("u", "up"), ("q", "up"), ("space", "down"), ("backspace", "")):
            await pilot.press(key)
            assert direction.value == value


async def test_the_form_unchanged_accepts(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        at = await go_to(pilot, "13.9%")
        await pilot.press("e", "enter")
        assert desk(pilot).decisions[at] == Decision(State.ACCEPTED)


async def test_an_edit_repeated_changes_the_same_fields_only(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        await go_to(pilot, "13.9%")
        await pilot.press("e")
        pilot.app.screen.query_one("#field-basis", Input).value = "yoy"
        await pilot.press("enter")
        at = await go_to(pilot, "1.2%")
        await pilot.press("full_stop")
        fact = desk(pilot).facts[at]
        assert (fact.quote, fact.value, fact.basis) == ("1.2%", "1.2", "yoy")  # type: ignore[attr-defined]


async def test_readings_go_round(archive: Path, journal: Path) -> None:
    async with opened(archive, journal) as pilot:
        at = await go_to(pilot, "13.9%")
        seen = [desk(pilot).facts[at]]
        for _ in range(30):
            await pilot.press("w")
            await settle(pilot)
            at = desk(pilot).current or 0
            if desk(pilot).facts[at] == seen[0]:
                break
            seen.append(desk(pilot).facts[at])
        assert "增长13.9%" in {fact.quote for fact in seen}
        assert desk(pilot).facts[at] == seen[0], "the first comes again"
        assert desk(pilot).decisions[at].edited is None
