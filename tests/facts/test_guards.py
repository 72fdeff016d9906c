"""Sets of characters that stand in front of expressions: whatever an expression finds begins or ends with one of them."""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest

from tui.facts import clauses
from tui.facts import policy_words as w

BEGINS = {
    "asides": {"_RISES": ["_RISEN"]},
    "between": {"ITEM_BEGINS": ["NEXT_ITEM"]},
    "objects": {
        "_ASPECTS": ["_ASPECT"],
        "_LEADS_UP": ["_BELOW", "_RANK", "_MUST", "_SIZE_IS"],
        "_NOUN_BEGINS": ["_PART_OF_NOUN"],
    },
    "quote_ends": {"_TAILS": ["_FOR", "_TAIL_START", "_MEANS_START"]},
}
ENDS = {
    "asides": {"_SAID_ENDS": ["_AND_SAYS", "_PAPER_SAYS"], "WHOM_ENDS": ["_WHOM"]},
    "heads": {"_ONE_NOUN_ENDS": ["_ONE_NOUN"], "_OFFENCES_ENDS": ["_OFFENCES"], "_TASKS_ENDS": ["_TASKS"]},
    "objects": {
        "_BETTER_ENDS": ["_BETTERS"],
        "_HAPPENS_ENDS": ["_HAPPENS"],
        "_OPENS_ENDS": ["_OPENS"],
        "_SUBORDINATE_ENDS": ["_SUBORDINATE"],
    },
    "papers": {"OUT_ENDS": ["COMES_OUT", "COMES_OUT_BARE"]},
    "quote_ends": {"_MEANS_ENDS": ["_MEANS_END"]},
}


def edge(items: Iterable[tuple[Any, Any]], last: bool) -> tuple[set[str], bool]:
    """The characters that a parsed expression may begin with, or end with if `last`; and whether it may be empty."""
    found: set[str] = set()
    for kind, value in reversed(list(items)) if last else items:
        empty = False
        match str(kind):
            case "LITERAL":
                found.add(chr(value))
            case "IN":
                found |= {chr(code) for which, code in value if str(which) == "LITERAL" or _unknown(which)}
            case "BRANCH":
                edges = [edge(each, last) for each in value[1]]
                found = found.union(*(chars for chars, _ in edges))
                empty = any(empty for _, empty in edges)
            case "SUBPATTERN":
                chars, empty = edge(value[3], last)
                found |= chars
            case "MAX_REPEAT" | "MIN_REPEAT":
                chars, empty = edge(value[2], last)
                found, empty = found | chars, empty or value[0] == 0
            case "ASSERT" | "ASSERT_NOT" | "AT":
                empty = True
            case other:
                _unknown(other)
        if not empty:
            return found, False
    return found, True


def _unknown(kind: object) -> bool:
    raise NotImplementedError(kind)


@pytest.mark.parametrize(
    ("module", "guard", "expression", "last"),
    [
        (module, guard, each, last)
        for last, guards in ((False, BEGINS), (True, ENDS))
        for module, named in guards.items()
        for guard, expressions in named.items()
        for each in expressions
    ],
)
def test_they_hold_all_that_may_come(module: str, guard: str, expression: str, last: bool) -> None:
    rules = import_module(f"tui.facts.{module}")
    chars, empty = edge(import_module("re._parser").parse(getattr(rules, expression).pattern), last)
    assert not empty
    assert chars <= set(getattr(rules, guard))


def test_no_word_begins_between_two_clauses() -> None:
    """The words up to the next clause are this clause's own."""
    marks = set(clauses._STOPS + clauses._CLOSERS) | set("\n【】，：,:—…\u3000\t、")
    known = {word for _, line in w._sections() for word in line}
    assert not [word for word in known if word[0] in marks]


def test_no_newline_is_in_a_clause() -> None:
    """So an expression's `$` is the clause's end."""
    text = "甲《乙\n丙》丁（戊\n己）庚“辛\n壬”癸，子\n"
    assert not [part for part in clauses.clauses(text, 0, len(text)) if re.search("\n", text[part.start : part.end])]
