"""Measures in the ways that news tells of them: digests, meetings, figures between, views of others."""

import pytest

from tests.facts.measure_texts import measures, told
from tui.articles.read import from_plain
from tui.facts.measures import find


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
