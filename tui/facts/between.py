"""What clauses in which no measure was read mean for those after them: who governs, how far, in which time and area."""

from tui.facts import policy_words as w
from tui.facts.demands import changed, demanded, plans, to_come
from tui.facts.lazy import lazy
from tui.facts.letters import LETTER_ENDS, received
from tui.facts.names import NAMED
from tui.facts.papers import OUT_ENDS
from tui.facts.penalties import punished
from tui.facts.predicates import Aside, Head, Missing
from tui.facts.reach import ends_something, sets_target
from tui.facts.scope import SPEECH
from tui.facts.speakers import Speakers
from tui.facts.subjects import Subject
from tui.facts.word_kinds import FIRM, one_of

_FIRM_OR_TITLE = one_of(FIRM, w.TITLE)
_FIRM = one_of(FIRM)
_DEMAND = 12
"""How far behind 货币政策要 the verb may stand."""
_PURPOSE = ("旨在", "意在")
_CONDITIONS = ("若", "如果", "如有", "一旦", "凡")
"""How a clause begins under whose condition something is to be done."""
_TOPICS = ("关于", "对于", "至于", "针对")
UNGOVERNED = ("", "other")
"""How a scope came in under which no authority acts or speaks."""
NEXT_ITEM = lazy(r"[一二三四五六七八九十]{1,2}是|其[二三四五]")
"""How an item begins that goes on with a list of the paragraph before."""
LATER = frozenset("二三四五六七八九十其")
ITEM_BEGINS = LATER | {"一"}


class Between(Speakers):
    """Takes the clauses between measures."""

    def take(self, i: int, head: Head, rule: str, own: bool) -> None:
        """Take the measure after all that the head leads in clause `i`; `own` says that the clause names its subject."""
        raise NotImplementedError

    def unread(self, i: int, missing: Missing) -> None:
        """A clause without verb of policy or without authority: what it means for the clauses after it."""
        part, governor, tokens = self.parts[i], self.governor, self.reader.tokens
        start, end, stop = part
        first, after = self.first[i], self.first[i + 1]
        text, scope = self.text, governor.scope
        opening, last = self.edges[i]
        speech = scope.told in SPEECH
        begins = first < after and tokens[first][1] == start
        opens = tokens[first][0] if begins else 0
        named = self.actors.opening(first, start) if opens & NAMED else None
        if named is not None and scope.actor:
            governor.calls(named.name)
        if last == "来" and text.endswith("以来", start, end):
            scope.lead = w.PAST
            return
        scope.lead |= missing.lead & w.PAST
        to_do = missing.status & w.AUXILIARY and missing.status & w.PLANNED
        if speech and (to_do or (missing.listed and text.startswith("要", start + 1))):
            scope.status, scope.urged = "planned", True
            return
        if last == "上":
            governor.at_meeting(part)
        if opens & w.PLACE:
            governor.names_bill(part, tokens[first])
        if (opening in "关对至针" and text.startswith(_TOPICS, start)) or (
            last == "面" and text.endswith("方面", start, end)
        ):
            governor.area(part)
            return
        if opening == "《" and governor.names_paper(part):
            return
        colon = stop == "："
        if colon and self.names_speaker(i, part):
            return
        if colon and "①" <= opening <= "⑳" and scope.told != "paper":
            governor.let_others_speak(apart=False)
            return
        if last in OUT_ENDS and governor.paper_comes_out(part):
            return
        if last in LETTER_ENDS and (at := received(text, part)) >= 0 and self.served(i, at):
            return
        if colon and not scope.demands and _FIRM_OR_TITLE.search(self.kinds, first, after):
            governor.let_others_speak(apart=True)
            return
        if scope.told not in UNGOVERNED and self._demands(i, speech):
            return
        if (missing.adverb and scope.told == "acts") or (
            speech and opening in "若如一凡" and text.startswith(_CONDITIONS, start)
        ):
            return
        if stop == "，":
            alone = self.actors.alone(first, after - 1, start, end) if begins and tokens[after - 1][2] == end else None
            if alone is not None:
                if alone.kind == w.PAPER:
                    governor.speak(alone)
                else:
                    governor.enter(alone)
                return
            if named is not None and last == "后":
                governor.enter(named)
                return
        if speech and (
            missing.adverb
            or (opening in ITEM_BEGINS and NEXT_ITEM.match(text, start))
            or to_come(tokens, missing.token, end)
        ):
            return
        if scope.told and ends_something(text, start, end):
            firm = _FIRM.search(self.kinds, missing.token, after) is not None
            if firm and plans(tokens, text, missing.token, end):
                scope.broken = 3
            firm = firm and not (scope.demands and sets_target(text, part))
            guess = scope.told == "acts" and text.find("预计", start, end) >= 0
            broken = 2 if guess or (firm and not self.goes_on(missing)) else 1
            if broken > scope.broken:
                scope.broken = broken

    def _demands(self, i: int, speech: bool) -> bool:
        """Whether clause `i`, which an authority governs and nothing was read in, is a measure all the same: what somebody
        else is to do or suffers, or what becomes of a sum. `speech` says that somebody says what is to be done."""
        part, scope, first = self.parts[i], self.governor.scope, self.first[i]
        start, end, _ = part
        text, told = self.text, scope.told
        if speech and (at := demanded(text, part)) >= 0:
            got = self.reader.read(self.token_at(i, at), at, end, True)
            if isinstance(got, Head) and got.verb - at <= _DEMAND:
                got.status |= w.PLANNED
                scope.broken = 0
                self.take(i, got, "measure.demanded", True)
                return True
        if told in ("acts", "says") and text.find("被", start, end) >= 0:
            head = punished(self.reader, first, part)
            if head is not None:
                self.take(i, head, "measure.carried", False)
                return True
        if speech or (scope.demands and scope.outer is not None and scope.outer.speech):
            head = self.obliges(first, part)
            if head is not None:
                scope.broken = 0
                self.take(i, head, "measure.demanded", True)
                return True
        if scope.demands or told == "paper" or scope.after == "paper":
            head = changed(text, part, first)
            if head is not None:
                self.take(i, head, "measure.demanded", False)
                return True
        return False

    def aside(self, i: int, aside: Aside, subject: Subject | None) -> None:
        """A clause that is only a lead sets the time, the area or the paper of what follows."""
        part, text, governor = self.parts[i], self.text, self.governor
        opening, last = self.edges[i]
        if aside.purpose:
            self.skip_purposes(i)
        if subject is not None:
            if governor.enter(subject) and text.endswith("发文", subject.end, part[1]):
                governor.state_on(governor.scope.actor)
            if text.startswith(_PURPOSE, subject.end, part[1]):
                self.skip_aims(i)
        if opening in "经根":
            self.by_right(i)
        scope = governor.scope
        scope.lead |= aside.lead
        scope.dated = scope.dated or bool(aside.lead & w.DATED)
        if aside.status & (w.PLANNED | w.ONGOING):
            scope.status = "planned" if aside.status & w.PLANNED else "ongoing"
            scope.urged = scope.urged or bool(aside.status & w.PLANNED)
        if last == "面":
            governor.area(part)
        elif last == "上":
            governor.at_meeting(part)
        if opening in "根按据依":
            governor.by_paper(part)
