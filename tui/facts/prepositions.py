"""Prepositions before a head verb: which carry its object (对…实施, 将…纳入), which only lead up to it (通过…)."""

from tui.facts import policy_words as w
from tui.facts.clause_times import time_at
from tui.facts.lazy import lazy
from tui.facts.policy_words import Token
from tui.facts.word_kinds import REPORTS

_FAR = 60
"""How many words a preposition may stand before its verb."""
_NEAR = 200
"""How many characters a prepositional phrase may be long."""
_PHRASE_END = lazy(  # the set is what the alternatives begin with: most places are none of them
    r"(?=[中为举会作决力办协原姿实层工带干引形影态思情成手投担指推措支方有期标步渠特状环等精组统维范行表要规角质路途速部配问需领魄])(?:等(?=进行|开展|采取)|(?:投票|表决)结果|等(?:目标|任务|要求|重点|主题|职责)$|(?:情况|问题|特点|实际|需要|规定|原因|会议安排|部署安排|统一安排|工作安排)$|方面|层面|领域|维度|角度|中(?=支出|拨付|安排|列支|提取|划拨|选取|遴选|抽取|扣除)|环节|范围内|期限内|有效期内|等?(?:方式|形式|途径|手段|渠道|举措|措施|办法)"
    r"|(?:领导|指导|支持|推动|带动|组织|统筹|部署|协调|配合|作用|影响|引领)下"
    r"|(?<=的)(?:标准|力度|态度|行动|魄力|决心|姿态|作风|速度|质量|成效|实效|步伐|担当|状态|干劲)"
    r"|(?:要求|精神|部署|原则|方针|思路|路径|步骤)(?!.{0,2}下)"
    r"|为[^，、]{0,4}(?:动力|支点|着力点|突破口|出发点|落脚点|遵循|指引|指导|切入点|引擎|平台|样板|标准|前提|龙头|主业|重点|抓手|主线|核心|目标|导向|契机|引领|基础|依据|支撑|主体|载体|中心|突破口|牵引|主攻方向|主题|底线|纽带|原则"
    r"|统领|先导|依托|根本))"
)
_AS = lazy(r"为[\u4e00-\u9fff]{1,5}$")
_RESULT = lazy(
    r"纳入|列入|列为|作为|移送|划归|用于|存入|(?:转|调整|整合|统一|合并|划分|扩展|提升|升级|确定|认定|改造?|建设?|打造)[为成](?!渝|都|果|效|熟)"
    r"|(?:延长|延|实施|提高|降低?|扩大|上调|下调|缩短|增加|提升|压缩)[至到]|(?:压缩|压减|缩短|再降|延长)(?:\d|.{0,3}分之)"
)
_CHANGE = lazy(
    r"(?:压缩|压减|缩短|缩减|提高|提升|降低|上调|下调|调低|调高|增加|减少|延长|扩大|削减|减免)了?(?:约|近|超|逾)?"
    r"(?:\d|[一二三四五六七八九十两]{1,3}(?:成|倍|分之|年|天|个)|一半)"
)
"""A change told with its measure."""
_TOPIC = lazy(
    r"的[^的，]{0,8}(?:企业|单位|机构|个人|县|市|区|地区|地方|项目|人员|家庭|行为|问题|情形|行业|领域|产品|城市|学校|者|人|商|公司|银行|商品|车辆"
    r"|住房|居民|群体|个案)(?:[（(][^（）()]{0,30}[)）])?$"
    r"|等[多\d一二三四五六七八九十]{0,3}项?(?:违法违规|违法|违规)(?:行为|事实|问题)$"
)
"""A clause that ends so only names whom 对… concerns."""
_WHOM = ("项目", "企业", "单位", "机构", "个人", "人员", "行业", "产品", "主体", "商户", "工程", "家庭")
_OF_WHOM = lazy(rf"[^，的]{{0,4}}(?:{'|'.join(_WHOM)})")
"""What makes a verb before it part of a name of those whom 对… concerns: 对技术改造项目，."""
_INTO_STATE = ("为", "至", "到", "成", "入", "在")
_CAUSES = ("引发", "导致", "造成", "使得", "致使", "意味着")
_NOT = ("未作", "未做", "未予", "没有")
_FORBIDDEN = ("不得", "严禁", "禁止")
_IN_PARTS = lazy(r"分[一二三四五六七八九十两多\d]{1,2}[批步期轮类个年]")
"""How what is to come is parted: 将分三批开展…."""
_OF_NOUNS = ("业务", "平台", "系统", "中心", "服务", "活动", "领域", "部门", "机构", "资金", "条件", "政策", "工作")
_OF_SYSTEMS = ("平台", "系统", "业务", "中心", "机制", "机构", "问题")
_OF_CHANGES = (
    "数量",
    "金额",
    "案件",
    "幅度",
    "力度",
    "比例",
    "进度",
    "情况",
    "问题",
    "成本",
    "能力",
    "水平",
    "机制",
    "政策",
)
"""What a verb before it is part of: 把…上调幅度减半."""
_RECORD = lazy(r"[自首今近历]|\d[^，]{0,16}以来")
"""What 为 says of what was done: 为2018年以来首次加息."""
_CONSENT = lazy(r"[^，]{2,24}?(?:同意|批准|审议通过|审定|授权|许可|备案)后?")
"""By whose consent: 经省政府同意已印发实施."""
_RELATIVE = ("用于", "适用", "作为")
_LIGHT = ("进行", "开展", "展开", "采取", "作出", "发起", "启动", "实施")
_JOINS = ("会同", "联合", "与", "同")
"""What stands before who acts together: no phrase of means."""
_HOLDS = ("举行", "召开", "举办", "会晤", "会谈", "座谈")
"""What follows a subject of talks: 就…举行发布会."""
_OBJECT_WORDS = ("对", "对于", "针对", "向", "给", "就", "为", "让", "将", "把")


