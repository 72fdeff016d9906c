"""Who speaks without a predicate of their own: a source, a meeting, a letter's sender, a name before a colon."""

from bisect import bisect_left

from tui.articles.document import Article
from tui.facts import policy_words as w
from tui.facts.actor_names import clean, maker, public_meeting
from tui.facts.actors import Actors
from tui.facts.clauses import Part
from tui.facts.demands import obliged, ordered, told_whom
from tui.facts.lazy import lazy
from tui.facts.letters import sender
from tui.facts.names import LONGEST
from tui.facts.papers import issuer_of
from tui.facts.predicates import Head, Missing, Read, Reader, Said
from tui.facts.scopes import Governor
from tui.facts.subjects import Subject
from tui.facts.word_kinds import BODY_OR_PLACE, SPEECH

_LEARNED = lazy(
    r"(?:[\u4e00-\u9fff]{0,6}?记者)?(?:今天|日前|近日)?(?:从|在)(?:该|此次|当天的?|今天的?)?[^，]{0,16}会(?:上|中)?(?:获悉|了解到)"
)


_SHOWN = (
    "公告显示",
    "通知显示",
    "通告显示",
    "批复显示",
    "公示显示",
    "决定书显示",
    "处罚信息显示",
    "罚单显示",
    "文件显示",
)
"""What an authority's own notice tells, and no figures that it publishes."""
_RULINGS = ("决定书", "决定书》")
"""Letters that tell what their sender has done."""
_CONSENTS = ("同意", "批准", "批复", "核准", "授权", "审定")
"""How a clause ends that tells by whose consent what follows is done: 经某部同意，."""
_NOTICES = ("公告", "通告", "通知", "决定")
"""How a clause ends that tells by whose notice what follows holds: 根据某委员会公告，."""
INCLUDES = "包括"
"""What brings in a list of measures."""
_LIST = 30
"""How far into a clause 包括 may bring in a list of measures."""
_LISTS = lazy(
    r"(?:[^，、的]{0,16}?[一二三四五六七八九十\d]{1,3}[项条大个][^，、的]{0,6}|(?:具体|主要|重点|有关|相关|这些|上述|进一步[^，、的]{2,12}))"
    r"(?:措施|举措|政策|内容|任务|要求|规定)(?:主要|重点|具体|还|分别|也)*"
)
"""What stands before 包括 there."""


_BY_RIGHT = ("自", "将", "经", "根据", "依据", "按照", "现", "特制定", "决定", "近日", "日前")
"""How the clause begins that ends a list of purposes."""


_ANSWERS = lazy(
    r"(?:近日|日前|今日)?，?([\u4e00-\u9fff、]{2,30}?)(?:有关|相关|新闻|政策法规|综合)?(?:司局|司|部门|处)?(?:有关|相关|新闻)?(?:负责人|负责同志|发言人)"
    r"[\u4e00-\u9fff]{0,4}就[^，]{2,80}(?:答|回答)(?:记者|了记者)?(?:提?问|的?提问)"
)


_BRINGS_OUT = lazy(
    r"([\u4e00-\u9fff、\d]{1,16}?(?:[部委局署院厅办市省]|(?<!协)会|政府|央行|交所|部门))(?:联合)?(?:印发|发布|出台|下发|公布|发文)"
    r"(?!会)[^，。：]{0,40}(?:方案|意见|通知|办法|规定|措施|条例|规划|细则|政策|计划|新规|举措)"
)
"""A headline that tells whose paper the article tells of: 发改委印发《…方案》."""


