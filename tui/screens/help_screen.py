"""Every key and what it does, made from the registry of actions."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from tui.screens.actions import LISTS, Where, bindings, grouped
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
        "facts three undecided, ✓7 all seven decided (3 and ✓ in a narrow",
        "pane), ! could not be read.",
    ]
)


def help_text(keymap: Keymap, here: Where = Where.EVERYWHERE) -> Content:
    """All actions by where they hold, those of the screen one is on (`here`) first, then the legend of marks."""
    parts: list[Content] = []
    for title, actions in grouped((here, Where.LIST) if here in LISTS else (here,)).items():
        parts.append(Content.styled(title, "bold underline"))
        parts += [Content.assemble((f"  {fit(keymap.shown(action), 12)}", "bold"), action.help) for action in actions]
        parts.append(Content(""))
    legend = Content.styled("Marks of a fact, in every pane", "bold underline")
    return Content("\n").join([*parts, legend, Content(_LEGEND)])


class HelpScreen(ModalScreen[None]):
    """A window with all keys; Esc closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.WINDOW),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
        Binding("space", "scroll('page_down')", show=False),
        Binding("g", "scroll('home')", show=False),
        Binding("G", "scroll('end')", show=False),
    ]

    def __init__(self, keymap: Keymap, here: Where = Where.EVERYWHERE) -> None:
        super().__init__()
        self._keymap = keymap
        self._here = here

    def compose(self) -> ComposeResult:
        """The list of keys, scrolled by the keys of a list."""
        with VerticalScroll(id="help"):
            yield Static(help_text(self._keymap, self._here), markup=False)
        yield Footer(show_command_palette=False)

    def action_scroll(self, way: str) -> None:
        """Move the list as lists are moved everywhere."""
        getattr(self.query_one("#help"), f"scroll_{way}")(animate=False)
