"""Measures that papers of policy state, in the ways that news and notices tell of them."""

import pytest

from tui.articles.read import from_plain
from tui.facts.fact import Measure
from tui.facts.measures import find


def measures(text: str) -> list[Measure]:
    return [measure for measure in find(from_plain(text)) if not measure.doubt]


def quotes(text: str) -> list[str]:
    return [measure.quote for measure in measures(text)]


def told(text: str) -> list[tuple[str | None, str]]:
    """Actor and quote of each."""
    return [(measure.actor, measure.quote) for measure in measures(text)]


class TestWhichPaper:
    @pytest.mark.parametrize("paper", ["措施", "该计划", "上述决定", "这一政策还", "政策措施", "倡议"])
    def test_a_mere_noun_stands_for_the_paper_named_before(self, paper: str) -> None:
        text = f"商务部等部门近日出台支持外贸的方案。{paper}明确，取消一批收费项目。"
        assert ("商务部", "取消一批收费项目") in told(text)

    def test_a_mere_noun_of_a_firm_stands_for_no_paper(self) -> None:
        assert quotes("某公司召开董事会。措施提出，加强成本管理。") == []

    @pytest.mark.parametrize("comes_out", ["近日印发", "今起施行", "（以下简称《办法》）将于9月1日起施行", "正式发布"])
    def test_a_paper_that_comes_out_states_what_follows(self, comes_out: str) -> None:
        text = f"《网络交易管理办法》{comes_out}，细化平台的监管规则；完善投诉机制。"
        assert quotes(text) == ["细化平台的监管规则", "完善投诉机制"]

    def test_who_made_the_paper(self) -> None:
        text = "由国家网信办等三部门联合出台的《信息管理办法》8月1日起施行。明确平台责任，建立健全预警机制。"
        assert told(text) == [
            ("国家网信办等三部门", "明确平台责任"),
            ("国家网信办等三部门", "建立健全预警机制"),
        ]

    def test_what_only_fills_up_a_reporting_verb_is_no_other_speaker(self) -> None:
        text = "国务院公布《安置条例》。《条例》共10章，主要规定了以下内容。\n一是坚持统一领导，完善工作机制。"
        assert quotes(text)[-2:] == ["坚持统一领导", "完善工作机制"]


class TestWhatItIsFor:
    def test_aims_are_no_provisions(self) -> None:
        text = "国务院公布《安置条例》。《条例》旨在规范安置工作，保护合法权益，营造良好环境。完善安置机制。"
        assert quotes(text) == ["公布《安置条例》", "完善安置机制"]

    def test_what_the_money_is_for_stays_inside(self) -> None:
        text = "发展改革委紧急下达投资1亿元，专项用于灾区学校重建。"
        assert quotes(text) == ["紧急下达投资1亿元，专项用于灾区学校重建"]


class TestWhoActs:
    def test_for_whom_leads_up_to_the_verb(self) -> None:
        assert quotes("江苏为灵活就业人员开设免费课程。") == ["为灵活就业人员开设免费课程"]

    def test_who_takes_the_lead_acts(self) -> None:
        assert told("由市商务局牵头，建立工作协调机制。") == [("市商务局", "建立工作协调机制")]

    def test_out_of_which_money(self) -> None:
        assert told("中央组织部从党费中划拨1亿元，支持抗灾。") == [
            ("中央组织部", "划拨1亿元"),
            ("中央组织部", "支持抗灾"),
        ]

    @pytest.mark.parametrize("who", ["财政部等四部门", "市住建委、市财政局"])
    def test_a_comma_behind_who_acts(self, who: str) -> None:
        assert told(f"{who}，日前发布药品清单。")[0] == (who, "发布药品清单")

    def test_districts_of_several_places(self) -> None:
        text = "北京市西城区、江苏省苏州市扎实开展检查。"
        assert told(text) == [("北京市西城区、江苏省苏州市", "扎实开展检查")]


