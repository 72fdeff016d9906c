"""Articles of our own in the shapes that publishers' feeds have, and an independent idea of what is seen of them."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

SINA_TAIL = """
<!-- 正文下iframe -->


<!-- 文末二维码 start -->
            <style>
            .appendQr_wrap&#123;border:1px solid #E6E6E6;padding:8px;&#125;
            .appendQr_normal img&#123;width:74px;&#125;
            </style>
            <div class="clearfix appendQr_wrap">
                <div class="appendQr_normal"><img src="https://n.example.cn/qr.png" referrerpolicy="no-referrer"></div>
                <div class="appendQr_normal_txt">海量资讯、精准解读，尽在新浪财经APP</div>
            </div>
<!-- 编辑姓名及工作代码 -->
<p class="article-editor">责任编辑：陈小明 SF099</p>
<!-- 编辑姓名及工作代码-->
"""


def stock(code: str, name: str) -> str:
    """A security as Sina links it."""
    return (
        f'<span id="stock_{code}"><a href="https://finance.sina.com.cn/realstock/company/{code}/nc.shtml" '
        f'class="keyword" target="_blank">{name}</a></span><span id="quote_{code}"></span>'
    )


@dataclass(frozen=True)
class Page:
    """An article's body, and the lines of it that a reader of the article is not shown (patterns)."""

    name: str
    body: str
    boilerplate: tuple[str, ...] = ()

    def file(self) -> bytes:
        """The article's file, as a feed is archived."""
        return (
            f"\n---\ntitle: '示例：{self.name}'\ncategories: \n - 金融\n - 示例财经\n"
            f"author: 示例财经\ncomments: false\ndate: Thu, 10 Feb 2022 05:41:52 GMT\nthumbnail: \n---\n\n"
            f"<div>   \n{self.body}  \n</div>\n            "
        ).encode()

    def visible(self) -> str:
        """The characters that a reader sees, blanks left out, without the boilerplate."""
        parser = _Visible()
        parser.feed(self.body)
        parser.close()
        text = squeezed("".join(parser.parts))
        for pattern in self.boilerplate:
            text, found = re.subn(pattern, "", text)
            assert found, f"{pattern} is not on the page"
        return text


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return re.sub(r"[\s\u3000\u200b\ufeff\xa0]+", "", text)


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


