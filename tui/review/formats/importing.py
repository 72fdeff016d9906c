"""Importing: decisions out of files, ours or other programs', into the journal; importing twice changes nothing more.

    done = import_file(Path("facts.csv"), journal, reviewer="li")

Nothing in a file is trusted: a text must have its hash and a quote stand where it is said to. What does not is told in
a line, and the rest goes on. Works in a thread of its own.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from threading import Event as Stop

from tui.review.events import Event
from tui.review.formats import event_lines, placing
from tui.review.formats.model import Claim, FormatError
from tui.review.formats.registry import FORMATS, Format, format_of
from tui.review.formats.taking import Stamp, TextClaims
from tui.review.journal import Journal
from tui.review.rows import is_keepable

_CHUNK = 5_000
"""Events that are brought into the journal together."""


@dataclass(slots=True)
class Imported:
    """What an import did: `claims` found in the file, `decisions` that were news, `events` of a journal taken over.

    `problems` are lines for people, one for each claim or event that could not be taken; but one for all claims that
    could not be checked because no texts stand beside the file (`unchecked`).
    """

    claims: int = 0
    decisions: int = 0
    events: int = 0
    stopped: bool = False
    problems: list[str] = field(default_factory=list)
    unchecked: int = 0

    @property
    def refused(self) -> int:
        """How many claims and events were not taken."""
        return len(self.problems) + max(self.unchecked - 1, 0)


def import_file(
    path: Path,
    journal: Journal,
    *,
    reviewer: str,
    format_name: str | None = None,
    report: Callable[[int], object] = lambda claims: None,
    stop: Stop | None = None,
) -> Imported:
    """Take the decisions of a file or folder into the journal; its events, too, where they stand beside it.

    `reviewer` is whose the decisions are where the file does not say. Everything that one import decides is undone
    together. Raises FormatError where the file is none that can be read, and what the journal raises.
    """
    done = Imported()
    stop = stop or Stop()
    if path.name.endswith(event_lines.SUFFIX):
        texts = path.with_name(path.name.removesuffix(event_lines.SUFFIX) + placing.SUFFIX)
        _take_events(path, placing.Texts(texts), journal, done, stop)
        return done
    format_ = FORMATS[format_name] if format_name else format_of(path)
    texts_file = None if format_.texts else placing.beside(path, placing.SUFFIX)
    events_file = placing.beside(path, event_lines.SUFFIX)
    if not format_.texts and events_file.is_file():
        _take_events(events_file, placing.Texts(texts_file), journal, done, stop)
    stamp = Stamp(journal.next_moment(), str(uuid.uuid4()))
    _take_claims(_placed(format_, path, placing.Texts(texts_file), done), journal, reviewer, stamp, done, report, stop)
    if done.unchecked and texts_file:
        done.problems.append(
            f"{path.name}: {done.unchecked} facts cannot be checked without their texts and are not taken: give it"
            f" the export's name again, or copy that export's texts to {texts_file.name} beside it"
        )
    return done


def _placed(format_: Format, path: Path, texts: placing.Texts, done: Imported) -> Iterator[tuple[Claim, str]]:
    """The claims that stand in their texts, with those; the rest goes to the problems."""
    no_texts = not (format_.texts or placing.beside(path, placing.SUFFIX).is_file())
    for claim in format_.claims(path):
        done.claims += 1
        try:
            if isinstance(claim, FormatError):
                raise claim
            text, _ = texts.placed(claim)
        except FormatError as error:
            if no_texts and isinstance(error, placing.TextMissingError):
                done.unchecked += 1
            else:
                done.problems.append(str(error))
        else:
            yield replace(claim, by_hand=True) if texts.is_changed(claim) else claim, text


def _take_claims(
    claims: Iterable[tuple[Claim, str]],
    journal: Journal,
    reviewer: str,
    stamp: Stamp,
    done: Imported,
    report: Callable[[int], object],
    stop: Stop,
) -> None:
    pending: list[Event] = []
    for sha256, group in groupby(claims, key=lambda pair: pair[0].text_sha256):
        known: TextClaims | None = None
        for claim, text in group:
            if known is None:
                if any(event.key.text_sha256 == sha256 for event in pending):
                    done.decisions += journal.merge(pending)
                    pending = []
                earlier = [
                    event for sha in journal.texts_of(claim.article) if sha != sha256 for event in journal.events(sha)
                ]
                known = TextClaims(text, sha256, journal.events(sha256), earlier)
            try:
                event = known.event_of(claim, claim.reviewer or reviewer, stamp)
            except FormatError as error:
                done.problems.append(str(error))
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
                done.problems.append(f"{claim.where}: what it says cannot be read ({error!r}); not taken")
            else:
                pending += [event] if event is not None else []
        if len(pending) >= _CHUNK:
            done.decisions += journal.merge(pending)
            pending = []
        report(done.claims)
        if stop.is_set():
            done.stopped = True
            break
    done.decisions += journal.merge(pending)


def _take_events(path: Path, texts: placing.Texts, journal: Journal, done: Imported, stop: Stop) -> None:
    """Take over the events of another journal, as they are; those whose words do not stand in their text are told."""
    pending: list[Event] = []
    for event in event_lines.events_in(path):
        if isinstance(event, FormatError):
            done.problems.append(str(event))
            continue
        key = event.key
        if texts.denies(event):
            done.problems.append(
                f"{path.name}: {key.kind} “{key.quote}” does not stand {key.nth} times in its text; event not taken"
            )
            continue
        if not is_keepable(event):
            done.problems.append(
                f"{path.name}: {key.kind} “{key.quote}” holds characters that are none; event not taken"
            )
            continue
        pending.append(event)
        if len(pending) >= _CHUNK:
            done.events += journal.merge(pending)
            pending = []
        if stop.is_set():
            done.stopped = True
            break
    done.events += journal.merge(pending)
