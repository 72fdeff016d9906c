"""Figures: direction, basis, indicator and period, carried over clauses."""

import pytest

from tests.facts.figure_texts import figures, one


@pytest.mark.parametrize(
    ("text", "direction", "basis"),
    [
        ("出口增长13.9%。", "up", None), ("价格下降2.7%。", "down", None), ("时间压缩20%。", "down", None), ("净增3万人。", "up", None),
        ("增速为5.3%。", "up", None), ("降幅达8%。", "down", None), ("产量增至50万吨。", None, None), ("新增就业1207万人。", None, None),
        ("总额达到3.4万亿元。", None, None), ("出口同比增长5%。", "up", "yoy"), ("出口同增5%。", "up", "yoy"), ("价格环比上涨0.1%。", "up", "mom"),
        ("二季度利润环比增长8%。", "up", "qoq"), ("较上年末增长5.6%。", "up", "ytd"), ("比年初增加3亿元。", "up", "ytd"), ("今年以来下跌27%。", "down", "ytd"),
        ("比上年同期减少5%。", "down", "yoy"), ("較去年同期增加三成。", "up", "yoy"), ("比2019年同期增长3%。", "up", None), ("两年平均增长4%。", "up", None),
        ("增速比上月回落6个百分点。", "down", "mom"), ("增速高于全市水平5.1个百分点。", None, None), ("比上年同期低0.5个百分点。", "down", "yoy"),
        ("收入同比-4%。", "down", "yoy"), ("收入同比+4%。", "up", "yoy"), ("股东拟减持不超过2%。", "down", None), ("实现8.1%的增长。", "up", None),
        ("降低成本30%。", "down", None), ("同比少增631亿元。", "down", "yoy"), ("利润同比翻番。", "up", "yoy"), ("增速回落至3.5%。", "up", None),
        ("Sales rose 8% year on year.", "up", "yoy"), ("Sales fell 3% from the previous month.", "down", "mom"), ("Sales rose to $5 million.", None, None),
        ("同比增长分别达2.1倍。", "up", "yoy"), ("实现2个基点的微增。", "up", None), ("营收增速领先，达29.3%。", "up", None),
        ("基金仓位相比一季度末上升0.27个百分点。", "up", "qoq"), ("产量同比增长均在45%以上。", "up", "yoy"), ("保持15%的稳定增长态势。", "up", None), ("今年以来，股价累计涨幅达42%。", "up", "ytd"), ("比外贸总体增速高2个百分点。", None, None),
        ("占外贸比重提高1.1个百分点。", "up", None), ("与上年同期相比，指数下降0.8点。", "down", "yoy"), ("领取技能提升补贴13亿元。", None, None),
        ("The index closed 3.2 percent up.", "up", None), ("He saw 100bps of rate hikes.", "up", None),
        ("It was a decrease of 3%.", "down", None), ("Profit doubled.", "up", None),
    ],
)  # fmt: skip
def test_change(text: str, direction: str | None, basis: str | None) -> None:
    figure = one(text)
    assert (figure.direction, figure.basis) == (direction, basis)


def test_a_basis_governs_what_is_parallel_in_its_sentence_and_no_further() -> None:
    text = "食品价格同比下降4.1%，其中猪肉下降4%，比2019年上涨3%。其中，鲜菜上涨2%。一些平台销售增长20%。"
    assert [figure.basis for figure in figures(text)] == ["yoy", "yoy", None, "yoy", None]


def test_a_change_and_the_level_that_it_leads_to() -> None:
    found = figures("毛利率同比-2.3pct至35.6%，净利润2.1亿元（YoY+20%）。")
    assert [(figure.value, figure.direction, figure.basis) for figure in found] == [
        ("-2.3", "down", "yoy"),
        ("35.6", None, None),
        ("210000000", None, None),
        ("20", "up", "yoy"),
    ]
    assert [figure.indicator for figure in found] == ["毛利率", "毛利率", "净利润", "净利润"]


