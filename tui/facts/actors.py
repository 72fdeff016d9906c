"""Who acts: the subject in front of a predicate or a reporting verb, and how the text names it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.facts import policy_words as w
from tui.facts.clause_times import time_at
from tui.facts.lazy import lazy
from tui.facts.people import FORMER, JUNK
from tui.facts.predicates import Aside, Head, Missing, Read, Reader, Said
from tui.facts.prepositions import following

_TRIM = " \u3000\xa0“”‘’「」（()，、：:—-·"
_TAIL = lazy(r"(?:的|内部|内|方面|有关|相关|上述|新闻|官方|官网|网站|消息|层面|近日|日前|则|也|还|便)+$")
_WITH_OTHERS = lazy(r"(?:近期|近日|日前|今日|\d{1,2}日)(?:联合|会同|携手).*$")
_COUNTED = lazy(r"\d{1,3}余?(?:个|家|国)")
_HEAD = lazy(r"^(?:目前|已|有(?=\d|多)|包括|据|经|在|由|被|继|随后|随着|而|但|称)+(?=.{2})")
_NUMBERED = lazy(
    r"^(?:\d{1,2}[、.．]|[（(]?[一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳●■◆▲])\s*"
)
_JOINT = lazy(r"(?:等地|等|[、和与及])*")
_OF_PAPER = lazy(
    r"(?:该|此|本|这|上述|相关|有关|新|合作|管理|实施|指导|征求|暂行|三年|专项|工作|行动|联合|总体|“?十[二三四五]五”?|发展|建设|项|份|部|次)*"
)
_BARE_PAPER = lazy(
    r"(?:(?:该|此|本|这[一项些份]?|上述|相关|有关|新|若干|具体|行动|工作|一揽子|系列|新出台的|[一二三四五六七八九十\d]{1,3}[项条])*)"
    r"(?:(?:政策)?措施|政策|政策举措|举措|计划|决定|倡议|要点|安排|文件精神|建议|修正案|修订稿|行动|解释|释义|须知)(?:中|里|内容|全文)?(?:还|也|又|则|同时|并|特别|首次|要|均|都)*"
)
"""A paper named by a mere noun that is no word for a paper elsewhere: 措施提出, 计划还明确."""
_ORGAN = ("组", "办公室", "委员会", "指挥部", "专班", "部门", "局", "厅", "署", "管委会", "会议", "中心", "办事处")
_DELEGATE = lazy(
    r"[“”]?(?:第?[一二三四五六七八九十]{0,3}届)?全国(?:人大代表|政协委员|政协常委)[、，](?!.{0,20}(?:大学|公司|集团|研究院))"
)
"""An official's seat in an assembly before the office: 全国人大代表、市长…."""
_MADE_BY = lazy(
    r"由?([\u4e00-\u9fff、]{2,40}?)(?:联合|共同|近日|日前|新|牵头|组织)*(?:制定|修订|出台|印发|发布|起草|编制|公布)的$"
)
"""Who made the paper that follows: 由国家网信办等四部门联合出台的《规定》."""
_BACK = 30
"""How many words back a name may begin."""
_LONG = 80
"""No authority's name is longer."""
_TELLS = ("旨在", "意在", "包括", "主要", "共", "涉及", "聚焦", "围绕", "涵盖")
"""What a clause goes on with that tells of a paper and states nothing."""
_MADE = lazy(
    r"(?:按照|根据|依照)[^，]{0,12}$|(?:落实|贯彻|践行)[^，]{0,30}$|(?:作出|做出|提出|落实|满足|符合|违反|执行|履行|下达|接受|达到)[^，]{0,8}$|(?:的|法规|法律|有关|相关)$"
)
"""What makes the 决定 or 要求 at a clause's end an object."""
_AND_OTHERS = lazy(
    r"等(?:[多数几\d一二三四五六七八九十]{0,2}个?(?:相关|有关|国家)?(?:部门|部委|单位|机构|地区?|省市?|省份|城市|国)?(?:联合)?(?=[\u4e00-\u9fff]))"
)
"""Who is joined to a named authority and left unnamed: 国家发改委等部门."""
_ITSELF = lazy(
    r"(?>[ ，]|方面|官方|当局|[市省县区州]|也|则|还|均|都|近日|日前|今日|昨日|当天|同日|此前|随后|再次|多次|首次|正式|曾|又|一再"
    r"|周[一二三四五六日]|\d{1,4}[年月日]|[（(][^（）()]{0,24}[)）]|在[^，]{0,24}[上中时]|于|就[^，]{0,30}|对此|对[^，]{0,30}|发文|公开|联合)*+"
)
"""What may stand between a place and the verb by which it speaks for itself."""
_OFFICES = lazy(r"(?:(?![对向给将把在与和就为由及被据公])[\u4e00-\u9fff]){2,6}?司(?![法机令仪])(?=.)")
"""An office within a ministry: 国家发改委价格司."""
_LATIN = lazy(r"[A-Z][A-Za-z.’'·\- ]{2,40}(?![A-Za-z])")
"""A person's name that is not written in Chinese, behind the office."""
_SITES = ("官网", "网站", "官微")
"""Where a body publishes, named between it and its verb."""

