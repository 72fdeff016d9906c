"""The head verb as it is written (建立健全, 进行公示 → 公示) and the actions of a list (扩大…、健全…和优化…)."""

from itertools import islice, takewhile

from tui.facts import policy_words as w
from tui.facts.events import is_event
from tui.facts.lazy import lazy
from tui.facts.light_verbs import LIGHT, completed, is_light
from tui.facts.predicates import Head, Token
from tui.facts.prepositions import frame
from tui.facts.readings import head_at

_BEGUN = ("并处", "主要采取")
"""Verbs with what leads up to them: 并处罚款, 主要采取了五方面措施."""
_WITH_NOUN = ("发展战略性", "打击机构")
"""Verbs with the beginning of their object, as words of their own because together they look like nouns."""
_IS_SO = lazy("(?:恰当|得当|到位|完备|有序|顺畅|及时|合法|高效)(?:$|[、，])")
"""What a verb in a list only is said to be done like: 定性准确、处理恰当."""
_SIGNS = ("签署", "签订")
"""What one signs is a list of papers: 签署框架协议和监管执法等合作协议."""
_NOUNS = ("工作", "领域", "职能", "活动", "行动", "业务", "服务")
_ONE_NOUN = lazy(
    r"的(?:政策|具体|若干|有关|相关|进一步|一揽子){0,2}(?:举措|措施|办法|安排|政策|意见)$"
    r"|[两三四五六七八九十\d](?:个|项|大|类|种|条|支|款|批)[^，、\d]{1,8}(?:工具|平台|机制|制度|工程|行动|计划|中心|体系|基金|试点|政策|措施|举措|方案|办法|意见|文件|条例|规划|规定)$"
    r"|(?:并重|并举|并行|相结合|相统一|相衔接|两手抓|双管齐下)$"
)
"""What a list before it only describes: 确定盘活资产、扩大投资的措施."""
_ONE_NOUN_ENDS = frozenset("一下举件例具划制动台合定度心抓排接措施案法点程策系行见重金")
_ONE_EVIL = lazy(r"等?[^，、]{0,12}(?:问题|行为|现象|情形|乱象|活动|犯罪|风险|事件|违法|违规)$")
_OFFENCES = lazy(
    r"等[^，、]{0,4}(?:违法|违规|不正当|犯罪|垄断)[^，、]{0,2}(?:行为|活动|问题)$|排除、限制竞争(?:的?行为)?$|的(?:界限|区别|边界)$"
)
"""What a list of offences or of what is told apart ends in, whatever the verb: 严惩低价倾销、屏蔽封锁等违法行为."""
_OFFENCES_ENDS = frozenset("为争别动界限题")
_TAKES = frozenset(("采取", "运用", "综合运用", "实施", "推出", "出台", "提出", "落实", "制定", "部署"))
_MEANS = lazy(r"等[^，、]{0,10}(?:措施|举措|手段|办法|方式|政策)$")
_LISTED_MEANS = lazy(r"、[^，、]{1,12}(?:措施|举措|手段|方式)$")
"""What is taken, told in verbs themselves: 采取立案稽查、暂缓发行等措施 is one measure."""
_AGAINST = frozenset(
    [
        "打击",
        "查处",
        "严查",
        "整治",
        "治理",
        "防范",
        "遏制",
        "杜绝",
        "纠正",
        "惩治",
        "规范",
        "制止",
        "防止",
        "严禁",
        "禁止",
        "严厉打击",
        "排查",
        "查办",
        "打击整治",
        "清理",
        "清理整治",
    ]
)
"""Verbs against evils that are told in verbs themselves: 打击出具虚假报告、签发虚假证书等问题 is one measure."""
_MAKES = frozenset(
    [
        "建立",
        "健全",
        "完善",
        "建立健全",
        "构建",
        "形成",
        "打造",
        "制定",
        "优化",
        "健全完善",
        "建立完善",
        "出台",
        "制订",
        "修订",
        "创新",
        "设立",
    ]
)
_FRAMES = ("机制", "体系", "制度", "平台", "格局", "模式", "办法", "规则", "规范", "标准", "清单", "政策")
"""What is made, and what its name ends in."""
_FORCE = lazy(r"力度|支持|投入|扶持|监管|约束|保护|保障|补贴|奖励|供应|帮扶|处罚|打击")
"""What is given behind 加大对…: the list before it is one object."""
_LIGHT = frozenset(verb + done for verb in LIGHT for done in ("", "了"))
_AFTER_VERB = frozenset("、难强进程")
_DEGREES = ("难度", "强度", "进度", "程度")
"""Nouns that a verb before them only describes, if it does not act on them: 保供难度较大."""
_PART_IN = lazy(r"在.{2,60}(?:方面|过程|领域|工作|行动)中?的[^，的]{0,6}(?:作用|优势|功能)$")
"""What is brought into play: 发挥市场在控制排放、促进创新等方面的作用 is one measure."""
_TASKS = lazy(
    r"等[一二三四五六七八九十\d]{0,3}(?:个|项|大|条)?(?:方面|系列|一系列|多项|具体|重点|主要)*的?(?:任务|举措|措施|内容|工作|要求|安排)$"
)
_TASKS_ENDS = frozenset("务措施容作求排")
_LISTS = ("提出", "明确", "包括", "部署", "安排", "推出", "提出了", "明确了", "部署了")
"""Behind these the items of a list that ends so are an action each: 提出稳住产业、扩大消费等6方面任务."""
_WAY = lazy("方式|形式|办法|手段")
"""What 采取 takes where an act follows for which it is the means: 采取现金返还等方式落实政策."""
_RULES = ("细则", "方案", "意见", "办法")
"""Papers whose names begin with 实施: 出台实施细则."""
_TURNED = 4
"""How long the noun in 治理数字化, 生产自动化 is."""
_AND = ("和", "以及", "及", "与", "并")
_AND_ENDS = frozenset(("、", *(word[-1] for word in _AND)))
_JOINT = lazy(f"[{''.join(sorted(_AND_ENDS))}]")


