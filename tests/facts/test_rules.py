"""Rules by name, and how often they were right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.read import from_plain
from tui.facts.explain import explain_facts, explain_rule
from tui.facts.extract import RULES, extract
from tui.facts.rules import confidence_of, counts, in_percent, wilson


@pytest.mark.parametrize(("right", "total", "low"), [(20, 20, 0.84), (50, 50, 0.93), (150, 150, 0.975), (0, 10, 0.0)])
def test_wilsons_lower_bound(right: int, total: int, low: float) -> None:
    assert wilson(right, total)[0] == pytest.approx(low, abs=0.005)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_share_lies_in_its_interval(right: int, wrong: int) -> None:
    low, high = wilson(right, right + wrong)
    assert 0 <= low <= high <= 1
    if right + wrong:
        assert low <= right / (right + wrong) + 1e-9
        assert high >= right / (right + wrong) - 1e-9


def test_names_are_unique_and_tell_the_kind() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {name.partition(".")[0] for name in names} == {"figure", "measure", "ticker"}


def test_only_known_rules_are_counted() -> None:
    assert {name.removesuffix("?") for name in counts()} <= {rule.name for rule in RULES}


def test_confidence_is_the_lower_bound_and_doubt_has_its_own() -> None:
    for name, count in counts().items():
        rule, doubtful = name.removesuffix("?"), name.endswith("?")
        assert confidence_of(rule, doubtful) == pytest.approx(wilson(count.right, count.total)[0], abs=0.001)
    assert confidence_of("figure.unheard_of") == 0


def test_every_fact_names_a_known_rule_and_its_confidence() -> None:
    text = "2021年进出口总额达到2.38万亿元，增长13.9%，贵州茅台（600519.SH）收涨。财政部将取消进口关税。"
    facts = extract(from_plain(text))
    assert {fact.kind for fact in facts} == {"figure", "measure", "ticker"}
    for fact in facts:
        assert fact.rule in {rule.name for rule in RULES}
        assert fact.confidence == confidence_of(fact.rule, bool(fact.doubt))


def test_a_rule_is_explained_with_its_example() -> None:
    text = explain_rule(RULES[0])
    assert RULES[0].name in text
    assert f"[{RULES[0].quote}]" in text


def test_facts_are_explained_line_by_line() -> None:
    article = from_plain("出口增长5%。\n进口下降3%。")
    facts = extract(article)
    both, second = explain_facts(article, facts), explain_facts(article, facts, line=2)
    assert "1: figure 5%" in both
    assert "2: figure 3%" in both
    assert "5%" not in second
    assert "3%" in second
    assert "rule" in second


def test_only_what_is_certain_is_called_a_hundred_percent() -> None:
    assert [in_percent(share) for share in (0.0, 0.904, 0.9949, 0.995, 0.99977, 1.0)] == [
        "0%",
        "90%",
        "99%",
        "99.5%",
        "99.9%",
        "100%",
    ]
