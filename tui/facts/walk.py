"""Walking through an article's clauses: which verb leads each, and which authority governs it."""

from bisect import bisect_left
from dataclasses import replace
from operator import itemgetter

from tui.articles.document import Article, Block, BlockKind
from tui.facts import policy_words as w
from tui.facts.actors import Actors, Subject
from tui.facts.asides import SHOWN_ENDS, apart, brings_figures, is_remark, is_source
from tui.facts.clauses import Clause
from tui.facts.demands import changed, demanded, obliged, plans, to_come
from tui.facts.enumerators import enumerator
from tui.facts.lazy import lazy
from tui.facts.letters import LETTER_ENDS, received
from tui.facts.names import with_branches
from tui.facts.penalties import punished
from tui.facts.people import people
from tui.facts.predicates import Aside, Head, Missing, Read, Said, Token
from tui.facts.reach import ends_something, reaches, sets_target
from tui.facts.regions import DATELINE, FINE_PRINT, is_heading, outside
from tui.facts.speakers import INCLUDES, Speakers
from tui.facts.word_kinds import AUTHORITY, FIRM, SPEECH, kinds_of, one_of

_START = itemgetter(1)
_AUTHORITY = one_of(AUTHORITY)
_BEGINS = one_of(AUTHORITY, SPEECH)
_FIRM = one_of(FIRM)
_FIRM_OR_TITLE = one_of(FIRM, w.TITLE)
_TABLE = BlockKind.TABLE
_MANY = 40
"""So many names are not looked for in every block."""
_UNGOVERNED = ("", "other")
"""How a scope came in under which no authority acts or speaks."""
_DEMAND = 12
"""How far behind 货币政策要 the verb may stand."""
_SECTIONS = ("工程", "行动", "任务", "章", "部分", "条", "条款", "专栏", "内容", "目标")
"""What a paper's part is called."""
_FILLER = lazy(
    r"(?:主要|重点|具体|同时|一并|特别|进一步|分别|明确|并|还|也|又|均|都|共|涵盖|从[^，]{1,12}(?:方面|环节|层面|角度)|就[^，]{1,16})*"
)
"""What stands before a reporting verb that has no subject of its own: 主要规定了以下内容."""
_PURPOSE = ("旨在", "意在")
_SUFFERS = ("被", "遭", "遭到")
_ENFORCES = ("立案", "通报批评", "公开谴责", "警告", "问询", "约谈", "处罚", "罚款", "查处", "叫停", "逮捕", "刑拘", "起诉", "关停", "查封", "责令整改", "监管谈话", "调查")  # fmt: skip
"""What an authority does to somebody who stands before it: 甲公司被证监会立案调查."""
_GETS = ("获", "获得", "获得了", "获取", "取得")
"""Behind these stands who gives; whoever gets it goes on to act: 获某委核准，并发行债券."""
_ONCE_BUILT = ("建成后", "投产后", "达产后", "完工后", "落成后", "投运后", "通车后", "交易完成后", "收购完成后")
"""What follows is what comes of a project."""
_NUMBERED = lazy(r" ?\d{1,2}、(?!\d)")
"""How an item of a digest begins within a block: 3、某部表示，…."""
_CONDITIONS = ("若", "如果", "如有", "一旦", "凡")
"""How a clause begins under whose condition something is to be done."""
_TOPICS = ("关于", "对于", "至于", "针对")
_LINKS = ("此外", "同时", "另外", "与此同时", "下一步")
"""How a paragraph begins that goes on with what was said before."""
_NEXT_ITEM = lazy(r"[一二三四五六七八九十]{1,2}是|其[二三四五]")
"""How an item begins that goes on with a list of the paragraph before."""
_LATER = frozenset("二三四五六七八九十其")
_LEAD = 12
"""A lead of its own, before a comma, is seldom longer."""


