"""Authorities and papers of policy as subjects of English sentences."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.facts.english_sentences import Word
from tui.facts.english_words import words

_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those"))
_NAME_GOES_ON = frozenset(("of", "and", "for", "the", "&"))
_PRONOUNS = frozenset(("it", "they", "he", "she"))
_BEFORE_TITLES = frozenset(
    ("u.s.", "us", "the", "chinese", "then", "british", "french", "german", "indian", "japanese")
)
_LONGEST = 9


_NOTHING = Word("", 0, 0)


class Subject(NamedTuple):
    """Words `first` to `last` (excluded) of a sentence that name who acts.

    `paper` says that it is a paper with provisions, `again` that it stands for somebody named before (it, the agency),
    `many` that a verb in the present goes without s.
    """

    first: int
    last: int
    paper: bool = False
    again: bool = False
    many: bool = False


def subject_at(text: str, sentence: Sequence[Word], at: int, officials: frozenset[str] = frozenset()) -> Subject | None:
    """The subject that begins with the word `at`, None where none does; `officials` are surnames of those in office."""
    word = sentence[at]
    if word.low in _PRONOUNS:
        return Subject(at, at + 1, again=True, many=word.low == "they")
    if word.low in officials and _capital(text, word):
        return Subject(at, at + 1)
    if (titled := _titled(text, sentence, at)) is not None:
        return titled
    named, described = _named(text, sentence, at), _described(text, sentence, at)
    return described if named is None or (described is not None and described.last > named.last) else named


def joined(text: str, sentence: Sequence[Word], subject: Subject) -> Subject:
    """The subject with those that act along with it: Canada and Mexico; France, Germany and Italy."""
    whole, at, along = subject, subject.last, False
    while at + 1 < len(sentence):
        if sentence[at].low == "(" and sentence[min(at + 2, len(sentence) - 1)].low == ")":
            at += 3
            continue
        along = along or "and" in (sentence[at].low, sentence[at + 1].low)
        after = at + 1 + (sentence[at].low == "," and sentence[at + 1].low == "and")
        if sentence[at].low not in (",", "and") or after >= len(sentence):
            break
        other = subject_at(text, sentence, after)
        if other is None or other.again or other.paper:
            break
        whole, at = Subject(subject.first, other.last, many=True), other.last
        if along:
            return whole
    return subject


def _follow(text: str, sentence: Sequence[Word], at: int, names: Sequence[tuple[str, ...]]) -> int:
    """Where the longest of some names ends that stands at a word, `at` where none does."""
    for name in names:
        end = at + len(name)
        if end <= len(sentence) and all(
            text[word.start : word.end] == part for word, part in zip(sentence[at:end], name, strict=True)
        ):
            return end
    return at


def _spelled(text: str, word: Word) -> str:
    return text[word.start : word.end]


def _capital(text: str, word: Word) -> bool:
    return text[word.start].isupper()


def _titled(text: str, sentence: Sequence[Word], at: int) -> Subject | None:
    """An official with a name: President Joe Biden."""
    known = words()
    start = at
    end = at
    while end == at and at < min(start + 4, len(sentence)):
        end = _follow(text, sentence, at, known.titles.get(_spelled(text, sentence[at]), ()))
        if end == at:
            before = (
                sentence[at].low in _BEFORE_TITLES or _spelled(text, sentence[at]).removesuffix("'s") in known.names
            )
            if not before and not sentence[at].low.endswith(("'s", "’s")):
                return None
            at = end = at + 1
    if end == at:
        return None
    last = end
    while last < min(end + 4, len(sentence)) and _capital(text, sentence[last]) and sentence[last].low.isalpha():
        last += 1
    return Subject(start + (sentence[start].low == "the"), last) if last > end else None


def _named(text: str, sentence: Sequence[Word], at: int) -> Subject | None:
    known = words()
    start = at + (sentence[at].low == "the" and at + 1 < len(sentence))
    end = _follow(text, sentence, start, known.names.get(_spelled(text, sentence[start]), ()))
    if end == start:
        return None
    if end < len(sentence):  # the US Federal Reserve
        end = _follow(text, sentence, end, known.names.get(_spelled(text, sentence[end]), ()))
    behind = [word.low for word in sentence[end : end + 2]]
    if behind and behind[0] in known.sets["pronoun kinds"] and behind[0] != "bank":
        return Subject(start, end + 1)
    if behind and behind[0] in ("finance", "trade", "energy", "foreign", "central", "antitrust"):
        behind.pop(0)
        end += behind[:1] != [] and behind[0] in known.sets["members"]
    if behind and behind[0] in known.sets["members"]:
        return Subject(start, end + 1, many=True)
    return Subject(start, end)


def _described(text: str, sentence: Sequence[Word], at: int) -> Subject | None:
    """The Commerce Ministry, China's central bank, the top court, Ministry of Finance; and papers: the draft rules."""
    sets = words().sets
    start = at + (sentence[at].low in _ARTICLES)
    if any(sentence[at].low in sets[name] for name in ("never a name", "others", "conditions")):
        return None
    for end in range(start, min(start + _LONGEST, len(sentence))):
        word = sentence[end]
        following = sentence[end + 1] if end + 1 < len(sentence) else _NOTHING
        if end > start and (word.low in "()" or (word.low in _NAME_GOES_ON and text[following.start].isupper())):
            continue
        if not word.low[0].isalpha():
            return None
        office = word.low == "office" and _capital(text, word) and end > start
        if (
            office
            or word.low in sets["kinds"]
            or (word.low == "bank" and end > start and sentence[end - 1].low == "central")
        ):
            return _whole(text, sentence, at, start, end)
        if word.low in sets["pronoun kinds"] and start > at and end == start:
            return Subject(start, end + 1, again=True)
        if (
            word.low in sets["papers"]
            and (start > at or end > start)
            and following.low not in sets["papers"]
            and following.low not in sets["kinds"]
        ):
            return Subject(start, end + 1, paper=True, many=word.low.endswith("s"))
        if not (
            _capital(text, word)
            or word.low in sets["described"]
            or word.low in sets["paper described"]
            or word.low.endswith("-member")
        ):
            return None
    return None


def _whole(text: str, sentence: Sequence[Word], at: int, start: int, end: int) -> Subject | None:
    """An authority that is told by its kind, with what its name goes on with: Ministry|of Industry and Trade."""
    kind = sentence[end]
    many = kind.low.endswith("s") and kind.low not in ("customs", "congress")
    named = any(_capital(text, word) for word in sentence[start : end + 1]) and not (end == start and at == 0)
    if not (named or start > at or many or end > start):
        return None
    last = end + 1
    if _capital(text, kind) or kind.low in ("city", "province"):
        while (
            last + 1 < len(sentence)
            and sentence[last].low in _NAME_GOES_ON
            and last < end + _LONGEST
            and (_capital(text, sentence[last + 1]) or sentence[last + 1].low == "the")
        ):
            last += 1
            while last < len(sentence) and (_capital(text, sentence[last]) or sentence[last].low == "the"):
                last += 1
    if text[sentence[last - 1].end - 2 : sentence[last - 1].end] in ("'s", "’s"):
        return None
    return Subject(start, last, many=many)
