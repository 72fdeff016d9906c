"""Gathering candidates: names, codes and publishers' links of an article, joined where they mean one mention."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Day
from functools import lru_cache

from tui.articles.document import StockLink
from tui.facts import ticker_context as context
from tui.facts.candidates import Candidate
from tui.facts.codes import Code
from tui.facts.english_names import bare_tickers, names_by_code, stands_free
from tui.facts.lazy import lazy
from tui.facts.securities import MARKETS, Match, NameClass, Security, Table, unknown
from tui.facts.ticker_names import (
    begins_in_a_word,
    firmly_named,
    is_marked,
    legal_end,
    legal_names,
    marked_names,
    place_start,
    spaced_names,
    splits_a_word,
    widened,
)

_SURE, _PHRASE, _BRAND = NameClass.SURE, NameClass.PHRASE, NameClass.BRAND
_MARKED, _LONGER = NameClass.MARKED, NameClass.LONGER
_ENGLISH = (NameClass.ENGLISH, NameClass.ENGLISH_WORD, NameClass.ENGLISH_MANY)
_SHORT_NAME = 3
_NEXT_BRACKET = ("(", "（")
_IN_HONG_KONG = ("H股", "港股")
_MAINLAND = (".SH", ".SZ", ".BJ")
_TO_CODE = lazy(
    r"(?:,? (?:Inc|Corp|Co|Ltd|Group|Holdings?|PLC|plc|Platforms|Motors?)\.?){0,3} ?(?:[AHＡＨ]股?)? ?"
    r"(?:[(（\[【〔][^()（）\[\]\n]{0,24})?"
)
_FROM_CODE = lazy(r" ?[)）\]】]?[ :：]?")
_CODES_ONLY = lazy(r" ?[(（\[【〔][0-9A-Za-z.,，;；/、:： ]{1,40}[)）\]】〕]")
_HAN_NEAR = lazy(r"[一-鿿]")
_NEW_NAME = lazy(r"(?:^|[^\w*·-])([*A-Za-z一-鿿](?:[\w*·-]{1,5}|[^\W拟将对与和及为是的在向由获被]{6,9}))$")


def from_names(text: str, known: Table, day: Day | None) -> list[Candidate]:
    """Candidates by name; longer words that hold a name, and names not listed on the day, are left out."""
    resolved: dict[int, Security | None] = {}
    found: list[Candidate] = []
    matches = known.find(text)
    if more := (*spaced_names(text, known), *marked_names(text, known)):
        taken = {(match.start, match.end) for match in matches}
        matches = sorted([*matches, *(m for m in more if (m.start, m.end) not in taken)], key=_order)
    for match in matches:
        name_class = known.class_of(match.key)
        if name_class == _LONGER or not _stands(text, match, name_class, known):
            continue
        if match.key not in resolved:
            resolved[match.key] = known.resolve(match.key, day)
        security = resolved[match.key]
        if security and text.startswith(_IN_HONG_KONG, max(0, match.start - 2)):
            security = next((m for m in known.meanings(match.key) if m.market == "HK"), security)
        if security:
            found.append(_named(text, match, name_class, security, known))
    legal = [m for m in legal_names(text, known) if not any(c.start < m.end and m.start < c.end for c in found)]
    for match in legal:
        legal_security = known.resolve(match.key, day)
        if legal_security:
            start = place_start(text, match.start)
            found.append(
                Candidate(start, match.end, legal_security, _SURE, "ticker.full_name", start, match.end, match.key)
            )
    return sorted(found, key=lambda c: (c.start, -c.end))


def _order(match: Match) -> tuple[int, int]:
    return match.start, -match.end


def _stands(text: str, match: Match, name_class: NameClass, known: Table) -> bool:
    if name_class in _ENGLISH or (text[match.start].isascii() and text[match.end - 1].isascii()):
        return stands_free(text, match.start, match.end)
    if name_class == _MARKED:
        return is_marked(text, match.start)
    if match.end - match.start <= _SHORT_NAME:
        return not splits_a_word(text, match.start, match.end, known)
    long = match.end - match.start > _SHORT_NAME + 1
    return long or not begins_in_a_word(text, match.start, known) or firmly_named(text, match.start, known)


def _named(text: str, match: Match, name_class: NameClass, security: Security, known: Table) -> Candidate:
    name = known.name_of(match.key)
    if name_class in _ENGLISH:
        rule, start, end = "ticker.english_name", match.start, match.end
        if security.english and not _HAN_NEAR.search(text, max(0, start - 40), end + 40):
            security = replace(security, name=security.english)
    else:
        start, end = widened(text, match.start, match.end)
        rule = _rule_of(name, name_class, security)
    full = legal_end(text, match.end) if name_class not in _ENGLISH else match.end
    if full > match.end:
        return Candidate(
            place_start(text, start), full, security, _SURE, "ticker.full_name", match.start, full, match.key
        )
    if name_class == _MARKED or (start < match.start and is_marked(text, match.start)):
        name_class = _SURE
    return Candidate(start, end, security, name_class, rule, match.start, end, match.key)


@lru_cache(maxsize=1 << 12)
def _rule_of(name: str, name_class: NameClass, security: Security) -> str:
    if name_class == _BRAND:
        return "ticker.brand"
    if name in security.former or any(
        name == former.removeprefix("*").removeprefix("ST") for former in security.former
    ):
        return "ticker.former_name"
    stem = re.sub(r"-(?:S?W|UW?|U|B|S|P)$|[AB]$", "", security.name)
    return "ticker.name" if name in (security.name, stem) else "ticker.short_form"


def from_english(text: str, codes: list[Code], day: Day | None) -> Iterator[Candidate]:
    """Candidates by the English names that the text itself gives with a code."""
    for name, code in (*names_by_code(text, codes), *bare_tickers(text, codes)):
        security = code.security.on(day)
        for match in re.finditer(re.escape(name), text):
            inside = any(other.start <= match.start() < other.end for other in codes)
            if not inside and stands_free(text, *match.span()):
                yield Candidate(
                    *match.span(), security, NameClass.ENGLISH, "ticker.english_name", match.start(), match.end()
                )


def attach_codes(
    text: str, known: Table, candidates: list[Candidate], codes: list[Code], day: Day | None
) -> list[Candidate]:
    """Joins each code to the name beside it; codes that stand alone become candidates of their own.

    A name with its code in brackets is one mention that ends behind the bracket, where it holds nothing but codes.
    """
    ends = {c.end: c for c in candidates} | {c.name_end: c for c in candidates}
    starts = {c.start: c for c in reversed(candidates)}
    alone: list[Candidate] = []
    last_end = -1
    coded: Candidate | None = None
    for code in codes:
        security = code.security.on(day)
        if code.start < last_end or (coded and text[last_end : code.start] in _NEXT_BRACKET):
            if coded and _before_in_order(security, coded.security):
                coded.security = security  # several listings in one bracket
            continue
        coded = None
        candidate = None if code.cashtag else _name_of_code(text, known, code, ends, starts)
        if candidate:
            if not candidate.coded:
                if not _mistyped(text, candidate, security):
                    candidate.security = _as_called(security, candidate)
                candidate.coded, candidate.rule = True, "ticker.code"
                candidate.start, candidate.end = _joined(text, candidate, code)
            coded, last_end = candidate, max(last_end, candidate.end)
        elif not code.bare:
            alone.append(_alone(text, code, security))
            last_end = alone[-1].end
    return [*candidates, *alone]


def _before_in_order(security: Security, other: Security) -> bool:
    return MARKETS.index(security.market) < MARKETS.index(other.market)


def _mistyped(text: str, candidate: Candidate, security: Security) -> bool:
    """Whether a code beside a name is another mainland share's, with which that name has nothing in common."""
    if candidate.name_class != _SURE or candidate.key < 0 or not candidate.security.symbol.endswith(_MAINLAND):
        return False
    other = {*security.name, *"".join(security.former)}
    return (
        bool(other)
        and security.symbol.endswith(_MAINLAND)
        and other.isdisjoint(text[candidate.name_start : candidate.name_end])
    )