def complete(text: str, tokens: list[Token], head: Head, end: int) -> Head | None:
    """The head with the verb that completes it, or None where a light verb has no verb of policy: 进行介绍."""
    first = text[head.verb]
    if first in "并主" and text.startswith(_BEGUN, head.verb):
        verb = head.verb + (1 if first == "并" else 2)
        head = head.at(verb if head.start == head.verb else head.start, verb, head.end, head.bits, head.token)
        first = text[verb]
    if head.end >= end and head.verb - head.start > 2:
        head = _leading(tokens, head)
        first = text[head.verb]
    k = head.token + 1
    if first == "采" and text.startswith("采取", head.verb) and (way := _WAY.search(text, head.end, end)):
        beyond = next((n for n in range(k, len(tokens)) if tokens[n][1] >= way.end()), len(tokens))
        bits, begin, stop = tokens[beyond] if beyond < len(tokens) else (0, -1, -1)
        if begin == way.end() and bits & w.VERB and stop < end:
            return head.at(begin, begin, stop, bits, beyond)
    if head.end - head.verb > 2 and text.startswith(_RULES, head.end) and text.startswith("实施", head.end - 2):
        return head.at(head.start, head.verb, head.end - 2, head.bits, head.token)
    word = text[head.verb : head.end]
    if word in _LIGHT:
        return completed(text, tokens, head, end)
    after = text[head.end : head.end + 1]
    if after in _AFTER_VERB:
        if text.startswith(_DEGREES, head.end) and word not in w.words().abstract:
            return None
        if after == "、" and not _lists_verbs(tokens, k, head.end + 1):
            return None
    if k >= len(tokens) or tokens[k][1] != head.end:
        return head
    bits, begin, stop = tokens[k]
    if bits & w.MEET and head.bits & w.CONTROL and word in ("组织", "牵头"):
        return head.at(head.start, head.verb, stop, bits, k)
    orders = head.status & w.AUXILIARY or (head.adverb and head.bits & w.CONTROL)
    if bits & w.VERB and not bits & w.ADVERB and text[stop : stop + 1] == "的" and not orders:
        return None
    if head.bits & w.ADVERB and bits & w.VERB and not bits & w.NOUNS and stop >= end:
        return None
    if (
        bits & head.bits & w.JOINS
        and word not in ("开展", "实施")
        and not (head.bits & w.ISSUE and text[begin:stop] in ("开展", "实施"))
        and stop + 1 < end
        and text[stop] not in "的、和与后前"
    ):
        return head.at(head.start, head.verb, stop, head.bits, k)
    return head


