"""The verdict on each candidate: asserted, or not and why."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from tui.facts import ticker_context as context
from tui.facts.candidates import Candidate
from tui.facts.english_names import english_signs
from tui.facts.lazy import lazy
from tui.facts.namesakes import foreign_name, given_name, in_foreign_characters, other_thing, person_named
from tui.facts.securities import NameClass, Security, Table
from tui.facts.ticker_context import Sign
from tui.facts.ticker_names import place_start

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

_COMPOUNDED = {NameClass.PHRASE: -2, NameClass.SHORT: -2, NameClass.WORD: -3, NameClass.SECTOR: -3}
_COMPOUNDED |= {NameClass.PLACE: -3}
_ENGLISH = (NameClass.ENGLISH, NameClass.ENGLISH_WORD, NameClass.ENGLISH_MANY)
_SHARED_BY_AFFILIATES = (NameClass.SURE, NameClass.SHORT, NameClass.PHRASE)
_WORDS = (NameClass.WORD, NameClass.SECTOR)
_NEVER_BY_ARTICLE_ALONE = (*_WORDS, NameClass.PLACE, NameClass.ENGLISH_WORD)
_OF_GOODS = ("产业链", "概念股", "供应商", "手机", "粉丝", "员工", "企业")
"""What follows the name of goods as well as a firm's."""
_BARE = frozenset(
    (
        "企业", "公司", "平台", "品牌", "客户", "机构", "股东", "厂商", "对手", "银行", "券商", "险企", "房企", "车企", "药企",
        "酒企", "供应商", "运营商", "投行",
    )
)  # fmt: skip
"""What stands before a word that is none's name as well: 企业线上线下参展."""
_OF_PLACES = (
    "公布",
    "下调",
    "上调",
    "推出",
    "获",
    "预计",
    "表示",
    "称",
    "宣布",
    "指出",
    "认为",
    "发布",
    "遭遇",
    "遭",
    "拟",
)
"""What is said of a place and its people as well as of a firm."""
_HOLDS = "name that stands for itself"
_PERSON = "a person here"
_SENTENCE_END = lazy(r"[。！？!?；;\n]")
_REACH = 100
_NAMESAKE_REACH = 40
_MOVED = lazy(r"(?:涨|跌|走|拉升|飙升|暴|冲高|大[涨跌]|领|跟|高开|低开|平开|翻)(?!停)")
_GAP = lazy(
    r"(?:[（(][^（）()\n]{0,30}[)）])?[”》」’]?(?:[涨跌收报大封净获亦也则均一再微小+-][^、，,；;。\n]{0,12})?[、，,/；;>＞][“《「‘ ]?(?:其中)?"
    r"|[”》」’]? ?(?:[/\t ]|和|及|以及|与|或) ?[“《「‘]?"
)
_LOOSE_LEFT = lazy(r"[^0-9A-Za-z一-鿿]|[的和与及在是对由被将为向从以据按买卖股有如继比跟像靠问请了入]")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole article says: symbols given by code, mentioned for sure, listed as keywords; the sure names.

    `words` are common Chinese words of two characters.
    """

    coded: frozenset[str]
    sure: set[str]
    keywords: frozenset[str]
    names: dict[str, Security]
    words: frozenset[str]


def judge(text: str, candidates: list[Candidate], keywords: frozenset[str], known: Table) -> None:
    """Puts a verdict on every candidate; `candidates` are in order, `keywords` the symbols of the page's list.

    Names that hold by themselves come first, since they speak for their neighbours; then those that need signs,
    twice, so that a mention made sure by its own words speaks for the others of the same security.
    """
    persons: set[str] = set()
    for at, candidate in enumerate(candidates):
        _refuse_namesakes(text, candidates, at, known)
        name = text[candidate.name_start : candidate.name_end]
        if candidate.doubt.startswith(_PERSON):
            persons.add(name)
        elif name in persons and not candidate.doubt and not candidate.coded:
            candidate.doubt = f"{_PERSON}: {name}"
        candidate.undecided = not candidate.doubt and not candidate.coded and candidate.name_class in NEEDED
        if not candidate.doubt and not candidate.undecided:
            candidate.why.append("code beside it" if candidate.coded else _HOLDS)
    weak = [at for at, candidate in enumerate(candidates) if candidate.undecided]
    if weak:
        coded = frozenset(c.security.symbol for c in candidates if c.coded)
        sure = {c.security.symbol for c in candidates if not c.doubt and not c.undecided}
        firm = [c for c in candidates if not c.doubt and not c.undecided]
        names = {text[c.name_start : c.name_end]: c.security for c in firm}
        article = _Known(coded, sure, keywords, names, known.common_words)
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
    for at, (signs, own, spoken_for) in zip(weak, seen, strict=True):
        candidate = candidates[at]
        if spoken_for and _with_firm_in_sentence(text, candidate, firm, starts):
            signs.append(Sign(1, "another share in the sentence"))
        plainly = (
            candidate.name_class not in _NEVER_BY_ARTICLE_ALONE
            or candidate.security.symbol in mostly
            or _coded_before(text, candidates, at)
        )
        signs += _article_signs(text, candidate, article, spoken_for, plainly)
        candidate.score = sum(sign.weight for sign in signs)
        candidate.why = [sign.words for sign in signs]
        if candidate.score >= NEEDED[candidate.name_class]:
            decided.append(candidate)
            if own >= 2:
                article.sure.add(candidate.security.symbol)
    for at in weak:
        candidates[at].undecided = True
    for candidate in decided:
        candidate.undecided = False
    return bool(decided)


def _seen(text: str, candidates: list[Candidate], at: int, article: _Known) -> tuple[list[Sign], int, bool]:
    """The signs right around a candidate, what its own words weigh, and whether more than a link speaks for it."""
    candidate = candidates[at]
    unclear = _short_for(text, candidate, article)
    signs = _own_signs(text, candidate, article.words) + unclear
    own = sum(sign.weight for sign in signs)
    near = _neighbour_signs(text, candidates, at)
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


def _refuse_namesakes(text: str, candidates: list[Candidate], at: int, known: Table) -> None:
    """Doubts what is part of another thing."""
    candidate = candidates[at]
    if candidate.coded or candidate.doubt:
        return
    start, end = candidate.name_start, candidate.name_end
    name = text[start:end]
    if other := known.namesakes.get(name):
        near = other.search(text, max(0, start - _NAMESAKE_REACH), end + _NAMESAKE_REACH)
        if near:
            candidate.doubt = f"another of that name: {near[0]} nearby"
            return
    if in_foreign_characters(text, start, end) and (doubt := _foreigner(text, candidates, at, known)):
        candidate.doubt = doubt
        return
    if person := given_name(text, start, end, known.common_words):
        candidate.doubt = f"{_PERSON}: {person}"
        return
    kind, words = other_thing(text, start, end)
    if kind == "instrument":
        candidate.doubt = f"a fund, bond or index: {name}{words}"
    elif kind == "longer":
        candidate.doubt = f"inside the longer name {name}{words}"
    elif (
        text.startswith("集团", end) and not text.startswith("集团股份", end) and _is_owner(text, end, candidate, name)
    ):
        candidate.doubt = f"an affiliate's name: {name}集团"
    elif (
        kind == "affiliate"
        and candidate.name_class in _SHARED_BY_AFFILIATES
        and candidate.security.name != name + words
    ):
        candidate.doubt = f"an affiliate's name: {name}{words}"


def _foreigner(text: str, candidates: list[Candidate], at: int, known: Table) -> str:
    """Why a name in foreign characters is a person's or part of another's, "" where it is the share's."""
    start, end = candidates[at].name_start, candidates[at].name_end
    if title := person_named(text, start):
        return f"{_PERSON}: {title}{text[start:end]}"
    beside = any(c.end == start or c.start == end for c in candidates[max(0, at - 1) : at + 2])
    name = "" if beside else foreign_name(text, start, end, known.common_words)
    begun = bool(name) and not name.startswith(text[start:end])
    return f"inside the longer name {name}" if name and (begun or not context.signs_after(text, end)) else ""