def _as_called(security: Security, candidate: Candidate) -> Security:
    """The code's security, under the name of the candidate where that is one of its own."""
    same = security.symbol == candidate.security.symbol
    return candidate.security if same else security


def _name_of_code(
    text: str, known: Table, code: Code, ends: dict[int, Candidate], starts: dict[int, Candidate]
) -> Candidate | None:
    for end in range(code.start, max(-1, code.start - 30), -1):
        candidate = ends.get(end)
        if candidate:
            bracketed = text[end : code.start].strip()[:1]
            if not _TO_CODE.fullmatch(text, end, code.start):
                break
            in_bracket = bool(bracketed) and bracketed in "(（[【〔" and not code.bare
            if not in_bracket and not _same_company(known, candidate, code):
                break
            return candidate
    after = _FROM_CODE.match(text, code.end)
    candidate = starts.get(after.end() if after else code.end)
    return candidate if candidate and _same_company(known, candidate, code) else None


def _same_company(known: Table, candidate: Candidate, code: Code) -> bool:
    if candidate.key < 0:
        return candidate.security.symbol == code.security.symbol
    full = known.key_of(candidate.security.name)
    return known.may_mean(candidate.key, code.security) or (full is not None and known.may_mean(full, code.security))


def _joined(text: str, candidate: Candidate, code: Code) -> tuple[int, int]:
    start, end = candidate.start, candidate.end
    if code.end <= start:
        return (code.start if text[code.end : start].strip() == "" else start), end
    bracket = _CODES_ONLY.match(text, end)
    if bracket and bracket.end() > code.end - 1:
        return start, bracket.end()
    return start, code.end if text[end : code.start].strip() == "" else end


