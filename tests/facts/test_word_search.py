"""Both automata find the same words: the leftmost, of several at one place the longest."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.facts import word_search
from tui.facts.word_search import Hit, WordSearch

WORDS = ["a", "ab", "建设", "建设银行", "银行", "行长", "長榮", "😀行"]
SOME_TEXT = st.text(alphabet="abc建设银行长長榮，😀\0\ud800") | st.text()


def naive(words: list[str], text: str) -> Iterator[Hit]:
    at = 0
    while at < len(text):
        longest = max((word for word in words if text.startswith(word, at)), key=len, default="")
        if longest:
            yield at, at + len(longest), words.index(longest)
        at += len(longest) or 1


@pytest.fixture(scope="module", params=["by characters", "by bytes"])
def search(request: pytest.FixtureRequest) -> WordSearch:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "by bytes":
            patch.setattr(word_search, "_double_array", _no_such_library)
        return WordSearch(WORDS, laid_out_for=["去建设银行"])


def _no_such_library(words: list[str], laid_out_for: list[str]) -> None:
    raise ImportError


@given(SOME_TEXT)
def test_the_leftmost_and_then_the_longest_is_found(search: WordSearch, text: str) -> None:
    assert search.find(text) == [*naive(WORDS, text)]


def test_half_a_surrogate_pair_keeps_the_offsets(search: WordSearch) -> None:
    assert search.find("\ud83d建设银行") == [(1, 5, 3)]
