"""Who acts: the subject in front of a predicate or a reporting verb, and how the text names it."""

import re
from dataclasses import dataclass

from tui.facts import policy_words as w
from tui.facts.actor_names import TRIMMED, clean, maker, public_meeting
from tui.facts.clause_times import time_at
from tui.facts.lazy import lazy
from tui.facts.names import LONGEST, NAMED, ORGANS, Names
from tui.facts.people import JUNK
from tui.facts.predicates import READ_ON, Aside, Head, Missing, Read, Said
from tui.facts.prepositions import following
from tui.facts.readings import aside_of, said_at
from tui.facts.word_kinds import BODY_OR_PLACE, LOWEST, PERSON, PREPOSITION, REPORTS, SPEECH

_OF_PAPER = lazy(
    r"(?:该|此|本|这|上述|相关|有关|新|合作|管理|实施|指导|征求|暂行|三年|专项|工作|行动|业务|细则和|规则和|办法和|联合|总体|“?十[二三四五]五”?|发展|建设|项|份|部|次"
    r"|今年|去年|20\d\d年度?|近日|日前|最新|中央|党的|二十大|十九大|规划|政府|的)*"
)
_BARE_PAPER = lazy(
    r"(?:[^，、的]{0,16}?[一二三四五六七八九十\d]{1,3}[项条][^，、的]{0,12}?|(?:该|此|本|这[一项些份]?|上述|相关|有关|新|若干|具体|行动|工作|一揽子|系列|新出台的)*)"
    r"(?:(?:政策)?措施|政策|政策举措|举措|计划|决定|倡议|要点|安排|文件精神|建议|修正案|修订稿|行动|解释|释义|须知)(?:中|里|内容|全文)?(?:还|也|又|则|同时|并|特别|首次|要|均|都)*"
)
"""A paper named by a mere noun that is no word for a paper elsewhere: 措施提出, 计划还明确."""
_DELEGATE = lazy(
    r"[“”]?(?:第?[一二三四五六七八九十]{0,3}届)?全国(?:人大代表|政协委员|政协常委)[、，](?!.{0,20}(?:大学|公司|集团|研究院))"
)
"""An official's seat in an assembly before the office: 全国人大代表、市长…."""
_IN_PAPER = lazy(
    r"第[一二三四五六七八九十百\d]{1,4}(?:条|章|节|款|部分)[中里还也又]?|[中里还也则]?(?:从|就|围绕|对|针对|在|以|按照|根据)[^，]{1,60}"
)
"""What may stand between a paper and the verb by which it states: 《意见》从四个方面提出…."""
_NOTICES = ("通知", "通告")
"""What stands for a reporting verb behind who gives notice: 成都市国资委通知，…."""
_OFFICE = "部委局署厅办院"
"""What ends the name of an office, not of a place."""
_TELLS = ("旨在", "意在", "包括", "主要", "共", "涉及", "聚焦", "围绕", "涵盖")
"""What a clause goes on with that tells of a paper and states nothing."""
_MADE = lazy(
    r"(?:按照|根据|依照)[^，]{0,12}$|(?:落实|贯彻|践行)[^，]{0,30}$|(?:通过|制定|颁布)了?(?:一项|这项|该项)$|(?:作出|做出)[^，]{0,60}$|(?:研究提出|听取|征求|采纳|收集|形成)[^，]{0,40}$|(?:提出|落实|满足|符合|违反|执行|履行|下达|接受|达到)[^，]{0,8}$|(?:明确|细化|完善|强化)[^，]{2,40}$|(?:的|法规|法律|(?:有关|相关)[^，]{0,6})$"
)
"""What makes the 决定 or 要求 at a clause's end an object."""
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
_PENS = ("撰文", "刊文", "署名", "发文", "发表")
"""How one reports in a paper that is named before and does not speak itself: 在《某刊》撰文称."""
_HEADS = lazy(
    r"(?:党组|党委|[省市县区州])?(?:书记|副书记|成员)?[、兼]?(?:部长|副部长|局长|副局长|厅长|副厅长|主任|副主任|市长|副市长|省长|副省长|区长|县长|署长|关长|司长)"
    r"[\u4e00-\u9fff·]{0,4}(?:在|主持|表示|指出|强调|要求|介绍|说|$)"
)
"""An official whose office is told without its body, right after the body's meeting: 局长某某强调."""
MANY_START = frozenset("已有目超近逾约至全多0123456789")
"""How a clause begins in which places may only be counted."""
_MANY = lazy(
    r"(?:目前|全国|至少)*(?:已?有)?((?:超过?|近|逾|约)?\d{1,4}[余多]?(?:座|个)?(?:城市?|省[市份]?|省区市|地[市区]?|县市?|国))(?=[\u4e00-\u9fff])"
)
"""Places that are only counted: 已有超60城出台…."""
_QUOTED = 8
"""How far before its end a body's name in quotation marks begins: “一行两会”."""
_ANSWERS = lazy("回应|回复|答复|回函|提交|递交")
"""What a firm does to an authority in its paper: 某公司在回应某所的公告中强调."""
_ACT = ("新规", "指导意见", "实施意见", "意见", "通知", "措施", "若干措施")
"""Papers that stand right before what they state: 指导意见加强对平台的规制."""
_OPERATES = frozenset("净开进今当累本周0123456789")
"""How what the central bank does in the open market begins, or its day."""
_SITES = ("官网", "网站", "官微", "层面", "方面", "官方")
"""Where a body publishes, or what only says that it is meant, between it and its verb."""
_PLACED = frozenset(site[0] for site in _SITES)

