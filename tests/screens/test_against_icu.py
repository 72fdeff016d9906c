"""Line breaks against ICU's (UAX #14 with the rules for Chinese), which serves as an oracle here and only here."""

import pytest
from icu4py.breakers import LineBreaker

from tests.screens.test_typeset import ARTICLES
from tui.articles.document import Article, BlockKind
from tui.screens.glyphs import cells, reach
from tui.screens.line_breaking import break_lines


def icu_breaks(text: str) -> set[int]:
    at, allowed = 0, set()
    for segment in LineBreaker(text, "zh"):
        at += len(segment)
        allowed.add(at)
    return allowed


def is_excepted(text: str, at: int, width: int) -> bool:
    """Breaks that ICU does not allow and we take, each with its reason."""
    if text[at] == "‘":
        return True  # ICU cannot tell an opening ‘ from an apostrophe; between Han characters it opens (CLREQ)
    if "①" <= text[at] <= "⑳":
        return True  # class AI: ideographs among Han (UAX #14, LB1), which ICU does not look for
    start = max(text.rfind(" ", 0, at), 0)
    unbroken = [end for end in sorted(icu_breaks(text)) if end > start]
    first = next((end for end in unbroken if end > at), len(text))
    last = max((end for end in icu_breaks(text) if end < at), default=0)
    return cells(text[last:first]) > width - 2  # what ICU keeps whole does not fit on a line: it must be cut


@pytest.mark.parametrize("article", ARTICLES, ids=["own", "seed"])
def test_breaks_are_among_those_that_icu_allows(article: Article) -> None:
    compared = 0
    for block in (block for block in article.blocks if block.kind is not BlockKind.TABLE):
        for text in article.text[block.start : block.end].split("\n"):
            allowed = icu_breaks(text)
            for width in range(20, 101, 4):
                for at in break_lines(text, reach(text), width)[:-1]:
                    compared += 1
                    assert at in allowed or is_excepted(text, at, width), f"{text[:at][-12:]}|{text[at:][:12]}"
    assert compared > 100
