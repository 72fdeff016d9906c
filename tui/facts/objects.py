"""What a head verb acts on: whether there is an object, whether the verb is part of a noun, where the quote ends."""

from tui.facts import policy_words as w
from tui.facts.amounts import TELLS, is_statistic
from tui.facts.fact import Status
from tui.facts.lazy import lazy
from tui.facts.predicates import Head

_LONG_OBJECT = 8
"""What happens at the end of so long an object is the clause's own predicate: 收购商品房…项目签约落地."""
_LOOK = 400
"""How far into an object is looked for what speaks against it."""

_AFTER = lazy(r"(?:之?后|以后|以来|[一二三四五六七八九十两几多余\d](?:年|个月)多?来)$")
_SUBORDINATE = lazy(
    r"(?:的同时|之际|[过进]程中|框架[下内]|之下|背景下|基础上|情况下|前提(?:条件)?下|条件下|形势下|影响下|带动下|推动下|支持下|引导下|作用下|指导下|方面|期间|之前|以前|的话|时候?"
    r"|的原因|的关键|的需要|的结果|为止|而言|来说|来看|起来|上来说)$"
)
_SUBORDINATE_ENDS = frozenset("时际中内下上面间前话候因键要果止言说看来")
_HARMS = "对[^，]{1,16}(?:造成|产生|带来|形成)"
_ANOTHER = lazy(  # each alternative begins with a character of its own, so that the search runs over all others at once
    r"的(?<!标的)$|有关(?:情况|内容)$|相关(?:情况|内容)$|工作情况$|进展情况$|运行情况$|以来$|有[利助益]于(?![^，]{2,16}的[^，]{2,12}$)|意味着|共有\d|势在必行|任重道远|刻不容缓|至关重要(?!的)|尤为"
    r"|十分(?:重要|必要)(?!的)|非常(?:重要|必要)(?!的)|极其(?:重要|必要)(?!的)|极为(?:重要|必要)(?!的)|特别(?:重要|必要)(?!的)|离不开|是(?<![其别但于还总凡]是)(?!否)|成效显著|具备(?<!不具备)(?![^，]{0,12}的)|取得.{0,6}(?:成效|进展|成果)$|收到.{0,6}(?:成效|进展|成果)$"
    r"|被(?<![凉棉毛线绒]被)(?![告征执投调担监])|得到|备受|迎来|面临(?!的)|呈(?<![分上]呈)(?![报送请批交递])|存在(?<!不存在)(?!的)|显示(?<!新型显示)|呈现|不免|实现了?.{0,8}(?:增长|突破|发展|下降)$|信号$|艰巨$|繁重$|严峻$|紧迫$|迫切$|滞后$|薄弱$|乏力$"
    r"|明显$|显著$|突出$|良好$|不足$|充足$|较[大强高低快]$|增长(?:约|近|超|逾)?\d|下降(?:约|近|超|逾)?\d|上涨(?:约|近|超|逾)?\d|下跌(?:约|近|超|逾)?\d|回升(?:约|近|超|逾)?\d|回落(?:约|近|超|逾)?\d"
    r"|的[^，的]{2,14}(?:陆续|相继|不断(?!贷)|已|正在|将|有望|逐步|持续(?!督导)|明显|显著|较|稳步|最(?!高人民|低[税工生限价保])|很|更(?![新换改替名正])|十分|可能|或将|有望|预计|也都|都在|均在|均为|均超)|频频"
    rf"|恐{_HARMS}|会{_HARMS}|将{_HARMS}|可能{_HARMS}|势必{_HARMS}"
    r"|的[^，的]{2,14}(?:未能|尚未|没有)|的(?:消息|传闻|说法|呼声|预期|新闻)[^，]{0,6}(?:引发|引起|传出|让|使|不断)|屡见不鲜|层出不穷|动作不断"
)
_LED_UP_TO = ("得到", "迎来", "实现", "取得", "收到")
_PART_OF_NOUN = lazy(
    r"相(?:结合|适应|匹配|协调|衔接|统一|一致|促进)|中的|员(?!工|会|额|生)|量(?!化|产|身|大|力|水|体|入)|截止|上(?=[充看来仍也将的更有是存不较已])|动员|仪式|典礼|人数|人次|战(?!略|线)|合格后|中(?:发现|存在|出现)|的(?!士)|商(?![品业务标户会店贸场铺圈家住用办协讨谈定量])|额(?!度|外|头)|率(?!先)|者|度(?!假|过)|类(?!似)|型|地(?!方|区|块|产|铁|级|市|下|面|质|震|缘|理|图|价|标|热)|性(?!价|能|质|别|格|命)|版(?!权|图)|式|组(?!织|建|合)|到|期间|时间(?=[较比为是达在由从早晚将已另])|完[毕成]|结束|当[天日]|之日|过后|后(?!期|疫|续|备|勤|台)|时(?!间|代|期|尚|装)"
)
_LEADS_UP = frozenset("下以如世全同在第行不也可应必要还需须预主价份利对幅总措政数方日时期标比水流结范规费过进速金额")
"""How what leads up to a list, tells a rank or makes the verb a subject begins (`_BELOW`, `_RANK`, `_MUST`, `_SIZE_IS`)."""
_MUST = lazy(
    r"(?:要(?![素求点件约闻塞害])|应(?!.尽|[急对用收付届该答诊税纳邀聘])|须|必须|应当|应该|需要|还要|也要|不[改会能是]|可(?=[换申获享按在])|预计)"
)
"""What follows a verb that is the clause's subject: 改造要让…."""
_SIZE_IS = lazy(
    r"(?:水平|标准|幅度|额度|规模|利率|价格|期限|总额|金额|数额|数量|费用|时间|日期|对象|方式|范围|比例|速度|进度|份额|数|过程|流程|结果|主体|政策|措施)(?:为|达|将|是|从|超|约|分别|均|已|由|较|仅|不|可|也|自|原则上)"
)
"""What a verb before it only says the name of: 发行规模为90亿元."""
_IS_SO = lazy(
    r"(?:更趋|更加|更为|趋于|较为|日益|日趋)[^，的]{2,4}$|[^，的]{0,8}(?:也|均|都|仍|还)(?:在|是|有|为|已|被|处|未)"
)
"""A verb that only describes what the clause tells of: 新增病例均在隔离管控人员中发现."""
_IN_CHARGE = lazy(r"[^，]*的[^，]{0,6}(?:委员会|大臣|机构|部门|官员|人员|单位|小组|人士|部长|主任|局长|领导|同志)")
"""What only says of what somebody is in charge: 负责调查此事的委员会."""
_NOUN_BEGINS = frozenset("上中之人仪典到动合后员商地型完度式当性战截时期版率的相类组结者过量额")
"""How what makes a noun of the verb before it begins (`_PART_OF_NOUN`)."""
_NAMES = frozenset(("建设", "发展", "开发", "投资", "支付", "服务", "创新", "运营", "控制", "保险", "担保"))
_FIRM_NAME = lazy(r"[^，。、的]{0,6}(?:公司(?!债|治理)|集团(?!化)|股份|控股|平台[A-Za-z])|[（(]\d|公告(?:$|称)")
"""What such a verb begins the name of: 河北建设集团, 浦东建设公告."""
_HOMES = ("房子是用来住的", "“房子是用来住的", "‘房子是用来住的")
"""What policy on homes holds to is told in a clause of its own."""
_CASES = ("确诊", "病例", "本土", "感染", "死亡", "无症状", "境外输入")
"""What there are more of without anybody's doing."""
_OPENS = lazy(r"(?:行动|活动|工作|计划|工程|大会)[^，]{0,4}\d{1,2}[月日][^，]{0,6}(?:启动|开始|结束|举行|开幕)$")
"""What is named by its purpose and begins: 促进通关专项行动1月20日启动."""
_OPENS_ENDS = frozenset("动始幕束行")
_HAPPENS = lazy(
    r"(?:签约|落地|投产|开工|竣工|上线|揭牌|获批|闭幕|开幕|举行|规划出台|方案出台|意见出台|办法出台|政策出台)$"
)
_HAPPENS_ENDS = frozenset("产台地工幕批牌约线行")
_BETTERS = lazy(
    r"[^，的]{2}(?:不断|持续|明显|显著|进一步|更加|大幅|稳步|日益|逐步)(?:提升|提高|增强|改善|优化|完善|壮大|扩大|健全|增长|夯实|深化|强化|加强|提质|增多|拓展)$"
)
"""What is to become of a clause's subject: 监督队伍素质不断提升."""
_BETTER_ENDS = frozenset("升高强善化大全长实质多展")
_SIDES = lazy(r"等[^，、]{0,4}方面(?:都|均|分别)?(?:提出|作出|做出|进行|部署|明确|推出|入手|发力|着手)")
"""How a paper's list of sides ends: …、加强组织实施等方面提出要求."""
_WHOSE = lazy(r"[^，的]{2,16}的(?:要(?![求点素件闻])|须|必须|不得|可以)")
"""A verb that only says who is to do something: 满足条件的要尽快解封."""
_IS_DONE = lazy(r"[^，]{4,30}已(?:经|完成|全部|正式|获|取得|顺利)")
_WILL = lazy(r"[^，的]{0,6}(?<!即)(?:将|已|拟)(?:[于在由经按从自会]|另行|继续|不再|全部)")
_ALSO = frozenset("也均都仍还")
_SOON = 9
"""So far into an object its 将, 已 or 也 stands at most."""
_PREDICATE = lazy(
    r"的[^，的、]{2,12}(?:(?<![许认宁])可(?!持|再|靠|行|比|见|控|转|用)|(?<![响反效供适相回])应(?!急|用|对|收|付)|(?<![重主必需首纲摘次紧机概简扼])要(?![求素点件约闻塞害义旨务领])|须|必须|应当|不得)|的[^，的、]{2,12}(?:完成|达到?|实现|累计|合计|共计|超过)[^，的]{0,8}\d"
)
"""A verb that only describes what the clause tells of: 增发国债安排的项目完成投资10亿元."""
_NOUN_AFTER = lazy(
    r"(?:力度|情况|政策|措施|进度|进展|效果|成效|过程|工作(?:原则|目标|要求|思路)|工作(?!$)|方案|计划|规划|目录|名单|条件|标准|要求|指标|意愿|需求|成本|费用|金额|数量"
    r"|规模|资金|周期|能力|水平|率|额|量|者|权|期|商|类|型|性|式|级|部|司|局|法)(?:$|的|为|已|将|达|也|更|较|等|、|和|与)"
    r"|[需应须将仍](?!急|用|求|要)|已经|正在|稳步|有序|扎实|顺利|深入|加快|更加|更为|持续|不断|全面|取得|进入|迎来|成为|成效"
)
_HOW = lazy(r"(?:稳步|有序|扎实|顺利|深入|加快|持续|不断|全面)(?:[建打构完发形释提落推实培布研优培改升转开拓扩补壮做])")
"""What a verb that takes a clause leads up to: 推动加快打造…."""
_CARRIES_OUT = ("实施", "执行", "落实")
_CARRIED_OUT = ("行动", "工程", "计划", "战略", "方案", "规划", "政策", "措施")
"""What is carried out, whose name may begin with a verb: 实施加快油茶产业发展三年行动."""
_BOUGHT = lazy(r"债|资产|服务|外汇|黄金|储备|疫苗|石油|天然气|票据|股票|ETF|彩票")
"""What an authority buys; a home is bought by whom its rules concern."""
_OPEN_ENDS = ("如下", "答记者问", "包括", "可能性", "看法", "观点", "疑问", "质疑", "异议")
"""What leads up to a list, or is only said: 提出了…的可能性."""
_OPEN_LAST = frozenset(end[-1] for end in _OPEN_ENDS)
_NOT_ACTED_ON = ("具有", "有着", "由")
_FORMS = ("形成", "达成")
_FORMED = lazy(
    r"(?:协议|共识|一致|机制|制度|体系|办法|方法|合力|意见|方案|决议|声明|清单|规则|规范)(?:（[^（）]{1,12}）)?$"
)
"""What an authority that is named makes come about: 双方达成初步协议."""
_UNLAWFULLY = frozenset(("非法", "违法", "违规", "擅自", "恶意", "变相"))
"""How nothing is done that is a measure."""
_BARE = ("开始", "繁荣")
_STARTED = 4
"""What is only said to start (开始实施) or to thrive (繁荣进步) is no act."""
_NEVER_SUBORDINATE = TELLS.union(("抓住", "紧抓", "抓牢", "把握", "扭住", "认清"))
"""What is done with a 关键, or told of an 情况."""
_PARTICULAR = _NAMES.union(_BARE, ("新增", "保持", "负责", "提出", "提到", "购买"))
"""Verbs that are no actions with some objects."""
_ASPECTS = frozenset("了着过")
_ASPECT = lazy("[了着]|过(?![度程渡户剩敏硬时滤关冬境往于多高快])")
"""What stands behind a verb and is no part of its object."""
_ENOUGH = frozenset(("处理", "处置", "查处", "处罚", "追责", "问责", "整改", "惩处", "惩治", "打击", "整治", "监管"))
"""Verbs that need no object behind an adverb, where the sentences before told whom they hit: 依法严肃处理."""
_BY_LAW = ("依法", "依规")
"""Behind these the acts of an authority need no object among what it demands: 依法依规征收."""
_STERNLY = ("严肃", "依法", "依规", "从严", "从重", "坚决", "严厉", "严格")
_BELOW = lazy(r"如下|(?:以下|下列)(?!(?:企业|公司|机构|单位|人员|产品|商品|项目|药品)的)")
"""What only leads up to a list: 采取以下措施, but 核准以下企业的首发申请 acts on something."""
_RANK = lazy(r"(?:在?全[省市国区球]|世界|行业|同类)?第[一二三四五六七八九十\d]+(?:[位名]|$)")
"""Where somebody stands among others is no action: 保持全省第三."""
_FRAMED = frozenset(("用于", "作为", "放在", "摆在"))
_REVISES = frozenset(("下调", "上调", "调高", "调低", "上修", "下修", "调升", "调降", "维持"))
_OUTLOOK = lazy(r"GDP|预期|预测|预估|评级|目标价|展望|增速|数据|评估|观点|看法|判断")
"""What is only reckoned anew: 下调第二季度GDP."""
_EXPECTED = lazy(r"预期|预测|评级|目标价|增速")
_STATISTICS = lazy(
    r"数据|统计|指数|PMI|CPI|PPI|GDP|月报|季报|中标利率|业绩|财报|价格|公报|(?<!试点)(?<!示范)(?<!集群)(?<!企业)(?<!园区)(?<!基地)(?<!城市)(?<!项目)(?<!平台)(?<!机构)(?<!产品)(?<![省市县区])名单|行情|榜|报价|净利"
)
_ACCOUNT = lazy(r"《[^》]*(?:年度报告|统计报告|发展报告|监测报告|调查报告|研究报告|蓝皮书|公报|年鉴)")
"""A paper that only gives an account."""
_POLICY_PAPER = lazy(
    r"[《》]|[\d一二三四五六七八九十]条(?:”|$)|通知|批复|提示|答复|复函|意见|方案|办法|规定|规划|条例|公告|细则|指引|目录|清单|政策|措施|新政|新规|计划|纲要|令|标准|规则|制度|名录|指南"
    r"|声明|草案|法案|协定|征求|白皮书|要点|预案|决定|倡议|安排|解释|举措|预算案|文件|函|决定书|告知书|通告|警示|预警|典型案例|指导性案例|(?:试点|示范|集群|企业|园区|基地|城市|项目|平台|机构|产品|[省市县区])[^，]{0,6}名单|首批[^，]{0,8}(?:试点|示范)"
)
_MADE_PUBLIC = ("成果", "信息", "结果", "名单", "进展", "情况", "目录", "清单", "案例")
"""What an authority that is told to publish makes public: 定期公布整治工作阶段性成果."""
_ENDS_AS_PAPER = lazy(
    r"(?:[\d一二三四五六七八九十]条”?|清单|目录|办法|规定|方案|意见|规划|细则|指引|指南|条例|政策|措施|新规|通知|计划|标准|规范|预警|批复|通告|公告|提示|答复|复函|白皮书|倡议书|预案|名录|令)(?:（[^（）]{1,12}）)?$"
)


