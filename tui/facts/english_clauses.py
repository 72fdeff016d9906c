"""Where an act of policy ends in an English sentence, and whether what it acts on makes it one."""

from collections.abc import Sequence

from tui.facts.english_sentences import Word
from tui.facts.english_subjects import subject_at
from tui.facts.english_words import BASE, ING, PAST, THIRD, Verb, words

_OF_MANNER = frozenset(("further", "jointly"))
_LEVELS = frozenset(("keep", "hold", "leave", "maintain"))
_STEADY = frozenset(("unchanged", "steady", "hold", "rate", "rates", "stance", "policy"))
_NEAR = 14
_AT_ONCE = 6
_STOPS = frozenset((".", ";", ":", "—", "–", "-", "?", "!", "“", "”", '"', "…"))
_MARKS = frozenset(("“", "”", '"'))
_MAY_JOIN = frozenset(("as", "after", "since", "following", "but", "amid", "despite"))
_GOES_WITH = {"as": ("well", "part", "of", "much", "many", "early", "soon"), "but": ("also",)}
_ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their", "one"))
_NEAR_COMMA = 6
_ASIDE = 16
_AFTER_NOUNS = frozenset(
    ["in", "of", "on", "for", "from", "at", "by", "with", "as", "is", "are", "was", "were", "will", "that"]
)


