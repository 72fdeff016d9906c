"""The verdict on each candidate: asserted, or not and why."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from tui.facts import ticker_context as context
from tui.facts.candidates import Candidate
from tui.facts.lazy import lazy
from tui.facts.own_signs import WORDS, loose, own_signs
from tui.facts.refusals import refuse
from tui.facts.securities import NameClass, Security, Table
from tui.facts.ticker_context import Sign

NEEDED = {
    NameClass.PHRASE: 1,
    NameClass.SHORT: 1,
    NameClass.WORD: 2,
    NameClass.SECTOR: 2,
    NameClass.PLACE: 2,
    NameClass.ENGLISH_WORD: 2,
    NameClass.ENGLISH_MANY: 2,
}
"""How much must speak for a name of a class; classes that are not here hold by themselves."""

_NEVER_BY_ARTICLE_ALONE = (*WORDS, NameClass.PLACE, NameClass.ENGLISH_WORD)
_HOLDS = "name that stands for itself"
_BANK = "银行"
_SENTENCE_END = lazy(r"[。！？!?；;\n]")
_REACH = 100
_GAP = lazy(
    r"(?:[（(][^（）()\n]{0,30}[)）])?[”》」’]?(?:[涨跌收报大封净获亦也则均一再微小+-][^、，,；;。\n]{0,12})?[、，,/；;>＞][“《「‘ ]?(?:其中)?"
    r"|[”》」’]? ?(?:[/\t ]|和|及|以及|与|或|,? and|,? or) ?[“《「‘]?"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole article says: symbols given by code, mentioned for sure, listed as keywords; the sure names.

    `table` is that of all securities.
    """

    coded: frozenset[str]
    sure: set[str]
    keywords: frozenset[str]
    names: dict[str, Security]
    table: Table


def judge(text: str, candidates: list[Candidate], keywords: frozenset[str], known: Table) -> None:
    """Puts a verdict on every candidate; `candidates` are in order, `keywords` the symbols of the page's list.

    Names that hold by themselves come first, since they speak for their neighbours; then those that need signs,
    twice, so that a mention made sure by its own words speaks for the others of the same security.
    """
    refuse(text, candidates, known)
    for candidate in candidates:
        candidate.undecided = not candidate.doubt and not candidate.coded and candidate.name_class in NEEDED
        if not candidate.doubt and not candidate.undecided:
            candidate.why.append("code beside it" if candidate.coded else _HOLDS)
    weak = [at for at, candidate in enumerate(candidates) if candidate.undecided]
    if weak:
        coded = frozenset(c.security.symbol for c in candidates if c.coded)
        sure = {c.security.symbol for c in candidates if not c.doubt and not c.undecided}
        firm = [c for c in candidates if not c.doubt and not c.undecided]
        names = {text[c.name_start : c.name_end]: c.security for c in firm}
        article = _Known(coded, sure, keywords, names, known)
        if _weigh(text, candidates, weak, article):
            _weigh(text, candidates, weak, article)
    for at in weak:
        if candidates[at].undecided:
            candidates[at].doubt = _reason(text, candidates[at])


def _weigh(text: str, candidates: list[Candidate], weak: list[int], article: _Known) -> bool:
    """Weighs the signs for names that say too little; whether any of them was decided."""
    firm = [candidate for candidate in candidates if not candidate.doubt and not candidate.undecided]
    starts = [candidate.start for candidate in firm]
    decided = []
    seen = [_seen(text, candidates, at, article) for at in weak]
    mostly = _mostly_spoken_for(candidates, weak, seen)
    places = _never_places(candidates, weak, seen)
    coded_before = _coded_before(text, candidates)
    for at, (signs, own, spoken_for) in zip(weak, seen, strict=True):
        candidate = candidates[at]
        if spoken_for and _with_firm_in_sentence(text, candidate, firm, starts):
            signs.append(Sign(1, "another share in the sentence"))
        plainly = (
            candidate.name_class not in _NEVER_BY_ARTICLE_ALONE
            or candidate.security.symbol in mostly
            or coded_before[at]
        )
        signs += _article_signs(text, candidate, article, spoken_for, plainly)
        if own == 0 and candidate.security.symbol in places & article.sure and loose(text, candidate):
            signs.append(Sign(2, "the article speaks of the share, never of the place"))
        candidate.score = sum(sign.weight for sign in signs)
        candidate.why = [sign.words for sign in signs]
        if candidate.score >= _needed(text, candidate):
            decided.append(candidate)
            if own >= 2:
                article.sure.add(candidate.security.symbol)
    for at in weak:
        candidates[at].undecided = True
    for candidate in decided:
        candidate.undecided = False
    return bool(decided)


def _needed(text: str, candidate: Candidate) -> int:
    """How much must speak for a name; three words of an English register say more than two."""
    words = text.count(" ", candidate.name_start, candidate.name_end)
    return NEEDED[candidate.name_class] - (candidate.name_class == NameClass.ENGLISH_MANY and words > 1)


def _seen(text: str, candidates: list[Candidate], at: int, article: _Known) -> tuple[list[Sign], int, bool]:
    """The signs right around a candidate, what its own words weigh, and whether more than a link speaks for it."""
    candidate = candidates[at]
    unclear = _short_for(text, candidate, article)
    signs = own_signs(text, candidate, article.table.common_words, candidate.security.symbol in article.sure) + unclear
    own = sum(sign.weight for sign in signs)
    near = _neighbour_signs(text, candidates, at, article.table)
    said = own - (candidate.linked and candidate.name_class != NameClass.SECTOR)
    spoken_for = said > 0 or bool(near) or candidate.name_class not in _NEVER_BY_ARTICLE_ALONE
    return signs + near, own, spoken_for