def _is_owner(text: str, end: int, candidate: Candidate, name: str) -> bool:
    """Whether a name with 集团 behind it is the company that owns the listed one: 鞍钢集团 of 鞍钢股份."""
    security = candidate.security
    if "集团" in security.name or security.market not in ("SH", "SZ", "BJ"):
        return False
    return text.startswith("集团有限", end) or (name != security.name and candidate.name_class == NameClass.SHORT)


def _own_signs(text: str, candidate: Candidate, words: frozenset[str]) -> list[Sign]:
    start, end, name_class = candidate.start, candidate.name_end, candidate.name_class
    if name_class in _ENGLISH:
        return [*english_signs(text, start, end), *([Sign(1, "publisher's link")] if candidate.linked else [])]
    after = context.signs_after(text, end)
    told = _OF_PLACES if name_class == NameClass.PLACE else _OF_GOODS if name_class in _WORDS else ()
    colon = (
        name_class == NameClass.PLACE and bool(after) and after[0].words in (":", "：") and not _loose(text, candidate)
    )
    if after and (colon or after[0].words in told):
        after = []
    if name_class == NameClass.SECTOR:
        after = [Sign(1, sign.words) if _MOVED.match(sign.words) else sign for sign in after]
    before = context.signs_before(text, start)
    if before and name_class not in (NameClass.PHRASE, NameClass.SHORT) and before[0].words.rstrip("，, ") in _BARE:
        before = []
    signs = after + before + context.item_sign(text, start, end)
    if candidate.linked and name_class != NameClass.SECTOR:
        signs.append(Sign(1, "publisher's link"))
    if not after and (noun := context.noun_after(text, end)):
        signs.append(Sign(_COMPOUNDED[name_class], f"compounded with {noun}"))
    owning = text[candidate.end : candidate.end + 1] in ("的", "们") and not after
    joined = owning or not _loose(text, candidate)
    unlinked = not candidate.linked or name_class == NameClass.SECTOR
    if name_class in _WORDS and joined and not before:
        signs.append(Sign(-2 if unlinked else -1, "joined to the words around it"))
    if (
        name_class == NameClass.SHORT
        and not signs
        and joined
        and context.runs_on(text, end)
        and text[start:end] in words
    ):
        signs.append(Sign(-1, "joined to the words around it"))
    if name_class == NameClass.PHRASE and not after and not before:
        if candidate.linked and context.means_itself(text, start, end):
            signs.append(Sign(-2, "stands for what its words mean"))
        elif context.runs_on(text, end):
            signs.append(Sign(-2, "another noun right behind"))
        elif candidate.linked and not _loose(text, candidate):
            signs.append(Sign(-1, "joined to the words before it"))
    if not after and name_class == NameClass.PLACE and context.place_around(text, start, end):
        signs.append(Sign(-1, "stands as a place"))
    return signs


