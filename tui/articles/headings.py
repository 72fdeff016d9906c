"""Which paragraphs are headings though the page does not call them so."""

import re

from tui.articles.document import Mark, MarkKind

_LONGEST = 60
_LONGEST_LATIN = 110
_SENTENCE_END = re.compile(r"[。；;，,、.：:](?:[”’」』）)]*)$")
_HAN = re.compile("[\u4e00-\u9fff]")


def is_heading(text: str, marks: list[Mark]) -> bool:
    """Whether a paragraph that stands alone in strong type, all of it, is short and no sentence."""
    if not marks or len(text) > _LONGEST_LATIN or "\n" in text or _SENTENCE_END.search(text):
        return False
    if len(text) > _LONGEST and _HAN.search(text):
        return False
    at = 0
    for mark in marks:
        if mark.kind is MarkKind.STRONG:
            if text[at : mark.start].strip():
                return False
            at = max(at, mark.end)
    return at > 0 and not text[at:].strip()
