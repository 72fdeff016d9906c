"""Any text with facts anywhere in it comes through every format: exports read themselves back before they are kept."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.review.formats.consumers import consumer
from tests.review.formats.samples import NEEDS
from tui.articles.read import from_plain
from tui.facts.fact import Fact, Figure, record
from tui.review.events import Act, Decision, Deed, State, keys_of
from tui.review.formats.exporting import export
from tui.review.formats.registry import FORMATS
from tui.review.formats.sources import Chosen, Source
from tui.review.journal import Journal

CHARACTERS = st.sampled_from("a5%亿外📈𠮷é👩‍=+-@'\"|,;<&\\{}#\t\n\r　 \u2028\u0085\x0b\x0c\x1c\x00\ufeff\u202e")
TEXTS = st.text(CHARACTERS, min_size=1, max_size=30)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(TEXTS)
    at = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(at, at).map(sorted).filter(lambda span: span[0] < span[1]), max_size=4))
    return text, sorted({(start, end) for start, end in spans})


@pytest.mark.parametrize("name", [*FORMATS])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles())
def test_every_span_of_any_text_comes_through(
    name: str, tmp_path_factory: pytest.TempPathFactory, made: tuple[str, list[tuple[int, int]]]
) -> None:
    if name in NEEDS:
        consumer(NEEDS[name])
    folder = tmp_path_factory.mktemp("any")
    text, spans = made
    article = from_plain(text, "a.md")
    facts: list[Fact] = [
        Figure(start=start, end=end, quote=text[start:end], rule="figure.test", value="5") for start, end in spans
    ]
    journal = Journal(folder / "journal.sqlite3", "li")
    accepted = Decision(State.ACCEPTED)
    for key, fact in zip(keys_of(article, facts), facts, strict=True):
        journal.record([Deed("a.md", key, record(fact, article), Act.ACCEPT, Decision(), accepted)])
    source = Source(1, iter([Chosen(article, facts)]))
    done = export(source, name, folder / f"out{FORMATS[name].suffix}", journal=journal)
    journal.close()
    assert done.problems == []
    assert done.facts == len(facts)
