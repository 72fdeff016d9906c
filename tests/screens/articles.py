"""Articles of our own with every trouble that typesetting knows."""

from tui.articles.document import Article
from tui.articles.read import parse

BODY = """
<p>　　数据显示，2021年浦东外贸进出口总额达到2.38万亿元、增长13.9%，
比2020年高出1.5个百分点；其中出口（含转口）下降－2.7％，
“稳定器”“压舱石”的作用——正如《关于支持浦东新区的意见》所说……更加明显。</p>
<h2>一、English words and 中文混排：AEO、GOP</h2>
<p>The S&amp;P 500 rose 1.2% to 4,500.25 on Friday, while state-of-the-art chipmakers such as AT&amp;T-like
Supercalifragilisticexpialidocious-Holdings gained US$3.5 billion; see https://example.com/a/very/long/address?with=query。</p>
<ul><li>上海海关：近千家企业<ul><li>二级列表，数字１２３４５６７８９０</li></ul></li><li>第二项（注：见“附件”）</li></ul>
<ol><li>第一步。</li><li>第二步，共计￥1,234.56元，$99。</li></ol>
<blockquote><p>引文：《人民日报》（海外版）称：“消费市场‘持续恢复’态势未变。”</p></blockquote>
<table><tr><th>指标</th><th>数值（亿元）</th><th>同比</th></tr>
<tr><td>社会消费品零售总额</td><td>34,395</td><td>2.5%</td></tr>
<tr><td rowspan="2">网上零售额，包含实物商品和非实物商品的全部</td><td>8,000.12</td>
<td>-3%</td></tr><tr><td colspan="2">暂无</td></tr></table>
<p>表情👨‍👩‍👧与❤️，组合é字符，𠮷野家，全角％：①②③；半角(abc)、[def]。℃与‰也算。</p>
<p><img src="https://example.com/a.png" alt="图为外贸码头"></p>
<p>加大对GOP 企业AEO高级认证的培育力度，，，。。。！！！（（（“““【【《《</p>
<p><b>短</b></p><p>，</p><p>　　</p><p>a</p>
"""

ARTICLE: Article = parse(
    f"---\ntitle: '排版的麻烦：“引号”、数字2.38万亿元与English'\n---\n<div>{BODY}</div>".encode(), "typesetting.md"
)
