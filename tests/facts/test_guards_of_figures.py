"""Sets of characters that stand before an expression, lest it be tried in vain, name all that it may begin with."""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest

from tui.facts import context, indicators, naming, periods, units

_parser: Any = import_module("re._parser")

GUARDS: list[tuple[Iterable[str], re.Pattern[str] | str]] = [
    (context._BEGINS_CONDITION, context._CONDITION),
    (indicators._BEGINS_LEADING, indicators._LEADING),
    (indicators._BEGINS_NO_NAME, indicators._NO_NAME),
    (indicators._BEGINS_RELATIVE, indicators._RELATIVE),
    (naming._BEGINS_GRANTED, naming._GRANTED),
    (naming._BEGINS_SHARES, naming._SHARES),
    (periods._BEGINS_FOLLOWED, periods._FOLLOWED),
    (periods._BEGINS_REACHED, periods._REACHED),
    (periods._BEGINS_YEAR, periods._YEAR),
    (periods._BEGINS_REST.replace(r"\d", "0123456789"), periods._REST),
    (periods._TAIL_BEGINS, periods._TAIL),
    (units._BEGINS_PER, units._PER),
]


def first(parsed: Any) -> tuple[set[str], bool]:
    """The characters that a match may begin with, and whether it may be empty; what must stand around is left aside."""
    found: set[str] = set()
    for operation, argument in parsed:
        kind = str(operation)
        if kind == "LITERAL":
            return found | {chr(argument)}, False
        if kind == "IN":
            return found | set().union(*map(_of_set, argument)), False
        if kind == "BRANCH":
            each = [first(one) for one in argument[1]]
            found, empty = found.union(*(chars for chars, _ in each)), any(one for _, one in each)
        elif kind in ("SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT", "ATOMIC_GROUP"):
            chars, empty = first(argument if kind == "ATOMIC_GROUP" else argument[-1])
            found, empty = found | chars, empty or ("REPEAT" in kind and argument[0] == 0)
        else:
            assert kind in ("ASSERT", "ASSERT_NOT", "AT"), kind
            empty = True
        if not empty:
            return found, False
    return found, True


def _of_set(item: tuple[Any, Any]) -> set[str]:
    kind, argument = str(item[0]), item[1]
    if kind == "LITERAL":
        return {chr(argument)}
    if kind == "RANGE":
        return {chr(code) for code in range(argument[0], argument[1] + 1)}
    assert (kind, str(argument)) == ("CATEGORY", "CATEGORY_DIGIT")
    return set("0123456789")


@pytest.mark.parametrize(("guard", "expression"), GUARDS)
def test_a_guard_names_all_first_characters(guard: Iterable[str], expression: re.Pattern[str] | str) -> None:
    source = expression if isinstance(expression, str) else expression.pattern
    chars, empty = first(_parser.parse(source))
    assert chars <= set(guard)
    assert not empty
