"""Figures: their spans, values and units."""

import pytest

from tests.facts.figure_texts import figures, one, short
from tui.articles.document import Article, Block, BlockKind
from tui.facts.figures import find


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("总额达到2.38万亿元。", "2.38万亿元", "2380000000000", "CNY"),
        ("二点三八万亿元。", "二点三八万亿元", "2380000000000", "CNY"),
        ("投资3千5百万元。", "3千5百万元", "35000000", "CNY"),
        ("投资1 000 亿元。", "1 000 亿元", "100000000000", "CNY"),
        ("成交１２３４．５亿元。", "１２３４．５亿元", "123450000000", "CNY"),
        ("规模为人民币300亿元。", "人民币300亿元", "30000000000", "CNY"),
        ("规模为300亿元人民币。", "300亿元人民币", "30000000000", "CNY"),
        ("成交額1,234億港元。", "1,234億港元", "123400000000", "HKD"),
        ("产量达3594.3亿块。", "3594.3亿块", "359430000000", "1"),
        ("花了5万块。", "5万块", "50000", "CNY"),
        ("付了300美圆。", "300美圆", "300", "USD"),
        ("卖10日元5日本銭。", "10日元5日本銭", "10.05", "JPY"),
        ("卖两块五毛。", "两块五毛", "2.5", "CNY"),
        ("每桶75.3美元。", "75.3美元", "75.3", "USD/bbl"),
        ("发行价12.35元/股。", "12.35元/股", "12.35", "CNY/share"),
        ("批价2650元/瓶。", "2650元/瓶", "2650", "CNY/瓶"),
        ("每股派0.5元。", "0.5元", "0.5", "CNY"),
        ("增长13.9%。", "13.9%", "13.9", "%"),
        ("同比-8%。", "-8%", "-8", "%"),
        ("百分之三十五。", "百分之三十五", "35", "%"),
        ("回落0.3个百分点。", "0.3个百分点", "0.3", "pp"),
        ("毛利率提升1.5pct。", "1.5pct", "1.5", "pp"),
        ("下调25BP。", "25BP", "25", "bp"),
        ("增长2.3倍。", "2.3倍", "2.3", "x"),
        ("产值翻两番。", "翻两番", "4", "x"),
        ("产值翻了一番。", "翻了一番", "2", "x"),
        ("占三分之二。", "三分之二", "0.6667", "ratio"),
        ("两成企业亏损。", "两成", "20", "%"),
        ("打8.5折。", "8.5折", "85", "%"),
        ("沪指涨20点。", "20点", "20", "point"),
        ("沪指报3193.26。", "3193.26", "3193.26", "point"),
        ("装机3.2亿千瓦。", "3.2亿千瓦", "320000000", "kW"),
        ("重5千克。", "5千克", "5", "kg"),
        ("储能1.2GWh。", "1.2GWh", "1.2", "GWh"),
        ("人均35平方米/人。", "35平方米/人", "35", "m2/person"),
        ("走了三点五英里。", "三点五英里", "3.5", "mi"),
        ("买半公斤。", "半公斤", "0.5", "kg"),
        ("原油30万桶/日。", "30万桶/日", "300000", "bbl/day"),
        ("1.5万标箱。", "1.5万标箱", "15000", "TEU"),
        ("股价为$3,000。", "$3,000", "3000", "USD"),
        ("成交超10万亿。", "超10万亿", "10000000000000", "CNY"),
        ("用户数突破5000万。", "突破5000万", "50000000", "1"),
        ("营收超千亿企业上榜。", "超千亿", "100000000000", "CNY"),
    ],
)
def test_one_figure(text: str, quote: str, value: str, unit: str) -> None:
    assert (quote, value, unit) in short(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3%-5%", [("3%-5%", "3-5", "%")]),
        ("3亿至5亿元", [("3亿至5亿元", "300000000-500000000", "CNY")]),
        ("3-5亿元", [("3-5亿元", "300000000-500000000", "CNY")]),
        ("1.2万-2万元", [("1.2万-2万元", "12000-20000", "CNY")]),
        ("8000—1.2万元", [("8000—1.2万元", "8000-12000", "CNY")]),
        ("三至五成", [("三至五成", "30-50", "%")]),
        ("七八成", [("七八成", "70-80", "%")]),
        ("4.25%–4.5%", [("4.25%–4.5%", "4.25-4.5", "%")]),
        ("-5%~-3%", [("-5%~-3%", "-5--3", "%")]),
        ("$3-5 billion", [("$3-5 billion", "3000000000-5000000000", "USD")]),
        ("百分之三十五至百分之五十", [("百分之三十五至百分之五十", "35-50", "%")]),
        ("涨价5000元至2.5万元", [("5000元", "5000", "CNY"), ("2.5万元", "25000", "CNY")]),
        ("由35%到38%", [("35%", "35", "%"), ("38%", "38", "%")]),
        (
            "分别达到505.5/591.8/673.9亿元",
            [("505.5", "50550000000", "CNY"), ("591.8", "59180000000", "CNY"), ("673.9亿元", "67390000000", "CNY")],
        ),
        ("回落0.8个（环比）和5.1个百分点", [("0.8个", "0.8", "pp"), ("5.1个百分点", "5.1", "pp")]),
        ("下降8%、8%、10%以上", [("8%", "8", "%"), ("8%", "8", "%"), ("10%以上", "10", "%")]),
        (
            "12.5、15.1和18亿元",
            [("12.5", "1250000000", "CNY"), ("15.1", "1510000000", "CNY"), ("18亿元", "1800000000", "CNY")],
        ),
    ],
)
def test_ranges_and_lists(text: str, found: list[tuple[str, str, str]]) -> None:
    assert short(f"为{text}。") == found


