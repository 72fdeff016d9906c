"""Tickers: mentions found, words refused, links doubted."""

from datetime import UTC, datetime

import pytest

from tui.articles.document import Article, Block, BlockKind, StockLink
from tui.articles.read import from_plain
from tui.facts.fact import Ticker
from tui.facts.rules import Rule
from tui.facts.tickers import RULES, find

DAY = datetime(2021, 11, 1, tzinfo=UTC)


def article(text: str, links: dict[str, str] | None = None, keywords: tuple[str, ...] = ()) -> Article:
    """An article of that day; `links` are the linked words with their symbols, at their first place."""
    spans = tuple(
        StockLink(text.index(word), text.index(word) + len(word), symbol, symbol)
        for word, symbol in (links or {}).items()
    )
    return from_plain(text)._replace(date=DAY, links=spans, keywords=keywords)


def asserted(text: str, links: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return [(fact.quote, fact.symbol) for fact in find(article(text, links)) if not fact.doubt]


def only(text: str, links: dict[str, str] | None = None) -> Ticker:
    (fact,) = find(article(text, links))
    return fact


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_finds_its_example(rule: Rule) -> None:
    links = {"东吴证券": "601555.SH"} if rule.name == "ticker.publisher_link" else None
    keywords = ("600536.SH",) if rule.name == "ticker.keyword" else ()
    facts = find(article(rule.example, links, keywords))
    assert (rule.quote, rule.name, "") in [(fact.quote, fact.rule, fact.doubt) for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宁德时代收跌2%，贵州茅台报收1800元。", ["宁德时代=300750.SZ", "贵州茅台=600519.SH"]),
        ("万 科Ａ公布销售，一 心 堂净利增长。", ["万 科Ａ=000002.SZ", "一 心 堂=002727.SZ"]),
        ("*ST众泰、ST天山涨停，N嘉必优大涨。", ["*ST众泰=000980.SZ", "ST天山=300313.SZ", "N嘉必优=688089.SH"]),
        ("阿里巴巴-W跌4%，京东集团-SW跌3%。", ["阿里巴巴-W=09988.HK", "京东集团-SW=09618.HK"]),
        ("比亚迪（002594，SZ；01211.HK）增产。", ["比亚迪（002594，SZ；01211.HK）=002594.SZ"]),
        ("小鹏汽车(XPEV.US/9868.HK)涨。", ["小鹏汽车(XPEV.US/9868.HK)=09868.HK"]),
        ("理想汽车-W(02015)涨2%。", ["理想汽车-W(02015)=02015.HK"]),
        ("贵州茅台（600519，股价1700元）", ["贵州茅台=600519.SH"]),
        ("300750宁德时代怎么看？", ["300750宁德时代=300750.SZ"]),
        ("深圳市凯中精密技术股份有限公司获奖", ["深圳市凯中精密技术股份有限公司=002823.SZ"]),
        ("上海外高桥集团股份有限公司公告", ["上海外高桥集团股份有限公司=600648.SH"]),
        ("浙江大华技术股份有限公司公告", ["浙江大华技术股份有限公司=002236.SZ"]),
        ("中国石油化工股份有限公司公告", ["中国石油化工股份有限公司=600028.SH"]),
        ("市民排队买飞天茅台，用微信付款。", ["飞天茅台=600519.SH", "微信=00700.HK"]),
        ("Tesla shares rose, Apple Inc. fell.", ["Tesla=TSLA.US", "Apple=AAPL.US"]),
        ("看好$AAPL与$拼多多(PDD)$", ["$AAPL=AAPL.US", "$拼多多(PDD)$=PDD.US"]),
        ("国泰君安研究员认为，中信证券也表示乐观。", ["国泰君安=601211.SH", "中信证券=600030.SH"]),
        ("某新材（688999.SH）上市", ["某新材（688999.SH）=688999.SH"]),
    ],
)
def test_mentions(text: str, expected: list[str]) -> None:
    assert [f"{quote}={symbol}" for quote, symbol in asserted(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "数字人民币试点扩大，虚拟数字人走进直播间。",
        "老百姓的钱袋子鼓了。",
        "工业机器人产量增长，太阳能板块回暖，农产品价格上涨。",
        "平安夜里，游客在张家界、连云港、汕头过节。",
        "他的理想是当医生，沙滩上的贝壳很美。",
        "中国软件行业协会、中国黄金协会、中国银行业协会联合发布。",
        "中国移动互联网用户超11亿，江苏新能源汽车产业壮大。",
        "高通胀之下，北京东路的店主略微软化了态度。",
        "施工行业，其中行业龙头，成交行情，新建行业。",
        "中证500ETF、平安转债、21恒大01、招商中证白酒指数基金。",
        "太平洋岛国会议在大西洋彼岸举行，外高桥港区繁忙。",
        "果农说，今年苹果和香蕉都丰收。",
        "据新浪财经报道，请关注我们的微信公众号。",
        "华为、字节跳动、国家电网、三星电子均未回应。",
        "Follow us on Twitter and Facebook. The gap is a target in itself. She holds a visa.",
        "上海电力大学毕业生到上海机场、深圳机场赶飞机。",
        "新华时代中国特色，健康元素，线上线下融合。",
    ],
)
def test_words_that_are_no_mention(text: str) -> None:
    assert asserted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("机器人涨停，埃斯顿、绿的谐波跟涨。", "机器人"),
        ("老百姓（603883）前三季度净利润增长。", "老百姓（603883）"),
        ("12、连云港：2021年净利润同比增长20%。", "连云港"),
        ("机构净买入中国软件1.2亿元。", "中国软件"),
        ("埃斯顿、机器人、拓斯达等个股活跃。", "机器人"),
        ("太平洋封板，东吴证券大涨。", "太平洋"),
        ("人保、国寿、太保、平安等险企。", "平安"),
        ("建设银行公布业绩，建行称息差收窄。", "建行"),
        ("高途涨近20%，斗鱼涨逾6%，贝壳涨近6%。", "贝壳"),
        ("苹果公司发布新品。", "苹果"),
        ("陆家嘴控股股东增持。", "陆家嘴"),
    ],
)
def test_words_that_are_a_mention_here(text: str, expected: str) -> None:
    assert expected in [quote for quote, _ in asserted(text)]


