"""Every key and what it does, made from the registry of actions."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from tui.screens.actions import ACTIONS, Where, bindings
from tui.screens.desk import FLAG, WORDS
from tui.screens.glyphs import fit
from tui.screens.keymap import Keymap

_MARKS = [*WORDS.items(), (FLAG, "flagged"), ("▸", "under review")]
_LEGEND = "\n".join(
    [
        *(f"  {mark}  {word}" for mark, word in _MARKS),
        "In the text figures are underlined, tickers underlined twice,",
        "measures on a tinted ground, rejected facts struck out.",
        "",
        "In the archive: › open, • not read yet, ★ starred, 3/7 of seven",
        "facts three undecided, ✓7 all seven decided, ! could not be read.",
    ]
)


def help_text(keymap: Keymap) -> Content:
    """All actions by where they hold, then the legend of marks."""
    parts: list[Content] = []
    for where in Where:
        parts.append(Content.styled(f"Keys {where}", "bold"))
        parts += [
            Content.assemble((f"  {fit(keymap.shown(action), 12)}", "bold"), action.help)
            for action in ACTIONS
            if action.where is where
        ]
        parts.append(Content(""))
    return Content("\n").join([*parts, Content.styled("Marks of a fact, in every pane", "bold"), Content(_LEGEND)])


class HelpScreen(ModalScreen[None]):
    """A window with all keys; Esc closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.WINDOW)]

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The list of keys, scrolled by the arrow keys."""
        with VerticalScroll(id="help"):
            yield Static(help_text(self._keymap), markup=False)
        yield Footer(show_command_palette=False)
