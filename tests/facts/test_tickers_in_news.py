"""Sentences of everyday news in which the characters of a name are another word, a person or a place, and their like in
which the company is meant."""

from datetime import UTC, datetime

import pytest

from tui.articles.document import StockLink
from tui.articles.read import from_plain
from tui.facts.tickers import find

DAY = datetime(2022, 6, 1, tzinfo=UTC)


def asserted(text: str, links: tuple[StockLink, ...] = ()) -> set[str]:
    article = from_plain(text)._replace(date=DAY, links=links)
    return {article.text[fact.start : fact.end] for fact in find(article) if not fact.doubt}


@pytest.mark.parametrize(
    "text",
    [
        "决定免去李小鹏的交通运输部部长职务。",
        "陈文清、夏宝龙等参加会见。",
        "首席经济学家李迅雷出席了座谈会。",
        "国家能源局副局长任京东介绍了情况。",
        "全国模范法官韩旭辉用心用情践行司法为民初心。",
        "圭亚那总统阿里表示愿扩大合作。阿里表示，中国是战略合作伙伴。",
        "高级指挥官维萨姆·塔维尔遇袭身亡。",
        "从莫斯科伏努科沃专机场起飞。",
        "从凯雷姆沙洛姆口岸运送人员。",
        "布拉戈达特诺耶居民点已被控制。",
        "威廉·福特获奖。",
        "博鲁阿尔特表示，中国是学习的榜样。",
        "35.6特斯拉全超导用户磁体刷新世界纪录。",
        "甲骨文、金文以及简牍帛书里的中国。",
        "白鹤、小天鹅等候鸟数量增加。",
        "专项行动助力高质量发展。",
        "我国对外贸易和国际经济合作稳步发展。",
        "长期致力于对华友好事业。",
        "新疆阿勒泰禾木村游人如织。",
        "《家政兴农行动工作方案》发布。",
        "渔洋河生态公园开放。",
        "实践中行之有效的经验做法。",
        "副主席称美银行业危机未结束。",
        "西宁至成都高速铁路开工。",
        "国际陆港铁路口岸货运繁忙。",
        "高速周边路网易出现拥堵缓行。",
        "云龙湖实验室揭牌。",
        "双方要落实好未来5年合作规划。",
        "闽粤电力联网工程启动。",
        "好似一幅江南水墨画。",
        "福建宁德的超前布局产业发展之路。",
        "中央提出组建国家级广电网络公司。",
        "企业和机构的机器人展台吸引观众。",
        "李强参观调研中国建筑科技展。",
        "两会期间，中外运动员共同演唱。",
        "中学校长实名推荐引发讨论。",
        "理想很丰满，现实很骨感。",
        "欧拉公式被称为最美的数学公式。",
        "从起步到上市，公司走过了十一年。",
        "拉萨、那曲、阿里、日喀则四地雨雪天气增多。",
        "海河见证了天津发展和多元文化的交融。",
        "为世界合作共赢注入中国动力。",
        "据美国电力跟踪网站数据，超过30万用户断电。",
        "广州港集团、上港新港区、天津港集团联手打造航线。",
        "持之以恒地加强学习。",
        "江淮大地丰收在望，江淮流域暴雨。",
    ],
)
def test_no_mention_in_everyday_news(text: str) -> None:
    assert asserted(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("小鹏发布新车型，股价大涨。", "小鹏"),
        ("永辉超市公布三季报。", "永辉超市"),
        ("长城汽车旗下的欧拉销量增长。", "欧拉"),
        ("大连港小跌0.6%。", "大连港"),
        ("上海机场第三季度净利3.99亿元。", "上海机场"),
        ("峨眉山A：客流持续恢复。", "峨眉山A"),
        ("人保太保领衔五家财险公司。", "人保"),
        ("平安下调万能险结算利率。", "平安"),
        ("老百姓在互动易回复函中称，门店数持续增加。", "老百姓"),
        ("机器人的控股股东拟转让股份。", "机器人"),
        ("福特福克斯停产。", "福特"),
        ("其中长城稳居前列，比亚迪次之。", "长城"),
        ("Luzhou Laojiao and Great Wall Motor rose 3%.", "Great Wall Motor"),
        ("Costco, Best Buy and Gap report next month.", "Gap"),
        ("净利润增幅最大的为红太阳，同比增长455%。", "红太阳"),
        ("前十大为苏交科和创新医疗的持仓不变。", "创新医疗"),
        ("46北大荒12.010.92%-1.04亿", "北大荒"),
        ("机构下调有道目标价至29美元。", "有道"),
        ("安徽拥有江淮、蔚来等整车龙头。", "江淮"),
        ("昂立股份公告股东拟增持。", "昂立股份"),
        ("including Johnson & Johnson, Siemens and Stanley Black & Decker.", "Stanley Black & Decker"),
        ("上海新世界城销售超2019年同期。", "新世界城"),
        ("品牌工程指数成分股白云山昨晚公告称，收到批件。", "白云山"),
        ("阿里、京东、拼多多三家企业股价大跌。阿里最先公布财报。", "阿里"),
    ],
)
def test_mentions_in_everyday_news(text: str, name: str) -> None:
    assert name in asserted(text)


