"""Measures that officials, bodies and places state or take: their names, their offices, what stands before the verb."""

import pytest

from tests.facts.measure_texts import told
from tui.articles.read import from_plain
from tui.facts.measures import find


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
            ("人力资源社会保障部门将扩大就业。", "人力资源社会保障部门"),
            ("商务部表示，城市政府要加强协调。", "城市政府"),
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
            ("中方愿同对方加强农业等领域合作。", "加强农业等领域合作"),
            ("中证协拟将评估结果纳入声誉指标。", "将评估结果纳入声誉指标"),
            ("八部门发布，在甲市、乙市启动公共领域车辆试点。", "启动公共领域车辆试点"),
            ("金融监管总局围绕两项目标对保险公司提出监管要求。", "对保险公司提出监管要求"),
            ("会议强调，要动真碰硬抓好问题整改。", "动真碰硬抓好问题整改"),
            ("应急管理部要求，加强监测预警。", "加强监测预警"),
            ("省就业局要求，加强技能培训。", "加强技能培训"),
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
            "支持企业兼并重组做强做大",
            "启动对甲省的洪水防御Ⅳ级应急响应",
            "允许房票在被征收人间互相转让",
            "推动任务落地并取得实质性进展",
            "向灾区调拨棉被等救灾物资1.8万件",
            "对邻国采取的限制措施发起调查",
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

    @pytest.mark.parametrize(
        "clause",
        ["企业向财政部门提出申请", "公示期限原则上不少于15个工作日", "挂牌可换购一套", "合计罚没3.25亿元"],
    )
    def test_what_is_no_action(self, clause: str) -> None:
        assert told(f"《办法》明确，{clause}。") == []

    def test_what_is_forbidden_is_demanded(self) -> None:
        text = "工信部印发《办法》，其中提到，各有关地区不得限制产能流动。"
        assert [quote for _, quote, _ in told(text)][1:] == ["不得限制产能流动"]


class TestSpeakers:
    def test_who_inspects_speaks_next(self) -> None:
        text = "商务部部长李平表示，将扩大开放。\n国务院副总理张三在广西调研企业。他强调，要深化改革。"
        assert [actor for actor, _, _ in told(text)] == ["商务部", "张三"]

    def test_a_notice_that_ends_its_clause_reports(self) -> None:
        text = "财政部公告，自2022年4月1日至年底对小规模纳税人免征增值税。"
        assert [quote for _, quote, _ in told(text)] == ["对小规模纳税人免征增值税"]

    def test_what_others_are_to_do_is_reported(self) -> None:
        text = "自然资源部明确各地要规范有序推进确权登记。"
        assert [quote for _, quote, _ in told(text)] == ["规范有序推进确权登记"]


class TestVotes:
    @pytest.mark.parametrize(
        ("quote", "action"),
        [
            ("通过总额1.2万亿美元的基础设施法案", "通过"),
            ("签署合作框架协议和监管执法等5个领域合作协议", "签署"),
        ],
    )
    def test_a_paper_is_one_object(self, quote: str, action: str) -> None:
        (found,) = find(from_plain(f"美国国会{quote}。"))
        assert (found.quote, found.action) == (quote, action)

    @pytest.mark.parametrize(
        ("noun", "action"), [("现场检查", "检查"), ("多次现场检查", "检查"), ("压力测试", None), ("介绍", None)]
    )
    def test_a_light_verb_takes_the_act_of_a_noun(self, noun: str, action: str | None) -> None:
        found = find(from_plain(f"市场监管总局对某集团进行{noun}。"))
        assert [measure.action for measure in found] == ([action] if action else [])

    @pytest.mark.parametrize("clause", ["下调预计将释放流动性", "发展氢能产业发展规划出台"])
    def test_a_verb_that_is_part_of_the_subject(self, clause: str) -> None:
        assert told(f"国家{clause}。") == []


class TestDemandsAmongSlogans:
    def test_what_is_urged_goes_on_behind_a_slogan(self) -> None:
        text = "省委书记李平强调，要落实决策部署，勇挑大梁、敢为善为，确保经济平稳运行。"
        assert [quote for _, quote, _ in told(text)] == ["落实决策部署", "确保经济平稳运行"]

    def test_what_only_happens_is_not_urged(self) -> None:
        text = "省委书记李平强调，要落实决策部署，全省经济形势十分喜人，提升了发展动能。"
        assert [quote for _, quote, _ in told(text)] == ["落实决策部署"]

    def test_a_slogan_that_begins_the_demand(self) -> None:
        text = "会议指出，三要迎难而上、苦干实干，坚持用改革的办法解决问题。"
        assert [quote for _, quote, _ in told(text)] == ["坚持用改革的办法解决问题"]

    def test_those_who_were_audited_are_told_to(self) -> None:
        text = "会议指出，被审计单位要落实整改责任，确保整改实效。"
        assert [quote for _, quote, _ in told(text)] == ["落实整改责任", "确保整改实效"]

    def test_a_headline_in_brackets_speaks(self) -> None:
        text = "【国务院常务会议】：做好预调微调，稳定市场预期。"
        assert [actor for actor, _, _ in told(text)] == ["国务院常务会议"] * 2

    def test_a_governor_is_an_authority_by_the_title_alone(self) -> None:
        text = "省长李平在讲话中指出，要盯紧目标。李平强调，要强化引领。"
        assert [actor for actor, _, _ in told(text)] == ["李平", "李平"]

    @pytest.mark.parametrize(
        "clause",
        ["围绕推动提高质量等目标", "抓好稳经济工作尤为重要", "结合“支持实体25条”等政策", "“改革和科技双轮驱动”"],
    )
    def test_what_only_leads_up_or_tells(self, clause: str) -> None:
        assert [quote for _, quote, _ in told(f"会议指出，{clause}，要履行职责。")] == ["履行职责"]


