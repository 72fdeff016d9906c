"""Export from the screen: a format, a file, and the work in the background with its progress.

The formats are loaded when one is asked for: no first frame waits for them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.archive.store import CatalogError
from tui.review.journal import JournalError
from tui.screens.background import Background
from tui.screens.judging import Judging
from tui.screens.keys_ahead import push_next

if TYPE_CHECKING:
    from tui.review.formats.steps import Step
    from tui.screens.progress_dialog import ProgressDialog

_TELL = 0.1
"""Seconds between two reports of progress."""

_PATIENCE = 3.0
"""Seconds that closing waits for an export to remove what it has written."""


ACCEPTED, SOUGHT = 1, 2
"""Numbers of what else than all facts can be exported: the accepted ones, those that were searched for."""


class SendingOut(Judging):
    """Writes facts with decisions for other programs."""

    class Stepped(Message):
        """An export has got so far."""

        def __init__(self, step: Step) -> None:
            super().__init__()
            self.step = step

    class Exported(Message):
        """An export has ended."""

        def __init__(self, line: str, *, error: bool = False) -> None:
            super().__init__()
            self.line = line
            self.error = error

    exporting: Path | None = None
    """Where the export under way goes; None where there is none."""

    _export_step: Step | None = None
    _export_window: ProgressDialog | None = None

    def on_mount(self) -> None:
        """Make ready for exports."""
        self._exporting = Background()
        self._written_over: Path | None = None
        self._stop_export, self._export_ended = Event(), Event()

    async def end_export(self) -> None:
        """Stop the export under way; nothing half written stays."""
        self._stop_export.set()
        if self.exporting:
            await asyncio.to_thread(self._export_ended.wait, _PATIENCE)

    def action_export(self) -> None:
        """Choose a format, then a file; where an export is under way, show how far it is."""
        self.ask_export(self.words_sought())

    def ask_export(self, words: str, scope: int = 0) -> None:
        """Ask for a format and a file; `words` is the query whose facts can be chosen, `scope` what is at first."""
        from tui.review.formats.registry import FORMATS
        from tui.screens.dialog import KeyMenu, LinePrompt

        if self.exporting:
            self._show_export(self.exporting)
            return
        formats = list(FORMATS.values())
        choices = [(str(number), one.title) for number, one in enumerate(formats, 1)]
        scopes = ["all facts", "accepted ones", *([f"what “{words}” asks for"] if words else [])]

        async def ask_where(at: int) -> bool:
            chosen = formats[at]
            name = self.catalog.target.stem or "facts"
            place = Path.home() / f"{name}{chosen.suffix or '-' + chosen.name}"
            self._written_over = None
            export = partial(self._export, chosen.name, menu.scope == ACCEPTED, words if menu.scope == SOUGHT else "")
            title = f"Export {scopes[menu.scope]} as {chosen.name} to"
            push_next(self, LinePrompt(title, str(place), export, "export"))
            return True

        menu = KeyMenu("Export facts with decisions as", choices, ask_where, scopes=scopes)
        menu.scope = scope
        self.app.push_screen(menu)

    async def _export(self, name: str, accepted: bool, words: str, place: str) -> bool:
        if not place.strip():
            return False
        try:
            path = Path(place.strip()).expanduser()
            taken = path.is_file()
            if "\0" in place:
                raise ValueError("it holds a character that no name can hold")
        except (RuntimeError, OSError, ValueError) as error:  # ~somebody, who is nobody here; a name too long
            self.say(f"This is no place for a file: {error}"[:200], error=True)
            return False
        if taken and path != self._written_over:
            self._written_over = path
            self.say(f"{path} is there already: Enter writes over it, Esc leaves it.")
            return False
        self._written_over = None
        self.exporting, self._export_step = path, None
        self._stop_export, self._export_ended = Event(), Event()
        chosen = (name, accepted, words)
        self._exporting.run(partial(self._write, chosen, path, self._stop_export, self._export_ended))
        self._show_export(path)
        return True

    def _show_export(self, path: Path) -> None:
        from tui.screens.progress_dialog import ProgressDialog

        self._export_window = ProgressDialog(f"Exporting to {path}", self._stop_export.set)
        if self._export_step:
            self._export_window.tell(f"{self._export_step} …", self._export_step.share)
        self.app.call_later(self._put_up, self._export_window)

    def _put_up(self, window: ProgressDialog) -> None:
        if self.exporting:  # it may have ended while the window before was closed
            self.app.push_screen(window)

    def _write(
        self, chosen: tuple[str, bool, str], place: Path, stop: Event, ended: Event, is_stale: Callable[[], bool]
    ) -> None:
        """Write an export: its format, whether of accepted facts alone, the query that chooses facts."""
        from tui.archive.query import QueryError, parse
        from tui.review.formats.exporting import export
        from tui.review.formats.joining import Selection
        from tui.review.formats.model import FormatError
        from tui.review.formats.sources import from_catalog
        from tui.review.formats.staging import loss_by

        told = 0.0

        def report(step: Step) -> None:
            nonlocal told
            if step.done == 0 or monotonic() - told >= _TELL:
                told = monotonic()
                self.post_message(self.Stepped(step))

        try:
            if loss := loss_by(place, [self.catalog.target]):
                raise FormatError(f"{place}: {loss}")
            name, accepted, words = chosen
            source = from_catalog(self.catalog, parse(words, self.states.names if self.states else ()), self.states)
            selection = Selection(states=frozenset({"accepted"} if accepted else ()))
            done = export(source, name, place, journal=self.journal, selection=selection, report=report, stop=stop)
        except (FormatError, CatalogError, JournalError, QueryError, OSError) as error:
            message = self.Exported(str(error), error=True)
        else:
            line = f"{done.facts} facts of {done.articles} articles, {done.events} events: {place}"
            message = self.Exported("The export was stopped; nothing was written." if done.stopped else line)
        finally:
            ended.set()
        self.post_message(message)

    @on(Stepped)
    def _show_step(self, message: Stepped) -> None:
        if self.exporting is None:
            return
        self._export_step = message.step
        if self._export_window:
            self._export_window.tell(f"{message.step} …", message.step.share)
        if self._export_window is not self.app.screen:
            self.tell(f"exporting: {message.step} · Ctrl+E shows it")

    @on(Exported)
    def _say_exported(self, message: Exported) -> None:
        self.exporting = None
        if self._export_window and self._export_window.is_current:
            self._export_window.dismiss()
        self.tell("")
        self.say(message.line, error=message.error)