@pytest.mark.parametrize(
    ("text", "quote", "approx"),
    [
        ("近千家企业", "近千家", "about"), ("约20%", "约20%", "about"), ("20%左右", "20%左右", "about"), ("逾七成", "逾七成", "over"),
        ("超过30%", "超过30%", "over"), ("突破4万公里", "突破4万公里", "over"), ("30%以上", "30%以上", "over"), ("100多块钱", "100多块钱", "over"),
        ("1万元出头", "1万元出头", "over"), ("不低于5亿元", "不低于5亿元", "over"), ("不足三成", "不足三成", "under"), ("不超过2%", "不超过2%", "under"),
        ("跌破3000点", "跌破3000点", "under"), ("2万元以内", "2万元以内", "under"), ("上万名", "上万名", "over"), ("节约20亿元", "20亿元", None),
        ("最近3家", "3家", None), ("通过100项", "100项", None), ("占总产值约为20%", "20%", "about"), ("约占总产值的10%", "10%", "about"),
        ("不得超过净资产的10%", "10%", "under"), ("约合人民币49.39亿元", "约合人民币49.39亿元", "about"), ("人民币约3亿元", "人民币约3亿元", "about"),
        ("more than 73%", "more than 73%", "over"), ("About 2,000 employees", "About 2,000 employees", "about"),
    ],
)  # fmt: skip
def test_approximators(text: str, quote: str, approx: str | None) -> None:
    figure = one(f"比例为，{text}。" if text[0] > "z" else text)
    assert (figure.quote, figure.approx) == (quote, approx)


@pytest.mark.parametrize(
    ("text", "quote", "counted"),
    [
        ("共有1207万人。", "1207万人", "人"),
        ("接种22亿剂次。", "22亿剂次", "剂次"),
        ("三十多家公司。", "三十多家", "家"),
        ("有12部门参加。", "12部门", "部门"),
        ("超過500輛。", "超過500輛", "輛"),
        ("It has 1,200 employees.", "1,200 employees", "employees"),
        ("约4000万MAU流量", "约4000万MAU", "MAU"),
    ],
)
def test_counts(text: str, quote: str, counted: str) -> None:
    figure = one(text)
    assert (figure.quote, figure.unit, figure.counted) == (quote, "1", counted)


