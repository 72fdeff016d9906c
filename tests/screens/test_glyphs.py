"""What is drawn for a character: safe, and as wide as counted."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.screens.glyphs import cells, fit, one_line, safe

HOSTILE = "[red]x[/] [/] \x1b]0;owned\x07 \x1b[2J \u202eabc\u2066 \ud800 \x9b31m"


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    drawn = safe(text + HOSTILE)
    assert len(drawn) == len(text + HOSTILE)
    assert not {char for char in drawn if unicodedata.category(char) in ("Cc", "Cs")}
    assert not set(drawn) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    drawn.encode("utf-8")


@given(st.text(), st.integers(0, 40))
@example("\u200d", 1)
def test_a_fitted_text_takes_exactly_its_cells(text: str, width: int) -> None:
    assert cells(fit(text, width)) == width


@pytest.mark.parametrize(
    ("text", "width", "drawn"),
    [
        ("浦东", 6, "浦东  "),
        ("浦东新区", 6, "浦东… "),
        ("浦东新区", 5, "浦东…"),
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("浦", 1, "…"),
    ],
)
def test_cut_and_padded(text: str, width: int, drawn: str) -> None:
    assert fit(text, width) == drawn


@pytest.mark.parametrize(
    ("text", "wide"),
    [("a", 1), ("浦", 2), ("e\u0301", 1), ("👨\u200d👩\u200d👧", 2), ("❤\ufe0f", 1), ("％", 2), ("“", 1), ("\x1b", 1)],
)
def test_cells(text: str, wide: int) -> None:
    assert cells(text) == wide


def test_white_space_is_folded_on_one_line() -> None:
    assert one_line("a\n b\t\u3000c") == "a b c"