SUBJECT = w.BODY | w.PLACE | w.SUFFIX | w.MEETING | w.PAPER | w.SPEAKER | w.TITLE
_MORE_THAN_NAMES = w.PAPER | w.TITLE | w.SPEAKER
_MAY_FOLLOW = READ_ON.union("”公们等中里ABCDEFGHIJKLMNOPQRSTUVWXYZ", _PLACED)
"""What stands behind a name before its predicate, if that does not follow at once (`_past_names`)."""
_BARS = w.FIRM | w.EXPERT | w.IF | w.GUESS | w.FORECAST
_MATTERS = (SUBJECT | _BARS | w.PASSIVE | w.SAY | w.ORDER | w.VERB | w.INTO | w.WITH) & LOWEST
_LOWER_BARS = _BARS & LOWEST


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


def _begins(tokens: list[w.Token], first: int) -> int:
    """Where word `first` begins, 0 where there is none."""
    return tokens[first][1] if first < len(tokens) else 0


class Actors(Names):
    """Finds the subjects of clauses in one text."""

    def counts_places(self, start: int, end: int) -> bool:
        """Whether the clause, which begins with one of `MANY_START`, begins with places that are only counted."""
        return _MANY.match(self.text, start, end) is not None

    def reported(self, first: int, n: int, start: int, end: int) -> tuple[Subject, Said] | None:
        """Who reports in a clause that ends in its reporting verb: …在发布会上介绍，. Its words are those from `first` to `n`."""
        tokens = self.reader.tokens
        bits, begin, stop = tokens[n - 1] if n > first else (0, 0, 0)
        if stop != end or begin <= start or not bits & SPEECH:
            return None
        if not bits & w.SAY and (self.text[begin - 1] in "和与及、" or _MADE.search(self.text, start, begin)):
            return None
        said = said_at(begin, stop, bits, n - 1)
        if bits & (w.GUESS | w.FORECAST) and not bits & REPORTS:
            return Subject(start, begin, 0, apart=True), said
        return self._speaker(first, start, n - 1), said

    def source(self, first: int, start: int, end: int) -> Subject | None:
        """The authority whose news `text[start:end]` is, behind 据: 某部消息."""
        tokens = self.reader.tokens
        n = first
        kinds = 0
        while n < len(tokens) and tokens[n][1] < end:
            kinds |= tokens[n][0]
            n += 1
        body = next((k for k in range(n - 1, first - 1, -1) if tokens[k][0] & w.BODY), -1)
        named = body >= 0 and not kinds & _BARS and self.is_clean(body, start)
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
                if stop == end and not bits & w.SAY and _MADE.search(text, start, begin):
                    continue
                if not bits & w.SAY and following(tokens, n) & REPORTS:
                    continue
                return self._speaker(first, start, n), said_at(begin, stop, bits, n)
            if bits & w.PASSIVE:
                barred, since = 0, stop
                continue
            if bits & w.SPEAKER and begin > start and text[begin - 1] in _CARRIES:
                continue
            if bits & SUBJECT and stop < end and (not bits & w.SUFFIX or self.is_name(n, since)):
                if self._ends_in_nothing(bits, n, stop):
                    barred |= bits & _BARS
                    continue
                person = self.person(stop) if bits & PERSON else ""
                found = self._read_behind(n, stop + len(person), end)
                if found is None:
                    barred |= bits & _BARS
                    if bits & w.BODY and not barred and unread < 0 and self._does(n, stop, end):
                        unread = n
                    continue
                if isinstance(found, Head) and found.start == stop and self._compounds(n, found):
                    continue
                if isinstance(found, Said) and begin > start and text[begin - 1] in "在按照":
                    continue
                organ = text.endswith(ORGANS, begin, stop) or (bits & w.MEETING and isinstance(found, Said))
                firm = barred & w.FIRM and isinstance(found, Said)
                if not firm and (barred & _BARS or (barred & w.VERB and not organ)):
                    return None
                if isinstance(found, Head) and text[stop] == "与" and (m := self._joined(n, end)) > n:
                    joined = self._read_behind(m, tokens[m][2], end)
                    if isinstance(joined, Head):
                        return self._subject(m, since, ""), joined
                if isinstance(found, Said):
                    return self._speaker(first, since, found.token), found
                return self._subject(n, since, person), found
            if bits & w.VERB:
                if text[stop : stop + 1] == "的":
                    since = stop + 1
                    continue
                barred |= w.VERB
            if bits & _LOWER_BARS or bits > LOWEST:
                barred |= bits & _BARS
            if bits & PREPOSITION and (
                (begin > since and text[begin] not in "与同联会由")
                or (bits & w.INTO and text[begin] in "将把" and not following(tokens, n))
            ):
                barred |= w.IF
        if unread >= 0 and not barred:
            return self._subject(unread, start, ""), aside_of()
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

    def _subject(self, n: int, start: int, person: str) -> Subject:
        text = self.text
        bits, begin, end = self.reader.tokens[n]
        if end - start > LONGEST:
            start = end if bits & w.PAPER else start
            return Subject(start, end, w.PAPER if bits & w.PAPER else 0)
        if person:
            return Subject(start, end + len(person), w.BODY, self.names[person] or person)
        if bits & w.PAPER and not bits & w.BODY:
            return self._paper(n, start)
        if not bits & w.SPEAKER and not self.is_clean(n, start):
            return Subject(start, end, 0)
        if bits & w.BODY and bits & w.CHIEF:
            return Subject(start, end, w.BODY, text[begin:end])
        if bits & w.MEETING and not bits & w.BODY:
            return Subject(start, end, w.MEETING, clean(text[start:end]))
        if bits & w.TITLE:
            name = self.body_name(n, start)
            return Subject(start, end, w.BODY if name else 0, name)
        if bits & w.SPEAKER:
            return Subject(start, end, w.SPEAKER, self.body_name(n, start))
        return Subject(start, end, w.BODY, clean(text[start:end]), place=bool(bits & w.PLACE and not bits & w.BODY))

    def _paper(self, n: int, start: int) -> Subject:
        """A paper as subject, in title marks or by a mere noun (该法案, 合作备忘录), with the issuer its words name."""
        text = self.text
        _, begin, end = self.reader.tokens[n]
        issuer = (self.body_name(n, start) or maker(text, start - LONGEST, start)).rpartition("由")[2]
        if text[begin] != "》" and (_ANSWERS.search(issuer) or self.of_others(n, start)):
            return Subject(start, end, 0, apart=True)
        if text[begin] != "》" and not issuer and not _OF_PAPER.fullmatch(text[start:begin].strip(TRIMMED)):
            return Subject(start, end, 0)
        return Subject(start, end, w.PAPER, issuer)

    def _speaker(self, first: int, start: int, n: int) -> Subject:
        """Who reports before word `n`: an authority or its official (BODY), a paper, a meeting, SPEAKER for one who was
        named before, 0 for anybody else."""
        text, tokens = self.text, self.reader.tokens
        end = tokens[n][1]
        kinds, last, chair = 0, -1, -1
        penned = text.startswith(_PENS, end)
        for k in range(first, n):
            bits, begin, _ = tokens[k]
            if chair < 0 and bits & w.BODY and bits & w.CHIEF:
                chair = k
            if begin < start or (penned and bits & w.PAPER):
                continue
            if not bits & w.SUFFIX or self.is_name(k, start):
                kinds |= bits
                last = k if bits & SUBJECT else last
        if kinds & w.EXPERT and kinds & w.TITLE and _DELEGATE.match(text, start, end):
            kinds &= ~w.EXPERT
        name = (self.person(start) or self.person_before(end)) if self.names else ""
        if name and not kinds & w.EXPERT:
            actor = self.names[name]
            return Subject(start, end, w.BODY, ("" if actor == name else self.body_name(n, start)) or actor or name)
        if last < 0 and not kinds & _BARS and _BARE_PAPER.fullmatch(text, start, end):
            return Subject(start, end, w.PAPER)
        apart = bool(kinds & (w.EXPERT | w.FIRM))
        if chair >= 0 and tokens[chair][1] >= start and not apart:
            return Subject(start, end, w.BODY, text[slice(*tokens[chair][1:])])
        if last < 0:
            return Subject(start, end, 0, apart=apart)
        bits, _, stop = tokens[last]
        if (
            bits & w.PAPER
            and not bits & w.BODY
            and (stop >= end - 2 or text[end - 1] in "）)" or _IN_PAPER.fullmatch(text, stop, end))
        ):
            return self._paper(last, start)
        if bits & w.BODY and bits & w.CHIEF:
            return Subject(start, end, w.BODY, text[tokens[last][1] : stop])
        if kinds & w.EXPERT or (kinds & w.FIRM and not kinds & w.BODY):
            return Subject(start, end, 0, apart=True)
        if bits & w.MEETING and not kinds & (w.BODY | w.TITLE):
            meeting = public_meeting(text, start, stop)
            return Subject(start, end, w.MEETING, meeting) if meeting else Subject(start, end, 0, apart=True)
        if kinds & NAMED and (name := self.body_name(n, start)):
            name = clean(re.split("[从向的]", name)[-1])
            official = bool(kinds & (w.BODY | w.TITLE | w.SPEAKER)) or self.speaks_itself(tokens[last][2], end)
            sure = official and bool(name) and not JUNK.search(name[:-2]) and not self.is_foreign(first, start, n)
            sure = sure and (bool(kinds & w.BODY) or not self.of_a_firm(first, start, n))
            return Subject(start, end, w.BODY if sure else 0, name if sure else "", apart=apart)
        if bits & w.TITLE and (person := self.person(stop)):
            return Subject(start, end, w.BODY, self.names[person])
        if kinds & w.TITLE and not kinds & (w.FIRM | w.EXPERT | w.PAPER | w.MEETING) and _HEADS.match(text, start, end):
            return Subject(start, end, w.SPEAKER)
        known = bits & w.SPEAKER and len(clean(text[start : tokens[last][1]])) < 2
        return Subject(start, end, w.SPEAKER if known else 0, apart=apart)
