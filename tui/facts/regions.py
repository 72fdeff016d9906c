"""What of a text is read as clauses: no headings, nothing in brackets, title marks and quoted terms."""

from bisect import bisect_left

from tui.articles.document import Block, BlockKind
from tui.facts.lazy import lazy
from tui.facts.predicates import Token

FINE_PRINT = ("免责声明", "版权声明", "风险提示", "特别声明", "郑重声明")
"""How a block begins that tells of nothing but its publisher."""
DATELINE = lazy(
    r"(?:【[^】\n]{0,20}】)?[^，。：（(\n]{0,16}(?:\d{1,2}日(?:电|讯|消息)|讯(?=[ \u3000]|[（(]记者))[ \u3000]?(?:[（(][^（）()\n]{0,30}[)）])?"
)
"""Where and by whom a block was reported: 新华社北京8月5日电（记者…）."""
_ENCLOSED = lazy(
    r"[“《（(](?:(?<=[^\W_A-Za-z]“)(?<![要出调]“)[^“”\n，。！？；：]{1,20}”|(?<=[要出调]“)[^“”\n，。！？；：]{1,20}”(?![，。；])|(?<=《)[^《》\n]{0,100}(?=》)"
    r"|(?<=[（(])[^（）()\n]{0,120}[)）])"
)
_STOP = lazy("[，。；：！？,;:!?]")
_IS_HEADING = BlockKind.HEADING
_HEADING = 30
"""A block of one clause without a stop that is no longer than this is a heading."""


def is_heading(text: str, block: Block) -> bool:
    """Whether a block is a heading: marked as one, or short and without a stop."""
    if block.kind is _IS_HEADING:
        return True
    if block.end - block.start > _HEADING:
        return False
    return not _STOP.search(text, block.start, block.end) and text.find("记者", block.start, block.end) < 0


def outside(text: str, tokens: list[Token], starts: list[int], start: int, end: int) -> list[Token]:
    """The words of `text[start:end]` outside of brackets, title marks and quoted terms; what is inside acts on nothing.

    `starts` are the words' beginnings.
    """
    kept: list[Token] = []
    done = 0
    for match in _ENCLOSED.finditer(text, start, end):
        low = bisect_left(starts, match.start(), done)
        kept += tokens[done:low]
        done = bisect_left(starts, match.end(), low)
        kept += [token for token in tokens[low:done] if text[token[1]] == "》"]
    return kept + tokens[done:] if done else tokens
