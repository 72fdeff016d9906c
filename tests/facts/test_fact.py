"""A record tells all of a fact but why it was found."""

from pathlib import Path

from tui.articles.read import read
from tui.facts.extract import extract
from tui.facts.fact import fact_of, record


def test_a_fact_comes_back_from_its_record(archive: Path) -> None:
    article = read(archive / "b.txt", archive)
    facts = extract(article)
    assert {fact.kind for fact in facts} == {"figure", "measure", "ticker"}
    assert [fact_of(record(fact, article)) for fact in facts] == [fact.but(why=()) for fact in facts]
