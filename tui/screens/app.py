"""The app: themes, commands, and the screen with the three panes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.events import CursorPosition, Key
from textual.notifications import Notify

from tui.archive.catalog import Catalog
from tui.config import AUTO, Config
from tui.review.adopted import Adopted
from tui.review.journal import Journal
from tui.review.kept_queue import KeptQueue
from tui.review.marks import Marks
from tui.review.places import Places
from tui.review.resume import Resume
from tui.screens.actions import Where
from tui.screens.ambiguous import ASK, answer_of, draw_ambiguous
from tui.screens.background import Background
from tui.screens.calm import CALM, begin_calm
from tui.screens.kept_sheet import KeptSheet
from tui.screens.keymap import Keymap
from tui.screens.keys_ahead import KeysAhead
from tui.screens.main_screen import MainScreen
from tui.screens.messages import Messages
from tui.screens.palette import Actions
from tui.screens.recolouring import Recolouring
from tui.screens.themes import ANSI, INK, THEMES, ours_for

if TYPE_CHECKING:
    from concurrent.futures import Future

    from textual.theme import Theme

    from tui.screens.first_look import FirstLook


LATER = (
    "tui.review.precision", "tui.review.checks", "tui.review.pace", "tui.screens.telling", "tui.screens.chooser",
    "tui.screens.dialog", "tui.screens.list_dialog",
)  # fmt: skip
"""What the first frame does without and the first keys need."""

LATER_AFTER = 0.3
"""Seconds after the first frame after which it is loaded."""


class ZhupiApp(KeysAhead, Recolouring):
    """Reads the articles of one archive and records the decisions on their facts in one journal."""

    TITLE = "Zhupi"
    CSS_PATH: ClassVar = ["app.tcss", "panes.tcss", "windows.tcss"]
    """In pieces: a theme is put on piece by piece, and keys have their turn in between."""

    COMMANDS: ClassVar = {Actions}
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        catalog: Catalog,
        journal: Journal | None,
        places: Places | None = None,
        notices: tuple[str, ...] = (),
        config: Config | None = None,
        marks: Marks | None = None,
        resume: Resume | None = None,
        kept_queue: KeptQueue | None = None,
        patterns: Path | None = None,
        first_look: Future[FirstLook | None] | None = None,
        styles: Path | None = None,
    ) -> None:
        self._colours: tuple[Theme | None, dict[str, str]] = (None, {})
        self._is_made = False
        super().__init__()
        self._is_made = True
        self.config = config or Config()
        self.keymap = Keymap(self.config.keys)
        self.set_keymap(self.keymap.textual)
        self._catalog = catalog
        self._journal = journal
        self._places = places
        self._marks = marks
        self._resume = resume
        self._kept_queue = kept_queue
        self._patterns = patterns
        self._first_look = first_look
        self._later = Background()
        self.messages = Messages(self.clear_notifications)
        width = self.config.terminal.ambiguous_width
        self._ambiguous = width if isinstance(width, int) else None
        self._notices = (*notices, *self.config.problems, *self.keymap.problems, *self._put_up_themes())
        self.stylesheet = self.sheet = KeptSheet(self.get_css_variables(), styles)

    def _put_up_themes(self) -> list[str]:
        """Make our themes and the user's known, put up the one that is wanted; what there is to complain of."""
        own, problems = self._read_themes()
        for theme in (*THEMES, ANSI, *own):
            self.register_theme(theme)
        self._own_themes = [theme.name for theme in (*THEMES, *own)]
        wanted = self.config.terminal.theme
        known = wanted == AUTO or wanted in self.available_themes
        self.theme = wanted if known and wanted != AUTO else INK.name
        return problems if known else [*problems, f"[terminal] theme: none is called {wanted}; {INK.name} is used"]

    def _read_themes(self) -> tuple[list[Theme], list[str]]:
        folder = self.config.path.parent / "themes" if self.config.path else None
        if folder is None or not folder.exists():
            return [], []
        from tui.screens.user_themes import read_themes

        return read_themes(folder)

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, worked out once; Textual's constructor asks before the theme is ours."""
        theme = self.current_theme
        if self._is_made and self._colours[0] is not theme:
            self._colours = theme, super().get_css_variables()
        self.theme_variables = self._colours[1]
        return self.theme_variables

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours for themes that do not know them, so that any Textual theme works."""
        return ours_for(self.current_theme)

    def get_default_screen(self) -> MainScreen:
        """The three panes are the screen that stands below all others: none has to be put up over another's frame."""
        if self.config.terminal.theme == AUTO and self.console.color_system == "standard" and not self.is_headless:
            self.theme = ANSI.name
            self.stylesheet.set_variables(self.get_css_variables())
        # Threads that read the archive give way to the one that draws: it waits for a millisecond, not for five.
        sys.setswitchinterval(0.001)
        if self._ambiguous is not None:
            draw_ambiguous(self._ambiguous)
            self.set_class(self._ambiguous == 2, "-wide-ambiguous")
        screen = MainScreen(self._catalog, self._journal, self._places, self._notices, self._marks, self._resume)
        screen.kept_queue = self._kept_queue
        if self._patterns:
            screen.adopted = self._catalog.lens = Adopted(self._patterns, screen.say_patterns)
        screen.first_look = self._first_look
        screen.reading.options = self.config.reading
        # Textual tells of the width only after the first frame, which would have panes of another width.
        screen.fit_panes(self.size.width)
        return screen

    def on_mount(self) -> None:
        """Go on with what can wait when the archive can be seen."""
        self.call_after_refresh(self._after_first_frame)

    async def on_key(self, event: Key) -> None:
        """Before what a key is bound to is done: send it on where the focus has moved since."""
        if not await self.sent_on(event):
            self.messages.key_pressed()

    def on_notify(self, event: Notify) -> None:
        """A message is about to be shown."""
        said = event.notification
        self.messages.said(said.message, trouble=said.severity != "information")

    def _after_first_frame(self) -> None:
        self.set_timer(LATER_AFTER, self._load_later)
        self.set_timer(CALM, begin_calm)
        # Nobody waits for the answer: a terminal that gives none is taken to draw one cell, as most do.
        if self._ambiguous is None and self._driver is not None:
            self._driver.write(ASK)
            self._driver.flush()
            self.screen.refresh()

    def _load_later(self) -> None:
        def load(is_stale: Callable[[], bool]) -> None:
            for name in LATER:
                import_module(name)
            self.sheet.keep()

        self._later.run(load)

    def on_cursor_position(self, event: CursorPosition) -> None:
        """The terminal has told how wide it draws characters of ambiguous width."""
        answer = answer_of(event.x, event.y)
        if self._ambiguous is None and answer is not None:
            self._draw_ambiguous(answer)

    def _draw_ambiguous(self, cells: int) -> None:
        self._ambiguous = cells
        draw_ambiguous(cells)
        # Lines and scrollbars are of ambiguous width themselves: where that is two cells, they are left out.
        self.set_class(cells == 2, "-wide-ambiguous")
        if isinstance(self.screen, MainScreen):
            self.screen.reading.set_anew()
            self.screen.archive.set_anew()
        self.screen.refresh(layout=True)

    def action_next_theme(self) -> None:
        """Change to the next of our themes and of the user's."""
        names = self._own_themes
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]

    def action_help(self) -> None:
        """Show all keys, those of the pane or screen one is in first."""
        from tui.screens.help_screen import HelpScreen

        places = (getattr(place, "where", None) for place in (self.screen.focused, self.screen))
        self.push_screen(HelpScreen(self.keymap, next(filter(None, places), Where.EVERYWHERE)))