PAGES = (
    Page(
        "港口新闻",
        f"""<p>　　原标题：东海港吞吐量创新高</p>
<p>　　来源：示例时报</p>
<p>　　2022年2月10日，东海海关与示例新区签署备忘录。东海<span id="stock_sh600999"><a
href="https://finance.sina.com.cn/realstock/company/sh600999/nc.shtml">招商</a></span><span
id="quote_sh600999"></span>港综合保税区正式揭牌。</p>
<p cms-style="font-L">　　<font cms-style="font-L strong-Bold">进出口总额达<font cms-style="font-L">1&nbsp;</font><font
cms-style="font-L">234</font>亿元</font>，同比增长<font cms-style="font-L">1</font><font>3.9%</font>。</p>
<p cms-style="font-L">　　<font cms-style="font-L strong-Bold">丨消费：稳步恢复</font></p>
<p>　　{stock("sz000651", "格力电器")}、{stock("hk00700", "腾讯控股")}表示，扫描二维码即可付款，
打开APP即可查看账单。</p>
<p>　　第一行<br/>　　第二行<br/><br/>　　第三行</p>
<p>　</p><p></p>
<!--article_adlist[<p>百万用户都在看</p><p>突发！<!-- x -->某地新闻</p>]article_adlist-->
<p>　　封面图片来源：示例社记者 摄</p><!-- news_keyword_pub,stock,sz000651&hk00700&amp;sh600999 -->
<div class="app-kaihu-qr"><span>炒股开户享福利，入金抽188元红包，100%中奖！</span><img src="//n.example.cn/q.png"></div>
{SINA_TAIL}""",
        (
            "来源：示例时报",
            "炒股开户享福利，入金抽188元红包，100%中奖！",
            "海量资讯、精准解读，尽在新浪财经APP",
            "责任编辑：陈小明SF099",
            r"某地新闻]article_adlist-->",
        ),
    ),
    Page(
        "视频",
        f"""<div class="artical-player-wrap" style="display:block;"><div class="a-p-hd">
<div id="J_Article_Player">视频加载中，请稍候...</div><div class="a-p-info">
<label style="display:none;"><input type="checkbox"> 自动播放 </label></div></div>
<div class="a-p-bd" style="display:none;"><a href="javascript:;"><i class="a-p-s-play">play</i></a>
<a href="javascript:;">向前</a><a href="javascript:;">向后</a></div></div>
<p>　　数字货币试点扩大。记者实地探访发现，在自助机上扫码关注公众号即可下载说明，也能现金付款。</p>
<p>　　记者：张三 李四</p>{SINA_TAIL}""",
        (
            r"视频加载中，请稍候\.\.\.自动播放play向前向后",
            "海量资讯、精准解读，尽在新浪财经APP",
            "责任编辑：陈小明SF099",
        ),
    ),
    Page(
        "电报",
        """<div class="m-b-10"><p><strong>示例社（上海，编辑 王五）讯，</strong>今日收盘，指数上涨超2%。</p>
<p><img src="https://img.example.cn/1.png" alt="image"></p>
<h3 id="-8-3-">注：今日集体爆发（截止8月3日收盘）</h3>
<p>推荐<strong>甲公司、乙公司</strong>和<strong>丙公司</strong>；*ST海航与ST大集涨停。</p>
<p>1、甲公司：子公司收到通知。</p><p>2、乙公司：净利1.76亿元，同比下降46.88%。</p></div>""",
    ),
    Page(
        "时报",
        """<div class="txt_con"><p>　　本报讯，<a href="https://data.example.com/djsj/SS600256.html"
class="trsHotWords">广汇能源</a>（600256）晚间公告，拟以1.2亿元增资。公司表示，不会产生重大影响。
（责任编辑：李四 HF001）</p>
<p>　　声明：本报力求信息真实、准确，不构成投资建议。</p><p>相关阅读</p>
<ul><li><a href="https://www.example.com/1">央行宣布降准</a></li><li><a href="https://www.example.com/2">外资流入</a></li></ul>
<p>延伸阅读</p><p>这一段是正文的延伸，并不是链接，说明上述公告的背景。</p></div>""",
        ("（责任编辑：李四HF001）", "相关阅读央行宣布降准外资流入"),
    ),
    Page(
        "雪球",
        """@某用户 在1/27/2021, 1:23:34 AM 关注了 邮储银行(SH:SH601658)。<br><br>
<a href="http://xueqiu.com/S/YI">$1药网(YI)$</a> 公布财报，$平安银行(SZ000001)$ 涨5%""",
    ),
    Page(
        "英文",
        """<div class="story"><figure><div><picture><source srcset="x"><img alt="Shop front" src="https://i.example.org/1.jpg">
</picture><span role="text"><span class="ssrcss-1-VisuallyHidden">image copyright</span>Getty Images</span></div>
<figcaption><span class="off-screen">Image caption</span><p>Sales rose in March</p></figcaption></figure>
<div><p>Retail sales rose <b>3.5%</b> to $3.5 billion, <a href="https://www.example.org/a">figures</a> show.</p></div>
<p>"It was a strong month," said Jane Smith. The video source was not named.</p>
<h2>More on this story</h2><ul><li><a href="https://www.example.org/b">Shops reopen</a></li></ul></div>""",
        ("imagecopyright", "Imagecaption", "MoreonthisstoryShopsreopen"),
    ),
    Page(
        "公众号",
        """<section><p style="text-align:center"><img data-src="https://mmbiz.example.cn/640?wx_fmt=png"></p>
<section><p><span>据统计，<strong>2021年</strong>销量达<span>3</span><span>52</span>万辆，同比增长1.6倍。</span></p>
<p><br></p><p><span>来源：中国汽车报</span></p><p>作者丨李明</p><p>长按识别二维码关注我们</p><p>↓↓↓</p>
<p>点击下方“阅读原文”查看更多</p></section></section>""",
        ("来源：中国汽车报", "作者丨李明", "长按识别二维码关注我们", "↓↓↓", "点击下方“阅读原文”查看更多"),
    ),
    Page(
        "表格",
        """<p>业绩如下：</p><table><tr><td>公司</td><td>营收（亿元）</td><td>同比</td></tr>
<tr><td rowspan="2">甲</td><td>1,200</td><td>-3%</td></tr><tr><td colspan="2">暂无</td></tr></table>
<table><tr><td><p>排版用的表格，里面是整段的文字，讲述公司在过去一年里的经营状况，以及对未来的展望。</p>
<p>第二段同样很长，继续讲述行业竞争格局、政策环境与技术路线，以及管理层对风险的判断。</p></td><td>侧栏</td></tr></table>
<ol start="3"><li>第三条<ul><li>甲</li><li>乙</li></ul></li><li>第四条</li></ol>
<blockquote><p>引文一。</p><p>引文二。</p></blockquote>""",
    ),
)
