"""Times that a clause begins with or that stand before its verb, and what they say of what follows."""

import re

from tui.facts import policy_words as w
from tui.facts.lazy import lazy

TIME = lazy(
    r"(?:自|从|于|在|到|至|截至|截止|力争到|预计到)? ?(?:当地时间|北京时间)?"
    r"(?:[今昨明][（(]\d{1,2}[）)]日|(?:\d{2,4} ?|[今明去前本每])年(?:初(?!步)|[末底]|上半年|下半年|以?来|度)?|“?十[二三四五]五”?(?:时期|期间|末|以来)?"
    r"|“?(?:五一|十一|元旦|春节|国庆|中秋|双节|两节)”?(?:小长假|假期|假日|长假|黄金周|节日)?(?=期间|前后|前夕)"
    r"|(?:\d{1,2} ?|[本上下])个?月(?:份|底|初|末|[上中下]旬)?|\d{1,2} ?(?:[至到~～—-] ?\d{1,2} ?)?[日号])"
    r"(?: ?(?:\d{1,2} ?|[一二三四五六七八九十]{1,2})月份?(?:底|初|末|[上中下]旬)?)?(?: ?\d{1,2} ?(?:[至到~～—-] ?\d{1,2} ?)?[日号])?"
    r"(?:[-—–~至到](?:\d{1,4}[年月日号]?|[今本]?年[底末]|月底))?(?:上午|下午|晚间?|凌晨|中午)?(?:\d{1,2}[时点](?:\d{1,2}分)?)?"
    r"(?:[（(][^（）()\n]{0,12}[)）])?(?:开始|期间|前后|前夕|之?前|以?后|以?来|起|内)?"
)
"""A time at the beginning of what is read."""
TIME_START = frozenset("0123456789自从于在到至截力预今明去前本每“十上下五")
"""With what it begins."""


_LEADS = frozenset("自从于在到至截力预")
_AFTER_LEAD = frozenset(" 0123456789今明去前本每“十上下至止争计当北")
"""What may follow the first character of a time that something leads: 自今年, 截至9月."""
_AFTER = dict.fromkeys(_LEADS, _AFTER_LEAD) | {
    "上": frozenset("个月"),
    "下": frozenset("个月"),
    "本": frozenset("年个月"),
    "今": frozenset("年（("),
    "明": frozenset("年（("),
    "去": frozenset("年"),
    "前": frozenset("年"),
    "每": frozenset("年"),
}
"""What may follow the first character of a time, where that is not a digit or a quotation mark."""


def time_at(text: str, at: int, end: int) -> re.Match[str] | None:
    """The time that begins at `text[at]`, if one does before `end`."""
    first = text[at]
    if first not in TIME_START or (first in _AFTER and text[at + 1 : at + 2] not in _AFTER[first]):
        return None
    return TIME.match(text, at, end)


def time_class(match: re.Match[str], year: int | None) -> int:
    """What a time says of what follows, in an article of `year`: past up to now, done, planned, ongoing; 0 for nothing."""
    words = match[0]
    if words.endswith("来"):
        return w.PAST
    if words.endswith(("起", "开始")):
        return w.PLANNED if "年" in words else w.ONGOING
    if words.endswith(("年底前", "年前")):
        return w.PLANNED
    if year is not None and words[:4].isdecimal() and words[4:6].strip()[:1] == "年" and int(words[:4]) < year:
        return w.DONE
    if words[0] in "去前截" and not words.endswith("前"):
        return w.DONE
    if words[0] in "到力明":
        return w.PLANNED
    return w.DATED if words.endswith(("日", "号", "午", "晚", "间", "晨")) else 0
