"""Walking through an article's clauses: which verb leads each, and which authority governs it."""

from bisect import bisect_left
from dataclasses import replace
from itertools import repeat
from operator import itemgetter

from tui.articles.document import Article, BlockKind
from tui.facts import policy_words as w
from tui.facts.actors import MANY_START, Actors
from tui.facts.asides import SHOWN_ENDS, apart, brings_figures, is_remark, is_source
from tui.facts.between import LATER, NEXT_ITEM, UNGOVERNED, Between
from tui.facts.clauses import Part
from tui.facts.demands import obliged
from tui.facts.enumerators import BEGINS, enumerator
from tui.facts.lazy import lazy
from tui.facts.names import with_branches
from tui.facts.people import people
from tui.facts.predicates import Aside, Head, Missing, Read, Said
from tui.facts.reach import reaches
from tui.facts.regions import FINE_PRINT, SHORT, is_heading, outside, past_dateline
from tui.facts.speakers import INCLUDES
from tui.facts.subjects import Subject
from tui.facts.word_kinds import AUTHORITY, LOWEST, SPEECH, kinds_of, letters_of, one_of

_START = itemgetter(1)
_PART_START = itemgetter(0)
_AUTHORITY = one_of(AUTHORITY)
_SPEECH = SPEECH & LOWEST
_BEGINS = letters_of(AUTHORITY, SPEECH)
_TABLE, _HEADING = BlockKind.TABLE, BlockKind.HEADING
_MANY = 40
"""So many names are not looked for in every block."""
_SECTIONS = ("工程", "行动", "任务", "章", "部分", "条", "条款", "专栏", "内容", "目标")
"""What a paper's part is called."""
_FILLER = lazy(
    r"(?:主要|重点|具体|同时|一并|特别|进一步|分别|明确|并|还|也|又|均|都|共|涵盖|从[^，]{1,12}(?:方面|环节|层面|角度)|就[^，]{1,16})*"
)
"""What stands before a reporting verb that has no subject of its own: 主要规定了以下内容."""
_FILLS = frozenset("一主也从共具分又同均就并明涵特还进都重")
_SUFFERS = ("被", "遭", "遭到")
_ENFORCES = ("立案", "通报批评", "公开谴责", "警告", "问询", "约谈", "处罚", "罚款", "查处", "叫停", "逮捕", "刑拘", "起诉", "关停", "查封", "责令整改", "监管谈话", "调查")  # fmt: skip
"""What an authority does to somebody who stands before it: 甲公司被证监会立案调查."""
_GETS = ("获", "获得", "获得了", "获取", "取得")
"""Behind these stands who gives; whoever gets it goes on to act: 获某委核准，并发行债券."""
_ONCE_BUILT = ("建成后", "投产后", "达产后", "完工后", "落成后", "投运后", "通车后", "交易完成后", "收购完成后")
"""What follows is what comes of a project."""
_NUMBERED = lazy(r" ?\d{1,2}、(?!\d)")
"""How an item of a digest begins within a block: 3、某部表示，…."""
_LINKS = ("此外", "同时", "另外", "与此同时", "下一步")
"""How a paragraph begins that goes on with what was said before."""
_LINKS_BEGIN = frozenset(link[0] for link in _LINKS)
_FINE = frozenset(word[0] for word in FINE_PRINT)
_MARKED = LATER | set("“”「据")
"""How a clause begins that may only quote, name a source or go on with such a list."""
_MARKED_ENDS = SHOWN_ENDS | set("悉到问")
"""How one ends that may only bring in figures, or whoever was asked or gave the news."""
_LEAD = 12
"""A lead of its own, before a comma, is seldom longer."""


