"""Where the quote of a measure ends: with purpose and means behind its clause, without marks and the end of a list."""

from collections.abc import Callable

from tui.facts import policy_words as w
from tui.facts.amounts import TELLS
from tui.facts.clauses import Part
from tui.facts.lazy import lazy
from tui.facts.predicates import Head

_TRIMMED = 16
"""How many marks are cut off a quote's end at most."""
_MANY = ("一批", "一系")
_CLOSERS = {"”": "“", "）": "（", ")": "(", "」": "「", "】": "【", "』": "『"}
_MARKS = frozenset("，、：；。,:;")
_OPEN_LISTS = ("包括", "其中包括", "主要包括", "主要有", "例如", "比如")
_TAIL_START = lazy(
    r"(?:以?使|让|包括|特别是(?!要)|尤其是(?!要)|以便|以期|以求|旨在|意在|其中包括|主要包括|(?:专项|主要|重点|专门|全部|统筹)?用于"
    r"|以(?:更(?!(?:大力度|高标准|实举措|强力度|严要求|实作风)[\u4e00-\u9fff])(?![^，]{1,8}的(?:标准|力度|举措|行动|魄力|决心))|全面|有效|切实|掌握|加快|维护|稳定|增强|减少|降低|鼓励|带动|激发|释放|吸引|缩小|进一步|确保|保障|促进|推动|满足|实现|提升|提高|支持|应对|防止|避免|减轻|缓解))"
)
_FOR = lazy(
    r"为[^，]{0,30}(?:营造|创造|奠定|打下|注入|贡献|增添|作出|做出|夯实|筑牢|积蓄|积累|厚植|赢得|开辟|铺平|树立|送上|拓展"
    r"|做好[^，]{0,4}(?:支撑|铺垫|准备)|提供[^，]{0,8}(?:支撑|遵循|样板|示范|经验|借鉴|方案|保障|支持|动力|保证|条件|服务|助力|便利|空间|环境))"
)
_MEANS_END = lazy(
    r"(?:方式|形式|原则|情况|基础上|前提下|条件下|要求|手段|途径|渠道|办法|模式|标准|结合|机制|规定|特点|实际|优势|需求|程度|水平)等?$"
)
_MEANS_ENDS = frozenset("上下况准则制势合定平度式径段求法点等道际")
_MEANS_START = lazy(r"(?:通过|按照|根据|依托|依据|采取|结合|运用|(?<![收合发化])利用|以|在|围绕)")
_TAILS = frozenset("旨意包其主例比以及一为专使全尤特用统让重依利围在按根结运通采")
"""How any clause begins that belongs to the measure before it, but for what somebody is to tell."""
_LIST_END = lazy(
    r"(?:等[一二三四五六七八九十两\d]{0,3}(?:个|大|项|条)?方面(?:的?(?:任务|工作|内容|要求|措施|举措))?"
    r"|等(?:任务|工作|措施|举措|内容|要求)|等等?)+$"
)


def quoted_end(text: str, start: int, end: int) -> int:
    """Where the action ends in `text[start:end]` if a quotation that began before it ends there first: …试点”、“….”"""
    close = text.find("”", start, end)
    return close if close >= 0 and text.find("“", start, close) < 0 else end


def quote_span(
    text: str, clauses: list[Part], index: int, head: Head, end: int, led: Callable[[int], bool]
) -> tuple[int, int]:
    """Where the measure that begins in clause `index` ends, and the next clause after it.

    Purpose and means tails after a comma belong to it. `end` is the action's end in its own clause; `led` says
    whether a verb leads a clause, by index.
    """
    last, tells = index, text[head.verb : head.end] in TELLS
    if text.startswith("，不是用来炒的", end):
        last, end = index + 1, clauses[index + 1][1] if index + 1 < len(clauses) else end
    open_means = bool(head.bits & w.CONTROL) and _is_open(text, head, end)
    while end == clauses[index][1] and last + 1 < len(clauses) and clauses[last][2] == "，":
        start, past, mark = clauses[last + 1]
        if text[start] not in _TAILS and not open_means and not tells:
            break
        if text.startswith(("旨在", "意在"), start):
            last += 1
            while last + 1 < len(clauses) and clauses[last][2] == "，" and led(last + 1):
                last += 1
            break
        if text[start:past] in _OPEN_LISTS:
            break
        if tells and text.find("是否", start, past) >= 0 and not led(last + 1):
            last += 1
            continue
        if _goes_on(text, head, start) and not led(last + 1):
            last += 1
            continue
        if open_means:
            open_means = False
        elif not (_FOR.match(text, start, past) or _TAIL_START.match(text, start, past)):
            if not _MEANS_START.match(text, start, past) or not _MEANS_END.search(text, start, past):
                break
            if last + 2 == len(clauses) or mark != "，":
                break
            beyond = clauses[last + 2][0]
            if not (_FOR.match(text, beyond) or _TAIL_START.match(text, beyond)):
                break
        last += 1
    return trim(text, head.start, clauses[last][1] if last > index else end), last + 1


def _goes_on(text: str, head: Head, start: int) -> bool:
    """Whether a clause that begins at `start` goes on with the object: 制定总体规划，以及重点规划; 推出一批读本，一批游戏."""
    if text.startswith(("以及", "及其"), start):
        return True
    many = text[head.end : head.end + 2]
    return many in _MANY and text.startswith(many, start)


def _is_open(text: str, head: Head, end: int) -> bool:
    """Whether a control verb's clause breaks off after means (鼓励…根据…情况，适当提高…)."""
    means = _MEANS_START.search(text, head.end, end) if text[end - 1] in _MEANS_ENDS else None
    if means is None or (means[0] == "以" and "的" in text[means.end() : end]):
        return False
    return _MEANS_END.search(text, means.end(), end) is not None


def trim(text: str, start: int, end: int) -> int:
    """The end without blanks, closing marks that nothing in the quote opened, and a list's 等四方面任务."""
    if text[end - 1].isalnum():
        return end
    lowest = end - _TRIMMED if end - start > _TRIMMED else start
    while end > lowest:
        char = text[end - 1]
        if char not in _MARKS and not char.isspace():
            opener = _CLOSERS.get(char)
            if opener is None or text.count(opener, start, end) >= text.count(char, start, end):
                break
        end -= 1
    return end


def item_end(text: str, start: int, end: int) -> int:
    """The end of a list's last item without 等四方面任务."""
    match = _LIST_END.search(text, max(start + 2, end - 16), end)
    return match.start() if match else end