def object_end(text: str, head: Head, end: int, own: bool) -> int:
    """Where the clause's action ends: before 后, which leaves a fact where the clause names who acted; -1 where what
    follows the verb makes it no action but a noun, a clause's subject or an aside."""
    if text.find("方面", head.end, end) >= 0 and (sides := _SIDES.search(text, head.end, end)):
        end = sides.start()
    last = text[end - 1]
    if last in "后来" and (match := _AFTER.search(text, max(head.end, end - 5), end)):
        if not own or match.start() <= head.end + 1:
            return -1
        end = match.start()
        last = text[end - 1]
    if last not in _SUBORDINATE_ENDS or text[head.verb : head.end] in _NEVER_SUBORDINATE:
        return end
    if head.bits & w.CONTROL and head.bits & w.ONCE and text.find("在", head.end + 2, end) > 0:
        return end
    return -1 if _SUBORDINATE.search(text, max(head.end, end - 8), end) else end


def acts_on(text: str, head: Head, end: int, status: Status, own: bool) -> bool:
    """Whether the verb has an object in `text[head.end:end]` that makes it an action."""
    bits, framed, after = head.bits, head.framed, head.end
    if text[after : after + 1] in _ASPECTS and _ASPECT.match(text, after):
        after += 1
    rest = text[after : end if end - after < _LOOK else after + _LOOK]
    word = text[head.verb : head.end]
    if text[head.verb - 2 : head.verb] in _UNLAWFULLY:
        return False
    if rest == "发现" or (
        text[head.start - 1] == "于" and text.endswith("关于", 0, head.start) and _ENDS_AS_PAPER.search(rest)
    ):
        return False
    if not framed and (word in _FRAMED or (word[-1] in "至到" and text[after - 1] != "了" and word != "做到")):
        return False
    if bits & w.NOUNS and not framed and rest[:1] in ("和", "与", "及") and not w.scan(rest[1:5]):
        return False
    if len(rest) < 2 or len(rest.strip("”’」』）)")) < 2:
        return bool(bits & w.ALONE) or framed or _needs_no_object(text, head, word, status)
    opening, last = rest[0], rest[-1]
    if bits & w.ALONE and not framed and not opening.isdigit() and opening not in "约近超逾至到":
        return False
    if _leads_up(rest, opening, last) or (word in _PARTICULAR and _fails(text, head, word, rest, status, own)):
        return False
    if not bits & w.CONTROL and _describes(text, head, rest, opening, last):
        return False
    if opening in _NOUN_BEGINS and _PART_OF_NOUN.match(rest):
        to_complete = (bits & w.CONTROL and rest.startswith("完成")) or (framed and opening == "到")
        if not to_complete:
            return False
    if is_statistic(text, head, word, rest, last, status):
        return False
    if framed and _EXPECTED.search(text, head.start, head.verb):
        return False
    if word in _REVISES and _OUTLOOK.search(rest):
        return False
    homes = opening in "房“‘" and rest.startswith(_HOMES)
    if not homes and word not in TELLS and _tells_another(rest, bool(bits & w.CONTROL)):
        return False
    if (
        bits & w.NOUNS
        and not framed
        and _NOUN_AFTER.match(rest)
        and not (bits & w.CONTROL and (_HOW.match(rest) or _carries(rest)))
        and not (word in _CARRIES_OUT and rest.endswith(_CARRIED_OUT))
    ):
        return False
    if bits & w.ISSUE:
        return _publishes(rest, status, own)
    if not bits & w.WEAK or status == "planned":
        return True
    return not any(map(str.isdigit, rest)) and (not own or (word in _FORMS and _FORMED.search(rest) is not None))


