"""The words of what a figure measures: the noun before it, or after it where something is counted."""

import re

_CUT = re.compile(
    r"其中[，：]?|但是?|不过|而且?|并且?(?!购|非)|同时|此外|另外|因此|由于|随着|受益于|得益于|主要(?:是|受|由|系)|以及(?=[^，]{2})|数据显示|显示|表示|指出|认为|称(?!职|重)|介绍|预计|预期|估计|估算|测算"
    r"|实现(?!率)|完成(?!率|额)|取得|录得|获得|收到|拥有|提供|达成|推动|建成|培育|形成|带动|吸引|投入(?!产出)|安排(?!的)|下达|发放(?!量|额)|拨付|计提|贡献(?!率|度)|创造|产生|开展|办理|签约(?!额)|签订|共有|共计|合计|总计|一共"
    r"|(?<![占拥国所持含])有(?!色|限|机|望|息|效|关)|(?<![但只就还总也于若不])是(?!否)|均为|分别为|将(?!军|来)|已经|已(?!知)|仍|就(?!业|诊|学|近|餐)|则(?!是)|也(?!门)|(?<![人日户亩年月平])均(?!值|价|衡|线|匀)|达到?(?!标|产|成|沃|能|利)"
    r"|导致|使得?(?!用|命)|(?<![耳尤极与])其(?!他|它|余|中)|今年以来|年内|方面[，]?|来看[，]?|分(?:行业|地区|产品|类别|领域|结构|业务|季度|品种|区域)看?|按.{2,6}?分|对比|对应|相应|报告期内?|期间|当日|当天|期末|截至|截止"
    r"|在(?!建|岗|线|校|售|册|职|营|研|途|产|保|管|手)|为(?!主|止|期|由|零)|被|(?<![北南西东定导走面倾动])向(?!好|上|下)|让(?!利)|把|将|从(?!业|紧)|(?<!属)于(?!是)|以(?!上|下|内|及|来|太|往|外|色)|[“”]?[，：；。]|(?<![A-Za-z0-9])[）)]|跟踪|报告|公告(?!日)|确认(?!额)|根据|按照|由(?!于|来)|对(?!外|华|美|手|冲|公|私|标|日|韩|欧|象|应|账)"
    r"|且(?!末)|和(?=其)|(?:记者|公司)?了解到|获悉|(?<!派)发现|派发(?=现)|惠及|覆盖(?!率|面)|释放|报(?=\d)|每\d+股|可见|意味着|表明|反映|拟(?!态)|欲|计划(?=[^，]{2})|承诺|需要|可(?!转|支|再|比|选|控|用|穿|持)|能够|推出的?|公布的?|发布的?|曾|又|再(?!生|融|贷|保|制|就)|还(?!款|本|债|原)|都(?!市)"
)
_LEADING = re.compile(r"^(?:的|了|着|[，、：；。！？ \t\n“”‘’（(—\-▲■●◆◎•·丨|*#>]|\d{1,2}[、.．]|[（(]?[一二三四五六七八九十]+[）)、]|和|与|及|或|其中|同时|且|而|但|从(?!业)|将|已|则|也|又|还|公司(?=[^，]{3})|此次|本次|此前|近日|日前)+")
_TRAILING = frozenset("，、：；。！？ \t\n“‘（(《—-的了为约达从由自以按在占将又还已均仍则")
_VERBS_IN_BE = frozenset("认成作称视")
_BRACKETS = re.compile(r"[（(][^（）()]{0,60}[）)]")
_AFTER_STOP = re.compile(
    r"[，。；：！？、（）()《》\n\t …—/\d]|的(?!士)|预告|预计|上榜|适用|将|被|对(?!外)|为(?!主)|是|有(?!色|限|机)|已|均|可(?!转)|向|从(?!业)|以(?!太|上|下|内)|由|实现|达到|达|中(?!国|城|小|央|药|医|高|期|长|标|型|东|西|部)|和|与|及(?!以上)|按(?!揭)|在(?!建|线|职|校)|进行|参与|参加|获|并|也|都|占|不(?!动产)|同比|环比|比|较|增长|下降|上涨|下跌|减少|增加|提高|回落|左右|以上|以下|以内|收入国库|用于|来自|超过|因|受|于|则|而|等|进入|完成|通过|列入|纳入|成为|开展|推出|发布|包括|涉及|出现|处于|属于|位于|跌|涨|到|至|离开|(?<!公)共(?!享|同|建|和)|带动|位列|位居|排名|便宜|暂|优惠|了|着|过(?!程)"
)
_NOUNS = re.compile(
    r"企业|公司|机构|项目|城市|新股|个股|股票|基金|债券|资金|贷款|存款|用户|疫苗|病例|产品|岗位|订单|投资者|门店|专利|标准|措施|任务|银行股?|券商股?|家庭|游客|旅客|车辆|汽车|住房|商品房|住宅|房源|土地|产能|合同|服务|平台|人员|员工|学生|毕业生|党员|群众|股份|股东|国家|地区|省份|行业|领域|品牌|景区|车企|房企|上市公司"
)
_OPENING = re.compile(r"设立|成立|收购|购买|认购|建设|支持")
_TERM = re.compile(r"\d{1,2}(?:天|年|个月)期")
_AFTER_VERBS = frozenset("至到了着过")
_DURATION = re.compile(r"[\d.,]+(?:天|年|个月|日|周|点)?")
_SHORT = 10
_LONGEST = 40


def name_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun that ends `text[start:end]`, a shadow's: without what leads up to it (verbs, openings, brackets)."""
    if end - start > _LONGEST:
        start = end - _LONGEST
    while end > start and text[end - 1] in "）)":
        opened = max(text.rfind("（", start, end), text.rfind("(", start, end))
        if opened < 0:
            break
        end = opened
    while end > start and text[end - 1] in _TRAILING and not (text[end - 1] == "为" and text[end - 2] in _VERBS_IN_BE):
        end -= 1
    if end <= start:
        return None
    cut = start
    for match in _CUT.finditer(text, start, end):
        if match.end() < end or match.end() - match.start() > 1:
            cut = match.end()
    leading = _LEADING.match(text[cut:end])
    if leading is not None:
        cut += leading.end()
    return (cut, end) if end - cut > 1 and not (text[cut] <= "9" and _DURATION.fullmatch(text, cut, end)) else None


def name_after(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun that begins `text[start:end]`: what an amount or a count is of (521家试点企业, 66元机票盲盒)."""
    end = min(end, start + 24)
    start += 1 if text.startswith("的", start) else 3 if text.startswith("方面的", start) else 0
    opening = _OPENING.match(text, start, end)
    if opening is not None:
        start = opening.end()
    term = _TERM.match(text, start, end)
    stop = _AFTER_STOP.search(text, term.end() if term else start, end)
    if stop is not None:
        if stop[0] in _AFTER_VERBS:
            return None
        end = stop.start()
    nouns = list(_NOUNS.finditer(text, start, end))
    if nouns and not (nouns[-1].end() == end and end - start <= _SHORT):
        end = nouns[0].end()
    return (start, end) if end - start >= 2 else None
