"""The journal's file: how it is opened, guarded while it is open, and what happens where it cannot be written."""

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tui.review.database_file import faults_in, identity_of, kind_of, sync_folder, version_of
from tui.review.errors import JournalError, is_damage, reason
from tui.review.schema import SCHEMA_VERSION, create, upgrade

PATIENCE = 1.0
"""Seconds that a decision waits while another process writes, before it is refused with a message."""

_START_PATIENCE = 10.0
_IDLE = 3


class JournalFile:
    """Connections to a journal: one that writes, some that read. Calls may come from any thread.

    `notices` are lines for the reviewer about what opening it came upon. `read_only` says why nothing can be written,
    empty where it can be. Raises JournalError where not even reading is possible.
    """

    def __init__(self, path: Path) -> None:
        # Where a link leads: the log lies beside the file itself, and a link would be replaced by what is recovered.
        self.path = path = Path(os.path.realpath(path))
        self.notices: list[str] = []
        self.read_only = ""
        self._source = f"{path.absolute().as_uri()}?mode=ro"
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._writer: sqlite3.Connection | None = None
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()  # who writes
        self._idle_lock = threading.Lock()
        self._inspection = threading.Lock()
        self._inspected = False
        self._closed = False
        self._generation = 0
        self._identity: tuple[int, int] | None = None
        try:
            self._open()
        except sqlite3.Error as error:
            self._open_otherwise(error)
        except OSError as error:
            raise JournalError(f"{path}: the journal cannot be opened ({reason(error)})") from error

    # -- opening ---------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        new = not self.path.exists()
        if new:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        elif not (os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)):
            raise sqlite3.OperationalError("no permission to write it")
        db = sqlite3.connect(self.path, timeout=_START_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self._prepare(db, self.path)
        except BaseException:
            db.close()
            raise
        if new:
            sync_folder(self.path.parent)
        db.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")
        self._writer = db
        self._identity = identity_of(self.path)

    def _prepare(self, db: sqlite3.Connection, path: Path) -> None:
        version = kind_of(db, self.path)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        if version == SCHEMA_VERSION:
            return
        # Two processes may start on one file at once: the second finds the work done.
        db.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(db)
            if version == 0:
                create(db)
            elif version < SCHEMA_VERSION:
                from tui.review.recovery import keep_copy

                copy = keep_copy(path, f"schema{version}")
                upgrade(db, version)
                self.notices.append(f"The journal was brought up to date; as it was, it is kept as {copy.name}.")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise

    def _open_otherwise(self, error: sqlite3.Error) -> None:
        """Open what cannot be opened as it should be: a damaged journal anew, any other for reading alone."""
        if is_damage(error):
            from tui.review.salvage import is_journal

            try:
                if not is_journal(self.path):
                    raise JournalError(f"{self.path}: this is not a journal of Zhupi; left untouched") from error
            except OSError as failure:
                raise JournalError(f"{self.path}: the journal cannot be opened ({reason(failure)})") from failure
            self._recover()
            return
        if not self.path.is_file():
            raise JournalError(f"{self.path}: the journal cannot be opened ({reason(error)})") from error
        try:
            self._open_for_reading()
        except (OSError, sqlite3.Error) as failure:
            raise JournalError(f"{self.path}: the journal cannot be opened ({reason(failure)})") from failure
        self.read_only = f"{self.path}: not recorded, for the journal cannot be written ({reason(error)})"
        self.notices.append(f"The journal can be read but not written, so no decision is taken: {reason(error)}.")

    def _open_for_reading(self) -> None:
        """A log beside the file that cannot be used there is read elsewhere. Raises sqlite3.Error or OSError."""
        log = self.path.with_name(f"{self.path.name}-wal")
        unread = log.exists() and log.stat().st_size > 0
        here = self.path.absolute().as_uri()
        for source in (f"{here}?mode=ro", *([] if unread else [f"{here}?immutable=1"])):
            self._source = source
            try:
                self._give(self._take())
                return
            except sqlite3.OperationalError:
                continue
        self._folder = tempfile.TemporaryDirectory(prefix="zhupi-")
        copy = Path(self._folder.name) / self.path.name
        shutil.copyfile(self.path, copy)
        if unread:
            shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
        with closing(sqlite3.connect(copy, isolation_level=None)) as db:
            notices = list(self.notices)
            self._prepare(db, copy)  # it may be of an older schema
            self.notices = notices
        self._source = f"{copy.as_uri()}?mode=rw"
        self._give(self._take())

    # -- reading ---------------------------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for reading, in nobody else's hands meanwhile. Raises JournalError."""
        generation = self._generation
        try:
            db = self._take()
        except sqlite3.Error as error:
            raise JournalError(f"{self.path}: the journal cannot be read ({reason(error)})") from error
        try:
            yield db
        except sqlite3.Error as error:
            db.close()
            raise JournalError(f"{self.path}: the journal cannot be read ({reason(error)})") from error
        except BaseException:
            db.close()
            raise
        self._give(db, generation)

    def _take(self) -> sqlite3.Connection:
        with self._idle_lock:
            if self._closed:
                raise JournalError(f"{self.path}: the journal is closed")
            if self._idle:
                return self._idle.pop()
        # Never to write: a reader that outlives its file's name must not put away the log of what has that name then.
        db = sqlite3.connect(self._source, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            version = kind_of(db, self.path)
            if version != SCHEMA_VERSION:
                raise sqlite3.OperationalError(f"it is of schema {version}, and has to be brought up to date first")
        except BaseException:
            db.close()
            raise
        return db

    def _give(self, db: sqlite3.Connection, generation: int = 0) -> None:
        with self._idle_lock:
            # A connection from before the file was given up reads a file that is not the journal any more.
            if not self._closed and generation == self._generation and len(self._idle) < _IDLE:
                self._idle.append(db)
                return
        db.close()

    # -- writing ---------------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is on disk when this ends. Raises JournalError; nothing is recorded then."""
        self._regain()
        self.inspect()
        with self._lock:
            db = self._writable()
            try:
                db.execute("BEGIN IMMEDIATE")
                self._still_there()
                yield db
                db.execute("COMMIT")
                self._still_there()
            except (sqlite3.Error, UnicodeError, OverflowError) as error:
                self._inspected = self._inspected and not is_damage(error)
                raise JournalError(f"{self.path}: not recorded ({reason(error)})") from error
            finally:
                if db.in_transaction:
                    with suppress(sqlite3.Error):
                        db.execute("ROLLBACK")
                if db.in_transaction:
                    self._drop_writer()  # what SQLite cannot take back it takes back when the file is opened again

    def _regain(self) -> None:
        """What could not be written when it was opened may be written now: the disk is there, nobody else writes."""
        with self._lock:
            if not self.read_only or self._closed:
                return
            try:
                self._open()
            except (OSError, sqlite3.Error) as error:
                raise JournalError(self.read_only) from error
            self.read_only = ""
            self._source = f"{self.path.absolute().as_uri()}?mode=ro"
            self._drop_readers()

    def _writable(self) -> sqlite3.Connection:
        if self._closed:
            raise JournalError(f"{self.path}: the journal is closed")
        if self._writer is None or self._identity != identity_of(self.path):
            # Moved, replaced or on a disk that was away: written is what lies there now, never a file without a name.
            self._drop_writer()
            if not self.path.exists():
                raise JournalError(f"{self.path}: not recorded, the journal is gone; it is used again when it is back")
            try:
                self._open()
            except (OSError, sqlite3.Error) as error:
                raise JournalError(f"{self.path}: not recorded ({reason(error)})") from error
        assert self._writer is not None
        return self._writer

    def _still_there(self) -> None:
        if self._identity != identity_of(self.path):
            raise JournalError(f"{self.path}: not recorded, the journal was moved or replaced meanwhile")

    def _drop_readers(self) -> None:
        with self._idle_lock:
            self._generation += 1
            idle, self._idle = self._idle, []
        for db in idle:
            db.close()

    def _drop_writer(self) -> None:
        self._drop_readers()
        # The last to close moves the log into the file, if it may write: then the file by itself is the whole journal.
        if self._writer is not None:
            self._writer.close()
        self._writer = None

    # -- damage ----------------------------------------------------------------------------------------------------

    def inspect(self) -> str:
        """Look through the whole file once, before the first write at the latest; set it aside if it is damaged.

        What was found is returned as a line for the reviewer, empty where all is well. Raises JournalError where what
        is damaged cannot be set aside.
        """
        with self._inspection:
            if self._inspected or self.read_only or self._closed:
                return ""
            try:
                with self.reading() as db:
                    found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
            except JournalError as error:
                if not is_damage(error.__cause__):
                    raise
                found = str(error)
            notice = ""
            if found != "ok":
                with self._lock:
                    self._recover()
                notice = self.notices[-1]
            self._inspected = True
            return notice

    def faults(self) -> list[str]:
        """What is wrong with the file, a line each. Raises JournalError where it cannot be read."""
        try:
            with self.reading() as db:
                return faults_in(db)
        except JournalError as error:
            if not is_damage(error.__cause__):
                raise
            return [str(error)]

    def _recover(self) -> None:
        """Set the damaged file aside and go on with what can be read of it."""
        from tui.review.recovery import recover

        self._drop_writer()
        try:
            self.notices.append(recover(self.path))
            self._open()
        except (OSError, sqlite3.Error) as error:
            raise JournalError(
                f"{self.path}: the journal is damaged and could not be set aside ({reason(error)}); left as it is"
            ) from error
        self._inspected = True

    def close(self) -> None:
        """Close the file; further calls fail."""
        with self._idle_lock:
            self._closed = True
        with self._lock:
            self._drop_writer()
        if self._folder is not None:
            self._folder.cleanup()
