"""Names of shares that are also words, places or beginnings of other names, in both readings."""

from datetime import UTC, datetime

import pytest

from tui.articles.document import StockLink
from tui.articles.read import from_plain
from tui.facts.securities import NameClass, table
from tui.facts.tickers import find

DAY = datetime(2022, 3, 1, tzinfo=UTC)
_PLAIN = {
    "机器人": "工业机器人需求回升，机器人产业链迎来机遇。",
    "太阳能": "美国太阳能公司申请破产，太阳能装机增长。",
    "动力源": "发挥稳定器、压舱石、动力源作用。",
    "农产品": "螺纹钢涨1.45%。农产品涨跌不一，农产品跌2%。",
    "数字人": "数字人民币试点扩大，推出数字人主播。",
    "大智慧": "这是治国理政的大智慧。",
    "新产业": "培育新产业新业态，新产业园开工。",
    "老百姓": "老百姓的钱袋子鼓了，老百姓涨工资。",
    "向日葵": "向日葵花海吸引游客。",
    "指南针": "为改革提供指南针。",
    "探路者": "做改革的探路者。",
    "绿色动力": "我国新接绿色动力船舶订单增长。",
    "智慧能源": "成立交通物流、智慧能源等三大行业共同体。",
    "线上线下": "各国企业线上线下参展。",
    "兔宝宝": "医院迎来第一位“兔宝宝”。",
    "航天发展": "金融助力商业航天发展等一批项目。",
    "中国软件": "中国软件产业规模扩大，中国软件人才短缺。",
    "上海电力": "上海电力负荷创新高，上海电力部门全力保供。",
    "山东高速": "山东高速交警提醒，山东高速服务区增加充电桩。",
    "海南发展": "支持海南发展，海南发展进入快车道。",
    "上海电影": "上海电影节开幕。",
    "中国卫星": "中国卫星导航定位协会发布白皮书。",
    "外高桥": "上海外高桥港综合保税区揭牌，外高桥海关监管。",
    "上海临港": "上海临港新片区与12家重点基金签约，中信证券参与。",
    "连云港": "江苏连云港推出就业直通车活动。",
    "天津港": "靠泊天津港北疆港区，天津港集装箱吞吐量增长。",
    "太平洋": "太平洋岛国会议召开，美国太平洋西部银行股价下跌。",
    "北大荒": "在东北边陲的北大荒建三江农场里。",
    "京沪高铁": "受台风影响减弱，京沪高铁、沪昆高铁等线路恢复。",
    "新城市": "本周开店将覆盖两座新城市：珠海，惠州。",
    "利亚德": "叙利亚德拉省民众集会。",
    "瑞贝卡": "联合国贸发会议秘书长瑞贝卡·格林斯潘表示。",
    "克劳斯": "警察联合会的官员克劳斯表示。",
    "日出东方": "推出特别节目《日出东方》。",
    "中国重工": "当时新中国重工业正艰难起步。",
    "国新能源": "我国新能源汽车增长，两国新能源合作深化。",
    "小商品城": "义乌中国小商品城客流增加。",
}  # fmt: skip
_SHARE = [
    "{}涨停，封单超2亿元。",
    "{}子公司中标1.2亿元项目。",
    "{}发布2021年年报，营业收入12亿元。",
    "机构调研了{}等上市公司。",
    "主力资金净流入{}3.2亿元，海康威视跌2%。",
    "{}公告称，控股股东拟减持不超过2%股份。",
    "3、{}：股东拟减持不超过1%。",
    "该基金前十大重仓股包括贵州茅台、{}、五粮液。",
    "{}今日在深交所上市。",
]


def asserted(text: str, name: str = "", symbol: str = "") -> set[str]:
    """The quotes of what is asserted; every mention of `name` is linked to `symbol`."""
    places = [at for at in range(len(text)) if name and text.startswith(name, at)]
    links = tuple(StockLink(at, at + len(name), symbol, symbol) for at in places)
    article = from_plain(text)._replace(date=DAY, links=links)
    return {fact.quote for fact in find(article) if not fact.doubt}


def symbol_of(name: str) -> str:
    known = table()
    key = known.key_of(name)
    assert key is not None
    security = known.resolve(key, DAY.date())
    assert security is not None
    return security.symbol


@pytest.mark.parametrize("name", _PLAIN)
def test_a_name_in_its_plain_sense_is_no_mention_though_the_publisher_links_it(name: str) -> None:
    text = _PLAIN[name]
    assert name not in asserted(text)
    assert name not in asserted(text, name, symbol_of(name))


@pytest.mark.parametrize("name", _PLAIN)
def test_the_same_name_is_a_mention_where_a_share_is_spoken_of(name: str) -> None:
    found = [frame for frame in _SHARE if name in asserted(frame.format(name))]
    assert found == _SHARE


def test_plain_frames_assert_no_word_and_no_place() -> None:
    frames = {
        NameClass.WORD: ("推动{}高质量发展。", "围绕{}开展研究。", "{}需求回升，价格上涨3.2%。", "在{}方面，将出台政策。"),
        NameClass.SECTOR: ("推动{}高质量发展。", "{}市场规模达100亿元。", "{}跌2%。", "{}领域投资增长12.3%。"),
        NameClass.PLACE: ("记者来到{}采访。", "{}接待游客10万人次。", "{}、张家界等地游客增多。", "荆州、{}、汕头入围名单。"),
        NameClass.PHRASE: ("支持{}加快转型。", "{}行业协会发布报告。", "{}取得新成效。", "{}人才短缺。"),
    }  # fmt: skip
    known = table()
    wrong = []
    for key in range(0, 17_000, 3):
        chosen = frames.get(known.class_of(key), ()) if known.meanings(key) else ()
        name = known.name_of(key)
        wrong += [text for frame in chosen if name in asserted(text := frame.format(name))]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "同花顺数据显示，新华保险、中国太保涨幅居前。",
        "大智慧涨停，同花顺跌2%。",
        "概念股中东土科技和天舟文化赫然在列，再去看中国人寿、中国神华。",
        "中信银行、大参林子公司均已回应，记者从中国中免获悉。",
    ],
)
def test_names_beside_characters_that_look_like_a_word_with_them(text: str) -> None:
    named = {
        "同花顺",
        "新华保险",
        "大智慧",
        "东土科技",
        "天舟文化",
        "中国人寿",
        "中国神华",
        "中信银行",
        "大参林",
        "中国中免",
    }
    assert {name for name in named if name in text} <= asserted(text)
