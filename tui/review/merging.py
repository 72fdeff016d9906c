"""Other journals' events taken in, from their files."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tui.review.errors import JournalError, reason
from tui.review.events import is_ahead
from tui.review.journal import Journal


def merge_file(journal: Journal, other: Path, say: Callable[[str], object] = lambda notice: None) -> int:
    """Take in the events of another journal; return how many were new. Its file is only read.

    A copy is opened, so that an older journal can be brought up to date and a damaged one be read as far as it goes;
    `say` hears of that, and of events that are dated in the future: they are taken with the rest, in the order of
    their times. Events that this Zhupi cannot read come along. Raises JournalError.
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
    taken = journal.merge_rows(rows)
    if told := _told_ahead([(str(at), str(reviewer)) for _, _, at, reviewer, *_ in rows]):
        say(f"{other}: {told}")
    return taken


def _told_ahead(told: list[tuple[str, str]]) -> str:
    """What is to be said of events, by time and reviewer, that are dated in the future; "" where none are."""
    ahead = [(at, reviewer) for at, reviewer in told if is_ahead(at)]
    if not ahead:
        return ""
    names = ", ".join(sorted({reviewer for _, reviewer in ahead}))
    events = "1 event is" if len(ahead) == 1 else f"{len(ahead)} events are"
    last = max(at for at, _ in ahead)[:16]
    return f"{events} dated in the future, up to {last} UTC; kept as they are, later decisions of {names} follow them"
