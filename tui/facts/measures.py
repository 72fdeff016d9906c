"""Finding measures: clauses by which an authority commits to, orders, proposes or has taken an action of policy.

A clause is a measure where a verb of policy leads it and an authority governs it: the clause's own subject, one
carried on from the clauses before, a speaker or the issuer of a paper.
"""

from tui.articles.document import Article
from tui.facts import policy_words as w
from tui.facts.asides import is_topic, names_whom
from tui.facts.enumerators import enumerator
from tui.facts.events import is_event
from tui.facts.fact import Measure, Status
from tui.facts.heads import bare_end, complete, items
from tui.facts.lazy import lazy
from tui.facts.objects import acts_on, item_end, object_end, quote_span, quoted_end, trim
from tui.facts.predicates import Head
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
)
"""The rules for measures: what each finds, in an example."""

_IN_PERSON = ("调研", "考察", "视察", "会见", "走访", "赴")
"""What somebody does who then speaks by a mere 他: 到某地调研。他强调，…."""
_HEARSAY = "somebody else expects it of the authority"
_NAME = 40
"""How long a meeting's name may be."""
_WORDS = 8
"""How many words a meeting's name may have."""
_OPENING = ("提出", "部署", "安排部署", "研究部署", "部署安排", "明确", "推出", "作出", "出台")
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
_ISSUES = ("发布", "印发", "公布", "颁布")
_UNNAMED = "a paper of policy, its issuer not named"
_HOW = {"acts": "acts", "says": "speaks", "paper": "issued the paper"}


class Finder(Walk):
    """Gathers the measures of one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.measures: list[Measure] = []

    def found(self, i: int, head: Head, rule: str, *, own: bool) -> int:
        """Add the measures that begin with the head: one, or one an item of a list."""
        text, part = self.text, self.parts[i]
        whole = complete(text, self.reader.tokens, head, part.end)
        if whole is None:
            return i + 1
        if "发文" in text[part.start : whole.verb]:
            self.governor.scope.after = "paper"
        status, cue = self.governor.status(whole, own=own)
        if whole.bits & w.MEET and not (status == "planned" and is_event(text, whole.verb, whole.end, part.end)):
            words = text[whole.end : min(part.end, whole.end + _NAME)]
            self.governor.scope.after = "meeting"
            self.governor.meets(self.governor.scope.actor, text[whole.verb : whole.end], words)
            if status == "ongoing":
                self.governor.scope.status = "done"
            if own and text.startswith(_IN_PERSON, whole.verb):
                self.governor.comes_to_speak()
            business = self._business(whole, part.end)
            return self.found(i, business, rule, own=own) if business else i + 1
        end = object_end(text, whole, part.end, own=own)
        topic = is_topic(text, self.parts, i) and not (own and "了" in text[whole.end - 1 : whole.end + 1])
        if topic and acts_on(text, whole, part.end, status, own=own):
            return self._past_sentence(i)
        if names_whom(text, self.parts, i, whole):
            return i + 1
        if end < 0 or whole.status & w.FORECAST or text.startswith(("？", "?"), part.end):
            return i + 1
        if end < part.end and not self.governor.scope.speech:
            status = "done"
        if rule == "measure.provision" and own and self._announces(i, whole, end):
            self.governor.go_on_demanding()
            return i + 1
        listed = items(text, self.reader.tokens, whole, end)
        if len(listed) > 1 and _BECOMES.search(text, whole.end, end):
            return i + 1
        beyond = i + 1
        before = len(self.measures)
        for n, (item, stop) in enumerate(listed):
            if not acts_on(text, item, quoted_end(text, item.end, stop), status, own=own):
                continue
            titled = "《" in text[item.end : item.end + 2]
            if (item.bits & w.ISSUE or titled) and self.governor.scope.actor:
                self.governor.papers.issued(text[item.end : stop], self.governor.scope.actor)
            issued = item.bits & w.ISSUE or text.endswith(_ISSUES, item.verb, item.end)
            if issued and self.governor.scope.told == "acts":
                self.governor.scope.after = "paper"
            if (issued or titled) and self.governor.scope.told == "acts":
                self.governor.fresh = self.governor.scope.actor
            if text[item.verb : item.end].removesuffix("了") in _OPENING and _SET_OUT.search(text, item.end, stop):
                self.governor.sets_out()
            if status == "done" and text.startswith(_TAKEN, item.verb) and text.find("措施", item.end, stop) > 0:
                self.governor.scope.over = True
            if n + 1 == len(listed):
                stop = item_end(text, item.end, stop) if n else stop
                stop, beyond = quote_span(text, self.parts, i, item, stop, self.led)
            self._add(item, trim(text, item.start, quoted_end(text, item.end, stop)), status, rule, cue)
        if own and len(self.measures) == before and self.governor.scope.place and not self._is_side():
            self.governor.let_others_speak(apart=False)
        if text[whole.verb : whole.end].removesuffix("了") in _OPENING and (part.stop == "：" or self._lists(i)):
            self.governor.go_on_demanding()
        return beyond

    def _is_side(self) -> bool:
        """Whether the actor is the speaker's own side of talks, which goes on to act: 中方坚决反对，将…."""
        return self.governor.scope.actor in ("中方", "我方")

    def _past_sentence(self, i: int) -> int:
        """The index of the first clause after the sentence of clause `i`."""
        return next((j + 1 for j in range(i, len(self.parts)) if self.parts[j].stop in "。；"), len(self.parts))

    def _announces(self, i: int, head: Head, end: int) -> bool:
        """Whether a paper's clause only tells of the list that follows it: 方案提出两项措施，一方面…."""
        if not self.text.startswith(_TELLS_OF, head.verb) or _ANNOUNCED.fullmatch(self.text, head.end, end) is None:
            return False
        following = self.parts[i + 1].start if i + 1 < len(self.parts) else -1
        return self.parts[i].stop == "：" or (following >= 0 and _FIRST.match(self.text, following) is not None)

    def _lists(self, i: int) -> bool:
        """Whether an enumeration follows clause `i`: 明确了六大重点工作。一是…."""
        return i + 1 < len(self.parts) and enumerator(self.text, self.parts[i + 1].start, len(self.text)) is not None

    def _business(self, meeting: Head, end: int) -> Head | None:
        """What a meeting was held for, where the same clause tells it: 召开会议部署…."""
        tokens = self.reader.tokens
        for n in range(meeting.token + 1, min(len(tokens), meeting.token + _WORDS)):
            bits, begin, stop = tokens[n]
            if begin >= end:
                return None
            if bits & w.VERB:
                found = self.reader.read(n, begin, end, subject=True) if self.text[begin - 1] == "、" else None
                return found if isinstance(found, Head) and not found.bits & w.MEET else None
            if bits & w.MEETING and stop < end:
                found = self.reader.read(n + 1, stop, end, subject=True)
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
                confidence=confidence_of(rule, doubtful=hearsay),
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
    read = simplified(article)
    finder = Finder(read)
    finder.walk()
    if read is article:
        return finder.measures
    return [as_written(measure, article.text, read.text) for measure in finder.measures]
