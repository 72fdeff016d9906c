"""What clauses without a measure do to those around them: they bring in figures or views, or tell what an action means."""

import re
from collections.abc import Iterator

from tui.facts import policy_words as w
from tui.facts.clauses import Part, parted
from tui.facts.lazy import lazy
from tui.facts.predicates import Head
from tui.facts.subjects import Subject

_AND_SAYS = lazy(r"并(?:指出|强调|要求|提出|明确|表示|决定)$")

_PAPER_SAYS = lazy(r"(?<=[》知见告件案施法定])(?:称|提到|提出|指出|明确|要求|强调|规定)$")
_SAID_ENDS = frozenset("出调求确示定称到")
"""The last characters of the verbs of both."""
_ISSUED = lazy(r"(?:印发|发布|出台|下发|公布|颁布)(?!的)")
_REACH = 4
_SHOWN = ("显示", "数据", "统计", "表明")
SHOWN_ENDS = frozenset(word[-1] for word in _SHOWN)
"""The last characters of a clause behind which figures come, if it does not begin with 据."""
_USED = ("共享数据", "开放数据", "汇聚数据", "归集数据", "采集数据", "利用数据")
_TOLD_BY = ("介绍", "透露", "表示", "通报", "要求")
_READ_IN = ("报道", "消息", "获悉", "电")
_SOURCES = ("据此", "据悉")
_MEANS = (
    "事关", "关乎", "关系到", "关系着", "是", "意味着", "有利于", "有助于", "离不开", "既是", "不仅是", "能够", "势在必行", "都是", "基本都是", "均为", "均是", "已成为", "成为", "也是", "正是", "就是", "可以有效", "对于推动", "具有", "任务艰巨", "任重道远",
    "仍需", "还需", "需要多方", "功在", "利国利民", "刻不容缓", "至关重要", "必不可少",
)  # fmt: skip
"""How a clause begins whose subject is the action before it: 加快改造，事关…."""
MEANS_BEGIN = frozenset(means[0] for means in _MEANS)


def brings_figures(text: str, part: Part) -> bool:
    """Whether what follows the clause are figures that somebody publishes: 数据显示，; 据水利部，."""
    start, end, stop = part
    if not stop:
        return False
    if text[end - 1] in SHOWN_ENDS and text.endswith(_SHOWN, start, end):
        return not text.endswith(_USED, start, end)
    return text[start] == "据" and not text.startswith(_SOURCES, start) and not text.endswith(_TOLD_BY, start, end)


def is_source(text: str, part: Part) -> bool:
    """Whether the clause only names where the news was read: 据新华社报道，."""
    start, end, _ = part
    return text[start] == "据" and text.endswith(_READ_IN, start, end)


def is_topic(text: str, follows: int) -> bool:
    """Whether a clause is only the subject of the next one, which begins at `follows` with one of `MEANS_BEGIN`:
    加快城中村改造，事关群众利益."""
    return text.startswith(_MEANS, follows) and not text.startswith("是否", follows)


def names_whom(text: str, head: Head, start: int, end: int, follows: int) -> bool:
    """Whether a clause `text[start:end]`, which ends with one of `WHOM_ENDS`, only names whom the next one, which begins
    at `follows`, provides for: 取消普通住宅标准的城市，继续免征…."""
    if head.start > start or head.adverb or head.framed or head.bits & w.CONTROL or head.status & w.AUXILIARY:
        return False
    return bool(_WHOM.search(text, max(head.end, end - _NAME), end) and _PROVIDED.match(text, follows))


_NAME = 20
_WHOM = lazy(
    r"的[^的，]{0,16}(?:企业|单位|机构|个人|城市|地区|项目|人员|家庭|行为|产品|药品|学校|者|人|公司|银行|商品|车辆|住房|居民|群体|货物|物品|商户|主体)$"
)
WHOM_ENDS = frozenset("业位构人市区目员庭为品校者司行辆房民体物户")
_PROVIDED = lazy(r"按|可以?|应|须|由|给予|予以|不得|一律|免|减|享受|依法|继续|参照|纳入|视同|不再|对|原则上|每[家个户]")


