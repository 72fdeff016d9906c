"""Short forms that an article itself gives a company: 蓝思 once it has said 蓝思科技."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from tui.facts import ticker_context as context
from tui.facts.candidates import Candidate
from tui.facts.lazy import lazy
from tui.facts.securities import NameClass, Table

_KIND = lazy(
    r"(?:股份|科技|集团|控股|生物|医药|药业|制药|医疗|电子|电气|电器|精密|材料|新材|能源|重工|重科|汽车|智能|技术|信息|软件|网络|传媒|影视|文化"
    r"|地产|置地|啤酒|饮料|建材|水泥|玻璃|纸业|纸品|化纤|服务|快递|速递|高科|装饰|园林|家电|厨卫|照明|海运|教育|游戏|娱乐|体育|传动|动力|电源|光能|硅业|储能|电池|新能|时代|百货|商业|实业|国际|发展"
    r"|光电|光学|半导|微电|通信|机械|装备|环保|环境|化学|化工|石化|锂业|钴业|钼业|铝业|稀土|食品|乳业|酒业|眼科|家居|服饰|时尚|物流|电路|激光|机电|互联)$"
)
_SURE = NameClass.SURE
_GIVEN = lazy(r"([A-Za-z一-鿿][\w-]{2,9})[(（\[【〔]")
_LATIN = lazy(r"[0-9A-Za-z]")
_MOST_LEARNED = 64
"""So many names are looked for in the rest of the text, that the time stays linear."""
_HEAD = 2
_FULL = 4
_BEFORE = lazy(r"[^0-9A-Za-z一-鿿]|[的于和与及在是对由被将为向从以据按买卖股有如而但让给随着使]")


def short_forms(text: str, candidates: list[Candidate], known: Table) -> Iterator[Candidate]:
    """The places where the first half of a name asserted before stands alone; `candidates` are judged and in order."""
    heads: dict[str, Candidate | None] = {}
    for candidate in candidates:
        name = text[candidate.name_start : candidate.name_end][:_FULL]
        if candidate.doubt or candidate.name_class != _SURE or len(name) < _FULL or not _KIND.search(name):
            continue
        head = name[:_HEAD]
        if head in known.common_words or known.key_of(head) is not None:
            continue
        first = heads.setdefault(head, candidate)
        if first and first.security.symbol != candidate.security.symbol:
            heads[head] = None  # two companies begin so
    starts = [candidate.start for candidate in candidates]
    for head, full in heads.items():
        if full is None:
            continue
        at = text.find(head, full.end)
        while at >= 0:
            end = at + _HEAD
            if _BEFORE.match(text[at - 1]) and _stands_alone(text, end) and not _taken(starts, candidates, at, end):
                yield Candidate(
                    at, end, full.security, NameClass.SHORT, "ticker.short_form", at, end, full.key,
                    why=[f"short for {text[full.name_start : full.name_end]}"],
                )  # fmt: skip
            at = text.find(head, end)


def learned(text: str, candidates: list[Candidate], known: Table) -> Iterator[Candidate]:
    """The other places of a name that the table lacks and the text gives with its code: 某某科技（01036）…某某科技."""
    names: dict[str, Candidate] = {}
    for candidate in candidates:
        given = _GIVEN.match(text, candidate.start, candidate.end) if candidate.coded and candidate.key < 0 else None
        if given is not None and given[1] not in known.common_words and known.key_of(given[1]) is None:
            names.setdefault(given[1], candidate)
    for name, first in islice(names.items(), _MOST_LEARNED):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not first.start <= at < first.end and not _LATIN.match(text, end):
                yield Candidate(at, end, first.security, _SURE, "ticker.name", at, end, first.key)
            at = text.find(name, end)


def _stands_alone(text: str, end: int) -> bool:
    return not context.runs_on(text, end) and not context.noun_after(text, end)


def _taken(starts: list[int], candidates: list[Candidate], start: int, end: int) -> bool:
    """Whether one of the candidates, which are in order and apart, meets `[start, end)`."""
    before = bisect_left(starts, end) - 1
    return before >= 0 and candidates[before].end > start
