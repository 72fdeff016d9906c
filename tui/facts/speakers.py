"""Who speaks without a predicate of their own: a source, a meeting, a letter's sender, a name before a colon."""

import re
from bisect import bisect_left

from tui.articles.document import Article
from tui.facts import policy_words as w
from tui.facts.actor_names import clean, maker, public_meeting
from tui.facts.actors import Actors, Subject
from tui.facts.clauses import Clause
from tui.facts.lazy import lazy
from tui.facts.letters import sender
from tui.facts.papers import issuer_of
from tui.facts.predicates import Reader, Said
from tui.facts.scopes import Governor
from tui.facts.word_kinds import SPEECH

_LEARNED = lazy(
    r"(?:[\u4e00-\u9fff]{0,6}?记者)?(?:今天|日前|近日)?(?:从|在)(?:该|此次|当天的?|今天的?)?[^，]{0,16}会(?:上|中)?(?:获悉|了解到)"
)


_SHOWN = ("公告显示", "通知显示", "通告显示", "批复显示", "公示显示", "决定书显示", "处罚信息显示", "文件显示")
"""What an authority's own notice tells, and no figures that it publishes."""


class Speakers:
    """What is known at a clause of one article: its words, its clauses, who may act and who governs."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.reader = Reader(article.text, article.date.year if article.date else None)
        self.actors = Actors(self.reader, {})
        self.governor = Governor(article.text, *issuer_of(article.title))
        self.starts: list[int] = []
        self.kinds = ""
        self.parts: list[Clause] = []
        self.first: list[int] = []

    def source(self, i: int) -> None:
        """Let the authority speak that clause `i` names as its source: 据某部消息，."""
        part = self.parts[i]
        who = self.actors.source(self.first[i], part.start + 1, part.end)
        if who is not None:
            self.governor.speak(who)

    def learned(self, part: Clause) -> bool:
        """Let the authority act that holds the briefing at which clause `part` was learned: 记者在发布会上获悉，."""
        if not (_LEARNED.fullmatch(self.text, part.start, part.end) and self.governor.last_actor):
            return False
        return self.governor.enter(Subject(part.start, part.end, w.BODY, self.governor.last_actor))

    def paper_speaks(self, i: int) -> bool:
        """Whether clause `i` is a paper with its makers, whose reporting verb is the next clause: 某部发布的关于…的意见."""
        part, tokens, after = self.parts[i], self.reader.tokens, self.first[i + 1]
        if not (0 < after < len(tokens) and tokens[after - 1][2] == part.end and tokens[after - 1][0] & w.PAPER):
            return False
        at = self.text.find("的关于", part.start, part.end)
        who = maker(self.text, part.start, at + 1) if at >= 0 and tokens[after][0] & SPEECH else ""
        if who and tokens[after][1] == self.parts[i + 1].start:
            self.governor.speak(Subject(part.start, part.end, w.PAPER, who))
            return True
        return False

    def shown_by(self, i: int) -> bool:
        """Whether clause `i` names an authority whose notice shows what follows: 某所公告显示，将…."""
        part = self.parts[i]
        if not self.text.endswith(_SHOWN, part.start, part.end) or self.text[part.start] == "据":
            return False
        who = self.actors.source(self.first[i], part.start, part.end)
        if who is not None:
            self.governor.speak(who)
        return who is not None

    def consents(self, i: int) -> None:
        """Let the authority act by whose consent, told in clause `i`, things are done, where nobody else governs."""
        part = self.parts[i]
        if self.governor.scope.told in ("", "other"):
            who = self.actors.source(self.first[i], part.start + 1, part.end)
            if who is not None:
                self.governor.enter(who)

    def quoted(self, i: int) -> None:
        """A quotation whose speaker is named only behind it: let that speaker govern it."""
        end = self.parts[-1].end
        at = self.parts[i].start + 1
        closes = [place for mark in "”“」" if (place := self.text.find(mark, at, end)) >= 0]
        if not closes:
            return
        close = min(closes)
        for j in range(i + 1, len(self.parts)):
            part = self.parts[j]
            if part.end <= close:
                continue
            start = part.start if part.start > close else close + 1
            if start < part.end:
                first = self.first[j]
                seen = self.actors.reported(first, start, part.end) or self.actors.subject(first, start, part.end)
                if seen is not None and isinstance(seen[1], Said):
                    self.governor.speak(seen[0])
            return

    def meeting_speaks(self, i: int) -> bool:
        """Whether clause `i` is a meeting's name, whose reporting verb begins the next clause: 某部工作会议，要求…."""
        part, tokens = self.parts[i], self.reader.tokens
        after, n = self.first[i + 1], self.first[i]
        if part.stop != "，" or after >= len(tokens) or after == n or i + 1 == len(self.parts):
            return False
        if any(bits & (w.MEET | w.TITLE) for bits, _, _ in tokens[n:after]):
            return False
        bits, _, stop = tokens[after - 1]
        said = tokens[after][1] == self.parts[i + 1].start and bool(tokens[after][0] & SPEECH)
        name = public_meeting(self.text, part.start, part.end)
        if not (said and bits & w.MEETING and stop == part.end and tokens[n][0] & (w.BODY | w.PLACE) and name):
            return False
        self.governor.speak(Subject(part.start, part.end, w.MEETING, name))
        return True

    def served(self, i: int, at: int) -> bool:
        """Let the authority speak whose letter clause `i` tells of, where it does; 收到 ends at `at`."""
        who = sender(self.actors, self.parts[i], self.token_at(i, at), at)
        if who is not None:
            self.governor.read_out(who)
        return who is not None

    def names_speaker(self, i: int, part: Clause) -> bool:
        """Whether the clause is an official's or an authority's name before a colon (张三：…, 国资委：…)."""
        if part.end - part.start > 14:
            return False
        name = self.text[part.start : part.end].strip()
        actor = self.actors.names.get(name, "")
        tokens, n = self.reader.tokens, self.first[i]
        last = bisect_left(self.starts, part.end, n) - 1
        if last >= n and tokens[last][2] == part.end and tokens[last][0] & (w.BODY | w.PLACE | w.SUFFIX):
            if self.text[part.start] == "《" or not tokens[n][0] & (w.BODY | w.PLACE):
                return False
            actor = actor or clean(name)
        elif last > n and tokens[last][2] == part.end and tokens[last][0] & w.PAPER and tokens[n][1] == part.start:
            issuer = self.actors.body_name(last, part.start)
            if issuer and self.text[part.end - 1] != "》":
                self.governor.speak(Subject(part.start, part.end, w.PAPER, issuer))
                return True
        if actor:
            self.governor.speak(Subject(part.start, part.end, w.BODY, actor))
            self.governor.scope.after = "headline"
        return bool(actor)

    def token_at(self, i: int, at: int) -> int:
        return bisect_left(self.starts, at, self.first[i])

    def has(self, first: int, end: int, asked: re.Pattern[str]) -> bool:
        """Whether a word that is `asked` for begins before `end`, from token `first` on."""
        return asked.search(self.kinds, first, bisect_left(self.starts, end, first)) is not None
