"""How far whoever governs reaches: whether a clause without a subject is still theirs, after what stood in between."""

from tui.facts import policy_words as w
from tui.facts.readings import Head
from tui.facts.scope import Scope


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