class TestProvisions:
    def test_go_on_where_a_paper_came_out(self) -> None:
        text = "财政部发布公告，明确优惠政策。\n契税方面，将面积标准由90平方米提高到140平方米。对个人一律免征契税。"
        assert quotes(text)[-2:] == ["将面积标准由90平方米提高到140平方米", "对个人一律免征契税"]

    def test_what_is_changed_as_subject(self) -> None:
        text = "市住建局发布通知。缴纳年限由5年调减为3年，最高贷款额度由80万元提高至120万元。"
        assert quotes(text)[1:] == ["由5年调减为3年", "由80万元提高至120万元"]

    def test_what_is_changed_is_no_provision_in_a_report_of_figures(self) -> None:
        assert quotes("专家介绍，去年该市平均利率由5%降低至4%。") == []

    def test_whom_a_provision_concerns(self) -> None:
        text = "财政部发布公告。取消普通住宅标准的城市，继续免征土地增值税。"
        assert quotes(text)[1:] == ["继续免征土地增值税"]

    def test_a_paper_states_from_several_sides(self) -> None:
        text = "国务院印发《意见》。《意见》从两个方面提出要求。\n一是建立产权制度。要探索分置制度，推进授权。"
        assert quotes(text)[1:] == ["建立产权制度", "探索分置制度", "推进授权"]

    def test_from_when_a_provision_holds_stays_outside(self) -> None:
        text = "国务院印发《决定》。自《决定》印发之日起暂时停止适用有关罚款规定。"
        assert quotes(text)[1:] == ["暂时停止适用有关罚款规定"]

    def test_two_verbs_of_a_paper_without_title_marks(self) -> None:
        text = "市场监管总局公布《食品管理办法》。管理办法增加并细化了食堂承包者的责任。"
        assert quotes(text)[1:] == ["增加并细化了食堂承包者的责任"]

    def test_items_behind_aims_are_provisions(self) -> None:
        text = "国务院公布《条例》。《条例》旨在落实税法，一是细化应税范围。"
        assert quotes(text)[1:] == ["细化应税范围"]

    def test_rates_that_are_moved(self) -> None:
        text = "人民银行宣布，下调政策利率0.1个百分点，降低公积金贷款利率0.25个百分点。"
        assert quotes(text) == ["下调政策利率0.1个百分点", "降低公积金贷款利率0.25个百分点"]

    def test_what_is_done_to_whom_and_more(self) -> None:
        text = "教育部印发《方案》。对条件不足的专业点进行预警并提出整改要求。"
        assert [(m.action, m.quote) for m in measures(text)][1:] == [
            ("预警", "对条件不足的专业点进行预警并提出整改要求")
        ]

    def test_a_counted_paper_demands(self) -> None:
        text = "国务院发布二十条措施。二十条优化防控措施要求，做好服务保障。"
        assert quotes(text)[1:] == ["做好服务保障"]

    def test_what_is_taken_in_behind_also(self) -> None:
        assert quotes("陕西西安市还将住宅装修纳入补贴范围。") == ["将住宅装修纳入补贴范围"]


class TestHowPapersAreNamed:
    def test_a_place_and_its_policy_before_a_colon(self) -> None:
        assert told("成都房贷新政：取消限购，支持多孩家庭购房。") == [
            ("成都", "取消限购"),
            ("成都", "支持多孩家庭购房"),
        ]

    def test_a_draft_makes_clear(self) -> None:
        text = "证监会就《管理办法（征求意见稿）》公开征求意见。征求意见稿明确独立董事的职责定位，优化履职方式。"
        assert quotes(text)[1:] == ["明确独立董事的职责定位", "优化履职方式"]

    def test_a_paper_of_authorities_needs_no_authority_named(self) -> None:
        assert quotes("新规要求，银行产品不得宣传预期收益率。") == ["不得宣传预期收益率"]

    def test_a_project_that_a_provision_concerns(self) -> None:
        text = "苏州出台二十条措施。其中明确，对企业技术改造项目，按投资额给予补助。"
        assert quotes(text)[1:] == ["给予补助"]

    def test_the_sides_of_a_paper_end_before_what_it_does(self) -> None:
        text = "国务院印发《意见》，提出发展产业，加强组织实施等方面提出要求。"
        assert quotes(text)[-1] == "加强组织实施"

    def test_what_becomes_better_is_no_provision(self) -> None:
        text = "国务院印发《意见》。信息化水平明显提高，监督队伍素质不断提升。"
        assert quotes(text)[1:] == []

    def test_what_comes_in_parts(self) -> None:
        assert quotes("湖南省将分三批开展试点。") == ["分三批开展试点"]


class TestWhatIsDecided:
    def test_a_meeting_determines_what_others_may_do(self) -> None:
        text = "国务院常务会议确定，将减负政策期限延长至年底，中小微企业可缓缴社保费。"
        assert quotes(text) == ["将减负政策期限延长至年底", "缓缴社保费"]

    def test_what_is_determined_as_an_object_is_an_action(self) -> None:
        assert quotes("财政部确定支持创新的举措。") == ["确定支持创新的举措"]

    def test_who_is_told_by_what_they_do(self) -> None:
        text = "国务院公布《条例》。《条例》明确重要数据目录，要求处理者定期开展风险评估。"
        assert quotes(text)[1:] == ["明确重要数据目录", "定期开展风险评估"]

    def test_too_much_is_no_aspect(self) -> None:
        assert quotes("市政府印发《条例》。企业不得过度收集个人信息。")[1:] == ["不得过度收集个人信息"]

    def test_money_given_back(self) -> None:
        text = "江苏安排20亿元；对不裁员的企业，返还上年度保险费的50%。"
        assert quotes(text) == ["安排20亿元", "返还上年度保险费的50%"]


