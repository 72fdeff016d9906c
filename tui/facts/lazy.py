"""Regular expressions that most articles never need."""

import re
from functools import cached_property


class Lazy:
    """A regular expression that is compiled when it is first used, for what few articles have (English, tables)."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self._source, self._flags)
