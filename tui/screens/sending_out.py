"""Export from the screen: a format, a file, and the work in the background with its progress.

The formats are loaded when one is asked for: no first frame waits for them.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import on
from textual.message import Message

from tui.archive.store import CatalogError
from tui.review.journal import JournalError
from tui.screens.background import Background
from tui.screens.judging import Judging

_EVERY = 50
"""Articles between two reports of progress."""


class SendingOut(Judging):
    """Writes facts with decisions for other programs."""

    class Exported(Message):
        """An export has got so far, or has ended."""

        def __init__(self, line: str, *, error: bool = False, ended: bool = False) -> None:
            super().__init__()
            self.line = line
            self.error = error
            self.ended = ended

    def on_mount(self) -> None:
        """Make ready for exports."""
        self._exporting = Background()
        self._written_over: Path | None = None

    def action_export(self) -> None:
        """Choose a format, then a file."""
        from tui.review.formats.registry import FORMATS
        from tui.screens.dialog import KeyMenu, LinePrompt

        formats = list(FORMATS.values())
        choices = [(str(number), one.title) for number, one in enumerate(formats, 1)]

        async def ask_where(at: int) -> bool:
            chosen = formats[at]
            name = self.catalog.target.stem or "facts"
            place = Path.home() / f"{name}{chosen.suffix or '-' + chosen.name}"
            self._written_over = None
            prompt = LinePrompt(f"Export as {chosen.name} to", str(place), partial(self._export, chosen.name), "export")
            self.app.call_later(self.app.push_screen, prompt)
            return True

        self.app.push_screen(KeyMenu("Export facts with decisions as", choices, ask_where))

    async def _export(self, name: str, place: str) -> bool:
        if not place.strip():
            return False
        try:
            path = Path(place.strip()).expanduser()
        except RuntimeError as error:  # ~somebody, who is nobody here
            self.say(f"{place.strip()}: {error}", error=True)
            return False
        if path.is_file() and path != self._written_over:
            self._written_over = path
            self.say(f"{path} is there already: Enter writes over it, Esc leaves it.")
            return False
        self._written_over = None
        self.tell("exporting …")
        self._exporting.run(partial(self._write, name, path))
        return True

    def _write(self, name: str, place: Path, is_stale: Callable[[], bool]) -> None:
        from tui.review.formats.exporting import export
        from tui.review.formats.model import FormatError
        from tui.review.formats.sources import from_catalog
        from tui.review.formats.staging import loss_by

        def report(done: int, total: int) -> None:
            if done % _EVERY == 0:
                self.post_message(self.Exported(f"exporting … {done} of {total} articles"))

        try:
            if loss := loss_by(place, [self.catalog.target]):
                raise FormatError(f"{place}: {loss}")
            done = export(from_catalog(self.catalog), name, place, journal=self.journal, report=report)
        except (FormatError, CatalogError, JournalError, OSError) as error:
            self.post_message(self.Exported(str(error), error=True, ended=True))
            return
        line = f"{done.facts} facts of {done.articles} articles, {done.events} events: {place}"
        self.post_message(self.Exported(line, ended=True))

    @on(Exported)
    def _say_exported(self, message: Exported) -> None:
        if message.ended:
            self.tell("")
            self.say(message.line, error=message.error)
        else:
            self.tell(message.line)