def _needs_no_object(text: str, head: Head, word: str, status: Status) -> bool:
    """Whether a verb without an object is an action all the same: 依法严肃处理."""
    if head.bits & w.ONCE and status == "planned" and text.endswith(_BY_LAW, 0, head.verb):
        return True
    return word in _ENOUGH and text.endswith(_STERNLY, 0, head.verb)


def _leads_up(rest: str, opening: str, last: str) -> bool:
    """Whether the words behind a verb, from `opening` to `last`, only lead up to a list, or make the verb the clause's
    subject."""
    if opening in _LEADS_UP and (
        _BELOW.match(rest)
        or _RANK.match(rest)
        or _MUST.match(rest)
        or (_SIZE_IS.match(rest) and not (rest.startswith("总额") and "的" in rest))
    ):
        return True
    return (last in _OPEN_LAST and rest.endswith(_OPEN_ENDS)) or (
        last in _OPENS_ENDS and _OPENS.search(rest) is not None
    )


def _fails(text: str, head: Head, word: str, rest: str, status: Status, own: bool) -> bool:
    """Whether a verb, one of `_PARTICULAR`, is no action with this object."""
    match word:
        case "新增":
            told = own or (status == "planned" and "完成" not in rest and not any(map(str.isdigit, rest)))
            return not told or rest.startswith(_CASES)
        case "保持":
            return rest == "一致"
        case "负责":
            return _IN_CHARGE.match(rest) is not None
        case "提出":
            return rest.startswith("申请")
        case "提到":
            return True
        case "购买":
            return _BOUGHT.search(rest) is None
    if word in _BARE and len(rest) <= _STARTED:
        return True
    return word in _NAMES and head.start == head.verb and _FIRM_NAME.match(rest) is not None


