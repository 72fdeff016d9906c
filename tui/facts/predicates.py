"""Reading a clause from a given place on: leads, auxiliaries, adverbs and prepositions up to the head verb.

What stands before the verb is read word by word; anything unknown in between means that the clause has a subject of
its own there, and `Missing` says where.
"""

import re

from tui.facts import policy_words as w
from tui.facts.clause_times import TIME_START, time_at, time_class
from tui.facts.enumerators import BEGINS, enumerator
from tui.facts.lazy import lazy
from tui.facts.policy_words import Token
from tui.facts.prepositions import (
    changes,
    ends_phrase,
    following,
    frame,
    is_auxiliary,
    names_whom,
    only_describes,
    paper_reports,
    past_phrase,
)
from tui.facts.readings import Aside, Head, Missing, Read, Said, State, aside_of, head_at, missing_at, said_at
from tui.facts.verbs_in_place import Verbs
from tui.facts.word_kinds import PREPOSITION, REPORTS

__all__ = ["Aside", "Head", "Missing", "Read", "Reader", "Said", "Token"]

_TERM = 16
"""How many characters a quoted term before the verb may be long."""
_COUNT = lazy(
    r"(?:第?[一二三四五六七八九十两\d]{1,3}余?(?:(?:年|个月|周|天|个交易日)(?:前|内|来)?|[次度轮批]))|分[一二三四五六七八九十两多\d]{1,2}[批步期轮类]"
)
_STATES = lazy(r"\d{1,3}个?(?:成员)?国")
_VOTES = lazy(r"\d{1,4}票(?:赞成|反对|弃权|支持|同意)(?:、\d{1,4}票(?:赞成|反对|弃权|支持|同意))*")
_COUNT_START = frozenset("第分一二三四五六七八九十两0123456789")
_OPENERS = " \u3000\xa0“”‘’「」『』（(—-\"'丨|>【】[]*★☆"
READ_ON = BEGINS.union(_OPENERS, TIME_START, _COUNT_START, "、现不")
_ONLY_TIMES = TIME_START.difference(_COUNT_START, BEGINS, _OPENERS, "、现不")
"""What is read on only where a time begins with it."""
_BRACKET = lazy(r"[（(【][^（）()【】\n]{0,80}[)）】]")
_LIST_LEADS = frozenset("一二三四五六七八九十第首其再最")
_WHEN = w.PLANNED | w.ONGOING | w.DONE | w.FORECAST
_TOLD_BY = _WHEN | w.AUXILIARY
_NOTED = _TOLD_BY | w.STEADY
_KEPT = ~_TOLD_BY | w.FORECAST
_AFTER_NOW = w.VERB | w.INTO | w.ADVERB
"""What 现 stands before where it is a word of its own: 现向社会公开征求意见."""
_NO_REFUSAL = w.MEET | w.WEAK | w.SAY
"""What 不 before such a verb says is no refusal to act: 不存在, 不说明."""
_CLAIMED = ("增加", "减少", "影响", "满足", "适应", "匹配", "反对", "认识", "统一")
"""What 不 before such a verb says is only claimed or found: 不增加负担."""
_READABLE = w.VERB | w.ADVERB | w.LEAD | w.SAY | w.ORDER | w.INTO | w.WITH | w.IF
"""Words that a predicate may begin with."""
_KINDS_OF_VERBS = w.VERB | w.ADVERB | w.WITH | w.SAY | w.ORDER | w.PAPER | w.MEETING
"""What a verb may be as well and then has to be looked at."""
_NAMES_PAPER = w.PAPER | w.MEETING
_TAKEN = _READABLE | _NAMES_PAPER
_LEADS_UP = w.ADVERB | w.WITH
_LEADS_ON = w.PLANNED | w.ONGOING | w.DONE | w.PAST | w.DATED
_EVENTS = ("约谈", "督查", "督导", "检查", "审计", "巡视", "巡察")
"""Acts of an authority that report what it said in them: 约谈要求，."""
_TALKS = ("交换意见", "交换了意见", "进行讨论", "进行了讨论", "深入交流", "进行交流", "进行研讨")
"""What ends a clause of a meeting's subject: 就…交换意见."""
_SINCE = lazy(r"[^，]{1,40}?之日起(?:[一二三四五六七八九十两\d]{1,3}(?:年|个月|日|天)内)?")
"""How 自 says from when a provision holds: 自《决定》印发之日起暂停适用…."""
_HASTENS = ("加快", "加速", "加紧")
"""Adverbs that are verbs where no other follows."""
_NOTICES = ("公告", "通告")
"""Verbs that report where their clause ends in them: 财政部公告，…."""
_HELD_THEN = lazy(r"[^，]{2,12}的[^，]{2,16}[上中]")
"""What a phrase that begins with a time goes on with: 在2日举行的会议上."""
_AGAINST = lazy(r"\d{1,4}票")
"""What 对 parts votes by: 以243票对187票通过…."""
_AIMS = ("部署", "要求", "精神", "原则", "方针", "问题", "情况", "需要", "规定", "战略", "思想")
"""What a clause ends with that only tells an aim: 为贯彻落实…部署, 为解决…问题."""
_STARTS_OUT = ("出发", "入手", "着手", "来看", "看")
"""What ends a lead that 从 begins."""