@pytest.mark.parametrize(
    ("text", "word", "symbol", "doubt"),
    [
        ("上海外高桥港综合保税区揭牌", "外高桥", "600648.SH", "inside the longer name 外高桥港综合保税区揭牌"),
        ("发挥稳定器、压舱石、动力源作用。", "动力源", "600405.SH", "common noun here: 发挥稳定器、压舱石、动力源作用"),
        ("荆州、连云港、汕头入围。", "连云港", "601008.SH", "a place here: 荆州、连云港、汕头入"),
        ("来到长隆海洋王国游玩。", "海洋王", "002724.SZ", "inside the longer name 海洋王国游玩"),
        ("数字人民币试点", "数字人", "835670.BJ", "inside the longer name 数字人民币试点"),
        ("某某转债上市，东财转债上市", "东财", "300059.SZ", "a fund, bond or index: 东财转债"),
    ],
)
def test_a_link_that_is_doubted_says_why(text: str, word: str, symbol: str, doubt: str) -> None:
    fact = only(text, {word: symbol})
    assert (fact.quote, fact.symbol, fact.doubt) == (word, symbol, doubt)
    assert fact.evidence[0] == "publisher_link"


def test_a_link_to_a_share_not_yet_listed_is_doubted() -> None:
    fact = only("联影医疗递交招股书", {"联影医疗": "688271.SH"})
    assert fact.doubt == "not listed on 2021-11-01"


def test_a_sound_link_is_asserted_with_all_its_evidence() -> None:
    text = "东吴证券认为，行业向好。"
    (fact,) = find(article(text, {"东吴证券": "601555.SH"}, ("601555.SH",)))
    assert not fact.doubt
    assert fact.evidence == ("publisher_link", "publisher_keyword", "name")
    assert (fact.mic, fact.name) == ("XSHG", "东吴证券")


def test_the_link_chooses_the_listing() -> None:
    fact = only("中国平安今日上涨。", {"中国平安": "02318.HK"})
    assert fact.symbol == "02318.HK"


def test_a_code_makes_the_other_mentions_sure_and_chooses_their_listing() -> None:
    assert asserted("中国平安（02318.HK）发布业绩。中国平安表示乐观。") == [
        ("中国平安（02318.HK）", "02318.HK"),
        ("中国平安", "02318.HK"),
    ]
    assert ("机器人", "300024.SZ") in asserted("机器人（300024）公告中标，机器人近年转型。")


