"""Measures in the midst of other words: what does not end an authority's words, and where an action begins and ends."""

import pytest

from tui.articles.read import from_plain
from tui.facts.fact import Measure
from tui.facts.measures import find


def measures(text: str) -> list[Measure]:
    return [measure for measure in find(from_plain(text)) if not measure.doubt]


def told(text: str) -> list[tuple[str | None, str, str]]:
    """Actor, quote and status of each."""
    return [(measure.actor, measure.quote, measure.status) for measure in measures(text)]


class TestGoingOn:
    """What stands between an authority's words and its measures without ending them."""

    @pytest.mark.parametrize(
        ("between", "measure"),
        [
            ("一些指标走低。要把稳增长放在更突出位置，着力保市场主体", "保护经济韧性"),
            ("国际物流大通道建设将进一步提速", "优化多式联运海关监管模式"),
            ("要确保会议确定的政策落地", "出台扶持政策"),
        ],
    )
    def test_predicates_of_unknown_verbs_and_what_is_to_come(self, between: str, measure: str) -> None:
        text = f"海关总署署长俞建华表示，{between}，{measure}。"
        assert told(text)[-1] == ("海关总署", measure, "planned")

    def test_levels_to_be_reached_are_no_statement_of_firms(self) -> None:
        text = "省政府发布《方案》。其中提出，到2027年，中小企业综合实力明显增强，形成格局：即提升一批产业集群，年营业收入超1000亿元。"
        assert ("省政府", "提升一批产业集群", "planned") in told(text)

    def test_a_list_of_what_has_been_done_this_year_goes_on(self) -> None:
        text = (
            "海关总署介绍，今年以来，海关推进合作，具体措施包括两个方面。\n一是推广合作理念。\n二是深化疫情应对合作。"
        )
        assert [status for _, _, status in told(text)] == ["ongoing"] * 3

    def test_what_is_announced_is_done_and_its_items_are_not(self) -> None:
        text = "证监会宣布，就主要规则公开征求意见。\n1、进一步改进交易制度。\n2、优化停牌制度。"
        assert [status for _, _, status in told(text)] == ["done", "planned", "planned"]

    def test_what_an_authority_is_needed_for_is_planned(self) -> None:
        text = "证监会主席易会满说，为此，需要国务院对改革作出制度安排，出台相应的文件。"
        assert told(text) == [
            ("国务院", "对改革作出制度安排", "planned"),
            ("国务院", "出台相应的文件", "planned"),
        ]

    def test_a_reform_provides(self) -> None:
        text = "证监会就规则公开征求意见。这次改革将完善基础制度，主要包括：完善发行制度，约束非理性定价。"
        assert [(actor, quote) for actor, quote, _ in told(text)][1:] == [
            ("证监会", "完善基础制度"),
            ("证监会", "完善发行制度"),
            ("证监会", "约束非理性定价"),
        ]

    def test_relevant_papers_are_those_of_whoever_acted(self) -> None:
        text = "吉林省工信厅确定了5个集群。相关文件要求，各集群要聚焦主导产业，畅通协作网络。"
        assert [quote for _, quote, _ in told(text)] == ["确定了5个集群", "聚焦主导产业", "畅通协作网络"]

    def test_material_is_no_forecast_and_a_demand_no_report(self) -> None:
        text = "市场监管总局成立专案组，获取大量证据材料；组织专家开展案件论证。"
        assert told(text)[-1][1] == "组织专家开展案件论证"
        text = "证监会启动改革。一是各板块统一退市程序和要求；二是完善监督机制。"
        assert told(text)[-1][1] == "完善监督机制"


class TestObjects:
    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("证监会将优化注册程序、统一注册制度。", ["优化注册程序", "统一注册制度"]),
            ("证监会将及时采取立案稽查、暂缓发行上市等措施。", ["及时采取立案稽查、暂缓发行上市等措施"]),
            ("国务院要求，各省5月底前都要出台实施细则。", ["出台实施细则"]),
            ("省发改委将推动51个预增产值过10亿元的工业增长点发力。", ["推动51个预增产值过10亿元的工业增长点发力"]),
            ("工信部公布45个国家先进制造业集群名单。", ["公布45个国家先进制造业集群名单"]),
            ("深交所要求公司请详细说明总金额100亿元的测算依据。", ["详细说明总金额100亿元的测算依据"]),
            ("中国也针对欧洲进口白兰地展开类似调查。", ["针对欧洲进口白兰地展开类似调查"]),
            ("欧盟委员会今天矢言采取一切必要措施。", ["采取一切必要措施"]),
            ("欧盟委员会表示，可以明确地向各位保证。", []),
            ("证监会表示，这次改革从实际出发，对两项制度未作调整。", []),
            ("国防部表示，我们审核意见，提高可行性。", ["提高可行性"]),
        ],
    )
    def test_where_an_action_begins_and_ends(self, text: str, quotes: list[str]) -> None:
        assert [measure.quote for measure in measures(text)] == quotes

    def test_what_was_bought_on_a_weekday_is_done(self) -> None:
        assert told("日本央行周四投入2.81万亿日元用于购债操作。")[0][2] == "done"


