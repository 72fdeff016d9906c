"""What several reviewers' decisions come to."""

from pathlib import Path

import pytest

from tests.review.three_figures import FACTS, KEYS, TEXT
from tui.facts.fact import record
from tui.review.events import Act, Decision, Deed, Event, State
from tui.review.final import How, differences, final_decisions
from tui.review.journal import Journal

YES, NO, LATER = Decision(State.ACCEPTED), Decision(State.REJECTED), Decision(State.SKIPPED)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def say(path: Path, reviewer: str, after: Decision, act: Act = Act.ACCEPT, cites: tuple[str, ...] = ()) -> Event:
    journal = Journal(path, reviewer)
    deed = Deed("a.md", KEYS[0], record(FACTS[0], TEXT), act, Decision(), after, cites=cites)
    (event,) = journal.record([deed])
    journal.close()
    return event


def events(path: Path) -> list[Event]:
    journal = Journal(path, "reader")
    try:
        return journal.events()
    finally:
        journal.close()


def test_one_reviewers_decision_holds(path: Path) -> None:
    say(path, "li", NO)
    said = say(path, "li", YES)
    (final,) = final_decisions(events(path)).values()
    assert (final.decision, final.how, final.reviewers, final.event) == (YES, How.ONLY, ("li",), said)


def test_who_skips_does_not_count(path: Path) -> None:
    say(path, "li", LATER)
    (final,) = final_decisions(events(path)).values()
    assert (final.decision, final.how, final.reviewers) == (LATER, How.OPEN, ())
    say(path, "wang", YES)
    (final,) = final_decisions(events(path)).values()
    assert (final.decision, final.how, final.reviewers) == (YES, How.ONLY, ("wang",))
    assert differences(events(path)) == []


def test_what_all_say_is_agreed_whatever_they_note(path: Path) -> None:
    say(path, "li", Decision(State.ACCEPTED, note="表二"))
    say(path, "wang", YES)
    (final,) = final_decisions(events(path)).values()
    assert (final.decision, final.how, final.reviewers) == (YES, How.AGREED, ("li", "wang"))


@pytest.mark.parametrize("other", [NO, Decision(State.ACCEPTED, edited={"value": "1"})])
def test_different_decisions_are_disputed_until_somebody_settles_it(path: Path, other: Decision) -> None:
    one, two = say(path, "li", YES), say(path, "wang", other)
    (final,) = final_decisions(events(path)).values()
    assert (final.decision, final.how, final.reviewers) == (Decision(), How.DISPUTED, ("li", "wang"))
    (difference,) = differences(events(path))
    assert (difference.key, difference.article, difference.fact) == (KEYS[0], "a.md", one.fact)
    assert (difference.decisions, difference.cites) == ({"li": YES, "wang": other}, (one.uid, two.uid))
    assert difference.settled is None
    settled = say(path, "zhao", other, Act.ADJUDICATE, difference.cites)
    (final,) = final_decisions(events(path)).values()
    assert (final.decision, final.how, final.reviewers) == (other, How.ADJUDICATED, ("zhao",))
    assert differences(events(path))[0].settled == settled
    Journal(path, "zhao").undo()
    assert final_decisions(events(path))[KEYS[0]].how is How.DISPUTED


def test_what_was_undone_does_not_count(path: Path) -> None:
    say(path, "li", YES)
    say(path, "wang", NO)
    Journal(path, "wang").undo()
    assert final_decisions(events(path))[KEYS[0]].how is How.ONLY
    Journal(path, "wang").redo()
    assert final_decisions(events(path))[KEYS[0]].how is How.DISPUTED


def test_some_reviewers_alone_are_counted_where_they_are_named(path: Path) -> None:
    say(path, "li", YES)
    say(path, "wang", NO)
    assert final_decisions(events(path), {"wang"})[KEYS[0]].decision == NO