def test_what_is_said_again_in_another_unit_has_the_basis_of_the_first() -> None:
    found = figures("7月末指数为95点，环比上升6点，升幅为7.1%；比上年末下降1.6点，降幅为1.64%。")
    assert [figure.basis for figure in found] == [None, "mom", "mom", "ytd", "ytd"]


def test_each_of_a_list_has_its_own_period() -> None:
    found = figures("第一季度、第二季度和第三季度的规模分别为7.01万亿元、7.66万亿元和8.24万亿元。")
    assert [figure.period for figure in found] == ["第一季度", "第二季度", "第三季度"]


def test_a_share_is_of_what_follows_it() -> None:
    found = figures("近六成（2884家）实体公司实现增长，近五成（2337家）公司亏损。")
    assert [figure.indicator for figure in found] == ["实体公司", "实体公司", "公司", "公司"]


def test_a_day_is_the_time_of_a_price() -> None:
    assert one("6月24日，股价收报10.9元/股。").period == "6月24日"


def test_a_basis_within_the_year_is_not_carried() -> None:
    assert [figure.basis for figure in figures("余额较年初增长5%；存款增长3%。")] == ["ytd", None]


def test_two_bases_for_two_figures() -> None:
    found = figures("增速分别比上月末和上年同期低0.1个和2.2个百分点。")
    assert [(figure.value, figure.unit, figure.direction, figure.basis) for figure in found] == [
        ("0.1", "pp", "down", "mom"),
        ("2.2", "pp", "down", "yoy"),
    ]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("2021年东海外贸进出口总额达到2.38万亿元、增长13.9%。", ["东海外贸进出口总额"] * 2),
        ("公司实现营业收入41.8亿元，同比增长34%；净利润28亿元。", ["营业收入", "营业收入", "净利润"]),
        ("猪肉、鲜菜价格分别下降4%和1.5%。", ["猪肉", "鲜菜价格"]),
        ("甲、乙、丙排放量比2020年分别下降8%、8%、10%以上。", ["甲", "乙", "丙排放量"]),
        ("有521家试点企业上榜。", ["试点企业"]),
        ("发行66元机票盲盒。", ["机票盲盒"]),
        ("近千家园区企业适用通关。", ["园区企业"]),
        ("网上零售额占社零总额比重达23.6%。", ["网上零售额占社零总额比重"]),
        ("预计该部分产值将占总产值的30%以上。", ["该部分产值"]),
        ("增速比上月回落6个百分点。", ["增速"]),
        ("降低成本30%。", ["成本"]),
        ("央行开展1000亿元7天期逆回购操作。", ["7天期逆回购操作"]),
        ("5%。", [None]),
        ("公司营收5亿元，净利润2亿元，同比分别增长5%和9%。", ["公司营收", "净利润"] * 2),
        ("企业净利润增长较快，同比增速均超过40%。", ["企业净利润"]),
        ("存货周转天数达900天，同比增加10%。", ["存货周转天数"]),
        ("价格涨幅连续8个月回落，7月份比6月份回落0.8个百分点。", ["价格"]),
        ("5个城市微涨，最高涨幅为0.4%。", ["城市", "最高涨幅"]),
        ("电车销量达到汽车总销量的44.8%。", ["电车销量"]),
        ("公司凭借72.5亿元净利领先。", ["净利"]),
        ("收入70亿元，同口径下降19.4%。", ["收入"] * 2),
        ("合并范围内有40万平方米已售资源。", ["已售资源"]),
        ("他持股17.9%，拥有44.4%的投票权。", ["他持股", "投票权"]),
        ("公司已到期未归还借款金额为270亿元。", ["到期未归还借款金额"]),
        ("大户可以拿出40亿元的自有资金。", ["自有资金"]),
        ("上半年已完成年度计划的50%，占当前总数的5%。", ["年度计划", "占当前总数"]),
        ("全市重点项目476个，年度计划投资463亿元。", ["全市重点项目", "年度计划投资"]),
        ("债券持有期间收益为5万元，股票公允价值7亿元。", ["债券持有期间收益", "股票公允价值"]),
        ("主力净流入9亿元，但尾盘出现6亿元净流出。", ["主力净流入", "净流出"]),
        ("显示器、注塑件的毛利率分别为5%和12%。", ["显示器", "注塑件的毛利率"]),
        ("将为市场注入200亿元增量资金。", ["增量资金"]),
        ("精矿价格报44万元，自高位回落58%，股价一周下跌3%。", ["精矿价格", "精矿价格", "股价"]),
        ("股权将由原来的50%增为70%，分红率却从35%下调。", ["股权", "股权", "分红率"]),
        ("133家房地产行业上市公司披露完成，已跌破1万美元关口。", ["房地产行业上市公司", "房地产行业上市公司"]),
        ("汽油车产销比均值74%，持有欣善达7%的流通股。", ["汽油车产销比均值", "持有欣善达"]),
        ("申请人数从原来的24万修正为25万。", ["申请人数"] * 2),
        ("個別股跌幅顯著，甲地在綫急跌32%。", ["甲地在綫"]),
        ("甲公司及乙公司均破頂，收市分別升逾6%及逾1%。", ["甲公司", "乙公司"]),
        ("甲公司收市倒跌2%，績後急回3%，收造57元。", ["甲公司"] * 3),
        ("经常帐盈余505亿欧元，前值盈余370亿欧元。", ["经常帐盈余"] * 2),
        ("母公司拥有人应占溢利9亿元。", ["母公司拥有人应占溢利"]),
        ("155家上市公司中，已有93家披露半年报。", ["上市公司"] * 2),
        ("来自国企以及民营企业共7个项目。", ["项目"]),
        ("持股市值也较高，分别达到8亿元和5亿元。", ["持股市值"] * 2),
        ("需要在未来6个月内获得8亿元。", [None]),
        ("宽带（光纤）总户数达3.7亿户。", ["宽带（光纤）总户数"]),
        ("10亿元-20亿元（不包含）的有8家。", [None, None]),
        ("现金流虽保持为31亿元，但相比年末的164亿元缩减。", ["现金流", "现金流"]),
        ("首次收购时的市盈率为7倍，第二次是17倍。", ["市盈率", "市盈率"]),
        ("目标价从之前的16元上调至19元。", ["目标价", "目标价"]),
        ("甲、乙、丙三家企业的库存超百亿元。", ["库存"]),
        ("期货交易所10月份交割的原油期货价格上涨5%。", ["原油期货价格"]),
        ("融资后估值60亿元，扣非后净利润2亿元。", ["估值", "扣非后净利润"]),
        ("【汇率较上周五纽约尾盘涨146点】", ["汇率"]),
        ("三大指数收盘涨跌不一 半导体指数跌2%", ["半导体指数"]),
        ("公司凭借58亿元的销售规模反超对手，公司42亿元的销售额居次。", ["销售规模", "销售额"]),
        ("公司3万亿保险资金中，地产占比7%。", ["保险资金", "地产占比"]),
        ("公司以4亿元的价格收购该项目。", ["价格"]),
        ("现货半导体股现涨超9%。", ["现货半导体股"]),
        ("Net income was $5 million. That's up from $4 million.", ["Net income"] * 2),
        ("电视业务和系统业务分别占总营业额60%和20%。", ["电视业务", "系统业务"]),
        ("平台已给出1520元/瓶的平均批发价。", ["平台"]),
        ("据权威预测，今年会有超过2.4亿人次出游。", [None]),
        ("两市有38家上市公司披露了预告。", ["上市公司"]),
        ("新兴项目20个，投资总额97亿元，分别占总数的25%和23%。", ["新兴项目", "投资总额", "占总数", "占总数"]),
        ("开工率42%，完成投资43亿元，完成年度计划的16%。", ["开工率", "投资", "年度计划"]),
        ("66个新开工项目已有28个开工建设。", ["新开工项目"] * 2),
        ("三星以22.7%的市场份额领先。", ["市场份额"]),
        ("Sales should rise 5%, landing at $15.7 billion.", ["Sales"] * 2),
        ("家电和音像器材、通讯器材类商品同比分别增长4.2%和3.5%。", ["家电和音像器材", "通讯器材类商品"]),
        ("持股量环比增持195%。", ["持股量"]),
        ("餐饮收入增长9.7%，增速比7月份加快0.3个百分点，比零售高2.5个百分点。", ["餐饮收入", "增速", "增速"]),
        ("汽油期货价格上涨4美分，报收于每加仑2.88美元。", ["汽油期货价格"] * 2),
        ("8月零售总额增长9%，比7月份同口径增速加快0.5个百分点。", ["零售总额", "增速"]),
        ("沪深300成分股主力资金净流出13.84亿元。", ["沪深300成分股主力资金净流出"]),
        ("甲乙两地流量分别达到7亿GB和4亿GB，同比增长37%和38%。", ["甲乙两地流量"] * 4),
        ("平均消费额从2022年的36.2元一路下滑至30.9元。", ["平均消费额"] * 2),
        ("Profit was $5 million. This was down from $6 million last year.", ["Profit"] * 2),
        ("The company said revenue for the quarter fell 1.4%.", ["revenue"]),
        ("净利20亿元，落后于泸州老窖（31亿元）和山西汾酒（29亿元）。", ["净利", "泸州老窖", "山西汾酒"]),
        ("市场规模由2017年的5411亿元快速增长至2021年的10996亿元。", ["市场规模"] * 2),
        ("甲公司以330亿元居首。", ["甲公司"]),
        ("20项主要指标中，16项基本符合预期。", ["主要指标"] * 2),
        ("机票订单量环比9月增长超过100%。", ["机票订单量"]),
        ("旅游收入4665.6亿元，同比恢复69.9%。", ["旅游收入"] * 2),
        ("出游人次占比达60%，人均花费增长55%。", ["出游人次占比", "人均花费"]),
        ("鲜菜价格下降7.9%，影响CPI下降约0.18个百分点。", ["鲜菜价格", "CPI"]),
    ],
)
def test_indicators(text: str, indicators: list[str | None]) -> None:
    assert [figure.indicator for figure in figures(text)] == indicators


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2021年总额达3万亿元，增长5%。", ["2021年", "2021年"]),
        ("1-8月，零售额28万亿元，比2019年同期增长8%。", ["1-8月", "1-8月"]),
        ("前三季度净利润1.2亿元。", ["前三季度"]),
        ("21年及22Q1收入分别同比增长17%、19%。", ["21年", "22Q1"]),
        ("今年第一季營收76億元，年增20%。", ["今年第一季"] * 2),
        ("2021年负债为652亿元（2020年同期为442亿元），周转率为0.6次。", ["2021年", "2020年同期", "2021年"]),
        ("一季度销售8亿元，上年同期为7亿元，同比增长14%。", ["一季度", "上年同期", "一季度"]),
        ("6月、7月、8月分别净流入7亿元、8亿元和9亿元。", ["6月", "7月", "8月"]),
        ("公司将在未来6个月内获得8亿元。", ["未来6个月内"]),
        ("截至9月末，余额50亿元。", ["截至9月末"]),
        ("今年“五一”期间，订单增长5%。", ["今年“五一”期间"]),
        ("产值由2015年的1万亿元增加到2020年的2万亿元。", ["2015年", "到2020年"]),
        ("12月15日，财政局宣布设立50亿元基金。", [None]),
        ("去年同期为3亿元。", ["去年同期"]),
        ("上半年，利润同比增长5%；一季度为3亿元。", ["上半年", "一季度"]),
        ("In 2021 sales rose 5%.", ["2021"]),
        ("增长5%。", [None]),
        ("2月3日，北向资金净流入181亿元。其中，沪股通净买入135亿元。", ["2月3日"] * 2),
        ("2018年9月19日至2019年11月22日，股东持股变动5%。", ["2018年9月19日至2019年11月22日"]),
        ("本月成交3亿元，占当日成交金额0.1%，占目前总股本的5%。", ["本月"] * 3),
        ("2月3日净流入180亿元，仅次于11月26日的净流入额214亿元。", ["2月3日"] * 2),
        ("应收账款从期初的1亿元增至2亿元。", ["期初", None]),
        ("上半年，占比从去年末的79%升至93%。", ["去年末", "上半年"]),
        ("截至本公告披露之日，股东持有公司股份1.5亿股。", ["截至本公告披露之日"]),
        ("2023年中秋节、国庆节假期，出游人数8.26亿人次。", ["2023年中秋节、国庆节假期"]),
        ("1月至10月，按照上年不变价计算的业务总量为13894亿元。", ["1月至10月"]),
        ("9月21日，沪指早盘走低。截至收盘，沪指报3117.18点，跌0.17%。", ["9月21日"] * 2),
        ("9月21日，公司发布公告，净利润增长5%。", [None]),
        ("The company said revenue for the quarter fell 1.4%.", ["the quarter"]),
        ("近三年贷款持续增长，2022年、2023年、2024年末增速分别为15%、14%、9%。", ["2022年", "2023年", "2024年末"]),
        ("8月26日，原油期货收跌。布油合约结算价报67.22美元/桶，跌幅1.58美元。", ["8月26日"] * 2),
        ("公司已于8月14日停产，产量减少约28万吨。", [None]),
        ("截至9月24日，有59家公司披露前三季度业绩预告，比例达61%。", ["截至9月24日"] * 2),
        ("2023年国庆档（9月29日至10月6日）票房达27亿元。", ["2023年国庆档"]),
        ("营业额为225亿元，去年同期为159亿元。多媒体业务占比60%。", [None, "去年同期", None]),
        ("截至2020年6月30日止六个月，本集团的收益为658万元。", ["截至2020年6月30日止六个月"]),
        ("今年“五一”假期，出游人数恢复到2019年的104%。", ["今年“五一”假期"]),
        ("12月9日，批发价跌至1520元/瓶。", ["12月9日"]),
        ("24H1公司营收19亿元。预计24-26年营收40亿元。", ["24H1", "24-26年"]),
        ("昨日晚间，公司公告，股东持股比例降至4.9%。", [None]),
        ("假期期间，机票订单增长5%。八天长假，火车票订单增长3%。", ["假期期间", "八天长假"]),
        ("The Russell 2000 rose 2%.", [None]),
        ("2017年甲公司全年净利润4.3亿美元。", ["2017年"]),
        ("乘用车9月的前四周销量下降13%。", ["9月的前四周"]),
    ],
)
def test_periods(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in figures(text)] == periods


