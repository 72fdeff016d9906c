"""Decisions a minute, the time left, and the hint to pause."""

from datetime import UTC, datetime, timedelta

from tests.review.cases import case_of
from tui.review.events import Act, Decision, Event, FactKey, State
from tui.review.pace import HURRIED_IN_A_ROW, hurried, pace_of


def events(*dwells: int | None, act: Act = Act.ACCEPT, apart: float = 5) -> list[Event]:
    case, start = case_of("13.9%"), datetime(2026, 1, 1, tzinfo=UTC)
    return [
        Event(
            at, f"u{at}", f"b{at}", (start + timedelta(seconds=apart * at)).isoformat(), "li", "a.md",
            FactKey("s", "figure", str(at), 1), case.fact, "r", "1", act, Decision(), Decision(State.ACCEPTED), dwell,
        )
        for at, dwell in enumerate(dwells)
    ]  # fmt: skip


def test_pauses_are_capped() -> None:
    pace = pace_of(events(1000, 2000, 600_000))
    assert (pace.decisions, pace.seconds) == (3, 63.0)
    assert pace.per_minute == 3 * 60 / 63
    assert pace.seconds_left(21) == 21 * 21


def test_without_a_dwell_the_time_between_counts() -> None:
    assert pace_of(events(1000, None, apart=4)).seconds == 5.0
    assert pace_of(events(1000, None, apart=400)).seconds == 61.0


def test_nothing_is_known_before_the_first() -> None:
    assert pace_of([]).per_minute == 0
    assert pace_of([]).seconds_left(3) is None


def test_a_batch_is_one_act() -> None:
    batch = [
        event._replace(batch="b", dwell_ms=1000 if at == 0 else None) for at, event in enumerate(events(*[None] * 6))
    ]
    pace = pace_of(batch)
    assert (pace.decisions, pace.acts, pace.seconds) == (6, 1, 1.0)


def test_what_was_undone_is_no_decision() -> None:
    (done, undo) = events(1000, 500)
    undo = undo._replace(act=Act.UNDO, undoes=done.uid)
    assert pace_of([done, undo]).decisions == 0
    assert pace_of([done, undo]).seconds == 1.5


def test_acceptances_faster_than_reading_are_hurried() -> None:
    assert hurried(events(*[300] * HURRIED_IN_A_ROW))
    assert not hurried(events(*[300] * (HURRIED_IN_A_ROW - 1)))
    assert not hurried(events(*[300] * (HURRIED_IN_A_ROW - 1), 900))
    assert not hurried(events(*[300] * HURRIED_IN_A_ROW, act=Act.REJECT))
