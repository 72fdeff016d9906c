"""The catalogue's file: where it lies, its connections, its locks, and what happens where it cannot be used.

A catalogue is named after its archive's real path and after what made it, so that two versions of Zhupi never write to
one file, and after a number that moves on when a file turns out to be damaged. A file that others may still have open
is never removed or emptied.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, RLock

from tui.archive.database import WRITING_CACHE, connect, held, is_damage, is_refusal, keeping, prepared
from tui.archive.kept import KeptError
from tui.archive.ordering import Ordering, count_write
from tui.archive.schema import is_ours
from tui.archive.versions import catalog_version
from tui.articles.files import shown
from tui.articles.hashes import blake2b

ABANDONED = 24 * 3600
"""Seconds after which a catalogue of another version, or a damaged one, is taken to be in nobody's use."""

_TRIES = 100
_DAMAGED = ".damaged"
_POLL = 0.2
_IN_MEMORY = ("", ":memory:")
"""Where a catalogue is held that cannot be kept: in memory and, what is too much, in the temporary folder; if that
cannot be written either, in memory alone."""


class CatalogError(Exception):
    """The catalogue cannot be used just now; the message is one line for people."""


class DamagedError(CatalogError):
    """The catalogue's file is damaged or gone; opened again, it is made anew."""


class UnwritableError(CatalogError):
    """The catalogue cannot be written: no room, no permission, a lock that somebody keeps. See `Store.hold`."""


class Store:
    """The open catalogue of the archive at `root`. Calls may come from any thread.

    `notice` is a sentence where the catalogue cannot be kept and is held in memory instead, else empty. `ordering` puts
    its files in order.
    """

    def __init__(self, root: Path, place: Path) -> None:
        self._root = os.path.realpath(root)
        name = blake2b(os.fsencode(self._root), digest_size=8).hexdigest()
        self._place = place
        self._version = catalog_version(place)
        self._folder = place / name
        self.path: Path | None = None
        self.notice = ""
        self.ordering = Ordering()
        self._memory: sqlite3.Connection | None = None
        self._memory_lock = RLock()
        self._memories = list(_IN_MEMORY)
        self._idle: list[sqlite3.Connection] = []
        self._lock = Lock()
        self._scan_lock = Lock()
        self._closed = False
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path = self._open_file()
        except (OSError, sqlite3.Error, CatalogError) as error:
            self.hold(str(error))

    def hold(self, why: str) -> bool:
        """Go on in memory, with all that the file has if it can be read; False where that is of no use any more."""
        with self._memory_lock:
            if not self._memories or self._closed:
                return False
            place = self._memories.pop(0)
            file = self.path or self._folder / f"{self._version}.sqlite3"
            before, self._memory = self._memory, held(place, file)
            if before is not None:
                before.close()
            self.path = None
            self.notice = f"The catalogue cannot be kept in {self._place} ({why}); it is held in memory this time."
        with self._lock:
            idle, self._idle = self._idle, []
        for db in idle:
            db.close()
        return True

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for reading, in nobody else's hands meanwhile. Raises CatalogError."""
        if self._memory is not None:
            with self._memory_lock, _told(self):
                yield self._memory
            return
        with _told(self):
            db = self._take()
            try:
                yield db
            except BaseException:
                db.close()
                raise
            with self._lock:
                if not self._closed and self._memory is None and len(self._idle) < 3:
                    self._idle.append(db)
                    return
            db.close()

    @contextmanager
    def reading_once(self) -> Iterator[sqlite3.Connection]:
        """As `reading`, and whatever is asked is answered from one and the same state of the catalogue."""
        with self.reading() as db:
            db.execute("BEGIN")
            try:
                yield db
            finally:
                if db.in_transaction:
                    db.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction, which is kept if all goes well. Raises CatalogError."""
        with self.reading() as db, keeping(db, WRITING_CACHE):
            db.execute("BEGIN IMMEDIATE")
            try:
                count_write(db)
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    @contextmanager
    def scanning(self, stop: Event, waiting: Callable[[], None]) -> Iterator[bool]:
        """The right to bring the catalogue up to date, one scan at a time; False where `stop` came first.

        `waiting` is called every now and then while another scan, in this process or another, has it.
        """
        while not self._scan_lock.acquire(timeout=_POLL):
            waiting()
            if stop.is_set():
                yield False
                return
        lock = None
        try:
            if self.path is not None:
                with suppress(OSError):  # a file system without locks: two scans do the same work then, without harm
                    lock = os.open(self._folder / "scan.lock", os.O_WRONLY | os.O_CREAT, 0o600)
            yield lock is None or _locked(lock, stop, waiting)
        finally:
            if lock is not None:
                os.close(lock)
            self._scan_lock.release()

    def forget(self) -> None:
        """Mark the file as damaged: whoever opens the catalogue next starts another one."""
        if self.path is not None:
            with suppress(OSError):
                _mark_of(self.path).touch()
        self.close()

    def close(self) -> None:
        """Close every connection that is not in use; those in use close when they are given back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for db in idle:
            db.close()
        if self._memory is not None:
            with self._memory_lock:
                self._memory.close()

    def remove_abandoned(self) -> None:
        """Remove catalogues of this archive by other versions, and damaged ones, once nobody can be using them."""
        if self.path is None:
            return
        now = time.time()
        with suppress(OSError):
            for file in list(self._folder.iterdir()):
                if not self._is_in_use(file.name) and now - file.stat().st_mtime > ABANDONED:
                    file.unlink()

    def _is_in_use(self, name: str) -> bool:
        """Whether a file of the catalogue's folder is ours; marks stay, lest the number they bar be taken again."""
        ours = self.path is not None and name.startswith(self.path.name)
        return ours or name == "scan.lock" or (name.startswith(self._version) and name.endswith(_DAMAGED))

    def _open_file(self) -> Path:
        for number in range(_TRIES):
            path = self._folder / f"{self._version}{f'-{number}' if number else ''}.sqlite3"
            if _mark_of(path).exists():
                continue
            try:
                self._idle.append(prepared(path, shown(self._root)))
                return path
            except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
                if is_refusal(error):
                    raise  # anything else says that there is no catalogue in it
                _mark_of(path).touch()
        raise CatalogError("every file there is damaged")

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise CatalogError("the catalogue is closed")
            if self._idle:
                return self._idle.pop()
        path = self.path
        if path is None:
            raise CatalogError("the catalogue has just moved into memory")
        if not path.exists():
            raise DamagedError("the catalogue's file is gone")
        db = connect(path)
        if not is_ours(db):
            db.close()
            raise DamagedError("the catalogue's file is gone")
        return db


@contextmanager
def _told(store: Store) -> Iterator[None]:
    """What SQLite raises, as errors of the catalogue."""
    try:
        yield
    except (KeptError, sqlite3.Error, UnicodeDecodeError) as error:
        if isinstance(error, KeptError) or is_damage(error):
            raise DamagedError(f"the catalogue is damaged: {error}") from error
        where = f"{store.path}: " if store.path else ""
        raise (UnwritableError if is_refusal(error) else CatalogError)(f"{where}{error}") from error


def _mark_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{_DAMAGED}")


def _locked(descriptor: int, stop: Event, waiting: Callable[[], None]) -> bool:
    """Whether the lock could be had before `stop`; another process that holds it loses it when it ends."""
    import fcntl

    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            waiting()
            if stop.wait(_POLL):
                return False
        except OSError:
            return True