def test_a_period_is_carried_to_the_next_paragraph_of_a_series_but_not_to_another_item() -> None:
    assert [figure.period for figure in figures("上半年，营收5亿元。\n利润同比增长5%。")] == ["上半年", "上半年"]
    assert [figure.period for figure in figures("上半年，营收5亿元。\n2、利润同比增长5%。")] == ["上半年", None]


def test_a_period_of_a_paragraph_before_goes_on_for_changes() -> None:
    text = "发布7月份变动情况，共70个城市。\n从环比看，一线城市上涨0.2%。二线城市上涨1.5%。"
    assert [figure.period for figure in figures(text)] == ["7月份"] * 3


def test_a_paragraph_may_begin_with_what_it_looks_by() -> None:
    found = figures("同比看，食品价格上涨6%。其中，肉价上涨28%。\n环比看，食品价格上涨1%。降低能耗等4项指标滞后。")
    assert [figure.basis for figure in found] == ["yoy", "yoy", "mom", None]
    assert found[-1].direction is None


def test_a_basis_goes_on_for_a_change_behind_its_level() -> None:
    text = "销售面积7亿平方米，同比下降17%。销售额6万亿元，下降22%。"
    assert [figure.basis for figure in figures(text)] == [None, "yoy", None, "yoy"]


