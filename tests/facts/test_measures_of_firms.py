"""Measures in the news of firms and in short items: what stands there of authorities, and what firms say."""

import pytest

from tests.facts.measure_texts import told


class TestCompanyNews:
    """What stands of authorities in the news of firms, and what firms themselves say."""

    @pytest.mark.parametrize(
        "text",
        [
            "广州甲科相关负责人表示，将强化消费者权益保护，开展用户调查。",
            "甲科财务负责人王某在业绩发布会上表示，将加大土地储备。",
            "广东省房地产研究会执行会长韩某同认为不妥。韩某同表示，下一步将采取法律途径。",
            "中央政治局召开会议，要求解决住房问题。\n某业董事局一直要求降负债。他说，会做几个工作：第一，加快资产销售。",
            "网络上流传一份文件。但他强调，如遇优质项目，可单独呈报集团审批。",
        ],
    )
    def test_a_firms_people_are_no_authority(self, text: str) -> None:
        assert [quote for _, quote, _ in told(text) if quote != "解决住房问题"] == []

    def test_whoever_gets_a_permission_goes_on_to_act(self) -> None:
        text = "甲公司获证监会核准发行债券，并发行了35亿元公司债。"
        assert [quote for _, quote, _ in told(text)] == ["核准发行债券"]

    def test_an_authority_is_the_source(self) -> None:
        text = "据珠海市市场监督管理局消息，为保障市民安全，按照上级要求，进一步规范市民购药。"
        assert told(text) == [("珠海市市场监督管理局", "进一步规范市民购药", "planned")]

    def test_a_meeting_speaks_behind_its_comma(self) -> None:
        text = "9月19日，住建部专项整治工作推进会，要求严厉打击违法行为。"
        assert told(text) == [("住建部专项整治工作推进会", "严厉打击违法行为", "planned")]

    def test_an_official_at_a_meeting_of_the_government(self) -> None:
        assert told("刘某在全国财政工作会议上表示，大力优化支出结构。") == [
            ("全国财政工作会议", "大力优化支出结构", "planned")
        ]

    def test_several_act_jointly(self) -> None:
        text = "8月17日，北京市住建委联合北京银监局、北京市税务局等部门集中约谈了甲、乙等企业负责人。"
        assert [quote for _, quote, _ in told(text)] == ["集中约谈了甲、乙等企业负责人"]

    def test_those_whom_a_law_concerns_are_told_in_verbs(self) -> None:
        text = "珠海市教育局提醒，对擅自开展培训服务的机构将按有关规定严肃处理。"
        assert [quote for _, quote, _ in told(text)] == ["对擅自开展培训服务的机构将按有关规定严肃处理"]

    def test_what_is_approved_may_be_spelt_out_below(self) -> None:
        assert told("证监会按法定程序核准了以下企业的首发申请：甲公司。") == [
            ("证监会", "核准了以下企业的首发申请", "done")
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "央行称，对实体经济发放的人民币贷款增加1.3万亿元。",
            "2015年底，深交所监控发现，两项计划的委托人相同。",
            "房价上涨的时候，政府就会出台控制房价的措施。",
            "海关总署称，促进通关专项行动1月20日启动。",
            "住建部鼓励租赁市场发展的试点城市，基本都是一二线城市。",
        ],
    )
    def test_what_only_looks_like_an_action(self, text: str) -> None:
        assert told(text) == []

    def test_means_in_verbs_are_one_measure(self) -> None:
        text = "合肥市提出，对引发投诉的企业，采取暂停供地、暂停预售、暂停网签措施。"
        assert [quote for _, quote, _ in told(text)] == ["采取暂停供地、暂停预售、暂停网签措施"]

    def test_adjectives_made_of_verbs_are_no_items(self) -> None:
        text = "意见要求，到2025年，国务院建成分工合理、协调高效的监测体系。"
        assert [quote for _, quote, _ in told(text)] == ["建成分工合理、协调高效的监测体系"]

    @pytest.mark.parametrize(
        "text",
        [
            "2011年，SOHO中国重组销售团队。",
            "上海甲科发布声明称，即日起全面进行安全隐患排查。",
            "某公司在回应深交所的公告中强调，将筹集还款资金。",
            "中建八局共同开发鄂州项目。",
            "甲公司的布局被投资部门列入业务范畴。",
            "虹口区在北外滩板块规划上充满想象空间。",
            "央行指出，退地是否需要支付违约金。",
            "央行表示，公司实现结算收入10亿元，同比上升32%。",
            "甲公司的4名高管向商户索贿。甲公司已与4人解约，并将其移交司法。",
        ],
    )
    def test_who_is_no_authority_and_what_no_action(self, text: str) -> None:
        assert told(text) == []

    def test_from_a_day_on(self) -> None:
        text = "苏州将8家企业列入名单，自作出处理决定之日起三年内不得参加竞买。"
        assert [quote for _, quote, _ in told(text)] == ["将8家企业列入名单", "不得参加竞买"]


