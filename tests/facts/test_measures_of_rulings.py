"""Refusals, rulings, votes and measures taken, each in the word orders of news."""

import pytest
from measure_texts import told

CASES = [
    pytest.param(
        "省政府办公厅要求，银行要对受灾企业采取延期还本付息措施，不下调贷款分类，不收取罚息。",
        [
            ("省政府办公厅", "对受灾企业采取延期还本付息措施", "planned"),
            ("省政府办公厅", "不下调贷款分类", "planned"),
            ("省政府办公厅", "不收取罚息", "planned"),
        ],
        id="what is not to be done",
    ),
    pytest.param("财政部续作特别国债，不增加财政赤字。", [("财政部", "续作特别国债", "done")], id="a mere claim"),
    pytest.param(
        "英国央行表示，以6：3的投票结果将利率从1%提高到1.25%。",
        [("英国央行", "将利率从1%提高到1.25%", "done")],
        id="a vote, its colon between digits",
    ),
    pytest.param(
        "北京证监局决定对甲证券采取出具警示函的行政监管措施。",
        [("北京证监局", "对甲证券采取出具警示函的行政监管措施", "done")],
        id="a ruling on one firm is done",
    ),
    pytest.param(
        "北京市政府决定对新能源汽车给予购置补贴。",
        [("北京市政府", "对新能源汽车给予购置补贴", "planned")],
        id="a decision for all is planned",
    ),
    pytest.param(
        "文化和旅游部采取了五方面措施推动产业复苏。一是积极争取纾困政策。二是指导地方用足用好政策。",
        [
            ("文化和旅游部", "采取了五方面措施推动产业复苏", "done"),
            ("文化和旅游部", "积极争取纾困政策", "done"),
            ("文化和旅游部", "指导地方用足用好政策", "done"),
        ],
        id="the list of what was taken",
    ),
    pytest.param(
        "商务部发言人李平表示，中方对此坚决反对，将采取必要措施，坚决维护企业合法权益。",
        [("中方", "采取必要措施", "planned"), ("中方", "坚决维护企业合法权益", "planned")],
        id="the speaker's own side goes on",
    ),
    pytest.param(
        "财政部要求，依法依规征收，严禁征收“过头税费”。",
        [("财政部", "依法依规征收", "planned"), ("财政部", "严禁征收“过头税费”", "planned")],
        id="by law, without an object",
    ),
    pytest.param(
        "两省市要优先落实项目建设用地、向金融机构推介。",
        [("两省市", "优先落实项目建设用地", "planned"), ("两省市", "向金融机构推介", "planned")],
        id="a list's item whose object stands before it",
    ),
    pytest.param(
        "美国总统拜登15日在白宫签署总额约1万亿美元的“基础设施投资和就业法案”。",
        [("拜登", "签署总额约1万亿美元的“基础设施投资和就业法案”", "done")],
        id="a bill with its sum",
    ),
    pytest.param(
        "国家发改委拟推进重大项目160个、总投资约2万亿元。",
        [("国家发改委", "推进重大项目160个、总投资约2万亿元", "planned")],
        id="a plan told with its sum",
    ),
    pytest.param(
        "省政府指出，确保应退尽退、应退快退。",
        [("省政府", "确保应退尽退、应退快退", "planned")],
        id="all that is due",
    ),
    pytest.param(
        "《上海市国民经济发展远景目标纲要》（下称《纲要》）有五部分。根据《纲要》，将加快建设张江实验室。",
        [("上海市", "加快建设张江实验室", "planned")],
        id="a short title behind its own introduction",
    ),
    pytest.param(
        "海关总署表示，将查获各类违禁品，案值1200多亿元，维护国门安全。",
        [("海关总署", "查获各类违禁品", "planned"), ("海关总署", "维护国门安全", "planned")],
        id="a sum between",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_found(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert told(text) == expected
