"""Pages whose markup breaks off: their text stays in reach."""

import pytest

from tui.articles.mending import mended
from tui.articles.read import parse


def read(body: str) -> tuple[str, tuple[str, ...]]:
    article = parse(f"---\ntitle: '标题'\n---\n{body}".encode(), "x.txt")
    return article.text, article.warnings


@pytest.mark.parametrize(
    "opening",
    [
        "<!-- 广告", "<script>var a = 1;", "<style>.a{}", "<title>", "<iframe src=x>", "<video src='x'>", "<noscript>",
        "<svg>", "<button>", "<select>", "<select><option>", "<nav>", "<textarea>", "<object data=x>", "<audio>",
        "<template>", "<dialog>", "<noframes>", "<map name=x>", "<canvas>",
    ],
)  # fmt: skip
def test_what_is_never_shown_and_never_ends_hides_nothing(opening: str) -> None:
    text, warnings = read(f"<div><p>一。</p>{opening}<p>二。</p><p>三。</p></div>")
    assert text == "一。\n\n二。\n\n三。"
    assert len(warnings) == 1
    assert "never ends" in warnings[0]


@pytest.mark.parametrize(
    "whole", ["<video src=x>播放</video>", "<iframe src=x />", "<script src=x></script>", "<!-- x -->"]
)
def test_what_ends_is_left_out_without_a_word(whole: str) -> None:
    assert read(f"<p>一。</p>{whole}<p>二。</p>") == ("一。\n\n二。", ())
    text, warnings = read(f"<p>一。</p><video src=x><p>二。</p>{whole}<p>三。</p>")
    assert (text, len(warnings)) == ("一。\n\n二。\n\n三。", 1)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>一。</p></body></html><p>二。</p>尾", "一。\n\n二。\n\n尾"),
        ("<html><head><title>T</title><p>一。</p><p>二。</p>", "一。\n\n二。"),
        ("<p>一。</p><plaintext><p>二。</p>", "一。\n\n二。"),
        ("<![CDATA[<p>一。</p><p>二。</p>]]>", "一。\n\n二。"),
        ("<?xml version='1.0'?><p>一。</p><?php echo '<p>x</p>'; ?><p>二。</p>", "一。\n\n二。"),
        ("<p>若x<y。完</p><p>a<b 且 c>d</p>", "若x<y。完\n\na<b 且 c>d"),
        ("<p>Apple <AAPL.O> rose</p>", "Apple <AAPL.O> rose"),
        ("<p>一。</p><p 二。</p><p>三。</p>", "一。\n\n<p 二。\n\n三。"),
        ("<p\u3000class='x'>一。</p>", "一。"),
    ],
)
def test_no_text_is_lost_to_broken_markup(body: str, text: str) -> None:
    assert read(body)[0] == text


@pytest.mark.parametrize(
    "code",
    [
        """<script>write('<script src="x"><\\/script>'); write("<style>"); var t = '<!--';</script>""",
        "<!-- <script> <video> -->", "<style>/* <script> */</style>", "<iframe><video></iframe>",
        "<!--><!---><!-- - -->",
        "<textarea><nav></textarea>", "<title>x <video> y</title>",
    ],
)  # fmt: skip
def test_what_code_and_comments_write_begins_no_element(code: str) -> None:
    assert read(f"<p>一。</p>{code}<p>二。</p>") == ("一。\n\n二。", ())


@pytest.mark.parametrize("quote", ["'", '"'])
def test_an_attribute_that_was_not_closed_ends_with_its_tag(quote: str) -> None:
    text, warnings = read(
        f"<p>一。<a href={quote}http://x.cn/>链接</a>二。</p><p>三。</p><p class={quote}b{quote}>四。</p>"
    )
    assert text == "一。链接二。\n\n三。\n\n四。"
    assert "closing quote" in warnings[0]


@pytest.mark.parametrize(
    "body",
    [
        "<p title='a>b'>一。</p>", "<a href=\"x?a=\">一</a><p class=\"b\">二</p>5\" 屏",
        "<p data-x='<b class=\"y\">'>一。</p><p>it's</p>", "<p>" + '5" 屏' * 3 + "</p>",
    ],
)  # fmt: skip
def test_quotes_that_are_in_order_stay(body: str) -> None:
    warnings: list[str] = []
    assert (mended(body, warnings), warnings) == (body, [])


@pytest.mark.parametrize(
    "body",
    [
        "&lt;p&gt;一 &amp;amp; 二&lt;/p&gt;&lt;p&gt;三&lt;/p&gt;",
        "<div>&lt;p&gt;一 &amp;amp; 二&lt;/p&gt;&lt;p&gt;三&lt;/p&gt;</div>",
    ],
)
def test_a_page_that_was_escaped_twice_is_read_as_a_page(body: str) -> None:
    text, warnings = read(body)
    assert text == "一 & 二\n\n三"
    assert "escaped" in warnings[0]


def test_markup_that_an_article_writes_about_stays_text() -> None:
    assert read("<p>写作 &lt;p&gt;一&lt;/p&gt; 与 &lt;br&gt;</p>") == ("写作 <p>一</p> 与 <br>", ())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("10<sup>8</sup>吨，m<sup>2</sup>，10<sup>-6</sup>", "10⁸吨，m2，10⁻⁶"),
        ("100<sup><a href='#1'>1</a></sup>亿，5%<sup>[1]</sup>，5<sup>th</sup>", "100¹亿，5%[1]，5th"),
        ("增长<del>5</del>6%，<s>100元</s>80元", "增长5 6%，100元80元"),
        ("他说<q>涨了</q>。", "他说“涨了”。"),
    ],
)
def test_what_is_raised_struck_or_quoted_changes_no_number(body: str, text: str) -> None:
    assert read(f"<p>{body}</p>")[0] == text
