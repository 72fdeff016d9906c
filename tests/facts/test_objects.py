from collections.abc import Iterable
from importlib import import_module
from typing import Any

from tui.facts import objects


def begins(items: Iterable[tuple[Any, Any]]) -> set[str]:
    """The characters that a parsed expression of literals, sets and alternatives may begin with."""
    found: set[str] = set()
    for kind, value in items:
        match str(kind):
            case "LITERAL":
                return found | {chr(value)}
            case "IN":
                return found | {chr(code) for _, code in value}
            case "BRANCH":
                return found.union(*map(begins, value[1]))
            case "SUBPATTERN":
                return found | begins(value[3])
            case "MAX_REPEAT" if value[0] == 0:
                found |= begins(value[2])
            case "MAX_REPEAT":
                return found | begins(value[2])
            case "ASSERT" | "ASSERT_NOT" | "AT":
                pass
            case other:
                raise NotImplementedError(other)
    return found


def test_another_predicate_is_looked_for_wherever_one_may_begin() -> None:
    first, _, rest = objects._ANOTHER.pattern.partition("])(?:")
    assert set(first.removeprefix("(?=[")) == begins(import_module("re._parser").parse(f"(?:{rest}"))
