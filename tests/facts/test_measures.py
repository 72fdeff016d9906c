"""Measures in texts of our own: what is one, where it begins and ends, who acts, when."""

from datetime import UTC, datetime

import pytest

from tui.articles.document import Article, Block, BlockKind
from tui.articles.read import from_plain
from tui.facts.fact import Measure
from tui.facts.measures import RULES, find
from tui.facts.rules import Rule


def measures(text: str) -> list[Measure]:
    return find(from_plain(text))


def quotes(text: str) -> list[str]:
    return [m.quote for m in measures(text) if not m.doubt]


def only(text: str) -> Measure:
    (found,) = measures(text)
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_finds_its_example(rule: Rule) -> None:
    assert (rule.name, rule.quote) in [(m.rule, m.quote) for m in measures(rule.example)]


def test_rule_names_are_one_of_a_kind() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


class TestSpan:
    def test_begins_at_the_verb_with_its_adverb_and_ends_before_the_stop(self) -> None:
        assert quotes("财政部将进一步加大转移支付力度。") == ["进一步加大转移支付力度"]

    def test_one_an_action(self) -> None:
        text = "海关将支持建设集拼中心，优化通关流程；支持保税维修。"
        assert quotes(text) == ["支持建设集拼中心", "优化通关流程", "支持保税维修"]

    def test_a_purpose_tail_stays_inside_and_a_verb_led_tail_does_not(self) -> None:
        text = "市政府将推进园区建设，为企业营造更好的创新环境，完善配套设施。"
        assert quotes(text) == ["推进园区建设，为企业营造更好的创新环境", "完善配套设施"]

    def test_means_and_purpose_after_a_comma_stay_inside(self) -> None:
        text = "税务局推行电子发票，通过数据共享的方式，使办税更加便利。"
        assert quotes(text) == ["推行电子发票，通过数据共享的方式，使办税更加便利"]

    def test_including_stays_inside(self) -> None:
        text = "省政府出台纾困措施，包括减免房租、缓缴社保等。"
        assert quotes(text) == ["出台纾困措施，包括减免房租、缓缴社保等"]

    def test_the_preposition_that_carries_the_object_stays_inside(self) -> None:
        text = "海关总署将对中小企业适用快速通关，将生物制品纳入试点，为出口企业建立联系机制。"
        assert quotes(text) == ["对中小企业适用快速通关", "将生物制品纳入试点", "为出口企业建立联系机制"]

    def test_place_means_and_company_stay_outside(self) -> None:
        text = "商务部将会同有关部门，在自贸试验区开展压力测试，通过以旧换新方式扩大汽车消费。"
        assert quotes(text) == ["开展压力测试", "扩大汽车消费"]

    def test_lists_of_verbs_with_objects_are_several(self) -> None:
        text = "国务院提出扩大市场准入、健全监管制度和优化营商环境等三方面任务。"
        assert quotes(text) == ["扩大市场准入", "健全监管制度", "优化营商环境"]

    def test_lists_of_nouns_are_one(self) -> None:
        text = "监管部门严厉打击哄抬价格、囤积居奇、串通涨价等行为。"
        assert quotes(text) == ["严厉打击哄抬价格、囤积居奇、串通涨价等行为"]

    def test_a_bracket_stays_whole(self) -> None:
        text = "央行下调存款准备金率0.25个百分点（不含已执行5%的机构）。"
        assert quotes(text) == ["下调存款准备金率0.25个百分点（不含已执行5%的机构）"]


