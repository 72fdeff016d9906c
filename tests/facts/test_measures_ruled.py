"""Measures told of what they concern, ruled out, or done in light verbs: 逾期未并网的项目予以废止, 不予补贴, 进行排查."""

import pytest

from tests.facts.measure_texts import told
from tui.articles.read import from_plain
from tui.facts.measures import find


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("能源局印发通知。逾期未并网的项目予以废止。", ["予以废止"]),
        ("能源局印发通知。不符合条件的，不予补贴。", ["不予补贴"]),
        ("能源局印发通知。纳入规划的项目优先给予用地保障。", ["给予用地保障"]),
        ("能源局印发通知。购房不再审核资格。", ["不再审核资格"]),
        ("能源局印发通知。对首次达标企业，一次性奖励10万元。", ["一次性奖励10万元"]),
    ],
)
def test_what_a_paper_rules_of_what_stands_as_subject(text: str, quotes: list[str]) -> None:
    assert [quote for _, quote, _ in told(text)][1:] == quotes


def test_a_light_verb_does_one_item_of_a_list() -> None:
    found = told("商务部表示，要进行风险排查、开展专项整治、加大惩处力度。")
    assert [quote for _, quote, _ in found] == ["进行风险排查", "开展专项整治", "加大惩处力度"]


def test_a_list_goes_on_behind_an_object_that_stands_first() -> None:
    found = told("发改委表示，将对国家重大项目实行能耗统筹、坚决管控高耗能项目、鼓励地方增加消费。")
    assert [quote for _, quote, _ in found] == ["对国家重大项目实行能耗统筹", "坚决管控高耗能项目", "鼓励地方增加消费"]


def test_an_act_in_the_authors_own_word() -> None:
    found = told("银保监会下发通知，对于续保、停售等各环节进行全面“体检”。")
    assert found[1][1] == "对于续保、停售等各环节进行全面“体检”"


def test_for_those_who_have_already_done_something() -> None:
    found = told("《办法》规定，保险公司应为已购买产品的保险消费者继续提供保障服务。")
    assert [quote for _, quote, _ in found] == ["为已购买产品的保险消费者继续提供保障服务"]


@pytest.mark.parametrize(
    "text",
    [
        "法院出台了《证券纠纷示范判决机制的规定》，成为全国首个规定。",
        "工信部将明确国家和地方等有关部门的监管具体职责。",
        "商务部将实施加快油茶产业发展三年行动。",
        "国务院常务会议决定，建立健全有利于成果转化的制度安排和激励政策。",
        "国家药监局批准某药在原批准适应症的基础上，增加新的适应症。",
        "网信办等十部门秘书局联合印发《实施指南》。",
        "中美已达成一项初步协议。",
    ],
)
def test_one_measure(text: str) -> None:
    assert len(told(text)) == 1


def test_what_a_verb_that_uses_leads_up_to_ends_with_its_clause() -> None:
    found = told("工信部将研究建立电池回收利用管控联动机制，强化协同监督管理。")
    assert [quote for _, quote, _ in found] == ["研究建立电池回收利用管控联动机制", "强化协同监督管理"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("商务部表示，下一步将举办消费促进月活动。", ["举办消费促进月活动"]),
        ("商务部表示，将培育产业园区、举办创意设计大赛。", ["培育产业园区", "举办创意设计大赛"]),
        ("商务部表示，将举行新闻发布会。", []),
    ],
)
def test_an_event_that_is_planned_is_an_action(text: str, quotes: list[str]) -> None:
    assert [quote for _, quote, _ in told(text)] == quotes


def test_what_a_change_goes_from_may_end_in_a_comma() -> None:
    found = told("商务部印发通知，将补贴标准由此前的1万元、7000元，分别提高至2万元和1.5万元。")
    assert found[1][1] == "将补贴标准由此前的1万元、7000元，分别提高至2万元和1.5万元"


@pytest.mark.parametrize(
    "text",
    ["《方案》提出两项措施，一方面合理设置指标。", "《通知》明确整治工作原则，一是合理设置指标。"],
)
def test_a_paper_that_only_announces_its_list(text: str) -> None:
    assert [quote for _, quote, _ in told(text)] == ["合理设置指标"]


def test_an_adverb_is_the_verb_where_no_verb_follows() -> None:
    found = told("商务部表示，要以更强紧迫感夯实经济恢复基础，加快线上线下消费融合。")
    assert [quote for _, quote, _ in found] == ["夯实经济恢复基础", "加快线上线下消费融合"]


def test_what_a_notice_is_about_belongs_to_its_issue() -> None:
    assert told("财政部、科技部就进一步支持创新联合印发通知。")[0][1] == "就进一步支持创新联合印发通知"


def test_a_chair_whose_place_is_told_nowhere() -> None:
    found = told(
        "王明中主持召开省政府常务会议\n3月24日，省长王明中主持召开省政府常务会议，按照会议安排，加强经济调度。"
    )
    assert ("省政府常务会议", "加强经济调度") in [(actor, quote) for actor, quote, _ in found]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("生态环境部表示，该部已委托协会研究提出符合要求的技术规范建议。", "委托协会研究提出符合要求的技术规范建议"),
        ("日本政府追加了对安全至关重要的企业的审查对象。", "追加了对安全至关重要的企业的审查对象"),
        ("最高法将继续围绕规则体系的完善、案件的审理做好工作。", "继续围绕规则体系的完善、案件的审理做好工作"),
        ("北京证券交易所将疗效不确切的药品调出目录。", "将疗效不确切的药品调出目录"),
        ("厦门、重庆、青岛等城市明确将全年“三批次供地”调整为“四批次供地”。", "将全年“三批次供地”调整为“四批次供地”"),
    ],
)
def test_what_stands_before_or_behind_the_verb(text: str, quote: str) -> None:
    assert quote in [found for _, found, _ in told(text)]


def test_a_headline_tells_whose_paper_it_is() -> None:
    article = from_plain("方案提出对重大项目实行能耗统筹、坚决管控高耗能项目等措施。")._replace(
        title="发改委印发《双控制度方案》"
    )
    assert [(measure.actor, measure.quote) for measure in find(article)] == [
        ("发改委", "对重大项目实行能耗统筹"),
        ("发改委", "坚决管控高耗能项目"),
    ]
