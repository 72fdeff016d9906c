"""What an English subject does: its auxiliaries, and the verb of policy behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.facts.english_clauses import Clause
from tui.facts.english_sentences import Word
from tui.facts.english_subjects import subject_at
from tui.facts.english_words import BASE, ING, PARTICIPLE, PAST, THIRD
from tui.facts.fact import Status

_PAST_NOTHING = frozenset((",", ";", "that", "which", "who", "to", "(", "it", "they", "he", "she"))
_BE = frozenset(("is", "are", "was", "were"))
_HAVE = frozenset(("has", "have", "had"))
_DUTIES = frozenset(("should", "must", "shall"))
"""What an authority's own words oblige by; from others they are an opinion."""
_ARRANGED = frozenset(("due", "scheduled"))
_CARRIED_OUT = frozenset(("moved", "voted"))
_FULL_STOPS = '.!?”"’)'
_REACH = 18
"""How many words may stand between a subject and its verb."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act, words `first` (its adverb included) to `end`; `verb` and `object` are where the verb and what it acts on begin."""

    first: int
    verb: int
    object: int
    end: int
    status: Status


class Reader(Clause):
    """Reads predicates in one sentence."""

    def __init__(self, text: str, sentence: Sequence[Word]) -> None:
        super().__init__(text, sentence)
        self.headline = text[sentence[-1].end - 1] not in _FULL_STOPS

    def acts(self, at: int, *, many: bool, paper: bool = False, told: bool = False) -> list[Act]:
        """What a subject that ends before the word `at` does, the acts joined to the first included.

        `many` says that its verbs go without s, `paper` that it states provisions, `told` that the sentence reports
        its words, so that would means will.
        """
        start = at
        while at < min(start + _REACH, len(self.sentence)):
            if (found := self._head(at, many=many, paper=paper, told=told)) is not None:
                return [act for act in found if not (paper and self._light(act.verb))]
            after = self._past(at)
            if after == at:
                return []
            at = after
        return []

    def _light(self, at: int) -> bool:
        return any(verb.base in self.known.sets["light"] for verb in self.known.verbs[self.low(at)])

    def _past(self, at: int) -> int:
        """Past what may stand between a subject and its verb; the same place where the word there may not."""
        low = self.low(at)
        if low in ("(", "（"):
            return self._behind(at + 1, (")", "）"), 10)
        if low == ",":
            inside = self._behind(at + 1, (",",), 14)
            return inside if inside and self.low(at + 1) not in ("and", "but") else at
        if low in self.known.sets["days"] or self.adverbs(at) > at:
            return at + 1
        if low in self.known.sets["prepositions"]:
            at += 1
            while self.low(at) and not self.may_be_verb(at) and self.low(at) not in _PAST_NOTHING:
                at += 1
                if self.low(at - 1) in self.known.sets["days"]:
                    break
            return at
        return at

    def _behind(self, at: int, marks: tuple[str, ...], longest: int) -> int:
        for place in range(at, min(at + longest, len(self.sentence))):
            if self.low(place) in marks:
                return place + 1
        return at - 1

    def _head(self, at: int, *, many: bool, paper: bool, told: bool) -> list[Act] | None:
        """The acts of a predicate that begins at a word; None where none begins, empty where it tells of none."""
        low, known = self.low(at), self.known
        finite = PAST | THIRD | (BASE if many else 0)
        told_now = finite & ~PAST if paper else finite if self.headline else PAST  # not what is usually done
        if low in ("will", "shall") or (low == "would" and (told or paper)):
            return self._infinitive(at + 1)
        if (told or paper) and (low in _DUTIES or (low in ("need", "needs") and self.low(at + 1) == "to")):
            return self._infinitive(at + 1 + (low not in _DUTIES))
        if low in known.sets["no fact"] or low.endswith("n't"):
            return []
        if low in _HAVE:
            behind = self.adverbs(at + 1)
            if self.low(behind) == "to":
                return self._infinitive(behind + 1) if told or paper else []
            if self.low(behind) == "been":
                return self._act(behind + 1, ING, "ongoing")
            if agreed := self._arrived(behind):
                return agreed
            if self.low(behind) in known.sets["reports"]:
                return self._reported(behind)
            if known.plans.get(self.low(behind), 0) & PARTICIPLE and (to := self._to(behind + 1)):
                return self._infinitive(to)
            return self._act(at + 1, PARTICIPLE, "planned" if paper else "done")
        if low in _BE:
            return self._being(at + 1)
        if known.plans.get(low, 0) & finite and (to := self._to(at + 1)):
            return self._infinitive(to, "done" if low in _CARRIED_OUT else "planned")
        if agreed := self._arrived(at):
            return agreed
        if known.goes_on.get(low, 0) & finite:
            if self.low(at + 1) == "to":
                return self._act(at + 2, BASE, "ongoing")
            if acts := self._act(at + 1, ING, "ongoing"):
                return acts
        if low in known.sets["reports"]:
            return self._reported(at)
        if low in known.verbs:
            return self._act(at, told_now, "planned" if paper else "done") or ([] if self.verb(at, finite) else None)
        return None

    def _to(self, at: int) -> int:
        """Where the verb stands behind to: voted|Tuesday, 3-2, unanimously, on Monday to|ban; 0 where none does."""
        sets = self.known.sets
        phrase = False
        for place in range(at, at + 8):
            low = self.low(place)
            if low == "to":
                return place + 1
            phrase = phrase or low in sets["prepositions"]
            told = low in sets["days"] or low[:1].isdecimal() or self.adverbs(place) > place
            if not (phrase or told) or low in sets["auxiliaries"] or not low[:1].isalnum():
                break
        return 0

    def _infinitive(self, at: int, status: Status = "planned") -> list[Act]:
        behind = self.adverbs(at)
        if self.low(behind) == "be":
            return self._act(behind + 1, ING, status)
        if self.low(behind) == "work" and self.low(behind + 1) == "to":
            return self._infinitive(behind + 2, status)
        if self.known.goes_on.get(self.low(behind), 0) & BASE and self.low(behind + 1) == "to":
            return self._act(behind + 2, BASE, "ongoing" if self.low(behind) == "continue" else status)
        return self._act(at, BASE, status)

    def _being(self, at: int) -> list[Act]:
        behind = self.adverbs(at)
        low = self.low(behind)
        if low == "to" or (low in _ARRANGED and self.low(behind + 1) == "to"):
            return self._infinitive(behind + 1 + (low != "to"))
        if self.known.plans.get(low, 0) & ING and self.low(behind + 1) == "to":
            return self._infinitive(behind + 2)
        return self._act(at, ING, "ongoing")

    def _reported(self, at: int) -> list[Act]:
        """What is said: announced plans to ban…, said on Monday that it would ban…, announced a ban."""
        low, behind = self.low(at), at + 1
        if to := self._agreed(behind):
            return self._infinitive(to)
        while behind < min(at + _REACH, len(self.sentence)):
            if self.low(behind) == "that":
                behind += 1
            subject = subject_at(self.text, self.sentence, behind) if self.low(behind) else None
            if subject is not None and (
                acts := self.acts(subject.last, many=subject.many, paper=subject.paper, told=True)
            ):
                return acts
            after = self._past(behind)
            if after == behind:
                break
            behind = after
        return self._act(at, PAST | (THIRD if self.headline else 0), "done") if low in self.known.verbs else []

    def _arrived(self, at: int) -> list[Act]:
        """What an agreement or plan that is told of at a word is to do: reached a deal to|cut output."""
        if self.low(at) not in self.known.sets["arrived"] or not (behind := self._agreed(at + 1)):
            return []
        return self._infinitive(behind)

    def _agreed(self, at: int) -> int:
        """Where the verb stands of what was agreed or planned: a deal to|cut output; 0 where nothing of the kind is told."""
        for place in range(at, min(at + 6, len(self.sentence))):
            if self.low(place) in self.known.sets["agreed"] and self.low(place + 1) == "to":
                return place + 2
        return 0

    def _act(self, first: int, wanted: int, status: Status) -> list[Act]:
        """The act whose verb stands at a word, its adverbs first, and those joined to it."""
        at = self.adverbs(first)
        verb = self.verb(at, wanted)
        if verb is None:
            return []
        behind = at + 1 + len(verb.particles)
        end, joined = self.end(behind, wanted)
        own_status: Status = "planned" if verb.base in self.known.sets["orders"] and status == "done" else status
        acts = [Act(self.manner(at), at, behind, end, own_status)] if self.acts_on(verb, behind, end) else []
        if not joined:
            return acts
        own = self.verb(self.adverbs(joined), wanted) is not None and self.low(joined) not in self.known.sets["reports"]
        return acts + (
            self._act(joined, wanted, status) if own else self._head(joined, many=False, paper=False, told=True) or []
        )