class Speakers:
    """What is known at a clause of one article: its words, its clauses, who may act and who governs."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.reader = Reader(article.text, article.date.year if article.date else None)
        self.actors = Actors(self.reader, {})
        self.governor = Governor(article.text, *issuer_of(article.title))
        if (issued := _BRINGS_OUT.match(article.title)) is not None:
            self.governor.last_actor = clean(issued[1])
        if "问" in article.title and (asked := _ANSWERS.match(article.title)):
            self.governor.last_speaker = clean(asked[1])
        self.starts: list[int] = []
        self.kinds = ""
        self.parts: list[Part] = []
        self.edges: list[tuple[str, str]] = []
        self.first: list[int] = []
        self.next_part = 0
        self.includes = False

    def answers(self, start: int) -> None:
        """Let whoever was asked speak in a block that answers, and nobody in one that asks."""
        if self.text.startswith(("答：", "答:"), start) and self.governor.last_speaker:
            self.governor.speak(Subject(start, start, w.SPEAKER))
        elif self.text.startswith(("问：", "问:"), start):
            self.governor.let_others_speak(apart=False)

    def asked(self, part: Part) -> bool:
        """Note who answers the questions that follow: 财政部有关负责人就…答记者问."""
        start, end, _ = part
        who = _ANSWERS.fullmatch(self.text, start, end)
        if who is not None:
            self.governor.last_speaker = self.governor.last_actor = clean(who[1])
        return who is not None

    def source(self, i: int) -> None:
        """Let the authority speak that clause `i` names as its source: 据某部消息，."""
        start, end, _ = self.parts[i]
        who = self.actors.source(self.first[i], start + 1, end)
        if who is not None:
            self.governor.speak(who)

    def learned(self, part: Part) -> bool:
        """Let the authority act that holds the briefing at which clause `part` was learned: 记者在发布会上获悉，."""
        start, end, _ = part
        if not (_LEARNED.fullmatch(self.text, start, end) and self.governor.last_actor):
            return False
        return self.governor.enter(Subject(start, end, w.BODY, self.governor.last_actor))

    def paper_speaks(self, i: int) -> bool:
        """Whether clause `i`, whose last word is a paper's, is one with its makers, whose reporting verb is the next clause:
        某部发布的关于…的意见."""
        start, end, _ = self.parts[i]
        tokens, after = self.reader.tokens, self.first[i + 1]
        if after == len(tokens) or tokens[after - 1][2] != end:
            return False
        at = self.text.find("的关于", start, end)
        who = maker(self.text, start, at + 1) if at >= 0 and tokens[after][0] & SPEECH else ""
        if who and tokens[after][1] == self.parts[i + 1][0]:
            self.governor.speak(Subject(start, end, w.PAPER, who))
            return True
        return False

    def shown_by(self, i: int) -> bool:
        """Whether clause `i` names an authority whose notice shows what follows: 某所公告显示，将…."""
        start, end, _ = self.parts[i]
        if not self.text.endswith(_SHOWN, start, end):
            return False
        who = self.actors.source(self.first[i], start + (self.text[start] == "据"), end)
        if who is not None:
            self.governor.speak(who)
        return who is not None

    def by_right(self, i: int) -> None:
        """Let the authority act by whose consent, told in clause `i`, things are done, where nobody else governs, or let
        its notice state what follows."""
        start, end, _ = self.parts[i]
        consents = self.text[start] == "经" and self.text.endswith(_CONSENTS, start, end)
        if consents and self.governor.scope.told in ("", "other"):
            who = self.actors.source(self.first[i], start + 1, end)
            if who is not None:
                self.governor.enter(who)
        elif self.text.startswith("根据", start) and self.text.endswith(_NOTICES, start, end):
            who = self.actors.source(self.first[i], start + 2, end)
            if who is not None:
                self.governor.state_on(who.name)

    def orders(self, missing: Missing, end: int, *, order: bool) -> Read:
        """What others are told to do behind a reporting verb; by an `order` to an authority that authority acts."""
        then = ordered(self.reader, missing, end)
        if order and isinstance(then, Head):
            n = then.token - 1
            while n >= missing.token and self.reader.tokens[n][2] > then.start:
                n -= 1
            bits, _, stop = self.reader.tokens[n]
            if n >= missing.token and bits & w.BODY and stop - missing.at <= LONGEST:
                self._tell(missing.at, stop)
        return then

    def _tell(self, start: int, end: int) -> None:
        """Let those act who are told to."""
        if self.governor.enter(Subject(start, end, w.BODY, clean(self.text[start:end]))):
            self.governor.scope.status = "planned"

    def obliges(self, first: int, part: Part) -> Head | None:
        """The head of what `part`, whose words begin at `first`, demands of its subject; public bodies act themselves."""
        head = obliged(self.reader, self.governor.scope, first, part)
        if head is not None and (who := told_whom(self.text, part)) is not None and who[1] < head.start:
            self._tell(*who)
        return head

    def quoted(self, i: int) -> None:
        """A quotation whose speaker is named only behind it: let that speaker govern it."""
        end = self.parts[-1][1]
        at = self.parts[i][0] + 1
        closes = [place for mark in "”“」" if (place := self.text.find(mark, at, end)) >= 0]
        if not closes:
            return
        close = min(closes)
        for j in range(i + 1, len(self.parts)):
            start, stop, _ = self.parts[j]
            if stop <= close:
                continue
            start = start if start > close else close + 1
            if start < stop:
                first, after = self.first[j], self.first[j + 1]
                seen = self.actors.reported(first, after, start, stop) or self.actors.subject(first, start, stop)
                if seen is not None and isinstance(seen[1], Said):
                    self.governor.speak(seen[0])
            return

    def meeting_speaks(self, i: int) -> bool:
        """Whether clause `i` is a meeting's name, whose reporting verb begins the next clause: 某部工作会议，要求…."""
        start, end, mark = self.parts[i]
        tokens, after, n = self.reader.tokens, self.first[i + 1], self.first[i]
        if mark != "，" or after >= len(tokens) or after == n or i + 1 == len(self.parts):
            return False
        if any(bits & (w.MEET | w.TITLE) for bits, _, _ in tokens[n:after]):
            return False
        bits, _, stop = tokens[after - 1]
        said = tokens[after][1] == self.parts[i + 1][0] and bool(tokens[after][0] & SPEECH)
        name = public_meeting(self.text, start, end)
        if not (said and bits & w.MEETING and stop == end and tokens[n][0] & BODY_OR_PLACE and name):
            return False
        self.governor.speak(Subject(start, end, w.MEETING, name))
        return True

    def served(self, i: int, at: int) -> bool:
        """Let the authority speak whose letter clause `i` tells of, where it does; 收到 ends at `at`."""
        who = sender(self.actors, self.parts[i], self.token_at(i, at), at)
        if who is not None:
            if who.name and self.text.endswith(_RULINGS, 0, self.parts[i][1]):
                self.governor.enter(who)
            else:
                self.governor.read_out(who)
        return who is not None

    def names_speaker(self, i: int, part: Part) -> bool:
        """Whether the clause is an official's or an authority's name before a colon (张三：…, 国资委：…)."""
        start, end, _ = part
        if end - start > 14:
            return False
        name = self.text[start:end].strip()
        actor = self.actors.names.get(name, "")
        tokens, n = self.reader.tokens, self.first[i]
        last = bisect_left(self.starts, end, n) - 1
        if last >= n and tokens[last][2] == end and tokens[last][0] & (w.BODY | w.PLACE | w.SUFFIX):
            if self.text[start] == "《" or not tokens[n][0] & BODY_OR_PLACE:
                return False
            actor = actor or clean(name)
        elif last > n and tokens[last][2] == end and tokens[last][0] & w.PAPER and tokens[n][1] == start:
            issuer = self.actors.body_name(last, start)
            if issuer and self.text[end - 1] != "》":
                self.governor.speak(Subject(start, end, w.PAPER, issuer))
                return True
        if actor:
            self.governor.speak(Subject(start, end, w.BODY, actor))
            self.governor.scope.after = "headline"
            self.governor.scope.demands = name not in self.actors.names
        return bool(actor)

    def goes_on(self, missing: Missing) -> bool:
        """Whether a clause in which no predicate was read is a provision of a paper all the same, and no firm's."""
        scope, n, tokens = self.governor.scope, missing.token, self.reader.tokens
        begins = n < len(tokens) and tokens[n][1] == missing.at and bool(tokens[n][0] & w.FIRM)
        return scope.told == "paper" and scope.demands and not begins

    def lists_what(self, part: Part) -> int:
        """Where the list begins in 12条重点措施包括构建…, which lets the paper or whoever took the measures state; -1
        where the clause brings in none."""
        start, end, _ = part
        at = self.text.find(INCLUDES, start, min(end, start + _LIST))
        scope = self.governor.scope
        if at < 0 or scope.told in ("", "other") or not _LISTS.fullmatch(self.text, start, at):
            return -1
        if scope.status != "ongoing" and not scope.lead & w.PAST:
            self.governor.state_on(scope.actor)
        return at + len(INCLUDES)

    def token_at(self, i: int, at: int) -> int:
        return bisect_left(self.starts, at, self.first[i])

    def skip_purposes(self, i: int) -> None:
        """Pass over further purposes behind 为…， up to who acts or by what right: 为防…，维护…，某办…; 经…批准，…."""
        for j in range(i + 1, min(len(self.parts), i + 6)):
            start, end, _ = self.parts[j]
            if self.parts[j - 1][2] != "，":
                return
            got = self.reader.read(self.first[j], start, end)
            if isinstance(got, Missing) or (j > i + 1 and self.text.startswith(_BY_RIGHT, start)):
                self.next_part = j
                return
            if not isinstance(got, Head) or got.status & w.AUXILIARY or got.start > start:
                return

    def skip_aims(self, i: int) -> None:
        """Pass over what goes on with the aims that clause `i` tells of: 《条例》旨在规范…，保护…."""
        while self.parts[i][2] == "，" and i + 1 < len(self.parts) and self.led(i + 1, listed=False):
            i += 1
            self.next_part = i + 1

    def led(self, i: int, *, listed: bool = True) -> bool:
        """Whether a verb leads clause `i`; with an enumerator only where `listed`."""
        start, end, _ = self.parts[i]
        got = self.reader.read(self.first[i], start, end)
        return isinstance(got, Head) and not got.framed and (listed or not got.listed)