class TestAction:
    @pytest.mark.parametrize(
        ("text", "action"),
        [
            ("农业农村部将加快推进种业振兴。", "推进"),
            ("农业农村部将加快种业振兴步伐。", "加快"),
            ("市监局将建立健全信用体系。", "建立健全"),
            ("省政府支持建设算力中心。", "支持"),
            ("交通部将统筹推进路网建设。", "推进"),
            ("科技局对入选企业名单进行公示。", "公示"),
            ("交易所对该公司采取监管措施。", "采取"),
            ("财政部印发了《资金管理办法》。", "印发"),
            ("能源局将及时精准投放储备。", "投放"),
        ],
    )
    def test_head_as_written(self, text: str, action: str) -> None:
        found = only(text)
        assert found.action == action
        assert found.quote.endswith(found.target)

    @pytest.mark.parametrize(
        ("text", "action"),
        [
            ("国务院将缓缴政策实施期限延至年底。", "延至"),
            ("税务局将出口退税办理时间压缩至5个工作日。", "压缩"),
            ("省政府将审批时限压缩三分之一。", "压缩"),
            ("合肥将公积金贷款额度上调至80万元。", "上调"),
            ("财政部将免征增值税政策延长至明年底。", "延长"),
            ("市政府将加快打造成渝科学城。", "打造"),
            ("发改委将新能源项目纳入直购电范围。", "纳入"),
            ("证监局对某证券公司出具警示函。", "出具"),
            ("三部委联合印发《通知》。", "印发"),
            ("税务局对某主播追缴税款、加收滞纳金并处罚款共计400万元。", "追缴"),
            ("证监会对某公司没收违法所得100万元，并处以300万元罚款。", "没收"),
        ],
    )
    def test_the_verb_that_a_frame_leads_up_to(self, text: str, action: str) -> None:
        assert measures(text)[0].action == action

    def test_and_before_a_penalty_is_outside(self) -> None:
        text = "证监会没收违法所得100万元，并处以300万元罚款。"
        assert [(m.quote, m.action) for m in measures(text)] == [
            ("没收违法所得100万元", "没收"),
            ("处以300万元罚款", "处以"),
        ]

    def test_target_is_the_rest_of_the_quote(self) -> None:
        found = only("证监会将稳步推进注册制改革。")
        assert (found.action, found.target) == ("推进", "注册制改革")


class TestActor:
    def test_own_subject(self) -> None:
        assert only("3月1日，苏州市吴中区税务局追缴税款120万元。").actor == "苏州市吴中区税务局"

    def test_carried_over_clauses_and_sentences(self) -> None:
        text = "杭州海关将优化流程，压缩时间。同时，扩大试点范围。"
        assert [m.actor for m in measures(text)] == ["杭州海关"] * 3

    def test_an_official_speaks_for_the_body(self) -> None:
        text = "国家能源局副局长、党组成员王平表示，将完善电价机制。王平指出，要加强煤炭储备。"
        assert [m.actor for m in measures(text)] == ["国家能源局"] * 2

    def test_a_speaker_named_behind_the_quotation(self) -> None:
        text = "“下一步，我们将完善补贴政策，扩大试点。”商务部有关负责人说。"
        assert [(m.quote, m.actor) for m in measures(text)] == [("完善补贴政策", "商务部"), ("扩大试点", "商务部")]

    def test_a_papers_issuer(self) -> None:
        text = "工信部印发《数据安全管理办法》（以下简称《办法》）。《办法》要求，完善分级制度。"
        assert [(m.actor, m.status) for m in measures(text)] == [("工信部", "done"), ("工信部", "planned")]

    def test_papers_are_told_apart(self) -> None:
        text = "财政部发布《甲方案》。教育部发布《乙意见》。《甲方案》提出，增加投入。"
        assert measures(text)[-1].actor == "财政部"

    def test_a_paper_whose_issuer_nobody_names(self) -> None:
        found = only("《“十四五”物流规划》提出，完善冷链体系。")
        assert (found.actor, found.rule) == (None, "measure.provision")

    def test_the_passive_agent(self) -> None:
        found = only("因信息披露违法，某公司被证监会处以60万元罚款。")
        assert (found.quote, found.actor, found.status) == ("处以60万元罚款", "证监会", "done")

    def test_a_meeting_goes_by_its_name(self) -> None:
        text = "国务院总理主持召开国务院常务会议。会议决定，延长退税政策期限。"
        assert only(text).actor == "国务院常务会议"

    def test_a_meeting_acts_by_its_name_whoever_chairs_it(self) -> None:
        text = "总理王明主持召开国务院常务会议，部署稳就业、保民生的措施。"
        assert [(m.quote, m.actor) for m in measures("国务院" + text)] == [
            ("部署稳就业、保民生的措施", "国务院常务会议")
        ]

    def test_what_a_meeting_was_held_for(self) -> None:
        found = only("国资委召开会议部署价值创造行动。")
        assert (found.quote, found.actor, found.status) == ("部署价值创造行动", "国资委", "done")

    def test_a_meeting_named_in_a_lead(self) -> None:
        text = "在货币政策委员会例会上，会议指出，要保持流动性合理充裕。"
        assert only(text).actor == "货币政策委员会例会"

    def test_bodies_told_of_by_their_number(self) -> None:
        text = "商务部、财政部联合印发《通知》。两部门将建立协调机制。"
        assert [m.actor for m in measures(text)] == ["商务部、财政部"] * 2

    def test_an_authority_before_a_colon(self) -> None:
        assert only("国家能源局：将完善电价机制。").actor == "国家能源局"

    def test_a_dateline_names_nobody(self) -> None:
        assert only("中证网讯（记者 王明）财政部将下达资金。").actor == "财政部"

    def test_whoever_wrote_the_letter_demands(self) -> None:
        text = "某某高新：收到深交所问询函，要求公司说明毛利率下滑的原因，并核实是否存在关联交易。"
        assert [(m.quote, m.actor) for m in measures(text)] == [
            ("说明毛利率下滑的原因", "深交所"),
            ("核实是否存在关联交易", "深交所"),
        ]

    def test_whoever_tells_of_penalties_imposed_them(self) -> None:
        text = "银保监会官网公布多张罚单。其中，某银行因违规放贷，被处以罚款500万元。"
        found = only(text)
        assert (found.quote, found.actor, found.status) == ("处以罚款500万元", "银保监会", "done")

    def test_a_person_who_speaks_again(self) -> None:
        text = "交通运输部安全总监李平介绍，路网运行平稳。李平说，下一步将保障物流畅通。"
        assert only(text).actor == "交通运输部"

    def test_former_officials_deputies_and_associations_are_no_authority(self) -> None:
        assert quotes("证监会原主席王明建议，加快推进投资端改革。") == []
        assert quotes("全国政协委员王明表示，应加大支持力度。") == []
        assert quotes("中国汽车流通协会会长王明认为，要取消限迁政策。") == []

    def test_a_place_acts_only_where_a_verb_of_policy_follows(self) -> None:
        assert only("成都取消限购。").actor == "成都"
        assert measures("成都楼市成交回暖，推动房价上涨。") == []


