"""Light verbs, which leave the action to the verb behind them: 进行公示, 予以处罚."""

from tui.facts import policy_words as w
from tui.facts.lazy import lazy
from tui.facts.policy_words import Token
from tui.facts.readings import Head

LIGHT = ("进行", "予以", "加以")
_QUOTED_ACT = lazy("(?:了)?(?:全面|一次|全方位|集中)*“[^“”，]{2,10}”$")
"""What is done in a word of the author's own: 对各环节进行全面“体检”."""
_NOUN = 7
"""How long a noun behind a light verb is: 进行了现场检查."""


def completed(text: str, tokens: list[Token], head: Head, end: int) -> Head | None:
    """The light head with the verb that completes it, None where that is no verb of policy: 进行介绍."""
    k = head.token + 1
    done = w.DONE if text[head.end - 1] == "了" or text.startswith("了", head.end) else 0
    within = end if (and_more := text.find("并", head.end + 1, end)) < 0 else and_more
    within = _first_item(text, tokens, k, head.end, within)
    last = _last_verb(tokens, k, within)
    if last < 0 and within < end:
        within, last = end, _last_verb(tokens, k, end)
    if last < 0 and head.framed and _QUOTED_ACT.match(text, head.end, end):
        return head.at(head.start, head.verb, head.end, head.bits | w.ALONE, head.token)
    if last < 0 and (act := _act_at_end(text, head.end, end)):
        whole = head.at(head.start, end - 2, end, act | w.ALONE, head.token)
        whole.status |= done
        return whole
    if last < 0 or (
        tokens[last][2] < within and (tokens[last][1] > head.end + 4 or "的" in text[head.end : tokens[last][1]])
    ):
        return None
    bits, begin, after = tokens[last]
    whole = head.at(head.start, begin, after, bits | w.ALONE, last)
    whole.status |= done
    return whole


def is_light(text: str, head: Head) -> bool:
    """Whether a light verb leads up to the head: 进行风险排查."""
    return any(word in text[head.start : head.verb] for word in LIGHT)


def _first_item(text: str, tokens: list[Token], k: int, start: int, end: int) -> int:
    """Where the first item of a list ends whose next item a verb with an object of its own begins: 进行排查、开展整治."""
    if text.find("、", start + 2, end) < 0:
        return end
    for n in range(k, len(tokens)):
        bits, begin, stop = tokens[n]
        if begin >= end:
            break
        if bits & w.VERB and text[begin - 1] == "、" and begin - 1 > start + 1 and stop + 1 < end:
            return begin - 1 if text[stop] not in "、和与及等的" else end
    return end


def _last_verb(tokens: list[Token], k: int, end: int) -> int:
    """The last verb that begins before `end`, from token `k` on; -1 for none."""
    inside = (n for n in range(k, len(tokens)) if tokens[n][1] < end)
    return max((n for n in inside if tokens[n][0] & w.VERB), default=-1)


def _act_at_end(text: str, start: int, end: int) -> int:
    """The classes of the verb that a noun at the end of `text[start:end]` ends in (现场检查), 0 for none."""
    if text.endswith("优惠", start, end):
        return w.VERB | w.ONCE
    found = w.scan(text[end - 2 : end]) if 2 < end - start <= _NOUN and "的" not in text[start:end] else []
    return found[0][0] if len(found) == 1 and found[0][1:] == (0, 2) and found[0][0] & w.VERB else 0
