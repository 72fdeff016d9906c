"""What is kept of an article gives the article's text and facts back, and labels say which facts it has."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.conftest import PARAGRAPHS, article
from tui.archive.digest import Digest, Failed, Known, Source, digests
from tui.archive.kept import facts_in, packed, records_in, spans_in, text_in
from tui.archive.labels import EDGES, FactRow, bucket_of, fact_key, labels_of, rows_of
from tui.articles.read import from_plain, parse
from tui.facts.extract import extract
from tui.facts.fact import Figure, Measure, Ticker, record

TEXT = "\n".join(PARAGRAPHS)


def test_text_and_facts_come_back_as_they_were() -> None:
    plain = from_plain(TEXT)
    facts = extract(plain)
    assert {fact.kind for fact in facts} == {"figure", "measure", "ticker"}
    kept = packed(TEXT, facts)
    assert text_in(kept) == TEXT
    assert records_in(kept, plain.path) == (TEXT, [record(fact, plain) for fact in facts])
    assert spans_in(kept) == [(fact.start, fact.end) for fact in facts]
    text, found = facts_in(kept)
    assert [record(fact, plain) for fact in found] == [record(fact, plain) for fact in facts]
    assert labels_of(found, rows_of(text, found)) == labels_of(facts, rows_of(TEXT, facts))


@given(st.text())
def test_any_text_is_kept(text: str) -> None:
    kept = packed(text, [])
    assert text_in(kept) == "".join("?" if "\ud800" <= char <= "\udfff" else char for char in text)
    assert spans_in(kept) == []


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_buckets_go_up_with_values(one: float, other: float) -> None:
    assert 0 <= bucket_of(one) <= len(EDGES)
    if one <= other:
        assert bucket_of(one) <= bucket_of(other)
    at = bucket_of(one)
    assert at == 0 or EDGES[at - 1] <= one
    assert at == len(EDGES) or one < EDGES[at]


def test_rows_hold_what_conditions_ask_for() -> None:
    text = "3%-5%，又3%-5%。海关将支持出口。茅台（600519.SH）"
    facts = [
        Figure(start=0, end=5, quote="3%-5%", rule="r", value="5", high="3", unit="％ x", indicator="GDP 增速"),
        Figure(start=7, end=12, quote="3%-5%", rule="r", value="no number"),
        Measure(start=16, end=20, quote="支持出口", rule="r", action="支持", target="出口", actor="海关"),
        Ticker(start=21, end=23, quote="茅台", rule="r", symbol="600519.SH", mic="XSHG", name="贵州茅台"),
    ]
    rows = rows_of(text, facts)
    assert [row.key for row in rows[:2]] == [fact_key("figure", "3%-5%", 1), fact_key("figure", "3%-5%", 2)]
    assert [row.quote for row in rows] == [" 3 ％ － 5 ％ "] * 2 + [" 支 持 出 口 ", " 茅 台 "]
    assert [row[1:6] for row in rows] == [
        (0, "gdp \ue020 增 速", "％x", 3.0, 5.0), (0, None, "1", None, None), (1, "海 关", None, None, None),
        (2, "600519 ． sh", None, None, None),
    ]  # fmt: skip
    labels = labels_of(facts, rows)
    assert (labels.indicators, labels.actors) == ("gdp \ue020 增 速", "海 关")
    assert {"kfigure", "kmeasure", "kticker", "u％x", "u1", "s600519．sh", "s600519"} <= set(labels.tags.split())


@pytest.mark.parametrize("quote", ["的", "的的"])
def test_occurrences_are_counted_as_the_journal_counts_them(quote: str) -> None:
    text = "的的的，的的"
    starts = [at for at in range(len(text)) if text.startswith(quote, at)]
    facts = [Figure(start=at, end=at + len(quote), quote=quote, rule="r", value="1") for at in starts]
    keys = [row.key for row in rows_of(text, facts)]
    assert keys == [fact_key("figure", quote, nth) for nth in range(1, len(starts) + 1)]


def digest(path: Path, name: str) -> Digest | Known | Failed:
    """The one file's digest, where the catalogue knows nothing yet."""
    (answer,) = digests([Source(path, name)], lambda hashes: set())
    return answer


def test_a_digest_is_of_the_article_that_is_read(tmp_path: Path) -> None:
    data = article("题 “目”", *PARAGRAPHS, categories="金融、宏观").encode()
    (tmp_path / "a.md").write_bytes(data)
    found = digest(tmp_path / "a.md", "a.md")
    assert isinstance(found, Digest)
    expected = parse(data, "a.md")
    assert (found.title, found.categories, found.length) == (expected.title, expected.categories, len(expected.text))
    assert found.text_sha256.hex() == expected.text_sha256
    assert found.sha.hex() == expected.sha256
    assert text_in(found.kept) == expected.text
    assert facts_in(found.kept)[1] == extract(expected)
    assert sum(found.counts) == len(found.rows) // len(FactRow._fields) == len(extract(expected))


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "a: b.md").write_bytes(b"\0\1\2" * 99)
    assert digest(tmp_path / "a: b.md", "a: b.md") == Failed("a binary file, not text", False)
    assert digest(tmp_path / "none.md", "none.md") == Failed("no such file or folder", True)
    assert isinstance(digest(tmp_path, "folder"), Failed)


def test_a_fault_is_told_of_the_file_in_which_it_came_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("a fault")

    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"text of {name}")
    finders = (lambda article: [], lambda article: fail() if article.path == "b.md" else [])
    monkeypatch.setattr("tui.archive.digest.FINDERS", finders)
    sources = [Source(tmp_path / name, name) for name in ("none.md", "b.md", "a.md")]
    none, faulty, fine = digests(sources, lambda hashes: set())
    assert none == Failed("no such file or folder", True)
    assert faulty == Failed("RuntimeError: a fault", False)
    assert isinstance(fine, Digest)


def test_digests_are_the_same_however_many_are_made_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = []
    for at in range(7):
        path = tmp_path / f"{at}.md"
        path.write_text(article(f"题{at}", *PARAGRAPHS[at % 3 :]), encoding="utf-8")
        sources.append(Source(path, path.name))
    alone = [digest(path, name) for path, name, _ in sources]
    assert digests(sources, lambda hashes: set()) == alone
    monkeypatch.setattr("tui.archive.digest._GROUP", 1)
    assert digests(sources, lambda hashes: set()) == alone
    assert isinstance(alone[3], Digest)
    known = {(alone[3].sha, alone[3].variant)}
    assert digests(sources, lambda hashes: known) == [*alone[:3], Known(*known.pop()), *alone[4:]]
