"""Who acts: the subject in front of a predicate or a reporting verb, and how the text names it."""

from tui.facts import policy_words as w
from tui.facts.actor_names import clean
from tui.facts.clause_times import time_at
from tui.facts.lazy import lazy
from tui.facts.names import NAMED, ORGANS
from tui.facts.people import JUNK
from tui.facts.predicates import READ_ON, Aside, Head, Missing, Read, Said
from tui.facts.prepositions import following
from tui.facts.readings import aside_of, said_at
from tui.facts.subjects import BARS, MADE, SUBJECT, Subject, Subjects
from tui.facts.word_kinds import BODY_OR_PLACE, LOWEST, PERSON, PREPOSITION, REPORTS

_NOTICES = ("通知", "通告")
"""What stands for a reporting verb behind who gives notice: 成都市国资委通知，…."""
_OFFICE = "部委局署厅办院"
"""What ends the name of an office, not of a place."""
_TELLS = ("旨在", "意在", "包括", "主要", "共", "涉及", "聚焦", "围绕", "涵盖")
"""What a clause goes on with that tells of a paper and states nothing."""
_AND_OTHERS = lazy(
    r"等(?:[多数几\d一二三四五六七八九十]{0,2}[个家]?(?:相关|有关|国家)?(?:部门|部委|单位|机构|地区?|省市?|省份|城市|国)?(?:秘书局|办公厅)?(?:联合)?(?=[\u4e00-\u9fff]))"
)
"""Who is joined to a named authority and left unnamed: 国家发改委等部门."""
_OFFICES = lazy(r"(?:(?![对向给将把在与和就为由及被据公])[\u4e00-\u9fff]){2,6}?司(?![法机令仪])(?=.)")
"""An office within a ministry: 国家发改委价格司."""
_LATIN = lazy(r"[A-Z][A-Za-z.’'·\- ]{2,40}(?![A-Za-z])")
"""A person's name that is not written in Chinese, behind the office."""
_CARRIES = frozenset("将把对向给为与同使让令被以")
"""What stands before 其 where that is no subject: 并将其移交."""
MANY_START = frozenset("已有目超近逾约至全多0123456789")
"""How a clause begins in which places may only be counted."""
_MANY = lazy(
    r"(?:目前|全国|至少)*(?:已?有)?((?:超过?|近|逾|约)?\d{1,4}[余多]?(?:座|个)?(?:城市?|省[市份]?|省区市|地[市区]?|县市?|国))(?=[\u4e00-\u9fff])"
)
"""Places that are only counted: 已有超60城出台…."""
_QUOTED = 8
"""How far before its end a body's name in quotation marks begins: “一行两会”."""
_ACT = ("新规", "指导意见", "实施意见", "意见", "通知", "措施", "若干措施")
"""Papers that stand right before what they state: 指导意见加强对平台的规制."""
_OPERATES = frozenset("净开进今当累本周0123456789")
"""How what the central bank does in the open market begins, or its day."""
_SITES = ("官网", "网站", "官微", "层面", "方面", "官方")
"""Where a body publishes, or what only says that it is meant, between it and its verb."""
_PLACED = frozenset(site[0] for site in _SITES)

_MORE_THAN_NAMES = w.PAPER | w.TITLE | w.SPEAKER
_MAY_FOLLOW = READ_ON.union("”公们等中里ABCDEFGHIJKLMNOPQRSTUVWXYZ", _PLACED)
"""What stands behind a name before its predicate, if that does not follow at once (`_past_names`)."""
_MATTERS = (SUBJECT | BARS | w.PASSIVE | w.SAY | w.ORDER | w.VERB | w.INTO | w.WITH) & LOWEST
_LOWER_BARS = BARS & LOWEST


def _begins(tokens: list[w.Token], first: int) -> int:
    """Where word `first` begins, 0 where there is none."""
    return tokens[first][1] if first < len(tokens) else 0


