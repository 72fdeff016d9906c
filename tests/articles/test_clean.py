"""HTML → blocks: structure, marks, links, chrome."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.document import Article, Block, BlockKind, MarkKind
from tui.articles.read import parse

P, H, L, Q = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE


def article(body: str, title: str = "示例") -> Article:
    return parse(f"---\ntitle: '{title}'\n---\n{body}".encode(), "x.html")


def blocks(body: str) -> list[tuple[BlockKind, str]]:
    found = article(body)
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def marked(body: str, kind: MarkKind) -> list[str]:
    found = article(body)
    return [found.text[m.start : m.end] for block in found.blocks for m in block.marks if m.kind is kind]


@pytest.mark.parametrize(
    "body",
    [
        "<p>上海<span>外高桥</span>港总额达<font>2</font><font>.38</font>万亿元</p>",
        "<p>上海<font cms-style='font-L'>外<font>高桥</font></font>港总额达2.3<b></b>8万亿元</p>",
        "<p>上海<!-- x -->外高桥<a href='javascript:;'>港</a>总额达2&#8203;.38&nbsp;万亿元</p>",
        "<p>上海外<wbr>高桥&zwnj;港总额达2.38\n万亿元</p>",
    ],
)
def test_no_tag_parts_a_word_or_a_number(body: str) -> None:
    assert article(body).text.replace(" ", "") == "上海外高桥港总额达2.38万亿元"


def test_paragraphs_are_parted_by_an_empty_line() -> None:
    assert article("<div><p>　　一</p><p></p><p>　</p><p>&nbsp;</p>\n<p>　　二</p></div>").text == "一\n\n二"


def test_bare_text_and_breaks() -> None:
    body = "<div>第一句。<br><br>　　第二句<br/>　　第三行<p>段落</p>尾巴<b>粗</b>体<div>内</div>外</div>"
    assert article(body).text == "第一句。\n\n第二句\n第三行\n\n段落\n\n尾巴粗体\n\n内\n\n外"


def test_entities_are_decoded_once() -> None:
    assert (
        article("<p>&lt;b&gt; &amp;amp; &quot;A&quot; &#20013; &unknown; &#150;</p>").text
        == '<b> &amp; "A" 中 &unknown; –'
    )


def test_headings() -> None:
    found = article("<h1>一</h1><h3>二<br>三</h3><p><strong>四：<b>五</b>六</strong></p><p>　　<b>七</b>八</p>")
    assert [(b.kind, b.level, found.text[b.start : b.end]) for b in found.blocks] == [
        (H, 1, "一"), (H, 3, "二\n三"), (H, 2, "四：五六"), (P, 0, "七八"),
    ]  # fmt: skip
    assert found.blocks[2].marks == ()


def test_sinas_own_strong_type() -> None:
    strong = '<font cms-style="font-L strong-Bold">丨<font cms-style="strong-Bold">携程</font>增长270%</font>'
    body = f"<p>{strong}</p><p>正文。</p>"
    assert blocks(body) == [(H, "丨携程增长270%"), (P, "正文。")]


def test_a_short_line_in_the_middle_of_the_page() -> None:
    body = '<p cms-style="align-Center color0">　　建行成立基金</p><p>正文。</p><p><img src="//a.example/1.png"></p>'
    assert blocks(body + '<p style="text-align: center">东海港全景</p>') == [
        (H, "建行成立基金"), (P, "正文。"), (BlockKind.IMAGE, ""), (P, "东海港全景"),
    ]  # fmt: skip


def test_lists() -> None:
    found = article(
        "<ul><li>一<ul><li>二</li></ul>续一</li><li><p>三</p><p>续三</p></li></ul>"
        "<ol start=3><li>四</li><li value=9>五</li></ol><li>六</li>"
    )
    assert [(b.level, b.marker, found.text[b.start : b.end]) for b in found.blocks] == [
        (1, "•", "一"), (2, "•", "二"), (1, "", "续一"), (1, "•", "三"), (1, "", "续三"),
        (1, "3.", "四"), (1, "9.", "五"), (1, "•", "六"),
    ]  # fmt: skip
    assert found.text == "一\n二\n续一\n三\n续三\n四\n五\n六"


def test_quotes() -> None:
    found = article("<blockquote><p>一</p>二<blockquote>三</blockquote></blockquote>四")
    assert [(b.kind, b.level) for b in found.blocks] == [(Q, 1), (Q, 1), (Q, 2), (P, 0)]


def test_marks_hold_their_characters() -> None:
    body = "<p>　　前<strong> 一 </strong><b>二</b>中<em>三<code>x y</code></em>后<b>　</b></p>"
    assert marked(body, MarkKind.STRONG) == ["一 二"]
    assert marked(body, MarkKind.EMPHASIS) == ["三x y"]
    assert marked(body, MarkKind.CODE) == ["x y"]


def test_a_mark_around_paragraphs_holds_in_each() -> None:
    assert marked("<span style='font-weight: bold'><p>甲，乙。</p><p>丙。<br><br>丁。</p></span>", MarkKind.STRONG) == [
        "甲，乙。",
        "丙。",
        "丁。",
    ]


def test_links_lead_to_the_web_or_nowhere() -> None:
    found = article(
        "<p><a href=' https://a.example/x y'>一</a><a href='//b.example/'>二</a><a href='javascript:alert(1)'>三</a>"
        "<a href='data:text/html,x'>四</a><a href='/path'>五</a><a name=x>六</a></p>"
    )
    assert found.text == "一二三四五六"
    assert [mark.href for mark in found.blocks[0].marks] == ["https://a.example/x%20y", "https://b.example/"]


def test_publishers_links() -> None:
    body = (
        '<p>上海<span id="stock_sh600648"><a href="https://finance.sina.com.cn/realstock/company/sh600648/nc.shtml">外高桥'
        '</a></span><span id="quote_sh600648"></span>港，<span id="stock_hk00700">腾讯</span>、'
        '<span id="stock_gb_aapl">苹果'
        '</span>、<span id="stock_sh000001">上证指数</span>，<a class="trsHotWords" code="SS600256" href="#">广汇</a>；'
        '<a href="http://xueqiu.com/S/SZ000001">$平安银行(SZ000001)$</a>，$1药网(YI)$</p>'
    )
    found = article(body)
    assert [(found.text[k.start : k.end], k.code, k.symbol) for k in found.links] == [
        ("外高桥", "sh600648", "600648.SH"), ("腾讯", "hk00700", "00700.HK"), ("苹果", "gb_aapl", "AAPL.US"),
        ("广汇", "SS600256", "600256.SH"), ("$平安银行(SZ000001)$", "SZ000001", "000001.SZ"),
        ("$1药网(YI)$", "YI", "YI.US"),
    ]  # fmt: skip


def test_what_is_never_shown() -> None:
    body = (
        "<style>.a&#123;color:red&#125;</style><script>alert(1)</script><noscript>no</noscript><template>no</template>"
        "<p style='DISPLAY : none'>no</p><p hidden>no</p>"
        "<span class='visually-hidden x'>no</span><p class='sr-only'>no</p>"
        "<svg><text>no</text></svg><select><option>no</option></select><iframe src=x>no</iframe><p>yes</p>"
        "<p class='hidden md:block'>yes</p><picture><source srcset=x><img src=//a.example/1.png></picture>"
    )
    assert article(body).text == "yes\n\nyes"
    assert article(body).blocks[-1].src == "https://a.example/1.png"


def test_chrome_goes_only_while_it_is_short() -> None:
    prose = "<p>" + "这一段是正文，写得很长，不应当因为外层的名字而丢失。" * 20 + "</p>"
    assert article("<div class='share-box'>分享到微博</div><p>正文。</p>").text == "正文。"
    assert len(article(f"<div class='artical-player-wrap'>{prose}</div>").text) > 400
    assert len(article(f"<div class='related-news'>{prose}</div>").text) > 400


def test_an_article_hidden_until_a_script_runs_is_shown() -> None:
    prose = "这一段是正文，平台的脚本运行之后才显示。" * 30
    assert article(f"<div style='visibility: hidden'>{prose}</div>").text == prose
    assert article("<p style='visibility: hidden'>隐藏</p><p class='share-price'>股价涨5%</p>").text == "股价涨5%"
    assert article("<section style='font-size: 0'><p style='font-size: 16px'>正文</p></section>").text == "正文"


def test_lists_of_other_stories() -> None:
    links = "".join(f"<li><a href='https://a.example/{n}'>别的新闻之{n}</a></li>" for n in range(3))
    assert article(f"<p>正文。</p><div class='related'><h3>更多</h3><ul>{links}</ul></div>").text == "正文。"
    assert (
        article(f"<p>正文。</p><p><b>相关阅读：</b></p><ul>{links}</ul><p>又是正文。</p>").text
        == "正文。\n\n又是正文。"
    )
    assert blocks("<p>延伸阅读</p><p>这一段不是链接。</p>") == [(H, "延伸阅读"), (P, "这一段不是链接。")]
    assert blocks("<p>相关新闻</p>") == [(H, "相关新闻")]


def test_an_advertisement_in_a_comment_is_gone_even_where_a_comment_inside_ends_it() -> None:
    advertised = "<!--article_adlist[<p>广告<!-- x -->广告</p>]article_adlist-->"
    body = f"<p>一</p>{advertised}<p>二</p><!--article_adlist[<p>--><p>三</p>"
    assert article(body).text == "一\n\n二\n\n三"


def test_preformatted_lines_stay_lines() -> None:
    assert article("<pre>第一行\n第二行\n\n第三段</pre>").text == "第一行\n第二行\n\n第三段"


def test_emoticons_are_characters_of_their_sentence() -> None:
    assert (
        article("<p>涨了<img alt='[笑]' src='//a.example/e.png'>吧<img alt='🚀' src=x>。</p>").text == "涨了[笑]吧🚀。"
    )


@pytest.mark.parametrize(
    "body",
    ["<div>" * 5000 + "深处<p>第二段", "<b>" * 5000 + "深处<p>第二段", "<ul><li>" * 3000 + "深处<p>第二段",
     "<table><tr><td>" * 2000 + "深处<p>第二段"],
)  # fmt: skip
def test_any_depth_is_read(body: str) -> None:
    found = article(body)
    assert "".join(found.text.split()) == "深处第二段"
    assert "too deep" in found.warnings[0]


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</a>", "<br>", "<li>", "<ul>", "</ul>", "<ol>", "<table>",
     "<tr>", "<td>", "</td>", "</table>", "<th colspan=3>", "<td rowspan=2>", "<h2>", "</h2>", "<blockquote>",
     "</blockquote>", "<figure>", "</figure>", "<figcaption>", "<pre>", "</pre>", "<img src=//a.example/1 alt=描述>",
     "<a href=https://a.example>", "<span id=stock_sh600648>", "</span>", "<!-- x", "-->", "<caption>",
     "<style>x</style>",
     "甲", "乙。", " ", "\n", "　", "&nbsp;", "1", "责任编辑：甲", "相关阅读", "<code>", "</code>"]
)  # fmt: skip


@given(st.lists(TAGS, max_size=40).map("".join))
def test_any_soup_gives_blocks_in_order(body: str) -> None:
    found = article(body)
    at = 0
    for block in found.blocks:
        _check(found, block)
        assert found.text[at : block.start].strip() == ""
        assert block.start >= at
        at = block.end
    assert at == len(found.text)
    for link in found.links:
        assert found.text[link.start : link.end].strip()


def _check(found: Article, block: Block) -> None:
    text = found.text[block.start : block.end]
    assert text.strip("\n ") == text or block.kind is BlockKind.TABLE
    for mark in block.marks:
        assert block.start <= mark.start < mark.end <= block.end
        assert found.text[mark.start : mark.end].strip()
    for cell in block.cells:
        assert block.start <= cell.start <= cell.end <= block.end
        assert not set("\t\n") & set(found.text[cell.start : cell.end])
