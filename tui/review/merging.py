"""Other journals' events taken in, from their files."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tui.review.errors import JournalError, reason
from tui.review.journal import Journal


def merge_file(journal: Journal, other: Path, say: Callable[[str], object] = lambda notice: None) -> int:
    """Take in the events of another journal; return how many were new. Its file is only read.

    A copy is opened, so that an older journal can be brought up to date and a damaged one be read as far as it goes;
    `say` hears of that. Events that this Zhupi cannot read come along. Raises JournalError.
    """
    if not other.is_file():
        raise JournalError(f"{other}: no such file")
    if journal.path.exists() and other.samefile(journal.path):
        raise JournalError(f"{other}: this is the journal itself")
    with tempfile.TemporaryDirectory(prefix="zhupi-") as folder:
        copy = Path(folder) / other.name
        try:
            shutil.copyfile(other, copy)
            log = other.with_name(f"{other.name}-wal")
            if log.exists():
                shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
        except OSError as error:
            raise JournalError(f"{other}: the journal cannot be read ({reason(error)})") from error
        try:
            with closing(Journal(copy, journal.reviewer)) as source:
                source.inspect()
                for notice in source.notices:
                    if "damaged" in notice:
                        say(f"{other}: it is damaged; what can be read of it is taken")
                rows = source.rows()
        except JournalError as error:
            raise JournalError(str(error).replace(str(copy), str(other))) from error
    return journal.merge_rows(rows)
