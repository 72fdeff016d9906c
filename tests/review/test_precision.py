"""Precision of rules from the random part of decisions."""

import pytest

from tests.review.decided import event, found
from tui.facts.extract import RULES
from tui.facts.rules import wilson
from tui.review.events import Act, Event, State
from tui.review.precision import ENOUGH, explain_precision, precision, still_right, sureness

LINK = found("外高桥")


def decided(right: int, wrong: int, shown_by: str = "random", doubt: str = "") -> list[Event]:
    fact = {**LINK, "doubt": doubt}
    states = [State.ACCEPTED] * right + [State.REJECTED] * wrong
    return [
        event(fact, state, nth=at, shown_by=shown_by, reason="place", text=shown_by + doubt)
        for at, state in enumerate(states)
    ]


def test_only_the_random_part_counts() -> None:
    (one,) = precision(decided(18, 2) + decided(0, 30, "doubt"))
    assert (one.rule, one.right, one.total, one.decided) == ("ticker.publisher_link", 18, 20, 50)
    assert one.interval == wilson(18, 20)
    assert len(one.errors) == 20
    assert one.errors[0].reason == "place"


def test_doubted_finds_are_counted_apart() -> None:
    asserted, doubted = precision(decided(3, 0) + decided(0, 2, doubt="a place"))
    assert (asserted.doubted, asserted.total, doubted.doubted, doubted.total) == (False, 3, True, 2)


def test_skipped_undone_and_added_finds_do_not_count() -> None:
    (rejected,) = decided(0, 1)
    undone = rejected._replace(uid="x", batch="y", act=Act.UNDO, undoes=rejected.uid)
    assert precision([rejected, undone]) == []
    assert precision([event(LINK, State.SKIPPED, shown_by="random")]) == []
    assert precision([event({**LINK, "rule": "reviewer.added"}, State.ACCEPTED, shown_by="random")]) == []


def test_disputed_finds_do_not_count() -> None:
    events = [
        event(LINK, State.ACCEPTED, reviewer="li", shown_by="random"),
        event(LINK, State.REJECTED, reviewer="wang", shown_by="random"),
    ]
    assert precision(events) == []
    assert len(precision(events, ["li"])) == 1


FIGURE = found("13.9%", kind="figure", value="13.9", high=None, unit="%", rule="figure.percent")
MEASURE = found("优化流程", kind="measure", action="优化", target="流程")


@pytest.mark.parametrize(
    ("fact", "edited", "right"),
    [
        (FIGURE, {**FIGURE, "indicator": "出口"}, True),
        (FIGURE, {**FIGURE, "value": "13.6"}, False),
        (FIGURE, {**FIGURE, "start": 38}, False),
        (LINK, {**LINK, "end": 44}, True),
        (LINK, {**LINK, "symbol": "600649.SH"}, False),
        (MEASURE, {**MEASURE, "end": 46}, True),
        (MEASURE, {**MEASURE, "end": 60}, False),
        (MEASURE, {**MEASURE, "status": "done"}, True),
    ],
)
def test_a_correction_counts_as_the_contract_scores(
    fact: dict[str, object], edited: dict[str, object], right: bool
) -> None:
    assert still_right(fact, edited) is right
    assert still_right(fact, None)
    (one,) = precision([event(fact, State.ACCEPTED, edited=edited, shown_by="random")])
    assert one.right == right


def test_shipped_counts_stand_in_until_enough_were_reviewed() -> None:
    few = sureness(precision(decided(ENOUGH - 1, 0))).of("ticker.publisher_link", False)
    assert not few.reviewed
    many = sureness(precision(decided(ENOUGH, 0)))
    assert many.of("ticker.publisher_link", False).reviewed
    assert many("ticker.publisher_link", False) == round(wilson(ENOUGH, ENOUGH)[0], 3) == 0.839
    assert str(many.of("ticker.publisher_link", False)) == "right 20 of 20 drawn at random here: 84% to 100%"
    assert "counted on" in str(few)
    assert str(many.of("no.rule", False)) == "never counted"


def test_what_is_printed() -> None:
    text = explain_precision(RULES, precision(decided(18, 2) + decided(0, 1, "doubt")))
    assert "reviewed, asserted: right 18 of 20 drawn at random, so in 70% to 97% of cases; 21 decided in all" in text
    assert "wrong: 外高桥 (place) in a.md" in text
    assert "rejected because: place (3)" in text
    assert all(rule.name in text for rule in RULES)


def test_what_was_carried_over_to_copies_counts_once() -> None:
    copies = [one._replace(shown_by="carried") for one in decided(0, 7, "copies")]
    (one,) = precision([*decided(3, 1), *copies])
    assert (one.right, one.total, one.decided, one.carried, len(one.errors)) == (3, 4, 4, 7, 1)
    told = explain_precision([rule for rule in RULES if rule.name == one.rule], [one])
    assert "4 decided in all, 7 more carried over to copies" in told
    (alone,) = precision(copies)
    assert (alone.decided, alone.carried, alone.errors) == (0, 7, ())


def test_a_copy_that_was_looked_at_itself_counts() -> None:
    copies = [one._replace(shown_by="carried") for one in decided(0, 2)]
    again = [one._replace(uid=f"again {one.uid}", at=f"9{one.at[1:]}", shown_by="random") for one in copies]
    (one,) = precision([*copies, *again])
    assert (one.right, one.total, one.decided, one.carried) == (0, 2, 2, 0)
