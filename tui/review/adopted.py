"""The patterns that were adopted, as a lens: facts seen through it have their doubts.

    catalog.lens = Adopted(patterns_path(), say)      # wherever facts are read: as the file stands then

Nothing is loaded as long as there is no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.articles.document import Article
    from tui.facts.fact import Fact
    from tui.review.patterns import Pattern


class Adopted:
    """The patterns of a file as it stands: facts seen through it have their doubts. A `Lens`; for any thread.

    `say` is told once what is wrong with the file; no pattern holds then.
    """

    def __init__(self, path: Path, say: Callable[[str], object]) -> None:
        self.path = path
        self._say = say
        self._known: tuple[object, Sequence[Pattern]] = (None, ())

    @property
    def known(self) -> Sequence[Pattern]:
        """What held when facts were last seen through it; the file is not looked at."""
        return self._known[1]

    def patterns(self) -> Sequence[Pattern]:
        """What has been adopted and not switched off, read anew when the file has changed."""
        try:
            status = self.path.stat()
            stamp: object = (status.st_mtime_ns, status.st_size, status.st_ino)
        except OSError:
            stamp = ""
        known, patterns = self._known
        if stamp != known:
            patterns = self._loaded() if stamp else ()
            self._known = (stamp, patterns)
        return patterns

    def _loaded(self) -> Sequence[Pattern]:
        from tui.review.patterns import PatternsError, load  # nothing waits for it where nothing was adopted

        try:
            return load(self.path)
        except PatternsError as error:
            self._say(str(error))
            return ()

    def facts(self, article: Article, facts: list[Fact]) -> list[Fact]:
        """The facts of an article, with the doubts of patterns."""
        patterns = self.patterns()
        if not patterns:
            return facts
        from tui.review.patterns import doubted

        return doubted(article, facts, patterns)

    def records(self, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Records, with the doubts of patterns."""
        patterns = self.patterns()
        if not patterns:
            return list(map(dict, rows))
        from tui.review.patterns import doubted_record

        return [doubted_record(row, patterns) for row in rows]
