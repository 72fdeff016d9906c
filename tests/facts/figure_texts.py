"""What the tests of figures share: figures of a text, and a short form of each."""

from tui.articles.read import from_plain
from tui.facts.fact import Figure
from tui.facts.figures import find


def figures(text: str) -> list[Figure]:
    return find(from_plain(text))


def short(text: str) -> list[tuple[str, str, str]]:
    """Quote, value (a range as `low-high`) and unit of each figure."""
    return [
        (one.quote, one.value if one.high is None else f"{one.value}-{one.high}", one.unit) for one in figures(text)
    ]


def one(text: str) -> Figure:
    """The only figure of a text."""
    (only,) = figures(text)
    return only