def _alone(text: str, code: Code, security: Security) -> Candidate:
    start, end, named = code.start, code.end, False
    bracket = _CODES_ONLY.match(text, start - 1) if start else None
    if bracket and not code.cashtag and (name := _NEW_NAME.search(text, max(0, start - 14), start - 1)):
        start, end, named = name.start(1), bracket.end(), True
        if not security.name:
            security = replace(security, name=name[1])
    rule = "ticker.cashtag" if code.cashtag else "ticker.code"
    named = named or (code.cashtag and "(" in text[start:end])
    return Candidate(start, end, security, _SURE, rule, start, end, coded=True, cashtag=code.cashtag, named=named)


def attach_links(
    text: str, known: Table, candidates: list[Candidate], links: Sequence[StockLink], day: Day | None
) -> list[Candidate]:
    """Marks the candidates that the publisher links, and makes one of each link that none meets."""
    by_start = sorted(candidates, key=lambda c: c.start)
    more = []
    at = 0
    for link in sorted(links, key=lambda link: (link.start, link.end)):
        while at < len(by_start) and by_start[at].end <= link.start:
            at += 1
        meeting = []
        for candidate in by_start[at:]:
            if candidate.start >= link.end:
                break
            if candidate.end > link.start:
                meeting.append(candidate)
        security = known.written(link.symbol)
        named = security or unknown(link.symbol, text[link.start : link.end])
        same = [
            c
            for c in meeting
            if c.security.symbol == named.on(day).symbol or (c.key >= 0 and known.may_mean(c.key, named))
        ]
        for candidate in same:
            candidate.linked = True
            if not candidate.coded:
                candidate.rule = "ticker.publisher_link"
                candidate.security = named.on(day, text[candidate.name_start : candidate.name_end])
        if not same and link.end > link.start:
            more.append(_from_link(text, known, link, named, day, bool(meeting)))
    return [*candidates, *more]


def _from_link(
    text: str, known: Table, link: StockLink, security: Security, day: Day | None, inside_another: bool
) -> Candidate:
    called = text[link.start : link.end]
    key = known.key_of(called)
    name_class = known.class_of(key) if key is not None else _PHRASE
    if name_class in (_MARKED, _LONGER):
        name_class = _PHRASE
    candidate = Candidate(
        link.start, link.end, security.on(day, called), name_class, "ticker.publisher_link", link.start, link.end
    )
    candidate.linked = True
    cut = not _stands(text, Match(link.start, link.end, -1), name_class, known)
    if inside_another or cut or _in_longer(text, known, link):
        candidate.doubt = f"inside the longer name {context.inside(text, link.start, link.end)}"
    elif not security.is_listed(day):
        candidate.doubt = f"not listed on {day.isoformat()}" if day else "no longer listed"
    return candidate


def _in_longer(text: str, known: Table, link: StockLink) -> bool:
    left = max(0, link.start - 12)
    return any(
        known.class_of(match.key) == _LONGER and left + match.start < link.end and link.start < left + match.end
        for match in known.find(text[left : link.end + 12])
    )


def prefer_written(known: Table, candidates: list[Candidate], coded: set[str]) -> None:
    """Gives a name that may mean several listings the one that the article writes by code, if it writes but one."""
    for candidate in candidates if coded else ():
        if candidate.coded or candidate.linked or candidate.key < 0 or candidate.security.symbol in coded:
            continue
        meanings = [*known.meanings(candidate.key)]
        if (full := known.key_of(candidate.security.name)) is not None:  # 建行 beside 建设银行（00939.HK）
            meanings += known.meanings(full)
        written = list(dict.fromkeys(meant for meant in meanings if meant.symbol in coded))
        if len(written) == 1:
            candidate.security = written[0]


def apart(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates in order, none overlapping another: coded before longer before linked."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end, not c.coded, not c.linked, c.security.symbol)):
        if kept and candidate.start < kept[-1].end:
            previous = kept[-1]
            better = (candidate.coded, candidate.end - candidate.start, candidate.linked)
            if better <= (previous.coded, previous.end - previous.start, previous.linked):
                continue
            kept.pop()
        kept.append(candidate)
    return kept
