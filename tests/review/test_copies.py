"""Decisions carried over to syndicated copies."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tui.archive.catalog import Catalog
from tui.archive.walk import id_of
from tui.articles.document import Article
from tui.facts.fact import Fact, Figure, record
from tui.review.copies import Copy, carried, copies_of
from tui.review.events import Act, Decision, Deed, State, keys_of
from tui.review.journal import Journal

SENTENCE = "数据显示，去年东海市外贸进出口总额达到2.38万亿元，其中出口占2.38万亿元的六成"
FILES = {
    "a.md": f"<p>本报讯。{SENTENCE}。企业受益。</p>",
    "b.md": f"<p>据新华社报道，情况如下。{SENTENCE}！</p><p>另有补充。</p>",
    "c.md": f"<p>{SENTENCE.replace('六成', '七成')}。</p>",
    "d.md": f"<p>{SENTENCE}强。</p>",
    "e.md": "<p>另一回事：总投资2.38万亿元。</p>",
    "f.md": f"<p>本报讯。{SENTENCE}。企业受益。</p>",
}
YES = Decision(State.ACCEPTED)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    root = tmp_path / "archive"
    root.mkdir()
    for name, body in FILES.items():
        (root / name).write_text(body, encoding="utf-8")
    opened = Catalog(root, tmp_path / "cache")
    opened.update(workers=0)
    yield opened
    opened.close()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal.sqlite3", "li")
    yield opened
    opened.close()


def first(catalog: Catalog, name: str = "a.md", quote: str = "2.38万亿元", nth: int = 1) -> tuple[Article, Fact, Deed]:
    entry = next(entry for entry in catalog.scan() if entry.identity == name)
    article, facts = catalog.open(entry)
    found = [fact for fact in facts if fact.quote == quote][nth - 1]
    (key,) = keys_of(article, [found])
    return article, found, Deed(article.path, key, record(found, article), Act.ACCEPT, Decision(), YES, 700)


def copies_of_one(article: Article, fact: Fact, catalog: Catalog) -> list[Copy]:
    return copies_of(article, [fact], catalog).get(keys_of(article, [fact])[0], [])


def test_a_decision_goes_to_every_copy_and_back_with_one_undo(catalog: Catalog, journal: Journal) -> None:
    article, fact, deed = first(catalog)
    copies = copies_of_one(article, fact, catalog)
    assert [copy.article for copy in copies] == ["b.md"], "not to another sentence, nor twice to the same text"
    events = journal.record([deed, *carried(deed, copies, journal.decisions)])
    assert [(event.article, event.shown_by, event.dwell_ms) for event in events] == [
        ("a.md", "article", 700), ("b.md", "carried", None),
    ]  # fmt: skip
    other, there, _ = first(catalog, "b.md")
    assert events[1].fact == record(there, other)
    assert journal.decisions(other.text_sha256) == {keys_of(other, [there])[0]: YES}
    assert len({event.batch for event in events}) == 1
    assert len(journal.undo()) == 2
    assert set(journal.decisions(other.text_sha256).values()) == {Decision()}


def test_each_other_article_is_unpacked_once_and_the_article_itself_never(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text of 7,000 facts has thousands of sentences; to unpack it takes a twentieth of a second."""
    article, _, _ = first(catalog)
    _, facts = catalog.open(next(entry for entry in catalog.scan() if entry.identity == "a.md"))
    asked: list[int] = []
    kept = catalog.kept

    def noting(ids: Iterable[int]) -> Iterator[tuple[int, Article, list[Fact]]]:
        wanted = list(ids)
        asked.extend(wanted)
        return kept(wanted)

    monkeypatch.setattr(catalog, "kept", noting)
    assert copies_of(article, [*facts, *facts], catalog)
    assert asked
    assert len(asked) == len(set(asked))
    assert id_of("a.md") not in asked


def test_the_occurrence_in_the_sentence_is_kept(catalog: Catalog) -> None:
    article, fact, _ = first(catalog, nth=2)
    (copy,) = copies_of_one(article, fact, catalog)
    assert copy.key.nth == 2
    assert copy.fact["start"] == fact.start + copy.by


def test_what_was_decided_on_a_copy_is_not_overruled(catalog: Catalog, journal: Journal) -> None:
    _, _, theirs = first(catalog, "b.md")
    journal.record([theirs._replace(act=Act.REJECT, after=Decision(State.REJECTED))])
    article, fact, deed = first(catalog)
    assert list(carried(deed, copies_of_one(article, fact, catalog), journal.decisions)) == []


@pytest.mark.parametrize("act", [Act.SKIP, Act.FLAG, Act.NOTE, Act.CONFIRM])
def test_only_verdicts_are_carried(catalog: Catalog, journal: Journal, act: Act) -> None:
    article, fact, deed = first(catalog)
    assert list(carried(deed._replace(act=act), copies_of_one(article, fact, catalog), journal.decisions)) == []


def test_a_correction_is_carried_with_its_span(catalog: Catalog, journal: Journal) -> None:
    article, fact, deed = first(catalog)
    copies = copies_of_one(article, fact, catalog)
    edited = {"start": fact.start - 2, "end": fact.end, "quote": "达到2.38万亿元", "value": "2380000000000"}
    corrected = deed._replace(act=Act.EDIT, after=Decision(State.ACCEPTED, edited=edited))
    (over,) = carried(corrected, copies, journal.decisions)
    other, _, _ = first(catalog, "b.md")
    assert over.after.edited is not None
    assert other.text[over.after.edited["start"] : over.after.edited["end"]] == "达到2.38万亿元"
    far = deed._replace(act=Act.EDIT, after=Decision(State.ACCEPTED, edited={**edited, "start": 0}))
    assert list(carried(far, copies, journal.decisions)) == []


def test_a_fact_that_states_something_else_there_is_left(catalog: Catalog, journal: Journal) -> None:
    article, fact, deed = first(catalog)
    copies = [replace(copy, fact={**copy.fact, "value": "2.38"}) for copy in copies_of_one(article, fact, catalog)]
    assert list(carried(deed, copies, journal.decisions)) == []


def test_an_added_fact_is_added_to_copies_too(catalog: Catalog, journal: Journal) -> None:
    article, _, _ = first(catalog)
    at = article.text.index("去年东海市")
    added = Figure(start=at, end=at + 2, quote="去年", rule="reviewer.added", value="1")
    copies = copies_of_one(article, added, catalog)
    assert [(copy.article, copy.extracted) for copy in copies] == [("b.md", False)]
    (key,) = keys_of(article, [added])
    deed = Deed("a.md", key, record(added, article), Act.ADD, Decision(), YES)
    assert [one.article for one in carried(deed, copies, journal.decisions)] == ["b.md"]
    assert list(carried(deed._replace(act=Act.ACCEPT), copies, journal.decisions)) == []


def test_short_sentences_and_a_stop_give_none(catalog: Catalog) -> None:
    article, fact, _ = first(catalog, "e.md")
    assert copies_of_one(article, fact, catalog) == []
    article, fact, _ = first(catalog)
    assert copies_of(article, [fact], catalog, lambda: True) == {}


def test_all_facts_of_an_article_are_looked_for_at_once(catalog: Catalog) -> None:
    entry = next(entry for entry in catalog.scan() if entry.identity == "a.md")
    article, facts = catalog.open(entry)
    found = copies_of(article, facts, catalog)
    for fact, key in zip(facts, keys_of(article, facts), strict=True):
        assert found.get(key, []) == copies_of_one(article, fact, catalog)
    assert len(found) >= 2
