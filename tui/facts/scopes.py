"""What governs the clauses of an article, one after the other: carried on from clause to clause, sentence, block."""

from dataclasses import replace

from tui.facts import policy_words as w
from tui.facts.actor_names import of_a_board, without_person
from tui.facts.clauses import Part
from tui.facts.fact import Status
from tui.facts.lazy import lazy
from tui.facts.meetings import ASSEMBLIES, MEETINGS, at_which, first_named
from tui.facts.predicates import Head
from tui.facts.provisions import PAPER_WORDS, Provisions
from tui.facts.scope import SPEECH, Scope, scope_of
from tui.facts.statuses import own_status, told_status
from tui.facts.subjects import Subject


class Governor(Provisions):
    """Keeps the scope while an article is read; `scope` is what governs the clause at hand."""

    def __init__(self, text: str, issuer: str, states: bool) -> None:
        """`issuer` is who issued the text itself, where it is a paper, which `states` provisions."""
        super().__init__(text, issuer)
        self.issuer = issuer if states else ""
        self.scope = self._anew(None)
        self.last_speaker = issuer
        self.several = ""
        self.host = ""
        self.speaker = ""
        self.listed = False
        self.since = 0
        self.measures_of = ""
        self.fresh = ""
        self.inherited = ""
        self.item: Scope | None = None
        """What governed the last item of a list in words (一是): the next goes on with it, whoever spoke in between."""

    def new_block(
        self, heading: str | None, listed: bool, headed: bool, goes_on: bool = False, linked: bool = False
    ) -> None:
        """Begin a block: who speaks may go on in it, who acted does not, nor who said nothing in the block before.

        `listed` says that the block begins with an enumerator, `headed` that it brings its own headline (【…】…). An item
        that brought in its own speaker is a piece of news: the next item begins anew. `goes_on` says that it is
        an item of a list in words (二是), which goes on with whoever acts; `linked` that it begins with 此外 or its like,
        which goes on with whoever spoke before figures were told.
        """
        if goes_on:
            self.resume()
        else:
            self.item = None
        old = self.scope
        if not (listed or goes_on or old.told):
            self.since, self.listed, self.measures_of = old.lead & w.PAST, False, ""
            self.scope = self._anew(heading)
            self.inherited = self.scope.actor
            return
        self.since = old.lead & w.PAST if not listed else self.since or old.lead & w.PAST
        if old.outer is not None and old.outer.speech:
            status, old = old.status, old.outer.again(old.outer.outer)
            old.status = status
        news = listed and self.listed and old.actor != self.inherited
        self.listed = listed
        if not listed:
            self.measures_of = ""
        elif self.measures_of and old.told == "acts":
            old = scope_of("paper", self.measures_of, None)
            old.demands = True
            news = False
        if self.fresh and self._may_provide(old):
            self.state_on(self.fresh)
            old = self.scope
        if goes_on and old.told and not old.broken:
            self.scope = old.again(old.outer)
            self.scope.broken, self.scope.area, self.scope.status = 0, heading, None
        elif news:
            self.scope = self._anew(heading)
            self.last_actor = self.last_speaker = self.host = self.papers.latest = ""
        elif old.speech and not headed and (listed or (old.broken < 2 and (linked or not old.far))):
            old.broken, old.far, old.area, old.outer = 0, True, heading, None
            old.lead = self.since if listed else 0
            if old.dated:
                old.status, old.dated = None, False
            self.scope = old
        else:
            self.scope = self._anew(heading)
        self.inherited = self.scope.actor

    def calls(self, name: str) -> None:
        """Take the shorter name by which a clause calls whoever governs: 工信部 for 工业和信息化部."""
        full = iter(self.scope.actor)
        if name[-1] == self.scope.actor[-1] and all(char in full for char in name):
            self.scope.actor = name

    def resume(self) -> None:
        """Go on with a list of which somebody else's words stood in between."""
        if self.item is not None and self.scope.told in ("", "other"):
            self.scope = self.item.again(self.item.outer)
            self.scope.status, self.scope.broken, self.scope.lead = None, 0, 0

    def _anew(self, heading: str | None) -> Scope:
        """What governs a block that nothing before goes on in."""
        if not self.issuer:
            return scope_of("", "", heading)
        scope = scope_of("paper", self.issuer, heading)
        scope.demands = True
        return scope

    def new_sentence(self) -> None:
        """Begin a sentence within a block: whoever spoke of the last actor governs again."""
        scope = self.scope
        if self.fresh and scope.outer is None and self._may_provide(scope):
            self.state_on(self.fresh)
            return
        if scope.outer is not None and not self._goes_on(scope, scope.outer):
            outer = scope.outer.again(scope.outer.outer)
            outer.area, outer.status, outer.anchor, outer.dated = scope.area, None, None, False
            outer.lead, outer.broken, outer.urged = 0, 0, False
            self.scope = outer
            return
        scope.anchor, scope.dated, scope.lasting, scope.lead = None, False, False, 0
        scope.after, scope.urged = "", False
        if scope.broken:
            scope.broken = 0 if scope.speech else scope.broken - 1

    def _may_provide(self, scope: Scope) -> bool:
        """Whether who acts is the one who has just brought out a paper, whose provisions may follow."""
        return scope.told == "acts" and scope.actor == self.fresh and not scope.broken

    def _goes_on(self, scope: Scope, outer: Scope) -> bool:
        """Whether a body that somebody merely tells of goes on to act in the next sentence; who plans it speaks again."""
        if scope.told != "acts" or outer.told != "says" or outer.demands or outer.actor.endswith(MEETINGS):
            return False
        return not scope.place and scope.status != "planned" and not scope.actor.startswith(_UNNAMED)

    def new_item(self) -> None:
        """Go on after a semicolon."""
        self.scope.status = self.scope.anchor or self.scope.status
        if self.scope.speech:
            self.scope.broken = 0

    def enter(self, subject: Subject) -> bool:
        """Let the subject of a clause act; false where it is no authority."""
        scope = self.scope
        if subject.kind == w.PAPER:
            return self.is_policy(subject) and self.state(subject, scope if scope.told == "says" else None)
        if subject.kind == w.MEETING and len(subject.name) > len("工作会议"):
            self.host = subject.name
        if subject.kind == w.SPEAKER and not subject.name:
            if self.text.endswith(_SIDES, subject.start, subject.end):
                return bool(scope.actor) and scope.told in ("acts", "says") and not scope.broken
            if not scope.actor and self.last_speaker and scope.told != "other":
                self.scope = scope_of("says", self.last_speaker, scope.area)
            if self.text.endswith(_PERSONS, subject.start, subject.end) and scope.told == "acts":
                no_person = scope.place or without_person(scope.actor)
                return not no_person or (
                    scope.outer is not None and bool(self.speaker) and not without_person(self.speaker)
                )
            return bool(self.scope.actor) and scope.told != "other"
        if not subject.name or (subject.name == "会议" and not self.host and of_a_board(self.text, subject.start)):
            return False
        subject = self._met(subject)
        outer = scope.outer
        if (scope.speech or (scope.told == "other" and scope.apart)) and not scope.passing:
            outer = scope if scope.outer is None else scope.again()
        told_to = scope.speech and self.text[subject.start - 1 : subject.start] == "由"
        acts = self.scope = scope_of("acts", subject.name, scope.area, "planned" if told_to else None)
        acts.lead, acts.over, acts.dated = scope.lead, scope.over, scope.dated
        acts.place, acts.outer = subject.place, outer
        acts.demands = scope.speech and (scope.status == "planned" or scope.demands)
        self.last_actor = subject.name
        if subject.name.endswith(ASSEMBLIES):
            self.host = subject.name
        return True

    def speak(self, subject: Subject) -> None:
        """Let the subject of a reporting verb speak."""
        scope = self.scope
        if subject.kind == w.PAPER and self.is_policy(subject):
            self.state(subject)
        elif subject.kind == w.SPEAKER and not subject.name:
            actor = self.last_speaker or scope.actor or self.last_actor
            if actor and not self._means_another(subject):
                self.scope = scope_of("says", actor, scope.area)
            else:
                self.let_others_speak(apart=scope.apart)
        elif subject.name and subject.kind != w.PAPER:
            subject = self._met(subject)
            self.scope = scope_of("says", subject.name, scope.area)
            self.last_actor = self.last_speaker = subject.name
            self.speaker = self.text[max(subject.start, subject.end - PAPER_WORDS) : subject.end]
        elif actor := self._spoke_before(subject):
            self.scope = scope_of("says", actor, scope.area)
        else:
            self.let_others_speak(apart=subject.apart)

    def read_out(self, sender: Subject) -> None:
        """Let a letter's sender speak; where it is not named, the letter itself demands."""
        if sender.kind == w.PAPER:
            self.state(sender)
        else:
            self.speak(sender)

    def _means_another(self, subject: Subject) -> bool:
        """Whether 他 is no official: somebody else spoke since, or a body without a person did."""
        if not self.text.endswith(_PERSONS, subject.start, subject.end):
            return False
        return self.scope.told == "other" or without_person(self.speaker)

    def _spoke_before(self, subject: Subject) -> str:
        """The authority for which a person spoke whose bare name speaks again: 某部总监李平介绍，…。李平说，."""
        if not self.speaker:
            return ""
        name = self.text[subject.start : subject.end].strip()
        found = 2 <= len(name) <= 3 and name in self.speaker and not subject.apart
        return self.last_speaker if found else ""

    def meets(self, actor: str, verb: str, words: str) -> None:
        """Note who holds a meeting: a bare 会议 later on stands for the meeting's name or its host."""
        name = first_named(words)
        if len(name) > len("工作会议"):
            self.host = name
            if verb.startswith("主持"):
                self.scope.actor = self.last_actor = self.host
        elif name and verb in ("召开", "举行", "举办", "召集"):
            self.host = actor

    def _met(self, subject: Subject) -> Subject:
        """The subject with a bare 会议 or 两部门 named."""
        name = subject.name
        if self.several and _THOSE.fullmatch(name):
            return replace(subject, name=self.several)
        joined = "、" in name or "和" in name or "与" in name or "及" in name or "沪深" in name
        if joined and _SEVERAL.search(name):
            self.several = name
        if subject.kind != w.MEETING or len(subject.name) > len("会议") or not self.host:
            return subject
        return replace(subject, name=self.host)

    def at_meeting(self, part: Part) -> None:
        """Note the meeting that a lead names: 在货币政策委员会例会上，."""
        start, end, _ = part
        name = at_which(self.text, start, end)
        if len(name) > len("工作会议"):
            self.host = name

    def let_others_speak(self, *, apart: bool) -> None:
        """Somebody who is no authority speaks from here on; `apart` says that what they say of one is their own view."""
        self.scope = scope_of("other", "", self.scope.area)
        self.scope.apart = apart

    def guess(self) -> None:
        """What the rest of a sentence says is a guess; what an authority has done before it is gone on with after it."""
        told = self.scope.again() if self.scope.status in ("done", "ongoing") else None
        self.let_others_speak(apart=True)
        self.scope.outer = told

    def go_on_speaking(self) -> None:
        """A reporting verb without subject: the actor speaks, or whoever spoke of it goes on."""
        if self.scope.outer is not None and self.scope.outer.told == "other":
            self.let_others_speak(apart=self.scope.outer.apart)
        else:
            self.scope.told, self.scope.passing = "says", True

    def comes_to_speak(self) -> None:
        """Note that the actor, of whom nobody in this block speaks, is meant by a 他 that speaks next."""
        if self.scope.outer is None or self.scope.outer.far:
            self.last_speaker = self.scope.actor or self.last_speaker

    def state_on(self, actor: str) -> None:
        """What the actor provides follows."""
        self.scope, self.fresh = scope_of("paper", actor, self.scope.area), ""
        self.scope.demands = True

    def sets_out(self) -> None:
        """Note that measures of the actor were told of, which paragraphs with numbers may spell out."""
        self.measures_of = self.scope.actor

    def go_on_demanding(self) -> None:
        """A list of what is to be done follows."""
        if not self.scope.speech:
            self.go_on_speaking()
        self.scope.status, self.scope.lead, self.scope.demands = None, 0, True

    def area(self, part: Part) -> None:
        """Take the heading phrase 在…方面 for the area of what follows."""
        start, end, _ = part
        if self.text.endswith("方面", start, end) and end - start > 3:
            self.scope.area = self.text[start:end].strip().removesuffix("方面").removeprefix("在")

    def status(self, head: Head, own: bool) -> tuple[Status, str]:
        """The status of the head's clause with its cue, noted for the clauses after it; `own`: it names its subject."""
        text, scope = self.text, self.scope
        adverbs, plain = head.status, not head.status & w.AUXILIARY
        if not plain and adverbs & w.PLANNED:
            scope.urged = True
        if plain and not head.lead and not scope.lasting:
            head.lead = scope.lead
        if scope.after == "paper":
            head.lead &= ~w.ONGOING
        lead = head.lead
        if lead & w.PAST:
            scope.anchor = "done"
        if lead & w.DATED:
            scope.dated = True
        speech, outer = scope.told in SPEECH, scope.outer
        if not speech and outer is not None:
            speech = outer.told == "paper" and not (outer.far or scope.dated)
        status, cue = own_status(text, head, scope.status, speech)
        if status is None:
            status, cue = told_status(text, head, scope.status, speech, scope.dated, scope.after)
        elif status == "done" and plain:
            scope.dated = scope.dated or not adverbs & w.DONE
        if lead & w.DONE:
            scope.over = True
        elif lead or status == "planned":
            scope.over = False
        if scope.over and status == "ongoing" and not adverbs & w.ONGOING:
            status, cue = "done", "status done: the time told of is over"
        if own and status == "ongoing" and adverbs & w.ONGOING:
            scope.lasting = True
        elif not plain:
            scope.lasting, scope.lead = False, 0 if status == "planned" else scope.lead
        scope.status = "done" if lead & w.PAST and plain and not scope.lasting else status
        return status, cue


_UNNAMED = ("一些", "部分", "各", "多", "很多", "不少", "许多", "有关", "相关", "地方")
"""How bodies are named that nobody is meant by: whoever told of them speaks again."""
_SIDES = ("双方", "三方")
"""Who these are is told right before."""
_PERSONS = ("他", "她")
_THOSE = lazy(r"(?:上述|这)?[两二三四五六七八九十\d]{1,2}(?:个|家)?(?:部门|部委|单位|机构|所|交易所)")
"""Authorities that were named before: 三部门."""
_SEVERAL = lazy("(?:[、与及]|[部委局署厅会行所院办]和).*[部委局署厅会行所院办室司心构门院]$|沪深")
