"""An archive: a folder of articles (or one file), known as a whole."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from threading import Event, Lock
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from tui.archive import kept_list as kept
from tui.archive import listing as listings
from tui.archive.kept_list import KeptList
from tui.archive.lens import Clear, Lens
from tui.archive.listing import EVERYTHING, FileRow, FolderRow, Group, Listing
from tui.archive.states import States
from tui.archive.store import CatalogError, DamagedError, Store, UnwritableError
from tui.archive.walk import Problem, file_at, id_of
from tui.articles.document import Article
from tui.articles.files import ArticleFile, identity_of, read_bytes
from tui.facts.fact import Fact

if TYPE_CHECKING:
    from tui.archive.across import FactHit, FactsFound, Point
    from tui.archive.progress import Progress
    from tui.archive.query import Query
    from tui.archive.ranked import RuledFacts
    from tui.archive.scan import Outcome
    from tui.archive.search import Found, Hit, Order
    from tui.archive.sections import By

_ATTEMPTS = 4


class Catalog:
    """The articles of a folder or a single file, and all that is known of them.

    Nothing is read or written before it is asked for; calls may come from any thread. What is known is kept in a folder
    of the user's cache (or in `place`) and can be thrown away: `update` makes it again, wholly where it is damaged or
    was made by other rules. Raises `ArticleFileError` (one line) where the target or a file cannot be read, and
    `CatalogError` where the catalogue cannot be used; after a `DamagedError` the next `update` makes it anew.
    Facts are seen through `lens`, articles and what is kept of them are not.
    """

    KEEP = 16
    """Opened articles that are kept, so that going back is instant."""

    def __init__(self, target: Path, place: Path | None = None) -> None:
        self.target = target
        self.lens: Lens = Clear()
        self._place = place
        self._store: Store | None = None
        self._opened: OrderedDict[tuple[str, int, int], tuple[Article, list[Fact]]] = OrderedDict()
        self._lock = Lock()

    # -- files as they lie there -----------------------------------------------------------------------------------

    def scan(self) -> list[ArticleFile]:
        """The archive's files in path order."""
        from tui.articles.files import find

        return find([self.target])

    def open(self, entry: ArticleFile) -> tuple[Article, list[Fact]]:
        """The article and its facts, read anew if the file has changed."""
        article, facts = self._opened_or_read(entry)
        return article, self.lens.facts(article, facts)

    def _opened_or_read(self, entry: ArticleFile) -> tuple[Article, list[Fact]]:
        try:
            stat = entry.path.stat()
            stamp = (entry.identity, stat.st_mtime_ns, stat.st_size)
        except OSError:
            stamp = (entry.identity, 0, 0)
        with self._lock:
            if stamp in self._opened:
                self._opened.move_to_end(stamp)
                return self._opened[stamp]
        opened = self._known(entry) or self._read(entry)
        with self._lock:
            self._opened[stamp] = opened
            while len(self._opened) > self.KEEP:
                self._opened.popitem(last=False)
        return opened

    def _known(self, entry: ArticleFile) -> tuple[Article, list[Fact]] | None:
        """The article and its facts, where the catalogue knows what the file's bytes are read as.

        What reads articles, the rules and their tables take longer to load than the first screen to draw: they are left
        alone then.
        """
        if (store := self._store) is None:
            return None
        from tui.archive.whole import kept_as_read

        data, size = read_bytes(entry.path, root=entry.root)
        if size > len(data):
            return None
        with suppress(CatalogError):
            return kept_as_read(store, data, identity_of(entry.path, entry.root))
        return None

    def _read(self, entry: ArticleFile) -> tuple[Article, list[Fact]]:
        from tui.articles.read import read
        from tui.facts.extract import extract

        article = read(entry.path, entry.root)
        return article, extract(article)

    # -- bringing the catalogue up to date ---------------------------------------------------------------------------

    def update(
        self,
        stop: Event | None = None,
        report: Callable[[Progress], object] = lambda progress: None,
        wanted: Callable[[], Sequence[int]] | None = None,
        *,
        workers: int | None = None,
        background: bool = False,
    ) -> Outcome:
        """Read what is new or changed in the archive; whatever has been read stays when `stop` is set, or on a crash.

        `report` hears of the progress, four times a second. `wanted` gives the ids of files on somebody's screen: they
        are read first, and titles before texts. `workers` are processes; `background` ones yield to other work.
        """
        from tui.archive.scan import Scan  # it brings the rules with it

        return self._updated(
            lambda store: Scan(
                store, self.target, stop or Event(), report, wanted, workers=workers, background=background
            ).everything()
        )

    def update_at(
        self, paths: Collection[str], stop: Event, report: Callable[[Progress], object] = lambda progress: None
    ) -> Outcome:
        """Read what is new or changed at some paths, relative to the archive's folder (see `watch`)."""
        from tui.archive.scan import Scan

        return self._updated(lambda store: Scan(store, self.target, stop, report).at(paths))

    def close(self) -> None:
        """Close the catalogue; asked again it opens again."""
        with self._lock:
            store, self._store = self._store, None
        if store:
            store.close()

    # -- what is known -------------------------------------------------------------------------------------------------

    @property
    def notice(self) -> str:
        """A sentence where the catalogue cannot be kept and is held in memory, else empty."""
        with self._using() as store:
            return store.notice

    def id_of(self, entry: ArticleFile) -> int:
        """The id of a file of this archive."""
        return id_of(entry.path.name if entry.root is None else str(entry.path.relative_to(self.target)))

    def named(self, identity: str) -> ArticleFile | None:
        """The file of an identity, whatever its name holds; None where there is none."""
        with self._reading() as db:
            row = db.execute("SELECT identity, raw FROM files WHERE identity = ? LIMIT 1", (identity,)).fetchone()
        return None if row is None else file_at(self.target, self.target.is_file(), *row)

    def file(self, id_: int) -> ArticleFile | None:
        """The file of an id; None where it is gone."""
        with self._reading() as db:
            row = db.execute("SELECT identity, raw FROM files WHERE id = ?", (id_,)).fetchone()
        return None if row is None else file_at(self.target, self.target.is_file(), *row)

    def problems(self) -> list[Problem]:
        """What was passed over or could not be read, by path."""
        with self._reading() as db:
            rows = db.execute(
                "SELECT path, message FROM problems UNION ALL"
                " SELECT identity, error FROM files WHERE state > 2 ORDER BY 1, 2"
            ).fetchall()
        return [Problem(*row) for row in rows]

    def ids(self, listing: Listing = EVERYTHING, states: States | None = None) -> array[int]:
        """The ids of the files of a list, in its order."""
        with self._reading() as db:
            return listings.ids_of(db, listing, states)

    def rows(self, ids: Sequence[int], states: States | None = None) -> list[FileRow]:
        """The rows of some files, in the order of `ids`; those that are gone are left out."""
        with self._reading() as db:
            return listings.rows_of(db, ids, states)

    def texts(self, ids: Sequence[int]) -> tuple[list[str], int]:
        """The SHA-256, in hex, of the texts of some files, each once, and how many of the files have not been read."""
        with self._reading() as db:
            return listings.texts_of(db, ids)

    def sections(
        self, listing: Listing, by: By, names: Collection[str] | None = None, states: States | None = None
    ) -> dict[str, array[int]]:
        """The ids of the files of each section of a list that `names` asks for (None: of each), see `sections_of`."""
        from tui.archive.sections import sections_of

        with self._reading() as db:
            return sections_of(db, listing, by, names, states)

    def folders(self, listing: Listing = EVERYTHING, states: States | None = None) -> list[FolderRow]:
        """All folders with files of a list in them or under them, as people sort them; the root is the first."""
        with self._reading() as db:
            return listings.folders_of(db, listing, states)

    def kept_list(self, listing: Listing) -> KeptList | None:
        """The folders of a list with files of some of them, where just this list is kept and holds."""
        with self._reading() as db:
            return kept.kept_list(db, listing)

    def keep_list(self, listing: Listing, sections: Collection[str]) -> None:
        """Keep a list with its files in some folders, by section, for the next start."""
        with self._reading() as db:
            kept.keep_list(db, listing, sections)

    def months(self, listing: Listing = EVERYTHING, states: States | None = None) -> list[Group]:
        """The months of a list's files, newest first; those without a date last, under an empty name."""
        with self._reading() as db:
            return listings.months_of(db, listing, states)

    def categories(self, listing: Listing = EVERYTHING, states: States | None = None) -> list[Group]:
        """The categories of a list's files, those with most files first; a file is in each of its categories."""
        with self._reading() as db:
            return listings.categories_of(db, listing, states)

    def search(self, query: Query, order: Order | None = None, states: States | None = None) -> Found:
        """The articles that a query finds, the newest first unless another order is asked for."""
        from tui.archive import search

        with self._using() as store:
            return search.search(store, query, order or search.Order.NEWEST, states)

    def hits(self, query: Query, ids: Sequence[int], states: States | None = None) -> list[Hit]:
        """Some of the articles found, each with the sentence of its first hit."""
        from tui.archive import search

        with self._using() as store:
            return search.hits(store, query, ids, states)

    def facts(self, query: Query, states: States | None = None) -> FactsFound:
        """The facts of the articles that a query finds: those it asks for, or all where it asks for none."""
        from tui.archive import across

        with self._using() as store:
            return across.find_facts(store, query, states)

    def ruled_facts(self, query: Query, states: States | None = None) -> RuledFacts:
        """The same facts with the rule that found each; a text that stands in several files comes once."""
        from tui.archive.ranked import ruled_facts

        with self._using() as store:
            return ruled_facts(store, query, states)

    def fact_hits(self, found: FactsFound, start: int = 0, stop: int | None = None) -> list[FactHit]:
        """Some of the facts found, in order."""
        from tui.archive import across

        with self._using() as store:
            return self._seen(across.fact_hits(store, found, start, stop))

    def all_fact_hits(self, found: FactsFound) -> Iterator[FactHit]:
        """All facts found, one after the other, a page of them in memory at a time."""
        from tui.archive import across

        with self._using() as store:
            for hits in across.fact_pages(store, found):
                yield from self._seen(hits)

    def _seen(self, hits: list[FactHit]) -> list[FactHit]:
        rows = self.lens.records(hit.record for hit in hits)
        return [replace(hit, record=row) for hit, row in zip(hits, rows, strict=True)]

    def kept(self, ids: Iterable[int]) -> Iterator[tuple[int, Article, list[Fact]]]:
        """Some files' articles with their facts, as the catalogue has them; those that are gone are left out.

        Of an article there are identity, title, date and text.
        """
        from tui.archive.whole import kept_articles

        with self._using() as store:
            for id_, sha256, article, facts in kept_articles(store, ids):
                if article.text_sha256 != sha256:  # characters that are none were kept as question marks
                    entry = self.file(id_)
                    if entry is None:
                        continue
                    article, facts = self._opened_or_read(entry)
                yield id_, article, self.lens.facts(article, facts)

    def series(
        self, indicator: str, unit: str, *, whole: bool = True, query: Query | None = None, states: States | None = None
    ) -> list[Point]:
        """The values of an indicator in a unit by date; `whole`: of just this one, else of all with the words in it."""
        from tui.archive import across

        with self._using() as store:
            return across.series(store, indicator, unit, whole=whole, query=query, states=states)

    def units(
        self, indicator: str, *, whole: bool = True, query: Query | None = None, states: States | None = None
    ) -> list[tuple[str, int]]:
        """The units in which an indicator is stated, and in how many figures, most first."""
        from tui.archive import across

        with self._using() as store:
            return across.units(store, indicator, whole=whole, query=query, states=states)

    # -- the store -----------------------------------------------------------------------------------------------------

    def _open_store(self) -> Store:
        with self._lock:
            if self._store is None:
                self._store = Store(self.target, self._place or user_cache_path("zhupi") / "catalogues")
            return self._store

    def _updated(self, scan: Callable[[Store], Outcome]) -> Outcome:
        """What the scan comes to: a damaged catalogue is made anew for it, an unwritable one is held in memory."""
        for _ in range(_ATTEMPTS):
            store = self._open_store()
            try:
                return scan(store)
            except DamagedError:
                self._renew(store)
            except UnwritableError as error:
                if not store.hold(str(error)):
                    raise
        return scan(self._open_store())

    def _renew(self, damaged: Store) -> None:
        """Give up a damaged file; what is asked next is asked of a new one."""
        damaged.forget()
        with self._lock:
            if self._store is damaged:
                self._store = None

    @contextmanager
    def _using(self) -> Iterator[Store]:
        store = self._open_store()
        try:
            yield store
        except DamagedError:
            self._renew(store)
            raise

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._using() as store, store.reading() as db:
            yield db
