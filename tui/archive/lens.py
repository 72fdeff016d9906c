"""How a catalogue's facts are seen: something of the reader's own may doubt what the extractor asserts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from tui.articles.document import Article
    from tui.facts.fact import Fact


class Lens(Protocol):
    """What facts go through when they are read out of a catalogue; nothing is changed in it. Called in any thread."""

    def facts(self, article: Article, facts: list[Fact]) -> list[Fact]:
        """The facts of an article, as many and in the same order."""
        ...

    def records(self, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Records of facts, as many and in the same order."""
        ...


class Clear:
    """Facts as they are."""

    def facts(self, article: Article, facts: list[Fact]) -> list[Fact]:
        """The facts."""
        return facts

    def records(self, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """The records."""
        return list(map(dict, rows))