@pytest.mark.parametrize(
    "text",
    [
        "2021年9月30日10时30分，15:00，1/27/2021，二〇二一年", "三元股份、六国化工、五粮液、三一重工、七匹狼、一心堂、三七互娱、二三四五",
        "600648、000002.SZ、00700.HK、sh600648", "“十四五”规划、一带一路、双11、618、80后、沪深300、中证500股指期货、标普500指数",
        "iPhone 13、A320、5G手机、7-11、1+N、T+1、COVID-19、4A级景区、3.0版本、H1N1", "国办发〔2021〕10号、第27位、第一产业、第3季度、前10名、1号线",
        "1、加强监管；2、扩大开放", "一方面、万众一心、千方百计、百家争鸣、一成不变、三令五申", "三年、18个月、24小时、5年期、30周、10级台风",
        "五个方面、三大问题、六个专班、两家公司", "几十人、数百家、十几亿元、两位数增长", "电话010-12345678，京A12345", "360公司、211工程、58同城",
        "大陆十分广阔，登陆百度", "万元工业增加值用水量、百元股、千亿级产业", "In 2021 companies met; Page 3 of 10. Top 10 cities, COVID-19, Boeing 737, 9 a.m., May 4.",
        "比分3:2，版本1.2.3", "营收TOP10，COP26大会", "$1药网(YI)$ 公布财报", "三成立公司", "10点开会，上午8点半",
        "打通最后一公里。", "剔除金融行业和三桶油。", "It rose for a fourth straight session.",
],
)  # fmt: skip
def test_no_figures(text: str) -> None:
    assert [figure.quote for figure in figures(text)] == []


def test_spoken_headings_and_hidden_captions() -> None:
    text = "增长5%\n图：增长6%"
    blocks = (Block(BlockKind.HEADING, 0, 4, level=2), Block(BlockKind.IMAGE, 5, 11, alt_only=True))
    assert [figure.quote for figure in find(Article("a", "", text, blocks))] == ["5%"]
    shown = (blocks[0], Block(BlockKind.IMAGE, 5, 11))
    assert [figure.quote for figure in find(Article("a", "", text, shown))] == ["5%", "6%"]


def test_an_empty_article_has_none() -> None:
    assert find(Article("a", "", "")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("百 分 之 五 十", ("百 分 之 五 十", "50", "%")),
        ("百分之五 十", ("百分之五 十", "50", "%")),
        ("２．４   个百分 点", ("２．４   个百分 点", "2.4", "pp")),
        ("一 百 五 十 个 百 分 点", ("一 百 五 十 个 百 分 点", "150", "pp")),
        ("陆 点 五 折", ("陆 点 五 折", "65", "%")),
        ("九 五 折", ("九 五 折", "95", "%")),
        ("七成 六", ("七成 六", "76", "%")),
    ],
)
def test_spaced_out_percentages(text: str, expected: tuple[str, str, str]) -> None:
    assert short(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("装机10兆瓦", ("10兆瓦", "10", "MW")),
        ("1美元兑100日元", ("100日元", "100", "JPY")),
        ("负债10兆日元", ("10兆日元", "10000000000000", "JPY")),
        ("提高12k个百分点", ("12k个百分点", "12000", "pp")),
        ("占百分之1,111", ("百分之1,111", "1111", "%")),
        ("占百分之９，９９９", ("百分之９，９９９", "9999", "%")),
        ("全场五五折", ("五五折", "55", "%")),
        ("全场打对折", ("对折", "50", "%")),
        ("涨了半成", ("半成", "5", "%")),
        ("仟分之贰", ("仟分之贰", "0.002", "ratio")),
        ("缴获近一吨冰毒", ("近一吨", "1", "t")),
        ("气温升至35度", ("35度", "35", "℃")),
        ("华氏温度98.6度", ("98.6度", "98.6", "℉")),
        ("两美元又三美分", ("两美元又三美分", "2.03", "USD")),
    ],
)
def test_units_and_numerals_in_their_rarer_spellings(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in short(text)


def test_addresses_of_the_web_state_nothing() -> None:
    assert short("见 https://example.com/a?x=20%25&y=30% 。") == []
    assert len(short("上涨5%，见http://example.com/20%，下跌3%。")) == 2


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("每項資助15萬元/項。", "CNY/項"),
        ("每项资助15万元/项。", "CNY/项"),
        ("温度升高5度。", "℃"),
        ("摄入2.4微克。", "µg"),
    ],
)
def test_an_unusual_denominator_stands_as_written(text: str, unit: str) -> None:
    assert one(text).unit == unit


def test_regions_are_no_money() -> None:
    assert short("远销珠三角，长三角、大三角一体化。") == []


def test_a_range_of_amounts_without_a_currency() -> None:
    assert short("可以筹措到100亿~120亿规模的资金。") == [("100亿~120亿", "10000000000-12000000000", "CNY")]