class TestWhatMarketsAndPortsNews:
    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("会议指出，坚决防止过度管控问题反弹。", ["坚决防止过度管控问题反弹"]),
            ("会议确定，取消49项有审批的行政许可事项。", ["取消49项有审批的行政许可事项"]),
            ("会议指出，围绕便利经营、支持发展等，取消收费项目。", ["取消收费项目"]),
            ("海关通过轮班、接力和延长时间，力保口岸畅通。", ["力保口岸畅通"]),
            ("外山边检站保障船舶通关。", ["保障船舶通关"]),
            ("总局要求其围绕完善机制、维护利益等进行全面整改。", []),
            ("市场监管总局要求其围绕完善机制、维护利益等进行全面整改。", ["进行全面整改"]),
            ("市住建局要求，满足条件的要尽快解封。", []),
            ("通告要求，所有影院暂停开放。", []),
            ("市政府办公室发布通告。通告要求，所有影院暂停开放。", ["发布通告", "暂停开放"]),
            ("国家发展改革委围绕煤炭增产工作，研究延长政策。", ["研究延长政策"]),
            ("法院责令停止侵权，全额退还保证金12.89亿元。", ["责令停止侵权", "全额退还保证金12.89亿元"]),
        ],
    )
    def test_found(self, text: str, quotes: list[str]) -> None:
        assert [quote for _, quote, _ in told(text)] == quotes

    @pytest.mark.parametrize(
        "quote",
        [
            "强化典型案件的警示和震慑作用",
            "贯彻国务院关于加强监管和防止扩张的决策部署",
            "确保案件事实清楚、处理恰当、程序合法",
        ],
    )
    def test_a_list_that_is_one_object(self, quote: str) -> None:
        assert [found for _, found, _ in told(f"市场监管总局要{quote}。")] == [quote]


class TestForeignNews:
    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("日本政府在2日上午举行的内阁会议上决定，将韩国移出白色清单。", ["将韩国移出白色清单"]),
            ("韩国国会表决通过总额为5.83万亿韩元的补充预算案。", ["表决通过总额为5.83万亿韩元的补充预算案"]),
            ("欧盟理事会通过了一项规定，旨在征收关税。", ["通过了一项规定，旨在征收关税"]),
            ("美国众议院以243票对187票通过了这项法案。", ["通过了这项法案"]),
            ("美国众议院星期二晚间推出了一项法案。", ["推出了一项法案"]),
            ("韩国财政部长官李四光17日主持召开会议，敦促日本撤销管制。", ["敦促日本撤销管制"]),
            ("国新办就综合改革试点实施成效举行发布会。", []),
            ("国资委要在强国建设中更好发挥国有经济作用。", ["更好发挥国有经济作用"]),
            ("国资委推动结构调整和重组工作取得更大成效。", ["推动结构调整和重组工作取得更大成效"]),
            ("证监会提出三点举措：以更大力度支持科技创新。", ["提出三点举措", "以更大力度支持科技创新"]),
        ],
    )
    def test_found(self, text: str, quotes: list[str]) -> None:
        assert [quote for _, quote, _ in told(text)] == quotes


class TestMeetingsOfPlaces:
    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("会议指出，把稳增长放在更加突出位置。", ["把稳增长放在更加突出位置"]),
            ("会议指出，发展制造业，以更大力度推进招商。", ["发展制造业", "以更大力度推进招商"]),
            ("会议指出，对已签约项目和在谈项目信息认真梳理。", ["对已签约项目和在谈项目信息认真梳理"]),
            ("各地向民间资本推介项目。", ["向民间资本推介项目"]),
            ("央行宣布，为促进市场发展，支持企业管理风险，自3月2日起，下调准备金率。", ["下调准备金率"]),
            ("以色列对邻国重启行动的准备工作已完成。", []),
            ("会议指出，直接服务群众的单位要安排好值班。", []),
            ("市政府提出了加快步伐的可能性。", []),
            ("会议指出，把握重要思想的精髓要义。", ["把握重要思想的精髓要义"]),
        ],
    )
    def test_found(self, text: str, quotes: list[str]) -> None:
        assert [quote for _, quote, _ in told(text)] == quotes

    def test_each_of_those_who_are_told_to_acts_for_itself(self) -> None:
        text = "农业农村部要求，东北地区要扩大大豆面积，能源企业要履行保供责任。"
        assert [quote for _, quote, _ in told(text)] == ["扩大大豆面积", "履行保供责任"]
