"""The app: themes, commands, and the screen with the three panes."""

from pathlib import Path
from typing import ClassVar

from textual.app import App

from tui.archive.catalog import Catalog
from tui.review.journal import Journal
from tui.review.places import Places
from tui.screens.main_screen import MainScreen
from tui.screens.palette import Actions
from tui.screens.themes import INK, PAPER


class ZhupiApp(App[None]):
    """Reads the articles of one archive and records the decisions on their facts in one journal."""

    TITLE = "Zhupi"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {Actions}
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self, target: Path, journal: Journal | None, places: Places | None = None, notices: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self._target = target
        self._journal = journal
        self._places = places
        self._notices = notices
        self.register_theme(PAPER)
        self.register_theme(INK)
        self.theme = INK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours for themes that do not know them, so that any Textual theme works."""
        return (INK if self.current_theme.dark else PAPER).variables

    def on_mount(self) -> None:
        """Open the archive."""
        self.push_screen(MainScreen(Catalog(self._target), self._journal, self._places, self._notices))

    def action_toggle_theme(self) -> None:
        """Change between the light and the dark theme."""
        self.theme = PAPER.name if self.theme == INK.name else INK.name
