"""What is demanded of others: 商业银行要建立…, 要求公司说明…, 货币政策要保持…."""

from itertools import islice

from tui.facts import policy_words as w
from tui.facts.clauses import Part
from tui.facts.lazy import lazy
from tui.facts.predicates import Aside, Head, Missing, Read, Reader, Token
from tui.facts.readings import head_at
from tui.facts.scope import Scope

_OBLIGED = frozenset(
    [
        "要",
        "应",
        "应当",
        "须",
        "必须",
        "需",
        "需要",
        "都要",
        "均应",
        "均须",
        "还要",
        "也要",
        "既要",
        "又要",
        "应该",
        "可",
        "可以",
        "务必",
        "严禁",
        "一律",
    ]
)
"""Auxiliaries of what is demanded; whoever plans or wants something is not told to."""
_ABLE = ("可", "可以")
"""What says that one may, and in a block that names no speaker that one can: 该项目可降低能耗."""
_FORBIDDEN = ("不得", "严禁", "禁止")
_NAME = 14
"""How long the name of one who is told may be."""
_RULED = ("暂停", "停止", "实行封闭", "一律停", "免予", "免于", "予以", "不予", "不设", "给予", "视为", "不再")
"""Verbs by which what is ruled of others is told without 应: 所有影院暂停开放."""
_BODIES = lazy(
    r"(?:\d{4}年)?(?P<who>[\u4e00-\u9fff]{2,16}?(?:系统|机构|部门|法院|检察院|检察机关))(?:[要应须]+|必须|需要)(?![求对急])"
)
"""Public bodies of which something is demanded: 全国税务系统要…."""
_DEMANDED = lazy(
    r"[^，]{2,14}(?:政策|工作|改革|措施|举措|任务|工具|资金|试点)(?:要|应|须|必须|应当|将)|[^，]{2,8}时(?!间|代|期|候|常|尚|装|刻|报)|[^，]{2,8}(?:采购|招标|投标|审批|执法|交易|过程|工作|活动|领域)中(?!国|央|心|小|医|药|期|东|部|西|型|标|长)"
)


_CHANGED = lazy(
    r"[^，]{0,30}?(?:标准|额度|限额|年限|期限|税率|利率|费率|价格|上限|下限|门槛|补贴|补助|奖励|金额|周期|时限|面积|范围|(?:首付款?|贷款|缴存|扣除|抽成|报销|提取|出资|补助|分成|配套)比例"
    r"|限价|电价|系数|起征点|扣除额|养老金|最低工资|收费|涨跌停板幅度|涨跌幅限制|保证金(?:比例|水平)?|手续费|准备金率)(?:（[^（）]{0,20}）)?(?P<when>(?:统一|分别|也|均|都|将|拟|已|再|同步|相应|一律|原则上|全部|每[^，]{1,6}?|在[^，]{2,10}基础上)*)"
    r"(?P<act>(?:[由从][^，]{1,40}?)?(?P<verb>提高|提升|上调|上浮|下调|下浮|降低|调整|调增|调减|调低|调高|增加|扩大|延长|缩短|压缩|压减|减少|放宽|统一|退坡|[降提减压缩增升](?=[至到]))(?:[至到为]|(?=约?\d)))"
)
"""What a paper changes, told by what is changed: 补贴标准由每人1000元提高至2000元."""


def changed(text: str, part: Part, token: int) -> Head | None:
    """The head in 补贴标准由…提高至…, where the sum or the term that a paper changes stands as subject; `token` is the
    clause's first word."""
    match = _CHANGED.match(text, part[0], part[1])
    if match is None or not any(map(str.isdecimal, text[match.end() : part[1]])):
        return None
    status = w.DONE if "已" in match["when"] else w.PLANNED
    start, (verb, end) = match.start("act"), match.span("verb")
    return head_at(start, verb, end, w.VERB | w.ONCE | w.FRAME, token, status, adverb=True, framed=True)


