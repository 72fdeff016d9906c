"""What is read in a clause: a head verb, a reporting verb, a mere lead, or nothing that is known."""

from dataclasses import dataclass


@dataclass(slots=True)
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
    status: int = 0
    lead: int = 0
    adverb: bool = False
    listed: bool = False
    framed: bool = False


@dataclass(slots=True)
class Said:
    """A reporting verb `text[start:end]`, the token `token`."""

    start: int
    end: int
    bits: int
    token: int
    lead: int = 0


@dataclass(slots=True)
class Aside:
    """The clause is only a lead: place, means, purpose, time. `status` are the classes of auxiliaries before it."""

    lead: int = 0
    status: int = 0
    purpose: bool = False


@dataclass(slots=True)
class Missing:
    """No verb could be read: at `at` something unknown begins, before token `token`; `adverb` says that an adverb stands
    before it, so that it is a predicate all the same."""

    at: int
    token: int
    lead: int = 0
    listed: bool = False
    status: int = 0
    adverb: bool = False


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
        return Missing(at, k, self.lead, self.listed, self.status, self.adverb)
