"""Looking back: rules with their errors, differences between reviewers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.review.events import Event
from tui.review.journal import JournalError
from tui.screens.background import Background
from tui.screens.glyphs import fit, one_line
from tui.screens.keys_ahead import push_next
from tui.screens.proposing import Proposing

if TYPE_CHECKING:
    from tui.review.agreement import Agreement
    from tui.review.events import Decision
    from tui.review.final import Difference
    from tui.review.precision import RulePrecision, WrongFind


class Judging(Proposing):
    """What the journal says as a whole; it is read in the background."""

    class RulesJudged(Message):
        """What decisions say of each rule is known."""

        def __init__(self, judged: list[RulePrecision]) -> None:
            super().__init__()
            self.judged = judged

    class DifferencesFound(Message):
        """On which facts reviewers decided differently is known."""

        def __init__(self, found: list[Difference], agreed: list[Agreement]) -> None:
            super().__init__()
            self.found = found
            self.agreed = agreed

    class JournalUnreadable(Message):
        """The journal could not be read as a whole."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def on_mount(self) -> None:
        """Make ready for reading the journal as a whole."""
        self._looking = Background()

    def _look(self, make: Callable[[list[Event]], Message]) -> None:
        """Read all events in the background and post what they come to."""
        journal = self.journal
        if journal is None:
            self.say("There is no journal to look into.", error=True)
            return
        self.tell("reading the journal …")

        def look(is_stale: Callable[[], bool]) -> None:
            try:
                message = make(journal.events())
            except JournalError as error:
                message = self.JournalUnreadable(str(error))
            if not is_stale():
                self.post_message(message)

        self._looking.run(look)

    @on(JournalUnreadable)
    def _say_unreadable(self, message: JournalUnreadable) -> None:
        self.say(message.reason, error=True)

    # -- rules ---------------------------------------------------------------------------------------------------------

    def action_rules(self) -> None:
        """Show how often each rule was right."""
        from tui.review.precision import precision

        self._look(lambda events: self.RulesJudged(precision(events)))

    @on(RulesJudged)
    def _show_rules(self, message: RulesJudged) -> None:
        from tui.screens.list_dialog import ListDialog

        self.tell("")
        judged, patterns = message.judged, list(self.patterns)
        if not judged and not patterns:
            self.say("Nothing has been accepted or rejected yet, so no rule can be judged.")
            return

        async def errors_of(at: int) -> bool:
            return at < len(judged) and self._show_errors(judged[at])

        async def switch_off(at: int) -> bool:
            return at >= len(judged) and await self.drop_pattern(patterns[at - len(judged)].name)

        dialog = ListDialog(
            "Rules: right of those drawn at random, interval, decided, wrong; then adopted patterns",
            [*map(rule_line, judged), *(f"pattern: {one.name} → {one.doubt}" for one in patterns)],
            "Enter: the last errors of a rule · d: switch a pattern off · Esc",
            errors_of,
            detail=lambda at: _rule_detail(judged[at]) if at < len(judged) else "adds a doubt where it matches",
            keys={"d": switch_off},
        )
        self.app.push_screen(dialog)

    def _show_errors(self, one: RulePrecision) -> bool:
        from tui.screens.list_dialog import ListDialog

        if not one.errors:
            self.say(f"No find of {one.rule} was rejected.")
            return False

        async def go_to(at: int) -> bool:
            error = one.errors[at]
            self.open_named(error.article, error.key)
            return True

        title = f"{one.rule}: the last {len(one.errors)} wrong finds"
        dialog = ListDialog(title, [_error_line(error) for error in one.errors], "Enter: go there · Esc", go_to)
        push_next(self, dialog)
        return True

    # -- differences ---------------------------------------------------------------------------------------------------

    def action_differences(self) -> None:
        """Show on which facts reviewers decided differently."""
        from tui.review.agreement import agreement
        from tui.review.final import differences

        self._look(lambda events: self.DifferencesFound(differences(events), agreement(events)))

    @on(DifferencesFound)
    def _show_differences(self, message: DifferencesFound) -> None:
        from tui.screens.list_dialog import ListDialog

        self.tell("")
        found = sorted(message.found, key=lambda one: one.settled is not None)
        if not found:
            self.say(f"Reviewers have decided nothing differently. {_agreed(message.agreed)}")
            return
        settled = {at for at, one in enumerate(found) if one.settled}

        def title() -> str:
            many = f"{len(found)} fact{'s' * (len(found) != 1)}"
            return f"{many} decided differently, {len(settled)} of them settled. {_agreed(message.agreed)}"

        async def settle(number: int, at: int) -> bool:
            if await self._settle(found[at], number):
                settled.add(at)
                name = list(found[at].decisions)[number - 1]
                dialog.settle_line(at, f"✓ {name}: {_difference_line(found[at])[2:]}", title())
            return False

        dialog = ListDialog(
            title(),
            [_difference_line(one) for one in found],
            "1, 2 …: side with that reviewer · Enter: go there · Esc",
            partial(self._go_to_difference, found),
            detail=lambda at: _sides(found[at]),
            keys={str(number): partial(settle, number) for number in range(1, 10)},
        )
        self.app.push_screen(dialog)

    async def _go_to_difference(self, found: list[Difference], at: int) -> bool:
        self.open_named(found[at].article, found[at].key)
        return True

    async def _settle(self, one: Difference, number: int) -> bool:
        """Settle a difference by siding with one of the reviewers, by number; whether that was recorded."""
        from tui.review import deeds
        from tui.review.deeds import Case
        from tui.review.events import Decision

        names = list(one.decisions)
        if number > len(names) or self.journal is None:
            return False
        own = one.decisions.get(self.journal.reviewer, Decision())
        case = Case(one.article, one.key, one.fact, own, shown_by="difference")
        return await self.record([deeds.adjudicate(case, one.decisions[names[number - 1]], one.cites)])


