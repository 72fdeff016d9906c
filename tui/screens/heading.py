"""The heading of a pane: the longest of several wordings that fits."""

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from tui.screens.glyphs import cells, fit, one_line


class Heading(Static):
    """One line; it is drawn anew only where it says something else."""

    _wordings: tuple[str, ...] = ("",)
    _end = ""

    def say(self, *wordings: str, end: str = "") -> None:
        """Show the first of some wordings that is seen in full, else as much of the last as fits; `end` in any case."""
        self._wordings, self._end = tuple(map(one_line, wordings)), end
        width = self.content_size.width
        room = width - cells(end)
        line = next((line for line in self._wordings if not width or cells(line) <= room), None)
        line = self._shortened(room) if line is None else line
        if line + end != str(self.content):
            self.update(Content(line + end), layout=False)

    def _shortened(self, room: int) -> str:
        return fit(self._wordings[-1], room) if self._end else self._wordings[-1]

    def on_resize(self, event: Resize) -> None:
        """Choose anew: more or less has room now."""
        self.say(*self._wordings, end=self._end)
