"""What a word that may be several things is in its place: a verb or an adverb (加快推进), a report or an act (提出)."""

from tui.facts import policy_words as w
from tui.facts.clause_times import time_at
from tui.facts.policy_words import Token
from tui.facts.prepositions import following
from tui.facts.word_kinds import BODY_OR_PLACE, PREPOSITION

_PREDICATE = w.VERB | w.ADVERB | w.INTO | w.WITH
_PLACES = frozenset("方区下铁级热质理块产面")
"""What 地 begins a noun with."""
_BILLS = ("法", "法案", "议案", "决议", "协议", "条例", "计划", "方案", "规划", "办法", "意见")
_STERN = ("严肃", "严格")
"""Verbs that are always adverbs before another: 严肃查处和通报…."""
_ACTS_OF_LAW = ("法案", "议案", "决议", "提案", "预算案", "法令", "修正案")
"""What one passes by a vote: 通过…法案."""
_FAR = 60
"""How many words behind a verb another is looked for."""


class Verbs:
    """Tells verbs apart in one text; `tokens` are the words of the block at hand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []

    def acts(self, k: int, end: int) -> bool:
        """Whether the verb at `k` is the head here and neither an adverb (加快推进) nor a preposition (通过…方式)."""
        bits, _, stop = self.tokens[k]
        after = self.text[stop : stop + 1]
        if bits & w.WITH:
            passed = (
                after in ("《", "了")
                or (after == "“" and self._is_bill(stop, end) and not self._verb_behind(k, end))
                or (self.text.endswith(_ACTS_OF_LAW, stop, end) and self._no_verb(k + 1, end))
            )
            return passed and self.text.startswith("通过", stop - 2)
        if not bits & w.ADVERB:
            return True
        behind = following(self.tokens, k)
        if behind & w.VERB and self.text.startswith(_STERN, stop - 2):
            return False
        if self.is_manner(stop) or (behind & PREPOSITION and not behind & w.VERB):
            return False
        if behind & w.ADVERB and not behind & w.VERB:
            return not following(self.tokens, k + 1) & _PREDICATE and self.tokens[k + 1][2] < end
        return not behind & w.VERB or self.tokens[k + 1][2] >= end or self.text[self.tokens[k + 1][2]] in "、和与及"

    def is_manner(self, at: int) -> bool:
        """Whether 地 at `at` makes an adverb of the word before it, and begins no noun: 加快地方债发行."""
        return self.text.startswith("地", at) and self.text[at + 1 : at + 2] not in _PLACES

    def _no_verb(self, k: int, end: int) -> bool:
        """Whether no word from `k` on begins before `end` that may lead what 通过 only is a means of."""
        tokens = self.tokens
        while k < len(tokens) and tokens[k][1] < end:
            if tokens[k][0] & (w.VERB | w.INTO | w.WITH) and not tokens[k][0] & w.NOUNS:
                return False
            k += 1
        return True

    def _is_bill(self, at: int, end: int) -> bool:
        """Whether the quoted term at `at` may be voted on: “芯片法案”."""
        close = self.text.find("”", at, end)
        return self.text.endswith(_BILLS, at, close) if close > 0 else False

    def _verb_behind(self, k: int, end: int) -> bool:
        """Whether a verb stands behind the quoted term that follows the word at `k`: 通过“…”提供…."""
        close = self.text.find("”", self.tokens[k][2], end)
        return any(bits & w.VERB and close < begin < end for bits, begin, _ in self.tokens[k + 1 : k + _FAR])

    def reports(self, k: int, end: int) -> bool:
        """Whether a word that reports or acts (提出, 明确) reports here: nothing, a verb, a modal or a time follows."""
        text, stop = self.text, self.tokens[k][2]
        if stop >= end or text[stop] in "，：:“" or time_at(text, stop, end):
            return True
        if text[stop - 1] == "了" and text[stop] not in "，：:“":
            return False
        if text.startswith("确定", stop - 2):
            return bool(following(self.tokens, k) & PREPOSITION) and text[stop] != "为"
        behind = following(self.tokens, k)
        if behind & BODY_OR_PLACE and k + 2 < len(self.tokens):
            then = self.tokens[k + 2]
            return bool(then[1] == self.tokens[k + 1][2] and then[0] & w.AUXILIARY and then[0] & w.PLANNED)
        return bool(behind & (w.VERB | w.ADVERB | w.INTO | w.WITH | w.LEAD))
