"""Persons in office: with whom they speak for."""

from tui.facts import policy_words as w
from tui.facts.lazy import lazy
from tui.facts.predicates import Token
from tui.facts.word_kinds import OFFICE, PERSON, one_of

JUNK = lazy(
    r"[的是了从向把被要不这那我你他她它说着让比很但受为旨丨|]|对(?![外口]|$)|将(?!军|$)|应(?![急用]|$)|过(?!程|$)|使(?![馆领]|$)|(?<!供)给|就(?!业|$)|除非|如果|触发|引发|超过|根据|按照|记者|没有"
)
"""What no authority's name has between its words."""
_NAME = lazy(r"[\u4e00-\u9fff·]{2,12}")
_DOES = lazy("讲话|致辞|致词|主持|参加|陪同|到会|作报告|率队|带队")
"""What a person in office is told to do right behind the name."""
_OTHERS = lazy(r"协会|学会|商会|研究会|促进会|联合会|基金会|公司|集团|银行|大学|学院|研究院|研究所|证券|股份|物业|地产")
"""What stands between an authority and an office that is not its own: 某省房地产研究会会长."""
_REACH = 60
"""So far before an office such a word is looked for."""
_HEADS = frozenset(f"{rank}{place}长" for rank in ("", "副", "代", "常务副") for place in "省市县区州旗")
"""Titles that name no place where the newspaper is that place's own."""
_ENDS = lazy(r"[。；！？\n]")
_ANY = frozenset(("我国", "国家", "各地", "地方", "当地", "政府", "全国", "中央"))
"""Bodies that nobody in office is named by, but right behind them."""
_SURNAME_LENGTH = (2, 3)
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊金陆郝孔白崔康毛"
    "邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文易穆楼裴尚苗倪束岳齐梅庄辛管祝左涂谷祁时舒耿牟卜詹关苑凌费纪靳盛童欧甄项曲成游阳裘席卫屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵骆"
)
"""Common surnames: a word of two or three characters that ends a sentence behind a title is a name with one of them."""
FORMER = ("原", "前")
_OFFICE = one_of(OFFICE)
_PERSON = one_of(PERSON)
_OF_BODY = w.BODY | w.SUFFIX | w.TITLE
_BEFORE_NAME = w.SAY | w.ORDER | w.ADVERB | w.LEAD | w.WITH | w.VERB


def people(text: str, tokens: list[Token], kinds: str) -> dict[str, str]:
    """Names of persons in office with whom they speak for: themselves where they lead a state, else their body.

    `kinds` are the words' letters (`word_kinds`).
    """
    known: dict[str, str] = {}
    body_start, body_stop, body_end, chief_end = 0, 0, -99, -99
    done = 0
    for named in _PERSON.finditer(kinds, 0, len(tokens) - 1):
        n = named.start()
        for office in _OFFICE.finditer(kinds, done, n + 1):
            k = office.start()
            bits, start, end = tokens[k]
            if k > 0 and tokens[k - 1][2] == start and tokens[k - 1][0] & w.PLACE and bits & _OF_BODY:
                body_start, body_stop, body_end = tokens[k - 1][1], start if bits & w.TITLE else end, end
            elif bits & w.BODY:
                body_start, body_stop, body_end = start, start if bits & w.TITLE else end, end
            if bits & w.CHIEF:
                chief_end = end
        done = n + 1
        _, start, end = tokens[n]
        alone = start - body_end > 30 or _ENDS.search(text, body_end, start) is not None
        if alone and text[start:end] not in _HEADS:
            continue
        body = text[body_start:body_stop]
        if body in _ANY and start > body_end and not alone:
            continue
        if text[start - 1] in FORMER or _OTHERS.search(text, max(body_end, start - _REACH, 0), start):
            continue
        following, after, _ = tokens[n + 1]
        match = _NAME.match(text, end, after)
        if match is None:
            continue
        name = match[0]
        if cut := _DOES.search(name):
            name = name[: cut.start()]
            fits = len(name) in _SURNAME_LENGTH
        elif match.end() == after:
            fits = bool(following & _BEFORE_NAME) and (len(name) in _SURNAME_LENGTH or "·" in name)
        else:
            ends = text[match.end()]
            fits = len(name) in _SURNAME_LENGTH and (
                ends in "0123456789，（(在" or (ends in "。：" and name[0] in _SURNAMES)
            )
        if fits and not JUNK.search(name):
            known.setdefault(name, name if end - chief_end < 20 or alone else body)
    return known
