"""A stylesheet that parses a source once for the same colours.

Textual parses all sources anew when a theme is set, also the one that the app starts with, and when a screen brings
rules of its own; half of what a first frame waits for in styles is that.
"""

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

SOURCES = 1024
"""Parsed sources that are kept: more than there are kinds of widgets. Textual keeps 64, which are too few."""


class KeptSheet(Stylesheet):
    """The rules of an app; what was parsed stands until the variables change."""

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache: LRUCache[tuple[object, ...], list[RuleSet]] = LRUCache(SOURCES)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the variables that sources may name; the same ones change nothing."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what was not parsed with these variables; rules stay as they are where a source has an error."""
        self.parse()
