"""Numbers and names of securities that no fact covers: possible misses, to be walked through and added by one key.

    for place in uncovered(article, facts):
        …                                  # light text[place.start:place.end], say place.why
        add_words(article, place.start, place.end, place.kind, known_keys)

Pure. Places are in reading order. `why` says why the extractor left one out, empty where no reason is known: those are
the likeliest misses. What is plainly no fact (dates, ranks, codes, names' parts) comes only with `everything`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tui.articles.document import Article
from tui.facts.fact import Fact
from tui.facts.numerals import CHINESE, value_of
from tui.facts.periods import periods
from tui.facts.securities import NameClass, table
from tui.facts.shadow import shadow_of
from tui.facts.ticker_names import narrow
from tui.facts.tickers import judged
from tui.facts.units import unit_at

_NUMBER = re.compile(
    rf"[-+]?[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?(?:[十百千万亿]+|(?=%))?|(?<![{CHINESE}一-鿿])[{CHINESE}]+|(?<=[一-鿿])[{CHINESE}]+"
)
_DATE_AFTER = re.compile(
    r" ?(?:年(?![均产薪])|月(?![均供])份?|日(?![均元])|号|时(?!间)|点(?:钟|半|整)?(?![\d个])|分(?!之)|秒|世纪|季度|Q\d)"
    r"|[-/.:]\d"
)
_DATE_BEFORE = re.compile(r"\d[-/:]$|(?:截至|截止|自|于)$|Q$")
_ENGLISH_DATE = re.compile(r"(?i)(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z.]* $")
_DOCUMENT = re.compile(
    r"[〔\[【]\d{4}[〕\]】]第?$|[〔\[【]$|No\.? ?$|№ ?$|编号[:：为]?$|电话[:：]?$|热线[:：]?$|QQ[:：群]*$|备\d*$"
    r"|ICP证?$"
)
_NUMBERING = re.compile(r"(?:^|\n)\s*[(（]?$")
_AFTER_NUMBERING = re.compile(r"[、.．)）]")
_NAME_PART = re.compile(r"[A-Za-z_]-?$|[“《]$")
_CODE = "a code"
_MAINLAND = ("SH", "SZ", "BJ")
_SMALL = 10
_YEARS = 2
"""A year in words has four digits, what has no more than two characters (三年) lasts so long."""

Kind = Literal["figure", "ticker"]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A place that no fact covers: `text[start:end]`, the kind it would be, why it was left out (empty: not known)."""

    start: int
    end: int
    kind: Kind
    why: str


def uncovered(article: Article, facts: Iterable[Fact], everything: bool = False) -> list[Uncovered]:
    """Numbers that no figure or ticker covers and names that no ticker covers, in reading order.

    `facts` are those on the screen, added ones with them. `everything`: with what is plainly no fact as well.
    """
    listed = list(facts)
    figures = _Spans(fact for fact in listed if fact.kind in ("figure", "ticker"))
    tickers = _Spans(fact for fact in listed if fact.kind == "ticker")
    found = [place for place in _numbers(article, everything) if not figures.meets(place.start, place.end)]
    found += [place for place in _names(article, everything) if not tickers.meets(place.start, place.end)]
    return sorted(found, key=lambda place: (place.start, place.end))


class _Spans:
    """The characters that facts cover."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._covered = {at for fact in facts for at in range(fact.start, fact.end)}

    def meets(self, start: int, end: int) -> bool:
        return any(at in self._covered for at in range(start, end))


def _numbers(article: Article, everything: bool) -> Iterator[Uncovered]:
    shadow = shadow_of(article.text)
    for block in article.blocks:
        if block.alt_only:
            continue
        times = [(time.start, time.end) for time in periods(shadow, block.start, block.end)]
        for match in _NUMBER.finditer(shadow, block.start, block.end):
            start, end = match.span()
            in_words = not any(char.isdigit() for char in match[0])
            if in_words and not _counts(shadow, match[0], end):
                continue
            lasting = in_words and shadow.startswith("年", end) and len(match[0]) <= _YEARS
            plain = "" if lasting else _plainly_none(shadow, start, end, times)
            if plain == _CODE and any(table().written(f"{match[0]}.{market}") for market in _MAINLAND):
                yield Uncovered(start, end, "ticker", "a code with no name beside it")
                continue
            if plain and not everything:
                continue
            unit = unit_at(shadow, end)
            stop = min(unit[1], block.end) if unit else end
            yield Uncovered(start, stop, "figure", plain or _reason(shadow, match[0], end, in_words))


def _counts(shadow: str, numeral: str, end: int) -> bool:
    """Whether characters for numbers may count something, and are no part of a word (一方面, 统一, 万众一心)."""
    value = value_of(numeral) if numeral != "半" else None
    unit = unit_at(shadow, end)
    if value is None or value < 2 or numeral[0] in "百千万亿":
        return False
    return (unit is not None and unit[0].kind != "noun") or (len(numeral) > 1 and numeral[-1] in "百千万亿")


def _plainly_none(shadow: str, start: int, end: int, times: list[tuple[int, int]]) -> str:
    """Why a number is plainly no figure, empty where it may be one."""
    before, after = shadow[max(0, start - 12) : start], shadow[end : end + 4]
    if any(low <= start and end <= high for low, high in times):
        return "part of a date or period"
    if _DATE_AFTER.match(after) or _DATE_BEFORE.search(before) or _ENGLISH_DATE.search(before):
        return "a date or time"
    if before.endswith(("第", "NO.", "No.")):
        return "a rank"
    if _DOCUMENT.search(before) or before.endswith("_"):
        return "a number of a document, licence or telephone"
    if _NUMBERING.search(before) and _AFTER_NUMBERING.match(after):
        return "numbering"
    if _NAME_PART.search(before) or (after[:1].isascii() and after[:1].isalpha()):
        return "part of a name"
    digits = shadow[start:end].replace(",", "")
    if digits.isdigit() and len(digits) in (5, 6) and digits == shadow[start:end] and "元" not in after:
        return _CODE
    return ""


def _reason(shadow: str, numeral: str, end: int, in_words: bool) -> str:
    unit = unit_at(shadow, end)
    if unit is not None and unit[0].kind == "time":
        return "a duration, an age or the like"
    value = value_of(numeral.lstrip("+-").replace(",", ""))
    if in_words and value is not None and value <= _SMALL:
        return "a small count in words"
    if unit is None and "." not in numeral and numeral.isdigit():
        return "nothing says what is counted"
    return ""


def _names(article: Article, everything: bool) -> Iterator[Uncovered]:
    known, text = table(), narrow(article.text)
    candidates = judged(article)
    for candidate in candidates:
        yield Uncovered(candidate.start, candidate.end, "ticker", candidate.doubt)
    if not everything:
        return
    day = article.date.date() if article.date else None
    met = {at for candidate in candidates for at in range(candidate.start, candidate.end)}
    for match in known.find(text):
        if match.start in met or known.class_of(match.key) == NameClass.LONGER:
            continue
        listed = known.resolve(match.key, day) is not None
        yield Uncovered(match.start, match.end, "ticker", "part of a word" if listed else "not listed on that day")