def test_what_a_part_pulls_has_no_basis_of_its_own() -> None:
    found = figures("8月利润增长32%，增速比7月加快18个百分点，拉动利润增长6.7个百分点。")
    assert [figure.basis for figure in found] == [None, "mom", None]


def test_a_bracket_does_not_end_a_change() -> None:
    found = figures("Gold futures surged $35.20 (£24.31), or 2.9%.")
    assert [figure.direction for figure in found] == ["up"] * 3


def test_what_stays_as_it_was_names_the_basis_of_what_follows() -> None:
    assert one("新房价格环比持平，二手房价格下降0.1%。").basis == "mom"


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("约占年内总营收67.6%。", "about"), ("占总额的5%。", None), ("超过地铁运营带来的43.6亿元收入。", None),
        ("同比增速均超过40%。", "over"), ("跌幅多過5%。", "over"), ("外資賣超981億元。", None),
        ("This was lower than $5 million.", None), ("Prices lower than $5 sell.", "under"),
    ],
)  # fmt: skip
def test_approximators_apart(text: str, approx: str | None) -> None:
    assert one(text).approx == approx


def test_what_led_to_a_figure_is_told() -> None:
    assert one("出口同比增长5%。").why == ("增长 → up", "同比 → yoy")


def test_what_a_paragraph_looks_at_by_is_the_basis_of_its_changes() -> None:
    text = "从同比看，CPI由上月下降0.2%转为上涨0.4%。食品价格下降0.7%。"
    assert [(f.quote, f.basis) for f in figures(text)] == [("0.2%", "yoy"), ("0.4%", "yoy"), ("0.7%", "yoy")]