def _describes(text: str, head: Head, rest: str, first: str, last: str) -> bool:
    """Whether a verb that takes no clause only describes what the clause tells of."""
    opening = rest[:_SOON]
    if not head.framed and (first in "更趋较日" or not _ALSO.isdisjoint(opening)) and _IS_SO.match(rest):
        return True
    if "的" in rest and (_PREDICATE.search(rest) or _WHOSE.match(rest)):
        return True
    if ("将" in opening or "已" in opening or "拟" in opening) and _WILL.match(rest):
        return True
    return (
        ("已" in rest and _IS_DONE.match(rest) is not None)
        or (
            last in _HAPPENS_ENDS
            and not head.bits & w.ADVERB
            and len(rest) > _LONG_OBJECT
            and bool(_HAPPENS.search(rest))
        )
        or (last in _BETTER_ENDS and not head.adverb and _BETTERS.search(rest) is not None)
        or (first in "具有由" and rest.startswith(_NOT_ACTED_ON) and (text[head.start] == "对" or first == "由"))
    )


def _publishes(rest: str, status: Status, own: bool) -> bool:
    """Whether what a verb of publishing has for its object is policy."""
    if -1 < rest.find("》") < rest.find("名单") or _ACCOUNT.search(rest):
        return False
    if status == "planned" and not own and rest.endswith(_MADE_PUBLIC):
        return True
    named = "《" in rest or _ENDS_AS_PAPER.search(rest) is not None
    return bool(_POLICY_PAPER.search(rest)) and (named or not _STATISTICS.search(rest))


def _carries(rest: str) -> bool:
    """Whether a verb is followed by 将 or 把 with its object: 鼓励将项目纳入范围, but not 支持将继续."""
    if rest[0] not in "将把":
        return False
    return not any(begin == 0 and bits & (w.VERB | w.ADVERB | w.WITH) for bits, begin, _ in w.scan(rest[1:5]))


def _tells_another(rest: str, control: bool) -> bool:
    """Whether the words behind a verb make another predicate; one that takes a clause may lead up to some of them."""
    another = _ANOTHER.search(rest)
    if another is None or not control:
        return another is not None
    return not (another[0].startswith(_LED_UP_TO) or another[0][-1] == "将")
