"""What goes on over clauses and sentences: whose a measure is, when it holds, where its words end."""

import pytest

from tests.facts.measure_texts import measures, told


class TestReportsOfAYear:
    """What is told of a year that is over."""

    def test_work_of_a_year_that_is_over_is_done(self) -> None:
        text = (
            "2021年，市场监管总局加强反垄断执法，查处案件176件，罚没金额235亿元，维护公平竞争秩序。引导企业合规经营。"
        )
        assert [(quote, status) for _, quote, status in told(text, 2022)] == [
            ("加强反垄断执法", "done"), ("维护公平竞争秩序", "done"), ("引导企业合规经营", "done"),
        ]  # fmt: skip
        assert [status for _, _, status in told(text.removeprefix("2021年，"), 2022)][-1] == "ongoing"

    def test_what_it_says_of_the_time_to_come_is_not(self) -> None:
        text = "去年，海关总署优化监管流程。今年将推进智慧海关建设，加强国际合作。"
        assert [status for _, _, status in told(text, 2022)] == ["done", "planned", "planned"]

    def test_a_year_in_a_plan_ends_nothing(self) -> None:
        text = "国务院印发《行动计划》。《计划》提出，2017年底前出台管理办法，加强过程监督。"
        assert [status for _, _, status in told(text, 2020)] == ["done", "planned", "planned"]


class TestBriefings:
    def test_what_is_learned_at_a_briefing_its_host_has_done(self) -> None:
        text = (
            "4月24日，人社部举行新闻发布会。\n记者在发布会上获悉，一季度新增就业297万人，预计全年为企业减负1800亿元。"
            "组织开展就业服务行动，运送农民工202万人次。"
        )
        assert [(actor, quote) for actor, quote, _ in told(text)] == [("人社部", "组织开展就业服务行动")]

    def test_a_guess_at_what_is_planned_ends_it(self) -> None:
        text = "财政部将发行国债，预计规模达100亿元。加强产业合作。"
        assert [quote for _, quote, _ in told(text)] == ["发行国债"]

    def test_what_is_decided_with_effect_is_done(self) -> None:
        assert told("上交所决定终止对该公司发行上市的审核。") == [("上交所", "终止对该公司发行上市的审核", "done")]

    def test_tasks_of_a_paper_are_an_action_each(self) -> None:
        text = "工信部发布方案，提出着力稳住重点行业、推动产业生态协调发展、提升产业链现代化水平等6方面任务。"
        assert [quote for _, quote, _ in told(text)][1:] == [
            "着力稳住重点行业", "推动产业生态协调发展", "提升产业链现代化水平",
        ]  # fmt: skip
        text = "工信部发布方案，明确实施家居产业发展方案、加快培育特色食品产业等一系列举措。"
        assert [quote for _, quote, _ in told(text)][1:] == ["实施家居产业发展方案", "加快培育特色食品产业"]

    @pytest.mark.parametrize("who", ["很多地方", "不少城市", "深交所上市审核中心"])
    def test_authorities_that_are_not_named_one_by_one(self, who: str) -> None:
        assert told(f"{who}取消购房限制。") == [(who, "取消购房限制", "done")]

    def test_it_goes_on_behind_figures_where_it_says_so(self) -> None:
        text = "商务部发言人表示，将支持汽车消费。\n今年1至2月，汽车销量增长20.8%。\n{}加快国际消费中心建设。"
        assert [quote for _, quote, _ in told(text.format("此外，"))] == ["支持汽车消费", "加快国际消费中心建设"]
        assert [quote for _, quote, _ in told(text.format(""))] == ["支持汽车消费"]

    def test_what_is_brought_into_play_is_one(self) -> None:
        text = "工信部将充分发挥市场机制在控制排放、促进技术创新、引导投融资等方面的重要作用。"
        assert [quote for _, quote, _ in told(text)] == [
            "充分发挥市场机制在控制排放、促进技术创新、引导投融资等方面的重要作用"
        ]

    def test_offences_that_are_punished_are_none(self) -> None:
        text = "针对某银行违规提供融资等多项违法违规行为，银保监会依法予以罚款4880万元。"
        assert [quote for _, quote, _ in told(text)] == ["依法予以罚款4880万元"]

    def test_what_an_article_of_it_says(self) -> None:
        text = "上海发布《关于提振消费信心的若干措施》。\n该《措施》第五条明确提出要释放汽车消费潜力。"
        assert told(text)[1:] == [("上海", "释放汽车消费潜力", "planned")]

    def test_by_whose_consent_a_paper_comes_out_is_no_act(self) -> None:
        text = "省工信厅起草了《行动方案》，经省政府同意已印发实施。"
        assert [quote for _, quote, _ in told(text)] == ["起草了《行动方案》"]

    def test_opinions_are_asked_for_along_with_a_paper(self) -> None:
        text = "上交所发布公告，就做市业务相关规则公开征求意见。"
        assert [status for _, _, status in told(text)] == ["done", "done"]

    def test_what_only_comes_to_be_so(self) -> None:
        assert told("商务部表示，外贸发展更趋均衡。四是发展更趋均衡。") == []

    def test_they_are_whoever_speaks(self) -> None:
        assert told("银保监会副主席介绍，他们加大信贷支持。")[0][:2] == ("银保监会", "加大信贷支持")


