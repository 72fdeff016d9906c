"""Containers that other widgets cover: Textual draws each of their lines, to show none of them."""

from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Covered(Widget):
    """A container without border, padding and tint: one blank line, in its background, is all of its lines.

    Styles follow the first base: this stands behind the container that is covered.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of a part of the container."""
        strip = Strip.blank(crop.width, self.rich_style)
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        return [strip] * crop.height


class Row(Horizontal, Covered):
    """Panes side by side."""


class Pane(Vertical, Covered):
    """A pane: its heading, its lines and what stands below them."""
