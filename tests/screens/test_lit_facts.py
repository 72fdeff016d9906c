"""The cells that are lit for a fact, read back from what is drawn, are exactly its quote."""

import pytest
from rich.color import Color
from rich.style import Style

from tests.screens.articles import ARTICLE
from tests.screens.test_typeset import SEED
from tui.articles.document import Article
from tui.facts.fact import Fact, Figure
from tui.review.events import Decision, keys_of
from tui.screens.desk import Desk
from tui.screens.page import page_of
from tui.screens.page_painting import draw_row

RED = Style(bgcolor=Color.parse("red"))


def style_of(name: str) -> Style:
    return RED if name == "reading--current" else Style()


def lit(article: Article, facts: list[Fact], current: int, width: int) -> str:
    desk = Desk(article, facts, keys_of(article, facts), [Decision()] * len(facts), current)
    page = page_of(desk, width)
    segments = [segment for row in range(len(page.setting.lines)) for segment in draw_row(page, row, style_of)]
    return "".join(segment.text for segment in segments if segment.style and segment.style.bgcolor == RED.bgcolor)


def spans_of(article: Article) -> list[Fact]:
    """A made-up fact over every stretch of 1, 5 and 40 characters of each block, cells and lists included."""
    spans = [
        (start, min(start + length, block.end))
        for block in article.blocks
        for length in (1, 5, 40)
        for start in range(block.start, block.end, max(length // 2, 3))
    ]
    return [
        Figure(start=a, end=b, quote=article.text[a:b], rule="figure.percent", value="1", unit="%")
        for a, b in sorted(spans)
    ]


@pytest.mark.parametrize("width", [22, 37, 52, 64, 72])
@pytest.mark.parametrize("article", [ARTICLE, SEED], ids=["own", "seed"])
def test_lit_cells_are_the_quote(article: Article, width: int) -> None:
    facts = spans_of(article)
    for current in range(0, len(facts), max(1, len(facts) // 60)):
        drawn = lit(article, facts, current, width)
        quote = facts[current].quote.replace("\ufe0f", "")
        # A folded table is drawn line by line across its cells, so their characters come in another order.
        order = sorted if "\t" in article.text[facts[current].start - 40 : facts[current].end + 40] else list
        assert order("".join(drawn.split())) == order("".join(quote.split()))
