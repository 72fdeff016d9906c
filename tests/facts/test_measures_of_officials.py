"""Measures that officials, bodies and places state or take: their names, their offices, what stands before the verb."""

import pytest

from tui.articles.read import from_plain
from tui.facts.measures import find


def told(text: str) -> list[tuple[str | None, str, str]]:
    """Actor, quote and status of each measure that is asserted."""
    return [(found.actor, found.quote, found.status) for found in find(from_plain(text)) if not found.doubt]


class TestNames:
    @pytest.mark.parametrize(
        ("text", "actor"),
        [
            ("湖南省长沙市启动旧房改造。", "湖南省长沙市"),
            ("安徽省铜陵市启动旧房改造。", "安徽省铜陵市"),
            ("央行上海总部部署下半年工作。", "央行上海总部"),
            ("央行行长张三表示，将加快建设监测体系。", "央行"),
            ("全国总工会安排5000万元慰问资金。", "全国总工会"),
            ("三地还共同签署了合作备忘录。", "三地"),
        ],
    )
    def test_who_acts(self, text: str, actor: str) -> None:
        assert [who for who, _, _ in told(text)] == [actor]

    def test_a_name_in_latin_letters_stands_behind_the_office(self) -> None:
        text = "美国地区法官Mary O'Neil发布一项禁令，叫停该平台的推出。"
        assert [quote for _, quote, _ in told(text)][-1] == "叫停该平台的推出"

    def test_a_body_whose_name_has_a_conjunction_is_one(self) -> None:
        text = "某市住房保障和房地产管理局取消限价。\n三部门优化监管措施。"
        assert [actor for actor, _, _ in told(text)][-1] == "三部门"


class TestBeforeTheVerb:
    @pytest.mark.parametrize(
        ("text", "quote"),
        [
            ("央行 7 月 31 日以招标方式开展 2516 亿元逆回购操作。", "开展 2516 亿元逆回购操作"),
            ("日本央行“超预期”下调利率至0.5%。", "下调利率至0.5%"),
            ("财政部介绍，考虑推进征收环节后移。", "推进征收环节后移"),
            ("证监会可视情形限制业务活动。", "视情形限制业务活动"),
            ("银保监会正在会同有关部门研究制定评估办法。", "研究制定评估办法"),
            ("央行表示，将围绕风险防控等职责，加快建设监测体系。", "加快建设监测体系"),
            ("市总工会提出，明年将安排2亿元资金用于慰问。", "安排2亿元资金用于慰问"),
            ("某省网信办严肃查处和通报违规账号。", "严肃查处和通报违规账号"),
        ],
    )
    def test_the_action_is_found(self, text: str, quote: str) -> None:
        assert [found for _, found, _ in told(text)] == [quote]

    @pytest.mark.parametrize("opening", ["中央网信办自即日起", "中央网信办近日发文", "中央网信办今天"])
    def test_the_subject_breaks_off_behind_a_time(self, opening: str) -> None:
        assert [actor for actor, _, _ in told(f"{opening}，开展专项行动。")] == ["中央网信办"]


class TestObjects:
    @pytest.mark.parametrize(
        "quote",
        [
            "判处被告人有期徒刑三年",
            "加强对病毒的监测并更新应对计划",
            "推动制定、实施和推广三地的标准",
            "促进三地互联互通、融合发展",
        ],
    )
    def test_the_object_is_whole(self, quote: str) -> None:
        assert [found for _, found, _ in told(f"人民法院{quote}。")] == [quote]

    def test_an_amount_is_newly_given_by_whoever_is_named(self) -> None:
        assert told("市政府新增5家养老机构补助项目。") == [("市政府", "新增5家养老机构补助项目", "done")]
        assert told("市政府提出，到2030年，新增电量80%来自光伏发电。") == []

    def test_what_is_named_beside_the_rest_is_no_action(self) -> None:
        assert [quote for _, quote, _ in told("市政府出台新政，除了提高贷款额度外，取消价格备案。")][1:] == [
            "取消价格备案"
        ]