class TestStatus:
    @pytest.mark.parametrize(
        ("text", "status"),
        [
            ("财政部将下达资金。", "planned"),
            ("各地要加强储备。", "planned"),
            ("发改委正在研究储能价格政策。", "ongoing"),
            ("北京持续优化营商环境。", "ongoing"),
            ("银保监会已暂停相关业务。", "done"),
            ("5月6日，市政府成立专班。", "done"),
            ("住建部发布了管理办法。", "done"),
            ("美联储宣布加息75个基点。", "done"),
            ("国务院要求扩大有效投资。", "planned"),
            ("下一步，交易所扩大做市范围。", "planned"),
        ],
    )
    def test_from_the_clause(self, text: str, status: str) -> None:
        assert only(text).status == status

    def test_a_year_before_the_articles_is_past(self) -> None:
        text = "财政部表示，2021年安排补助资金70亿元。"
        blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
        told = find(Article("a", "", text, blocks, datetime(2022, 5, 1, tzinfo=UTC)))
        assert [m.status for m in told] == ["done"]
        assert [m.status for m in find(Article("a", "", text, blocks))] == ["planned"]

    def test_planned_goes_on_until_something_else_is_said(self) -> None:
        text = "商务部将扩大进口，持续优化结构；已签署三份协议。"
        assert [m.status for m in measures(text)] == ["planned", "planned", "done"]

    def test_after_what_is_done_work_goes_on(self) -> None:
        text = "海关早就成立专班，推进监管试点。"
        assert [m.status for m in measures(text)] == ["done", "ongoing"]

    def test_an_act_with_its_number_told_is_done(self) -> None:
        text = "税务局持续优化服务，取消60项证明，将办理时间压缩至5个工作日。"
        assert [m.status for m in measures(text)] == ["ongoing", "done", "done"]


class TestArea:
    def test_the_heading_phrase(self) -> None:
        assert only("在稳外贸方面，商务部将扩大信保覆盖面。").area == "稳外贸"

    def test_the_heading_block(self) -> None:
        text = "货币政策\n央行将保持流动性合理充裕。"
        heading = Block(BlockKind.HEADING, 0, 4, level=2)
        article = Article("a", "", text, (heading, Block(BlockKind.PARAGRAPH, 5, len(text))))
        assert [m.area for m in find(article)] == ["货币政策"]


