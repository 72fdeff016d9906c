"""Pages made to hurt: each is read in time and memory that its size explains."""

import pytest

from tui.articles.markdown import to_markdown
from tui.articles.read import parse

SIZE = 200_000

PAGES = {
    "nested": "<div>" * SIZE,
    "less": "<" * SIZE + "<p>",
    "ampersands": "<p>" + "&" * SIZE,
    "paragraphs": "<p>x" * (SIZE // 20),
    "unclosed strong": "<b>x" * (SIZE // 4),
    "wide spans": "<table>" + "<tr><td colspan=100000 rowspan=100000>x<td>y" * 1000 + "</table>",
    "tall spans": "<table>" + ("<tr>" + "<td rowspan=1000>x" * 100) * 100 + "</table>",
    "ragged": "<table><tr>" + "<td>x" * 5000 + "<tr><td>y" * 5000 + "</table>",
    "blanks": "<p>x" + " \t\u3000" * SIZE + "x",
    "zero-width": "<p>x" + "\u200b" * SIZE + "x",
    "breaks": "<p>x" + "<br>" * (SIZE // 4) + "x",
    "comments": "<!--article_adlist[" * (SIZE // 18),
    "advertised": "<!--article_adlist[x" * (SIZE // 36) + "]article_adlist-->" * (SIZE // 36),
    "dollars": "<p>" + "$(S" * SIZE,
    "brackets": "<p>" + "（责任编辑：" * (SIZE // 6),
    "classes": "<div class='" + "img_wrap related share " * (SIZE // 20) + "'>x",
    "nested chrome": "<div class='share related'>" * 1000 + "x" * SIZE,
    "nested figures": "<figure>" * 1000 + "<img src=//a.example/1.png>x",
    "nested lists": "<ul><li>x" * 900,
    "keywords": "<!-- news_keyword_pub,stock," + "sh600000&" * SIZE + "--><p>x",
    "header": "---\n" + "a: b\n" * (SIZE // 10),
    "quotes": "---\ntitle: " + "'\"" * 30_000 + "\n---\n<p>x",
    "digits": "<p>" + "1" * SIZE,
    "open comments": "<p>x" + "<!--" * SIZE,
    "open scripts": "<p>x" + "<script>" * (SIZE // 8),
    "open players": "<p>x" + "<video><p>y" * (SIZE // 10),
    "open values": "<p>x" + "<a href='x>y</a><a class='b'>z" * (SIZE // 25) + "'",
    "open quotes": "<p>x" + "<a href='x>" * (SIZE // 11),
    "instructions": "<p>x" + "<?php " * (SIZE // 6),
    "escaped": "&lt;p&gt;x&lt;/p&gt;" * (SIZE // 20),
    "less than names": "<p>" + "<a" * SIZE,
    "header of many items": "---\nx:\n" + " - b\n" * (SIZE // 10) + "@\n",
    "header of many lines": "---\nx: a\n" + " b\n" * (SIZE // 4) + "@\n---\n",
    "stars": "<p>" + "*_~`[" * (SIZE // 5),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_to_hurt(name: str) -> None:
    article = parse(PAGES[name].encode(), "x.md")
    assert len(article.text) <= 2 * len(PAGES[name])
    assert len(to_markdown(article)) <= 12 * SIZE