class TestLists:
    def test_counted_measures_that_include(self) -> None:
        text = "海关总署出台支持发展的措施。12条重点措施包括构建一体化监管模式，建设平台；支持口岸建设。"
        assert quotes(text)[1:] == ["构建一体化监管模式", "建设平台", "支持口岸建设"]

    def test_measures_in_the_paragraphs_that_follow(self) -> None:
        text = (
            "国务院联防联控机制发出《通知》，作出部署。\n进一步优化疫情防控措施包括：\n"
            "不再判定次密接。\n将风险区由三类调整为两类，减少管控人员。"
        )
        assert quotes(text)[-3:] == ["不再判定次密接", "将风险区由三类调整为两类", "减少管控人员"]

    def test_what_a_firm_lists_is_none(self) -> None:
        assert quotes("某公司宣布，主要措施包括加强管理。") == []

    def test_what_others_must_do_by_a_rule(self) -> None:
        text = "国务院公布《条例》。规定经营者应当建立退款制度。任何组织和个人不得删除标识。"
        assert quotes(text)[1:] == ["建立退款制度", "不得删除标识"]

    def test_a_provision_that_names_firms_does_not_end_a_paper(self) -> None:
        text = "国务院印发《通知》。《通知》要求，加大救助力度，惠及广大职工群众。\n要确保市场供应平稳。落实责任制。"
        assert quotes(text)[2:] == ["确保市场供应平稳", "落实责任制"]

    def test_the_whole_name_of_a_commission(self) -> None:
        assert told("国家卫生健康委员会发布公告，将肺炎更名为感染。")[-1] == ("国家卫生健康委员会", "将肺炎更名为感染")


class TestQuestionsAndAnswers:
    TEXT = (
        "财政部有关负责人就《公告》有关问题答记者问。\n问：出台这项政策的背景是什么？\n"
        "答：为深入贯彻落实党中央部署，继续优化税费政策。一是扩大适用范围。"
    )

    def test_who_is_asked_answers(self) -> None:
        assert told(self.TEXT) == [("财政部", "继续优化税费政策"), ("财政部", "扩大适用范围")]

    def test_an_answer_of_nobody_known_is_none(self) -> None:
        assert quotes("问：怎么办？\n答：扩大适用范围。") == []


class TestShortNews:
    def test_a_number_of_measures_is_brought_out(self) -> None:
        assert quotes("厦门出台20条，鼓励企业扩大出口。") == ["出台20条", "鼓励企业扩大出口"]

    def test_what_is_not_counted_in(self) -> None:
        text = "长沙市住建局明确，对改建的租赁住房项目，不纳入住房套数计算，支持发行债券。"
        assert quotes(text) == ["不纳入住房套数计算", "支持发行债券"]

    def test_behind_a_place_and_a_colon_what_is_changed_is_a_measure(self) -> None:
        assert quotes("天津：对灵活就业人员，报销比例提高到80%，取消起付线。") == ["提高到80%", "取消起付线"]

    def test_how_work_is_done_is_no_verb(self) -> None:
        assert quotes("重庆印发方案，将从六方面发力推进产业发展。")[1:] == ["发力推进产业发展"]

    def test_a_holiday_is_a_time(self) -> None:
        assert quotes("文旅部要求，“五一”期间加强流量管理，执行预约限流。") == ["加强流量管理", "执行预约限流"]

    def test_notice_is_given(self) -> None:
        text = "成都市国资委通知，对承租国有房产的小微企业，减免3个月租金。"
        assert told(text) == [("成都市国资委", "减免3个月租金")]

    def test_a_paper_without_title_marks_comes_out(self) -> None:
        assert quotes("“十四五”节能减排综合工作方案出炉，健全政策机制，扩大信贷规模。") == [
            "健全政策机制",
            "扩大信贷规模",
        ]
        assert quotes("某公司股份回购实施方案出炉，健全激励机制。") == []


class TestTimes:
    def test_a_year_before_the_central_government_is_no_middle_of_it(self) -> None:
        assert told("2021年中央财政安排环保资金3000亿元。") == [("中央财政", "安排环保资金3000亿元")]

    def test_what_is_planned_goes_on_past_a_year_that_was(self) -> None:
        text = "2019年，财政部将继续加大投入，优化支出结构。"
        assert [m.status for m in measures(text)] == ["planned", "planned"]


