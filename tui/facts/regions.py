"""What of a text is read as clauses: no headings, nothing in brackets, title marks and quoted terms."""

from bisect import bisect_left

from tui.facts.lazy import lazy
from tui.facts.predicates import Token

FINE_PRINT = ("免责声明", "版权声明", "风险提示", "特别声明", "郑重声明")
"""How a block begins that tells of nothing but its publisher."""
DATELINE = lazy(
    r"(?:【[^】\n]{0,20}】)?[^，。：（(\n]{0,16}(?:\d{1,2}日(?:电|讯|消息|[丨｜|]| ?[-–—]{1,2} ?)|讯(?=[ \u3000]|[（(]记者)|[报网经]讯(?![息号飞])"
    r"|记者 ?[|｜丨]? ?[一-鿿·]{2,4}(?: [一-鿿]{2,8}报道)?(?=[ \u3000]))[ \u3000]?(?:[（(][^（）()\n]{0,30}[)）])?"
)
"""Where and by whom a block was reported: 新华社北京8月5日电（记者…）."""
_DATELINE = 44
"""So far into a block its 电 or 讯 stands at most."""
_ENCLOSED = lazy(
    r"[“《（(](?:(?<=[^\W_A-Za-z]“)(?<![要出调]“)[^“”\n，。！？；：]{1,20}”|(?<=[要出调]“)[^“”\n，。！？；：]{1,20}”(?![，。；])|(?<=《)[^《》\n]{0,100}(?=》)"
    r"|(?<=[（(])[^（）()\n]{0,120}[)）])"
)
_STOP = lazy("[，。；：！？,;:!?]")
SHORT = 30
"""A block of one clause without a stop that is no longer than this is a heading."""


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether a `SHORT` block is a heading all the same: without a stop."""
    return not _STOP.search(text, start, end) and text.find("记者", start, end) < 0


def past_dateline(text: str, start: int, end: int) -> int:
    """Where the text of a block begins, past where and by whom it was reported."""
    opening = text[start : start + _DATELINE]
    if "日" not in opening and "讯" not in opening and "记者" not in opening:
        return start
    dateline = DATELINE.match(text, start, end)
    return dateline.end() if dateline else start


def outside(
    text: str, tokens: list[Token], starts: list[int], kinds: str, start: int, end: int
) -> tuple[list[Token], list[int], str]:
    """The words of `text[start:end]` outside of brackets, title marks and quoted terms; what is inside acts on nothing.

    `starts` are the words' beginnings, `kinds` their letters (`word_kinds`), here and in what is kept.
    """
    if (
        text.find("“", start, end) < 0
        and text.find("（", start, end) < 0
        and text.find("《", start, end) < 0
        and text.find("(", start, end) < 0
    ):
        return tokens, starts, kinds
    kept: list[Token] = []
    begins: list[int] = []
    letters = ""
    done = 0
    for match in _ENCLOSED.finditer(text, start, end):
        opening, close = match.span()
        low = bisect_left(starts, opening, done)
        high = bisect_left(starts, close, low)
        if low == high:
            continue
        kept += tokens[done:low]
        begins += starts[done:low]
        letters += kinds[done:low]
        for n in range(low, high):
            if text[starts[n]] == "》":
                kept.append(tokens[n])
                begins.append(starts[n])
                letters += kinds[n]
        done = high
    if not done:
        return tokens, starts, kinds
    return kept + tokens[done:], begins + starts[done:], letters + kinds[done:]
