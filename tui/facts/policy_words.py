"""The words of the measure rules and where they stand in a text.

The words are kept in two files under `data/`, a section a class. All of them are found in one pass (Aho-Corasick,
leftmost-longest), so that a longer name hides the verb inside it: 建设银行 is no 建设, 发展改革委 no 发展.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tui.facts.data_files import text_of
from tui.facts.word_search import WordSearch

# Those that are met and asked for most stand in the lowest 30 bits: with such numbers Python is done several times as fast.
VERB = 1 << 0
CONTROL = 1 << 1
"""A verb that takes a clause: in 支持…开展 the head stays 支持."""
ONCE = 1 << 3
"""A verb whose act has an end: done where it is told as past (成立), else it goes on (推进)."""
FRAME = 1 << 4
"""A verb that 对…, 将… or 为… leads up to."""
ISSUE = 1 << 5
"""A verb of publishing: a measure only with a policy paper as its object."""
ALONE = 1 << 6
"""A verb that needs no object: 加息."""
WEAK = 1 << 32
"""A verb of results, a measure only where nothing speaks against it: 实现."""
NOUNS = 1 << 8
"""A verb that makes a noun with 政策, 力度 and the like."""
ADVERB = 1 << 9
AUXILIARY = 1 << 10
"""An adverb that stays outside the quote: 将, 已."""
PLANNED = 1 << 11
ONGOING = 1 << 12
DONE = 1 << 13
PAST = 1 << 14
"""A lead that puts what follows into the past up to now: 近年来."""
FORECAST = 1 << 15
LEAD = 1 << 16
INTO = 1 << 17
"""A preposition that carries the verb's object: 对, 将."""
WITH = 1 << 18
"""A preposition of place, means or company: 在, 通过."""
IF = 1 << 19
SAY = 1 << 20
ORDER = 1 << 21
GUESS = 1 << 33
BODY = 1 << 23
MEETING = 1 << 24
PAPER = 1 << 25
SPEAKER = 1 << 26
TITLE = 1 << 27
CHIEF = 1 << 34
FIRM = 1 << 29
EXPERT = 1 << 30
NOUN = 1 << 31
PLACE = 1 << 2
SUFFIX = 1 << 7
MEET = 1 << 22
"""A verb of meetings and visits: no measure, but it says who acts."""
STEADY = 1 << 35
"""An adverb of work that goes on: 深入开展."""
DATED = 1 << 36
"""A time that names the day, or 近日 and the like: what follows has been done."""
JOINS = 1 << 37
"""A verb that joins the one before it into one head: 实施开展."""

PASSIVE = 1 << 28
"""What the one who acts stands behind: 被, 遭."""

TOLD = 1 << 38
"""A noun for those whom an authority tells what to do: 中央企业."""

Token = tuple[int, int, int]
"""A word of a text: its classes as bits, start, end."""

_BITS = {name.lower(): value for name, value in dict(globals()).items() if name.isupper() and isinstance(value, int)}
_MARKS = _BITS | {"noun": NOUNS, "compound": 0}
_EVENTS = ("大会", "峰会", "论坛", "研讨会")
_CONVENED = frozenset(
    [
        "保护",
        "推进",
        "表彰",
        "动员",
        "推介",
        "投资",
        "引进",
        "交流",
        "合作",
        "推广",
        "应用",
        "巩固",
        "提升",
        "签约",
        "研究",
        "安全",
        "发展",
        "创新",
        "建设",
        "改革",
        "开放",
    ]
)
"""Verbs that name events: 环境保护大会."""
_TOLD = ("企业", "银行", "机构", "公司", "单位")
_LISTS = ("maker", "any maker", "taker", "joining", "abstract")


@dataclass(frozen=True, slots=True)
class Words:
    """What finds the words, and the classes of each as bits, by its place in the list; none for mere nouns.

    `makers` are the nouns that a verb forms with a word before them (力度); `abstract` are the verbs that take such
    nouns for an object all the same (加大力度).
    """

    search: WordSearch
    bits: tuple[int, ...]
    makers: tuple[str, ...]
    abstract: frozenset[str]


def _sections() -> Iterator[tuple[str, list[str]]]:
    for name in ("policy_words.txt", "actor_words.txt"):
        header = ""
        for line in text_of(name).splitlines():
            if line.startswith("["):
                header = line.strip("[]")
            elif line and not line.startswith("#"):
                yield header, line.split()


@cache
def words() -> Words:
    """The words of both files, once a process."""
    classes: dict[str, int] = {}
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    for header, line in _sections():
        if header in lists:
            lists[header] += line
            continue
        first, *marks = header.split("+")
        bits = _BITS[first]
        for mark in marks:
            bits |= _MARKS[mark]
        for word in line:
            classes[word] = classes.get(word, 0) | bits
    for word in [word for word, bits in classes.items() if bits & BODY and word.endswith("委")]:
        classes.setdefault(word + "员会", classes[word])
    for word in lists["joining"]:
        classes[word] |= JOINS
    for word in [word for word, bits in classes.items() if bits == NOUN and word.endswith(_TOLD)]:
        classes[word] |= TOLD
    for word in [word for word, bits in classes.items() if bits & BODY and word.endswith("部") and len(word) > 2]:
        classes.setdefault(word + "门", BODY)
    for word in [word for word, bits in classes.items() if bits & VERB and len(word) == 4]:
        classes[word] |= (classes.get(word[:2], 0) | classes.get(word[2:], 0)) & ONCE
    for word in [word for word, bits in classes.items() if bits & VERB and len(word) == 2]:
        makers = lists["maker"] if classes[word] & NOUNS and word not in lists["taker"] else []
        events = _EVENTS if word in _CONVENED else ()
        for noun in (*((*makers, *lists["any maker"]) if classes[word] & NOUNS else ("力度",)), *events):
            classes.setdefault(word + noun, NOUN)
    return Words(
        WordSearch(known := list(classes), laid_out_for=known),
        tuple(0 if bits == NOUN else bits for bits in classes.values()),
        (*lists["maker"], *lists["any maker"]),
        frozenset(lists["abstract"]),
    )


def scan(text: str) -> list[Token]:
    """Where words stand in `text`, in order, none overlapping: (classes as bits, start, end) by code point.

    Mere nouns are left out: they are known so that no verb is found in them.
    """
    known = words()
    bits = known.bits
    return [(classes, start, end) for start, end, number in known.search.find(text) if (classes := bits[number])]
