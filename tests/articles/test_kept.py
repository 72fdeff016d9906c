"""What the cleaner keeps and what it leaves out, on whole pages."""

from difflib import SequenceMatcher

import pytest

from tests.articles.pages import PAGES, Page, squeezed
from tui.articles.markdown import to_markdown
from tui.articles.read import parse

NEVER = ("海量资讯", "责任编辑", "appendQr", "&#123;", "视频加载中", "image copyright", "article_adlist", "请稍候")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nearly_every_character_is_kept_and_none_added(page: Page) -> None:
    article = parse(page.file(), "page.md")
    seen = "".join(article.text[b.start : b.end] for b in article.blocks if not b.alt_only)
    expected = page.visible()
    matcher = SequenceMatcher(None, expected, squeezed(seen), autojunk=False)
    kept = sum(match.size for match in matcher.get_matching_blocks())
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    assert kept >= 0.995 * len(expected), changes
    assert len(squeezed(seen)) <= 1.005 * len(expected), changes


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("rendering", ["text", "markdown"])
def test_none_of_the_boilerplate_is_shown(page: Page, rendering: str) -> None:
    article = parse(page.file(), "page.md")
    shown = article.text if rendering == "text" else to_markdown(article)
    assert [word for word in NEVER if word in shown] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_blocks_cover_the_text_in_order(page: Page) -> None:
    article = parse(page.file(), "page.md")
    at = 0
    for block in article.blocks:
        assert article.text[at : block.start].strip() == ""
        assert at <= block.start <= block.end
        assert article.text[block.start : block.end] == article.text[block.start : block.end].strip()
        for mark in block.marks:
            assert block.start <= mark.start < mark.end <= block.end
        at = block.end
    assert at == len(article.text)


def test_the_check_itself_notices_a_lost_sentence() -> None:
    page = Page("x", "<p>第一句。第二句。</p>")
    assert page.visible() == "第一句。第二句。"
