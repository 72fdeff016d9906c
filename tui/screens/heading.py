"""The heading of a pane: the longest of several wordings that fits."""

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from tui.screens.glyphs import cells, one_line


class Heading(Static):
    """One line; it is drawn anew only where it says something else."""

    _wordings: tuple[str, ...] = ("",)

    def say(self, *wordings: str) -> None:
        """Show the first of some wordings that is seen in full, else the last."""
        self._wordings = tuple(map(one_line, wordings))
        width = self.content_size.width
        line = next((line for line in self._wordings if not width or cells(line) <= width), self._wordings[-1])
        if line != str(self.content):
            self.update(Content(line), layout=False)

    def on_resize(self, event: Resize) -> None:
        """Choose anew: more or less has room now."""
        self.say(*self._wordings)
