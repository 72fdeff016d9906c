"""What is read in a clause: a head verb, a reporting verb, a mere lead, or nothing that is known."""

from dataclasses import dataclass

# These have no `__init__`: they are made a thousand times an article, and a call of one costs more than all else here.


@dataclass(slots=True, init=False)
class Head:
    """A head verb `text[verb:end]`; `start` is where the quote begins (its adverb or 对…).

    `status` are the classes of the adverbs before it, `lead` those of the times and leads, `listed` says that an
    enumerator stands in front, `framed` that its object stands before it, `token` is the verb's index.
    """

    start: int
    verb: int
    end: int
    bits: int
    token: int
    status: int
    lead: int
    adverb: bool
    listed: bool
    framed: bool

    def at(self, start: int, verb: int, end: int, bits: int, token: int) -> "Head":
        """The same with another verb."""
        return head_at(start, verb, end, bits, token, self.status, self.lead, self.adverb, self.listed, self.framed)


def head_at(
    start: int,
    verb: int,
    end: int,
    bits: int,
    token: int,
    status: int = 0,
    lead: int = 0,
    adverb: bool = False,
    listed: bool = False,
    framed: bool = False,
) -> Head:
    """A head verb; what is not told of does not stand before it."""
    head = Head()
    head.start = start
    head.verb = verb
    head.end = end
    head.bits = bits
    head.token = token
    head.status = status
    head.lead = lead
    head.adverb = adverb
    head.listed = listed
    head.framed = framed
    return head


@dataclass(slots=True, init=False)
class Said:
    """A reporting verb `text[start:end]`, the token `token`."""

    start: int
    end: int
    bits: int
    token: int
    lead: int


def said_at(start: int, end: int, bits: int, token: int, lead: int = 0) -> Said:
    """A reporting verb."""
    said = Said()
    said.start = start
    said.end = end
    said.bits = bits
    said.token = token
    said.lead = lead
    return said


@dataclass(slots=True, init=False)
class Aside:
    """The clause is only a lead: place, means, purpose, time. `status` are the classes of auxiliaries before it."""

    lead: int
    status: int
    purpose: bool


def aside_of(lead: int = 0, status: int = 0, purpose: bool = False) -> Aside:
    """A mere lead."""
    aside = Aside()
    aside.lead = lead
    aside.status = status
    aside.purpose = purpose
    return aside


@dataclass(slots=True, init=False)
class Missing:
    """No verb could be read: at `at` something unknown begins, before token `token`; `adverb` says that an adverb stands
    before it, so that it is a predicate all the same."""

    at: int
    token: int
    lead: int
    listed: bool
    status: int
    adverb: bool


def missing_at(
    at: int, token: int, lead: int = 0, listed: bool = False, status: int = 0, adverb: bool = False
) -> Missing:
    """Something unknown at `at`."""
    missing = Missing()
    missing.at = at
    missing.token = token
    missing.lead = lead
    missing.listed = listed
    missing.status = status
    missing.adverb = adverb
    return missing


Read = Head | Said | Aside | Missing


class State:
    """How far a clause is read: `at` is the next character, `k` the word there or the next one, `start` where it began
    but for opening marks, `quote` where the action's adverb or object began, -1 where none did, `leads` the last word
    that is an adverb and a verb (加快), -1 for none. One is enough for all clauses, one after the other."""

    __slots__ = ("adverb", "at", "k", "lead", "leads", "listed", "quote", "start", "status")

    def __init__(self) -> None:
        self.begin(0, 0)

    def begin(self, start: int, k: int) -> None:
        """Begin a clause at `start`, where word `k` is the next."""
        self.at = self.start = start
        self.k = k
        self.quote = self.leads = -1
        self.status = self.lead = 0
        self.adverb = self.listed = False

    def missing(self, at: int, k: int) -> Missing:
        """Something unknown begins at `at`."""
        return missing_at(at, k, self.lead, self.listed, self.status, self.adverb)
