"""Patterns proposed from rejections, tested on every decision there is.

    learner = Learner(); learner.take_events(journal.events())     # in a worker, once
    learner.take(key, fact, decision)                              # after each decision or undo
    proposal = learner.propose(key, adopted)                       # after a rejection; None as long as there is nothing
    proposal.pattern, proposal.rejected, proposal.accepted (always 0), proposal.examples

Alike are finds of the same words (外高桥), figures that count the same, measures with the same verb. Three rejections
of alike finds in the same context, which no accepted find shares, make a proposal; finds that are doubted anyway count
only against it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tui.review.events import CARRIED, OPEN, Decision, Event, FactKey, State
from tui.review.final import final_decisions
from tui.review.patterns import Pattern
from tui.review.precision import still_right

ENOUGH = 3
"""Like rejections that make a proposal."""

_LONGEST, _ALONE = 4, 3
"""Characters of context at most; of context that only one find has."""

_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pattern with what it would have done: rejected finds that it doubts, accepted ones (none), some in context."""

    pattern: Pattern
    rejected: int
    accepted: int
    examples: tuple[str, ...]

    @property
    def note(self) -> str:
        """What is kept beside the pattern in its file."""
        return f"{self.rejected} rejected, {self.accepted} accepted when it was adopted"


@dataclass(frozen=True, slots=True)
class _Judged:
    fact: Mapping[str, Any]
    right: bool
    reason: str

    @property
    def is_missed(self) -> bool:
        """Whether it was rejected though nothing was said against it: what a pattern is for."""
        return not self.right and not self.fact.get("doubt")


class Learner:
    """What was decided of which finds. Not thread-safe; `take` and `propose` are quick."""

    def __init__(self) -> None:
        self._judged: dict[FactKey, _Judged] = {}
        self._alike: dict[tuple[str, ...], dict[FactKey, None]] = {}

    def take_events(self, events: Sequence[Event]) -> None:
        """Take in all that reviewers have decided; what is disputed says nothing, what was carried over nothing new."""
        for key, final in final_decisions(events).items():
            if final.event is not None and final.event.shown_by != CARRIED:
                self.take(key, final.event.fact, final.decision)

    def take(self, key: FactKey, fact: Mapping[str, Any], decision: Decision) -> None:
        """Hear of what holds of a fact now."""
        for likeness in _likenesses(fact):
            self._alike.setdefault(likeness, {}).pop(key, None)
        self._judged.pop(key, None)
        if decision.state in OPEN:
            return
        right = decision.state is State.ACCEPTED and still_right(fact, decision.edited)
        if decision.state is State.ACCEPTED and not right:
            return  # corrected: neither rejected nor to be doubted
        self._judged[key] = _Judged(fact, right, decision.reason)
        for likeness in _likenesses(fact):
            self._alike[likeness][key] = None

    def propose(self, key: FactKey, adopted: Sequence[Pattern] = ()) -> Proposal | None:
        """A pattern that the rejection of a fact calls for, None where there is none yet or it is adopted already."""
        judged = self._judged.get(key)
        if judged is None or not judged.is_missed or any(one.matches(judged.fact) for one in adopted):
            return None
        for likeness in _likenesses(judged.fact):
            proposal = self._proposal(likeness, adopted)
            if proposal is not None and proposal.pattern.matches(judged.fact):
                return proposal
        return None

    def proposals(self, adopted: Sequence[Pattern] = ()) -> list[Proposal]:
        """All patterns that the decisions call for, those that doubt most first."""
        found = [self._proposal(likeness, adopted) for likeness in sorted(self._alike)]
        kept: dict[str, Proposal] = {one.pattern.name: one for one in reversed(found) if one}
        return sorted(kept.values(), key=lambda one: (-one.rejected, one.pattern.name))

    def _proposal(self, likeness: tuple[str, ...], adopted: Sequence[Pattern]) -> Proposal | None:
        alike = [self._judged[key] for key in self._alike.get(likeness, ())]
        wrong = [one for one in alike if one.is_missed and not any(pattern.matches(one.fact) for pattern in adopted)]
        if len(wrong) < ENOUGH:
            return None
        right = [one.fact for one in alike if one.right]
        best: Proposal | None = None
        for side in ("after", "before"):
            words = _contexts(side, [one.fact for one in wrong], right)
            pattern = _named(likeness, side, words, wrong)
            proposal = self._tested(pattern, alike) if words else None
            if proposal and proposal.accepted == 0 and proposal.rejected >= ENOUGH:
                best = proposal if best is None or proposal.rejected > best.rejected else best
        return best

    def _tested(self, pattern: Pattern, alike: Iterable[_Judged]) -> Proposal:
        """The pattern tested on all that was decided: it can match nothing but what is `alike`."""
        matched = [one for one in alike if pattern.matches(one.fact)]
        rejected = [one for one in matched if one.is_missed]
        examples = dict.fromkeys(_in_context(one.fact) for one in rejected)
        accepted = sum(one.right for one in matched)
        return Proposal(pattern, len(rejected), accepted, tuple(examples)[:_EXAMPLES])


