"""Undo after every kind of act returns the exact state before, redo the one after: on random sequences of acts."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import SAMPLE
from tui.articles.read import parse
from tui.facts.extract import extract
from tui.facts.fact import Fact
from tui.review import deeds
from tui.review.deeds import AlreadyThereError, Case, current
from tui.review.events import Act, Decision, Deed, FactKey
from tui.review.groups import deeds_of, groups_in
from tui.review.journal import Journal
from tui.review.opening import reviewed
from tui.review.readings import readings
from tui.screens.desk import Desk

ARTICLE = parse(SAMPLE.encode(), "a.md")
FACTS = extract(ARTICLE)

Shown = tuple[list[Fact], list[FactKey], list[Decision], list[bool]]


def shown(desk: Desk) -> Shown:
    """All that the desk shows of its facts."""
    return list(desk.facts), list(desk.keys), list(desk.decisions), list(desk.confirm)


def done(desk: Desk, act: str, at: int, number: int) -> list[Deed]:
    """The deeds of an act on a fact of the desk, as a key makes them; none where the key does nothing."""
    case: Case = desk.case(at % len(desk.facts))
    row = current(case.fact, case.decision)
    others = readings(ARTICLE, row)
    made: Deed | None = None
    match act:
        case "accept" | "reject" | "skip" | "flag":
            made = {"accept": deeds.accept, "reject": deeds.reject, "skip": deeds.skip, "flag": deeds.flag}[act](case)
        case "because":
            reasons = deeds.REASONS[case.key.kind]
            made = deeds.reject(case, reasons[number % len(reasons)])
        case "note":
            made = deeds.note(case, f"note {number}")
        case "bound":
            side, step = (("start", -1), ("start", 1), ("end", -1), ("end", 1))[number % 4]
            made = deeds.move_bound(case, ARTICLE, side, step)  # type: ignore[arg-type]
        case "reading":
            made = deeds.edit(case, others[number % len(others)].fields)
        case "edit":
            field = {"figure": "period", "measure": "actor", "ticker": "name"}[case.key.kind]
            made = deeds.edit(case, {field: f"words {number}"}, accepted=True)
        case "add":
            start = number * 7 % (len(ARTICLE.text) - 8)
            try:
                made = deeds.add_words(ARTICLE, start, start + 2 + number % 6, "measure", desk.keys)
            except AlreadyThereError:
                made = None
        case "group":
            groups = groups_in([desk.case(at) for at in range(len(desk.facts))], at % len(desk.facts))
            return (
                deeds_of(groups[number % len(groups)], (Act.ACCEPT, Act.REJECT, Act.FLAG)[number % 3]) if groups else []
            )
        case "restore":
            states = [Decision(), *(event.after for event in desk.history(at % len(desk.facts)))]
            made = deeds.restore(case, states[number % len(states)])
        case "adjudicate":
            made = deeds.adjudicate(case, case.decision, ("an event", "another"))
    return [made] if made else []


ACTS = (
    "accept", "reject", "skip", "flag", "because", "note", "bound", "reading", "edit", "add", "group", "restore",
    "adjudicate",
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=12))
@example([("add", 0, 0), ("restore", 0, 0)])
def test_undo_returns_what_was_before_and_redo_what_was_after(acts: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal.sqlite3", "li")
        desk = Desk.of(reviewed(ARTICLE, FACTS, journal), FACTS, [])
        states = [shown(desk)]
        for act, at, number in acts:
            made = done(desk, act, at, number)
            if made:
                desk.take_in(journal.record(made))
                states.append(shown(desk))
                fresh = Desk.of(reviewed(ARTICLE, FACTS, journal), FACTS, journal.events(ARTICLE.text_sha256))
                assert shown(fresh) == states[-1], f"after {act} the journal says what the desk shows"
        for before in reversed(states[:-1]):
            assert journal.undo()
            assert now(journal) == before
        assert not journal.undo()
        for after in states[1:]:
            assert journal.redo()
            assert now(journal) == after
        assert not journal.redo()
        journal.close()


def now(journal: Journal) -> Shown:
    return shown(Desk.of(reviewed(ARTICLE, FACTS, journal), FACTS, journal.events(ARTICLE.text_sha256)))
