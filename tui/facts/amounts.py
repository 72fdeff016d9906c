"""What an action is told with: whether an amount behind its verb makes it a mere figure."""

from tui.facts import policy_words as w
from tui.facts.fact import Status
from tui.facts.lazy import lazy
from tui.facts.predicates import Head

TELLS = frozenset(("自查", "查明", "说明", "核实", "披露", "核查", "补充披露", "补充说明"))
"""What somebody is ordered to tell or check: 说明…的原因, 核实是否存在…."""
_AMOUNT = (
    r"(?:约|近|超过?|逾|达到?|共计?|合计|累计|不[超高低少]于?过?|突破)*[\d,.]+(?:[多余]?[万亿千百]+)?[多余]?"
    r"(?:美元|港元|欧元|日元|元|%|％|个百分点|个基点|基点|个月|立方英尺|立方米|平方米|平方公里|千瓦时|标准箱|[\u4e00-\u9fff]{1,2})?(?:/[\u4e00-\u9fff]{1,4})?"
    r"(?:以[上内下]|左右)?"
)
_NUMBER = lazy(r"[\d,.]")
"""What is in every amount."""
_QUANTITY = lazy(rf"{_AMOUNT}(?:[、和及与]{_AMOUNT})*+")
_CLOSING = lazy(rf"(?>(?<!每)(?![至到为第])[\u4e00-\u9fff]{_AMOUNT}、?)++$")
_CLOSE = 60
"""How far before its end a clause's closing quantities are looked for."""
_SUM = lazy(rf"(?:总额|总投资|总量|总值|金额|件数|均价|产值|营收|销售额)(?>{_AMOUNT})(?!的)")
_GROWS = frozenset(("增加", "减少", "增长", "下降", "扩大", "缩小", "提高", "降低"))
"""What a quantity that somebody has does: 对实体经济发放的贷款增加1万亿元."""
_COMPARED = lazy(r"，(?:同比|环比|较上年|比上年|较去年|较年初|较\d)")
"""What follows a quantity that is only told: 实现收入10亿元，同比增长…."""
_BRACKETED = lazy(r"[（(][^（）()]*[)）]$")
_UNITS = frozenset("元%％倍家个万亿吨米点里时人辆台套户件份股笔只")
_TALLIED = lazy(r"累计|合计|总共|共计|^共")
_SETS = frozenset(
    (
        "下调",
        "上调",
        "调降",
        "调低",
        "调高",
        "处以",
        "罚款",
        "没收",
        "追缴",
        "追回",
        "加收",
        "并处",
        "处罚款",
        "下达",
        "拨付",
        "下拨",
        "预拨",
        "预下达",
        "划拨",
        "调拨",
        "调减",
        "调增",
        "安排",
        "限制",
        "降至",
        "核定",
        "核减",
        "核增",
        "取消",
        "退还",
        "调拨",
        "紧急调拨",
        "增加调拨",
        "预拨",
        "划拨",
        "调派",
        "派出",
        "增派",
        "增发",
        "发放",
        "投放",
        "净投放",
        "净回笼",
        "拨款",
        "支出",
        "注资",
        "列支",
        "征收",
        "加征",
        "给予",
        "奖励",
        "奖补",
        "资助",
        "补贴",
        "出台",
        "推出",
        "返还",
        "扣除",
        "减按",
        "统筹",
        "判处",
        "判决",
        "裁定",
        "裁决",
        "责令",
        "补助",
    )
)
"""Verbs that set a rate, a penalty or a budget, which is told by its amount."""
_MOVES = ("降低", "提高", "调整", "延长", "放宽")
_RATE = lazy(r"(?:[利税费汇]率|准备金率|存准率|首付款?比例|保证金比例)(?!水平)[^，]{0,8}\d")
"""The rates that an authority moves: 降低公积金贷款利率0.25个百分点."""


def is_statistic(text: str, head: Head, word: str, rest: str, last: str, status: Status) -> bool:
    """Whether a quantity is all that the clause tells: 增加12.4%, 募集资金约458亿元, 控制在0.5元以内.

    What is planned may be told with its amount (新建厂房20万平方米), and so may a penalty or a rate that is set. `word` is
    the head itself, `rest` what follows it, `last` its last character.
    """
    if last in "%％" and "占" in rest:
        return True
    if head.framed and word in _GROWS and _QUANTITY.fullmatch(rest):
        return status != "planned" or text[head.start] == "对"
    if word == "罚没":
        return _TALLIED.search(text, head.start, head.verb) is not None
    if head.framed or word in _SETS or word[:2] in _SETS or word in TELLS or (word in _MOVES and _RATE.search(rest)):
        return False
    if word == "控制" and rest[0] == "在":
        return _QUANTITY.fullmatch(rest[1:]) is not None
    if head.bits & w.ALONE:
        return _TALLIED.search(text, head.start, head.verb) is not None
    if _NUMBER.search(rest) is None:
        return False
    if _QUANTITY.fullmatch(rest):
        return True
    bare = _BRACKETED.sub("", rest) if last in "）)" else rest
    if bare and bare[-1] in _UNITS and _COMPARED.match(text, head.end + len(rest)) and any(map(str.isdecimal, bare)):
        return True
    if total := _SUM.search(rest):
        planned = status == "planned" and head.bits & w.CONTROL
        beside = head.status & w.PLANNED and rest[total.start() - 1] == "、"
        return not planned or (total.end() == len(rest) and not beside)
    if head.bits & w.ONCE and head.bits & w.CONTROL:
        return False
    return status != "planned" and _CLOSING.search(rest[-_CLOSE:]) is not None