def apart(text: str, start: int, end: int) -> tuple[list[Part], list[tuple[str, str]]]:
    """The clauses of `text[start:end]` with those cut in two that go on to report: 会议审议通过《…》并指出，. And the first
    and the last character of each."""
    several = text.find("、对", start, end) >= 0
    found: list[Part] = []
    edges: list[tuple[str, str]] = []
    for part in parted(text, start, end):
        begin, close, stop = part
        first, last = text[begin], text[close - 1]
        if several and text.find("、对", begin, close) >= 0:
            cut = [*_acts_apart(text, part)]
        elif first in _RISES and found and _goes_on_to(text, found[-1], part):
            found[-1], edges[-1] = (found[-1][0], close, stop), (edges[-1][0], last)
            continue
        elif last in _SAID_ENDS and (said := _says(text, part)) >= 0:
            cut = [(begin, said, "，"), (said, close, stop)]
        else:
            found.append(part)
            edges.append((first, last))
            continue
        found += cut
        edges += [(text[begin], text[close - 1]) for begin, close, _ in cut]
    return found, edges


_RISES = frozenset("分提上下降调")
_RISEN = lazy(r"(?:分别)?(?:提高|提升|上调|下调|降低|调整|调高|调低)[至到为]")
_FROM = lazy(r"[将把][^，。；]{2,40}[由从][^；。]{2,60}$")


def _goes_on_to(text: str, before: Part, part: Part) -> bool:
    """Whether the clause tells what the one before it tells from: 将标准由1万元、7000元，分别提高至2万元、1.5万元."""
    start, end, stop = before
    if stop != "，" or _RISEN.match(text, part[0], part[1]) is None:
        return False
    return _FROM.search(text, start, end) is not None


_QUOTES = lazy(r"[^，。；：]{1,12}?(?:社|报|网|台|刊|媒体?|新闻|央视)[^，。；：]{0,8}?(?:援引|引述)(?=.{2})")
"""How somebody's words are quoted from elsewhere: 新华社周二援引|该意见称."""


def _says(text: str, part: Part) -> int:
    """Where a clause goes on to report, -1 where it does not."""
    start, end, _ = part
    if (source := _QUOTES.match(text, start, end)) is not None:
        return source.end()
    said = _AND_SAYS.search(text, max(start, end - 3), end) or _paper_says(text, part)
    return -1 if said is None or said.start() - start < 6 else said.start()


def _acts_apart(text: str, part: Part) -> Iterator[Part]:
    """The clauses of 对甲加征关税、对乙加征关税."""
    start, end, stop = part
    for match in _NEXT_ACT.finditer(text, start, end):
        yield start, match.start("mark"), "，"
        start = match.end()
    yield start, end, stop


_NEXT_ACT = lazy(
    r"对[^、，；对]{2,40}(?:征收|[加免减]征|实施|实行|采取|给予|予以|处以?|开展|进行|发放|提供|下达)[^、，对]{2,24}(?P<mark>、)(?=对)"
)


def _paper_says(text: str, part: Part) -> re.Match[str] | None:
    """The reporting verb that ends a clause in which a paper is issued as well: 印发《…》提出，."""
    start, end, _ = part
    said = _PAPER_SAYS.search(text, max(start, end - _REACH), end)
    return said if said and _ISSUED.search(text, start, said.start()) else None


def is_remark(text: str, subject: Subject, head: Head, told: str) -> bool:
    """Whether somebody who is no authority says of a mere place what it does of itself: 中国继续引领市场."""
    if not subject.place or told != "other":
        return False
    counted = any(map(str.isdecimal, text[head.end : head.end + 4]))
    firm = head.bits & (w.ONCE | w.CONTROL) or head.status & w.AUXILIARY or head.framed
    return not firm or (head.framed and counted)
