"""Words that say a number is not exact: before it (近, 不超过), after it (以上, 左右), and parted from it (约占…的)."""

from tui.facts.fact import Approx
from tui.facts.lazy import lazy

_WORDS: dict[Approx, str] = {
    "about": "约 大约 大概 约合 近 将近 接近 逼近 大致 大体 差不多 几近 近乎 ≈ 约等于 将将 ~",
    "over": "超 超过 超出 逾 突破 破 不止 不低于 不少于 不下于 不下 不小于 至少 起码 高于 多于 大于 最少 不得低于 不得少于 不能低于 "
    "不应低于 不能少于 不应少于 超逾 已超 超越 > ≥ 不亚于 远超 远超过 多过 少说 远高于 不会低于 不会少于 "
    "过",
    "under": "不足 不到 未到 不超 不超过 不多于 不高于 不大于 未超过 未超 低于 少于 小于 跌破 不得超过 不得高于 不得超 不能超过 不应超过 "
    "不会超过 至多 最多 不满 未满 < ≤ 不得多于 没有超过 没超过 不够 远低于 下破 未达 未达到 不及",
}


def _table() -> dict[str, tuple[tuple[str, int, Approx], ...]]:
    """The words of more than one character by their last two, longest first, and those of one."""
    listed: dict[str, list[tuple[str, int, Approx]]] = {}
    for approx, words in _WORDS.items():
        for word in words.split():
            listed.setdefault(word[-2:], []).append((word, len(word), approx))
    return {ending: tuple(sorted(entries, key=lambda entry: -entry[1])) for ending, entries in listed.items()}


_BEFORE = _table()
_ENDS = frozenset(ending[-1] for ending in _BEFORE)
BEFORE_LAST = _ENDS | frozenset(" 了上")
"""What stands right before a number where an approximator may."""

# Characters before a one-character approximator that make another word of it: 节约20亿元, 最近3家, 通过100项.
_OTHER_WORD = {
    "约": "节合签预条公契简制违履续邀隐纽集租毁解特缩履守赴赎",
    "近": "最附靠邻晚新亲就远",
    "超": "高反中英赶买卖",
    "破": "爆侦攻冲打识击看揭",
    "过": "通经不路错难度渡跨透越胜得走穿掠曾",
    "~": "0123456789%亿万元",
    ">": "-=",
    "<": "-=",
}
_LARGE_ONLY = "过"
_BLANKS = " "


def before(text: str, at: int, low: int, bare: bool) -> tuple[Approx, int] | None:
    """The approximator that ends at `text[at]` (exclusive) and where it begins; `bare`: a scale word alone follows.

    上 and 过 say something only before such a one (上百家, 过万人).
    """
    end = at
    if end > low and text[end - 1] in _BLANKS:
        end -= 1
    last = text[end - 1 : end]
    if last == "了":
        end -= 1
        last = text[end - 1 : end]
        if last not in "过破":
            return None
    if last not in _ENDS:
        if bare and last == "上" and text[end - 2 : end - 1] not in ("以", "之", "网", "线", "海"):
            return "over", end - 1
        return None
    for word, length, approx in _BEFORE.get(text[end - 2 : end], ()) if end > 1 else ():
        if end - length >= low and text.startswith(word, end - length):
            return approx, end - length
    for _, _, approx in _BEFORE.get(last, ()):
        if end - 1 < low or (last in _LARGE_ONLY and not bare):
            continue
        previous = text[end - 2 : end - 1]
        if previous and previous in _OTHER_WORD.get(last, "") and text[end - 3 : end - 1] not in _STILL:
            continue
        return approx, end - 1
    return None


_STILL = ("折合", "总合", "综合", "突破", "攻破")

_AFTER = lazy(
    r" ?(?:(?:[（(]含(?:本数)?[)）]|及|或|或者)?(?P<over>以上|之上)|(?:[（(]含(?:本数)?[)）]|及|或|或者)?(?P<under>以下(?!简|称|几|方|内|是|为|三|四|五)|之下|以内|之内)"
    r"|(?P<about>左右(?![侧两手了])|上下(?![游半班线调限级])|前后(?=[，。、；的）)]|$))|(?P<more>有余|出头|开外|[多余](?=[，。、；！？的）)”\s]|$)|\+)"
    r"|(?P<o> or more| or above| and above| plus(?= ))|(?P<u> or less| or below)|(?P<a> or so))"
)
AFTER_FIRST = frozenset(" （(及或以之左上前有出开多余+")
_SAYS: dict[str, Approx] = {
    "over": "over", "more": "over", "o": "over", "under": "under", "u": "under", "about": "about", "a": "about",
}  # fmt: skip


def after(text: str, at: int) -> tuple[Approx, int] | None:
    """The approximator that begins at `text[at]` and where it ends."""
    if text[at : at + 1] not in AFTER_FIRST:
        return None
    match = _AFTER.match(text, at)
    if match is None or match.lastgroup is None:
        return None
    return _SAYS[match.lastgroup], match.end()


PARTED_ENDS = frozenset("的为占有约到币达合")
"""Last characters of the words that may stand between an approximator and its figure."""

_PARTED = lazy(  # begins with the set of all first characters, so that the search runs over the others at once
    r"[不超逾未低大约接将近](?:(?P<over>(?<=不)[低少]于|(?<=超)(?<![不未得能应会]超)过了?|(?<=超)出|(?<=超)(?<![不未得能应会]超)|(?<=逾))"
    r"|(?P<under>(?<=不)(?:足|到|[得能应会]?超过)|(?<=未)超过|(?<=低)于)|(?P<about>(?<=大)[约概]|(?<=[约近])|(?<=[接将])近))"
    r"(?:占[^，。；、\d]{0,24}的|为|占|有|[^，。；、\d了]{1,16}的|占到了?|人民币|达到?|合)$"
)


def parted(left: str) -> Approx | None:
    """The approximator of a figure that stands at the end of `left` but for some words: 约占总产值的, 约为."""
    match = _PARTED.search(left)
    if match is None or match.lastgroup is None or left[max(0, match.start() - 1) : match.start()] in _NOT_PARTED:
        return None
    return _SAYS[match.lastgroup]


_NOT_PARTED = tuple("节合签预条公契简制违履续附最靠邻")
