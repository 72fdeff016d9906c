"""Thousands of words looked for in one pass over a text."""

from collections.abc import Callable, Sequence

from tui.facts.lazy import lazy

_SURROGATE = lazy(r"[\ud800-\udfff]")

Hit = tuple[int, int, int]
"""Where a word stands, `text[start:end]`, and its place in the list of words."""


def _double_array(words: list[str], laid_out_for: list[str]) -> Callable[[str], list[Hit]]:
    from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

    return CharwiseDoubleArrayAhoCorasick(words, MATCH_KIND_LEFTMOST_LONGEST, laid_out_for).find


def _by_bytes(words: list[str]) -> Callable[[str], list[Hit]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    find = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes
    return lambda text: [(start, end, number) for number, start, end in find(text)]


class WordSearch:
    """An Aho-Corasick automaton of words, none of them twice and none empty.

    Its double array goes by characters, so that most Chinese ones cost one step, and is small enough to stay in the
    processor's cache between articles. Where that library has no wheel (Linux on ARM), one that goes by bytes finds
    the same.
    """

    def __init__(self, words: list[str], laid_out_for: Sequence[str] = ()) -> None:
        """Builds it; `laid_out_for`, texts like those that will be searched, decides what lies side by side."""
        try:
            self._find = _double_array(words, list(laid_out_for))
        except ImportError:
            self._find = _by_bytes(words)

    def find(self, text: str) -> list[Hit]:
        """The words of a text in order, of several at one place the longest; none overlap."""
        try:
            return self._find(text)
        except UnicodeEncodeError:  # half a surrogate pair, which no file gives but a caller may
            return self._find(_SURROGATE.sub("\ufffd", text))
