"""Papers that govern clauses: their provisions are their issuer's."""

from tui.facts import policy_words as w
from tui.facts.actor_names import maker
from tui.facts.clauses import Part
from tui.facts.papers import COMES_OUT, COMES_OUT_BARE, COMING_OUT_ENDS, FIRMS_OWN, GENERIC, Papers
from tui.facts.predicates import Token
from tui.facts.scope import Scope, scope_of
from tui.facts.subjects import Subject

_BILL = 20
"""How many characters behind a country its bill may be named."""
PAPER_WORDS = 200
"""How many characters before its end may name a paper."""


class Provisions:
    """What the papers of an article govern; `scope` is what governs the clause at hand."""

    scope: Scope

    def __init__(self, text: str, issuer: str) -> None:
        """`issuer` is who issued the text itself, where it is a paper."""
        self.text = text
        self.papers = Papers()
        self.last_actor = issuer
        self.paper: Scope | None = None
        """The paper that was told of last, as it governs."""

    def names_bill(self, part: Part, first: Token) -> None:
        """Note whose bill a clause tells of that begins with the country `first` (美国“芯片法案”…): later on 该法案 is its."""
        end = part[1]
        if self.text.find("法案", first[2], min(end, first[2] + _BILL)) >= 0:
            self.papers.latest = self.text[first[1] : first[2]]

    def section_speaks(self) -> bool:
        """Let the paper that was told of go on where a part of it speaks (…工程明确，); false where none was."""
        if self.paper is None or not self.scope.speech:
            return False
        area, self.scope = self.scope.area, self.paper.again()
        self.scope.area = area
        return True

    def by_paper(self, part: Part) -> None:
        """Let a paper govern that a lead names: 根据《…》，."""
        start, end, _ = part
        words = self.text[start:end]
        told_of = words.removeprefix("根据").removeprefix("按照").removeprefix("按").removeprefix("依据")
        if told_of == words and not words.startswith("据"):
            return
        named = self.papers.named(words) or (bool(self.papers.latest) and told_of.removeprefix("该") in GENERIC)
        opening = self.text.find("《", start, end)
        who = maker(self.text, end - len(told_of), opening) if opening >= 0 else ""
        who = who or (self.papers.issuer_before(self.text, start, words) if opening >= 0 else "")
        if named and (who or self.papers.issuer(words, "")):
            self.state(Subject(start, end, w.PAPER, who))

    def names_paper(self, part: Part) -> bool:
        """Whether the clause tells of a paper (《办法》共二十条，), whose provisions follow."""
        start, end, _ = part
        close = self.text.find("》", start, min(end, start + PAPER_WORDS))
        if close < 0:
            return False
        words = self.text[start : close + 1]
        known = bool(self.papers.issuer(words, ""))
        if not known and not self.papers.official(words):
            return False
        return self.state(Subject(start, close + 1, w.PAPER, "" if known else self.last_actor))

    def paper_comes_out(self, part: Part) -> bool:
        """Whether the clause tells that a paper of policy came out (由某部制定的《办法》近日印发), whose provisions follow."""
        start, end, _ = part
        close = self.text.rfind("》", start, end)
        out = close < 0 and self.text[end - 1] in COMING_OUT_ENDS
        if out and COMES_OUT_BARE.fullmatch(self.text, start, end):
            own = any(self.text.find(word, start, end) >= 0 for word in FIRMS_OWN)
            return not own and self.state(Subject(start, end, w.PAPER))
        if close < 0 or not COMES_OUT.fullmatch(self.text, close + 1, end):
            return False
        opening = self.text.find("《", start, close)
        if opening < 0 or not self.papers.named(self.text[opening:end]):
            return False
        return self.state(Subject(opening, end, w.PAPER, maker(self.text, start, opening)))

    def state(self, subject: Subject, outer: Scope | None = None) -> bool:
        """Let a paper govern: its provisions are its issuer's. `outer` is who tells of it."""
        words = self.text[max(subject.start, subject.end - PAPER_WORDS) : subject.end]
        if subject.name:
            self.papers.issued(words, subject.name)
        issuer = self.papers.issuer(words, self.last_actor)
        paper = scope_of("paper", issuer, self.scope.area)
        paper.lead, paper.demands, paper.outer = self.scope.lead, True, outer
        self.scope = paper
        self.paper = self.scope.again()
        return True

    def is_policy(self, subject: Subject) -> bool:
        """Whether a paper is one of policy: by its title, or, named by a mere noun, by an authority named before."""
        start = max(subject.start, subject.end - PAPER_WORDS)
        return self.papers.of_policy(
            self.text,
            start,
            subject.end,
            named=bool(subject.name),
            governed=bool(self.last_actor),
            told=self.paper is not None,
        )