def _mostly_spoken_for(
    candidates: list[Candidate], weak: list[int], seen: list[tuple[list[Sign], int, bool]]
) -> set[str]:
    """The symbols whose words and places mean the share more often than not, by what stands around each."""
    count: Counter[str] = Counter()
    for candidate in candidates:
        if candidate.coded and candidate.named and candidate.name_class in _NEVER_BY_ARTICLE_ALONE:
            count[candidate.security.symbol] += 1
    for at, (_, _, spoken_for) in zip(weak, seen, strict=True):
        if candidates[at].name_class in _NEVER_BY_ARTICLE_ALONE:
            count[candidates[at].security.symbol] += 1 if spoken_for else -1
    return {symbol for symbol, more in count.items() if more > 0}


def _never_places(candidates: list[Candidate], weak: list[int], seen: list[tuple[list[Sign], int, bool]]) -> set[str]:
    """The symbols of places that mean the share more than once, and nowhere stand as the place: 獐子岛突然宣布."""
    spoken: Counter[str] = Counter()
    for at, (_, own, spoken_for) in zip(weak, seen, strict=True):
        if candidates[at].name_class == NameClass.PLACE:
            spoken[candidates[at].security.symbol] += spoken_for if own >= 0 else -len(weak)
    return {symbol for symbol, times in spoken.items() if times > 1}


def _short_for(text: str, candidate: Candidate, article: _Known) -> list[Sign]:
    """Lets a short form mean the one company of the article whose sure name begins so, where its own is not there: 平安
    beside 平安银行. A sign against it where there are several."""
    if candidate.name_class != NameClass.SHORT or candidate.security.symbol in article.sure | article.coded:
        return []
    begun = text[candidate.name_start : candidate.name_end]
    others = [name for name in article.names if name.startswith(begun) and name != begun]
    meant = {article.names[name].symbol for name in others}
    if len(meant) == 1:
        candidate.security = article.names[others[0]]
    return [Sign(-1, f"may be short for {others[0]}, which the article names")] if len(meant) > 1 else []


def _neighbour_signs(text: str, candidates: list[Candidate], at: int, known: Table) -> list[Sign]:
    candidate, best = candidates[at], 0
    for other in (at - 1, at + 1):
        if not 0 <= other < len(candidates):
            continue
        neighbour = candidates[other]
        first, second = sorted((candidate, neighbour), key=lambda c: c.start)
        if neighbour.doubt or neighbour.security.symbol == candidate.security.symbol:
            continue
        if not 0 <= second.start - first.end <= 48:
            continue
        touching = first.end == second.start
        if not touching and not _GAP.fullmatch(text, first.end, second.start):
            continue
        if candidate.name_class == NameClass.SHORT and neighbour.security.name.endswith(_BANK):
            _take_bank(candidate, known)
        if not neighbour.undecided and not touching:
            best = max(best, 2)
        elif {candidate.name_class, neighbour.name_class} <= {NameClass.PHRASE, NameClass.SHORT}:
            best = max(best, 1)
    return [Sign(best, "in a list with shares")] if best else []


def _take_bank(candidate: Candidate, known: Table) -> None:
    """Lets a short form among banks mean the bank that it may mean: 浦发、民生、平安."""
    meant = () if candidate.coded or candidate.linked else known.meanings(candidate.key)
    for security in meant if not candidate.security.name.endswith(_BANK) else ():
        if security.name.endswith(_BANK):
            candidate.security = security


def _with_firm_in_sentence(text: str, candidate: Candidate, firm: list[Candidate], starts: list[int]) -> bool:
    at = bisect_left(starts, candidate.start)
    for other in firm[max(0, at - 2) : at + 2]:
        if other.security.symbol == candidate.security.symbol and not other.rule.endswith("brand"):
            continue
        first, second = sorted((candidate, other), key=lambda c: c.start)
        near = second.start - first.end <= _REACH
        if near and not _SENTENCE_END.search(text, first.end, second.start):
            return True
    return False


def _coded_before(text: str, candidates: list[Candidate]) -> list[bool]:
    """Of each candidate whether its paragraph has given its code already."""
    told: list[bool] = []
    coded: set[str] = set()
    at = 0
    for candidate in candidates:
        if text.find("\n", at, candidate.start) >= 0:
            coded = set()
        told.append(candidate.security.symbol in coded)
        if candidate.coded:
            coded.add(candidate.security.symbol)
        at = candidate.start
    return told


def _article_signs(text: str, candidate: Candidate, article: _Known, spoken_for: bool, plainly: bool) -> list[Sign]:
    symbol = candidate.security.symbol
    signs = []
    if symbol in article.coded and (plainly or spoken_for):
        signs.append(Sign(2 if plainly else 1, "its code elsewhere in the article"))
    elif spoken_for and symbol in article.sure and (candidate.name_class != NameClass.SHORT or loose(text, candidate)):
        signs.append(Sign(1, "a sure mention elsewhere in the article"))
    if (
        symbol in article.keywords
        and not candidate.linked
        and candidate.name_class in (NameClass.PHRASE, NameClass.SHORT)
    ):
        signs.append(Sign(1, "in the page's keyword list"))
    return signs


def _reason(text: str, candidate: Candidate) -> str:
    start, end = candidate.name_start, candidate.name_end
    if context.noun_after(text, end) and not context.coordinated_before(text, start):
        return f"inside the longer name {context.inside(text, start, end)}"
    if candidate.name_class == NameClass.PLACE:
        return f"a place here: {context.among(text, start, end)}"
    return f"common noun here: {context.among(text, start, end)}"