class TestShortNews:
    """Items of one or two sentences, as tickers of news have them."""

    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("西城区教委对甲学校进行通报批评，并责令其停止培训。", ["对甲学校进行通报批评", "责令其停止培训"]),
            ("中央纪委驻中国银保监会纪检监察组、四川省监委对胡某问题开展纪律审查。", ["对胡某问题开展纪律审查"]),
            ("近期国家发展改革委、商务部等多部门果断施策，推出了扩内需路线图。", ["推出了扩内需路线图"]),
            ("国家发展改革委发布关于新建甲铁路可行性研究报告的批复。", ["发布关于新建甲铁路可行性研究报告的批复"]),
            ("国家发展改革委副主任宁某在《某刊》撰文称，着力稳定经济大盘。", ["着力稳定经济大盘"]),
            ("法国国民议会以215票赞成，58票反对，7票弃权通过了政府法案。", ["通过了政府法案"]),
            ("甲公司被证监会立案调查。", ["立案调查"]),
            ("甲公司及相关当事人遭上交所通报批评。", ["通报批评"]),
            ("上交所要求南宁某货向股东核实并披露资金来源。", ["核实并披露资金来源"]),
            ("上海市普陀区召开常务委员会会议，审议了关于某事的决定。", ["审议了关于某事的决定"]),
            ("住建部发布关于甲项目的风险提示。", ["发布关于甲项目的风险提示"]),
        ],
    )
    def test_it_is_found(self, text: str, quotes: list[str]) -> None:
        assert [quote for _, quote, _ in told(text)] == quotes

    def test_by_whose_consent_things_are_done(self) -> None:
        text = "经西安市疫情防控指挥部同意，将甲街道调整为低风险地区。"
        assert [(actor, quote) for actor, quote, _ in told(text)] == [
            ("西安市疫情防控指挥部", "将甲街道调整为低风险地区")
        ]

    def test_a_firms_committee_is_no_authority(self) -> None:
        assert told("经薪酬与提名委员会同意，回购资金包括自有资金。") == []

    @pytest.mark.parametrize(
        ("text", "actor", "quotes"),
        [
            (
                "发改委、商务部26日发布的关于甲地放宽准入若干措施的意见明确，统一构建准入标准。支持甲地建设。",
                "发改委、商务部",
                ["统一构建准入标准", "支持甲地建设"],
            ),
            (
                "根据财政部此前发布的《关于储蓄国债的通知》，开办机构应当自6月起，开办储蓄国债业务。",
                "财政部",
                ["开办储蓄国债业务"],
            ),
            ("交通运输部视频调度广西、广东交通运输厅，要求完善工作机制。", "交通运输部", ["完善工作机制"]),
            ("财政部拟第一次续发行记账式国债。", "财政部", ["第一次续发行记账式国债"]),
        ],
    )
    def test_its_actor(self, text: str, actor: str, quotes: list[str]) -> None:
        assert [(actor, quote) for quote in quotes] == [(who, quote) for who, quote, _ in told(text)]

    @pytest.mark.parametrize(
        "text",
        [
            "国家发改委明确提出，要控制能耗。公司将加快布局，推进项目建设。",
            "中国甲乙协会相关负责人表示，下一步将推动资源共享。",
            "商务部等8部门关于加快消费发展的实施意见，自印发之日起施行。",
            "美国目前规划中的大多数项目正落子于乡村。",
        ],
    )
    def test_what_others_plan_is_none(self, text: str) -> None:
        assert [quote for _, quote, _ in told(text) if quote != "控制能耗"] == []

    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("灾情发生后，贵定县立即启动应急响应。", ["立即启动应急响应"]),
            ("方案提出，公安部负责查处非法经营等犯罪活动。", ["负责查处非法经营等犯罪活动"]),
            ("广期所最新公告显示，将于7月3日起正式引入境外交易者。", ["正式引入境外交易者"]),
            ("国务院国资委有关厅局负责同志出席。", []),
            ("美国国会负责调查此事的特别委员会已解散。", []),
            ("多个贫困县启动应急响应。", []),
        ],
    )
    def test_who_acts(self, text: str, quotes: list[str]) -> None:
        assert [quote for _, quote, _ in told(text)] == quotes

    def test_an_office_told_without_its_body(self) -> None:
        text = "国家邮政局召开会议，部署安全生产工作。党组书记、局长赵某强调，要强化责任落实。"
        assert told(text)[-1] == ("国家邮政局", "强化责任落实", "planned")


class TestNamesOfFirms:
    """Names of firms that begin like an authority and its act, and what firms' boards and papers do."""

    @pytest.mark.parametrize(
        "text",
        [
            "近年来，河北建设集团聚焦医疗工程建设。",
            "浦东建设公告，公司子公司中标工程。",
            "国家开发投资公司总裁、党组书记到任。",
            "合作国家协调员布某到访。",
            "新浪浙江要加强对榜单的规范管理。",
            "该项目是浙江省的示范项目；项目建成后，将充分发挥先导优势。",
            "深圳市甲科技股份有限公司发布公告。此次解除质押股份合计2750万股。",
            "该《中标通知书》确定公司为中标人。",
            "甲公司发布董事会会议决议公告，会议审议通过了《关于聘任总经理的议案》。",
            "商务部介绍，完成营业额4912.6亿元（折合699亿美元），同比下降10.5%。",
        ],
    )
    def test_they_act_for_nobody(self, text: str) -> None:
        assert told(text) == []


