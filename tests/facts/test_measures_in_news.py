"""Measures in the ways that news tells of them: digests, meetings, figures between, views of others."""

from datetime import UTC, datetime

import pytest

from tui.articles.read import from_plain
from tui.facts.fact import Measure
from tui.facts.measures import find


def measures(text: str, year: int | None = None) -> list[Measure]:
    date = datetime(year, 3, 1, tzinfo=UTC) if year else None
    return [measure for measure in find(from_plain(text)._replace(date=date)) if not measure.doubt]


def told(text: str, year: int | None = None) -> list[tuple[str | None, str, str]]:
    """Actor, quote and status of each, in an article of a year."""
    return [(measure.actor, measure.quote, measure.status) for measure in measures(text, year)]


class TestDigests:
    def test_the_number_of_an_item_is_no_part_of_the_actor(self) -> None:
        assert told("3、住建部介绍，将改革完善销售制度。") == [("住建部", "改革完善销售制度", "planned")]

    def test_an_item_does_not_go_on_with_the_speaker_of_the_one_before(self) -> None:
        text = "1、长沙明确，支持银行降低利率。\n2、某地：开展住房以旧换新。"
        assert [actor for actor, _, _ in told(text)] == ["长沙"]

    def test_the_provisions_of_a_paper_go_on_over_its_items(self) -> None:
        text = "国务院印发《方案》。《方案》提出以下措施。\n1、扩大就业。\n2、稳定物价。"
        assert [(actor, quote) for actor, quote, _ in told(text)][1:] == [
            ("国务院", "扩大就业"),
            ("国务院", "稳定物价"),
        ]


class TestOffices:
    def test_an_office_acts_for_itself(self) -> None:
        text = "国家发改委价格司发布《通知》。《通知》指出，将推进电力市场建设。"
        assert [quote for _, quote, _ in told(text)] == ["发布《通知》", "推进电力市场建设"]

    def test_a_letter_agrees(self) -> None:
        text = "公司近日收到国资委下发通知，同意鞍山集团对本溪集团实施重组。"
        assert told(text) == [("国资委", "同意鞍山集团对本溪集团实施重组", "done")]

    def test_what_a_body_has_done_in_a_headline(self) -> None:
        text = "1、美联储：将利率目标区间下调25个基点到4%。"
        assert told(text) == [("美联储", "将利率目标区间下调25个基点到4%", "done")]

    def test_what_one_is_to_do_first_is_not_done(self) -> None:
        assert told("通知强调，自贸试验区要率先挖掘改革潜力。国务院通知强调，要率先破解难题。")[-1][2] == "planned"


class TestWhoSpeaks:
    @pytest.mark.parametrize(
        ("text", "actor"),
        [
            ("全国服务消费工作现场会强调，要优化服务供给。", "全国服务消费工作现场会"),
            ("上海市政府常务会议原则同意《若干措施》并指出，要优化服务供给。", "上海市政府常务会议"),
            ("国资委主任张玉卓强调，中央企业要以稳增长，优化服务供给。", "国资委"),
            ("国家发改委等发布《关于民间投资的通知》。其中提出，优化服务供给。", "国家发改委"),
            ("大连：购房家庭无住房的，优化服务供给。", "大连"),
        ],
    )
    def test_meetings_joint_bodies_and_places(self, text: str, actor: str) -> None:
        assert (actor, "优化服务供给", "planned") in told(text)

    @pytest.mark.parametrize(
        "text",
        [
            "民航局数据显示，7月份，完成旅客运输量6913万人次。",
            "据水利部，今年增发国债安排的水利项目完成投资2585亿元。",
            "某机构报告显示，中国继续引领全球手机市场增长。",
            "央行将发布数据。苹果计划推出新款手机。",
            "日本制铁表示，将扩大在美国的投资规模。",
            "阿迪达斯首席执行官：要扩大在中国的投资。",
        ],
    )
    def test_figures_firms_and_observers_are_no_authorities(self, text: str) -> None:
        assert measures(text) == []