class TestInterviews:
    def test_whoever_is_asked_speaks_for_the_office(self) -> None:
        text = "记者采访了工业和信息化部党组书记、部长肖亚庆。\n肖亚庆：形势总体来看是机遇大于挑战。\n我们将增强自主可控能力。\n一是制定系列规划。"
        assert told(text) == [
            ("工业和信息化部", "增强自主可控能力", "planned"),
            ("工业和信息化部", "制定系列规划", "planned"),
        ]

    def test_a_word_behind_a_title_is_no_name(self) -> None:
        assert told("他是某医院主任医师。\n医师：我们将增强服务能力。") == []

    @pytest.mark.parametrize("who", ["英国财政大臣亨特", "英国财政大臣杰里米·亨特"])
    def test_ministers_abroad(self, who: str) -> None:
        assert told(f"{who}公布秋季预算案。") == [("英国", "公布秋季预算案", "done")]


class TestWhatVerbsCarry:
    @pytest.mark.parametrize(
        "quote",
        ["鼓励将政府投资项目纳入实施范围", "支持将农村项目纳入实施范围", "逐步扩大范围", "分批次持续投放储备肉"],
    )
    def test_is_acted_on(self, quote: str) -> None:
        lead = "在试点的基础上" if quote.startswith("逐步") else ""
        assert [said for _, said, _ in told(f"财政部要求，{lead}{quote}。")] == [quote]

    @pytest.mark.parametrize(
        "text",
        [
            "财政部的鼓励将继续。",
            "英国政府的三个优先事项为“稳定、增长”。",
            "发改委根据已投放数量和投放计划，预计供应充足。",
        ],
    )
    def test_is_not(self, text: str) -> None:
        assert told(text) == []


class TestListsThatAreOne:
    @pytest.mark.parametrize(
        "quote",
        [
            "严惩强制交易、低价倾销、屏蔽封锁、刷单炒信等违法行为",
            "依法认定经营者滥用数据、技术等排除、限制竞争行为",
            "严格区分正当融资与非法集资、参与重组与侵占资产的界限",
            "努力建设引领国际潮流、服务高质量发展的一流海关",
            "制定总体规划，以及重点领域规划",
            "推出一批读本绘本，一批网络文学，一批网络游戏",
        ],
    )
    def test_is_one_measure(self, quote: str) -> None:
        assert [said for _, said, _ in told(f"最高法将{quote}。")] == [quote]

    def test_offences_are_none(self) -> None:
        assert told("最高法要求，对于企业非法吸收公众存款，主要用于正常经营活动。") == []

    def test_a_short_title_is_the_whole_ones(self) -> None:
        text = "《上海市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》公布。\n根据《纲要》，努力打造完备产业生态。"
        assert told(text)[-1][:2] == ("上海市", "努力打造完备产业生态")

    def test_around_what_a_verb_acts(self) -> None:
        assert [said for _, said, _ in told("重庆围绕重点产业推动电子产业集群补链延链强链。")] == [
            "推动电子产业集群补链延链强链"
        ]

    def test_a_paper_right_before_what_it_states(self) -> None:
        text = "最高法发布指导意见。\n此外，指导意见加强对平台垄断的司法规制。"
        assert told(text)[1:] == [("最高法", "加强对平台垄断的司法规制", "planned")]
        assert told("国务院印发通知。通知实施后，市场反应良好。")[1:] == []

    def test_papers_that_a_meeting_looks_at_are_one(self) -> None:
        text = "会议审议了共建装备制造产业集群、共建工业互联网示范区等四个实施方案。"
        assert [quote for _, quote, _ in told(text)] == [
            "审议了共建装备制造产业集群、共建工业互联网示范区等四个实施方案"
        ]

    def test_cases_that_guide_are_a_paper(self) -> None:
        assert [quote for _, quote, _ in told("最高法还发布了12个典型案例。")] == ["发布了12个典型案例"]