def _leading(tokens: list[Token], head: Head) -> Head:
    """The adverb that is the verb where the verb behind it ends the clause: 加快线上线下融合."""
    for k in range(head.token - 1, -1, -1):
        bits, begin, stop = tokens[k]
        if begin < head.start:
            break
        if bits & w.ADVERB and bits & w.VERB and head.verb - stop > 1:
            return head.at(head.start, begin, stop, bits, k)
    return head


def _lists_verbs(tokens: list[Token], k: int, at: int) -> bool:
    """Whether a verb, or an adverb and a verb, stand at `at`: 淘汰、停建…, but not 开放、健康、安全的…."""
    while k < len(tokens) and tokens[k][1] == at:
        if tokens[k][0] & w.VERB:
            return True
        if not tokens[k][0] & (w.ADVERB | w.INTO):
            return False
        at = tokens[k][2]
        k += 1
    return False


def bare_end(text: str, head: Head) -> int:
    """Where the verb itself ends: a verb of two characters goes without the 至, 到, 为 or 成 that begins its result, and
    without what is reached in 达成一致."""
    if head.end - head.verb <= 2:
        return head.end
    word = text[head.verb : head.end]
    if word.startswith("达成") or word in _WITH_NOUN:
        return head.verb + 2
    result = word[-1] in "至到为" or (word[-1] == "成" and not head.framed)
    return head.end - 1 if result else head.end


def items(text: str, tokens: list[Token], head: Head, end: int) -> list[tuple[Head, int]]:
    """The head and further verbs with objects of their own in a list before `end`, each with its item's end."""
    tasks = text[end - 1] in _TASKS_ENDS and text.endswith(_LISTS, 0, head.start)
    if tasks and (named := _TASKS.search(text, max(head.end, end - 14), end)):
        end = named.start()
    else:
        tasks = False
        if _JOINT.search(text, head.end - 1, end) is None or _is_one(text, tokens, head, end):
            return [(head, end)]
    found: list[tuple[Head, int]] = []
    current = head
    whole = _FORCE.search(text, head.end, end) if text.startswith("对", head.end) else None
    first = whole.end() if whole is not None else head.end
    nested = False
    k = head.token + 1
    if (
        k < len(tokens)
        and tokens[k][1] == head.end
        and tokens[k][0] & w.INTO
        and (framing := frame(text, tokens, k, end)) >= 0
    ):
        first = max(first, tokens[framing][2])
    floor = max(head.end, first)
    while k < len(tokens) and tokens[k][1] < end:
        bits, begin, stop = tokens[k]
        if begin < floor:
            k += 1
            continue
        mark = _joint(text, begin) if text[begin - 1] in _AND_ENDS else -1
        if mark >= 0:
            joins = bits & w.INTO and (text[mark] == "并" or (text[mark] == "、" and not head.bits & w.CONTROL))
            if joins and (framed := frame(text, tokens, k, end)) >= 0:
                verb = tokens[framed]
                found.append((current, mark))
                current = head_at(begin, verb[1], verb[2], verb[0], framed, lead=head.lead, framed=True)
                k, floor = framed + 1, max(verb[2], first)
                continue
            apart = (not current.framed or bits & (w.ADVERB | w.CONTROL)) and _is_apart(
                text, tokens, current, k, mark, end
            )
            if apart and (following := _verb(text, tokens, k, end)) is not None:
                verb = tokens[following]
                if _one_noun(text, current, verb, end):
                    k += 1
                    continue
                if tasks or not current.bits & w.CONTROL or not nested or verb[0] & w.CONTROL:
                    found.append((current, mark))
                    current = head_at(begin, verb[1], verb[2], verb[0], following, lead=head.lead)
                    nested = False
                    k, floor = following + 1, max(verb[2], first)
                    continue
        nested = nested or bool(bits & w.VERB and text[stop : stop + 1] not in "、和与及")
        k += 1
    found.append((current, end))
    return found