SUBJECT = w.BODY | w.PLACE | w.SUFFIX | w.MEETING | w.PAPER | w.SPEAKER | w.TITLE
_NAMED = w.BODY | w.PLACE | w.SUFFIX
_BARS = w.FIRM | w.EXPERT | w.IF | w.GUESS | w.FORECAST
_MATTERS = SUBJECT | _BARS | w.PASSIVE | w.SAY | w.ORDER | w.VERB | w.INTO | w.WITH


@dataclass(slots=True)
class Subject:
    """What stands before a predicate, `text[start:end]`: its kind (BODY, PAPER, MEETING, SPEAKER; 0 for no authority)
    and the authority's name where the words give it. `apart`: a firm, an expert or a guess; `place`: a mere place."""

    start: int
    end: int
    kind: int
    name: str = ""
    apart: bool = False
    place: bool = False


class Actors:
    """Finds the subjects of clauses in one text."""

    def __init__(self, reader: Reader, names: dict[str, str]) -> None:
        self.reader = reader
        self.text = reader.text
        self.names = names
        self._lengths = sorted({len(name) for name in names})

    def reported(self, first: int, start: int, end: int) -> tuple[Subject, Said] | None:
        """Who reports in a clause that ends in its reporting verb: …在发布会上介绍，."""
        tokens = self.reader.tokens
        n = first
        while n < len(tokens) and tokens[n][1] < end:
            n += 1
        bits, begin, stop = tokens[n - 1] if n > first else (0, 0, 0)
        if stop != end or begin <= start or not bits & (w.SAY | w.ORDER | w.GUESS | w.FORECAST):
            return None
        if not bits & w.SAY and (self.text[begin - 1] in "和与及、" or _MADE.search(self.text, start, begin)):
            return None
        said = Said(begin, stop, bits, n - 1)
        if bits & (w.GUESS | w.FORECAST) and not bits & (w.SAY | w.ORDER):
            return Subject(start, begin, 0, apart=True), said
        return self._speaker(first, start, n - 1), said

    def subject(self, first: int, start: int, end: int) -> tuple[Subject, Read] | None:
        """The subject of a clause that does not begin with its predicate, and what is read after it."""
        text, tokens = self.text, self.reader.tokens
        barred = 0
        since = start
        for n in range(first, len(tokens)):
            bits, begin, stop = tokens[n]
            if begin >= end:
                break
            if begin < start or not bits & _MATTERS:
                continue
            if bits & (w.SAY | w.ORDER) and begin > start and not bits & w.VERB and text[begin - 1] not in "的和与及、":
                if stop == end and not bits & w.SAY and _MADE.search(text, start, begin):
                    continue
                if not bits & w.SAY and following(tokens, n) & (w.SAY | w.ORDER):
                    continue
                return self._speaker(first, start, n), Said(begin, stop, bits, n)
            if bits & w.PASSIVE:
                barred, since = 0, stop
                continue
            if bits & SUBJECT and stop < end and self._is_name(n, since):
                person = self._person(stop) if bits & (w.TITLE | w.SPEAKER) else ""
                found = self._read_behind(n, stop + len(person), end)
                if found is None:
                    barred |= bits & _BARS
                    continue
                if isinstance(found, Head) and found.start == stop and self._compounds(n, found):
                    continue
                organ = text.endswith(_ORGAN, begin, stop) or (bits & w.MEETING and isinstance(found, Said))
                if barred & _BARS or (barred & w.VERB and not organ):
                    return None
                if isinstance(found, Said):
                    return self._speaker(first, since, found.token), found
                return self._subject(n, since, person), found
            if bits & w.VERB and text[stop : stop + 1] == "的":
                since = stop + 1
                continue
            barred |= bits & (_BARS | w.VERB)
            if bits & (w.INTO | w.WITH) and begin > since and text[begin] not in "与同联会由":
                barred |= w.IF
        person = self._person(start)
        if person:
            found = self.reader.read(first, start + len(person), end, subject=True)
            if isinstance(found, Head | Said):
                return Subject(start, start + len(person), w.BODY, self.names[person]), found
        return None

    def _read_behind(self, n: int, at: int, end: int) -> Read | None:
        """What is read behind the subject that ends with word `n` and its person at `at`; None where it is no subject."""
        bits = self.reader.tokens[n][0]
        after = self._past_names(bits, at, end)
        found = self.reader.read(n + 1, after, end, subject=True)
        if isinstance(found, Missing):
            breaks_off = bits & (w.BODY | w.PLACE) and found.status & w.AUXILIARY
            if breaks_off or (bits & w.PAPER and self.text.startswith(_TELLS, after)):
                return Aside(found.lead, found.status)
            return None
        if isinstance(found, Aside) and not (bits & w.PAPER or self._opens_phrase(n)):
            return found if bits & w.BODY and not self.text.startswith("等", at) else None
        return found

    def _past_names(self, bits: int, at: int, end: int) -> int:
        """Where the predicate begins behind a name of class `bits` that ends at `at`: past its office, its site, others."""
        text = self.text
        if bits & (w.BODY | w.PLACE) and text.startswith((*_SITES, "层面", "方面", "官方"), at):
            at += 2
        elif bits & w.TITLE and text.startswith("们", at):
            at += 1
        elif bits & w.TITLE and (latin := _LATIN.match(text, at, end)):
            at = latin.end()
        elif bits & w.BODY and text.find("司", at, at + 7) >= 0 and (office := _OFFICES.match(text, at, end)):
            at = office.end()
        if text.startswith("等", at) and bits & _NAMED and (others := _AND_OTHERS.match(text, at, end)):
            at = others.end()
        return at + 1 if bits & w.PAPER and text[at] in "中里" else at

    def _is_name(self, n: int, since: int) -> bool:
        """Whether the subject word at `n` can end a name: a single 市 or 部 only after a place or a longer name."""
        bits, begin, stop = self.reader.tokens[n]
        if not bits & w.SUFFIX:
            return True
        if n and self.reader.tokens[n - 1][2] == begin and self.reader.tokens[n - 1][0] & (w.PLACE | w.BODY | w.SUFFIX):
            return True
        if begin - since >= 2 and (self._before_title(n) or self.text[begin:stop] in "局厅署"):
            return True
        return self.text[begin:stop] in "部委局署厅办" and begin - since >= 3 and self._starts_named(n, since)

    def _compounds(self, n: int, head: Head) -> bool:
        """Whether the paper's noun `n` makes one noun with the verb behind it: 方案实施, but not 新规精简…."""
        bits, begin, stop = self.reader.tokens[n]
        if not bits & w.PAPER or self.text[begin] == "》" or self.text.endswith("行动", begin, stop):
            return False
        if head.adverb or head.framed:
            return False
        return self.text[begin:stop] != "新规" or bool(head.bits & (w.ISSUE | w.NOUNS))

    def _before_title(self, n: int) -> bool:
        """Whether a title follows word `n` at once: 乡村振兴局局长."""
        tokens = self.reader.tokens
        return n + 1 < len(tokens) and tokens[n + 1][1] == tokens[n][2] and bool(tokens[n + 1][0] & w.TITLE)

    def _starts_named(self, n: int, since: int) -> bool:
        tokens, begin = self.reader.tokens, self.reader.tokens[n][1]
        return any(bits & _NAMED and since <= start < begin for bits, start, _ in tokens[max(0, n - _BACK) : n])

    def _person(self, at: int) -> str:
        """The known name that begins at `at`."""
        for length in self._lengths:
            if (name := self.text[at : at + length]) in self.names:
                return name
        return ""

    def _person_before(self, end: int) -> str:
        """The known name that ends at `end`."""
        for length in self._lengths:
            if end >= length and (name := self.text[end - length : end]) in self.names:
                return name
        return ""

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
            if tokens[n][0] & (w.INTO | w.WITH) or not tokens[n][0] & w.ADVERB:
                return bool(tokens[n][0] & (w.INTO | w.WITH))
        return False

    def _subject(self, n: int, start: int, person: str) -> Subject:
        text = self.text
        bits, begin, end = self.reader.tokens[n]
        if end - start > _LONG:
            start = end if bits & w.PAPER else start
            return Subject(start, end, w.PAPER if bits & w.PAPER else 0)
        if person:
            return Subject(start, end + len(person), w.BODY, self.names[person] or person)
        if bits & w.PAPER and not bits & w.BODY:
            return self._paper(n, start)
        if not bits & w.SPEAKER and not self._is_clean(n, start):
            return Subject(start, end, 0)
        if bits & w.CHIEF and bits & w.BODY:
            return Subject(start, end, w.BODY, text[begin:end])
        if bits & w.MEETING and not bits & w.BODY:
            return Subject(start, end, w.MEETING, clean(text[start:end]))
        if bits & w.TITLE:
            name = self._body_name(n, start)
            return Subject(start, end, w.BODY if name else 0, name)
        if bits & w.SPEAKER:
            return Subject(start, end, w.SPEAKER, self._body_name(n, start))
        return Subject(start, end, w.BODY, clean(text[start:end]), place=bool(bits & w.PLACE and not bits & w.BODY))

    def _paper(self, n: int, start: int) -> Subject:
        """A paper as subject, in title marks or by a mere noun (该法案, 合作备忘录), with the issuer its words name."""
        text = self.text
        _, begin, end = self.reader.tokens[n]
        issuer = self._body_name(n, start) or maker(text, start - _LONG, start)
        if text[begin] != "》" and not issuer and not _OF_PAPER.fullmatch(text[start:begin].strip(_TRIM)):
            return Subject(start, end, 0)
        return Subject(start, end, w.PAPER, issuer)

    def _is_clean(self, n: int, start: int) -> bool:
        """Whether the words from `start` to word `n` are a name: a place or body begins it or it grows into one
        (蓬江区公安局), and nothing but names stands between."""
        text, at = self.text, start
        for k in range(max(0, n - _BACK), n + 1):
            bits, begin, end = self.reader.tokens[k]
            if begin < start or not bits & (_NAMED | w.MEETING):
                continue
            gap = clean(text[at:begin])
            if JUNK.search(gap):
                return False
            if at > start and bits & w.PLACE and not _JOINT.fullmatch(gap):
                return False
            foreign = at == start and len(gap) > 1 and any(char >= "\u4e00" for char in gap)
            foreign = foreign and not (gap[0].isdecimal() and _COUNTED.fullmatch(gap))
            if foreign and not (bits & w.SUFFIX or text.endswith(_ORGAN, begin, end)):
                return False
            at = end
        return True

    def _speaker(self, first: int, start: int, n: int) -> Subject:
        """Who reports before word `n`: an authority or its official (BODY), a paper, a meeting, SPEAKER for one who was
        named before, 0 for anybody else."""
        text, tokens = self.text, self.reader.tokens
        end = tokens[n][1]
        kinds, last = 0, -1
        for k in range(first, n):
            if tokens[k][1] < start:
                continue
            if not tokens[k][0] & w.SUFFIX or self._is_name(k, start):
                kinds |= tokens[k][0]
                last = k if tokens[k][0] & SUBJECT else last
        if kinds & w.EXPERT and kinds & w.TITLE and _DELEGATE.match(text, start, end):
            kinds &= ~w.EXPERT
        name = self._person(start) or self._person_before(end)
        if name and not kinds & w.EXPERT:
            actor = self.names[name]
            return Subject(start, end, w.BODY, ("" if actor == name else self._body_name(n, start)) or actor or name)
        if last < 0 and not kinds & _BARS and _BARE_PAPER.fullmatch(text, start, end):
            return Subject(start, end, w.PAPER)
        apart = bool(kinds & (w.EXPERT | w.FIRM))
        chair = next((k for k in range(first, n) if tokens[k][0] & w.CHIEF and tokens[k][0] & w.BODY), -1)
        if chair >= 0 and tokens[chair][1] >= start and not apart:
            return Subject(start, end, w.BODY, text[slice(*tokens[chair][1:])])
        if last < 0:
            return Subject(start, end, 0, apart=apart)
        bits, _, stop = tokens[last]
        if bits & w.PAPER and not bits & w.BODY and (stop >= end - 2 or text[end - 1] in "）)"):
            return self._paper(last, start)
        if bits & w.CHIEF and bits & w.BODY:
            return Subject(start, end, w.BODY, text[tokens[last][1] : stop])
        if kinds & w.EXPERT or (kinds & w.FIRM and not kinds & w.BODY):
            return Subject(start, end, 0, apart=True)
        if bits & w.MEETING and not kinds & (w.BODY | w.TITLE):
            return Subject(start, end, w.MEETING, clean(text[start:stop]))
        if kinds & _NAMED and (name := self._body_name(n, start)):
            name = clean(re.split("[从向的]", name)[-1])
            official = bool(kinds & (w.BODY | w.TITLE | w.SPEAKER)) or self._speaks_itself(tokens[last][2], end)
            sure = official and bool(name) and not JUNK.search(name[:-2]) and not self._foreign(first, start, n)
            return Subject(start, end, w.BODY if sure else 0, name if sure else "", apart=apart)
        known = bits & w.SPEAKER and len(clean(text[start : tokens[last][1]])) < 2
        return Subject(start, end, w.SPEAKER if known else 0, apart=apart)

    def _speaks_itself(self, at: int, end: int) -> bool:
        """Whether nothing but a time or 方面 stands between a place and its reporting verb: 日本制铁表示 is a firm's."""
        return end - at <= _LONG and _ITSELF.fullmatch(self.text, at, end) is not None

    def _foreign(self, first: int, start: int, n: int) -> bool:
        """Whether the words before word `n` name somebody else: a firm before the authority, a former official, or an
        association that only begins with a place (某国流通协会会长)."""
        text, tokens = self.text, self.reader.tokens
        named, place = False, -1
        for k in range(max(first, n - _BACK), n):
            bits, begin, stop = tokens[k]
            if begin < start:
                continue
            if bits & w.FIRM and not named:
                return True
            if bits & w.TITLE and (text[begin - 1] in FORMER or (place >= 0 and begin > place + 1)):
                return True
            if bits & (w.BODY | w.SUFFIX):
                named, place = True, -1
            elif bits & w.PLACE and not named:
                place = stop
            elif bits & (w.TITLE | w.SPEAKER):
                place = -1
        return False

    def _body_name(self, n: int, start: int) -> str:
        """The authority named in `text[start:…]` before word `n`: up to its last body before a title or 有关负责人."""
        text = self.text
        end = -1
        sure = False
        for k in range(max(0, n - _BACK), n):
            bits, begin, stop = self.reader.tokens[k]
            if begin < start:
                continue
            if bits & (w.TITLE | w.SPEAKER) and end >= 0:
                break
            if bits & w.BODY and not (sure and text.startswith(("有关", "相关", "部门"), begin)):
                end, sure = stop, True
            elif not sure and (bits & w.PLACE or (bits & w.SUFFIX and self._is_name(k, start))):
                end = stop
        return clean(text[start:end]) if start < end <= start + _LONG else ""


def maker(text: str, start: int, end: int) -> str:
    """Who made the paper that begins at `end`, by the words of `text[start:end]`; empty where they name nobody."""
    by = _MADE_BY.search(text, max(0, start), end) if text.endswith("的", 0, end) else None
    return clean(by[1]) if by else ""


@lru_cache(maxsize=1 << 12)
def clean(name: str) -> str:
    """An authority's name without what clings to it."""
    bare = _NUMBERED.sub("", name.strip(_TRIM)).strip(_TRIM)
    if "近" in bare or "日" in bare:
        bare = _WITH_OTHERS.sub("", bare)
    return _TAIL.sub("", _HEAD.sub("", bare)) or bare
