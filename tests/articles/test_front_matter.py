"""Headers, however broken."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles import fields
from tui.articles.fields import split, unquoted
from tui.articles.front_matter import Header, header_of, title_from_name, title_of


def header(text: str) -> tuple[Header, str, list[str]]:
    warnings: list[str] = []
    values, body = split(text, warnings)
    return header_of(values, warnings), body.strip(), warnings


def test_a_header_as_feeds_write_it() -> None:
    found, body, warnings = header(
        "\n---\ntitle: '\"五一\"假期：成标签'\ncategories: \n - 金融\n - 示例财经 \nheadimg: 'https://n.example.cn/a.png'\n"
        "author: 示例财经\ncomments: false\ndate: Thu, 10 Feb 2022 05:41:52 GMT\nthumbnail: \n---\n\n<p>x</p>"
    )
    assert found == Header(
        '"五一"假期：成标签', datetime(2022, 2, 10, 5, 41, 52, tzinfo=UTC), ("金融", "示例财经"), "示例财经"
    )
    assert (body, warnings) == ("<p>x</p>", [])


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: '''quoted'' inside'", "'quoted' inside"),
        ('title: "a\\u4e2d \\"q\\""', 'a中 "q"'),
        ("title: >\n  folded\n  title", "folded title"),
        ("title: 'over\n  two lines'", "over two lines"),
        ("title: A &amp; B &#8220;c&#8221;", "A & B “c”"),
        ("Title: upper case", "upper case"),
        ("title: ['a list']", "a list"),
    ],
)
def test_titles_in_valid_yaml(line: str, title: str) -> None:
    found, body, warnings = header(f"---\n{line}\ncategories: [金融, 债券]\n---\nx")
    assert (found.title, found.categories, body, warnings) == (title, ("金融", "债券"), "x", [])


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: @用户 关注了股票", "@用户 关注了股票"),
        ("title: ST罗顿: 以数字体育: 为核心", "ST罗顿: 以数字体育: 为核心"),
        ("title: *ST海航 重整", "*ST海航 重整"),
        ("title: [快讯] 央行降准", "[快讯] 央行降准"),
        ("title: 100% of\ttabs", "100% of tabs"),
        ('title: """""""\'Forging Ahead\'"""""""', "Forging Ahead"),
        ("title: '\"A\" 与 'B''", "'\"A\" 与 'B''"),
        ('title: "unbalanced', '"unbalanced'),
        ("title: `quoted`", "`quoted`"),
        ("title: 'a' 与 'b'", "'a' 与 'b'"),
        ("title: a\x1b]0;owned\x07\x1b[2J", "a]0;owned[2J"),
    ],
)
def test_titles_in_invalid_yaml_are_read_line_by_line(line: str, title: str) -> None:
    found, body, warnings = header(f"---\n{line}\ncategories:\n - 金融 \n- 债券\ndate: 2021-03-22T00:00:00Z\n---\nx")
    assert (found.title, found.categories, body) == (title, ("金融", "债券"), "x")
    assert found.date == datetime(2021, 3, 22, tzinfo=UTC)
    assert len(warnings) == 1
    assert "line by line" in warnings[0]


@pytest.mark.parametrize("text", ["", "x", "<p>x</p>", "--- \n", "----\ntitle: x\n---\n", "---\n第一行\n---\n第二行"])
def test_no_header_is_all_body(text: str) -> None:
    found, body, warnings = header(text)
    assert found == Header()
    assert body == text.strip()
    assert warnings == ["The file has no front matter."]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: 标题\ncategories:\n - 金融\n\n<p>正文：第一句。</p>", "<p>正文：第一句。</p>"),
        ("---\ntitle: 标题\ncategories:\n - 金融\n正文第一句。\n正文第二句：完。", "正文第一句。\n正文第二句：完。"),
        ("---\ntitle: 标题\ncategories: [金融]\n<p>正文</p>\n---\n<p>续</p>", "<p>正文</p>\n---\n<p>续</p>"),
    ],
)
def test_a_header_that_never_ends_swallows_no_text(text: str, body: str) -> None:
    found, rest, warnings = header(text)
    assert (found.title, found.categories, rest) == ("标题", ("金融",), body)
    assert "never ends" in warnings[0]


def test_aliases_are_refused() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    found, body, warnings = header("---\ntitle: 标题\n" + "\n".join(lines) + "\n---\nx")
    assert (found.title, body) == ("标题", "x")
    assert "aliases" in warnings[0]


def test_tags_construct_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    found, _, warnings = header("---\ntitle: 标题\nx: !!python/object/apply:os.system ['echo owned']\n---\nx")
    assert found.title == "标题"
    assert "tags" in warnings[0]
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("value", ["[" * 50_000, "{" * 50_000, "\n " + "- " * 20_000, "'\"" * 20_000, "? " * 9_000])
def test_nesting_is_bounded(value: str) -> None:
    found, body, _ = header(f"---\ntitle: 标题\nx: {value}\n---\nbody")
    assert (found.title, body) == ("标题", "body")


def test_a_huge_header_is_read_in_part() -> None:
    found, _, warnings = header("---\ntitle: 标题\n" + "a: b\n" * 100_000)
    assert found.title == "标题"
    assert "never ends" in warnings[0]


def test_many_lines_before_one_that_is_no_yaml_are_read_at_once() -> None:
    found, _, warnings = header("---\ntitle: 标题\n" + "key: value\n\n" * 200 + "tags:\n - x\n" * 200 + "@x: 1\n---\nx")
    assert found.title == "标题"
    assert "line by line" in warnings[0]


@pytest.mark.parametrize("image", ["data:image/png;base64," + "A" * 300_000, "长" * 100_000])
def test_a_long_value_leaves_no_part_in_the_text(image: str) -> None:
    found, body, warnings = header(f"---\ntitle: 标题\nheadimg: '{image}'\nauthor: 甲\n---\n<p>x</p>")
    assert (found.title, found.author, body, warnings) == ("标题", "甲", "<p>x</p>", [])
    found, body, _ = header(f"---\ntitle: 标题\nheadimg: '{image}'\n<p>x</p>")
    assert (found.title, body) == ("标题", "<p>x</p>")


@pytest.mark.parametrize("bad", ["", "x: @\n"])
def test_a_field_named_twice_loses_nothing_to_an_empty_one(bad: str) -> None:
    found, _, _ = header(f"---\n{bad}title: 标题\nTitle: ''\ndate: 2022-01-01\ndate: \nauthor: null\ntitle: ~\n---\nx")
    assert (found.title, found.author) == ("标题", "")
    assert found.date == datetime(2022, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle:标题\ndate:2022-01-01\n---\nx", "---\ntitle：标题\ndate： 2022-01-01\n---\nx",
        "\u200b\ufeff---\ntitle: 标题\ndate: 2022-01-01\n...\nx",
    ],
)  # fmt: skip
def test_headers_as_people_type_them(text: str) -> None:
    found, body, _ = header(text)
    assert (found.title, found.date, body) == ("标题", datetime(2022, 1, 1, tzinfo=UTC), "x")


@pytest.mark.parametrize(
    ("escape", "title"),
    [("\\ud83d\\ude00", "😀"), ("\\ud83d", "\ufffd"), ("C:\\path", "C:\\path"), ("a\\\\b", "a\\b")],
)
def test_escapes_of_a_header_that_is_no_yaml(escape: str, title: str) -> None:
    found, _, _ = header(f'---\ntitle: "{escape}"\nx: @\n---\nx')
    assert found.title == title


@pytest.mark.parametrize(
    ("value", "plain"),
    [("'a'", "a"), ('"a\\n\\x41"', "a A"), ("'a''b'", "a'b"), ("'a'b'", "'a'b'"), ('""\'a\'""', "a"), ("''", ""),
     ("'", "'"), ("\"a' ", "\"a'")],
)  # fmt: skip
def test_unquoted(value: str, plain: str) -> None:
    assert unquoted(value) == plain


def test_title_from_a_files_name() -> None:
    assert title_from_name("100个_无废城市_.md") == "100个_无废城市_"
    assert title_from_name('""""\'A\'"""".md') == "A"
    assert title_from_name("\udcc9.md") == "\ufffd"
    assert title_of(" 甲\n 乙 ") == "甲 乙"


LINE = st.sampled_from(
    ["title: ", "date:", "a:", " - ", "   - ", "x", "'", "''", "中 文", ": ", "#", " #", "\n", "-", "  ", "*", "&", "!",
     "[", "]", "{", '"', "2021", "@", "%", "|", ">", "~", "null", "\t", "\u2028", "\x85"]
)  # fmt: skip


@settings(max_examples=500)
@given(st.lists(LINE, max_size=12).map("".join), st.lists(LINE, max_size=4).map("".join))
def test_the_quick_way_reads_what_yaml_reads(middle: str, end: str) -> None:
    text = f"title: {middle}\ncategories:\n - {end}\n"
    if fields._PLAIN.fullmatch(text):
        assert fields.read(text, []) == fields._yaml(text)


@given(st.lists(LINE, max_size=20).map("".join))
def test_any_header_is_read(text: str) -> None:
    warnings: list[str] = []
    values, body = split(f"---\n{text}", warnings)
    header_of(values, warnings)
    assert body == "" or body in f"---\n{text}"
