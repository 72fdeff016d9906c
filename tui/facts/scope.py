"""What governs a clause: who acts or speaks, in which mood and time."""

from dataclasses import dataclass

from tui.facts.fact import Status

SPEECH = frozenset(("says", "paper"))
"""How a scope came in under which somebody says what is to be done."""


@dataclass(slots=True)
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

    told: str = ""
    actor: str = ""
    status: Status | None = None
    anchor: Status | None = None
    dated: bool = False
    lasting: bool = False
    lead: int = 0
    over: bool = False
    broken: int = 0
    far: bool = False
    demands: bool = False
    passing: bool = False
    apart: bool = False
    area: str | None = None
    place: bool = False
    urged: bool = False
    after: str = ""
    outer: "Scope | None" = None

    def again(self, outer: "Scope | None" = None) -> "Scope":
        """The same once more, of which `outer` speaks: what changes in the one does not change in the other."""
        return Scope(
            self.told,
            self.actor,
            self.status,
            self.anchor,
            self.dated,
            self.lasting,
            self.lead,
            self.over,
            self.broken,
            self.far,
            self.demands,
            self.passing,
            self.apart,
            self.area,
            self.place,
            self.urged,
            self.after,
            outer,
        )

    @property
    def speech(self) -> bool:
        """Whether somebody says what is to be done."""
        return self.told in SPEECH
