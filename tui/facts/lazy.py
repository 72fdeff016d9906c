"""Regular expressions that are compiled when a text first needs them: most articles never need most of them."""

import re
from collections.abc import Iterable
from typing import Any, cast

_NAMES = (
    "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "scanner", "pattern", "flags", "groups", "groupindex",
)  # fmt: skip


class Compiled:
    """An expression's attributes, and no `__getattr__`, which would make every look-up slower."""


class Lazy(Compiled):
    """Stands for a compiled expression and becomes one: from its first use on it has all that the expression has."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Compile; asked only for what is not there yet."""
        if name.startswith("_"):
            raise AttributeError(name)
        pattern = re.compile(self._source, self._flags)
        vars(self).update((each, getattr(pattern, each)) for each in _NAMES)
        self.__class__ = Compiled  # type: ignore[assignment]
        return getattr(pattern, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, to be compiled on first use; `source` and `flags` as for `re.compile`."""
    return cast("re.Pattern[str]", Lazy(source, flags))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds one of some words. The set of their first characters stands in front: a search runs over all others
    at once, where a look for each of the words would run over the text as often."""
    rest: dict[str, list[str]] = {}
    for word in words:
        rest.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    ends = "|".join(f"(?<={first})(?:{'|'.join(each)})" for first, each in rest.items())
    return lazy(f"[{''.join(rest)}](?:{ends})")