def rule_line(one: RulePrecision) -> str:
    """A rule in a line: its name, right of drawn at random, the interval, how many were decided in all."""
    from tui.facts.rules import in_percent

    low, high = map(in_percent, one.interval)
    drawn = f"{one.right:>4}/{one.total:<4} {low:>5}–{high:<5}" if one.total else "  none drawn         "
    name = fit(f"{one.rule}{'?' if one.doubted else ''}", 28)
    return f"{name} {drawn} {one.decided:>5} decided {len(one.errors):>3} wrong" + (
        f" · {one.carried} carried" if one.carried else ""
    )


def _rule_detail(one: RulePrecision) -> str:
    because = f"\nrejected because: {one_line(one.because)}" if one.reasons else ""
    from tui.facts.rules import in_percent

    if not one.total:
        return f"Only facts drawn at random measure precision: every eighth fact of a queue (Q) is.{because}"
    low, _ = one.interval
    doubted = "; its doubted finds" if one.doubted else ""
    return f"{one.right} right of {one.total} drawn at random prove at least {in_percent(low)}{doubted}{because}"


def _error_line(error: WrongFind) -> str:
    why = f" ({error.reason})" if error.reason else ""
    return f"{one_line(str(error.fact.get('quote', '')))}{why} in {error.article}"


def _agreed(agreed: Sequence[Agreement]) -> str:
    """How far reviewers agree over all kinds: the share, Cohen's κ, Krippendorff's α."""
    from tui.review.agreement import ALL

    told = []
    for one in agreed:
        if one.kind == ALL or sum(other.who == one.who for other in agreed) == 1:
            kappa = "" if one.kappa is None else f" κ {one.kappa:.2f}"
            alpha = "" if one.alpha is None else f" α {one.alpha:.2f}"
            told.append(f"{' + '.join(one.who)}: {one.observed:.0%} of {one.count}{kappa}{alpha}")
    return " · ".join(told)


def _difference_line(one: Difference) -> str:
    from tui.screens.telling import state_of

    mark = "✓" if one.settled else "?"
    said = " · ".join(f"{name}: {state_of(decision)}" for name, decision in one.decisions.items())
    return f"{mark} {one.key.kind} {one_line(one.key.quote)} · {said}"


def _sides(one: Difference) -> str:
    from tui.screens.telling import state_of

    lines = [
        f"{number} {name}: {_told(one.fact, decision)}"
        for number, (name, decision) in enumerate(one.decisions.items(), 1)
    ]
    if one.settled:
        lines.append(f"settled by {one.settled.reviewer}: {state_of(one.settled.after)}")
    return "\n".join(lines)


def _told(fact: Mapping[str, object], decision: Decision) -> str:
    from tui.facts.describe import statement
    from tui.facts.fact import fact_of
    from tui.review import deeds
    from tui.screens.telling import state_of

    row = deeds.current(fact, decision)
    return f"{state_of(decision)} · {row.get('quote')} → {statement(fact_of(row))}"
