"""What stands between a figure and the name of what it measures: verbs of change, comparisons, adverbs.

The words are taken off the end of the text before a figure, one by one. What they say is the figure's direction and
basis; what is left is the name of the indicator.
"""

import re
from collections.abc import Iterable
from typing import Literal

from tui.facts.fact import Basis, Direction
from tui.facts.lazy import lazy
from tui.facts.word_lists import sections


class Role:
    """What a word before a figure does; `kind` is the section it stands in (facts/data/figure_words.txt)."""

    __slots__ = ("basis", "direction", "kind")

    def __init__(self, kind: str, direction: Direction | None = None, basis: Basis | Literal[""] | None = None) -> None:
        self.kind, self.direction, self.basis = kind, direction, basis


_SECTIONS: dict[str, Role] = {
    "adverb": Role("adverb"),
    "adverb, a basis of its own": Role("adverb", None, ""),
    "level": Role("level"),
    "level, of what follows": Role("level, of what follows"),
    "compared": Role("compared"),
    "rate of rise": Role("rate", "up"),
    "rate of fall": Role("rate", "down"),
    "up": Role("verb", "up"),
    "down": Role("verb", "down"),
    "up, year on year": Role("verb", "up", "yoy"),
    "down, year on year": Role("verb", "down", "yoy"),
    "other": Role("other"),
}
_BASES: dict[str, Basis] = {
    "同比": "yoy",
    "按年": "yoy",
    "环比": "mom",
    "按月": "mom",
    "月环比": "mom",
    "季环比": "qoq",
}


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the words of more than one character may be that end in two characters, longest first."""
    listed: dict[str, set[int]] = {}
    for word in words:
        if len(word) > 1:
            listed.setdefault(word[-2:], set()).add(len(word))
    return {ending: tuple(sorted(lengths, reverse=True)) for ending, lengths in listed.items()}


_ROLES = {word: _SECTIONS[name] for name, words in sections("figure_words.txt").items() for word in words}
_ROLES |= {word: Role("basis", None, basis) for word, basis in _BASES.items()}
_LENGTHS = _lengths(_ROLES)
_RELATIVE = lazy(
    r"(?P<yoy>(?:去年|上年|上一年度?|前一年)(?:度)?(?:的?同期|的?同月|同季|前三季度|上半年)?(?!末|底)|同期)$|(?P<mom>(?:上月份?|前月|上个月|前一个?月|上月同期)[末底]?)$|(?P<qoq>(?:上一?个?季度?|前一季度?|[一二三]季度)末?)$|(?P<ytd>上年末|去年末|年初|去年底|上年底|去年年末|去年年底|上年年末|上年度末)$"
)
_TIME_LIKE = lazy(
    r"(?:尾盘|同期|期|末|底|初|月份?|年|周|日|季度?|轮|批次|峰值|水平|前值|预期|均值|平均|前|高点|低点|时|期末|以往|往年|届|历史|值|价|线|市场|全国|全市|全省|行业|整体|计划|目标|指数|大盘)$"
)
_GAP_TO = lazy(
    r"(?<![同环占对])比(?![重例率价分])(?P<what>[^，。；：\d比]{2,16}?)(?:要|还)?(?<![提抬增减扩降缩加放变调拉推走])[高低快慢多少大小](?:出|了)?$"
)
_GAP_ENDS = frozenset("高低快慢多少大小出了")
_TIME_WORD = lazy(r"(?:同期|期|末|底|初|月份?|年|周|日|季度?|届|前值|此前|之前)$")
_FAR_BASIS = lazy(  # the set of all first characters stands in front, so that the search runs over the others at once
    r"[同环今年较比与跟和YyQqMm](?:(?<=同)[比增]|(?<=[Yy])[Oo][Yy]|(?<=[较比与跟和])(?:去年|上年|上一年)(?:同期|同月)?(?!末|底|度末|年末|年底)"
    r"|(?P<qoq>(?<=[Qq])[Oo][Qq]|(?<=环)比(?:Q[1-4]|[一二三四上]个?季)|(?<=[较比])(?:上一?个?季度?|[一二三]季度))"
    r"|(?P<mom>(?<=环)比|(?<=[Mm])[Oo][Mm]|(?<=[较比])(?:上个?月|前一个?月))"
    r"|(?P<ytd>(?<=[较比])(?:上年末|去年末|年初|去年底|上年底|去年年末|去年年底|上年年末|上年度末)|(?<=今)年[以迄](?:(?<=以)来|(?<=迄)今)|(?<=年)(?:内|初至今|初以来))"
    r"|(?P<other>(?<=[较比与])(?:(?:19|20)\d\d年|疫情前|前年|上周|前一|昨|本周|两年前|节前)))"
)


_SHARE_OF = lazy(
    r"(?:占到?了?|达到?了?(?=[^，。；：占\d]{0,20}[总全])|(?:不得?|不能|不应|不会|未)?超过|相当于|接近|不足|约为?)[^，。；：占]{1,24}的$"
)
_SHARE_BARE = lazy(r"(?:分别|[均约仅])*占[^，。；：占比的0-9]{0,12}(?:总[^，。；：占比的0-9]{1,8}|额|量|值|数)$")
_SHARE_REACH = 26
_SHARE_CLOSES = frozenset("的额量值数入收本产出支积")
"""Last characters of what a share is of: 占总额的, 占总收入."""
_WITHIN_ENDS = frozenset("占据比")
_CLOSES_COMPARISON = _SHARE_CLOSES | _WITHIN_ENDS | _GAP_ENDS
"""Last characters of what is left out, where nothing else compares."""
_WITHIN = lazy(r"在[^，。；在]{2,24}中(?:占|占据|约占|占比)$")
_THAN = lazy(
    r"(?P<word>高于|低于|快于|慢于|高出|低出|优于|领先于?|落后于?|超出|多于|少于)(?P<what>[^，。；：\d]{2,16})$"
)

_THAN_REACH = 20


def _than(text: str, start: int, end: int) -> re.Match[str] | None:
    """A comparison at the end of the text (增速高于全市水平): its word and its other side."""
    low = end - _THAN_REACH if end - start > _THAN_REACH else start
    near = text[low:end]
    if "于" not in near and "出" not in near and "领先" not in near:
        return None
    return _THAN.search(text, low, end)


_OTHER_YEAR = lazy(r"[与和较比](?:19|20)[0-9]{2}年$")
"""With 同比 behind it a comparison is with that year: 与2019年同比."""


def _is_other_year(text: str, start: int, end: int) -> bool:
    return text[end - 1] in "年\n" and _OTHER_YEAR.search(text, max(start, end - 6), end) is not None


def _share_of(text: str, start: int, end: int) -> int:
    """Where the words for what whole a share is of begin (占总额的, 占营业总额), 0 where none end the text."""
    if text[end - 1 : end] == "的":
        share = _SHARE_OF.search(text, max(start, end - 30), end)
        return share.start() if share else 0
    low = max(start, end - _SHARE_REACH)
    if text.rfind("占", low, end) <= start:
        return 0
    share = _SHARE_BARE.search(text, low, end)
    return share.start() if share and share.start() > start + 1 else 0


_REACHES = ("达", "分别达", "均达", "高达", "均在", "都在", "保持在", "稳定在", "维持在", "只有", "仅有", "仅为")
"""What states a change, no level, behind a verb of change: 同比增长分别达2.1倍."""


class Before:
    """What the text before a figure says: words are taken off the end of `text[start:end]`, and `end` moves.

    When all are taken, `end` is where the name of the indicator would end; `basis` "" says there is one the contract
    does not name; `words` are the evidence. `level`: the text states a level (增至, 为), no change. `rate_end` is where
    a word for a rate of change (增速) ends, else 0; `verb` is the verb of change nearest to the figure. `reference` is
    the time that it is compared with, as written. `reach` is where what the figure is compared with, or a share of,
    begins, else the end of the text. `takes_object`: a verb stands before the figure whose object is what the figure
    is of (发放5亿元补贴). `decided`: the direction is settled, be it that there is none; `compared`: a gap to
    something else was stated.
    """

    __slots__ = (
        "basis", "compared", "decided", "direction", "end", "level", "rate_end", "reach", "reference", "start", "takes_object",
        "text", "verb", "words",
    )  # fmt: skip

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start = text, start
        self.end = self.reach = end
        self.direction: Direction | None = None
        self.basis: str | None = None
        self.level = self.decided = self.compared = self.takes_object = False
        self.words: list[str] = []
        self.rate_end, self.verb, self.reference = 0, "", ""

    def cut_comparison(self, compares: bool) -> None:
        """Leave out what the figure is a share of (占…的), stands in (在…中占) or, where something `compares`, what it is
        compared with (高于全市水平)."""
        text, start, end = self.text, self.start, self.end
        closing = text[end - 1]
        if (
            closing in _WITHIN_ENDS
            and (within := _WITHIN.search(text, max(start, end - 36), end))
            and within.start() > start
        ):
            self.end = self.reach = within.start()
            self.level = True
        elif closing in _SHARE_CLOSES and (share := _share_of(text, start, end)):
            self.end = self.reach = share
            self.level = True
        elif (
            closing in _GAP_ENDS
            and (gap := _GAP_TO.search(text, max(start, end - 24), end))
            and not _TIME_LIKE.search(gap["what"])
        ):
            self.end = self.reach = gap.start()
            self.level = self.decided = self.compared = True
        elif compares and (than := _than(text, start, end)):
            self.end = self.reach = than.start()
            self.level = self.decided = self.compared = True
            if _TIME_WORD.search(than["what"]):
                self.direction = "down" if than["word"][0] in "低慢少" else "up"
                self.basis = basis_of(than["what"])
                self.words.append(f"{than['word']} → {self.direction}")

    def take_reference(self) -> bool:
        """Take 比上年同期 and its like off; False where none ends here."""
        found = _reference(self.text, self.start, self.end)
        if found is None:
            return False
        self.reference = self.reference or self.text[found[0] : self.end]
        self.end, named, _ = found
        self.basis = self.basis if self.basis is not None else named
        return True

    def take(self, word: str, role: Role) -> bool:
        """Take a word off; False where it ends the name."""
        kind, end = role.kind, self.end
        if kind == "other":
            return False
        if kind == "compared":
            return self._take_gap(word)
        self.end = end - len(word)
        if kind == "verb":
            self.verb = self.verb or word
            if not self.decided and (not self.level or self.text.startswith(_REACHES, end)):
                self.direction = role.direction
                self.words.append(f"{word} → {role.direction}")
            self.basis, self.decided = self.basis or role.basis, True
        elif kind == "adverb":
            if self.basis is None:
                self.basis = role.basis
        elif kind == "basis":
            other = word == "同比" and _is_other_year(self.text, self.start, self.end)
            self.basis = self.basis or ("" if other else role.basis)
            self.words.append(f"{word} → {role.basis}")
        elif kind == "rate":
            if self.direction is None and not self.compared and (self.level or not self.decided):
                self.direction = role.direction
                self.words.append(f"{word} → {role.direction}")
            self.decided, self.rate_end = True, end
        else:
            self.level = self.level or not self.decided
            self.takes_object = self.takes_object or kind == "level, of what follows"
        return True

    def _take_gap(self, word: str) -> bool:
        """比上年同期低 is a change, 高于对手 is none."""
        found = _reference(self.text, self.start, self.end - len(word))
        if found is None and len(word) == 1:
            return False
        if found is not None and found[2] and not self.decided:
            self.direction, self.basis = _GAPS.get(word, "up"), self.basis or found[1]
            self.words.append(f"{word} → {self.direction}")
        self.decided = self.level = self.compared = True
        self.end = found[0] if found is not None else self.end - len(word)
        return True


def read_before(text: str, start: int, end: int) -> Before:
    """Take the words between an indicator's name and its figure off the end of `text[start:end]`, a shadow's."""
    before = Before(text, start, end)
    compares = end - start > _FAR or _COMPARES.search(text, start, end) is not None
    if end > start and (compares or text[end - 1] in _CLOSES_COMPARISON):
        before.cut_comparison(compares)
    while (end := before.end) > start:
        last = text[end - 1]
        if last in _PASSED:
            if last != "盘":
                before.end = end - 1
                continue
            if compares and before.take_reference():  # 较上周五纽约尾盘
                continue
        if last <= "9" and (clock := _CLOCK.search(text, max(start, end - _FROM), end)):
            before.end = clock.start()
            continue
        word = _word_before(text, start, end, last)
        if word:
            if not before.take(word, _ROLES[word]):
                break
        elif last in _LEFT_ENDS and (left := _LEFT.search(text, max(start, end - _FROM), end)):
            before.end = left.start()
        elif not (compares and before.take_reference()):
            break
    return before


_COMPARES = lazy("[比较与跟于出领]")
"""One of these stands in whatever compares; most clauses have none of them."""
_FAR = 60
_PASSED = frozenset(" ，“”\n盘")
_LEFT_ENDS = frozenset("月年季值度周日天点位上")
_CLOCK = lazy(r"于?[0-9]{1,2}[:：][0-9]{2}$")
_FROM = 14
_LEFT = lazy(
    r"从[^，。；从]{0,6}(?:高点|低点|高位|低位|峰值|最高点|最低点|收盘位)$|在[^，。；在]{0,8}基础上$|(?:[均已也]|已经)?(?:连续|连)[0-9一二两三四五六七八九十]{1,3}个?(?:月|季度?|年|周|交易日|日|天)$|[由从](?:上个?月|上年|去年|前月|上一?个?季度|前值)(?:同期|同月)?$"
)
"""What was left by a change (由上月持平转为上涨), and for how long it goes on (连续3个月回落)."""


def _word_before(text: str, start: int, end: int, last: str) -> str:
    """The longest of the words with a role that ends `text[start:end]`, whose last character is `last`; else nothing."""
    if end - start > 1 and (ending := text[end - 2 : end]) in _LENGTHS:
        for length in _LENGTHS[ending]:
            if length <= end - start and (word := text[end - length : end]) in _ROLES:
                return word
    if last not in _ROLES or (last == "达" and text[end - 2] in _NAMES_IN_DA):
        return ""
    return last


_NAMES_IN_DA = frozenset("善荣鑫诺博伟斯芬达顺宏通士科华信亚雷安亿欣恒")
"""Characters before 达 with which it ends a name: 英伟达涨4%."""

_GAPS: dict[str, Direction] = {"低": "down", "慢": "down", "少": "down", "便宜": "down", "少了": "down", "低了": "down"}


_REFERENCE_REACH = 22


def _reference(text: str, start: int, end: int) -> tuple[int, str | None, bool] | None:
    """Where a comparison that ends at `end` begins (比上年同期, 与去年相比), the basis that it names, whether with a time."""
    low = end - _REFERENCE_REACH if end - start > _REFERENCE_REACH else start
    near = text[low : end - 1]
    if "比" not in near and "较" not in near and "与" not in near and "跟" not in near:
        return None
    at = low + max(near.rfind("比"), near.rfind("较"), near.rfind("与"), near.rfind("跟"))
    if text[at - 1 : at + 1] in ("占比", "对比", "销比", "配比", "价比"):
        return None
    if text[at - 1 : at + 1] in ("同比", "环比"):
        if not _TIME_WORD.search(text[at + 1 : end]):
            return None
        return at - 1, (basis_of(text[at + 1 : end]) if text[at - 1] == "同" else "mom"), True
    words = text[at + 1 : end]
    what = words.removesuffix("相比").removesuffix("的").removeprefix("之").strip()
    if not what or not _TIME_LIKE.search(what):
        return None
    if text[at] in "与跟" and not words.endswith("相比") and not _TIME_WORD.search(what):
        return None
    if text[at - 1 : at] == "相":
        at -= 1
    return at, basis_of(what), _TIME_WORD.search(what) is not None


def basis_of(what: str) -> str | None:
    """The basis of a comparison with `what`: 去年同期 → yoy; "" where it is none that the contract names."""
    match = _RELATIVE.search(what)
    if (
        match is None
        or match.lastgroup is None
        or (match.lastgroup == "yoy" and match[0] == "同期" and match.start() > 0)
    ):
        return ""
    return match.lastgroup


def far_basis(text: str, start: int, end: int) -> str | None:
    """The last basis that `text[start:end]` names, wherever in it."""
    found: str | None = None
    for match in _FAR_BASIS.finditer(text, start, end):
        found = {"mom": "mom", "qoq": "qoq", "ytd": "ytd", "other": ""}.get(match.lastgroup or "", "yoy")
    return found


_AFTER = lazy(
    r"(?:左右|以上)?的?(?:强劲|高速|快速|较快|稳定|稳健|平稳|两位数|持续|正)*(?:同比|环比|年均|复合|平均|单日|年化|大)*(?:(?P<up>增长|微增|大增|增速|增幅|涨幅|升幅|上涨|提升|上升|上浮|升值)|(?P<down>降幅|微降|大降|跌幅|减幅|下降|下跌|下滑|回落|贬值|缩水))(?![至到了])"
)


_LED = lazy(
    r"[）)](?:(?:、|和|及|以及)[^，。；、（(]{1,12}[（(][0-9.]{1,6}%[）)]){0,6}(?:等)?(?:板块|个股|行业|概念)?(?:的)?(?:(?P<up>涨幅|领涨)|跌幅|领跌)"
)
_CLOSES = frozenset("）)")
BEGINS_AFTER = _CLOSES | frozenset("的左以强高快较稳增涨跌降")
"""With these begin the words after a figure that give it a direction."""


def read_after(text: str, end: int) -> Direction | None:
    """The direction that the words after a figure give it: 8%的增长, 5%的跌幅."""
    after = text[end : end + 1]
    if after in _CLOSES and (led := _LED.match(text, end)) is not None:
        return "up" if led["up"] else "down"
    if after not in BEGINS_AFTER:
        return None
    match = _AFTER.match(text, end)
    return None if match is None else "up" if match["up"] else "down"


_OBJECT = lazy(
    r"(?P<up>提高|提升|增加|上调|增持|抬高|加征)(?!值|到|至|为|等|补贴|计划|工程|行动|项目|基金)[^至到为达，。的]{1,10}$|(?P<down>降低|减少|压缩|缩短|削减|压减|压降|下调|减持|调降|降准|缩减)(?!到|至|为)[^至到为达，。的]{1,10}(?<!等)$"
)


_BEGINS_OBJECT = lazy("[提增上抬加降减压缩削下调]")

_OBJECT_REACH = 14


def of_object(text: str, start: int, end: int) -> tuple[Direction, int] | None:
    """The direction of a verb that its object parts from the figure (降低成本30%), and where the object begins."""
    low = end - _OBJECT_REACH if end - start > _OBJECT_REACH else start
    if _BEGINS_OBJECT.search(text, low, end) is None:
        return None
    match = _OBJECT.search(text, low, end)
    return None if match is None else ("up" if match["up"] else "down", match.end(match.lastgroup or 0))
