"""How a text names an authority, without what clings to the name, and whose a meeting is."""

from functools import lru_cache

from tui.facts.lazy import lazy

TRIMMED = " \u3000\xa0“”‘’「」（()，、：:—-·"
_TAIL = lazy(r"(?:的|内部|内|方面|有关|相关|上述|新闻|官方|官网|网站|消息|层面|近日|日前|则|也|还|便)+$")
_WITH_OTHERS = lazy(r"(?:近期|近日|日前|今日|\d{1,2}日)(?:联合|会同|携手).*$")
_HEAD = lazy(
    r"^(?:的|今年|去年|前年|20\d\d年(?![会前后末初底中])|目前|近日|日前|近期|加之|此前|同时|已|有(?=\d|多|[^、]{2,5}、)|包括|据|经|在|由|被|继|随后|随着|而|但|称)+(?=.{2})"
)
_NUMBERED = lazy(
    r"^(?:\d{1,2}[、.．]|[（(]?[一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳●■◆▲])\s*"
)
_FIRMS_OWN = lazy(r"业绩|年报|财报|中期|内部|高层|董事|股东|新品|战略发布|品牌|媒体见面|投资者")
"""What the name of a firm's meeting has."""
_AT = lazy(r"(?<![现日前时午天晚今昨会又还也再])(?<=[\u4e00-\u9fff])在(?P<meeting>[^，]{2,40})$")
"""Somebody unknown before a meeting at which they speak: 某某在年会上表示."""
_BOARD = lazy("董事会|监事会|股东大?会")
_NEAR = 60
"""How many characters before a bare 会议 are looked at."""
_PUBLIC = lazy(r"全国|中央|国务院|国新办|听证|记者会|吹风会|工作会|例行|[省市部委局署]|会议$")
"""What the name of an authority's meeting has."""
_MADE_BY = lazy(
    r"由?([\u4e00-\u9fff、]{2,40}?)(?:联合|共同|近日|日前|此前|早前|新|牵头|组织|\d{1,4}[年月日])*(?:制定|修订|出台|印发|发布|起草|编制|公布)的$"
)
"""Who made the paper that follows: 由国家网信办等四部门联合出台的《规定》."""


@lru_cache(maxsize=1 << 12)
def clean(name: str) -> str:
    """An authority's name without what clings to it."""
    bare = _NUMBERED.sub("", name.strip(TRIMMED)).strip(TRIMMED)
    if "近" in bare or "日" in bare:
        bare = _WITH_OTHERS.sub("", bare)
    return _TAIL.sub("", _HEAD.sub("", bare)) or bare


_NO_PERSON = lazy(r"(?:[局部委署院行所办厅]|政府|会议?|政治局|当局|机构|部门|中心)$")
"""How the name of a body ends."""


def public_meeting(text: str, start: int, stop: int) -> str:
    """The name of the meeting `text[start:stop]`, at whose place somebody may be named before it; empty where it is a
    firm's."""
    at = _AT.search(text, start, stop)
    start = at.start("meeting") if at else start
    if _FIRMS_OWN.search(text, start, stop) or (at and not _PUBLIC.search(text, start, stop)):
        return ""
    chaired = text.rfind("主持召开", start, stop)
    return clean(text[chaired + len("主持召开") if chaired >= 0 else start : stop])


def maker(text: str, start: int, end: int) -> str:
    """Who made the paper that begins at `end`, by the words of `text[start:end]`; empty where they name nobody."""
    by = _MADE_BY.search(text, max(0, start), end) if text.endswith("的", 0, end) else None
    return clean(by[1]) if by else ""


def of_a_board(text: str, at: int) -> bool:
    """Whether a firm's board was told of right before `at`, so that a bare 会议 there is its own."""
    return _BOARD.search(text, max(0, at - _NEAR), at) is not None


def without_person(name: str) -> bool:
    """Whether a name is that of a body that speaks without a person: 某部表示."""
    return _NO_PERSON.search(name) is not None