def _is_one(text: str, tokens: list[Token], head: Head, end: int) -> bool:
    """Whether a list behind the head is one object, whatever verbs are in it."""
    if (head.framed and not _goes_on_firmly(text, tokens, head, end)) or head.bits & w.ISSUE:
        return True
    last, low = text[end - 1], max(head.end, end - 16)
    if last in _ONE_NOUN_ENDS and _ONE_NOUN.search(text, max(head.end, end - 14), end):
        return True
    if -1 < text.find("关于", head.end, end) < text.rfind("的", head.end, end):
        return True
    if (last in _OFFENCES_ENDS and _OFFENCES.search(text, low, end)) or _describes(text, tokens, head, end):
        return True
    verb = text[head.verb : head.verb + 2]
    if verb in _SIGNS or (verb == "发挥" and _PART_IN.search(text, head.end, end)):
        return True
    word = text[head.verb : head.end]
    return bool(
        (word in _TAKES and _MEANS.search(text, low, end))
        or (verb == "采取" and _LISTED_MEANS.search(text, low, end))
        or (word in _AGAINST and _ONE_EVIL.search(text, low, end))
    )


def _is_apart(text: str, tokens: list[Token], head: Head, k: int, mark: int, end: int) -> bool:
    """Whether what `mark` joins to the head, from word `k` on, may have an object of its own."""
    if mark == head.end and text[mark] == "、" and is_light(text, head):
        return True
    if mark - head.end < (2 if text[mark] == "、" or text.find("的", tokens[k][1], end) < 0 else 3):
        return False
    if text[head.end] in "、和与及" or (head.bits & w.CONTROL and _shares_object(text, tokens, k, mark)):
        return False
    return _is_object(text, head, tokens[k - 1], mark) or (
        tokens[k - 1][1:] != (head.end, mark) and not _only_verbs(text, tokens, head.token + 1, head.end, mark)
    )


def _goes_on_firmly(text: str, tokens: list[Token], head: Head, end: int) -> bool:
    """Whether a list goes on with a verb that begins nothing else: 对项目实行统筹、坚决管控…."""
    if text.find("、", head.end + 2, end) < 0:
        return False
    after = takewhile(lambda token: token[1] < end, islice(tokens, head.token + 1, None))
    return any(text[begin - 1] == "、" and bits & (w.ADVERB | w.CONTROL) for bits, begin, _ in after)


def _describes(text: str, tokens: list[Token], head: Head, end: int) -> bool:
    """Whether the list only describes what the verb is about: 建设引领潮流、服务发展的一流海关."""
    k = head.token + 1
    begins = k < len(tokens) and tokens[k][1] == head.end and tokens[k][0] & w.VERB and not head.bits & w.CONTROL
    return bool(begins) and text.rfind("的", head.end, end) > text.rfind("、", head.end, end) > head.end