class TestStatus:
    def test_provisions_that_follow_the_paper_are_planned(self) -> None:
        text = "湖南衡阳印发通知，优化住宅计容方式，引导企业采取现房销售模式。"
        assert [status for _, _, status in told(text)] == ["done", "planned", "planned"]

    def test_a_meeting_has_done_its_business(self) -> None:
        text = "李强主持召开国务院常务会议，研究推动保险业高质量发展的若干意见，部署落实有关工作。"
        assert {status for _, _, status in told(text)} == {"done"}

    def test_an_enumeration_after_what_was_set_out_is_planned(self) -> None:
        text = "财政部明确了六大重点工作。一是加大财政政策实施力度；二是防范化解债务风险。"
        assert [status for _, _, status in told(text)] == ["done", "planned", "planned"]

    def test_what_will_go_on_step_by_step_is_planned(self) -> None:
        assert told("央行将逐步完善利率体系。") == [("央行", "逐步完善利率体系", "planned")]


class TestWhatIsNone:
    @pytest.mark.parametrize(
        "text",
        [
            "陈吉宁强调，上海市加快城中村改造，事关人民群众切身利益。",
            "金融管理部门打击违法行为，有利于规范市场运行，维护良好秩序。",
            "财政部将发行国债，发行规模为90亿元。",
            "深交所组织召开座谈会。",
        ],
    )
    def test_topics_sizes_and_meetings(self, text: str) -> None:
        assert not {quote for _, quote, _ in told(text)} & {
            "加快城中村改造",
            "打击违法行为",
            "维护良好秩序",
            "发行规模为90亿元",
            "组织召开座谈会",
        }

    def test_a_noun_of_a_mechanism_is_no_item_of_its_own(self) -> None:
        text = "北京市将建立债务监测体系和防范化解风险长效机制。"
        assert [quote for _, quote, _ in told(text)] == ["建立债务监测体系和防范化解风险长效机制"]

    def test_evils_told_in_verbs_are_one_object(self) -> None:
        text = "会议要求，重点打击出具虚假报告、签发虚假证书等弄虚作假问题。"
        assert [quote for _, quote, _ in told(text)] == ["重点打击出具虚假报告、签发虚假证书等弄虚作假问题"]

    def test_counted_measures_are_no_statistics(self) -> None:
        assert told("南京海关出台20条措施，涉及口岸营商环境。") == [("南京海关", "出台20条措施", "done")]
        assert told("美国天然气库存增加180亿立方英尺。") == []

    def test_that_customs_office_is_the_one_named_before(self) -> None:
        text = "记者从上海海关获悉，今年以来，该关持续推进申报改革。"
        assert told(text) == [("上海海关", "持续推进申报改革", "ongoing")]

    def test_an_act_with_an_end_in_a_new_paper_is_planned_too(self) -> None:
        text = "四川省政府印发通知，对企业实施错峰用电，暂停高耗能生产。"
        assert [status for _, _, status in told(text)] == ["done", "planned", "planned"]

    def test_one_after_the_other_with_its_number_is_done(self) -> None:
        assert told("广东陆续取消37项行政许可。") == [("广东", "陆续取消37项行政许可", "done")]

    def test_a_record_is_no_act_of_its_own(self) -> None:
        text = "美联储宣布加息25个基点，将利率上调到0.5%，为2018年12月以来首次加息。"
        assert [quote for _, quote, _ in told(text)] == ["加息25个基点", "将利率上调到0.5%"]

    def test_whom_a_letter_means_is_told(self) -> None:
        text = "住建部约谈城市政府，要求其切实履行主体责任。"
        assert ("住建部", "切实履行主体责任", "planned") in told(text)


