"""Pieces of SQL with their values."""

from collections.abc import Iterable
from typing import NamedTuple


class Sql(NamedTuple):
    """A condition in SQL that may stand beside any operator, with its values."""

    text: str
    values: tuple[object, ...] = ()


def joined(word: str, parts: Iterable[Sql]) -> Sql:
    """Conditions joined by AND or OR."""
    listed = list(parts)
    if len(listed) == 1:
        return listed[0]
    texts = f" {word} ".join(part.text for part in listed)
    return Sql(f"({texts})", tuple(value for part in listed for value in part.values))


def denied(part: Sql) -> Sql:
    """The contrary of a condition; what cannot be told does not hold."""
    return Sql(f"(NOT coalesce({part.text}, 0))", part.values)


def between(column: str, low: object, high: object, lower: str = ">=", upper: str = "<") -> Sql:
    """A column between bounds, None for no bound."""
    bounds = [Sql(f"{column} {sign} ?", (bound,)) for sign, bound in ((lower, low), (upper, high)) if bound is not None]
    return joined("AND", bounds) if bounds else Sql(f"({column} IS NOT NULL)")


def holding(name_tokens: str, tokens: str, whole: bool) -> Sql:
    """Kept tokens, with a space at either end, that have these tokens in them or are just these."""
    return Sql(f"({name_tokens} = ?)" if whole else f"(instr({name_tokens}, ?) > 0)", (tokens,))
