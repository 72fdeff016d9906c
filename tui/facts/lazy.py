"""Regular expressions that are compiled when a text first needs them: most articles never need most of them."""

import re
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
