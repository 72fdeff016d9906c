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
    pytest.param(
        "上海市消保委约谈甲公司。", [("上海市消保委", "约谈甲公司", "done")], id="a talk whose firm ends the clause"
    ),
    pytest.param(
        "我省已出台实施科技惠企政策10条。",
        [("我省", "出台实施科技惠企政策10条", "done")],
        id="a compound with a number",
    ),
    pytest.param(
        "国务院要求，深化改革、扩大高水平开放，加强监管、防范金融风险。",
        [
            ("国务院", "深化改革", "planned"),
            ("国务院", "扩大高水平开放", "planned"),
            ("国务院", "加强监管", "planned"),
            ("国务院", "防范金融风险", "planned"),
        ],
        id="verbs that are the object of the one before",
    ),
    pytest.param(
        "工信部将加强服务、管理和监督。",
        [("工信部", "加强服务、管理和监督", "planned")],
        id="verbs that are one object",
    ),
    pytest.param(
        "国务院要求，促进从源头上预防和解决纠纷。",
        [("国务院", "促进从源头上预防和解决纠纷", "planned")],
        id="two verbs that share an object",
    ),
    pytest.param(
        "文化和旅游部主要采取了五方面措施推动产业复苏。",
        [("文化和旅游部", "采取了五方面措施推动产业复苏", "done")],
        id="mainly taken",
    ),
    pytest.param(
        "国家网信办，上周五已对滴滴出行实施网络安全审查。",
        [("国家网信办", "对滴滴出行实施网络安全审查", "done")],
        id="a name alone and a day of last week",
    ),
    pytest.param(
        "文化和旅游部召开会议，部署工作。联合6家金融机构确定项目遴选结果。",
        [("文化和旅游部", "部署工作", "done"), ("文化和旅游部", "确定项目遴选结果", "done")],
        id="together with so many",
    ),
    pytest.param(
        "根据国务院关税税则委员会公告，自2022年5月1日起至2023年3月31日，对所有煤炭实施税率为零的进口暂定税率。",
        [("国务院关税税则委员会", "对所有煤炭实施税率为零的进口暂定税率", "planned")],
        id="by whose notice",
    ),
    pytest.param("根据公司公告，将加快建设项目。", [], id="by a firm's notice"),
    pytest.param(
        "甲公司公告，收到中国证监会下发的《行政处罚决定书》，对公司给予警告，并处以60万元罚款。",
        [("中国证监会", "对公司给予警告", "done"), ("中国证监会", "处以60万元罚款", "done")],
        id="a ruling that was received",
    ),
    pytest.param(
        "甲公司收到中国证监会出具的《行政处罚事先告知书》，拟对公司给予警告，并处以60万元罚款。",
        [("中国证监会", "对公司给予警告", "planned"), ("中国证监会", "处以60万元罚款", "planned")],
        id="a notice of what is to be ruled",
    ),
    pytest.param(
        "甲公司收到深圳证监局行政监管措施决定书，对公司采取责令改正措施。",
        [("深圳证监局", "对公司采取责令改正措施", "done")],
        id="an authority's whole name",
    ),
    pytest.param(
        "会议要求，2022年人民银行货金保卫系统要全力保障现金供应，有序扩大试点范围。",
        [
            ("人民银行货金保卫系统", "全力保障现金供应", "planned"),
            ("人民银行货金保卫系统", "有序扩大试点范围", "planned"),
        ],
        id="public bodies of which something is demanded",
    ),
    pytest.param(
        "民政部要求各地民政部门做好应急预案，严控景区客流。",
        [("各地民政部门", "做好应急预案", "planned"), ("各地民政部门", "严控景区客流", "planned")],
        id="an authority that is told",
    ),
    pytest.param(
        "深交所要求公司说明重组进展。", [("深交所", "说明重组进展", "planned")], id="a firm that is told does not act"
    ),
    pytest.param(
        "银保监会网站公布的罚单显示，两家子公司因违规被分别处以3万元及30万元的罚款。",
        [("银保监会", "分别处以3万元及30万元的罚款", "done")],
        id="a ticket shows it",
    ),
    pytest.param(
        "本周央行公开市场净投放3269亿元，下周央行公开市场将有14018亿元逆回购到期。",
        [("央行", "净投放3269亿元", "done")],
        id="in the open market",
    ),
    pytest.param(
        "财政部将对年利润达到10亿美元的公司征收15%的企业替代最低税。",
        [("财政部", "对年利润达到10亿美元的公司征收15%的企业替代最低税", "planned")],
        id="a lowest tax",
    ),
    pytest.param(
        "证监会表示，一旦公司股价出现大幅波动，将依法严肃处理。",
        [("证监会", "依法严肃处理", "planned")],
        id="under a condition",
    ),
    pytest.param(
        "市场监管总局对甲公司收购乙公司股权违法实施经营者集中案作出行政处罚决定。",
        [("市场监管总局", "对甲公司收购乙公司股权违法实施经营者集中案作出行政处罚决定", "done")],
        id="on what somebody did",
    ),
    pytest.param("沙特宣布自愿减产100万桶/日。", [("沙特", "自愿减产100万桶/日", "done")], id="less is produced"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_found(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert told(text, 2022) == expected
