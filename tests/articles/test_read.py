"""From a file to an article."""

import hashlib
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.articles.pages import PAGES
from tui.articles.document import BlockKind
from tui.articles.files import LARGEST, ArticleFileError
from tui.articles.read import from_plain, parse, read, read_header

CONTROLS = {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))}


def test_an_article_and_its_fields(tmp_path: Path) -> None:
    data = PAGES[0].file()
    path = tmp_path / "一" / "a.md"
    path.parent.mkdir()
    path.write_bytes(data)
    article = read(path, tmp_path)
    assert (article.path, article.title) == ("一/a.md", "示例：港口新闻")
    assert article.date == datetime(2022, 2, 10, 5, 41, 52, tzinfo=UTC)
    assert article.categories == ("金融", "示例财经")
    assert (article.author, article.source, article.editor) == ("示例财经", "示例时报", "陈小明 SF099")
    assert article.keywords == ("000651.SZ", "00700.HK", "600999.SH")
    assert [article.text[link.start : link.end] for link in article.links] == ["招商", "格力电器", "腾讯控股"]
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.warnings == ()
    assert read(path).path == "a.md"
    assert parse(data, "一/a.md") == article


def test_reading_is_the_same_every_time() -> None:
    for page in PAGES:
        assert pickle.dumps(parse(page.file(), "x.md")) == pickle.dumps(parse(page.file(), "x.md"))


def test_a_line_of_the_text_knows_the_writer_better_than_the_feed() -> None:
    article = parse("---\ntitle: x\nauthor: 某频道\n---\n<p>作者：王悦</p><p>正文。</p>".encode(), "x.md")
    assert (article.author, article.source) == ("王悦", "某频道")


@pytest.mark.parametrize(
    ("data", "path", "title"),
    [
        ("<h2>首个<b>标题</b></h2><p>x</p>", "a/b.md", "首个标题"),
        ("<html><head><title> 页面\n标题 </title></head><body><h1>别的</h1></body></html>", "a/b.html", "页面 标题"),
        ("<p>没有标题</p>", "a/名字.md", "名字"),
        ("", "空.md", "空"),
        ("---\ntitle: \n---\n<p>x</p>", "b.md", "b"),
    ],
)
def test_an_article_without_a_title(data: str, path: str, title: str) -> None:
    assert parse(data.encode(), path).title == title


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("第一段 1&nbsp;000亿\n第二段\n", "第一段 1000亿\n\n第二段"),
        ("A line\nthat goes on\n\n　　第二段", "A line\nthat goes on\n\n第二段"),
        ("若 PE<10 且 a>b & c", "若 PE<10 且 a>b & c"),
        ("<b>粗体</b>第一行\n第二行\n\n第三段", "粗体第一行\n第二行\n\n第三段"),
        ("<unknown>", "<unknown>"),
    ],
)
def test_bodies_without_block_tags(body: str, text: str) -> None:
    assert parse(f"---\ntitle: x\n---\n{body}".encode(), "x.txt").text == text


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"), (b" \n\n", "empty"), (b"<p>x</p>", "no front matter"),
        (b"---\ntitle: x\n<p>x</p>", "never ends"),
        (b"---\ntitle: a: b\n---\nx", "not valid YAML"), (b"---\ntitle: x\ndate: soon\n---\nx", "date"),
        (b"\xef\xbb\xbf---\ntitle: x\n---\nx", "byte order mark"), (b"---\r\ntitle: x\r\n---\r\nx", "carriage"),
        ("---\ntitle: 深圳\n---\n上海".encode("gb18030"), "GB18030"), (b"---\na: &a [x]\nb: *a\n---\nx", "aliases"),
    ],
)  # fmt: skip
def test_what_was_wrong_is_told(data: bytes, word: str) -> None:
    warnings = parse(data, "x.md").warnings
    assert any(word in warning for warning in warnings)
    assert all(warning == " ".join(warning.split()) for warning in warnings)


def test_a_file_too_large_is_read_in_part(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    path.write_text("---\ntitle: 大文件\n---\n<p>第一段。</p>", encoding="utf-8")
    with path.open("ab") as file:
        file.write(b" " * LARGEST)
    article = read(path)
    assert article.title == "大文件"
    assert "第一段。" in article.text
    assert "only its first" in article.warnings[0]


@pytest.mark.parametrize("name", ["none.md", "folder", "binary.md"])
def test_what_is_no_article_is_an_error_of_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "binary.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    with pytest.raises(ArticleFileError) as caught:
        read(tmp_path / name)
    assert "\n" not in caught.value.message
    with pytest.raises(ArticleFileError):
        read_header(tmp_path / name)


def test_a_header_alone_is_the_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(PAGES[0].file() + b"<p>x</p>" * 10_000)
    header, article = read_header(path), read(path)
    assert (header.title, header.date, header.categories) == (article.title, article.date, article.categories)
    path.write_text("<p>ohne</p>", encoding="utf-8")
    assert read_header(path).title == "a"


def test_a_header_cut_off_inside_a_character(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    for shift in range(3):
        path.write_text("---\ntitle: 标题\n---\n" + "x" * shift + "港" * 5000, encoding="utf-8")
        assert read_header(path).title == "标题"


def test_plain_text_is_kept_as_it_is() -> None:
    text = "　　第一行 \n\n$平安银行(SZ000001)$\t涨\x1b[31m\n"
    article = from_plain(text)
    assert (article.text, article.path, article.title) == (text, "-", "")
    assert [text[b.start : b.end] for b in article.blocks] == ["　　第一行 ", "$平安银行(SZ000001)$\t涨\x1b[31m"]
    assert [text[link.start : link.end] for link in article.links] == ["$平安银行(SZ000001)$"]


def test_no_control_character_reaches_title_or_text() -> None:
    raw = "\x1b]0;owned\x07 \x1b[2J\x9b31m\x7f&#27;[0m&#155;x"
    article = parse(
        f"---\ntitle: '{raw}'\nauthor: '{raw}'\n---\n<p>{raw}<img alt='{raw}' src=//a.example/1.png></p>".encode(),
        "x.md",
    )
    for shown in (article.title, article.author, article.text, *article.warnings):
        assert not CONTROLS & set(shown)


def test_a_title_is_data_not_markup() -> None:
    assert parse(b"---\ntitle: '[red]x[/] [/] <b>'\n---\nx", "x.md").title == "[red]x[/] [/] <b>"


@settings(max_examples=300)
@given(
    st.binary(max_size=400)
    | st.text(max_size=200).map(str.encode)
    | st.text(max_size=200).map(lambda t: f"<p>{t}</p>".encode())
)
def test_any_bytes_are_an_article_or_an_error(data: bytes) -> None:
    try:
        article = parse(data, "x.md")
    except ArticleFileError:
        return
    assert article.title
    assert not CONTROLS & set(article.text + article.title)
    assert all(block.kind in BlockKind and block.start <= block.end for block in article.blocks)
