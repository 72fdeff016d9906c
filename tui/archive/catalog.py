"""An archive: a folder of articles (or one file), known as a whole."""

from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from tui.articles import read
from tui.articles.document import Article
from tui.articles.files import ArticleFile, ArticleFileError, find
from tui.articles.front_matter import Header
from tui.articles.read import read_header
from tui.facts.fact import Fact


class Catalog:
    """The articles of a folder or a single file.

    Calls may come from any thread. Raises `ArticleFileError` (one line) where the target or a file cannot be read.
    """

    KEEP = 16
    """Opened articles that are kept, so that going back is instant."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self._opened: OrderedDict[tuple[str, int, int], tuple[Article, list[Fact]]] = OrderedDict()
        self._lock = Lock()

    def scan(self) -> list[ArticleFile]:
        """The archive's files in path order."""
        return find([self.target])

    def headers(self, entries: list[ArticleFile]) -> Iterator[tuple[ArticleFile, Header]]:
        """The header of each entry, read from the first few KB of its file; files that cannot be read are left out."""
        for entry in entries:
            try:
                yield entry, read_header(entry.path)
            except ArticleFileError:
                continue

    def open(self, entry: ArticleFile) -> tuple[Article, list[Fact]]:
        """The article and its facts, read anew if the file has changed."""
        try:
            stat = entry.path.stat()
            stamp = (entry.identity, stat.st_mtime_ns, stat.st_size)
        except OSError:
            stamp = (entry.identity, 0, 0)
        with self._lock:
            if stamp in self._opened:
                self._opened.move_to_end(stamp)
                return self._opened[stamp]
        # The rules and their tables are loaded with the first article, in the thread that opens it: no frame waits.
        from tui.facts.extract import extract

        article = read(entry.path, entry.root)
        opened = (article, extract(article))
        with self._lock:
            self._opened[stamp] = opened
            while len(self._opened) > self.KEEP:
                self._opened.popitem(last=False)
        return opened
