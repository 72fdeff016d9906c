"""Markdown, as markdown-it reads it back."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.articles.pages import PAGES, Page
from tests.articles.test_clean import article
from tui.articles.document import Article, Block, BlockKind, Mark, MarkKind
from tui.articles.markdown import to_markdown
from tui.articles.read import from_plain, parse
from tui.articles.widths import width

LINKING = MarkdownIt("gfm-like")
PLAIN = MarkdownIt("commonmark").enable("table")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def rendered(markdown: str, reader: MarkdownIt = LINKING) -> tuple[str, list[str]]:
    """The text that a reader of the Markdown sees, and the tags around it."""
    parser = _Text()
    parser.feed(reader.render(markdown))
    parser.close()
    return " ".join("".join(parser.parts).split()), parser.tags


def body(html: str) -> str:
    return to_markdown(article(html, title="")).removeprefix("# x\n\n")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p><strong>上海：</strong>海关</p>", "**上海**：海关\n"),
        ("<p><b>增长13.9%</b>的</p>", "**增长13.9**%的\n"),
        ("<p>开展<strong>“跨境电商”</strong>试点</p>", "开展“**跨境电商**”试点\n"),
        ("<p>称<b>（一）推进。</b>后面</p>", "称（**一）推进**。后面\n"),
        ("<p>称，<b>“推进”</b>，后面</p>", "称，**“推进”**，后面\n"),
        ("<p>前<b>——</b>后</p>", "前——后\n"),
        ("<p>前<b>甲</b><i>乙</i>后<i>丙</i></p>", "前**甲**乙后*丙*\n"),
    ],
)
def test_strong_type_beside_chinese_punctuation_renders(html: str, markdown: str) -> None:
    assert body(html) == markdown
    text, tags = rendered(markdown)
    assert "*" not in text
    assert tags.count("strong") == markdown.count("**") // 2


@pytest.mark.parametrize(
    "text",
    [
        "*ST海航与*ST大集涨停", "a_b 5*3 _x_ __y__", "600648.SH、000001.SZ、0700.HK、AAPL.US", "2021. 年报", "1) 甲",
        "+ 2.3%",
        "- x", "* x", "# x", "> x", "---", "===", "***", "    四个空格", "<b>甲</b> <!-- x --> &amp; &copy;", "a|b",
        "`x`", "~~x~~",
        "[甲](https://a.example) ![乙](x)", "[x]: https://a.example", "https://a.example/b，外高桥",
        "www.a.cn a@b.cn //a.cn",
        r"\*甲\* \\ \n", "10~20亿元 3~5%", "# 甲 #", "!甲", "a--b - c", "—— 甲", "e.g. the U.S. market",
        "标题\\", ":-", "1.2",
    ],
)  # fmt: skip
def test_characters_stay_what_they_are(text: str) -> None:
    markdown = to_markdown(from_plain(text))
    for reader in (LINKING, PLAIN):
        assert rendered(markdown, reader) == (" ".join(text.split()), ["p"])
    assert "---" not in markdown


def test_words_are_not_escaped_more_than_needed() -> None:
    text = "上海外高桥(600648)增长13.9%：a_b、R&D、2-3%、e.g. U.S., “甲”[0]"
    assert to_markdown(from_plain(text)) == text.replace("[0]", r"\[0\]") + "\n"


def test_line_breaks_stay_and_begin_nothing() -> None:
    markdown = body("<p>甲<br>- 乙<br>1. 丙<br>===<br># 丁<br>--<br>:-</p>")
    assert rendered(markdown)[0] == "甲 - 乙 1. 丙 === # 丁 -- :-"
    assert set(rendered(markdown)[1]) == {"p", "br"}


def test_headings_are_never_underlined() -> None:
    markdown = body("<h1>一 # #</h1><h2>二<br>三</h2><p><strong>四</strong></p><h6>- 五</h6>")
    assert markdown == "# 一 # \\#\n\n## 二 三\n\n## 四\n\n###### - 五\n"
    assert rendered(markdown)[1] == ["h1", "h2", "h2", "h6"]
    assert rendered(markdown)[0] == "一 # # 二 三 四 - 五"


def test_the_title_is_the_first_heading_once() -> None:
    assert (
        to_markdown(parse("---\ntitle: '*ST甲 [x]'\n---\n<p>正文。</p>".encode(), "x.md"))
        == "# \\*ST甲 \\[x\\]\n\n正文。\n"
    )
    assert to_markdown(parse("---\ntitle: 甲 乙\n---\n<h2>甲 乙</h2>".encode(), "x.md")) == "## 甲 乙\n"


def test_lists_nest_and_keep_their_numbers() -> None:
    html = (
        "<ul><li>一<ul><li>二<ol><li>甲</li><li>乙</li></ol></li></ul>续</li><li>- 三</li></ul>"
        "<ol start=7><li>庚</li><li>辛</li></ol>"
    )
    markdown = body(html)
    assert markdown == "- 一\n  - 二\n    1. 甲\n    2. 乙\n\n  续\n- \\- 三\n\n7. 庚\n8. 辛\n"
    tags = rendered(markdown)[1]
    assert (tags.count("ul"), tags.count("ol"), tags.count("li")) == (2, 2, 7)


def test_numbered_lists_that_touch_stay_two() -> None:
    html = LINKING.render(body("<ol><li>甲</li><li>乙</li></ol><ol><li>丙</li></ol><ol><li>丁</li></ol>"))
    assert html.count("<ol>") == 3


def test_quotes() -> None:
    markdown = body("<blockquote><p>一<br>二</p><p>三</p></blockquote><p>四</p>")
    assert markdown == "> 一\\\n> 二\n>\n> 三\n\n四\n"


def test_tables_are_aligned_by_display_width() -> None:
    markdown = body(
        "<table><tr><td>公司</td><td>营收（亿元）</td><td>a|b</td></tr>"
        "<tr><td rowspan=2>甲</td><td>1,200</td><td>-3%</td></tr>"
        "<tr><td colspan=2>暂无</td></tr></table>"
    )
    assert markdown == (
        "| 公司 | 营收（亿元） | a\\|b |\n"
        "| --   | --           | --   |\n"
        "| 甲   | 1,200        | -3%  |\n"
        "|      | 暂无         |      |\n"
    )
    assert len({width(line) for line in markdown.splitlines()}) == 1
    html = LINKING.render(markdown)
    assert (html.count("<th>"), html.count("<td>")) == (3, 6)


def test_links_and_images() -> None:
    markdown = body(
        "<p>见<a href='https://a.example/(x)_y---z?b=1&amp;copy;=2'>甲]乙</a>和<b><a href='https://b.example'>丙：</a></b>丁</p>"
        "<img src='//a.example/x y.jpg' alt='图[1]'><img src=1.png>"
    )
    html = LINKING.render(markdown)
    assert '<a href="https://a.example/%28x%29_y--%2Dz?b=1&amp;copy;=2">甲]乙</a>' in html
    assert '<img src="https://a.example/x%20y.jpg" alt="图[1]" />' in html
    assert '<img src="1.png" alt="" />' in html
    assert "---" not in markdown


def test_code() -> None:
    html = LINKING.render(body("<p>甲<code>a*b`c</code>乙</p>"))
    assert "<code>a*b`c</code>" in html


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_markdown_shows_the_articles_characters(page: Page) -> None:
    found = parse(page.file(), "x.md")
    captions = {found.text[b.start : b.end] for b in found.blocks if b.kind is BlockKind.IMAGE and b.src}
    text = found.text
    for caption in captions:
        text = text.replace(caption, "")
    text = re.sub(r"(?m)^\d+\.$", "", found.title + text)
    assert "".join(rendered(to_markdown(found))[0].split()) == "".join(text.split())


# Control characters never reach an article's text; markdown-it takes a few more for blanks than a reader does.
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("*_`~[]()<>&|#+-=.:;!\\/@ \n1aA甲，。“”%$")),
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufffd"),
    ),
    max_size=60,
)  # fmt: skip


@given(TEXT)
@example("a.cn")
@example("http://localhost/x")
@example("_a_*b*")
@example("--\n--")
def test_any_paragraph_is_rendered_as_its_text(text: str) -> None:
    found = _paragraph(text, ())
    markdown = to_markdown(found)
    for reader in (LINKING, PLAIN):
        shown, tags = rendered(markdown, reader)
        assert shown == " ".join(text.split())
        assert set(tags) <= {"p", "br"}


@given(TEXT, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(MarkKind)), max_size=4))
def test_any_marks_keep_the_text(text: str, spans: list[tuple[int, int, MarkKind]]) -> None:
    text = " ".join(text.split())
    marks = [
        Mark(kind, start, min(end, len(text)), "https://a.example/x" if kind is MarkKind.LINK else "")
        for start, end, kind in spans
        if start < min(end, len(text))
    ]
    shown, tags = rendered(to_markdown(_paragraph(text, marks)))
    assert "".join(shown.split()) == "".join(text.split())
    assert set(tags) <= {"p", "strong", "em", "code", "a"}


@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_table_is_rendered_cell_by_cell(rows: list[list[str]]) -> None:
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    html = "".join("<tr>" + "".join(f"<td>{_html(cell)}" for cell in row) + "<td>末" for row in rows)
    found = article(f"<table>{html}</table>")
    shown, tags = rendered(to_markdown(found))
    assert "".join(shown.split()) == "".join((found.title + found.text).split())
    assert set(tags) <= {"h1", "table", "thead", "tbody", "tr", "th", "td"}


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _paragraph(text: str, marks: Iterable[Mark]) -> Article:
    block = Block(BlockKind.PARAGRAPH, 0, len(text), marks=tuple(sorted(marks, key=lambda mark: mark.start)))
    return Article("x.md", "", text, (block,))


def test_width() -> None:
    assert [width(text) for text in ("abc", "甲乙", "１％", "é", "e\u0301", "a\u200b", "“”")] == [3, 4, 4, 1, 1, 1, 2]