class TestWhoGoesOn:
    """Whose a sentence without subject is, behind one of a body that somebody told of."""

    def test_a_body_that_is_told_of_goes_on(self) -> None:
        text = "证监会副主任表示，北京证券交易所坚持灵活的交易制度。坚持合适的管理制度。"
        assert [actor for actor, _, _ in told(text)] == ["北京证券交易所"] * 2

    @pytest.mark.parametrize("who", ["会议指出，一些地方", "商务部发言人表示，各地"])
    def test_nobody_in_particular_does_not(self, who: str) -> None:
        text = f"国务院召开常务会议。{who}严格执行防控措施。要保障物资供应。"
        assert not (told(text)[-1][0] or "").endswith("地方")
        assert told(text)[-1][0] != "各地"


class TestPapersOfNobody:
    """Papers whose issuer the text does not name, but which only an authority issues."""

    def test_what_its_title_says(self) -> None:
        text = "《关于做好乡村振兴重点工作的意见》，全文共九个部分，包括：抓好粮食稳产保供；加强农业基础设施建设。\n意见提出，支持木本油料发展。"
        assert told(text) == [
            (None, "抓好粮食稳产保供", "planned"),
            (None, "加强农业基础设施建设", "planned"),
            (None, "支持木本油料发展", "planned"),
        ]

    @pytest.mark.parametrize("title", ["关于本公司资产的意见", "青年的意见", "关于甲股份有限公司重组的通知"])
    def test_papers_that_anybody_writes(self, title: str) -> None:
        assert told(f"有人写了《{title}》。\n意见提出，支持木本油料发展。") == []


class TestWhatStandsBetween:
    """What others say or do between the measures of one authority."""

    def test_a_list_goes_on_past_what_others_say(self) -> None:
        text = (
            "银保监会表示，一是统一适用对象。二是统一记载内容。许可证载明下列内容：机构名称、业务范围。"
            "三是优化管理规定。\n四是明确管理职责。"
        )
        assert [quote for _, quote, _ in told(text)] == ["统一适用对象", "统一记载内容", "优化管理规定", "明确管理职责"]
        assert [quote for _, quote, _ in told(text.replace("三是", ""))][2:] == ["明确管理职责"]

    def test_a_shorter_name_is_taken_up(self) -> None:
        text = "工业和信息化部发言人表示，工信部下一步主要从四个方面入手。\n一是完善政策措施。"
        assert told(text)[-1][:2] == ("工信部", "完善政策措施")
        assert told(text.replace("工信部", "财政部"))[-1][:2] != ("财政部", "完善政策措施")

    def test_the_party_of_a_case_is_no_authority(self) -> None:
        text = "市场监管总局通报案件。当事人在成本未变的情况下，大幅提高销售价格。"
        assert [quote for _, quote, _ in told(text)] == ["通报案件"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("证监会决定对某公司责令改正，给予警告。", ["对某公司责令改正", "给予警告"]),
        ("财政部收到报告后，立即组织检查。", ["立即组织检查"]),
        ("央行连续十五个交易日暂停逆回购操作。", ["连续十五个交易日暂停逆回购操作"]),
        ("法院作出判决，责令某公司赔偿投资者损失24.59亿元。", ["作出判决", "责令某公司赔偿投资者损失24.59亿元"]),
        ("上交所：将申购单位由1000股调整为500股，与科创板保持一致。", ["将申购单位由1000股调整为500股"]),
        ("证监局决定对其出具警示函。减持股票占总股本的0.174%。", ["对其出具警示函"]),
        ("税务总局表示，减免政策，在国家规定幅度内执行，对政策进行扩围。", ["对政策进行扩围"]),
    ],
)
def test_other_words_of_rulings_and_statements(text: str, expected: list[str]) -> None:
    assert [quote for _, quote, _ in told(text)] == expected


def test_what_is_ruled_is_done() -> None:
    assert {status for _, _, status in told("证监会决定对某公司责令改正，给予警告，并处以60万元罚款。")} == {"done"}


def test_an_item_in_unknown_words_ends_no_list() -> None:
    text = "会议强调，二是实施强芯工程。三是抓载体新建设，促进产业有序转移。"
    assert [quote for _, quote, _ in told(text)] == ["实施强芯工程", "促进产业有序转移"]


def test_a_meeting_whose_spirit_is_studied_is_not_the_one_that_speaks() -> None:
    text = "省工信厅召开会议，传达学习贯彻省人大第五次会议精神，研究部署意见。\n会议强调，要完善政策措施。"
    assert "贯彻" not in (told(text)[-1][0] or "")


def test_what_something_becomes_is_no_part_of_the_verb() -> None:
    (measure,) = measures("交易所将申购单位由1000股调整为500股。")
    assert measure.action == "调整"
