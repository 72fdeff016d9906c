"""Finding words in an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.screens.find_text import Finder


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    return Finder(text).find(words)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("上海海关与海关总署", "海关", ["海关", "海关"]),
        ("上海\n海关", "上海海关", ["上海\n海关"]),
        ("GOP 企业", "gop企业", ["GOP 企业"]),
        ("增长１３.9％", "13.9%", ["１３.9％"]),
        ("Straße", "STRASSE", ["Straße"]),
        ("ﬁnance", "fin", ["ﬁn"]),
        ("aaa", "aa", ["aa"]),
        ("text", "", []),
        ("text", "  ", []),
        ("13.6%", "13.9%", []),
    ],
)
def test_found(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, words)] == found


@given(st.text(), st.text(alphabet="海关ａAß1%", min_size=1, max_size=3), st.text())
def test_what_stands_there_is_found(before: str, words: str, after: str) -> None:
    assert occurrences(before + words + after, words)


@given(st.text(max_size=60), st.text(max_size=4))
def test_spans_lie_in_the_text_in_order(text: str, words: str) -> None:
    last = 0
    for start, end in occurrences(text, words):
        assert last <= start < end <= len(text)
        last = start  # a ligature may end one find and begin the next