def _neighbour_signs(text: str, candidates: list[Candidate], at: int) -> list[Sign]:
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
        if not neighbour.undecided and not touching:
            best = max(best, 2)
        elif {candidate.name_class, neighbour.name_class} <= {NameClass.PHRASE, NameClass.SHORT}:
            best = max(best, 1)
    return [Sign(best, "in a list with shares")] if best else []


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


def _coded_before(text: str, candidates: list[Candidate], at: int) -> bool:
    """Whether the paragraph has given the candidate's code already."""
    candidate = candidates[at]
    paragraph = text.rfind("\n", 0, candidate.start)
    for other in reversed(candidates[:at]):
        if other.start < paragraph:
            return False
        if other.coded and other.security.symbol == candidate.security.symbol:
            return True
    return False


def _article_signs(text: str, candidate: Candidate, article: _Known, spoken_for: bool, plainly: bool) -> list[Sign]:
    symbol = candidate.security.symbol
    signs = []
    if symbol in article.coded and (plainly or spoken_for):
        signs.append(Sign(2 if plainly else 1, "its code elsewhere in the article"))
    elif spoken_for and symbol in article.sure and (candidate.name_class != NameClass.SHORT or _loose(text, candidate)):
        signs.append(Sign(1, "a sure mention elsewhere in the article"))
    if (
        symbol in article.keywords
        and not candidate.linked
        and candidate.name_class in (NameClass.PHRASE, NameClass.SHORT)
    ):
        signs.append(Sign(1, "in the page's keyword list"))
    return signs


def _loose(text: str, candidate: Candidate) -> bool:
    start = candidate.start
    return not start or bool(_LOOSE_LEFT.match(text[start - 1])) or place_start(text, start) < start


def _reason(text: str, candidate: Candidate) -> str:
    start, end = candidate.name_start, candidate.name_end
    if context.noun_after(text, end) and not context.coordinated_before(text, start):
        return f"inside the longer name {context.inside(text, start, end)}"
    if candidate.name_class == NameClass.PLACE:
        return f"a place here: {context.among(text, start, end)}"
    return f"common noun here: {context.among(text, start, end)}"