class Walk(Speakers):
    """One pass over an article, clause by clause; what a verb of policy leads under an authority goes to `found`."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.blocks = article.blocks
        self.heading: str | None = None
        self.next_part = 0
        self.named = False

    def found(self, i: int, head: Head, rule: str, *, own: bool) -> int:
        """Take what the head leads in clause `i`, found by `rule`; `own` says that the clause names its subject or
        speaker. The index of the next clause to read."""
        raise NotImplementedError

    def walk(self) -> None:
        """Read the article."""
        tokens = with_branches(self.text, w.scan(self.text))
        starts, kinds = list(map(_START, tokens)), kinds_of(tokens)
        self.actors = Actors(self.reader, people(self.text, tokens, kinds))
        at = 0
        for block in self.blocks:
            if block.alt_only or block.kind is _TABLE or self.text.startswith(FINE_PRINT, block.start):
                continue
            at = bisect_left(starts, block.start, at)
            stop = bisect_left(starts, block.end, at)
            self.starts, self.kinds = starts[at:stop], kinds[at:stop]
            self._block(block, tokens[at:stop])
            at = stop

    def _block(self, block: Block, tokens: list[Token]) -> None:
        """Read a block with its words."""
        text, governor = self.text, self.governor
        if is_heading(text, block):
            self.heading = text[block.start : block.end].strip()
            return
        listed = enumerator(text, block.start, block.end) is not None
        goes_on = listed and _NEXT_ITEM.match(text, block.start) is not None
        governor.new_block(
            self.heading,
            listed=listed,
            headed=text[block.start] == "【",
            goes_on=goes_on,
            linked=text.startswith(_LINKS, block.start),
        )
        if text[block.start] in "问答":
            self.answers(block.start)
        self.reader.tokens = tokens
        names = self.actors.names
        self.named = len(names) > _MANY or any(text.find(name, block.start, block.end) >= 0 for name in names)
        if not (governor.scope.told or self.named or _AUTHORITY.search(self.kinds)):
            return
        kept = self.reader.tokens = outside(text, tokens, self.starts, block.start, block.end)
        if kept is not tokens:
            self.starts, self.kinds = list(map(_START, kept)), kinds_of(kept)
        dateline = DATELINE.match(text, block.start, block.end)
        self.parts = apart(text, dateline.end() if dateline else block.start, block.end)
        starts = self.starts
        self.first = [bisect_left(starts, start) for start, _, _ in self.parts]
        self.first.append(len(kept))
        self.next_part = 0
        self.includes = text.find(INCLUDES, block.start, block.end) >= 0
        ended = ""
        for i, part in enumerate(self.parts):
            start, end, stop = part
            if ended == "。" and _NUMBERED.match(text, start):
                governor.new_block(self.heading, listed=True, headed=False)
            elif ended == "。":
                governor.new_sentence()
            elif ended == "；":
                governor.new_item()
            first, last = text[start], text[end - 1]
            if first in "“”「" and ended in "。：":
                self.quoted(i)
            if i >= self.next_part:
                if governor.item is not None and first in _LATER and _NEXT_ITEM.match(text, start):
                    governor.resume()
                if first == "据" and is_source(text, part):
                    self.source(i)
                elif stop in "，：" and (first == "据" or last in SHOWN_ENDS) and brings_figures(text, part):
                    if not self.shown_by(i):
                        governor.let_others_speak(apart=False)
                elif (last in "悉到" and self.learned(part)) or (last == "问" and self.asked(part)):
                    pass
                elif governor.scope.told not in _UNGOVERNED or last in "来面" or self._may_begin(i):
                    self._clause(i)
                elif end - start <= _LEAD:
                    self._lead(i)
            ended = stop

    def _may_begin(self, i: int) -> bool:
        """Whether a clause that nobody governs may bring in an authority or somebody who speaks."""
        start, end, _ = self.parts[i]
        return self.named or self.has(self.first[i], end, _BEGINS) or self.actors.counts_places(start, end)

    def _lead(self, i: int) -> None:
        """Take the time from a clause that nobody governs: 近日，."""
        part = self.parts[i]
        got = self.reader.read(self.first[i], part.start, part.end)
        if isinstance(got, Aside):
            self._aside(i, got, None)

    def _clause(self, i: int) -> None:
        part, first = self.parts[i], self.first[i]
        if self.includes and (at := self.lists_what(part)) >= 0:
            got = self.reader.read(self.token_at(i, at), at, part.end)
            if isinstance(got, Head):
                self._take(i, got, "measure.provision", own=False)
            return
        if self.text[part.end - 1] in "会议" and self.meeting_speaks(i):
            return
        if self.text[part.end - 1] == "后" and self.text.endswith(_ONCE_BUILT, part.start, part.end):
            self.governor.scope.broken = 3
            return
        subject: Subject | None = None
        got = self.reader.read(first, part.start, part.end)
        if self._may_report(i, got) and (reported := self.actors.reported(first, part.start, part.end)):
            subject, got = reported
        elif isinstance(got, Missing):
            if got.status & w.FORECAST:
                if self.governor.scope.told == "acts":
                    self.governor.guess()
                return
            if self.paper_speaks(i):
                return
            seen = self.actors.subject(got.token, got.at, part.end)
            if seen is None:
                self._unread(i, got)
                return
            subject, after = seen
            after.lead |= got.lead
            if isinstance(after, Head):
                after.status |= got.status & (w.PLANNED | w.AUXILIARY)
                after.listed = after.listed or got.listed
            got = after
        if isinstance(got, Said):
            self._said(i, got, subject)
        elif isinstance(got, Aside):
            self._aside(i, got, subject)
        elif isinstance(got, Head):
            if subject is None and self.text.startswith("收到", got.verb) and self.served(i, got.end):
                return
            if subject is None:
                self._carried(i, got)
            elif not is_remark(self.text, subject, got, self.governor.scope.told) and self.governor.enter(subject):
                suffers = got.end == self.parts[i].end and self.text.endswith(_SUFFERS, 0, subject.start)
                if suffers and self.text.startswith(_ENFORCES, got.verb):
                    got.bits |= w.ALONE
                    got.status |= 0 if got.status & w.AUXILIARY else w.DONE
                self._take(i, got, "measure.provision" if subject.kind == w.PAPER else "measure.authority", own=True)
                if self.text.endswith(_GETS, 0, subject.start) and self.governor.scope.told == "acts":
                    self.governor.let_others_speak(apart=False)

    def _may_report(self, i: int, got: Read) -> bool:
        """Whether a reporting verb ends the clause and may govern it: the clause has a subject or begins with 在…上."""
        tokens, after = self.reader.tokens, self.first[i + 1]
        if not after or isinstance(got, Said):
            return False
        bits, _, stop = tokens[after - 1]
        if not bits & SPEECH or stop != self.parts[i].end:
            return False
        opening = w.INTO | w.WITH if isinstance(got, Head) else w.INTO | w.WITH | w.LEAD
        return isinstance(got, Missing) or bool(tokens[self.first[i]][0] & opening)

    def _unread(self, i: int, missing: Missing) -> None:
        """A clause without verb of policy or without authority: what it means for the clauses after it."""
        part, governor = self.parts[i], self.governor
        text, scope, last = self.text, governor.scope, self.text[part.end - 1]
        named = self.actors.opening(self.first[i], part.start)
        if named is not None and scope.actor:
            governor.calls(named.name)
        if last == "来" and text.endswith("以来", part.start, part.end):
            scope.lead = w.PAST
            return
        scope.lead |= missing.lead & w.PAST
        to_do = missing.status & w.AUXILIARY and missing.status & w.PLANNED
        if scope.speech and (to_do or (missing.listed and text.startswith("要", part.start + 1))):
            scope.status, scope.urged = "planned", True
            return
        if last == "上":
            governor.at_meeting(part)
        if self.first[i] < len(self.reader.tokens):
            governor.names_bill(part, self.reader.tokens[self.first[i]])
        if text.startswith(_TOPICS, part.start) or (last == "面" and text.endswith("方面", part.start, part.end)):
            governor.area(part)
            return
        if (text[part.start] == "《" and governor.names_paper(part)) or (
            part.stop == "：" and self.names_speaker(i, part)
        ):
            return
        if part.stop == "：" and "①" <= text[part.start] <= "⑳" and scope.told != "paper":
            governor.let_others_speak(apart=False)
            return
        if governor.paper_comes_out(part):
            return
        if last in LETTER_ENDS and (at := received(text, part)) >= 0 and self.served(i, at):
            return
        if part.stop == "：" and self.has(self.first[i], part.end, _FIRM_OR_TITLE) and not scope.demands:
            governor.let_others_speak(apart=True)
            return
        if scope.speech and (at := demanded(self.text, part)) >= 0:
            got = self.reader.read(self.token_at(i, at), at, part.end, subject=True)
            if isinstance(got, Head) and got.verb - at <= _DEMAND:
                got.status |= w.PLANNED
                scope.broken = 0
                self._take(i, got, "measure.demanded", own=True)
                return
        head = punished(self.reader, self.first[i], part) if scope.told in ("acts", "says") else None
        if head is not None:
            self._take(i, head, "measure.carried", own=False)
            return
        told = scope.speech or (scope.demands and scope.outer is not None and scope.outer.speech)
        head = self.obliges(self.first[i], part) if told else None
        if head is not None:
            scope.broken = 0
            self._take(i, head, "measure.demanded", own=True)
            return
        if (scope.demands or scope.told == "paper" or scope.after == "paper") and scope.told not in _UNGOVERNED:
            head = changed(text, part, self.first[i])
            if head is not None:
                self._take(i, head, "measure.demanded", own=False)
                return
        if (missing.adverb and scope.told == "acts") or (scope.speech and text.startswith(_CONDITIONS, part.start)):
            return
        if part.stop == "，" and (alone := self.actors.alone(self.first[i], part.start, part.end)):
            if alone.kind == w.PAPER:
                governor.speak(alone)
            else:
                governor.enter(alone)
            return
        if named is not None and last == "后" and part.stop == "，":
            governor.enter(named)
            return
        if scope.speech and (
            missing.adverb or _NEXT_ITEM.match(text, part.start) or to_come(self.reader.tokens, missing.token, part.end)
        ):
            return
        if ends_something(text, part):
            firm = self.has(missing.token, part.end, _FIRM)
            if firm and plans(self.reader.tokens, text, missing.token, part.end):
                scope.broken = 3
            firm = firm and not (scope.demands and sets_target(text, part))
            guess = scope.told == "acts" and text.find("预计", *part[:2]) >= 0
            scope.broken = max(scope.broken, 2 if guess or (firm and not self.goes_on(missing)) else 1)

    def _aside(self, i: int, aside: Aside, subject: Subject | None) -> None:
        """A clause that is only a lead sets the time, the area or the paper of what follows."""
        part = self.parts[i]
        if aside.purpose:
            self.skip_purposes(i)
        if subject is not None:
            if self.governor.enter(subject) and self.text.endswith("发文", subject.end, part.end):
                self.governor.state_on(self.governor.scope.actor)
            if self.text.startswith(_PURPOSE, subject.end, part.end):
                self.skip_aims(i)
        if self.text[part.start] in "经根":
            self.by_right(i)
        scope = self.governor.scope
        scope.lead |= aside.lead
        scope.dated = scope.dated or bool(aside.lead & w.DATED)
        if aside.status & (w.PLANNED | w.ONGOING):
            scope.status = "planned" if aside.status & w.PLANNED else "ongoing"
            scope.urged = scope.urged or bool(aside.status & w.PLANNED)
        self.governor.area(part)
        if self.text[part.end - 1] == "上":
            self.governor.at_meeting(part)
        self.governor.by_paper(part)

    def _said(self, i: int, said: Said, subject: Subject | None) -> None:
        """A reporting verb: who speaks governs what follows, in the clause itself and after it."""
        governor, end = self.governor, self.parts[i].end
        if subject is not None and not subject.kind:
            placed = self.text[subject.start] in "在对就"
            section = said.bits & w.ORDER and self.text.endswith(_SECTIONS, subject.start, subject.end)
            filled = _FILLER.fullmatch(self.text, subject.start, subject.end) is not None
            if placed or filled or (section and governor.section_speaks()):
                subject = None
        if subject is not None:
            believed = not subject.kind and self.text.endswith("认为", 0, said.end)
            governor.speak(replace(subject, apart=True) if believed else subject)
        elif governor.scope.told == "acts":
            governor.go_on_speaking()
        scope = governor.scope
        scope.demands = scope.told == "paper" or bool(said.bits & w.ORDER)
        if said.bits & w.ORDER or self.text.startswith("其中", self.parts[i].start):
            scope.status, scope.lead, scope.dated = None, 0, False
        if scope.told in ("", "other") or not (scope.actor or scope.told == "paper"):
            return
        if scope.actor and self.text.startswith("《", said.end):
            governor.papers.told(self.text[said.end : end], scope.actor)
        announced = self.text.startswith("宣布", said.start)
        if announced and said.end >= end:
            scope.status, scope.dated = "done", True
        then = self.reader.read(said.token + 1, said.end, end)
        if isinstance(then, Said):
            then = self.reader.read(then.token + 1, then.end, end)
        if isinstance(then, Missing):
            then = self.orders(then, end, order=bool(said.bits & w.ORDER))
        if isinstance(then, Missing) and scope.demands:
            then = self.obliges(then.token, Clause(then.at, end, self.parts[i].stop)) or then
        if isinstance(then, Head):
            if announced and not then.status & w.AUXILIARY:
                then.status |= w.DONE
                scope.dated = True
            self._take(i, then, "measure.provision" if scope.told == "paper" else "measure.stated", own=True)

    def _carried(self, i: int, head: Head) -> None:
        """A clause without subject: a measure where an authority still governs it."""
        scope = self.governor.scope
        if scope.told in ("", "other"):
            return
        if not (head.listed or reaches(scope, head, self.text, self.parts[i - 1].stop if i else "")):
            return
        scope.broken, scope.far = 0, False
        if scope.demands and not (head.framed or head.adverb or head.bits & w.CONTROL):
            head = self._ruled(i, head)
        rule = "measure.list_item" if head.listed else "measure.carried"
        self._take(i, head, "measure.provision" if scope.told == "paper" and not head.listed else rule, own=False)

    def _ruled(self, i: int, head: Head) -> Head:
        """What is ruled of what the head only describes: 纳入规划的项目优先给予保障; else the head itself."""
        part = self.parts[i]
        whose = self.text.find("的", head.end, part.end)
        if whose < 0:
            return head
        ruled = obliged(self.reader, self.governor.scope, head.token + 1, part)
        return ruled if ruled is not None and ruled.start > whose else head

    def _take(self, i: int, head: Head, rule: str, *, own: bool) -> None:
        if head.listed:
            self.governor.item = self.governor.scope
        self.next_part = max(self.next_part, self.found(i, head, rule, own=own))
