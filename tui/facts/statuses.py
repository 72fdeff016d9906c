"""When a measure holds (planned, ongoing, done): from auxiliaries, adverbs, times and the clause before."""

from tui.facts import policy_words as w
from tui.facts.fact import Status
from tui.facts.lazy import lazy
from tui.facts.predicates import Head

_NAMES: dict[int, Status] = {w.PLANNED: "planned", w.ONGOING: "ongoing", w.DONE: "done"}
_WHEN = w.PLANNED | w.ONGOING | w.DONE
_BUSINESS = frozenset(
    [
        "研究",
        "部署",
        "审议",
        "审议通过",
        "研究部署",
        "通过",
        "讨论",
        "总结",
        "分析",
        "传达",
        "学习",
        "听取",
        "决定",
        "表决通过",
        "听取汇报",
        "研判",
        "谋划",
        "安排",
        "交流",
    ]
)
"""What a meeting does while it meets."""
_STARTS = frozenset(
    [
        "成立",
        "组建",
        "启动",
        "挂牌",
        "揭牌",
        "开通",
        "上线",
        "签署",
        "召开",
        "发布",
        "公布",
        "印发",
        "出台",
        "推出",
        "通报",
        "公开征求意见",
        "征求意见",
        "设立了",
        "增加了",
        "取消了",
    ]
)
"""What is done along with a paper, and is no provision of it."""
_COMES_OUT = frozenset(("推出", "出台", "揭牌", "挂牌"))
"""What is over as soon as it is told, even among work that lasts."""
_ORDERS = ("不得", "严禁")
"""Verbs that order whoever they are said of."""
_STATED = frozenset(
    ("部署", "提出", "规定", "批准", "同意", "批复", "核准", "审议通过", "表决通过", "终止", "驳回", "立案", "立案调查")
)
"""What is done by being said: 决定终止…."""

_RULING = lazy(
    r"对[^，。；]{1,60}?(?:责令|采取|出具|给予|予以|处以|实施)[^，。；]{0,20}?(?:警示|监管措施|处分|批评|谴责|处罚|警告|罚款|谈话|禁入|改正|整改)"
)
"""What is ruled on one firm or person: 决定对某公司采取出具警示函的行政监管措施."""
_VOTED = ("投票结果", "表决结果", "投票")
"""Behind these stands what was set: 以6-3的投票结果将利率提高…."""


def _told(head: Head, dated: bool) -> Status:
    """Done where the act has an end or its day is told, ongoing for work that lasts."""
    return "done" if (dated or head.bits & w.ONCE) and not head.status & w.STEADY else "ongoing"


def _counts(text: str, head: Head) -> bool:
    """Whether a number follows the verb."""
    return text[head.end : head.end + 1].isdecimal()


def _is_ended(text: str, head: Head, dated: bool) -> bool:
    """Whether an act with an end is told with its number or by 将."""
    counted = (head.framed and text[head.start] in "将把") or _counts(text, head)
    return counted and _told(head, dated) == "done"


def _is_ruled(text: str, head: Head) -> bool:
    """Whether a ruling on somebody is told, which is done by being ruled, or what a vote has set."""
    if not head.framed:
        return False
    return (text.endswith("决定", 0, head.start) and _RULING.match(text, head.start) is not None) or (
        head.bits & w.ONCE > 0 and text.endswith(_VOTED, 0, head.start)
    )


def own_status(text: str, head: Head, carried: Status | None, speech: bool) -> tuple[Status | None, str]:
    """What the clause itself says, with the cue; None where it says nothing.

    持续 and its like say that work goes on, and 率先 that something is done, only where nothing puts it into the future:
    将…，持续深化… is planned.
    """
    future = (speech and carried != "done") or carried == "planned"
    when = head.status & _WHEN
    if when & w.PLANNED:
        return "planned", "status planned: adverb or auxiliary"
    if head.bits & w.ONCE and head.verb > head.start and "陆续" in text[head.start : head.verb] and _counts(text, head):
        return "done", "status done: one after the other, their number told"
    firm = not future or bool(head.status & w.AUXILIARY)
    if when & w.ONGOING and firm:
        return "ongoing", "status ongoing: adverb or auxiliary"
    if when & w.DONE and (firm or "率先" not in text[head.start : head.verb]):
        return "done", "status done: adverb or auxiliary"
    if "了" in text[head.end - 1 : head.end + 1]:
        return "done", "status done: 了"
    lead = head.lead
    if lead & w.PAST:
        return _told(head, False), "status: since then"
    if lead & _WHEN:
        for bit, name in _NAMES.items():
            if lead & bit and not (speech and bit == w.ONGOING):
                return name, f"status {name}: time"
    return None, ""


def told_status(
    text: str, head: Head, carried: Status | None, speech: bool, dated: bool, after: str = ""
) -> tuple[Status, str]:
    """The status of a clause that says nothing itself: what governed the clause before, else by the verb's kind.

    `after` says what that clause told of: a `meeting`, whose business is done, a `paper`, which plans, or a `headline`'s
    body (美联储：将利率下调25个基点), which tells what it has done where that has an end.
    """
    word = text[head.verb : head.end]
    if after == "meeting" and word in _BUSINESS:
        return "done", "status done: a meeting's business"
    if after == "paper" and word not in _STARTS:
        return "planned", "status planned: a paper's provision"
    if speech and (word in _STATED or _is_ruled(text, head)):
        return "done", "status done: the paper states it"
    if carried == "done":
        return _told(head, dated), "status: follows what is done"
    if carried is not None:
        comes_out = head.bits & w.ISSUE or word in _COMES_OUT
        if carried == "ongoing" and not speech and (comes_out or _is_ended(text, head, dated)):
            return "done", "status done: an act with an end, its number told"
        return carried, f"status {carried}: carried"
    if after == "headline" and ((head.framed and head.bits & w.ONCE) or _is_ended(text, head, dated)):
        return "done", "status done: an act with an end in a headline"
    if speech or text.startswith(_ORDERS, head.verb):
        return "planned", "status planned: demanded"
    return _told(head, dated), "status: told as fact"
