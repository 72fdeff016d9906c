"""Facts across an archive, series, lists, and what the journal says of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.archive.across import fact_pages
from tui.archive.catalog import Catalog
from tui.archive.listing import Group, Listing, Sort
from tui.archive.query import parse
from tui.archive.states import Decided
from tui.articles.read import read
from tui.facts.extract import extract
from tui.facts.fact import record


@dataclass
class Journal:
    """States as a journal would give them."""

    decisions: list[Decided] = field(default_factory=list)
    number: int = 0
    names: tuple[str, ...] = ("undecided", "accepted", "rejected", "flagged")
    asked: list[int | None] = field(default_factory=list)
    touched: set[str] | None = None

    @property
    def version(self) -> str:
        return f"{id(self)} {self.number}"

    def changed(self, since: str) -> set[str] | None:
        return self.touched if since.startswith(f"{id(self)} ") else None

    def decided(self, texts: Collection[str] | None = None) -> Iterable[Decided]:
        self.asked.append(None if texts is None else len(texts))
        return [decided for decided in self.decisions if texts is None or decided.text_sha256 in texts]


@pytest.fixture
def journal(folder: Path) -> Journal:
    """All figures of one article are accepted, its first ticker is rejected; one decision is on a fact that is no more."""
    path = folder / "a 2.md"
    article = read(path, folder)
    decisions = []
    for fact in extract(article):
        nth = article.text[: fact.start + 1].count(fact.quote) + 1 if article.text.count(fact.quote) > 1 else 1
        if fact.kind == "figure":
            decisions.append(Decided(article.text_sha256, "figure", fact.quote, nth, "accepted"))
    first = next(fact for fact in extract(article) if fact.kind == "ticker")
    decisions.append(Decided(article.text_sha256, "ticker", first.quote, 1, "rejected"))
    decisions.append(Decided(article.text_sha256, "figure", "no such quote", 1, "accepted"))
    return Journal(decisions)


def listed(catalog: Catalog, query: str, states: Journal | None = None) -> list[tuple[str, str]]:
    parsed = parse(query, states.names if states else ())
    hits = catalog.fact_hits(catalog.facts(parsed, states))
    return [(hit.record["article"], hit.record["quote"]) for hit in hits]


def paths(catalog: Catalog, query: str, states: Journal | None = None) -> set[str]:
    parsed = parse(query, states.names if states else ())
    return {hit.article for hit in catalog.hits(parsed, catalog.search(parsed, states=states).ids, states)}


def test_facts_are_records_of_the_contract_oldest_first(catalog: Catalog, folder: Path) -> None:
    found = catalog.facts(parse(""))
    hits = catalog.fact_hits(found)
    dates = [hit.date for hit in hits if hit.date]
    assert dates == sorted(dates)
    by_article: dict[str, list[object]] = {}
    for hit in hits:
        by_article.setdefault(hit.record["article"], []).append(hit.record)
        assert hit.record["article"] == catalog.rows([hit.id])[0].identity
    for path, records in by_article.items():
        article = read(folder / path, folder)
        assert records == [record(fact, article) for fact in extract(article)]
    assert len(found) == sum(row.facts for row in catalog.rows(catalog.ids()))
    with catalog._using() as store:
        assert [hit for page in fact_pages(store, found) for hit in page] == hits
    assert catalog.fact_hits(found, 2, 5) == hits[2:5]


def test_only_the_facts_that_are_asked_for_are_listed(catalog: Catalog) -> None:
    assert ("a 2.md", "51.3亿元") in listed(catalog, "unit:CNY value:>50亿")
    assert all("亿" in quote for _, quote in listed(catalog, "unit:CNY value:>50亿"))
    assert {path for path, _ in listed(catalog, "茅台 kind:ticker")} == {"a 2.md"}
    tickers_and_money = {quote for _, quote in listed(catalog, "ticker:600519.SH unit:CNY")}
    assert "51.3亿元" in tickers_and_money
    assert "1.2%" not in tickers_and_money


def test_a_series_is_the_values_of_one_indicator_by_date(catalog: Catalog) -> None:
    facts = catalog.fact_hits(catalog.facts(parse("indicator:进出口 unit:CNY")))
    indicator = facts[0].record["indicator"]
    points = catalog.series(indicator, "CNY")
    assert [(point.date, point.value) for point in points] == [
        (datetime(2022, 2, 10, 5, 41, 52, tzinfo=UTC), 2.38e12), (datetime(2022, 2, 10, 5, 41, 52, tzinfo=UTC), 2.38e12),
    ]  # fmt: skip
    assert catalog.series("进出口", "CNY") == []
    assert catalog.series("进出口", "CNY", whole=False) == points
    assert len(catalog.series("进出口", "CNY", whole=False, query=parse("path:二月"))) == 1
    for point in points:
        (row,) = catalog.rows([point.id])
        assert row.date == point.date


def test_states_are_held_against_facts(catalog: Catalog, journal: Journal) -> None:
    accepted = listed(catalog, "state:accepted", journal)
    assert accepted
    assert all(path == "a 2.md" for path, _ in accepted)
    assert set(accepted) == set(listed(catalog, "kind:figure path:2.md", journal))
    assert len(listed(catalog, "state:rejected", journal)) == 1
    assert paths(catalog, "state:accepted", journal) == {"a 2.md"}
    assert paths(catalog, "state:accepted kind:ticker", journal) == set()
    assert paths(catalog, "state:rejected kind:ticker", journal) == {"a 2.md"}
    assert "a 2.md" not in paths(catalog, "kind:figure state:undecided", journal)
    assert "a 10.md" in paths(catalog, "kind:figure state:undecided", journal)
    assert paths(catalog, "kind:figure NOT state:undecided", journal) == {"a 2.md"}
    total = len(listed(catalog, "", journal))
    assert len(listed(catalog, "state:undecided", journal)) == total - len(accepted) - 1


def test_states_are_asked_for_again_only_when_they_change(catalog: Catalog, journal: Journal) -> None:
    for _ in range(3):
        paths(catalog, "state:accepted", journal)
    assert journal.asked == [None]
    journal.decisions.clear()
    journal.number += 1
    assert paths(catalog, "state:accepted", journal) == set()
    assert journal.asked == [None, None]
    assert paths(catalog, "state:accepted", Journal()) == set()


def test_only_texts_that_something_was_decided_on_are_asked_for_again(catalog: Catalog, journal: Journal) -> None:
    assert listed(catalog, "state:rejected", journal)
    text = journal.decisions[0].text_sha256
    journal.decisions = [one._replace(state="rejected") for one in journal.decisions if one.kind == "figure"]
    journal.number += 1
    journal.touched = {text, "0" * 64}
    assert listed(catalog, "state:accepted", journal) == []
    assert set(listed(catalog, "state:rejected", journal)) == set(listed(catalog, "kind:figure path:2.md", journal))
    assert journal.asked == [None, 2]
    journal.number += 1
    journal.touched = set()
    assert listed(catalog, "state:accepted", journal) == []
    assert journal.asked == [None, 2]


def test_a_text_that_is_new_to_the_catalogue_has_its_states(catalog: Catalog, journal: Journal, folder: Path) -> None:
    (folder / "neu.md").write_text("<p>去年出口额达到2.38万亿元。</p>", encoding="utf-8")
    text = read(folder / "neu.md", folder).text_sha256
    journal.decisions.append(Decided(text, "figure", "2.38万亿元", 1, "rejected"))
    journal.touched = set()
    assert "neu.md" not in paths(catalog, "state:rejected", journal)
    catalog.update(workers=0)
    assert "neu.md" in paths(catalog, "state:rejected", journal)
    assert journal.asked == [None, 1]


def test_a_flag_stands_beside_the_state(catalog: Catalog, journal: Journal) -> None:
    first = journal.decisions[0]
    journal.decisions = [first._replace(state="flagged", beside=True)]
    assert len(listed(catalog, "state:flagged", journal)) == 1
    assert len(listed(catalog, "state:flagged state:undecided", journal)) == 1
    assert {row.identity for row in catalog.rows(catalog.ids(), journal) if row.undecided != row.facts} == set()
    journal.decisions.append(first)
    journal.number += 1
    assert len(listed(catalog, "state:flagged state:accepted", journal)) == 1
    assert listed(catalog, "state:flagged state:undecided", journal) == []
    rows = {row.identity: row for row in catalog.rows(catalog.ids(), journal)}
    assert rows["a 2.md"].undecided == rows["a 2.md"].facts - 1


def test_lists_say_how_many_facts_are_undecided(catalog: Catalog, journal: Journal) -> None:
    rows = {row.identity: row for row in catalog.rows(catalog.ids(), journal)}
    decided = len(journal.decisions) - 1
    assert rows["a 2.md"].undecided == rows["a 2.md"].facts - decided
    assert rows["a 10.md"].undecided == rows["a 10.md"].facts
    order = [row.undecided for row in catalog.rows(catalog.ids(Listing(Sort.UNDECIDED, True), journal), journal)]
    assert order == sorted(order, reverse=True)
    assert {row.undecided for row in catalog.rows(catalog.ids())} == {0}


def identities(catalog: Catalog, listing: Listing) -> list[str]:
    return [row.identity for row in catalog.rows(catalog.ids(listing))]


def test_lists_are_sorted_and_narrowed(catalog: Catalog) -> None:
    everything = ["a 2.md", "a 10.md", "b.txt", "c.html", "二月/d.md", "二月/e.md"]
    assert identities(catalog, Listing()) == everything
    assert identities(catalog, Listing(descending=True)) == everything[::-1]
    dates = identities(catalog, Listing(Sort.DATE))
    assert dates.index("a 2.md") < dates.index("b.txt") < dates.index("二月/d.md")
    titles = [row.title for row in catalog.rows(catalog.ids(Listing(Sort.TITLE)))]
    assert titles == sorted(titles)
    sizes = [row.size for row in catalog.rows(catalog.ids(Listing(Sort.SIZE, True)))]
    assert sizes == sorted(sizes, reverse=True)
    assert identities(catalog, Listing(filter="PLAIN")) == ["c.html"]
    assert identities(catalog, Listing(filter="二月")) == ["二月/d.md", "二月/e.md"]
    assert identities(catalog, Listing(filter="%")) == []
    (folder,) = [row.id for row in catalog.folders() if row.path == "二月"]
    assert identities(catalog, Listing(folder=folder)) == ["二月/d.md", "二月/e.md"]
    assert identities(catalog, Listing(folder=0)) == everything[:4]
    assert identities(catalog, Listing(month="2021-05")) == ["b.txt"]
    assert identities(catalog, Listing(month="")) == ["c.html"]
    assert identities(catalog, Listing(category="股市")) == ["a 2.md"]


def test_folders_months_and_categories_count_their_files(catalog: Catalog) -> None:
    assert [(row.path, row.files, row.total) for row in catalog.folders()] == [("", 4, 6), ("二月", 2, 2)]
    assert catalog.folders()[1].parent == catalog.folders()[0].id == 0
    months = catalog.months()
    assert [group.name for group in months] == ["2022-02", "2021-06", "2021-05", "2021-03", ""]
    assert sum(group.files for group in months) == 6
    assert catalog.months(Listing(filter="二月")) == [Group("2022-02", 1), Group("2021-06", 1)]
    assert Group("金融", 3) in catalog.categories()
    assert catalog.categories(Listing(filter="a 2")) == [Group("公司", 1), Group("股市", 1)]


def test_rows_of_files_that_are_gone_are_left_out(catalog: Catalog) -> None:
    assert catalog.rows([1, *catalog.ids(), 2]) == catalog.rows(catalog.ids())
    assert catalog.file(1) is None
    assert catalog.hits(parse(""), [1]) == []