def obliged(reader: Reader, scope: Scope, first: int, part: Part) -> Head | None:
    """The head in 商业银行要建立…: what is demanded of those who stand as subject of `part`, from token `first` on.

    Where the clause only breaks off behind its auxiliary, `scope` is told that demands follow.
    """
    start, end, _ = part
    text, tokens = reader.text, reader.tokens
    for n in range(first, len(tokens)):
        bits, begin, stop = tokens[n]
        if begin >= end:
            return None
        if text[begin] == "是" and text.startswith("是否", begin):
            return None
        ruled = False
        if bits & w.VERB and text[begin : begin + 2] not in _FORBIDDEN:
            if text.startswith(("的", "、", "等"), stop) or text[begin - 1] == "被":
                continue
            ruled = scope.demands and begin > start + 1 and text.startswith(_RULED, begin)
            if not ruled and bits & w.ADVERB:
                continue
            if not ruled:
                return None
        word = text[begin:stop]
        must = (
            word in _FORBIDDEN
            or (word == "不再" and scope.demands and begin > start + 1)
            or (word in _OBLIGED and not (scope.far and word in _ABLE))
        )
        if must and (text[begin - 1] == "是" or (word in _ABLE and text.startswith("如果", start))):
            return None
        if begin > start and (must or ruled):
            head = reader.read(n, begin, end, True)
            if isinstance(head, Aside) and must:
                scope.demands, scope.status = True, "planned"
            return head if isinstance(head, Head) and (scope.demands or must) else None
    return None


def told_whom(text: str, part: Part) -> tuple[int, int] | None:
    """Where the public bodies are named that stand as subject of what is demanded: 各地文旅部门要…; None for none."""
    start, end, _ = part
    match = _BODIES.match(text, start, end)
    return match.span("who") if match else None


def ordered(reader: Reader, missing: Missing, end: int) -> Read:
    """What others are told to do: 要求公司说明…, the verb after those who are told."""
    tokens = reader.tokens
    for n in range(missing.token, len(tokens)):
        bits, begin, stop = tokens[n]
        if begin >= end or bits & w.VERB:
            break
        told = bits & (w.FIRM | w.BODY | w.PLACE | w.SUFFIX | w.SPEAKER | w.TOLD)
        if told and stop < end:
            found = reader.read(n + 1, stop, end, True)
            if isinstance(found, Head):
                return found
    return _ordered_by_name(reader, missing, end)


def _ordered_by_name(reader: Reader, missing: Missing, end: int) -> Read:
    """What somebody whose mere name is told is to do: 要求某某就…说明."""
    text, tokens = reader.text, reader.tokens
    if not text.endswith("要求", 0, missing.at):
        return missing
    for n in range(missing.token, len(tokens)):
        bits, begin, _ = tokens[n]
        if begin >= end or begin - missing.at > _NAME:
            break
        if begin > missing.at and bits & (w.VERB | w.INTO | w.WITH | w.ADVERB):
            found = reader.read(n, begin, end, True)
            named = "的" not in text[missing.at : begin]
            return found if isinstance(found, Head) and not found.bits & w.WEAK and named else missing
    return missing


def plans(tokens: list[Token], text: str, first: int, end: int) -> bool:
    """Whether a firm says from token `first` on what it will do, does or has done: 公司将加快布局."""
    firm = False
    for bits, begin, stop in islice(tokens, first, None):
        if begin >= end or bits & (w.BODY | w.SUFFIX | w.PAPER):
            return False
        if bits & w.FIRM:
            firm = True
            if text[begin - 1] == "等" and stop < end and text[stop] not in "要应须需可必的":
                return True
        elif bits & w.AUXILIARY:
            return firm and text[begin:stop] not in _OBLIGED
        elif bits & w.VERB:
            return False
    return False


def demanded(text: str, part: Part) -> int:
    """Where the demand begins in 货币政策要保持…, 供应偏紧时组织…: behind a policy or a circumstance; -1 for none."""
    start, end, _ = part
    match = _DEMANDED.match(text, start, end)
    return match.end() if match else -1


def to_come(tokens: list[Token], first: int, end: int) -> bool:
    """Whether 将 or 要 says what is to come of a subject that is no firm's or expert's: 通道建设将提速."""
    noun = -1
    for bits, begin, stop in islice(tokens, first, None):
        if begin >= end or bits & (w.FIRM | w.EXPERT | w.FORECAST | w.GUESS) or (noun >= 0 and begin != noun):
            return False
        if bits & w.PLANNED and bits & w.AUXILIARY:
            return True
        noun = stop if bits & w.VERB else -1
    return False