def test_a_name_given_with_a_code_is_known_in_the_rest_of_the_text() -> None:
    found = asserted("Shares of Taiwan Semi (TSM) jumped. Taiwan Semi makes chips.")
    assert [symbol for _, symbol in found] == ["TSM.US", "TSM.US"]


def test_an_affiliate_is_shown_with_a_doubt() -> None:
    fact = only("平安证券首席分析师看好后市。")
    assert fact.doubt == "an affiliate's name: 平安证券"


def test_the_owner_of_a_listed_firm_is_another() -> None:
    assert asserted("鞍钢集团与本地政府签约。") == []
    assert [symbol for _, symbol in asserted("鞍钢股份公告，净利润增长。")] == ["000898.SZ"]


def test_namesakes_are_told_by_what_is_near() -> None:
    assert asserted("四大资产管理公司：中国华融、中国长城、中国信达。") == [
        ("中国华融", "02799.HK"),
        ("中国信达", "01359.HK"),
    ]


def test_the_name_in_an_english_text_is_english() -> None:
    assert only("Tesla will build cars.").name == "Tesla"
    assert only("特斯拉将扩产。").name == "特斯拉"


def test_what_no_reader_saw_is_left_out() -> None:
    text = "宁德时代走势图\n\n正文"
    hidden = from_plain(text)._replace(blocks=(Block(BlockKind.IMAGE, 0, 7, alt_only=True),))
    assert find(hidden) == []
    shown = from_plain(text)._replace(blocks=(Block(BlockKind.IMAGE, 0, 7),))
    assert len(find(shown)) == 1


@pytest.mark.parametrize(
    ("text", "word", "symbol"),
    [
        ("推动机器人产业高质量发展。", "机器人", "300024.SZ"),
        ("工厂引进了200台机器人，效率提高三成。", "机器人", "300024.SZ"),
        ("加快培育新产业新业态新模式。", "新产业", "300832.SZ"),
        ("新动能加速集聚，新产业投资增长12.9%。", "新产业", "300832.SZ"),
        ("为海南发展注入新动力。", "海南发展", "002163.SZ"),
        ("海南发展进入快车道，成效显著。", "海南发展", "002163.SZ"),
        ("守护长江健康，推进生态修复。", "长江健康", "002435.SZ"),
        ("城建发展水平不断提升。", "城建发展", "600266.SH"),
        ("发展智慧农业，建设数字乡村。", "智慧农业", "000816.SZ"),
    ],
)
def test_a_link_on_a_phrase_in_its_plain_sense_is_doubted(text: str, word: str, symbol: str) -> None:
    assert only(text, {word: symbol}).doubt


@pytest.mark.parametrize(
    ("text", "word", "symbol"),
    [
        ("海南发展涨停，海南板块走强。", "海南发展", "002163.SZ"),
        ("海南发展：前三季度净利润同比增长20%。", "海南发展", "002163.SZ"),
        ("机器人跌超5%，埃斯顿跌4%。", "机器人", "300024.SZ"),
        ("新产业披露半年报，净利润4.2亿元。", "新产业", "300832.SZ"),
        ("农产品10月12日晚间公告称，拟分红。", "农产品", "000061.SZ"),
        ("上海机场净亏损17亿元。", "上海机场", "600009.SH"),
    ],
)
def test_a_link_on_a_phrase_that_is_the_share_is_asserted(text: str, word: str, symbol: str) -> None:
    assert (word, symbol) in asserted(text, {word: symbol})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("騰訊控股跌2%", ("騰訊控股", "00700.HK")),
        ("貴州茅台發布公告", ("貴州茅台", "600519.SH")),
        ("中國平安、寧德時代走強", ("寧德時代", "300750.SZ")),
        ("比亞迪漲停", ("比亞迪", "002594.SZ")),
    ],
)
def test_names_in_traditional_characters(text: str, expected: tuple[str, str]) -> None:
    assert expected in asserted(text)


@pytest.mark.parametrize("text", ["苹果应向爱尔兰政府补缴税款。", "其中房地产开发投资下降10%。", "比特币涨5%。"])
def test_longer_words_hide_short_names(text: str) -> None:
    assert not {"爱尔", "中房地产", "比特"} & {quote for quote, _ in asserted(text)}
