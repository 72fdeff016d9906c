"""What meetings are called, and which of them a text names."""

import re

from tui.facts.lazy import lazy

MEETINGS = ("会议", "大会", "例会", "座谈会", "工作会", "推进会", "全会", "常会", "发布会")
"""How a meeting's name ends."""
ASSEMBLIES = ("常委会", "常务会议", "党组会", "全会", "理事会", "主席团")
"""Bodies that meet: a bare 会议 after them is theirs."""
_FIRST = lazy(r"(?!传达|学习|贯彻|落实)[\u4e00-\u9fff]{0,28}会议?(?=$|[，。；、上])")
_AT = lazy(r"([\u4e00-\u9fff]{4,16}会议?)上$")
_REACH = 20
"""How far before the end of a clause a meeting's name begins."""


def first_named(words: str) -> str:
    """The meeting's name that words begin with; empty where they begin with none."""
    match = _FIRST.match(words)
    return match[0] if match else ""


def at_which(text: str, start: int, end: int) -> str:
    """The meeting that `text[start:end]` ends in (在货币政策委员会例会上); empty where it ends in none."""
    match = _AT.search(text, max(start, end - _REACH), end)
    return re.split("[在的于]", match[1])[-1] if match else ""