class TestLists:
    def test_paragraphs_with_numbers_spell_out_measures_told_of(self) -> None:
        text = "上海海关出台36项便利化措施。\n一、推动业务办理更便利，提升通关效率\n1.建立绿色通道。\n2.加强协同治理。"
        assert told(text)[1:] == [
            ("上海海关", "推动业务办理更便利", "planned"),
            ("上海海关", "提升通关效率", "planned"),
            ("上海海关", "建立绿色通道", "planned"),
            ("上海海关", "加强协同治理", "planned"),
        ]

    def test_a_list_in_words_goes_on_over_paragraphs(self) -> None:
        text = "沪深交易所优化纳入安排。一是调整ETF的调入要求。\n二是调整ETF的调出情形。"
        assert [quote for _, quote, _ in told(text)][1:] == ["调整ETF的调入要求", "调整ETF的调出情形"]

    def test_what_a_meeting_took_apart_is_no_paper_reporting(self) -> None:
        text = "国务院常务会议将《报告》提出的57项任务逐项分解。"
        assert told(text) == [("国务院常务会议", "将《报告》提出的57项任务逐项分解", "done")]


class TestLetters:
    def test_a_letter_whose_sender_is_not_named_demands(self) -> None:
        text = "山西路桥收关注函，要求核查股东是否存在买卖行为，是否存在内幕交易的情形。如有，请说明相关报道是否属实。"
        assert told(text) == [
            (None, "核查股东是否存在买卖行为，是否存在内幕交易的情形", "planned"),
            (None, "说明相关报道是否属实", "planned"),
        ]

    def test_a_letter_is_its_senders(self) -> None:
        text = "深交所下发关注函。关注函要求公司说明项目的基本情况，自查内幕知情人是否存在交易的情形。"
        assert told(text)[1:] == [
            ("深交所", "说明项目的基本情况", "planned"),
            ("深交所", "自查内幕知情人是否存在交易的情形", "planned"),
        ]


class TestSpeech:
    @pytest.mark.parametrize(
        ("text", "measures"),
        [
            ("据新华社报道，国务院总理李强主持召开会议，要求狠抓工作落实。", [("李强", "狠抓工作落实", "planned")]),
            ("据商务部副部长盛秋平介绍，将健全市场体系。", [("商务部", "健全市场体系", "planned")]),
            (
                "李强指出，执行者，就是要领会战略意图，落实各项要求。",
                [("李强", "领会战略意图", "planned"), ("李强", "落实各项要求", "planned")],
            ),
            ("李强指出，要把决策部署贯彻好、落实好。", [("李强", "把决策部署贯彻好、落实好", "planned")]),
            ("李强强调，当前改革发展任务艰巨繁重。", []),
            ("李强强调，围绕做好六稳工作、落实六保任务，加强监管。", [("李强", "加强监管", "planned")]),
        ],
    )
    def test_what_is_said(self, text: str, measures: list[tuple[str, str, str]]) -> None:
        assert told(text) == measures


