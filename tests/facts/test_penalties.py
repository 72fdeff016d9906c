"""Passive penalties that leave out who imposes them."""

import pytest

from tui.facts import policy_words as w
from tui.facts.clauses import Clause
from tui.facts.penalties import punished
from tui.facts.predicates import Head, Reader


def head(text: str) -> Head | None:
    reader = Reader(text)
    reader.tokens = w.scan(text)
    return punished(reader, 0, Clause(0, len(text), "。"))


def test_the_verb_behind_the_passive() -> None:
    text = "某银行被处以罚款500万元"
    found = head(text)
    assert found is not None
    assert text[found.verb : found.end] == "处以"
    assert found.status & w.DONE


def test_a_penalty_to_come_is_planned() -> None:
    found = head("违规者将被责令整改项目")
    assert found is not None
    assert found.status & w.PLANNED


@pytest.mark.parametrize("text", ["某公司被纳入指数成分", "处以罚款500万元", "某公司被", ""])
def test_none(text: str) -> None:
    assert head(text) is None