def _is_object(text: str, head: Head, verb: Token, mark: int) -> bool:
    """Whether the verb right behind the head is what it acts on: 深化改革、扩大开放, but not 推动制定、实施和推广…."""
    behind = text[mark] == "、" and verb[1:] == (head.end, mark)
    return behind and bool(verb[0] & w.NOUNS) and not head.bits & w.CONTROL


def _shares_object(text: str, tokens: list[Token], k: int, mark: int) -> bool:
    """Whether the verb at `k` and the one joined to it act on the same: 促进从源头上预防和解决纠纷."""
    bits, _, stop = tokens[k - 1] if tokens[k - 1][1] < mark else tokens[k - 2]
    joined = stop == mark and bits & w.VERB and not bits & w.ADVERB and text[mark] in "和与及"
    return bool(joined) and not tokens[k][0] & (w.CONTROL | w.ADVERB)


def _only_verbs(text: str, tokens: list[Token], k: int, at: int, end: int) -> bool:
    """Whether verbs in a list are all that `text[at:end]` holds: 推动制定、实施和推广…."""
    while at < end:
        if text[at] == "、":
            at += 1
        elif k < len(tokens) and tokens[k][1] == at and tokens[k][0] & w.VERB:
            at = tokens[k][2]
            k += 1
        else:
            return False
    return True


def _is_frame(text: str, verb: Token, end: int) -> bool:
    """Whether a verb of a list begins the name of a mechanism: 建立监测体系和防范化解风险机制."""
    stop = next((at for at in range(verb[2], min(end, verb[2] + 30)) if text[at] in "、，；"), end)
    word = text[verb[1] : verb[2]]
    return word not in _MAKES and word not in w.words().abstract and text.endswith(_FRAMES, verb[2], stop)


def _one_noun(text: str, head: Head, verb: Token, end: int) -> bool:
    """Whether a verb of a list only begins the name of a mechanism or of an effect: 发挥辐射带动和示范引领作用."""
    word = text[head.verb : head.end]
    if _ADJECTIVE.match(text, verb[2], end):
        return True
    if word == "发挥":
        return end - verb[1] <= _EFFECT and text.endswith(_EFFECTS, verb[2], end)
    return word in _MAKES and _is_frame(text, verb, end)


_ADJECTIVE = lazy(r"[\u4e00-\u9fff]{2}的")
"""What makes an adjective of a verb in a list: 建成分工合理、协调高效的体系."""
_EFFECT = 9
_EFFECTS = ("作用", "效应", "功能", "职能", "优势", "功效", "效能")


def _joint(text: str, begin: int) -> int:
    """Where the 、 or 和 right before `begin` stands, else -1."""
    if text[begin - 1] == "、":
        return begin - 1
    return next((begin - len(word) for word in _AND if text.endswith(word, 0, begin)), -1)


def _verb(text: str, tokens: list[Token], k: int, end: int) -> int | None:
    """The token of a verb with an object that token `k`, the verb or its adverbs, leads to."""
    while k + 1 < len(tokens) and tokens[k][0] & w.ADVERB and tokens[k + 1][1] == tokens[k][2]:
        k += 1
    bits, _, stop = tokens[k]
    if (
        not bits & w.VERB
        or bits & w.WITH
        or (bits & w.MEET and not is_event(text, tokens[k][1], stop, end))
        or end - stop < 2
        or text[stop] in "的、和与及等了，性率者型类权"
        or text.startswith(("相关", "有关"), stop)
    ):
        return None
    if _IS_SO.match(text, stop) or text.startswith(("工作取得", "工作顺利", "工作有序"), stop):
        return None
    following = next((place for place in range(stop, min(end, stop + 8)) if text[place] in "、和与及等，"), end)
    if (following - stop <= _TURNED and text[following - 1] == "化") or text[stop:following] == "发展":
        return None
    known = w.words()
    if text[tokens[k][1] : stop] in known.abstract:
        return None if text[stop:following] in _NOUNS else k
    return None if text.startswith(known.makers, stop) or text[stop:following] in _NOUNS else k