def following(tokens: list[Token], k: int) -> int:
    """Classes of the word that follows word `k` at once, 0 where none does."""
    return tokens[k + 1][0] if k + 1 < len(tokens) and tokens[k + 1][1] == tokens[k][2] else 0


def ends_phrase(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` holds a word that ends a phrase of means: 以…方式."""
    return _PHRASE_END.search(text, start, min(end, start + _NEAR)) is not None


def only_describes(text: str, start: int, end: int) -> bool:
    """Whether 以… goes on to 为… and no more: 以…为抓手."""
    return _AS.search(text, start, end) is not None


def names_whom(text: str, start: int, end: int) -> bool:
    """Whether 对…, that begins before `start` and ends the clause only names whom what follows concerns: 对…的企业，."""
    return text.endswith(_WHOM, start, end) or _TOPIC.search(text, max(start, end - 50), end) is not None


def changes(text: str, start: int, end: int) -> bool:
    """Whether a verb that begins there tells a change with its measure: 压缩三分之一."""
    return _CHANGE.match(text, start, end) is not None


_BEFORE_INTO = frozenset("要应须可得")
"""Behind an auxiliary 将 is no other one: 要将减税措施落实到位."""


def is_auxiliary(text: str, tokens: list[Token], k: int, end: int) -> bool:
    """Whether 将 speaks of the future and is not 把."""
    at, stop = tokens[k][1:]
    if at and text[at - 1] in _BEFORE_INTO:
        return frame(text, tokens, k, end) < 0
    result = _RESULT.search(text, stop + 2, min(end, stop + 80))
    if following(tokens, k) & w.VERB and text[tokens[k + 1][2] : tokens[k + 1][2] + 1].isdecimal():
        return True
    if result and "将" not in text[stop : result.start()]:
        adverb = k + 1 < len(tokens) and tokens[k + 1][0] & w.ADVERB and tokens[k + 1][1:] == (stop, result.start())
        return bool(adverb)
    if following(tokens, k) & (w.VERB | w.ADVERB | w.INTO | w.WITH | w.SAY | w.ORDER):
        return True
    if stop < end and (time_at(text, stop, end) or _IN_PARTS.match(text, stop, end)):
        return True
    return frame(text, tokens, k, end) < 0


def paper_reports(text: str, tokens: list[Token], k: int, end: int) -> bool:
    """Whether a paper in title marks after the preposition at `k` is what reports: 在《…》中提出."""
    after = tokens[k][2]
    close = text.find("》", after, min(end, after + _NEAR))
    after = close + 2 if text[close + 1 : close + 2] in ("中", "里") else close + 1
    return close > 0 and any(begin == after and bits & REPORTS for bits, begin, _ in tokens[k + 1 : k + _FAR])


_RULING = lazy("[作做]出[^，的]{0,24}(?:决定|处罚|裁定|裁决|判决|处分|警告|罚款)书?$")
_RULING_REACH = 40
_ENDS_RULING = frozenset("定罚决分告款书")


def _ruling(text: str, tokens: list[Token], k: int, end: int) -> int:
    """The verb by which a ruling is made on what somebody did, whose own verbs are none: 对甲公司收购乙公司案|作出处罚决定; else -1."""
    made = _RULING.search(text, max(tokens[k][2], end - _RULING_REACH), end)
    if made is None:
        return -1
    return next((n for n in range(k + 1, min(len(tokens), k + _FAR)) if tokens[n][1] == made.start()), -1)


def frame(text: str, tokens: list[Token], k: int, end: int) -> int:
    """The verb that the preposition at `k` leads up to where the preposition carries its object, else -1."""
    begin, after = tokens[k][1], tokens[k][2]
    word = text[begin:after]
    is_said = (word == "对" and text[end - 1] in "后时") or (
        word == "为" and _RECORD.match(text, after, end) is not None
    )
    there_is = word == "将" and text[after : after + 1] == "有" and text[after + 1 : after + 2].isdecimal()
    if word not in _OBJECT_WORDS or is_said or there_is:
        return -1
    if _TOPIC.search(text, max(after, end - 50), end):
        return -1
    if word in "将把" and (verb := _result(text, tokens, k, end)) >= 0:
        return verb
    if word == "对" and text[end - 1] in _ENDS_RULING and (made := _ruling(text, tokens, k, end)) >= 0:
        return made
    fallback = -1
    beyond = _modal(text, tokens, k, end) if word == "对" else -1
    for n in range(k + 1, min(len(tokens), k + _FAR)):
        bits, begin, stop = tokens[n]
        if begin >= end:
            break
        if begin < beyond:
            continue
        if bits & w.IF and text[begin:stop] in _CAUSES and text.find("的", stop, end) < 0:
            break
        if text[begin - 1] == "被" or (text[stop - 1] == "化" and following(tokens, n) & w.VERB):
            continue
        if not bits & w.VERB or begin == after or text[stop : stop + 1] == "的" or text[begin - 1] == "的":
            continue
        if word == "对" and text[begin:stop] in _FORBIDDEN:
            return n
        if text[begin - 1] == "已" or (text.startswith(("项目", "商品"), stop) and stop + 2 < end):
            continue
        if text[begin - 1] == "未" or text[begin - 2 : begin] in _NOT:
            return -1
        if word == "就" and (text.startswith(_HOLDS, begin) or (bits & w.ISSUE and stop < end)):
            return n
        if word == "对" and stop == end and fallback >= 0 and text[begin:stop] == "限制":
            break
        if word in ("针对", "对于") and text[begin:stop].removesuffix("了") not in _LIGHT:
            continue
        if text[begin:stop] in _RELATIVE and "的" in text[stop : min(end, stop + 8)]:
            continue
        if stop < end and text.startswith((*_OF_CHANGES, *_OF_SYSTEMS), stop):
            continue
        if stop == end and text[begin - 1] in "和与及、" and "的" in text[after:begin]:
            continue
        if word == "对" and not bits & w.FRAME and _OF_WHOM.fullmatch(text, stop, end):
            continue
        if word in "将把" and text.startswith("好", stop):
            return n
        if text[stop : stop + 1] in _INTO_STATE if word in "将把" and not bits & w.FRAME else bits & w.FRAME:
            if word != "就":
                return n
            fallback = n
            continue
        if (
            ((stop == end or word == "就") and (word != "就" or fallback < 0)) or (word not in "将把" and fallback < 0)
        ) and "的" not in text[stop:end]:
            fallback = n
    return fallback


def _modal(text: str, tokens: list[Token], k: int, end: int) -> int:
    """Where 将 or 要 stands behind what 对 at `k` concerns, told in verbs before 的 (对开展…的机构将…), else -1."""
    for n in range(k + 1, min(len(tokens), k + _FAR)):
        bits, begin, stop = tokens[n]
        if stop >= end:
            break
        if bits & w.AUXILIARY and bits & w.PLANNED and text.find("的", tokens[k][2], begin) >= 0:
            return begin
    return -1


def _result(text: str, tokens: list[Token], k: int, end: int) -> int:
    """The first verb behind 将 or 把 at `k` that a result follows or ends (延至, 压缩至, 压缩三分之一), else -1.

    The verbs before it belong to the noun that is the object: 将办理时间压缩至6天.
    """
    after = tokens[k][2]
    for n in range(k + 1, min(len(tokens), k + _FAR)):
        bits, begin, stop = tokens[n]
        if begin >= end:
            break
        if not bits & w.VERB or begin == after or text[begin - 1] == "的":
            continue
        if stop == end and text.endswith("起来", begin, stop):
            return n
        if stop >= end or text[stop] == "的":
            continue
        ends = text[stop - 1] in _INTO_STATE and bits & w.FRAME
        if ends or text[stop] in "至到" or _CHANGE.match(text, begin, end):
            return n
    return -1


def past_phrase(text: str, tokens: list[Token], k: int, end: int) -> int:
    """The token at which the predicate after the prepositional phrase at `k` begins, -1 where the phrase is all."""
    after = tokens[k][2]
    joins = text[after - 1] in "同合与" and text.endswith(_JOINS, tokens[k][1], after)
    closed = None if joins else _PHRASE_END.search(text, after, min(end, after + _NEAR))
    floor = closed.end() if closed else after + 1
    acts = following(tokens, k) & (w.VERB | w.ADVERB)
    if (
        text[after : after + 1] in "重主"
        and text.startswith(("重点", "主要"), after)
        and not following(tokens, k + 1) & w.VERB
    ):
        acts = 0
    word = text[tokens[k][1] : after]
    by = _CONSENT.match(text, after, end) if word[0] == "经" else None
    floor = max(floor, by.end()) if by else floor
    inner = bool(acts) and closed is None and word == "围绕"
    around = word[0] == "在" or text.startswith("围绕", tokens[k][1])
    acts = acts or text.startswith("通过", tokens[k][1])
    run = -1
    quotes = text.find("“", after, end) >= 0
    for n in range(k + 1, min(len(tokens), k + _FAR)):
        bits, begin, stop = tokens[n]
        if begin >= end:
            break
        if quotes and text.rfind("“", after, begin) > text.rfind("”", after, begin):
            continue
        if begin < floor:
            if around and bits & w.VERB and not bits & w.ADVERB and _behind_place(text, tokens, n):
                return n
            if floor < end or bits & w.INTO == 0 or text[begin] not in "对向" or not around:
                continue
            if frame(text, tokens, n, end) >= 0:
                return n
            continue
        if bits & w.INTO and text[begin] in "对向将把" and (run >= 0 or frame(text, tokens, n, end) >= 0):
            return run if run >= 0 and tokens[n - 1][2] == begin else n
        if bits & w.ADVERB and not bits & w.VERB and stop < end:
            if run < 0 or tokens[n - 1][2] != begin:
                run = n
            continue
        behind = following(tokens, n)
        if inner and bits & w.VERB and not bits & w.ADVERB:
            inner, run = False, -1
            continue
        if text[begin - 1] in "被的" or _is_system(text, stop) or (acts and text[begin - 1] in "、和与及"):
            continue
        leads = behind & w.VERB or (behind & w.ADVERB and not behind & w.AUXILIARY)
        if bits & w.NOUNS and ((leads and not bits & w.CONTROL) or text.startswith(_OF_NOUNS, stop)):
            continue
        if (
            (text[stop:end] == "工作" and not text.endswith("好", begin, stop))
            or (bits & w.NOUNS and text[stop : stop + 1] == "中")
            or (behind & w.VERB and text[tokens[n + 1][2] : end] == "工作")
        ):
            continue
        led = run >= 0 and tokens[n - 1][2] == begin
        if (
            bits & w.VERB
            and stop < end
            and text[stop] not in "的等"
            and (led or text[stop:end] not in w.words().makers)
        ):
            return run if led else n
        run = -1
    return -1


def _is_system(text: str, at: int) -> bool:
    """Whether a system or the like begins at `at`, which the verb before it describes, but not 系统重要性."""
    return text.startswith(_OF_SYSTEMS, at) and not text.startswith("系统重要", at)


def _behind_place(text: str, tokens: list[Token], n: int) -> bool:
    """Whether a place ends right before word `n`: 在北京等15个城市启动…."""
    begin = tokens[n][1]
    return text[begin - 1] in "市省区县国州" or (tokens[n - 1][2] == begin and bool(tokens[n - 1][0] & w.PLACE))