class TestLists:
    def test_items_keep_the_speaker(self) -> None:
        text = "发改委表示，主要有三个安排：\n一是加强监测。\n二是保障供应。\n三是发放补贴。"
        assert [(m.quote, m.actor, m.rule) for m in measures(text)] == [
            ("加强监测", "发改委", "measure.list_item"),
            ("保障供应", "发改委", "measure.list_item"),
            ("发放补贴", "发改委", "measure.list_item"),
        ]

    def test_what_a_colon_spells_out_is_planned(self) -> None:
        text = "4月1日，苏州市政府印发《规划》，提出三项任务：一是建设算力中心；二是培育产业集群。"
        assert [(m.quote, m.status) for m in measures(text)][-2:] == [
            ("建设算力中心", "planned"),
            ("培育产业集群", "planned"),
        ]

    def test_a_list_that_only_describes_the_object_is_one(self) -> None:
        assert quotes("国常会确定盘活存量资产、扩大有效投资的举措。") == ["确定盘活存量资产、扩大有效投资的举措"]

    def test_what_firms_are_told_is_parted(self) -> None:
        text = "国资委要求中央企业提高核心竞争力、增强核心功能。"
        assert quotes(text) == ["提高核心竞争力", "增强核心功能"]

    def test_a_target_does_not_end_a_papers_provisions(self) -> None:
        text = "商务部印发《通知》。《通知》明确，到2025年，规模以上企业数控化率达到70%，培育300家以上示范工厂。"
        assert quotes(text) == ["印发《通知》", "培育300家以上示范工厂"]

    def test_obligations_of_those_who_are_told(self) -> None:
        text = "住建局要求，开发企业要建立资金台账，不得挪用预售资金。"
        assert [(m.quote, m.actor) for m in measures(text)] == [
            ("建立资金台账", "住建局"),
            ("不得挪用预售资金", "住建局"),
        ]


class TestNone:
    @pytest.mark.parametrize(
        "text",
        [
            "公司将加大研发投入，推进国际化，优化产品结构。",
            "中国平安表示，将推进改革，提升服务水平。",
            "分析师认为，应加快推出做空机制。",
            "监管创新试点取得成效，培育力度不断加大。",
            "支持政策陆续出台，推进情况总体良好。",
            "建设银行、发展改革和服务业指数走强。",
            "国家统计局发布8月经济数据。",
            "海南自贸港建设稳步推进，免税销售额增长84%。",
            "受美国加息影响，沪指跌0.7%，北向资金净流出。",
            "财政部如何完善转移支付？",
            "随着央行加大投放，利率有望下行。",
            "为支持企业发展，银行下调利率。",
            "",
        ],
    )
    def test_what_is_no_measure(self, text: str) -> None:
        assert quotes(text) == []

    @pytest.mark.parametrize(
        "text",
        [
            "交易所已上市基础设施基金10只，募集资金约400亿元。",
            "财政部表示，可带动新项目总投资超过1900亿元。",
            "国家税务总局累计办理缓税缓费5000亿元。",
            "证监会全年罚没款金额26亿元。",
            "银保监会开出罚单800张，同比增加12.4%。",
            "海关监管离岛免税购物金额200亿元、件数3000万件。",
            "发改委明确，电价控制在0.5元/千瓦时以内。",
            "美联储今年累计加息175个基点。",
            "会议指出，补助标准不高于每人500元。",
            "央行表示，新建商品住宅价格上涨，尽职调查不充分。",
        ],
    )
    def test_a_quantity_alone_is_a_statistic(self, text: str) -> None:
        assert quotes(text) == []

    @pytest.mark.parametrize(
        ("text", "quote"),
        [
            ("央行开展了100亿元7天期逆回购操作。", "开展了100亿元7天期逆回购操作"),
            ("省政府将新建厂房2000万平方米以上。", "新建厂房2000万平方米以上"),
            ("海关办事处已增设6条验放通道。", "增设6条验放通道"),
            ("税务总局分五批推出100条便民举措。", "分五批推出100条便民举措"),
            ("央行下调存款准备金率0.5个百分点。", "下调存款准备金率0.5个百分点"),
            ("证监会对某公司处以罚款60万元。", "对某公司处以罚款60万元"),
            ("能源局公布光伏开发试点名单。", "公布光伏开发试点名单"),
            ("《方案》提出，聚焦新型显示等28条重点产业链。", "聚焦新型显示等28条重点产业链"),
        ],
    )
    def test_a_quantity_of_what_is_done_is_a_measure(self, text: str, quote: str) -> None:
        assert quotes(text) == [quote]

    def test_what_others_expect_is_doubtful(self) -> None:
        found = only("首席经济学家李明指出，央行应加快降低融资成本。")
        assert found.doubt
        assert found.confidence <= 1

    def test_captions_that_nobody_saw_are_skipped(self) -> None:
        text = "财政部将下达资金。"
        article = Article("a", "", text, (Block(BlockKind.IMAGE, 0, len(text), alt_only=True),))
        assert find(article) == []

    def test_nothing_runs_across_blocks(self) -> None:
        text = "财政部将\n下达资金。"
        assert quotes(text) == []


def test_every_find_says_why() -> None:
    assert only("财政部将下达资金。").why == ("财政部 acts", "status planned: adverb or auxiliary")
