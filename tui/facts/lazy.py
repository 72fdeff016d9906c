"""Regular expressions that are compiled when a text first needs them: most articles never need most of them."""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class Lazy:
    """Stands for a compiled expression and becomes one: from its first use on its methods are the expression's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Compile; asked only for what is not there yet."""
        if name.startswith("_"):
            raise AttributeError(name)
        pattern = re.compile(self._source, self._flags)
        vars(self).update((method, getattr(pattern, method)) for method in _METHODS)
        self.__class__ = _Ready  # type: ignore[assignment]
        return getattr(pattern, name)


class _Ready:
    """What has been compiled: without `__getattr__`, which makes every look-up slower."""


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, to be compiled on first use; `source` and `flags` as for `re.compile`."""
    return cast("re.Pattern[str]", Lazy(source, flags))
