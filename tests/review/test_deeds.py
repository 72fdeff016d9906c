"""Deeds: what a key does to a decision, and only that."""

from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from tests.review.cases import ARTICLE, TEXT, case_of
from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.facts.fact import OWN, Figure, fact_of, record
from tui.review import deeds
from tui.review.deeds import AlreadyThereError, Case
from tui.review.events import Act, Decision, Deed, State, keys_of
from tui.review.journal import Journal


def done(case: Case, deed: Deed | None) -> Case:
    """The case after a deed."""
    assert deed is not None
    assert (deed.before, deed.key, deed.fact) == (case.decision, case.key, case.fact)
    return case._replace(decision=deed.after)


@pytest.fixture
def amount() -> Case:
    return case_of("2.38万亿元")


def test_states(amount: Case) -> None:
    rejected = done(amount, deeds.reject(amount, "place"))
    assert (rejected.decision.state, rejected.decision.reason) == (State.REJECTED, "place")
    accepted = done(rejected, deeds.accept(rejected))
    assert (accepted.decision.state, accepted.decision.reason) == (State.ACCEPTED, "")
    assert not accepted.decision.corrected
    assert deeds.skip(accepted).after.state is State.SKIPPED


def test_a_reason_of_another_kind_says_nothing() -> None:
    assert deeds.reason_for("figure", "wrong value") == "wrong value"
    assert deeds.reason_for("ticker", "wrong value") == ""
    assert deeds.reason_for("ticker", "wrong span") == "wrong span"
    assert deeds.reason_for("measure", "seen before") == "seen before"
    assert len({len(reasons) for reasons in deeds.REASONS.values()}) == 1
    assert {reasons[4:6] for reasons in deeds.REASONS.values()} == {("boilerplate", "wrong span")}


def test_a_flag_and_a_note_leave_the_state(amount: Case) -> None:
    case = done(amount, deeds.accept(amount))
    case = done(case, deeds.flag(case))
    case = done(case, deeds.note(case, "  ask\nLi "))
    assert case.decision == Decision(State.ACCEPTED, flagged=True, note="ask Li")
    assert deeds.flag(case).after.flagged is False
    assert deeds.note(case, "").after.note == ""


def test_accepted_after_an_edit_is_corrected(amount: Case) -> None:
    case = done(amount, deeds.edit(amount, {"indicator": "进出口总额"}))
    assert case.decision.state is State.UNDECIDED
    assert done(case, deeds.accept(case)).decision.corrected
    assert deeds.edit(amount, {"unit": "USD"}, accepted=True).after.corrected


def test_an_edit_that_restores_what_was_extracted_is_none(amount: Case) -> None:
    case = done(amount, deeds.edit(amount, {"unit": "USD"}))
    assert deeds.edit(case, {"unit": "CNY"}).after.edited is None


def test_a_moved_bound_takes_the_value_along(amount: Case) -> None:
    case = done(amount, deeds.move_bound(amount, ARTICLE, "start", 1))
    case = done(case, deeds.move_bound(case, ARTICLE, "start", 1))
    now = deeds.current(case.fact, case.decision)
    assert (now["quote"], now["value"]) == ("38万亿元", "38000000000000")
    assert "prefix" not in now
    back = done(case, deeds.move_bound(case, ARTICLE, "start", -2))
    assert back.decision.edited is None


def test_a_value_typed_by_hand_stays(amount: Case) -> None:
    case = done(amount, deeds.edit(amount, {"value": "2385000000000"}))
    deed = deeds.move_bound(case, ARTICLE, "start", -1)
    assert deed is not None
    assert deed.after.edited is not None
    assert deed.after.edited["value"] == "2385000000000"


def test_the_target_of_a_measure_follows() -> None:
    case = case_of("支持跨境电商等新业态")
    deed = deeds.move_bound(case, ARTICLE, "end", -4)
    assert deed is not None
    assert deed.after.edited is not None
    assert (deed.after.edited["quote"], deed.after.edited["target"]) == ("支持跨境电商", "跨境电商")


def test_bounds_stop_at_the_text_and_at_each_other() -> None:
    article = from_plain("涨2%")
    case = case_of("2%", article)
    assert deeds.move_bound(case, article, "end", 1) is None
    assert deeds.move_bound(case, article, "start", -2) is None
    assert deeds.move_bound(case, article, "start", 2) is None
    assert deeds.move_bound(case, article, "end", -2) is None


def test_a_grapheme_is_never_cut() -> None:
    family = "👨‍👩‍👧"
    article = from_plain(f"{family}涨2%é了")
    case = case_of("2%", article)
    wide = done(case, deeds.move_bound(case, article, "start", -2))
    assert deeds.current(wide.fact, wide.decision)["quote"] == f"{family}涨2%"
    wider = done(case, deeds.move_bound(case, article, "end", 1))
    assert deeds.current(wider.fact, wider.decision)["quote"] == "2%é"