class TestEvents:
    def test_what_is_said_in_a_talk_is_its_holders(self) -> None:
        text = "交通运输部、中央网信办约谈11家平台。约谈要求，各平台公司要保障合法权益，科学制定派单规则。"
        assert [(actor, quote) for actor, quote, _ in told(text)][1:] == [
            ("交通运输部、中央网信办", "保障合法权益"),
            ("交通运输部、中央网信办", "科学制定派单规则"),
        ]

    @pytest.mark.parametrize(
        ("text", "actor", "quote"),
        [
            ("深圳市人民政府近期联合人民银行开展了红包试点。", "深圳市人民政府", "开展了红包试点"),
            ("印度商业和工业部13日以保障安全为由，宣布即日起禁止小麦出口。", "印度商业和工业部", "禁止小麦出口"),
            ("发改委将做好调节工作，必要时进一步加大收储力度。", "发改委", "进一步加大收储力度"),
            ("山东寿光需求旺盛。当地根据需求调配货源。", "当地", "调配货源"),
            ("发改委对外发布生猪价格过度下跌三级预警。", "发改委", "对外发布生猪价格过度下跌三级预警"),
        ],
    )
    def test_who_did_what(self, text: str, actor: str, quote: str) -> None:
        assert [(actor, quote) for actor, quote, _ in told(text)][-1] == (actor, quote)

    def test_what_follows_from_a_ban_is_no_act(self) -> None:
        assert told("目前，印度对粮食出口的一系列禁令引发世界多国关注。") == []


class TestAbroad:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("美国参议院通过了芯片法案。", [("美国参议院", "通过了芯片法案", "done")]),
            (
                "德国政府于当地时间29日就价格机制达成一致，以抑制成本。",
                [("德国政府", "就价格机制达成一致", "done")],
            ),
            ("27个欧盟国家就提议达成了协议。", [("27个欧盟国家", "就提议达成了协议", "done")]),
            (
                "欧洲理事会同意将发电企业的收入上限设定为每兆瓦180欧元。",
                [("欧洲理事会", "同意将发电企业的收入上限设定为每兆瓦180欧元", "done")],
            ),
            (
                "美国商务部周一针对28家企业实施了出口限制。",
                [("美国商务部", "针对28家企业实施了出口限制", "done")],
            ),
            ("俄罗斯驻美国大使馆没有回应置评请求。", []),
        ],
    )
    def test_authorities_of_other_countries(self, text: str, expected: list[tuple[str, str, str]]) -> None:
        assert told(text) == expected


class TestWhomItConcerns:
    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("商务部决定，对那些被列入制裁清单下的企业，暂停出口许可。", ["暂停出口许可"]),
            ("《通知》规定，对居民在指定场所购买的商品，在清单范围内免征进口环节增值税。", ["免征进口环节增值税"]),
            ("监管部门对退市公司违规行为常态化处罚。", ["对退市公司违规行为常态化处罚"]),
            ("上交所已及时启动纪律处分并向公司发出意向书。", ["及时启动纪律处分", "向公司发出意向书"]),
            ("证监会主席吴清透露，对财务造假等案件处罚数量大幅增长，分别提升58%和30%。", []),
            ("张云明强调，推动数字化转型、提升产业链水平已成为必然选择。", []),
            ("工信部部长肖亚庆说，落实好要求，特别是要支持中小企业发展。", ["落实好要求", "支持中小企业发展"]),
        ],
    )
    def test_whom_an_action_concerns(self, text: str, quotes: list[str]) -> None:
        assert [measure.quote for measure in measures(text)] == quotes

    def test_what_was_carried_out_is_done(self) -> None:
        assert told("工信部对重点行业进行了密切跟踪。") == [("工信部", "对重点行业进行了密切跟踪", "done")]

    def test_a_governments_report_speaks(self) -> None:
        text = "山东省省长李干杰作政府工作报告。\n报告指出，要出台稳外贸政策。"
        assert [quote for _, quote, _ in told(text)] == ["出台稳外贸政策"]