class Clause:
    """The words of a sentence, with what is asked of them wherever they stand."""

    def __init__(self, text: str, sentence: Sequence[Word]) -> None:
        self.text, self.sentence, self.known = text, sentence, words()

    def low(self, at: int) -> str:
        """The word at a place in small letters, "" behind the end."""
        return self.sentence[at].low if at < len(self.sentence) else ""

    def may_be_verb(self, at: int) -> bool:
        """Whether a word may be a predicate's first: an auxiliary, or a verb in a form that stands by itself."""
        low, known = self.low(at), self.known
        if (
            low in self.known.sets["auxiliaries"]
            or low in known.sets["reports"]
            or known.plans.get(low, 0) & (PAST | THIRD)
        ):
            return True
        return any(verb.forms & (PAST | THIRD) for verb in known.verbs.get(low, ()))

    def manner(self, at: int) -> int:
        """Where the adverbs before a verb begin that tell how something is done: also|sharply cut."""
        adverbs = self.known.sets["adverbs"]
        while at and self.adverbs(at - 1) == at:
            if self.low(at - 1) in adverbs and self.low(at - 1) not in _OF_MANNER:
                break
            at -= 1
        return at

    def adverbs(self, at: int) -> int:
        """Past the adverbs that stand at a word."""
        sets = self.known.sets
        while self.low(at) in sets["adverbs"] or (
            self.low(at).endswith("ly") and self.low(at) not in sets["no adverbs"]
        ):
            at += 1
        return at

    def verb(self, at: int, wanted: int) -> Verb | None:
        """The verb that stands at a word in one of the wanted forms, with its particles behind it."""
        for verb in self.known.verbs.get(self.low(at), ()):
            behind = at + 1
            if verb.forms & wanted and all(self.low(behind + n) == each for n, each in enumerate(verb.particles)):
                return verb
        return None

    def acts_on(self, verb: Verb, at: int, end: int) -> bool:
        """Whether what a verb has for object makes an act of policy."""
        if at >= end:
            return False
        near = [self.low(n) for n in range(at, min(at + _NEAR, end))]
        named = next((n for n, low in enumerate(near) if n and low in self.known.sets["no objects"]), len(near))
        if any(low in self.known.sets["views"] for low in near[: min(named, _AT_ONCE)]):
            return False
        if near[0] in self.known.sets["no objects"] and not verb.particles:
            return False
        if verb.base in self.known.sets["orders"] and "to" in near:
            return True
        if verb.base in _LEVELS:
            return any(low in _STEADY for low in near) and any("rate" in low or "polic" in low for low in near)
        if verb.base == "add":
            return "to" in near and not any(low.endswith("%") for low in near)
        if verb.base in self.known.goes_on and self.verb(at, ING) is not None:
            return True
        if verb.base in self.known.sets["papers only"] and not verb.particles:
            return any(
                low in self.known.sets["policy"] or low.partition("-")[2] in self.known.sets["policy"] for low in near
            )
        return True

    def end(self, at: int, wanted: int) -> tuple[int, int]:
        """Where an act ends whose object begins at a word, and where a verb joined to it begins, 0 where none does."""
        start, aimed = at, False  # behind a purpose (to help A and support B) a mere verb joins to that
        while at < len(self.sentence):
            low = self.low(at)
            if low in _STOPS and at > start and not self._quoted(start, at):
                return at, 0
            if low == "," and (stop := self._after_comma(at, wanted)) is not None:
                return at, stop
            aimed = aimed or (low == "to" and self.verb(self.adverbs(at + 1), BASE) is not None)
            if low in ("and", "or", "but") and at > start:
                joined = self._joined(at + 1, wanted)
                if joined is not None and not (aimed and wanted == BASE and joined == at + 1):
                    return at, joined
                if self._begins_clause(at + 1) or self._tells_more(at + 1, wanted):
                    return at, 0
            if low in self.known.sets["conjunctions"] and at > start and self._parts(at):
                return at, 0
            at += 1
        return at, 0

    def _quoted(self, start: int, at: int) -> bool:
        """Whether a mark opens or closes a quotation within the object: for a “considerable time” after…."""
        if self.low(at) not in _MARKS:
            return False
        opened = [place for place in range(start, at) if self.low(place) in _MARKS]
        return len(opened) % 2 == 1 or (
            at + 1 < len(self.sentence) and self.sentence[at + 1].start == self.sentence[at].end
        )

    def _joined(self, at: int, wanted: int) -> int | None:
        """Where a verb stands that and joins to the one before, in the same form or with its own auxiliary; else None."""
        low = self.low(at)
        if low in self.known.sets["reports"] or low in ("will", "would", "has", "have"):
            return at
        if self.known.plans.get(low, 0) & (PAST | THIRD) and self.low(at + 1) == "to":
            return at
        at += low == "to"
        verb = self.adverbs(at)
        return at if self.verb(verb, wanted) and self._is_verb_here(verb, low == "to") else None

    def _parts(self, at: int) -> bool:
        """Whether a conjunction parts the object from a clause of its own: after|inflation rose, but after a vote goes on."""
        low = self.low(at)
        if low not in _MAY_JOIN:
            return True
        if self.low(at - 1) == "such" or self.low(at + 1) in _GOES_WITH.get(low, ()):
            return False
        moves = self.known.sets["moves"]
        return any(self.may_be_verb(place) or self.low(place) in moves for place in range(at + 2, at + 10))

    def _is_verb_here(self, at: int, marked: bool) -> bool:
        """Whether a word that is a verb by its form is no noun: and buy bonds, but not rate cuts and purchases."""
        low, following = self.low(at), self.low(at + 1)
        return marked or low.endswith(("ed", "ing")) or (following.isalnum() and following not in _AFTER_NOUNS)

    def _begins_clause(self, at: int) -> bool:
        subject = subject_at(self.text, self.sentence, at) if at < len(self.sentence) else None
        return subject is not None and self.may_be_verb(subject.last) and self.low(subject.last) != "set"

    def _tells_more(self, at: int, wanted: int) -> bool:
        """Whether what follows and is another predicate or clause, whose verb no act of policy is: and stocks rose."""
        if wanted & PAST and self.low(at).endswith("ed"):
            return True
        moves = self.known.sets["moves"]
        return any(
            self.low(place) in self.known.sets["auxiliaries"] or self.low(place) in moves for place in range(at, at + 4)
        )

    def _after_comma(self, at: int, wanted: int) -> int | None:
        """What a comma does: None where the object goes on, 0 where it ends, else where a joined verb begins."""
        along = self.low(at + 1) in ("and", "or", "but")
        following = at + 1 + along
        low = self.low(following)
        if low == "including":
            return None
        if (joined := self._joined(following, wanted)) is not None:
            return joined
        if self._list_goes_on(at) or (low in _ARTICLES and self._aside(at)):
            return None
        sets = self.known.sets
        if (
            not low
            or low in sets["new clause"]
            or low in _ARTICLES
            or low.endswith("ing")
            or self._begins_clause(following)
        ):
            return 0
        near = [self.low(place) for place in range(following, following + _NEAR_COMMA)]
        told = any(each in sets["attributed"] for each in near)
        return (
            0
            if told or (along and any(each in self.known.sets["auxiliaries"] or each in sets["moves"] for each in near))
            else None
        )

    def _aside(self, at: int) -> bool:
        """Whether what stands behind a comma is told by the way: its rate, the main one, to|4%."""
        behind = [place for place in range(at + 1, min(at + _ASIDE, len(self.sentence))) if self.low(place) == ","]
        return bool(behind) and self.low(behind[0] + 1) in ("to", "by", "from", "until", "for")

    def _list_goes_on(self, at: int) -> bool:
        """Whether a comma parts things of one list: steel, aluminium and copper."""
        for place in range(at + 1, min(at + 7, len(self.sentence))):
            low = self.low(place)
            if low in self.known.sets["no item"] or (self.may_be_verb(place) and low not in self.known.sets["policy"]):
                return False
            if low in ("and", "or"):
                return place > at + 1 or self._list_goes_on(place)
            if low == ",":
                return place > at + 1
        return False
