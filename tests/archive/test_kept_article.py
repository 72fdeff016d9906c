"""An article that is kept comes back as reading its file makes it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.conftest import article
from tui.archive.catalog import Catalog
from tui.archive.kept import KeptError, all_in, facts_in, packed, text_in
from tui.archive.kept_article import article_of, beside
from tui.articles.document import Article
from tui.articles.read import from_plain, parse, read
from tui.facts.extract import extract

PAGE = """---
title: 税率
date: Mon, 01 Mar 2021 08:00:00 GMT
categories: [宏观, 税]
author: 记者
---
<h2>标题</h2><p>首段<b>粗</b>和<a href="https://example.org/a">链接</a>，<a href="https://xueqiu.com/S/SH600648">外高桥</a>
</p><ul><li>一</li><li>二</li></ul><blockquote>引文</blockquote>
<table><tr><th colspan="2">年</th></tr><tr><td>1</td><td>3%</td></tr></table>
<img src="a.png" alt="图"><p>末段，同比增长 5.3%。</p>
"""


def through(whole: Article) -> Article | None:
    """The article after it was kept; None where it cannot be kept unchanged."""
    text, facts, rest = all_in(packed(whole.text, [], beside(whole)))
    assert facts == []
    return None if rest is None else article_of(rest, whole.path, text, whole.sha256)


def test_every_part_comes_back() -> None:
    whole = parse(PAGE.encode(), "a/b.md")
    assert whole.blocks
    assert through(whole) == whole
    kinds = {block.kind for block in whole.blocks}
    assert len(kinds) == 6
    assert any(block.cells for block in whole.blocks)
    assert any(mark.href for block in whole.blocks for mark in block.marks)


@given(st.text())
def test_any_text_comes_back_or_is_not_kept(text: str) -> None:
    whole = from_plain(text, "x.md")._replace(title=text, warnings=(text,))
    assert through(whole) == (None if re.search("[\ud800-\udfff]", text) else whole)


def test_what_cannot_be_kept_unchanged_is_not_kept() -> None:
    whole = parse(PAGE.encode(), "a.md")
    assert through(whole._replace(author="\ud800")) is None
    assert through(whole._replace(text=f"{whole.text}\ud800")) is None


def test_damage_is_told() -> None:
    whole = parse(PAGE.encode(), "a.md")
    kept = packed(whole.text, extract(whole), beside(whole))
    for damaged in (b"", b"x", kept[:-9], kept[:9] + b"xxx" + kept[12:]):
        for read_back in (all_in, facts_in, text_in):
            if read_back is text_in and damaged == kept[:-9]:
                continue  # the text is whole, and no more is looked at
            with pytest.raises(KeptError):
                read_back(damaged)
    with pytest.raises(KeptError):
        article_of(["title"], "a.md", "", "")


def test_an_article_that_is_known_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "a.md").write_text(PAGE, encoding="utf-8")
    (folder / "b.md").write_text(article("二", "出口增长 5%。"), encoding="utf-8")
    (folder / "没有标题.md").write_text("<p>没有标题的文章，增长 5%。</p>", encoding="utf-8")
    (folder / "副本.md").write_text("<p>没有标题的文章，增长 5%。</p>", encoding="utf-8")
    catalog = Catalog(folder, tmp_path / "cache")
    catalog.update(workers=0)
    expected = {entry.identity: read(entry.path, entry.root) for entry in catalog.scan()}
    with monkeypatch.context() as patched:
        patched.delattr(Catalog, "_read")
        opened = {entry.identity: catalog.open(entry) for entry in catalog.scan()}
    assert {identity: article for identity, (article, _) in opened.items()} == expected
    assert all(facts == extract(article) for article, facts in opened.values())

    (folder / "a.md").write_text(PAGE.replace("5.3%", "6.4%"), encoding="utf-8")
    entry = next(entry for entry in catalog.scan() if entry.identity == "a.md")
    changed, facts = catalog.open(entry)
    assert "6.4%" in changed.text
    assert any(fact.quote == "6.4%" for fact in facts)