class TestCampaigns:
    def test_a_campaign_acts_for_whoever_holds_it(self) -> None:
        text = "上海市市场监督管理局决定开展专项整治行动。\n本次专项整治行动重点打击不正当竞争行为。"
        assert told(text)[1] == ("上海市市场监督管理局", "重点打击不正当竞争行为", "planned")

    def test_the_first_item_of_a_list_in_words_goes_on_with_whoever_acts(self) -> None:
        text = "据海关统计，出口增长。海关推动农产品走向世界。\n一是促进通关。与大数据部门共享数据，开辟新路径。\n二是制定措施。"
        assert [(actor, quote) for actor, quote, _ in told(text)] == [
            ("海关", "推动农产品走向世界"),
            ("海关", "促进通关"),
            ("海关", "共享数据"),
            ("海关", "开辟新路径"),
            ("海关", "制定措施"),
        ]

    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("市场监管总局从高质量发展的大局出发，坚持规范监管和促进发展并重。", ["坚持规范监管和促进发展并重"]),
            ("海关深入推进智慧海关建设、深化强国行动。", ["深入推进智慧海关建设", "深化强国行动"]),
            ("宁波海关优化监管服务，通过“绿色通道”，提升效率。", ["优化监管服务", "提升效率"]),
            ("银川海关指导企业，全面摸查企业情况、数量，做好检测。", ["指导企业", "做好检测"]),
            ("上交所引入做市商，有助于提升流动性、增强市场韧性。", []),
            ("管理处采取租金抵扣、现金返还等方式落实减免政策。", ["落实减免政策"]),
            ("商务局负责人介绍，汽车是可以扩大消费、促进升级的领域。", []),
            ("上交所表示，细则暂不实施，具体实施时间另行通知。", []),
            ("省政府要求，紧紧抓住投资这个经济工作的关键。", ["紧紧抓住投资这个经济工作的关键"]),
        ],
    )
    def test_what_customs_and_markets_do(self, text: str, quotes: list[str]) -> None:
        assert [measure.quote for measure in measures(text)] == quotes

    def test_an_official_is_known_by_what_the_name_leads_to(self) -> None:
        text = "省委副书记、省长王清宪讲话。\n王清宪在讲话中指出，全省上下要贯彻落实中央决策部署及省委工作要求，引进更多大项目。"
        assert [(actor, quote) for actor, quote, _ in told(text)] == [
            ("省委", "贯彻落实中央决策部署及省委工作要求"),
            ("省委", "引进更多大项目"),
        ]

    def test_a_draft_is_known_by_its_short_name(self) -> None:
        text = (
            "上交所发布《股票做市实施细则（征求意见稿）》。《实施细则》明确，鼓励证券公司在持续督导期间提供做市服务。"
        )
        assert told(text)[1] == ("上交所", "鼓励证券公司在持续督导期间提供做市服务", "planned")


class TestNoMeasures:
    """What once looked like one in digests and broadcasts."""

    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("黄石市明确，购买绿色建筑标准新房，公积金贷款额度上浮。", []),
            ("日本央行拟购买3750亿日元的国债。", ["购买3750亿日元的国债"]),
            ("工信部公布标准，将于2026年1月1日起开始实施。", ["公布标准"]),
            ("政府则在组建体系化的创新联合体。", []),
            ("会议认为，经济稳定，改革开放全面深化。", []),
            ("上交所将支持具有关键核心技术的企业上市。", ["支持具有关键核心技术的企业上市"]),
            ("最高法规定，对条款无效后如何确定期限作出规定。", ["对条款无效后如何确定期限作出规定"]),
            ("江西南昌等地农业部门不断健全服务体系。", ["不断健全服务体系"]),
            ("市住建局发布通知，购买家庭唯一住房的，给予契税总额20%的补贴。", ["发布通知", "给予契税总额20%的补贴"]),
            (
                "上海市政府发布《意见》，提到“依托功能区建设，推动业务入场，开展保险试点”、“面向企业需求”。",
                ["发布《意见》", "推动业务入场", "开展保险试点"],
            ),
        ],
    )
    def test_what_is_one_and_what_is_not(self, text: str, quotes: list[str]) -> None:
        assert [measure.quote for measure in measures(text)] == quotes


class TestDeployments:
    def test_a_list_after_what_was_deployed_is_planned(self) -> None:
        text = "4月17日，水利部安排部署防范工作。一是加强监测。二是逐库落实责任。"
        assert told(text) == [
            ("水利部", "安排部署防范工作", "done"),
            ("水利部", "加强监测", "planned"),
            ("水利部", "逐库落实责任", "planned"),
        ]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("水利部部长李国英高度重视降雨过程，要求密切监视雨情。", [("水利部", "密切监视雨情", "planned")]),
            ("发改委主任郑栅洁主持召开座谈会，围绕科学编制规划，听取意见。", []),
            ("大会发布了《实施方案》。", [("大会", "发布了《实施方案》", "done")]),
            ("武汉将基本建成科技创新中心。", [("武汉", "基本建成科技创新中心", "planned")]),
            ("国家发改委将协同各部门认真落实好政策。", [("国家发改委", "协同各部门认真落实好政策", "planned")]),
            ("股东大会审议通过《方案》。", []),
        ],
    )
    def test_who_is_told_to_do_what(self, text: str, expected: list[tuple[str, str, str]]) -> None:
        assert told(text) == expected