class Reader(Verbs):
    """Reads clauses of one text; `tokens` are the words of the block at hand, `year` is the article's."""

    def __init__(self, text: str, year: int | None = None) -> None:
        super().__init__(text)
        self.year = year
        self.here = State()

    def read(self, first: int, start: int, end: int, subject: bool = False) -> Read:
        """Read `text[start:end]` from token `first` on; `subject` says that the subject stands right before."""
        text, tokens = self.text, self.tokens
        k, last = first, len(tokens)
        while k < last:
            bits, begin, stop = tokens[k]
            if begin >= start:
                break
            k += 1
        else:
            bits, begin, stop = 0, end, end
        if begin != start or not bits & _READABLE:
            if start < end and (char := text[start]) not in READ_ON and not char.isdecimal():
                return missing_at(start, k)
        elif (
            bits & _KINDS_OF_VERBS == w.VERB
            and stop < end
            and text[stop] not in "的者"
            and (k + 1 == last or tokens[k + 1][2] != end or not text.startswith(_EVENTS, start))
        ):
            return head_at(start, start, stop, bits, k)  # a verb that can be nothing else, as most clauses begin with
        here = self.here
        here.begin(start, k)
        while here.at < end:
            at = here.at
            while begin < at:
                k += 1
                bits, begin, stop = tokens[k] if k < last else (0, end, end)
            here.k = k
            if begin == at and stop <= end and bits & _TAKEN:
                got = self._word(here, bits, stop, end, subject)
                if got is not None:
                    return got
                if here.at > at:
                    continue
            char = text[at]
            if (char not in READ_ON and not char.isdecimal()) or not self._mark(here, char, bits, begin, end, subject):
                return (here.leads >= 0 and self._adverb_leads(here)) or here.missing(at, k)
        return aside_of(here.lead, here.status)

    def _word(self, here: State, bits: int, stop: int, end: int, subject: bool) -> Read | None:
        """Read the word that begins here and ends at `stop`: what the clause is where that ends it, else None; `here` moves
        past it where it leads on."""
        text, tokens, k, at = self.text, self.tokens, here.k, here.at
        if bits & _NAMES_PAPER and following(tokens, k) & REPORTS:
            return here.missing(at, k)
        if bits & w.VERB:
            if text[stop : stop + 1] in ("的", "者"):
                return here.missing(at, k)
            if not bits & _LEADS_UP or self.acts(k, end):
                if bits & REPORTS and self.reports(k, end):
                    return said_at(at, stop, bits, k, here.lead)
                if subject and stop == end and text.startswith(_NOTICES, at) and text[stop : stop + 1] in ("，", "："):
                    return said_at(at, stop, bits | w.SAY, k, here.lead)
                if k + 1 < len(tokens) and tokens[k + 1][2] == end and text.startswith(_EVENTS, at):
                    kind, begin, after = tokens[k + 1]
                    if begin == stop and kind & REPORTS:
                        return said_at(begin, after, kind, k + 1, here.lead)
                quote = here.quote if here.quote >= 0 else at
                return head_at(quote, at, stop, bits, k, here.status, here.lead, here.adverb, here.listed)
        if bits & w.INTO and text[at] == "将" and not is_auxiliary(text, tokens, k, end):
            bits &= ~(w.ADVERB | w.PLANNED | w.AUXILIARY)
        if bits & w.ADVERB:
            if bits & w.WITH and text[stop : stop + 1].isdecimal():
                return self._preposition(here, bits, end)
            if here.adverb or not bits & w.LEAD:
                self._adverb(here, bits, stop)
                return None
        if bits & w.LEAD:
            here.lead |= bits & _LEADS_ON
            if stop - at <= 3 and text[at] in _LIST_LEADS and text[stop - 1] != "度":
                here.listed = True
            here.quote, here.at = -1, stop
            return None
        if bits & REPORTS:
            return said_at(at, stop, bits, k, here.lead)
        if bits & w.WITH and stop - at > 2 and text.endswith("将联合", at, stop) and following(tokens, k) & w.VERB:
            self._adverb(here, bits & ~w.WITH, stop)
            return None
        if bits & PREPOSITION:
            return self._preposition(here, bits, end)
        return here.missing(at, k) if bits & w.IF and not subject else None

    def _adverb_leads(self, here: State) -> Head | None:
        """The adverb that is the verb where nothing known follows those behind it: 加快线上线下消费融合."""
        at = here.leads
        if not self.text.startswith(_HASTENS, self.tokens[at][1]):
            return None
        bits, begin, stop = self.tokens[at]
        quote = here.quote if 0 <= here.quote <= begin else begin
        return head_at(quote, begin, stop, bits, at, here.status, here.lead, quote < begin, here.listed)

    def _adverb(self, here: State, bits: int, stop: int) -> None:
        """Take an adverb or auxiliary that ends at `stop`."""
        if bits & w.ONGOING and not bits & w.AUXILIARY and here.status & w.PLANNED:
            bits &= ~w.ONGOING
        if bits & _WHEN:
            here.status &= _KEPT
        here.status |= bits & _NOTED
        if bits & w.AUXILIARY:
            here.quote = here.leads = -1
        elif here.quote < 0:
            here.quote = here.at
        if bits & w.VERB:
            here.leads = here.k
        here.adverb = True
        here.at = stop + 1 if self.text[stop : stop + 1] == "地" and self.is_manner(stop) else stop

    def _preposition(self, here: State, bits: int, end: int) -> Read | None:
        """Take a preposition: the head that it carries the object of, a lead where no verb follows, or move past it."""
        text, tokens, k, at = self.text, self.tokens, here.k, here.at
        word, stop = text[at], tokens[k][2]
        here.status |= bits & _TOLD_BY
        if bits & w.WITH and text[stop : stop + 1] == "《" and paper_reports(text, tokens, k, end):
            return missing_at(stop, k + 1, here.lead, here.listed)
        if (
            word in TIME_START
            and (time := time_at(text, at, end))
            and not (word in "在于" and self._goes_on(k, time.end(), end))
        ):
            here.lead |= time_class(time, self.year)
            here.quote, here.at = -1, time.end()
            return None
        if word in "自从" and (since := _SINCE.match(text, stop, end)):
            here.quote, here.at = -1, since.end()
            return None
        behind = following(tokens, k)
        if word == "对" and (votes := _AGAINST.match(text, stop, end)):
            here.quote, here.at = -1, votes.end()
            return None
        if word == "由" and behind & (w.BODY | w.PLACE | w.SUFFIX):
            return missing_at(stop, k + 1, here.lead, here.listed)
        if word == "就" and text.endswith(_TALKS, stop, end):
            return aside_of(here.lead, here.status)
        leads_on = (word == "为" and text.startswith("已", stop)) or (word == "以" and text.startswith("更", stop))
        if word in "为以就" and behind & (w.VERB | w.ADVERB) and not leads_on:
            if word == "就":
                verb = frame(text, tokens, k, end)
                if verb < 0 or not tokens[verb][0] & (w.FRAME | w.MEET | w.ISSUE):
                    here.at = stop
                    return None
            elif not ends_phrase(text, stop, end) or (word == "为" and text.endswith(_AIMS, stop, end)):
                return aside_of(here.lead, here.status, word == "为")
        verb = frame(text, tokens, k, end) if bits & w.INTO else -1
        if verb >= 0:
            return self._framed(here, verb, end)
        if (word == "从" and text.endswith(_STARTS_OUT, stop, end)) or (word == "除" and text[end - 1] == "外"):
            return aside_of(here.lead, here.status)
        if word == "围" and text[end - 1] == "等" and text.startswith("围绕", at):
            return aside_of(here.lead, here.status)
        if word in "对针" and bits & w.INTO and names_whom(text, stop, end):
            return aside_of(here.lead, here.status)
        if word == "以" and only_describes(text, stop, end):
            return aside_of(here.lead, here.status)
        token = past_phrase(text, tokens, k, end)
        if token < 0:
            return aside_of(here.lead, here.status, word == "为")
        object_before = word == "围" and text.startswith("围绕", at) and text[tokens[token][2] : end] == "工作"
        quote = here.quote if here.quote >= 0 else at
        here.quote, here.at = quote if object_before else -1, tokens[token][1]
        return None

    def _framed(self, here: State, verb: int, end: int) -> Head:
        """The head at the token `verb`, whose object the preposition here carries."""
        bits, begin, stop = self.tokens[verb]
        if self.text[here.at] in "将把" and changes(self.text, stop, end):
            bits |= w.ONCE
        quote = here.quote if here.quote >= 0 else here.at
        return head_at(quote, begin, stop, bits, verb, here.status, here.lead, here.adverb, here.listed, framed=True)

    def _mark(self, here: State, char: str, bits: int, begin: int, end: int, subject: bool) -> bool:
        """Move past a number, bracket, time or mark that no word begins with; false where it is none. `char`, one of
        `READ_ON` or a digit, stands here; `bits` and `begin` are the next word's."""
        text, at, k = self.text, here.at, here.k
        opens, digit = at == here.start, char.isdecimal()
        if opens and (digit or char in BEGINS) and (match := enumerator(text, at, end)):
            here.listed, here.at = True, match.end()
        elif char in "（(【" and (match := _BRACKET.match(text, at, end)):
            here.at = match.end()
        elif opens and subject and char == "“" and (after := self._past_term(at, end)) >= 0:
            if begin == at + 1 and self.tokens[k][2] + 1 == after and bits & w.ADVERB:
                self._adverb(here, bits, after)
            here.at = after
        elif opens and char in _OPENERS:
            here.start = here.at = at + 1
        elif char == " ":
            here.at = at + 1
        elif match := time_at(text, at, end):
            here.lead |= time_class(match, self.year)
            here.quote, here.at = -1, match.end()
        elif char in _ONLY_TIMES:
            return False
        elif here.adverb and char == "“" and 0 <= (after := self._past_term(at, end)) < end:
            here.quote, here.at = -1, after
        elif here.adverb and char == "“" and begin == at + 1:
            here.at += 1
        elif opens and digit and (match := self._counted(at, end, subject)):
            here.at = match.end()
        elif begin == at + 1 and (
            (char == "、" and here.adverb and bits & w.ADVERB) or (char == "现" and bits & _AFTER_NOW)
        ):
            here.at += 1
        elif char == "不" and begin == at + 1 and bits & w.VERB and self._refuses(k):
            here.quote, here.adverb, here.at = here.quote if here.quote >= 0 else at, True, begin
        elif (here.adverb or subject or opens) and char in _COUNT_START and (match := _COUNT.match(text, at, end)):
            if not (here.adverb or subject) and not self._begins_here(k, match.end()):
                return False
            here.quote, here.at = here.quote if here.quote >= 0 else at, match.end()
        else:
            return False
        return True

    def _counted(self, at: int, end: int, subject: bool) -> re.Match[str] | None:
        """The votes, or behind a `subject` the states, that are counted at `at`."""
        return _VOTES.match(self.text, at, end) or (_STATES.match(self.text, at, end) if subject else None)

    def _refuses(self, k: int) -> bool:
        """Whether 不 before the verb at `k` says what is not done: 不下调分类."""
        bits, begin, _ = self.tokens[k]
        return not bits & _NO_REFUSAL and not self.text.startswith(_CLAIMED, begin)

    def _begins_here(self, k: int, at: int) -> bool:
        """Whether a verb or what leads to one begins at `at`, behind a count: 三次向…发放."""
        tokens = self.tokens
        while k < len(tokens) and tokens[k][1] < at:
            k += 1
        return k < len(tokens) and tokens[k][1] == at and bool(tokens[k][0] & (w.VERB | w.INTO | w.ADVERB))

    def _goes_on(self, k: int, at: int, end: int) -> bool:
        """Whether a phrase that began with a time goes on with a noun at `at`: 在7月议息会议上."""
        if _HELD_THEN.match(self.text, at, end):
            return True
        if at >= end or self.text[at] in "，（(上下中内前后 " or self.text[at].isdecimal():
            return False
        return not self._begins_here(k + 1, at) and self.text.find("上", at, end) > 0

    def _past_term(self, at: int, end: int) -> int:
        """The end of the quoted term at `at` (要“一城一策”用好…), -1 where it is no short one."""
        close = self.text.find("”", at, min(end, at + _TERM))
        return close + 1 if close > 0 else -1
