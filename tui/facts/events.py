"""Events that an authority plans to hold: 举办消费促进月活动 is an action, a mere meeting is none."""

from tui.facts.lazy import lazy

HOLDS = ("举办", "举行", "组织举办")
"""Verbs of meetings that tell of events as well."""
_EVENT = lazy(
    r"(?:活动|大赛|竞赛|赛事|比赛|展览会?|展会|博览会|交易会|招聘会|对接会|推介会|消费[季月年]|促进[月周]|宣传[周月]|购物节|文化节|旅游节|美食节|艺术节|培训班?|巡展|巡演)(?:等[^，、]{0,6})?$"
)
_NEXT = "、，；。"
_LONGEST = 60


def is_event(text: str, start: int, end: int, stop: int) -> bool:
    """Whether the verb `text[start:end]` holds an event: its object, before `stop` or the next item, names one."""
    if not text.startswith(HOLDS, start):
        return False
    stop = min(stop, end + _LONGEST)
    item = next((at for at in range(end, stop) if text[at] in _NEXT), stop)
    return any(_EVENT.search(text, end, at) for at in (item, stop))