def test_a_basis_goes_on_for_a_change_of_the_same_kind() -> None:
    text = "食品价格同比上涨4.1%。受需求影响，非食品价格上涨0.3%。门票预订增长20%。"
    assert [f.basis for f in figures(text)] == ["yoy", "yoy", None]


def test_what_was_left_is_neither_the_name_nor_the_time_of_what_came() -> None:
    text = "3月，核心CPI同比由上月持平转为上涨0.3%；PPI同比上涨4.4%。"
    assert [(f.indicator, f.period) for f in figures(text)] == [("核心CPI", "3月"), ("PPI", "3月")]


def test_what_a_figure_is_reckoned_by_is_no_name() -> None:
    text = "全国税收收入124365亿元，扣除留抵退税因素后增长1%，按自然口径计算下降11.6%。"
    assert [f.indicator for f in figures(text)] == ["全国税收收入"] * 3


def test_a_rate_that_is_granted_is_of_what_follows() -> None:
    assert [f.indicator for f in figures("对购买的产品给予产品最终销售价格5%的补贴。")] == ["补贴"]


def test_counts_that_stand_together_count_the_same() -> None:
    assert [(f.quote, f.indicator) for f in figures("提出6方面19项政策举措。")] == [
        ("6方面", "政策举措"),
        ("19项", "政策举措"),
    ]


