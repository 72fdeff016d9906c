"""Names of securities in a text: how they are written, where they end, and what only looks like one."""

from collections.abc import Iterator
from itertools import chain

from tui.facts.lazy import lazy
from tui.facts.securities import Match, Table

_NARROW = {wide: wide - 0xFEE0 for wide in range(ord("０"), ord("９") + 1)}
_NARROW |= {wide: wide - 0xFEE0 for start, end in ("ＡＺ", "ａｚ") for wide in range(ord(start), ord(end) + 1)}
_NARROW |= {ord("＊"): ord("*"), ord("＄"): ord("$"), ord("－"): ord("-"), ord("．"): ord("."), ord("　"): ord(" ")}
_WIDE = lazy("[" + "".join(map(chr, sorted(_NARROW))) + "]")

_HAN = "㐀-鿿"
_MARK_BEFORE = lazy(r"(?<![0-9A-Za-z*])(?:S?\*?ST|\*|XD|XR|DR|[NC])$")
_MARKS = "T*DRNC"
_ST_BEFORE = lazy(r"ST$")
_CLASS_AFTER = lazy(r"-(?:S?W|UW?|U|B|S|P)(?![A-Za-z0-9])")
_BLANK = lazy(r"[ \u2002-\u200a\xa0]")
_ALONE = lazy(rf"[ \u2002-\u200a\xa0](?<=[{_HAN}].)[ \u2002-\u200a\xa0]?[{_HAN}](?![{_HAN}])")
_SPACED = lazy(
    rf"[{_HAN}](?=[ \u2002-\u200a\xa0])(?:[ \u2002-\u200a\xa0]{{1,2}}[{_HAN}]){{1,3}}(?: ?[AB](?![A-Za-z]))?"
)
_MARKED = lazy(rf"(?<![A-Za-z0-9])S?\*?ST([{_HAN}]{{2}})")
_CUT_SHORT = lazy(rf"(?<![A-Za-z0-9])(?:XD|XR|DR)([{_HAN}]{{3}})")
_SHORT_NAME = 3
_HAN_BEFORE = lazy(f"[{_HAN}]")
_FOUR = 4
_FIRM = lazy(r"^..(?:科技|股份|集团|控股|电子|药业|制药|实业|银行|证券|人寿|生物|光电|电气|精密|重工)")
_LINKING = frozenset("从由在被将对向与和及以是为据按")
"""Words of one character that may stand right before a name, and with its first one look like a word: 从中信银行."""
_OF_A_FIRM = lazy(
    r"子公司|等(?:上市公司|公司|企业|[0-9一二三四五六七八九十多数几]*[家只股])|已(?:[经于在将被]|[一-鿿]{2})|今[日天]"
)
"""What follows a firm, and with its last character looks like a word: 大参林子公司."""
_LEGAL = "股份有限公司"
_RUN = lazy(rf"[{_HAN}A-Za-z0-9（）()·]{{4,30}}$")
_MIDDLE = lazy(rf"[{_HAN}（）()]{{0,14}}")
_PLACE = lazy(
    r"(?:中国|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
    r"|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|深圳|广州|南京|杭州|苏州|无锡|宁波|青岛|武汉|成都|厦门"
    rf"|[{_HAN}]{{2,3}}(?:自治区|省|市|县|区))(?:[{_HAN}]{{2}}市)?$"
)


def narrow(text: str) -> str:
    """The text with full-width letters, digits, `＊`, `＄` and blanks made narrow: same length, same offsets."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a name with its marks: `*ST`, `XD`, `N` before, `-W`, `-SW`, `-U` behind."""
    if start and text[start - 1] in _MARKS and (mark := _MARK_BEFORE.search(text, max(0, start - 4), start)):
        start = mark.start()
    if text.startswith("-", end) and (mark := _CLASS_AFTER.match(text, end)):
        end = mark.end()
    return start, end


def is_marked(text: str, start: int) -> bool:
    """Whether ST or *ST stands right before a name."""
    return bool(_ST_BEFORE.search(text, max(0, start - 2), start))


