"""A window that shows how far something is: Esc stops it, Enter lets it go on by itself."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.screens.glyphs import one_line
from tui.screens.progress_line import bar

HINT = "Esc: stop · Enter: go on reviewing, this goes on by itself"


class ProgressDialog(ModalScreen[None]):
    """Shows what is being done and how far it is; `stop` is called on Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", show=False),
        Binding("enter,q", "dismiss(None)", "Go on", show=False),
    ]

    def __init__(self, title: str, stop: Callable[[], object], hint: str = HINT) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._stop = stop
        self._line, self._share = "…", 0.0

    def compose(self) -> ComposeResult:
        """The title, the bar, what the keys do."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(one_line(self._title), "bold"))
            yield Static(id="progress-bar", markup=False)
            yield Static(Content.styled(self._hint, "dim"))

    def on_resize(self) -> None:
        """Draw the bar as wide as the window is now."""
        self.call_after_refresh(self._draw)

    def tell(self, line: str, share: float) -> None:
        """Say how far it is: in words, and as a share from 0 to 1."""
        self._line, self._share = line, share
        self._draw()

    def action_stop(self) -> None:
        """Stop what is being done."""
        self._stop()
        self.dismiss()

    def _draw(self) -> None:
        for line in self.query("#progress-bar").results(Static):  # none before the window stands
            line.update(bar([one_line(self._line)], line.content_size.width, self._share), layout=False)
