"""What governs a clause: who acts or speaks, in which mood and time."""

from dataclasses import dataclass

from tui.facts.fact import Status

SPEECH = frozenset(("says", "paper"))
"""How a scope came in under which somebody says what is to be done."""


@dataclass(slots=True, init=False)
class Scope:
    """What governs the next clause.

    `told` says how `actor` came in: it `acts`, it `says`, its `paper` states, somebody `other` speaks, or nobody ("").
    `status` is the last clause's, `anchor` what a sentence falls back to after a semicolon, `dated` says that the day
    is told, `lasting` that the work is told to go on, `lead` are the classes of a time that stood before, `over` says
    that the time told of is (2021年 in an article of 2022). `broken` counts what stands between: 1 another subject, 2 a
    firm or an expert, 3 a firm that plans; `far` says that a block's end does, `demands` that what is said are demands
    (要求) and not only statements (表示), `passing` that an actor says it by the way (印发通知，要求…) and is not reported
    to speak, `apart` that the other is a firm, an expert or guesses, `place` that the actor is a mere place, `urged`
    that the sentence says what is to be done (要…), `after` that a `meeting` or a new `paper` was just told of. `outer`
    is the scope of whoever speaks of the actor.
    """

    told: str
    actor: str
    status: Status | None
    anchor: Status | None
    dated: bool
    lasting: bool
    lead: int
    over: bool
    broken: int
    far: bool
    demands: bool
    passing: bool
    apart: bool
    area: str | None
    place: bool
    urged: bool
    after: str
    outer: "Scope | None"

    def again(self, outer: "Scope | None" = None) -> "Scope":
        """The same once more, of which `outer` speaks: what changes in the one does not change in the other."""
        scope = scope_of(self.told, self.actor, self.area, self.status)
        scope.anchor = self.anchor
        scope.dated = self.dated
        scope.lasting = self.lasting
        scope.lead = self.lead
        scope.over = self.over
        scope.broken = self.broken
        scope.far = self.far
        scope.demands = self.demands
        scope.passing = self.passing
        scope.apart = self.apart
        scope.place = self.place
        scope.urged = self.urged
        scope.after = self.after
        scope.outer = outer
        return scope

    @property
    def speech(self) -> bool:
        """Whether somebody says what is to be done."""
        return self.told in SPEECH


def scope_of(told: str, actor: str, area: str | None, status: Status | None = None) -> Scope:
    """What begins to govern; a class without an `__init__` is made several times as fast."""
    scope = Scope()
    scope.told = told
    scope.actor = actor
    scope.status = status
    scope.anchor = None
    scope.dated = False
    scope.lasting = False
    scope.lead = 0
    scope.over = False
    scope.broken = 0
    scope.far = False
    scope.demands = False
    scope.passing = False
    scope.apart = False
    scope.area = area
    scope.place = False
    scope.urged = False
    scope.after = ""
    scope.outer = None
    return scope