class Actors(Subjects):
    """Finds the subjects of clauses in one text."""

    def counts_places(self, start: int, end: int) -> bool:
        """Whether the clause, which begins with one of `MANY_START`, begins with places that are only counted."""
        return _MANY.match(self.text, start, end) is not None

    def source(self, first: int, start: int, end: int) -> Subject | None:
        """The authority whose news `text[start:end]` is, behind 据: 某部消息."""
        tokens = self.reader.tokens
        n = first
        kinds = 0
        while n < len(tokens) and tokens[n][1] < end:
            kinds |= tokens[n][0]
            n += 1
        body = next((k for k in range(n - 1, first - 1, -1) if tokens[k][0] & w.BODY), -1)
        named = body >= 0 and not kinds & BARS and self.is_clean(body, start)
        name = self.body_name(n, start) if named else ""
        return Subject(start, end, w.BODY, name) if name and not JUNK.search(name) else None

    def subject(self, first: int, start: int, end: int) -> tuple[Subject, Read] | None:
        """The subject of a clause that does not begin with its predicate, and what is read after it."""
        text, tokens = self.text, self.reader.tokens
        if text[start] in MANY_START and (many := _MANY.match(text, start, end)):
            acts = self.reader.read(first, many.end(), end, True)
            if isinstance(acts, Head):
                return Subject(start, many.end(), w.BODY, many[1]), acts
        if start and text[start - 1] in "将把" and text[start] != "由" and _begins(tokens, first) > start:
            return None
        barred, unread = 0, -1
        since = start
        for n in range(first, len(tokens)):
            bits, begin, stop = tokens[n]
            if begin >= end:
                break
            if not (bits & _MATTERS or bits > LOWEST) or begin < start:
                continue
            if bits & REPORTS and begin > start and not bits & w.VERB and text[begin - 1] not in "的和与及、":
                if stop == end and not bits & w.SAY and MADE.search(text, start, begin):
                    continue
                if not bits & w.SAY and following(tokens, n) & REPORTS:
                    continue
                return self.speaker(first, start, n), said_at(begin, stop, bits, n)
            if bits & w.PASSIVE:
                barred, since = 0, stop
                continue
            if bits & w.SPEAKER and begin > start and text[begin - 1] in _CARRIES:
                continue
            if bits & SUBJECT and stop < end and (not bits & w.SUFFIX or self.is_name(n, since)):
                if self._ends_in_nothing(bits, n, stop):
                    barred |= bits & BARS
                    continue
                person = self.person(stop) if bits & PERSON else ""
                found = self._read_behind(n, stop + len(person), end)
                if found is None:
                    barred |= bits & BARS
                    if bits & w.BODY and not barred and unread < 0 and self._does(n, stop, end):
                        unread = n
                    continue
                if isinstance(found, Head) and found.start == stop and self._compounds(n, found):
                    continue
                if isinstance(found, Said) and begin > start and text[begin - 1] in "在按照":
                    continue
                organ = text.endswith(ORGANS, begin, stop) or (bits & w.MEETING and isinstance(found, Said))
                firm = barred & w.FIRM and isinstance(found, Said)
                if not firm and (barred & BARS or (barred & w.VERB and not organ)):
                    return None
                if isinstance(found, Head) and text[stop] == "与" and (m := self._joined(n, end)) > n:
                    joined = self._read_behind(m, tokens[m][2], end)
                    if isinstance(joined, Head):
                        return self.named(m, since, ""), joined
                if isinstance(found, Said):
                    return self.speaker(first, since, found.token), found
                return self.named(n, since, person), found
            if bits & w.VERB:
                if text[stop : stop + 1] == "的":
                    since = stop + 1
                    continue
                barred |= w.VERB
            if bits & _LOWER_BARS or bits > LOWEST:
                barred |= bits & BARS
            if bits & PREPOSITION and (
                (begin > since and text[begin] not in "与同联会由")
                or (bits & w.INTO and text[begin] in "将把" and not following(tokens, n))
            ):
                barred |= w.IF
        if unread >= 0 and not barred:
            return self.named(unread, start, ""), aside_of()
        person = self.person(start) if self.names else ""
        if person:
            found = self.reader.read(first, start + len(person), end, True)
            if isinstance(found, Head | Said):
                return Subject(start, start + len(person), w.BODY, self.names[person]), found
        return None

    def _ends_in_nothing(self, bits: int, n: int, stop: int) -> bool:
        """Whether nothing that is known, nor anything that may stand before it, follows word `n` of class `bits`, which
        ends at `stop`: no predicate is read there."""
        tokens, text = self.reader.tokens, self.text
        if bits & _MORE_THAN_NAMES or (n + 1 < len(tokens) and tokens[n + 1][1] == stop):
            return False
        char = text[stop]
        if char in _MAY_FOLLOW or char.isdecimal():
            return False
        return not bits & w.BODY or text.find("司", stop, stop + 7) < 0

    def _joined(self, n: int, end: int) -> int:
        """The word that ends the name which 与 joins to the one that ends at word `n`: 商务部与财政部; `n` for none."""
        tokens = self.reader.tokens
        at, m = tokens[n][2] + 1, n
        for k in range(n + 1, min(len(tokens), n + 5)):
            bits, begin, stop = tokens[k]
            if bits & NAMED and begin == at and stop < end:
                at, m = stop, k
            elif begin >= at:
                break
        return m if m > n and tokens[m][0] & (w.BODY | w.SUFFIX) else n

    def alone(self, first: int, n: int, start: int, end: int) -> Subject | None:
        """The authority whose name is all of a clause, from word `first` to word `n`: 财政部等四部门，日前发布…; None where
        it is more or less."""
        tokens = self.reader.tokens
        begin = tokens[n][1]
        if n > first and self.text[begin:end] in _NOTICES and tokens[n - 1][2] == begin and tokens[n - 1][0] & w.BODY:
            return Subject(start, end, w.PAPER, clean(self.text[start:begin]))
        ends = tokens[n][0] & w.BODY or (
            tokens[n][0] & w.SUFFIX and self.is_name(n, start) and self.text[end - 1] in _OFFICE
        )
        named = ends and tokens[first][0] & NAMED and self.is_clean(n, start)
        return Subject(start, end, w.BODY, clean(self.text[start:end])) if named else None

    def opening(self, first: int, start: int) -> Subject | None:
        """The body that a clause begins with: 证监会发现…后，."""
        tokens, n = self.reader.tokens, first
        if _begins(tokens, first) != start or not tokens[n][0] & NAMED:
            return None
        while n + 1 < len(tokens) and tokens[n + 1][1] == tokens[n][2] and tokens[n + 1][0] & NAMED:
            n += 1
        stop = tokens[n][2]
        return Subject(start, stop, w.BODY, clean(self.text[start:stop])) if tokens[n][0] & w.BODY else None

    def _does(self, n: int, at: int, end: int) -> bool:
        """Whether an adverb follows body `n` so that it does something, told in words that are not known: 某部果断施策."""
        found = self.reader.read(n + 1, self._past_names(self.reader.tokens[n][0], at, end), end, True)
        return isinstance(found, Missing) and found.adverb and found.at - at > 1

    def _read_behind(self, n: int, at: int, end: int) -> Read | None:
        """What is read behind the subject that ends with word `n` and its person at `at`; None where it is no subject."""
        bits = self.reader.tokens[n][0]
        after = self._past_names(bits, at, end)
        found = self.reader.read(n + 1, after, end, True)
        if isinstance(found, Missing):
            breaks_off = bits & BODY_OR_PLACE and found.status & w.AUXILIARY
            if breaks_off or (bits & w.PAPER and self.text.startswith(_TELLS, after)):
                return aside_of(found.lead, found.status)
            return None
        if isinstance(found, Aside) and not (bits & w.PAPER or self._opens_phrase(n)):
            return found if bits & w.BODY and not self.text.startswith("等", at) else None
        return found

    def _past_names(self, bits: int, at: int, end: int) -> int:
        """Where the predicate begins behind a name of class `bits` that ends at `at`: past its office, its site, others."""
        text = self.text
        if bits & w.BODY and text[at] == "”" and text.rfind("“", at - _QUOTED, at) >= 0:
            at += 1
        char = text[at : at + 1]
        if char in _PLACED and bits & BODY_OR_PLACE and text.startswith(_SITES, at):
            at += 2
        elif char == "公" and bits & w.BODY and text.startswith("公开市场", at) and text[at + 4 : at + 5] in _OPERATES:
            at += 4
        elif bits & w.TITLE and char == "们":
            at += 1
        elif bits & w.TITLE and "A" <= char <= "Z" and (latin := _LATIN.match(text, at, end)):
            at = latin.end()
        elif bits & w.BODY and text.find("司", at, at + 7) >= 0 and (office := _OFFICES.match(text, at, end)):
            at = office.end()
        if text[at : at + 1] == "等" and bits & NAMED and (others := _AND_OTHERS.match(text, at, end)):
            at = others.end()
        return at + 1 if bits & w.PAPER and text[at] in "中里" else at

    def _compounds(self, n: int, head: Head) -> bool:
        """Whether the paper's noun `n` makes one noun with the verb behind it: 方案实施, but not 新规精简…."""
        bits, begin, stop = self.reader.tokens[n]
        if not bits & w.PAPER or self.text[begin] == "》" or self.text.endswith("行动", begin, stop):
            return False
        if head.adverb or head.framed or head.bits & w.ORDER or self.text[head.end : head.end + 1] in ("了", "并"):
            return False
        return self.text[begin:stop] not in _ACT or bool(head.bits & (w.ISSUE | w.NOUNS))

    def _opens_phrase(self, n: int) -> bool:
        """Whether a preposition follows word `n` at once, or behind a time or 正在: the subject's clause breaks off in a
        lead."""
        tokens = self.reader.tokens
        at = tokens[n][2]
        if self.text[at : at + 1].isdecimal() and (time := time_at(self.text, at, len(self.text))):
            at = time.end()
        while n + 1 < len(tokens) and tokens[n + 1][1] <= at:
            n += 1
            if tokens[n][1] < at:
                continue
            at = tokens[n][2]
            if tokens[n][0] & PREPOSITION or not tokens[n][0] & w.ADVERB:
                return bool(tokens[n][0] & PREPOSITION)
        return False