@given(st.lists(st.tuples(st.sampled_from(["start", "end"]), st.integers(-5, 5)), max_size=12), st.integers(0, 5))
def test_the_quote_is_always_the_text(moves: list[tuple[deeds.Side, int]], at: int) -> None:
    facts = extract(ARTICLE)
    fact = facts[at % len(facts)]
    case = Case("a.md", keys_of(ARTICLE, [fact])[0], record(fact, ARTICLE), Decision())
    for side, step in moves:
        deed = deeds.move_bound(case, ARTICLE, side, step)
        if deed is not None:
            case = done(case, deed)
        now = deeds.current(case.fact, case.decision)
        assert TEXT[now["start"] : now["end"]] == now["quote"] != ""
        assert set(OWN[fact.kind]) <= set(now)


@given(
    st.text(st.sampled_from("涨2%é\u0301👨\u200d👩🏽𠮷🇨🇳\n "), min_size=1, max_size=20),
    st.integers(0, 19),
    st.lists(st.tuples(st.sampled_from(["start", "end"]), st.integers(-3, 3)), max_size=8),
)
def test_moves_keep_to_graphemes_in_any_text(text: str, at: int, moves: list[tuple[deeds.Side, int]]) -> None:
    article = from_plain(text)
    bounds = [0, *accumulate(map(len, iter_graphemes(text)))]
    start = bounds[at % (len(bounds) - 1)]
    end = bounds[bounds.index(start) + 1]
    fact = Figure(start=start, end=end, quote=text[start:end], rule="r", value="2")
    case = Case("-", keys_of(article, [fact])[0], record(fact, article), Decision())
    for side, step in moves:
        deed = deeds.move_bound(case, article, side, step)
        if deed is not None:
            case = done(case, deed)
        now = deeds.current(case.fact, case.decision)
        assert text[now["start"] : now["end"]] == now["quote"]
        assert {now["start"], now["end"]} <= set(bounds)


def test_a_selection_becomes_the_span(amount: Case) -> None:
    deed = deeds.set_span(amount, ARTICLE, TEXT.index("达2.38"), TEXT.index("，同比"))
    assert deed is not None
    assert deed.after.edited is not None
    assert deed.after.edited["quote"] == "达2.38万亿元"
    assert deeds.set_span(amount, ARTICLE, amount.fact["start"], amount.fact["end"]) is None


def test_a_missed_fact_is_added_with_its_fields_parsed() -> None:
    article = from_plain("创三项纪录。外高桥涨。")
    deed = deeds.add_words(article, 1, 3, "figure")
    assert deed is not None
    assert (deed.act, deed.after.state, deed.fact["value"], deed.fact["counted"]) == (
        Act.ADD, State.ACCEPTED, "3", "项"
    )  # fmt: skip
    assert deed.after.edited is not None
    assert fact_of(deed.fact).quote == article.text[1:3] == deed.after.edited["quote"]
    assert deeds.add_words(article, 0, 1, "figure") is None
    assert deeds.add_words(article, 6, 9, "ticker") is not None
    with pytest.raises(AlreadyThereError):
        deeds.add_words(article, 1, 3, "figure", [deed.key])


def test_an_added_fact_that_is_edited_back_is_still_there() -> None:
    article = from_plain("创三项纪录")
    deed = deeds.add_words(article, 1, 3, "figure")
    assert deed is not None
    case = Case("-", deed.key, deed.fact, deed.after)
    case = done(case, deeds.edit(case, {"counted": "件"}))
    assert deeds.edit(case, {"counted": "项"}).after == deed.after


def test_an_incomplete_fact_is_not_added() -> None:
    with pytest.raises(ValueError, match="needs symbol, mic"):
        deeds.add(ARTICLE, {"name": "x"}, 0, 4, "ticker")


@settings(max_examples=30)
@given(st.data())
def test_undo_after_any_deed_returns_what_was(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    journal = Journal(Path(tmp_path_factory.mktemp("j")) / "j.sqlite3", "li")
    case, seen = case_of("13.9%"), [Decision()]
    acts = [
        deeds.accept, deeds.reject, deeds.skip, deeds.flag, lambda c: deeds.note(c, "n"),
        lambda c: deeds.edit(c, {"basis": None}), lambda c: deeds.move_bound(c, ARTICLE, "start", -1),
        lambda c: deeds.restore(c, Decision(State.SKIPPED, note="old")),
    ]  # fmt: skip
    for act in data.draw(st.lists(st.sampled_from(acts), max_size=6)):
        deed = act(case)
        assert deed is not None
        journal.record([deed])
        seen.append(deed.after)
        case = case._replace(decision=deed.after)
        assert journal.decisions(ARTICLE.text_sha256)[case.key] == deed.after
    while len(seen) > 1:
        seen.pop()
        journal.undo()
        assert journal.decisions(ARTICLE.text_sha256)[case.key] == seen[-1]
    journal.close()
