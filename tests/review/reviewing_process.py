"""A review as a process of its own: acts at random, and what is on disk is said before the next act."""

import multiprocessing
import os
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from tests.review.three_figures import KEYS, OUTCOMES, deed
from tui.review.errors import JournalError
from tui.review.events import Act, Event, fold
from tui.review.journal import Journal

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.review.reviewing_process"])


def start(target: Callable[..., None], *arguments: object) -> tuple[ForkServerProcess, Connection]:
    """A process that calls one of the functions here, and what it says."""
    heard, say = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=target, args=(say, *arguments), daemon=True)
    process.start()
    say.close()
    return process, heard


def lines_of(heard: Connection) -> Iterator[dict[str, Any]]:
    """What a process says until it ends; what it was amid saying is not said."""
    with suppress(EOFError, OSError, ValueError):
        while True:
            yield heard.recv()


def said(events: Iterable[Event], reviewer: str) -> list[list[str]]:
    """What a reviewer's events come to, in a form that two processes can compare."""
    decisions = fold([event for event in events if event.reviewer == reviewer])
    return sorted([key.quote, str(key.nth), decision.state] for key, decision in decisions.items())


def act(journal: Journal, chance: random.Random) -> list[Event]:
    """Record, undo or redo something."""
    kind = chance.choice([*OUTCOMES, *OUTCOMES, Act.UNDO, Act.REDO])
    if kind is Act.UNDO:
        return journal.undo()
    if kind is Act.REDO:
        return journal.redo()
    return journal.record([deed(at, kind) for at in sorted(chance.sample(range(3), chance.randint(1, 3)))])


def review(say: Connection, path: Path, reviewer: str, seed: int, acts: int) -> None:
    """Review, and say after each act which events it added, up to which the journal is on disk, what it comes to."""
    chance = random.Random(seed)
    journal = Journal(path, reviewer)
    say.send({"ready": True})
    done = 0
    while done < acts:
        try:
            events = act(journal, chance)
        except JournalError as error:
            say.send({"error": str(error)})
            continue
        done += 1
        known = journal.events()
        last = max((event.id for event in known), default=0)
        say.send({"uids": [event.uid for event in events], "last": last, "comes_to": said(known, reviewer)})
    journal.close()


def review_on_a_small_disk(say: Connection, path: Path, seed: int) -> None:
    """The same where no file can be larger than 100 kB, until that has been said a few times."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
    review(say, path, "li", seed, 100_000)


def look_as_nobody(say: Connection, path: Path) -> None:
    """Open a journal as a user who may write nowhere, if this process may become one; say what that gave."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    with closing(Journal(path, "li")) as journal:
        found = {"events": len(journal.events()), "notices": journal.notices, "damage": journal.inspect()}
        found["decisions"] = len(journal.decisions(KEYS[0].text_sha256))
        try:
            journal.record([deed(0, Act.ACCEPT)])
        except JournalError as error:
            found["error"] = str(error)
        say.send(found)
