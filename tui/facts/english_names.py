"""English names of securities: where a capitalised word is the company and where it is only a word."""

import re
from collections.abc import Iterator

from tui.facts.codes import Code
from tui.facts.lazy import lazy
from tui.facts.ticker_context import Sign

_LONG_ENOUGH = 3
_LETTER = lazy(r"[A-Za-z0-9]")
_HAN = lazy(r"[一-鿿]")
_IN_ADDRESS_BEFORE = lazy(r"(?:[@_#\\-]|www\.|[a-z]\.|[./:][^\s/]{0,40}/|(?:^|[^A-Za-z一-鿿])/)$")
_IN_ADDRESS_AFTER = lazy(r"\.(?:com?|cn|net|org)(?:[/.]|\b)|[/_@]\w")
_CHANNEL_BEFORE = lazy(
    r"(?:follow|find|join|like|share|tweet|subscribe|connect|contact|watch)\b[^.!?\n]{0,60}\b(?:on|via|to|us)\s(?:\w{1,12}(?:,| and| or|,? and) ){0,4}$",
    re.I,
)
_CALLS = ("ollow", "ind ", "oin ", "ike ", "hare ", "weet ", "ubscribe", "onnect", "ontact", "atch ")
"""What the calls have in common, whatever their first letter's case: far cheaper to look for than the pattern."""
_FIRM_AFTER = lazy(
    r",? (?:Inc|Corp|Co|Company|Ltd|PLC|plc|Group|Holdings)\b|(?:'s|’s)? (?:shares?|stock|stocks|earnings|CEO|revenue)\b"
    r"|,? ?[(（](?:NASDAQ|NYSE|Nasdaq|[A-Z]{1,5}[)）])"
)
_SAYS_AFTER = lazy(
    r"(?:'s|’s)? (?:said|says|reported|reports|posted|announced|rose|fell|gained|lost|jumped|surged|plunged|climbed|slid|rallied"
    r"|tumbled|soared|dropped|added|edged|slipped|sank|skidded|plummeted|tanked|slumped|advanced|declined|retreated|traded|shares|stock|will|has|is|was|plans|agreed|beat|missed|cuts?|raised|lowered|slashed|hiked|boosted|trimmed|unveiled|launched|warned|expects|forecast|filed|closed|ended|opened|hit|and [A-Z]|, [A-Z])"
)
_SHARES_BEFORE = lazy(
    r"\b(?:shares? (?:of|in)|stocks? (?:of|like)|stakes? in|including|giants?|maker|rival|owner|parent)\s$", re.I
)
_PROPER_BEFORE = lazy(r"[A-Z][a-z]+ $")
_PROPER_AFTER = lazy(r" (?!(?:Inc|Corp|Co|Company|Ltd|Group|Holdings|CEO)\b)[A-Z][a-z]+")
_SAYS_AFTER_ZH = lazy(
    r" ?(?:正|宣布|表示|称|据悉|将|已|计划|拟|发布|推出|首席|旗下|营收|净利|创始人|面临|上市|递交|遭|获)"
)
_MOVE_AFTER_ZH = lazy(r" ?(?:涨|跌|股价|公司|集团|财报|市值|（[+-]?[0-9.]+%|\([+-]?[0-9.]+%)")


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether an English name stands as a word of its own, outside addresses and calls to follow a channel."""
    if start and (_LETTER.match(text[start - 1]) and text[start - 1].isascii()):
        return False
    if end < len(text) and _LETTER.match(text[end]):
        return False
    before = text[max(0, start - 90) : start]
    if _IN_ADDRESS_BEFORE.search(before) or _IN_ADDRESS_AFTER.match(text, end):
        return text[start:end].endswith((".com", "-Cola"))
    called = any(map(before.__contains__, _CALLS))
    return not (called and _CHANNEL_BEFORE.search(before))


def english_signs(text: str, start: int, end: int) -> list[Sign]:
    """Signs that a capitalised word is the company."""
    found: list[Sign] = []
    if match := _FIRM_AFTER.match(text, end) or _MOVE_AFTER_ZH.match(text, end):
        found.append(Sign(2, match[0].strip()))
    elif match := _SAYS_AFTER.match(text, end) or _SAYS_AFTER_ZH.match(text, end):
        found.append(Sign(1, match[0].strip()))
    if match := _SHARES_BEFORE.search(text, max(0, start - 16), start):
        found.append(Sign(1, match[0].strip()))
    if not text[start:end].isupper() and _among_chinese(text, start, end):
        found.append(Sign(1, "a Latin name in Chinese text"))
    if _PROPER_AFTER.match(text, end) or _PROPER_BEFORE.search(text, max(0, start - 20), start):
        found.append(Sign(-1, "inside a longer English name"))
    return found


def _among_chinese(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 3) : start] + text[end : end + 3]
    return bool(_HAN.search(around)) and not re.search(r"[A-Za-z]", around)


def names_by_code(text: str, codes: list[Code]) -> Iterator[tuple[str, Code]]:
    """The English names that a text gives with a code, `Taiwan Semi (TSM)`, longest first."""
    named: dict[str, Code] = {}
    for code in codes:
        if code.name_start >= 0:
            name = text[code.name_start : code.start].rstrip(" (（")
            if len(name) > 2 and name[0].isupper() and name.isascii():
                named.setdefault(name, code)
    yield from sorted(named.items(), key=lambda pair: (-len(pair[0]), pair[0]))


def bare_tickers(text: str, codes: list[Code]) -> Iterator[tuple[str, Code]]:
    """The tickers that a text brings in with a name or an exchange, `Johnson & Johnson (JNJ)`, `(NYSE: PINS)`, for where
    they stand alone."""
    seen = set()
    for code in codes:
        ticker, _, market = code.security.symbol.partition(".")
        told = code.name_start >= 0 or ":" in text[code.start : code.end]
        if market == "US" and told and not code.cashtag and len(ticker) >= _LONG_ENOUGH and ticker not in seen:
            seen.add(ticker)
            yield ticker, code