class TestWhoseNotice:
    def test_a_notice_that_a_body_issued_states(self) -> None:
        text = "证监会发布的公告指出，支持房企融资，恢复并购重组。"
        assert told(text) == [("证监会", "支持房企融资"), ("证监会", "恢复并购重组")]

    def test_by_whom_a_document_is_stays_outside_the_name(self) -> None:
        assert told("这份由六部门联合印发的文件要求，清理涉企收费。") == [("六部门", "清理涉企收费")]


class TestJointly:
    @pytest.mark.parametrize("who", ["商务部与财政部", "广东省与香港特区政府"])
    def test_who_is_joined_acts_as_well(self, who: str) -> None:
        assert told(f"{who}签署合作协议，共建科技走廊。")[0] == (who, "签署合作协议")

    def test_what_is_to_be_done_jointly(self) -> None:
        (found,) = measures("商务部与财政部将联合开展检查。")
        assert (found.actor, found.quote, found.status) == ("商务部与财政部", "开展检查", "planned")

    def test_prices_that_a_notice_moves(self) -> None:
        text = "国家发改委通知，天然气门站价格每立方米降低0.02元，进口关税税率由10%降至5%。"
        assert quotes(text) == ["降低0.02元", "由10%降至5%"]

    def test_who_writes_a_paper_provides(self) -> None:
        text = "教育部办公厅等四部门发文，坚决压减校外培训，学科类机构一律不得上市融资。"
        assert [(m.quote, m.status) for m in measures(text)] == [
            ("坚决压减校外培训", "planned"),
            ("不得上市融资", "planned"),
        ]

    def test_what_a_chapter_is_called_is_no_act(self) -> None:
        text = "国务院公布《条例》，明确了以下内容。二是适用范围。三是管理体制。扩大优质商品和服务供给。"
        assert quotes(text)[1:] == ["扩大优质商品和服务供给"]


@pytest.mark.parametrize("edition", ["（2022—2035年）", "（2023年修订）", "(2022-2025)", ""])
def test_a_title_may_end_in_its_years(edition: str) -> None:
    text = f"国务院印发的《规划纲要{edition}》提出，加快构建数据中心体系。"
    assert told(text) == [("国务院", "加快构建数据中心体系")]


@pytest.mark.parametrize(
    "title",
    [
        "关于做好跨周期调节进一步稳外贸的意见",
        "山东省济南市建设金融改革试验区总体方案",
        "股票做市业务试点规定（征求意见稿）",
    ],
)
def test_a_title_in_quotation_marks_is_a_papers(title: str) -> None:
    text = f"路透北京1月4日 - 国务院办公厅近日印发“{title}”，要加强财税支持，扩大进口。"
    assert told(text) == [
        ("国务院办公厅", f"印发“{title}”"),
        ("国务院办公厅", "加强财税支持"),
        ("国务院办公厅", "扩大进口"),
    ]


@pytest.mark.parametrize(
    "dateline", ["路透北京1月4日 - ", "路透上海12月14日 – ", "新华社北京1月4日电 ", "中新社1月4日讯 "]
)
def test_a_dateline_names_nobody(dateline: str) -> None:
    assert told(f"{dateline}中国央行将下调存款准备金率。") == [("中国央行", "下调存款准备金率")]


@pytest.mark.parametrize("source", ["新华社周二援引该意见称", "央视新闻引述这份意见表示"])
def test_whom_news_quotes_speaks(source: str) -> None:
    text = f"国务院办公厅近日印发《关于进一步稳外贸的意见》。\n{source}，要稳定人民币汇率。"
    assert told(text)[1:] == [("国务院办公厅", "稳定人民币汇率")]


@pytest.mark.parametrize(
    "paper",
    [
        "今年政府工作报告",
        "2023年政府工作报告",
        "今年的政府工作报告",
        "中央一号文件",
        "今年中央一号文件",
        "党的二十大报告",
        "“十四五”规划纲要",
    ],
)
def test_papers_that_everybody_knows_need_no_title_marks(paper: str) -> None:
    assert told(f"{paper}提出，要扩大消费品进口，降低融资成本。") == [(None, "扩大消费品进口"), (None, "降低融资成本")]


def test_a_year_is_no_part_of_who_acts() -> None:
    assert told("今年国务院提出，要扩大消费品进口。") == [("国务院", "扩大消费品进口")]


@pytest.mark.parametrize(
    "byline",
    [
        "每经记者 王五 ",
        "21世纪经济报道记者王五 北京报道 ",
        "界面新闻记者 | 王五 ",
        "格隆汇1月4日丨",
        "证券日报网讯",
        "本报讯",
    ],
)
def test_a_byline_names_nobody(byline: str) -> None:
    assert told(f"{byline}财政部将下调进口关税。") == [("财政部", "下调进口关税")]
