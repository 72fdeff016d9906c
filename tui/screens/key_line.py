"""The line of keys at the bottom: one widget, where Textual's own footer is one for each key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Click, MouseMove
from textual.widget import Widget

from tui.screens.glyphs import cells

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen

_KEY = "bold $footer-key-foreground on $footer-key-background"
_TITLE = "$footer-description-foreground on $footer-description-background"


class KeyLine(Widget):
    """Shows the keys that hold where the focus is and what they do; a click on one presses it."""

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow what holds."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen and self.app.app_focus:
            self.refresh()

    def render(self) -> Content:
        """The keys, one after the other."""
        parts: list[tuple[str, str] | str] = []
        for bound in self._shown():
            parts += [(self.app.get_key_display(bound.binding), _KEY), (f" {bound.binding.description}", _TITLE), " "]
        return Content.assemble(*parts[:-1])

    def _shown(self) -> list[ActiveBinding]:
        """The bindings shown, each action once."""
        shown: dict[str, ActiveBinding] = {}
        for bound in self.screen.active_bindings.values():
            if bound.binding.show:
                shown.setdefault(bound.binding.action, bound)
        return list(shown.values())

    def _at(self, x: int) -> ActiveBinding | None:
        """What stands in a column."""
        end = 0
        for bound in self._shown():
            end += cells(f"{self.app.get_key_display(bound.binding)} {bound.binding.description} ")
            if x < end:
                return bound
        return None

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        if bound := self._at(event.x):
            self.app.simulate_key(bound.binding.key)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Tell what the key under the mouse does."""
        bound = self._at(event.x)
        self.tooltip = bound.tooltip if bound else None
