"""Places in an article that may be mentions of securities, before any verdict."""

from dataclasses import dataclass, field

from tui.facts.securities import NameClass, Security


@dataclass(slots=True)
class Candidate:
    """A span that may mention `security`: what it is called (`name`, by `name_class`) and what is known of it.

    `start:end` is the span to report; `name_start:name_end` that of the bare name inside it, whose neighbours are
    looked at. `score` weighs the signs for the share, `why` names them, `doubt` is the reason against it; `undecided`
    is a name that says too little by itself, as long as too little speaks for it.
    """

    start: int
    end: int
    security: Security
    name_class: NameClass
    rule: str
    name_start: int = 0
    name_end: int = 0
    key: int = -1
    linked: bool = False
    coded: bool = False
    cashtag: bool = False
    named: bool = True
    undecided: bool = False
    score: int = 0
    doubt: str = ""
    why: list[str] = field(default_factory=list)
