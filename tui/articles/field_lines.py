"""Lines that name who edited, published or wrote an article: fields of their own, out of the text."""

import re

_FIELDS = {
    "责任编辑": "editor", "责编": "editor", "编辑": "editor", "本文编辑": "editor",
    "来源": "source", "文章来源": "source", "稿件来源": "source", "信息来源": "source", "稿源": "source",
    "作者": "author", "原作者": "author", "撰文": "author", "文": "author",
}  # fmt: skip
# Named beside an editor or a source, and of no interest; the latter only beside, as they may begin lines of the text.
_SILENT = ("校对", "审核", "监制", "编审", "美编", "排版", "值班编辑", "值班编委")
_COUNTS = (
    "时间", "发布时间", "发表时间", "日期", "发布日期", "浏览", "浏览量", "浏览次数", "点击", "点击量", "点击数",
    "点击次数", "阅读", "阅读量", "阅读次数",
)  # fmt: skip
_FIRST = "|".join(sorted((*_FIELDS, *_SILENT), key=len, reverse=True))
_KEY = "|".join(sorted((*_FIELDS, *_SILENT, *_COUNTS), key=len, reverse=True))
_STARTS = re.compile(rf"[\s（(【\[]*(?:{_FIRST})\s*[:：/|｜丨]")
_WRAPPED = re.compile(r"[\s（(【\[]*(.*?)[\s)）】\]]*", re.S)
_ENTRY = re.compile(rf"\s*({_KEY})\s*[:：/|｜丨]\s*(.{{0,40}}?)\s*(?=$|[|｜丨]?\s*(?:{_KEY})\s*[:：/|｜丨])", re.S)
_LONGEST = 60
# A name or a medium; what reads like a clause is left in the text.
_CLAUSE = re.compile(r"[，。；！？,;!?“”]|https?:")
_SENTENCE = re.compile(r"[。；！？!?]")
_TAIL = re.compile(r"\s*[（(【\[]?\s*(?:责任编辑|责编)\s*[:：/]\s*([\w·、 ]{1,24})[)）】\]]?$")
_TAIL_AFTER = re.compile(r"[。！？!?”’）)》\]】\s]$")


def fields_in(line: str) -> dict[str, str] | None:
    """The fields (editor, source, author) that a short line of its own names; None where it is anything else.

    Such a line consists of entries: `来源：华夏时报`, `作者：王悦 责任编辑：邓健`, `（责编：李园）`.
    """
    if len(line) > _LONGEST or not _STARTS.match(line):
        return None
    wrapped = _WRAPPED.fullmatch(line)
    inner = wrapped[1] if wrapped else line
    found: dict[str, str] = {}
    at = 0
    for entry in _ENTRY.finditer(inner):
        field = _FIELDS.get(entry[1], "")
        clause = _SENTENCE if entry[1] in ("责任编辑", "责编") else _CLAUSE
        if inner[at : entry.start(1)].strip() or clause.search(entry[2]):
            return None
        at = entry.end()
        while inner[at : at + 1] in ("|", "｜", "丨", " "):
            at += 1
        value = entry[2].strip("（）() |｜丨")
        if field and value:
            found.setdefault(field, value)
    return found if at == len(inner) else None


def editor_at_end(text: str) -> tuple[int, str]:
    """Where a trailing `（责任编辑：…）` begins, and the name in it; the text's length and "" where there is none."""
    if "编" in text[-40:]:
        match = _TAIL.search(text, max(0, len(text) - 48))
        if match and (match[0].lstrip()[0] in "（(【[" or _TAIL_AFTER.search(text, 0, match.start() + 1)):
            return match.start(), match[1].strip()
    return len(text), ""
