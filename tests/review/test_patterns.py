"""Patterns learned from rejections: proposed, tested, adopted in a readable file, only ever doubting."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.decided import event, found
from tui.articles.read import from_plain
from tui.facts.fact import Fact, Figure, Ticker, record
from tui.review.adopted import Adopted
from tui.review.events import Decision, State
from tui.review.learning import Learner
from tui.review.patterns import (
    Pattern,
    PatternsError,
    adopt,
    doubted,
    doubted_record,
    drop,
    is_doubted_by_pattern,
    load,
)

PLACE = Pattern("外高桥 in places", "ticker", "place", quote="外高桥", after=("港", "保税区"))
IN_PLACES = [("上海", "港综合保税区"), ("在", "港区"), ("洋山、", "保税区内"), ("了", "港，")]


def learner(rejected: int = 4, accepted: tuple[str, ...] = (), reason: str = "place") -> Learner:
    known = Learner()
    events = [
        event(found("外高桥", before, after), State.REJECTED, nth=at, reason=reason)
        for at, (before, after) in enumerate(IN_PLACES[:rejected], 1)
    ]
    events += [event(found("外高桥", "", after), State.ACCEPTED, nth=at) for at, after in enumerate(accepted, 11)]
    known.take_events(events)
    return known


def test_three_like_rejections_make_a_proposal() -> None:
    (one,) = learner().proposals()
    assert one.pattern == Pattern(
        "ticker 外高桥 before 港, 保税区", "ticker", "place", quote="外高桥", after=("港", "保税区")
    )
    assert (one.rejected, one.accepted) == (4, 0)
    assert "洋山、[外高桥]保税区内" in one.examples
    assert learner(2).proposals() == []


def test_it_may_hurt_no_accepted_find() -> None:
    (one,) = learner(accepted=("港股大涨", "公布业绩")).proposals()
    assert not any(one.pattern.matches(found("外高桥", "", after)) for after in ("港股大涨", "公布业绩"))
    assert one.rejected >= 3
    same = tuple(after for _, after in IN_PLACES)
    assert all(one.accepted == 0 for one in learner(accepted=same).proposals())


def test_the_words_before_may_tell() -> None:
    known = Learner()
    known.take_events(
        [
            event(found("动力源", "稳定器、增长", after), State.REJECTED, nth=at)
            for at, after in enumerate(("作用", "。", "的"), 1)
        ]
        + [event(found("动力源", "公司", "作用"), State.ACCEPTED, nth=9)]
    )
    (one,) = known.proposals()
    assert one.pattern.before == ("增长",)
    assert "in this context 3 times" in one.pattern.doubt


def test_figures_that_count_the_same() -> None:
    known = Learner()
    for at in range(1, 4):
        fact = found(f"{at}期", "", "工程", kind="figure", counted="期", rule="figure.count")
        (one,) = [event(fact, State.REJECTED)]
        known.take(one.key, fact, one.after)
        proposal = known.propose(one.key)
    assert proposal is not None
    assert (proposal.pattern.counted, proposal.pattern.after) == ("期", ("工程",))


def test_what_is_adopted_is_not_proposed_again() -> None:
    known = learner()
    (one,) = known.proposals()
    assert known.proposals([one.pattern]) == []


def test_finds_that_are_doubted_anyway_need_no_pattern() -> None:
    doubtful = [found("外高桥", before, after, doubt="a place") for before, after in IN_PLACES]
    known = Learner()
    known.take_events([event(fact, State.REJECTED, nth=at) for at, fact in enumerate(doubtful, 1)])
    assert known.proposals() == []


def test_an_undone_rejection_counts_no_more() -> None:
    known = learner(3)
    (one,) = known.proposals()
    taken = event(found("外高桥", *IN_PLACES[0]), State.REJECTED, nth=1)
    known.take(taken.key, taken.fact, Decision())
    assert known.proposals() == []
    known.take(taken.key, taken.fact, taken.after)
    assert [again.pattern for again in known.proposals()] == [one.pattern]
    assert known.propose(taken.key) is not None


def ticker(text: str, doubt: str = "") -> tuple[Fact, ...]:
    at = text.index("外高桥")
    return (
        Ticker(
            start=at, end=at + 3, quote="外高桥", rule="ticker.publisher_link", symbol="600648.SH", mic="XSHG",
            name="外高桥", doubt=doubt,
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "doubt", "expected"),
    [("外高桥港区", "", "place"), ("外高桥涨停", "", ""), ("外高桥港区", "own doubt", "own doubt"), ("外高桥", "", "")],
)
def test_a_pattern_only_adds_a_doubt(text: str, doubt: str, expected: str) -> None:
    facts = ticker(text, doubt)
    (after,) = doubted(from_plain(text), facts, [PLACE])
    assert after.doubt == expected
    assert (after.start, after.end, after.rule) == (facts[0].start, facts[0].end, facts[0].rule)
    if not doubt and expected:
        assert after.why[-1] == "pattern: 外高桥 in places"


def test_a_record_is_doubted_as_its_fact_is() -> None:
    article = from_plain("上海外高桥港区。")
    (fact,) = ticker(article.text)
    (after,) = doubted(article, [fact], [PLACE])
    assert doubted_record(record(fact, article), [PLACE]) == record(after, article)
    assert doubted_record(record(after, article), [PLACE]) == record(after, article)
    assert doubted_record(record(fact, article), []) == record(fact, article)
    assert (is_doubted_by_pattern(after), is_doubted_by_pattern(fact)) == (True, False)


def test_facts_are_seen_through_the_file_as_it_stands(path: Path) -> None:
    said: list[str] = []
    lens = Adopted(path, said.append)
    article = from_plain("外高桥港区。")
    facts = list(ticker(article.text))
    assert lens.facts(article, facts) is facts, "nothing is adopted"
    adopt(path, PLACE)
    assert not lens.known
    assert [fact.doubt for fact in lens.facts(article, facts)] == ["place"]
    assert [row["doubt"] for row in lens.records([record(facts[0], article)])] == ["place"]
    assert lens.known == [PLACE]
    path.write_text("a = {", encoding="utf-8")
    for _ in range(2):
        assert lens.facts(article, facts) == facts
    assert len(said) == 1, "said once"
    path.unlink()
    assert lens.records([record(facts[0], article)]) == [record(facts[0], article)]


def test_other_kinds_do_not_match() -> None:
    fact = Figure(start=0, end=3, quote="外高桥", rule="r", value="1")
    assert doubted(from_plain("外高桥港"), [fact], [PLACE]) == [fact]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "patterns.toml"


def test_the_file_is_read_as_it_was_written_and_comments_stay(path: Path) -> None:
    assert load(path) == []
    adopt(path, PLACE, "4 rejected")
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    other = Pattern('an "odd" name\n', "figure", "no figure", counted="期", before=("第", "\\"))
    adopt(path, other)
    assert load(path) == [PLACE, other]
    text = path.read_text(encoding="utf-8")
    assert "# mine" in text
    assert (
        '"外高桥 in places" = { kind = "ticker", quote = "外高桥", after = ["港", "保税区"], doubt = "place" }' in text
    )
    adopt(path, PLACE)
    assert load(path) == [other, PLACE]
    assert drop(path, other.name)
    assert not drop(path, other.name)
    assert load(path) == [PLACE]
    assert "# mine" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = {", "cannot be read"),
        ("a = 1", "it is no"),
        ('a = { kind = "ticker", doubt = "d", quot = "x" }', "there is no quot"),
        ('a = { kind = "ticker", doubt = "d", quote = 1 }', "quote must be words"),
        ('a = { kind = "ticker", doubt = "d", after = "x" }', "after must be a list"),
        ('a = { kind = "ticker", doubt = "d", after = [""] }', "after must be a list"),
        ('a = { kind = "verb", doubt = "d" }', "needs a kind"),
        ('a = { kind = "ticker", quote = "x" }', "needs a kind"),
        ('a = { kind = "ticker", doubt = "d" }', "match everything"),
    ],
)
def test_a_broken_file_gives_one_line_and_is_left_alone(path: Path, text: str, problem: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PatternsError, match=problem) as raised:
        load(path)
    assert "\n" not in str(raised.value)
    with pytest.raises(PatternsError):
        adopt(path, PLACE)
    assert path.read_text(encoding="utf-8") == text


def test_lines_that_end_as_windows_ends_them(path: Path) -> None:
    adopt(path, PLACE)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(path) == [PLACE]
    assert drop(path, PLACE.name)
    assert load(path) == []


def test_a_device_is_no_file_of_patterns() -> None:
    with pytest.raises(PatternsError, match=r"cannot be read \(not a regular file\)"):
        load(Path("/dev/null"))


def test_a_pattern_over_several_lines_is_left_to_its_writer(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('[a]\nkind = "ticker"\nquote = "x"\ndoubt = "d"\n', encoding="utf-8")
    with pytest.raises(PatternsError, match="by hand"):
        drop(path, "a")


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@given(st.lists(st.tuples(_WORDS, _WORDS, st.lists(_WORDS, max_size=3)), max_size=4, unique_by=lambda one: one[0]))
def test_any_words_are_written_and_read_again(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[tuple[str, str, list[str]]]
) -> None:
    path = tmp_path_factory.mktemp("p") / "patterns.toml"
    patterns = [Pattern(name, "ticker", "d", quote=quote, after=tuple(after)) for name, quote, after in wanted]
    for pattern in patterns:
        adopt(path, pattern, "a\nnote # of mine")
    assert load(path) == patterns
    for pattern in patterns:
        assert drop(path, pattern.name)
    assert load(path) == []


@given(st.lists(st.tuples(st.text("港区保", max_size=5), st.booleans()), max_size=12))
def test_whatever_was_decided_no_proposal_hurts(decided: list[tuple[str, bool]]) -> None:
    known = Learner()
    for at, (after, right) in enumerate(decided, 1):
        one = event(found("外高桥", "", after), State.ACCEPTED if right else State.REJECTED, nth=at)
        known.take(one.key, one.fact, one.after)
    for proposal in known.proposals():
        assert proposal.rejected >= 3
        assert not any(proposal.pattern.matches(found("外高桥", "", after)) for after, right in decided if right)
