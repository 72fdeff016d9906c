"""The signs that stand right around a name, weighed by the class of the name."""

from tui.facts import ticker_context as context
from tui.facts.candidates import Candidate
from tui.facts.english_names import english_signs
from tui.facts.lazy import lazy
from tui.facts.securities import NameClass
from tui.facts.ticker_context import Sign
from tui.facts.ticker_names import place_start

WORDS = (NameClass.WORD, NameClass.SECTOR)
_COMPOUNDED = {NameClass.PHRASE: -2, NameClass.SHORT: -2, NameClass.WORD: -3, NameClass.SECTOR: -3}
_COMPOUNDED |= {NameClass.PLACE: -3}
_ENGLISH = (NameClass.ENGLISH, NameClass.ENGLISH_WORD, NameClass.ENGLISH_MANY)
_OF_GOODS = frozenset(("产业链", "概念股", "供应商", "手机", "粉丝", "员工", "企业"))
"""What follows the name of goods as well as a firm's."""
_BARE = frozenset(
    (
        "企业", "公司", "平台", "品牌", "客户", "机构", "股东", "厂商", "对手", "银行", "券商", "险企", "房企", "车企", "药企",
        "酒企", "供应商", "运营商", "投行",
    )
)  # fmt: skip
"""What stands before a word that is none's name as well: 企业线上线下参展."""
_OF_PLACES = frozenset(
    ("公布", "下调", "上调", "推出", "获", "预计", "表示", "称", "宣布", "指出", "认为", "发布", "遭遇", "遭", "拟")
)
"""What is said of a place and its people as well as of a firm."""
_NO_TWO_WORDS = 3
"""A phrase of so many characters (獐子岛) is no run of two words (湖南发展), which mean themselves in any article."""
_TOLD_APART = ("其中", "包括", "例如", "比如", "还有", "以及", "来自")
"""What ends right before a name that is joined to nothing."""
_MOVED = lazy(r"(?:涨|跌|走|拉升|飙升|暴|冲高|大[涨跌]|领|跟|高开|低开|平开|翻)(?!停)")
_LOOSE_LEFT = lazy(r"[^0-9A-Za-z一-鿿]|[的和与及在是对由被将为向从以据按买卖股有如继比跟像靠问请了入]")


def own_signs(text: str, candidate: Candidate, words: frozenset[str], met: bool = False) -> list[Sign]:
    """The signs around a candidate's own words; `words` are common Chinese words of two characters.

    `met` says that the article is sure of the same share elsewhere.
    """
    start, end, name_class = candidate.start, candidate.name_end, candidate.name_class
    if name_class in _ENGLISH:
        return [*english_signs(text, start, end), *([Sign(1, "publisher's link")] if candidate.linked else [])]
    after = context.signs_after(text, end)
    told = _OF_PLACES if name_class == NameClass.PLACE else _OF_GOODS if name_class in WORDS else frozenset()
    colon = (
        name_class == NameClass.PLACE and bool(after) and after[0].words in (":", "：") and not loose(text, candidate)
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
    joined = owning or not loose(text, candidate)
    unlinked = not candidate.linked or name_class == NameClass.SECTOR
    if name_class in WORDS and joined and not before:
        signs.append(Sign(-2 if unlinked else -1, "joined to the words around it"))
    if name_class == NameClass.SHORT and not after and not before:
        apart = text.startswith(_TOLD_APART, max(0, start - 2))
        if (
            (joined or context.runs_on(text, end))
            if candidate.linked
            else (joined and not apart and not met and text[start:end] in words)
        ):
            signs.append(Sign(-1, "joined to the words around it"))
    if name_class == NameClass.PHRASE and not after and not before:
        if candidate.linked and context.means_itself(text, start, end):
            signs.append(Sign(-3, "stands for what its words mean"))
        elif context.runs_on(text, end) and not (met and end - start == _NO_TWO_WORDS and loose(text, candidate)):
            signs.append(Sign(-2, "another noun right behind"))
        elif candidate.linked and not loose(text, candidate):
            signs.append(Sign(-1, "joined to the words before it"))
    if not after and name_class == NameClass.PLACE and context.place_around(text, start, end):
        signs.append(Sign(-1, "stands as a place"))
    return signs


def loose(text: str, candidate: Candidate) -> bool:
    """Whether nothing is joined to a name on its left."""
    start = candidate.start
    return not start or bool(_LOOSE_LEFT.match(text[start - 1])) or place_start(text, start) < start