class Walk(Between):
    """One pass over an article, clause by clause; what a verb of policy leads under an authority goes to `found`."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.blocks = article.blocks
        self.heading: str | None = None
        self.next_part = 0
        self.named = False

    def found(self, i: int, head: Head, rule: str, own: bool) -> int:
        """Take what the head leads in clause `i`, found by `rule`; `own` says that the clause names its subject or
        speaker. The index of the next clause to read."""
        raise NotImplementedError

    def walk(self) -> None:
        """Read the article."""
        text = self.text
        tokens = with_branches(text, w.scan(text))
        starts, kinds = list(map(_START, tokens)), kinds_of(tokens)
        self.actors = Actors(self.reader, people(text, tokens, kinds))
        at = 0
        for block in self.blocks:
            kind, start, end = block[:3]
            fine = text[start : start + 1] in _FINE and text.startswith(FINE_PRINT, start)
            if fine or block.alt_only or kind is _TABLE:
                continue
            if kind is _HEADING or (end - start <= SHORT and is_heading(text, start, end)):
                self.heading = text[start:end].strip()
                continue
            self._begin(start, end)
            if at < len(starts) and starts[at] < start:
                at = bisect_left(starts, start, at)
            stop = bisect_left(starts, end, at)
            if self.governor.scope.told or self.named or _AUTHORITY.search(kinds, at, stop):
                words = outside(text, tokens[at:stop], starts[at:stop], kinds[at:stop], start, end)
                self.reader.tokens, self.starts, self.kinds = words
                self._block(start, end)
            at = stop

    def _begin(self, start: int, end: int) -> None:
        """Begin a block: who may go on in it, and whether it names a person in office."""
        text, first = self.text, self.text[start]
        listed = (first in BEGINS or first.isdecimal()) and enumerator(text, start, end) is not None
        goes_on = listed and NEXT_ITEM.match(text, start) is not None
        linked = first in _LINKS_BEGIN and text.startswith(_LINKS, start)
        self.governor.new_block(self.heading, listed, first == "【", goes_on, linked)
        if first in "问答":
            self.answers(start)
        self.named = len(self.actors.names) > _MANY
        for name in () if self.named else self.actors.names:
            if text.find(name, start, end) >= 0:
                self.named = True
                break

    def _block(self, start: int, end: int) -> None:
        """Read a block that may tell of an authority."""
        text, governor = self.text, self.governor
        starts = self.starts
        self.parts, self.edges = parts, edges = apart(text, past_dateline(text, start, end), end)
        self.first = [*map(bisect_left, repeat(starts), map(_PART_START, parts)), len(starts)]
        self.next_part = 0
        self.includes = text.find(INCLUDES, start, end) >= 0
        ended = ""
        for i, part in enumerate(parts):
            start, end, stop = part
            if ended == "。":
                if (edges[i][0] == " " or edges[i][0].isdecimal()) and _NUMBERED.match(text, start):
                    governor.new_block(self.heading, True, False)
                else:
                    governor.new_sentence()
            elif ended == "；":
                governor.new_item()
            first, last = edges[i]
            marked = first in _MARKED
            if marked and first in "“”「" and ended in "。：":
                self.quoted(i)
            ended = stop
            if i < self.next_part or ((marked or last in _MARKED_ENDS) and self._only_tells(i)):
                continue
            if governor.scope.told not in UNGOVERNED or last in "来面" or self._may_begin(i, part):
                self._clause(i, part)
            elif end - start <= _LEAD:
                self._lead(i, part)

    def _only_tells(self, i: int) -> bool:
        """Whether clause `i` only names a source, or brings in figures or whoever was asked or gave the news."""
        text, governor, part = self.text, self.governor, self.parts[i]
        start, _, stop = part
        first, last = self.edges[i]
        if governor.item is not None and first in LATER and NEXT_ITEM.match(text, start):
            governor.resume()
        if first == "据" and is_source(text, part):
            self.source(i)
            return True
        if stop in "，：" and (first == "据" or last in SHOWN_ENDS) and brings_figures(text, part):
            if not self.shown_by(i):
                governor.let_others_speak(apart=False)
            return True
        return (last in "悉到" and self.learned(part)) or (last == "问" and self.asked(part))

    def _may_begin(self, i: int, part: Part) -> bool:
        """Whether a clause that nobody governs may bring in an authority or somebody who speaks."""
        if self.named or not _BEGINS.isdisjoint(self.kinds[self.first[i] : self.first[i + 1]]):
            return True
        return self.edges[i][0] in MANY_START and self.actors.counts_places(part[0], part[1])

    def _lead(self, i: int, part: Part) -> None:
        """Take the time from a clause that nobody governs: 近日，."""
        got = self.reader.read(self.first[i], part[0], part[1])
        if isinstance(got, Aside):
            self.aside(i, got, None)

    def _clause(self, i: int, part: Part) -> None:
        text, tokens = self.text, self.reader.tokens
        start, end, _ = part
        first, after = self.first[i], self.first[i + 1]
        if self.includes and (at := self.lists_what(part)) >= 0:
            listed = self.reader.read(self.token_at(i, at), at, end)
            if isinstance(listed, Head):
                self.take(i, listed, "measure.provision", False)
            return
        last = self.edges[i][1]
        if last in "会议后":
            if last == "后" and text.endswith(_ONCE_BUILT, start, end):
                self.governor.scope.broken = 3
                return
            if last != "后" and self.meeting_speaks(i):
                return
        subject: Subject | None = None
        got = self.reader.read(first, start, end)
        ends = tokens[after - 1][0] if after else 0  # what the clause's last word is, or the one before the clause
        if (
            (ends & _SPEECH or ends > LOWEST)
            and ends & SPEECH
            and self._may_report(i, got)
            and (reported := self.actors.reported(first, after, start, end))
        ):
            subject, got = reported
        elif isinstance(got, Missing):
            if got.status & w.FORECAST:
                if self.governor.scope.told == "acts":
                    self.governor.guess()
                return
            if ends & w.PAPER and self.paper_speaks(i):
                return
            seen = self.actors.subject(got.token, got.at, end)
            if seen is None:
                self.unread(i, got)
                return
            subject, then = seen
            then.lead |= got.lead
            if isinstance(then, Head):
                then.status |= got.status & (w.PLANNED | w.AUXILIARY)
                then.listed = then.listed or got.listed
            got = then
        if isinstance(got, Head):
            if subject is not None:
                self._acts(i, got, subject)
            elif not (text[got.verb] == "收" and text.startswith("收到", got.verb) and self.served(i, got.end)):
                self._carried(i, got)
        elif isinstance(got, Said):
            self._said(i, got, subject)
        elif isinstance(got, Aside):
            self.aside(i, got, subject)

    def _acts(self, i: int, head: Head, subject: Subject) -> None:
        """A clause that says who acts."""
        text, governor = self.text, self.governor
        if is_remark(text, subject, head, governor.scope.told) or not governor.enter(subject):
            return
        suffers = head.end == self.parts[i][1] and text.endswith(_SUFFERS, 0, subject.start)
        if suffers and text.startswith(_ENFORCES, head.verb):
            head.bits |= w.ALONE
            head.status |= 0 if head.status & w.AUXILIARY else w.DONE
        self.take(i, head, "measure.provision" if subject.kind == w.PAPER else "measure.authority", True)
        if text.endswith(_GETS, 0, subject.start) and governor.scope.told == "acts":
            governor.let_others_speak(apart=False)

    def _may_report(self, i: int, got: Read) -> bool:
        """Whether the reporting verb that ends the clause may govern it: the clause has a subject or begins with 在…上."""
        tokens = self.reader.tokens
        if isinstance(got, Said) or tokens[self.first[i + 1] - 1][2] != self.parts[i][1]:
            return False
        opening = w.INTO | w.WITH if isinstance(got, Head) else w.INTO | w.WITH | w.LEAD
        return isinstance(got, Missing) or bool(tokens[self.first[i]][0] & opening)

    def _said(self, i: int, said: Said, subject: Subject | None) -> None:
        """A reporting verb: who speaks governs what follows, in the clause itself and after it."""
        governor, text = self.governor, self.text
        start, end, stop = self.parts[i]
        if subject is not None and not subject.kind:
            first = text[subject.start]
            filled = (first in _FILLS or subject.start == subject.end) and self._is_filler(subject)
            section = said.bits & w.ORDER and text.endswith(_SECTIONS, subject.start, subject.end)
            if first in "在对就" or filled or (section and governor.section_speaks()):
                subject = None
        if subject is not None:
            believed = not subject.kind and text.endswith("认为", 0, said.end)
            governor.speak(replace(subject, apart=True) if believed else subject)
        elif governor.scope.told == "acts":
            governor.go_on_speaking()
        scope = governor.scope
        scope.demands = scope.told == "paper" or bool(said.bits & w.ORDER)
        if said.bits & w.ORDER or text.startswith("其中", start):
            scope.status, scope.lead, scope.dated = None, 0, False
        if scope.told in ("", "other") or not (scope.actor or scope.told == "paper"):
            return
        if scope.actor and text.startswith("《", said.end):
            governor.papers.told(text[said.end : end], scope.actor)
        announced = text.startswith("宣布", said.start)
        if announced and said.end >= end:
            scope.status, scope.dated = "done", True
        then = self.reader.read(said.token + 1, said.end, end)
        if isinstance(then, Said):
            then = self.reader.read(then.token + 1, then.end, end)
        if isinstance(then, Missing):
            then = self.orders(then, end, order=bool(said.bits & w.ORDER))
        if isinstance(then, Missing) and scope.demands:
            then = self.obliges(then.token, (then.at, end, stop)) or then
        if isinstance(then, Head):
            if announced and not then.status & w.AUXILIARY:
                then.status |= w.DONE
                scope.dated = True
            self.take(i, then, "measure.provision" if scope.told == "paper" else "measure.stated", True)

    def _is_filler(self, subject: Subject) -> bool:
        """Whether nothing but filling words stands before a reporting verb."""
        return _FILLER.fullmatch(self.text, subject.start, subject.end) is not None

    def _carried(self, i: int, head: Head) -> None:
        """A clause without subject: a measure where an authority still governs it."""
        scope = self.governor.scope
        if scope.told in ("", "other"):
            return
        if not (head.listed or reaches(scope, head, self.text, self.parts[i - 1][2] if i else "")):
            return
        scope.broken, scope.far = 0, False
        if scope.demands and not (head.framed or head.adverb or head.bits & w.CONTROL):
            head = self._ruled(i, head)
        rule = "measure.list_item" if head.listed else "measure.carried"
        self.take(i, head, "measure.provision" if scope.told == "paper" and not head.listed else rule, False)

    def _ruled(self, i: int, head: Head) -> Head:
        """What is ruled of what the head only describes: 纳入规划的项目优先给予保障; else the head itself."""
        part = self.parts[i]
        whose = self.text.find("的", head.end, part[1])
        if whose < 0:
            return head
        ruled = obliged(self.reader, self.governor.scope, head.token + 1, part)
        return ruled if ruled is not None and ruled.start > whose else head

    def take(self, i: int, head: Head, rule: str, own: bool) -> None:
        if head.listed:
            self.governor.item = self.governor.scope
        self.next_part = max(self.next_part, self.found(i, head, rule, own))