def _likenesses(fact: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """In what a find may be like others, narrowest first."""
    kind = str(fact.get("kind", ""))
    yield kind, "quote", str(fact.get("quote", ""))
    for name in ("counted", "action"):
        if fact.get(name):
            yield kind, name, str(fact[name])


def _contexts(side: str, wrong: Iterable[Mapping[str, Any]], right: Iterable[Mapping[str, Any]]) -> list[str]:
    """Words right before or after that rejected finds have and accepted ones have not, those of most finds first."""
    wrongs, rights = [_beside(side, fact) for fact in wrong], [_beside(side, fact) for fact in right]
    found = _prefixes([words for words in wrongs if words], rights, 1)
    found.sort(key=lambda words: (-sum(one.startswith(words) for one in wrongs), words))
    return [words if side == "after" else words[::-1] for words in found]


def _beside(side: str, fact: Mapping[str, Any]) -> str:
    """The words on one side of a find, from it outwards, up to the first that is no letter or digit."""
    words = str(fact.get("suffix", "")) if side == "after" else str(fact.get("prefix", ""))[::-1]
    end = next((at for at, char in enumerate(words) if not char.isalnum()), len(words))
    return words[:end]


def _prefixes(wrong: list[str], right: list[str], length: int) -> list[str]:
    """Beginnings that cover what is wrong and nothing that is right: what several share, else a little of each."""
    found: list[str] = []
    groups: dict[str, list[str]] = {}
    for words in wrong:
        if len(words) >= length:
            groups.setdefault(words[:length], []).append(words)
    for start, members in groups.items():
        shared = _shared(members)[:_LONGEST] if len(members) > 1 else members[0][:_ALONE]
        if not any(words.startswith(shared) for words in right):
            found.append(shared)
        elif length < _LONGEST:
            found += _prefixes(members, right, max(length, len(start)) + 1)
    return found


def _shared(words: list[str]) -> str:
    """What all begin with."""
    low, high = min(words), max(words)
    return low[: next((at for at, char in enumerate(low) if char != high[at : at + 1]), len(low))]


def _named(likeness: tuple[str, ...], side: str, words: list[str], wrong: list[_Judged]) -> Pattern:
    kind, field, value = likeness
    reasons = Counter(one.reason for one in wrong if one.reason)
    reason = reasons.most_common(1)[0][0] if reasons else f"rejected in this context {len(wrong)} times"
    place = "before" if side == "after" else "after"
    name = f"{kind} {value} {place} {', '.join(words)}"
    return Pattern(name, kind, reason, **{field: value, side: tuple(words)})  # type: ignore[arg-type]


def _in_context(fact: Mapping[str, Any]) -> str:
    before, after = str(fact.get("prefix", ""))[-10:], str(fact.get("suffix", ""))[:10]
    return " ".join(f"{before}[{fact.get('quote', '')}]{after}".split())
