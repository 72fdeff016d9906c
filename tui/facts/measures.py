"""Finding measures: clauses by which an authority commits to, orders, proposes or has taken an action of policy.

A clause is a measure where a verb of policy leads it and an authority governs it: the clause's own subject, one
carried on from the clauses before, a speaker or the issuer of a paper.
"""

from operator import attrgetter

from tui.articles.document import Article
from tui.facts import english_measures
from tui.facts import policy_words as w
from tui.facts.asides import MEANS_BEGIN, WHOM_ENDS, is_topic, names_whom
from tui.facts.enumerators import enumerator
from tui.facts.events import is_event
from tui.facts.fact import Measure, Status
from tui.facts.heads import bare_end, complete, items
from tui.facts.lazy import lazy
from tui.facts.objects import acts_on, object_end
from tui.facts.predicates import Head
from tui.facts.quote_ends import item_end, quote_span, quoted_end, trim
from tui.facts.quoted_titles import titled
from tui.facts.rules import Rule, confidence_of
from tui.facts.traditional import as_written, simplified
from tui.facts.walk import Walk

RULES = (
    Rule(
        "measure.authority",
        "an authority is the subject of the clause itself",
        "近日，财政部将下达中央预算内投资500亿元。",
        "下达中央预算内投资500亿元",
    ),
    Rule(
        "measure.carried",
        "the subject is dropped: the authority that acts or speaks in the clauses before goes on",
        "海关总署将优化监管流程，压缩通关时间。",
        "压缩通关时间",
    ),
    Rule(
        "measure.provision",
        "a paper of policy states it; the actor is the paper's issuer",
        "商务部印发《行动方案》。《方案》提出，培育壮大外贸新业态。",
        "培育壮大外贸新业态",
    ),
    Rule(
        "measure.stated",
        "a reporting verb of the authority leads up to it: 宣布, 决定, 要求",
        "市政府决定取消购房限制。",
        "取消购房限制",
    ),
    Rule(
        "measure.list_item",
        "an item of a list (一是, 首先, 1.) of what the authority said or stated",
        "发改委表示，一是加强市场监管，二是保障市场供应。",
        "保障市场供应",
    ),
    Rule(
        "measure.demanded",
        "a policy or a circumstance stands as subject of what the authority demands",
        "会议强调，稳健的货币政策要保持流动性合理充裕。",
        "保持流动性合理充裕",
    ),
    *english_measures.RULES,
)
"""The rules for measures: what each finds, in an example."""

_IN_PERSON = ("调研", "考察", "视察", "会见", "走访", "赴")
"""What somebody does who then speaks by a mere 他: 到某地调研。他强调，…."""
_HEARSAY = "somebody else expects it of the authority"
_NAME = 40
"""How long a meeting's name may be."""
_WORDS = 8
"""How many words a meeting's name may have."""
_OPENING = frozenset(
    verb + done
    for verb in ("提出", "部署", "安排部署", "研究部署", "部署安排", "明确", "推出", "作出", "出台")
    for done in ("", "了")
)
"""Verbs whose object a colon spells out: 提出三项任务：一是…."""
_TELLS_OF = ("提出", "明确")
"""Verbs by which a paper tells that a list follows, and what it then tells of: 提出两项措施."""
_ANNOUNCED = lazy(
    r"了?(?:以下|下列|如下|若干|具体|主要|[多数几一二三四五六七八九十两\d]{1,3}(?:系列|[项条个大点方])面?)*[^，、的]{0,6}(?:措施|举措|任务|要求|原则|目标|内容)"
)
_FIRST = lazy("一是|一要|一方面|第一|首先|其一|1[.、．]|[（(](?:一|1)[）)]|①")
"""How the list begins that a paper's clause told of."""
_BECOMES = lazy(r"具有[^，]{0,6}意义|有助于|有利于|有益于|(?:已经?|正在?|日益|将|也)成为|已是|势在必行|刻不容缓")
"""What makes the actions of a list before it a clause's subject: 推动转型、提升水平已成为必然选择."""
_SET_OUT = lazy(r"(?:措施|举措|政策|意见|方案|办法|新政|条例?|清单|计划)》?$")
"""What ends the object of such a verb that a list in the paragraphs after it spells out: 出台36项便利化措施."""
_TAKEN = ("采取了", "推出了", "实施了", "出台了")
"""Measures that were taken; the list that spells them out is done with them: 采取了五方面措施。一是…."""
_ISSUES = frozenset(("发布", "印发", "公布", "颁布"))
_UNNAMED = "a paper of policy, its issuer not named"
_HOW = {"acts": "acts", "says": "speaks", "paper": "issued the paper"}


