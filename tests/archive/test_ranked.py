"""The facts of an archive with the rules that found them."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.archive.conftest import PARAGRAPHS, article
from tui.archive.catalog import Catalog
from tui.archive.labels import fact_key, occurrences
from tui.archive.query import parse
from tui.archive.ranked import short_hash


def test_every_fact_comes_with_its_rule_and_its_doubt(catalog: Catalog) -> None:
    ruled = catalog.ruled_facts(parse(""))
    hits = catalog.fact_hits(ruled.found)
    rules = ruled.rules()
    assert len(hits) == len(ruled.numbers) > 10
    for hit, number in zip(hits, ruled.numbers, strict=True):
        assert rules[number] == (hit.record["rule"], bool(hit.record["doubt"]))
    for hit, text, key in zip(hits, ruled.texts, ruled.keys, strict=True):
        assert text == short_hash(hit.text_sha256)
        assert key == fact_key(hit.record["kind"], hit.record["quote"], hit.nth)


def test_a_query_narrows_the_facts(catalog: Catalog) -> None:
    ruled = catalog.ruled_facts(parse("ticker:600519.SH"))
    assert {hit.record["symbol"] for hit in catalog.fact_hits(ruled.found)} == {"600519.SH"}


def test_a_text_in_two_files_comes_once(tmp_path: Path, catalog_of: Callable[[Path], Catalog]) -> None:
    root = tmp_path / "twice"
    root.mkdir()
    for name in ("a.md", "b.md"):
        (root / name).write_text(article("同文", PARAGRAPHS[1]), encoding="utf-8")
    catalog = catalog_of(root)
    catalog.update(workers=0)
    assert 2 * len(catalog.ruled_facts(parse("")).found) == len(catalog.facts(parse("")))


def test_a_hit_says_which_occurrence_it_is(tmp_path: Path, catalog_of: Callable[[Path], Catalog]) -> None:
    root = tmp_path / "again"
    root.mkdir()
    (root / "a.md").write_text(article("两次", "出口增长5%，进口增长5%，顺差15%。"), encoding="utf-8")
    catalog = catalog_of(root)
    catalog.update(workers=0)
    hits = catalog.fact_hits(catalog.facts(parse("kind:figure")))
    assert [(hit.record["quote"], hit.nth) for hit in hits] == [("5%", 1), ("5%", 2), ("15%", 1)]


@given(st.text("ab", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 3)), max_size=8))
def test_occurrences_are_counted_overlaps_included(text: str, wanted: list[tuple[int, int]]) -> None:
    spans = sorted((at, at + length) for at, length in wanted if at + length <= len(text))
    for (start, end), nth in zip(spans, occurrences(text, spans), strict=True):
        assert nth == sum(text.startswith(text[start:end], at) for at in range(start + 1))