def test_what_was_so_many_times_less_is_not_when_the_figure_holds() -> None:
    text = "截至7月底，装机容量已达12亿千瓦，是2020年底的2.25倍。"
    assert [(f.quote, f.period) for f in figures(text)] == [("12亿千瓦", "截至7月底"), ("2.25倍", "截至7月底")]


def test_relief_is_no_minus() -> None:
    assert [f.value for f in figures("为企业减负1419亿元，净利润为负1.2亿元。")] == ["141900000000", "-120000000"]


def test_months_listed_in_the_clause_before_hold_for_a_figure_each() -> None:
    text = "但5月份、6月份，贷款增量分别达到3300亿元和9300亿元。"
    assert [f.period for f in figures(text)] == ["5月份", "6月份"]


def test_a_currency_that_is_reckoned_in_is_no_name() -> None:
    assert [f.indicator for f in figures("中国实际利用外资以美元计同比增长2.5%。")] == ["中国实际利用外资"]


def test_a_live_quote_is_of_the_name_before_its_bracket() -> None:
    text = "此外，中国神华（25, 0.50, 2.04%）涨逾45%，弘业期货(2.51, 0.22, 9.61%)大涨158%。"
    assert [figure.indicator for figure in figures(text)] == ["中国神华", "中国神华", "弘业期货", "弘业期货"]


def test_a_signed_share_alone_in_brackets_tells_a_change() -> None:
    found = [one.direction for one in figures("净利395亿元（+8.6%），毛利率为44%；地产酒（+15%）>次高端（-1.3%）。")]
    assert found == [None, "up", None, "up", "down"]
