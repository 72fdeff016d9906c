"""Which paragraphs are headings though the page does not call them so."""

import re

from tui.articles.document import Mark, MarkKind

_LONGEST = 60
_LONGEST_LATIN = 110
_LONGEST_CENTRED = 30
_SENTENCE_END = re.compile(r"[。；;，,、.：:](?:[”’」』）)]*)$")
_HAN = re.compile("[\u4e00-\u9fff]")
_CREDIT = re.compile(r"[：:]|^[图表注（(]|记者|通讯员|摄$|资料图|供图|来源|作者|^—|^-|^\W*$")


def is_heading(text: str, marks: list[Mark], centred: bool) -> bool:
    """Whether a paragraph that stands alone, all of it strong (or centred and very short), is no sentence."""
    if not (marks or centred) or len(text) > _LONGEST_LATIN or "\n" in text or _SENTENCE_END.search(text):
        return False
    if len(text) > _LONGEST and _HAN.search(text):
        return False
    if centred and len(text) <= _LONGEST_CENTRED and _HAN.search(text) and not _CREDIT.search(text):
        return True
    at = 0
    for mark in marks:
        if mark.kind is MarkKind.STRONG:
            if text[at : mark.start].strip():
                return False
            at = max(at, mark.end)
    return at > 0 and not text[at:].strip()