def symbols(text: str, day: datetime = DAY) -> dict[str, str]:
    article = from_plain(text)._replace(date=day)
    return {article.text[fact.start : fact.end]: fact.symbol for fact in find(article) if not fact.doubt}


def test_a_short_form_among_banks_is_the_bank() -> None:
    assert symbols("浦发、民生、平安三家股份行支持优质房企。")["平安"] == "000001.SZ"
    assert symbols("平安下调万能险结算利率。")["平安"] == "601318.SH"


def test_what_is_left_without_st_is_not_the_name_of_another() -> None:
    assert symbols("世茂与融创出售项目。")["世茂"] == "00813.HK"


def test_a_share_is_none_before_its_first_day_in_hong_kong() -> None:
    assert symbols("十月稻田发布业绩。") == {}
    assert symbols("十月稻田发布业绩。", datetime(2024, 3, 1, tzinfo=UTC)) == {"十月稻田": "09676.HK"}


def test_a_ticker_told_with_its_exchange_is_known_where_it_stands_alone() -> None:
    text = "Pinterest (NYSE:PINS) stock is plunging. PINS stock is down 25%, and BILI rose."
    assert symbols(text) == {"Pinterest (NYSE:PINS)": "PINS.US", "PINS": "PINS.US"}


def test_a_register_name_that_begins_with_a_sure_one_is_sure() -> None:
    assert symbols("For instance, Spotify Technology slipped 1.61%.") == {"Spotify Technology": "SPOT.US"}


def test_a_phrase_in_its_plain_sense_is_not_made_the_share_by_the_article() -> None:
    text = "湖南发展集团股份有限公司公告称，三一重工参与。\n三一重工聚集于此，湖南发展迎来新机遇。"
    assert "湖南发展" not in symbols(text)


def test_the_central_bank_is_not_a_bank_in_english() -> None:
    assert symbols("The People's Bank of China cut rates.") == {}
    assert symbols("Bank of China cut rates.") == {"Bank of China": "601988.SH"}


def test_a_code_elsewhere_does_not_make_a_plain_word_the_share() -> None:
    text = "老百姓、餐饮商户得到帮助。\n老百姓（603883）一季度净利润2.4亿元。"
    linked = (StockLink(0, 3, "603883.SH", "603883.SH"),)
    assert asserted(text, linked) == {"老百姓（603883）"}


def test_a_code_in_the_paragraph_makes_the_word_the_share() -> None:
    assert asserted("老百姓（603883）净利润增长。老百姓近年加快扩张。") == {"老百姓（603883）", "老百姓"}


@pytest.mark.parametrize(
    ("name", "day", "held"),
    [("小天鹅", "2015-03-01", True), ("小天鹅", "2022-03-01", False), ("武钢股份", "2022-03-01", False)],
)
def test_shares_that_no_list_has_had_since_2020_are_gone(name: str, day: str, held: bool) -> None:
    article = from_plain(f"{name}公告称，股价异动。")._replace(date=datetime.fromisoformat(day).replace(tzinfo=UTC))
    assert bool([fact for fact in find(article) if not fact.doubt]) == held


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("希瑪眼科首日掛牌，最高升至5.84元。", {"希瑪眼科"}),
        ("領跌概念板塊包括拼多多合作商（-4.72%）。", set()),
        ("另有中车株洲所及天合储能参加，公司股价上涨。", set()),
        ("AIA dropped 5.2% in Hong Kong.", {"AIA"}),
    ],
)
def test_names_of_the_last_round(text: str, found: set[str]) -> None:
    assert set(symbols(text)) == found
