"""How a text names who acts or reports, given the words that tell: a body, an official, a paper, a meeting."""

import re
from dataclasses import dataclass

from tui.facts import policy_words as w
from tui.facts.actor_names import TRIMMED, clean, maker, public_meeting
from tui.facts.lazy import lazy
from tui.facts.names import LONGEST, NAMED, Names
from tui.facts.people import JUNK
from tui.facts.predicates import Said
from tui.facts.readings import said_at
from tui.facts.word_kinds import REPORTS, SPEECH

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
_PENS = ("撰文", "刊文", "署名", "发文", "发表")
"""How one reports in a paper that is named before and does not speak itself: 在《某刊》撰文称."""
_HEADS = lazy(
    r"(?:党组|党委|[省市县区州])?(?:书记|副书记|成员)?[、兼]?(?:部长|副部长|局长|副局长|厅长|副厅长|主任|副主任|市长|副市长|省长|副省长|区长|县长|署长|关长|司长)"
    r"[\u4e00-\u9fff·]{0,4}(?:在|主持|表示|指出|强调|要求|介绍|说|$)"
)
"""An official whose office is told without its body, right after the body's meeting: 局长某某强调."""
_ANSWERS = lazy("回应|回复|答复|回函|提交|递交")
"""What a firm does to an authority in its paper: 某公司在回应某所的公告中强调."""
SUBJECT = w.BODY | w.PLACE | w.SUFFIX | w.MEETING | w.PAPER | w.SPEAKER | w.TITLE
BARS = w.FIRM | w.EXPERT | w.IF | w.GUESS | w.FORECAST
MADE = lazy(
    r"(?:按照|根据|依照)[^，]{0,12}$|(?:落实|贯彻|践行)[^，]{0,30}$|(?:通过|制定|颁布)了?(?:一项|这项|该项)$|(?:作出|做出)[^，]{0,60}$|(?:研究提出|听取|征求|采纳|收集|形成)[^，]{0,40}$|(?:提出|落实|满足|符合|违反|执行|履行|下达|接受|达到)[^，]{0,8}$|(?:明确|细化|完善|强化)[^，]{2,40}$|(?:的|法规|法律|(?:有关|相关)[^，]{0,6})$"
)
"""What makes the 决定 or 要求 at a clause's end an object."""


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


class Subjects(Names):
    """Names the subjects of clauses in one text."""

    def reported(self, first: int, n: int, start: int, end: int) -> tuple[Subject, Said] | None:
        """Who reports in a clause that ends in its reporting verb: …在发布会上介绍，. Its words are those from `first` to `n`."""
        tokens = self.reader.tokens
        bits, begin, stop = tokens[n - 1] if n > first else (0, 0, 0)
        if stop != end or begin <= start or not bits & SPEECH:
            return None
        if not bits & w.SAY and (self.text[begin - 1] in "和与及、" or MADE.search(self.text, start, begin)):
            return None
        if bits & w.GUESS and self.text[start] == "为":
            return None  # 为稳定市场预期，
        said = said_at(begin, stop, bits, n - 1)
        if bits & (w.GUESS | w.FORECAST) and not bits & REPORTS:
            return Subject(start, begin, 0, apart=True), said
        return self.speaker(first, start, n - 1), said

    def named(self, n: int, start: int, person: str) -> Subject:
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

    def speaker(self, first: int, start: int, n: int) -> Subject:
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
        if last < 0 and not kinds & BARS and _BARE_PAPER.fullmatch(text, start, end):
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