class TestSeveralPlaces:
    def test_they_are_only_counted(self) -> None:
        text = "4月以来，已有超60城出台楼市新政，放宽公积金贷款额度。郑州也在其中。"
        assert [(actor, quote) for actor, quote, _ in told(text)] == [
            ("超60城", "出台楼市新政"),
            ("超60城", "放宽公积金贷款额度"),
        ]

    def test_some_are_named(self) -> None:
        assert told("已有南京、苏州等地发布新政。") == [("南京、苏州", "发布新政", "done")]


class TestDemandsOnFirms:
    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("某银保监局作出对甲公司罚款20万元的行政处罚决定。", ["作出对甲公司罚款20万元的行政处罚决定"]),
            ("深交所要求公司补充说明价格的确定依据及其合理性。", ["补充说明价格的确定依据及其合理性"]),
        ],
    )
    def test_they_are_whole(self, text: str, quotes: list[str]) -> None:
        assert [quote for _, quote, _ in told(text)] == quotes


class TestDigestsInOneBlock:
    def test_a_number_begins_another_piece_of_news(self) -> None:
        text = (
            "1、国家发改委表示，将推进项目建设。 2、甲公司宣布分红，拟收购乙公司股份，并加快布局。 3、美国将扩大储备。"
        )
        assert [(actor, quote) for actor, quote, _ in told(text)] == [
            ("国家发改委", "推进项目建设"),
            ("美国", "扩大储备"),
        ]


class TestQuoted:
    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("中央经济工作会议明确提出要“适度超前开展基础设施投资”。", ["适度超前开展基础设施投资"]),
            ("央行将坚持“房子是用来住的，不是用来炒的”定位。", ["坚持“房子是用来住的，不是用来炒的”定位"]),
            (
                "会议指出，坚持房子是用来住的、不是用来炒的定位，稳定房价。",
                ["坚持房子是用来住的、不是用来炒的定位", "稳定房价"],
            ),
            ("“一行两会”集体发声，表示将加大支持力度。", ["加大支持力度"]),
            (
                "证监局对甲公司采取监管措施，并将有关情况记入诚信档案。",
                ["对甲公司采取监管措施", "将有关情况记入诚信档案"],
            ),
        ],
    )
    def test_it_is_found(self, text: str, quotes: list[str]) -> None:
        assert [quote for _, quote, _ in told(text)] == quotes

    def test_a_paper_that_holds_from_a_day_on_plans(self) -> None:
        text = "四川省经信厅下发通知，自8月15日起，对工业电力用户实施生产全停。"
        assert [status for _, _, status in told(text)] == ["done", "planned"]


class TestOthersBehindAPolicy:
    """What firms, associations and the trade do or expect behind a policy is not the authority's."""

    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            (
                "国家发改委提出加快储能发展。在此背景下，宁德某代、比某迪等企业加速布局储能，扩大产能，推动技术创新。",
                ["加快储能发展"],
            ),
            ("我国汽车产量达到200万辆。甲汽协副秘书长陈某华表示，要稳定产业链，加快国产化。", []),
            ("发改委正研究扩大投资，业内预计相关政策将于年底前出台，带动基建增长。", ["研究扩大投资"]),
        ],
    )
    def test_it_is_not_carried(self, text: str, quotes: list[str]) -> None:
        assert [quote for _, quote, _ in told(text)] == quotes

    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("央行发布“金融16条”。", ["发布“金融16条”"]),
            ("广州下调首付比例的消息引发关注。", []),
            ("市场传言称，监管部门将叫停信托业务。", []),
            ("上期所决定，自3月9日起，沪镍合约涨跌停板幅度调整为17%。", ["调整为17%"]),
        ],
    )
    def test_news_of_markets(self, text: str, quotes: list[str]) -> None:
        assert [quote for _, quote, _ in told(text)] == quotes

    @pytest.mark.parametrize(
        "text",
        [
            "本月以来，印度新增确诊病例快速上升。",
            "据河南省卫健委，1月13日，河南全省新增本土确诊病例98例。",
            "某桂园调整了架构，将功能重叠的部门合并、裁撤。",
        ],
    )
    def test_what_happens_to_bodies_or_without_them(self, text: str) -> None:
        assert told(text) == []


class TestBranchesOfTheCentralBank:
    def test_they_are_no_firms(self) -> None:
        text = "中国人民银行深圳市中心支行等部门联合开展红包试点，向市民发放1000万元红包。"
        assert [(actor, quote) for actor, quote, _ in told(text)] == [
            ("中国人民银行深圳市中心支行", "开展红包试点"),
            ("中国人民银行深圳市中心支行", "向市民发放1000万元红包"),
        ]

    def test_those_of_other_banks_are(self) -> None:
        assert told("中国人民银行发布通知。平安银行上海分行将加大支持力度。")[1:] == []
