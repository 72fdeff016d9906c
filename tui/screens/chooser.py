"""A window that offers a few things to choose from: headings of the article, its links."""

from collections.abc import Callable, Sequence
from string import ascii_lowercase
from typing import ClassVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.screens.glyphs import one_line
from tui.screens.leaving import Leaving


class Chooser(Leaving[int | None]):
    """Gives the index of what was chosen, None for Esc. A hint letter goes to its line, Enter chooses it; where that is
    to be `quick`, the letter does both."""

    # Enter is taken before the list sees it: the window is gone before the next key is read.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
        Binding("enter", "choose", "Choose", show=False, priority=True),
    ]

    def __init__(
        self, title: str, labels: Sequence[str], hint: str, at: int = 0, *, quick: bool = False, classes: str = "",
        below: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """`title`, the lines `below` it, `labels` and `hint` are data, never markup; `at` is the index at which the
        cursor begins; with the class `-below` the window stands at the bottom, where it leaves the text in sight.
        """
        super().__init__(classes=classes)
        self._title = title
        self._labels = labels
        self._hint = hint
        self._at = at
        self._quick = quick
        self._below = below
        self.leaving: Callable[[], None] | None = None
        """Told when it closes, before anything else is."""

    def compose(self) -> ComposeResult:
        """The title, the labels with their hint letters, what the keys do."""
        with Vertical(id="chooser"):
            yield Static(Content.styled(one_line(self._title), "bold"))
            if self._below:
                yield Static(Content("\n".join(f"  {one_line(line)}" for line in self._below)))
            yield OptionList(*(Option(Content(line)) for line in self._lines()), markup=False)
            yield Static(Content.styled(self._hint, "dim"))

    def dismiss(self, result: int | None = None) -> AwaitComplete:
        """Close, and give that index."""
        if self.leaving and not self.is_left:
            self.leaving()
        return super().dismiss(result)

    def action_choose(self) -> None:
        """Give back the line under the cursor."""
        self.dismiss(self.query_one(OptionList).highlighted)

    def on_mount(self) -> None:
        """Begin at the line that is wanted."""
        self.query_one(OptionList).highlighted = self._at

    def _lines(self) -> list[str]:
        letters = [*ascii_lowercase, *[" "] * max(0, len(self._labels) - len(ascii_lowercase))]
        return [f"{letter}  {safe_label}" for letter, safe_label in zip(letters, self._safe_labels(), strict=False)]

    def _safe_labels(self) -> list[str]:
        indent = [len(label) - len(label.lstrip(" ")) for label in self._labels]
        return [" " * width + one_line(label) for width, label in zip(indent, self._labels, strict=True)]

    def on_key(self, event: Key) -> None:
        """Go to the line of a hint letter."""
        at = ascii_lowercase.find(event.character or "?")
        if 0 <= at < len(self._labels) and not self.is_left:
            event.stop()
            if self._quick:
                self.dismiss(at)
            else:
                self.query_one(OptionList).highlighted = at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back what was clicked."""
        self.dismiss(event.option_index)