class TestWhoActsFurtherOn:
    """Clauses that come between an authority and what it does."""

    def test_purposes_before_the_authority_are_no_measures(self) -> None:
        text = "发改委发言人表示，为了促进金融服务实体经济，推动扩大投资，我委会同有关方面积极推进金融工具的相关工作。"
        assert [m.quote for m in measures(text)] == ["积极推进金融工具的相关工作"]

    def test_purposes_before_an_approval_are_no_measures(self) -> None:
        text = "省科技厅发布公告，为贯彻落实《改革方案》精神，释放人才活力，经省政府同意，对奖金标准进行调整。"
        assert "释放人才活力" not in [m.quote for m in measures(text)]

    def test_a_clause_that_breaks_off_behind_its_time_goes_on(self) -> None:
        (found,) = measures("财政部正在会同有关方面，抓紧制定政策。")
        assert (found.quote, found.actor, found.status) == ("抓紧制定政策", "财政部", "ongoing")

    def test_an_official_who_sits_in_an_assembly_speaks_for_the_office(self) -> None:
        text = "全国人大代表、深圳市市长陈如桂表示，深圳将全面落实工作部署。"
        assert [(m.quote, m.actor) for m in measures(text)] == [("全面落实工作部署", "深圳")]

    def test_an_unknown_verb_of_a_place_lets_it_act_on(self) -> None:
        text = "陈如桂市长表示，深圳将始终牢记殷殷嘱托，推动高质量发展。"
        assert [(m.quote, m.actor) for m in measures(text)] == [("推动高质量发展", "深圳")]

    def test_what_a_country_announces_for_several_is_parted(self) -> None:
        text = "加拿大宣布将对中国电动汽车加征100%关税、对钢铁和铝产品加征25%关税。"
        assert [m.quote for m in measures(text)] == ["对中国电动汽车加征100%关税", "对钢铁和铝产品加征25%关税"]

    def test_a_rank_is_no_action(self) -> None:
        assert not measures("全市均保持全省第三。")

    def test_an_effect_among_others_is_one_object(self) -> None:
        assert [m.quote for m in measures("深圳将更好发挥辐射带动和示范引领作用。")] == [
            "更好发挥辐射带动和示范引领作用"
        ]


class TestAnArticleThatIsAPaper:
    """An article whose title is a paper's states provisions."""

    def test_its_issuer_acts(self) -> None:
        text = "鼓励有条件的地区因地制宜将酒店电视终端纳入补贴范围。"
        article = from_plain(text)._replace(title="商务部办公厅关于做好以旧换新工作的通知")
        (found,) = find(article)
        assert (found.quote, found.actor, found.status) == (text[:-1], "商务部办公厅", "planned")

    def test_news_of_a_paper_is_none(self) -> None:
        assert not find(from_plain("鼓励有条件的地区先行先试。")._replace(title="国务院印发关于加快发展的意见"))

    def test_who_reports_its_own_work(self) -> None:
        article = from_plain("我们将重点抓好以下工作：大力提振消费。")._replace(title="2025年嘉兴市政府工作报告")
        assert [(m.quote, m.actor) for m in find(article)] == [("大力提振消费", "嘉兴市政府")]


class TestWhatIsNoVerb:
    """Words that look like verbs of a list and are none."""

    def test_adjectives_of_a_list(self) -> None:
        text = "《行动计划》提出，开放、健康、安全的数字生态加快形成。"
        assert not measures(f"商务部印发《行动计划》。{text}")[1:]

    def test_a_right_and_what_is_made_digital(self) -> None:
        assert [m.quote for m in measures("证监会将维护公众的知情权、参与权和监督权。")] == [
            "维护公众的知情权、参与权和监督权"
        ]
        text = "省政府将加快推进数字产业化、治理数字化、数据价值化协同发展。"
        assert [m.quote for m in measures(text)] == ["加快推进数字产业化、治理数字化、数据价值化协同发展"]

    def test_how_long_a_paper_has_been_in_force(self) -> None:
        assert not measures("省人大常委会审议了报告。《条例》实施三年多来，态势良好。")[1:]

    def test_a_paper_told_last_goes_on_where_it_is_named_by_its_kind(self) -> None:
        text = "浙江省政府办公厅印发《发展规划》。经济发展良好。\n根据规划，“十四五”期间要形成标志性产业链。"
        assert [(m.quote, m.actor) for m in measures(text)][1:] == [("形成标志性产业链", "浙江省政府办公厅")]

    def test_an_unknown_verb_behind_an_auxiliary_ends_no_demands(self) -> None:
        text = "国务院会议强调，今年要扎实有效去产能，坚决清理整顿违法违规产能。"
        assert [m.quote for m in measures(text)] == ["坚决清理整顿违法违规产能"]


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
