"""How far whoever governs reaches: whether a clause without a subject is still theirs, after what stood in between."""

from tui.facts import policy_words as w
from tui.facts.clauses import Part
from tui.facts.lazy import lazy
from tui.facts.readings import Head
from tui.facts.scope import Scope

_SHORT = 6
"""A clause this short is no statement that would end a speaker's demands."""
_TARGET = lazy(
    r"(?:\d[^\d，]{0,6}|(?:明显|显著|进一步|持续|不断|基本|大幅|更加|稳步|有效|初步|全面)(?:增强|提升|提高|改善|优化|完善|壮大|扩大|健全|形成|增长|夯实|成型|突破))$"
)
"""A clause that ends so states a level to be reached."""
_AMOUNT = lazy(
    r"[\u4e00-\u9fff]{0,8}?(?:金额|总额|额度|资金|款|罚没|面积|案值|货值|价值|涉[\u4e00-\u9fff]{1,4})[超近约达共逾]{0,2}\d[\d.,]*[千万亿]*[多余]?[千万亿]*[\u4e00-\u9fff]{1,2}"
)
"""An amount beside what was done ends nothing: 查处案件3件，罚没金额2亿元，维护秩序."""
_AMOUNT_ENDS = frozenset(".,千万亿多余")


def reaches(scope: Scope, head: Head, text: str, before: str) -> bool:
    """Whether the scope governs a clause that the head leads, which no enumerator opens; `before` is what ended the
    clause before it."""
    plain = head.bits & (w.WEAK | w.NOUNS) and not head.bits & (w.CONTROL | w.FRAME)
    strong = before in ("；", "。") or head.adverb or not plain
    if scope.far and (scope.broken or not strong):
        return False
    if scope.broken == 3:
        return False
    if scope.broken == 2 and not (scope.demands and (head.adverb or head.bits & (w.CONTROL | w.FRAME))):
        return False
    if scope.broken == 1 and scope.speech and head.adverb and before == "：":
        scope.broken = 0
    if not scope.broken or scope.demands:
        return True
    urged = scope.urged and scope.broken == 1 and strong and not text.startswith("了", head.end)
    return bool(head.status & w.PLANNED or urged if scope.speech else strong)


def ends_something(text: str, start: int, end: int) -> bool:
    """Whether a clause in which nothing was read comes between whoever governs and the clauses after it."""
    if end - start <= _SHORT or text[end - 1] == "的":
        return False
    before = text[end - 3 : end - 1]  # where an amount ends before its unit, of one or two characters
    if _AMOUNT_ENDS.isdisjoint(before) and not (before[0].isdecimal() or before[1].isdecimal()):
        return True
    return _AMOUNT.fullmatch(text, start, end) is None


def sets_target(text: str, part: Part) -> bool:
    """Whether a clause states a level to be reached."""
    start, end, _ = part
    return _TARGET.search(text, start, end) is not None
