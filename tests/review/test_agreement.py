"""Agreement between reviewers and with oneself, against published examples."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.decided import START, event, found
from tui.review.agreement import (
    AFTER,
    ALL,
    agreement,
    alpha,
    blind_keys,
    explain_agreement,
    kappa,
    ratings_of,
    self_agreement,
)
from tui.review.events import Act, Event, State

TICKER, FIGURE = found("外高桥"), found("13.9%", kind="figure", rule="figure.percent")
A, R, S = State.ACCEPTED, State.REJECTED, State.SKIPPED


def pairs(*counts: tuple[str, str, int]) -> list[tuple[str, str]]:
    return [(one, other) for one, other, times in counts for _ in range(times)]


def test_kappa_of_published_examples() -> None:
    # scikit-learn, documentation of cohen_kappa_score
    first = ["negative", "positive", "negative", "neutral", "positive"]
    second = ["negative", "positive", "negative", "neutral", "negative"]
    assert kappa(zip(first, second, strict=True)) == pytest.approx(0.6875)
    # Cohen 1960, table 1 in proportions, as counts of 200
    cohen = pairs(
        ("1", "1", 88), ("1", "2", 14), ("1", "3", 18), ("2", "1", 10), ("2", "2", 40), ("2", "3", 10), ("3", "1", 2),
        ("3", "2", 6), ("3", "3", 12),
    )  # fmt: skip
    assert kappa(cohen) == pytest.approx(0.492, abs=0.001)
    assert kappa(pairs(("y", "y", 20), ("y", "n", 5), ("n", "y", 10), ("n", "n", 15))) == pytest.approx(0.4)


def test_alpha_of_published_examples() -> None:
    # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C: four observers, gaps
    observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
    units = [[row[at] for row in observers if row[at] != "."] for at in range(12)]
    assert alpha(units) == pytest.approx(0.743, abs=0.001)
    # the same, section B: two observers, two names
    first, second = "0100000010", "1110010000"
    assert alpha(zip(first, second, strict=True)) == pytest.approx(0.095, abs=0.001)


def test_nothing_can_be_said() -> None:
    assert kappa([]) is None
    assert kappa(pairs(("y", "y", 5))) is None
    assert alpha([]) is None
    assert alpha([["y"], ["n"]]) is None
    assert alpha([["y", "y"], ["y", "y"]]) is None


_NAMES = st.sampled_from(["accepted", "rejected", "corrected"])


@given(st.lists(st.tuples(_NAMES, _NAMES), min_size=1, max_size=30))
def test_bounds_and_symmetry(judged: list[tuple[str, str]]) -> None:
    one, other = kappa(judged), kappa([(second, first) for first, second in judged])
    assert one == pytest.approx(other)
    assert one is None or -1 <= one <= 1.0001
    whole = alpha(judged)
    assert whole is None or whole <= 1.0001
    if all(first == second for first, second in judged):
        assert one in (None, pytest.approx(1))
        assert whole in (None, pytest.approx(1))


def two(*judged: tuple[State, State]) -> list[Event]:
    events = []
    for at, (li, wang) in enumerate(judged):
        fact = TICKER if at % 2 else FIGURE
        events += [event(fact, li, nth=at, reviewer="li"), event(fact, wang, nth=at, reviewer="wang")]
    return events


def test_two_reviewers_by_kind() -> None:
    found_ = {one.kind: one for one in agreement(two((A, A), (R, R), (A, R), (R, R), (S, A)))}
    assert set(found_) == {ALL, "figure", "ticker"}
    assert (found_[ALL].who, found_[ALL].count, found_[ALL].observed) == (("li", "wang"), 4, 0.75)
    assert found_[ALL].kappa == pytest.approx(0.5)
    assert found_["ticker"].kappa is None
    assert found_["ticker"].observed == 1


def test_three_reviewers_have_an_alpha_together() -> None:
    events = [*two((A, A), (R, R), (A, R)), event(FIGURE, A, nth=0, reviewer="zhao")]
    together = agreement(events)[-3]
    assert (together.who, together.kind, together.kappa) == (("li", "wang", "zhao"), ALL, None)
    assert together.alpha is not None


def test_corrections_adjudications_and_undone_decisions() -> None:
    corrected = event(TICKER, A, edited={**TICKER, "end": 50}, reviewer="li")
    settled = event(TICKER, R, reviewer="li")._replace(act=Act.ADJUDICATE)
    other = event(TICKER, A, reviewer="wang")
    undo = other._replace(uid="x", batch="y", id=other.id + 1, act=Act.UNDO, undoes=other.uid)
    assert ratings_of([corrected, settled, other]) == {corrected.key: {"li": "corrected", "wang": "accepted"}}
    assert ratings_of([corrected, other, undo]) == {corrected.key: {"li": "corrected"}}


def test_blind_repeats_measure_agreement_with_oneself() -> None:
    events = [event(TICKER, state, nth=at) for at, state in enumerate((A, A, R, R))]
    events += [event(TICKER, state, nth=at, shown_by="blind", days=2) for at, state in enumerate((A, R, R, R))]
    (one,) = self_agreement(events)
    assert (one.who, one.kind, one.count, one.observed) == (("li",), "ticker", 4, 0.75)
    assert one.kappa == pytest.approx(0.5)
    assert self_agreement([event(TICKER, A, shown_by="blind")]) == []


def test_one_in_twenty_five_comes_again_after_a_day() -> None:
    events = [event(TICKER, A if at % 2 else R, nth=at) for at in range(1000)]
    now = START + AFTER + timedelta(days=1)
    keys = blind_keys(events, "li", now)
    assert 20 <= len(keys) <= 65
    assert keys == blind_keys(events, "li", now)
    assert blind_keys(events, "li", START + timedelta(hours=23)) == []
    assert blind_keys(events, "wang", now) == []
    again = event(TICKER, A, nth=keys[0].nth, shown_by="blind", days=2)
    assert blind_keys([*events, again], "li", now) == keys[1:]
    reopened = event(TICKER, S, nth=keys[0].nth, days=1)
    assert blind_keys([*events, reopened], "li", now) == keys[1:]


def test_what_was_carried_over_is_no_judgement_of_that_fact() -> None:
    own, carried = event(TICKER, A), event(TICKER, R, shown_by="carried")
    other = event(TICKER, R, reviewer="wang")
    assert ratings_of([carried, other]) == {other.key: {"wang": "rejected"}}
    assert ratings_of([own, carried, other]) == {other.key: {"li": "accepted", "wang": "rejected"}}
    assert agreement([carried, other]) == []
    blind = event(TICKER, A, shown_by="blind", days=2)
    assert self_agreement([carried, blind]) == []
    many = [event(TICKER, A, nth=nth, shown_by="carried") for nth in range(1, 200)]
    assert blind_keys(many, "li", START + timedelta(days=3)) == []


def test_what_is_printed() -> None:
    events = two((A, A), (R, R), (A, R), (R, R))
    table = explain_agreement(agreement(events), self_agreement(events))
    head, first, *_ = table.splitlines()
    assert head.split() == ["who", "kind", "facts", "alike", "Cohen's", "κ", "Krippendorff's", "α"]
    assert first.split()[:6] == ["li,", "wang", "all", "4", "75%", "0.50"]
    assert "No fact" in explain_agreement([], [])