class Finder(Walk):
    """Gathers the measures of one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.measures: list[Measure] = []

    def found(self, i: int, head: Head, rule: str, own: bool) -> int:
        """Add the measures that begin with the head: one, or one an item of a list."""
        text, tokens, governor = self.text, self.reader.tokens, self.governor
        start, past, mark = self.parts[i]
        whole = complete(text, tokens, head, past)
        if whole is None:
            return i + 1
        if whole.verb > start + 1 and text.find("发文", start, whole.verb) >= 0:
            governor.scope.after = "paper"
        status, cue = governor.status(whole, own)
        if whole.bits & w.MEET and not (status == "planned" and is_event(text, whole.verb, whole.end, past)):
            business = self._meets(whole, past, status, own)
            return self.found(i, business, rule, own) if business else i + 1
        end = object_end(text, whole, past, own)
        if mark == "，" and i + 1 < len(self.parts):
            follows = self.parts[i + 1][0]
            topic = self.edges[i + 1][0] in MEANS_BEGIN and is_topic(text, follows)
            topic = topic and not (own and "了" in text[whole.end - 1 : whole.end + 1])
            if topic and acts_on(text, whole, past, status, own):
                return self._past_sentence(i)
            if self.edges[i][1] in WHOM_ENDS and names_whom(text, whole, start, past, follows):
                return i + 1
        if end < 0 or whole.status & w.FORECAST or (mark == "。" and text[past] in "？?"):
            return i + 1
        if end < past and not governor.scope.speech:
            status = "done"
        if own and rule == "measure.provision" and self._announces(i, whole, end):
            governor.go_on_demanding()
            return i + 1
        listed = items(text, tokens, whole, end)
        if len(listed) > 1 and _BECOMES.search(text, whole.end, end):
            return i + 1
        beyond = i + 1
        before = len(self.measures)
        last = len(listed) - 1
        for n, (item, stop) in enumerate(listed):
            close = quoted_end(text, item.end, stop)
            if not acts_on(text, item, close, status, own):
                continue
            self._notes(item, stop, status)
            if n == last:
                whole_item = item_end(text, item.end, stop) if n else stop
                done, beyond = quote_span(text, self.parts, i, item, whole_item, self.led)
                if done != stop:
                    close = quoted_end(text, item.end, done)
            self._add(item, trim(text, item.start, close), status, rule, cue)
        if own and len(self.measures) == before and governor.scope.place and not self._is_side():
            governor.let_others_speak(apart=False)
        if text[whole.verb : whole.end] in _OPENING and (mark == "：" or self._lists(i)):
            governor.go_on_demanding()
        return beyond

    def _meets(self, meeting: Head, end: int, status: Status, own: bool) -> Head | None:
        """Note that a meeting is told of, whose members or visitors go on to speak; what it was held for."""
        text, governor = self.text, self.governor
        governor.scope.after = "meeting"
        words = text[meeting.end : min(end, meeting.end + _NAME)]
        governor.meets(governor.scope.actor, text[meeting.verb : meeting.end], words)
        if status == "ongoing":
            governor.scope.status = "done"
        if own and text.startswith(_IN_PERSON, meeting.verb):
            governor.comes_to_speak()
        return self._business(meeting, end)

    def _notes(self, head: Head, end: int, status: Status) -> None:
        """Note what the clauses after an action go on with: the paper that it brings out, the list that spells it out."""
        text, scope, word = self.text, self.governor.scope, self.text[head.verb : head.end]
        titled = "《" in text[head.end : head.end + 2]
        issued = head.bits & w.ISSUE or word[-2:] in _ISSUES
        if (head.bits & w.ISSUE or titled) and scope.actor:
            self.governor.papers.issued(text[head.end : end], scope.actor)
        if (issued or titled) and scope.told == "acts":
            self.governor.fresh = scope.actor
            if issued:
                scope.after = "paper"
        if word in _OPENING and _SET_OUT.search(text, head.end, end):
            self.governor.sets_out()
        if status == "done" and text.startswith(_TAKEN, head.verb) and text.find("措施", head.end, end) > 0:
            scope.over = True

    def _is_side(self) -> bool:
        """Whether the actor is the speaker's own side of talks, which goes on to act: 中方坚决反对，将…."""
        return self.governor.scope.actor in ("中方", "我方")

    def _past_sentence(self, i: int) -> int:
        """The index of the first clause after the sentence of clause `i`."""
        return next((j + 1 for j in range(i, len(self.parts)) if self.parts[j][2] in "。；"), len(self.parts))

    def _announces(self, i: int, head: Head, end: int) -> bool:
        """Whether a paper's clause only tells of the list that follows it: 方案提出两项措施，一方面…."""
        if not self.text.startswith(_TELLS_OF, head.verb) or _ANNOUNCED.fullmatch(self.text, head.end, end) is None:
            return False
        following = self.parts[i + 1][0] if i + 1 < len(self.parts) else -1
        return self.parts[i][2] == "：" or (following >= 0 and _FIRST.match(self.text, following) is not None)

    def _lists(self, i: int) -> bool:
        """Whether an enumeration follows clause `i`: 明确了六大重点工作。一是…."""
        return i + 1 < len(self.parts) and enumerator(self.text, self.parts[i + 1][0], len(self.text)) is not None

    def _business(self, meeting: Head, end: int) -> Head | None:
        """What a meeting was held for, where the same clause tells it: 召开会议部署…."""
        tokens = self.reader.tokens
        for n in range(meeting.token + 1, min(len(tokens), meeting.token + _WORDS)):
            bits, begin, stop = tokens[n]
            if begin >= end:
                return None
            if bits & w.VERB:
                found = self.reader.read(n, begin, end, True) if self.text[begin - 1] == "、" else None
                return found if isinstance(found, Head) and not found.bits & w.MEET else None
            if bits & w.MEETING and stop < end:
                found = self.reader.read(n + 1, stop, end, True)
                return found if isinstance(found, Head) else None
        return None

    def _add(self, head: Head, end: int, status: Status, rule: str, cue: str) -> None:
        text, scope = self.text, self.governor.scope
        verb_end = bare_end(text, head)
        hearsay = scope.outer is not None and scope.outer.apart and status != "done"
        self.measures.append(
            Measure(
                start=head.start,
                end=end,
                quote=text[head.start : end],
                rule=rule,
                confidence=confidence_of(rule, hearsay),
                doubt=_HEARSAY if hearsay else "",
                why=(f"{scope.actor} {_HOW[scope.told]}" if scope.actor else _UNNAMED, cue),
                action=text[head.verb : verb_end].removesuffix("了"),
                target=text[verb_end:end],
                actor=scope.actor or None,
                area=scope.area,
                status=status,
            )
        )


def find(article: Article) -> list[Measure]:
    """The measures of an article, in reading order; they do not overlap."""
    read = titled(simplified(article))
    finder = Finder(read)
    finder.walk()
    chinese = finder.measures
    if read is not article:
        chinese = [as_written(measure, article.text, read.text) for measure in chinese]
    english = english_measures.find(article)
    return sorted([*chinese, *english], key=attrgetter("start")) if english else chinese