def splits_a_word(text: str, start: int, end: int, known: Table) -> bool:
    """Whether the characters of a short name belong to words that reach over its ends: 高通 in 高通胀, 京东 in 北京东路.

    A common word over an end counts unless what would be left beyond it is cut off from a common word of its own.
    """
    words = known.common_words
    over = text[end - 1 : end + 1] in words and text[end : end + 2] not in words
    if over and text[end] == "是" and end - start == _SHORT_NAME and not _HAN_BEFORE.match(text[start - 1 : start]):
        return False
    return (over and not _OF_A_FIRM.match(text, end)) or begins_in_a_word(text, start, known)


def begins_in_a_word(text: str, start: int, known: Table) -> bool:
    """Whether a name's first character ends a word: 中房地产 in 其中房地产."""
    words = known.common_words
    if not start or text[start - 1 : start + 1] not in words or text[max(0, start - 2) : start] in words:
        return False
    return text[start - 1] not in _LINKING


def firmly_named(text: str, start: int, known: Table) -> bool:
    """Whether the four characters here are a firm's by themselves: 中|国人寿 and 东|土科技 are no reading."""
    name = text[start : start + _FOUR]
    return name[:2] in known.common_words or bool(_FIRM.search(name))


def spaced_names(text: str, known: Table) -> Iterator[Match]:
    """Names with a blank between all their characters: 一 心 堂, 万 科A."""
    blank = _BLANK.search(text)  # many a text has none, and what looks for more takes milliseconds to compile
    if not blank or not _ALONE.search(text, blank.start()):
        return
    for match in _SPACED.finditer(text):
        places = [at for at in range(match.start(), match.end()) if not text[at].isspace()]
        letters = "".join(text[at] for at in places)
        for first, last in _parts(len(letters)):
            key = known.key_of(letters[first : last + 1])
            if key is not None:
                yield Match(places[first], places[last] + 1, key)
                break


def _parts(length: int) -> list[tuple[int, int]]:
    parts = [(first, last) for first in range(length) for last in range(first + 1, length)]
    return sorted(parts, key=lambda part: part[0] - part[1])


def marked_names(text: str, known: Table) -> Iterator[Match]:
    """Names under a mark that the table does not list so: *ST海润, XD贵州茅, found by the only name that begins alike
    or holds the same characters."""
    patterns = [_MARKED] if "ST" in text else []
    patterns += [_CUT_SHORT] if any(map(text.__contains__, ("XD", "XR", "DR"))) else []
    for match in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
        key = known.under_mark(match[1])
        if key is not None:
            yield Match(match.start(), match.end(), key)


def legal_end(text: str, end: int) -> int:
    """The end of the full legal name that a short name at `…:end` begins, or `end` where it begins none."""
    at = text.find(_LEGAL, end - 2, end + 20)  # the name may end in 股份 itself
    if at < 0 or (at > end and not _MIDDLE.fullmatch(text, end, at)):
        return end
    return at + len(_LEGAL)


def place_start(text: str, start: int) -> int:
    """The start of the place that a full legal name begins with (深圳市凯中精密技术股份有限公司), else `start`."""
    match = _PLACE.search(text, max(0, start - 8), start)
    return match.start() if match else start


def legal_names(text: str, known: Table) -> Iterator[Match]:
    """Full legal names that hold a short name's characters in order: 浙江大华技术股份有限公司 is 大华股份."""
    at = text.find(_LEGAL)
    while at >= 0:
        end = at + len(_LEGAL)
        run = _RUN.search(text, max(0, at - 30), at)
        if run:
            yield from _in_legal_name(text, run.start(), end, known)
        at = text.find(_LEGAL, end)


def _in_legal_name(text: str, start: int, end: int, known: Table) -> Iterator[Match]:
    if text.find("基金", start, end) >= 0:
        return  # 国家集成电路产业投资基金股份有限公司
    for at in range(start, end - len(_LEGAL) - 1):
        if at > start and place_start(text, at) == at:
            continue
        names = known.mainland_names.get(text[at : at + 2], ())
        fitting = [name for name in names if _in_order(name, text[at:end])]
        longest = max(map(len, fitting), default=0)
        best = [name for name in fitting if len(name) == longest]
        key = known.only_one(best)
        if key is not None:
            yield Match(at, end, key)
            return


def _in_order(name: str, full: str) -> bool:
    """Whether every character of a short name stands in a full one, in order."""
    characters = iter(full)
    return all(character in characters for character in name)
