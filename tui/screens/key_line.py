"""The line of keys at the bottom: one widget, where Textual's own footer is one for each key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Click, MouseMove
from textual.widget import Widget

from tui.screens.actions import FOOTERS, Where
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
        """The keys, one after the other, as far as they are seen in full."""
        parts: list[tuple[str, str] | str] = []
        room = self.size.width
        for bound, title in self._shown():
            key = self.app.get_key_display(bound.binding)
            room -= cells(f"{key} {title}")
            if room < 0:
                break
            parts += [(key, _KEY), (f" {title}", _TITLE), " "]
            room -= 1
        return Content.assemble(*parts[:-1])

    def _shown(self) -> list[tuple[ActiveBinding, str]]:
        """The bindings shown and what they are called, each action once."""
        focused, active = self.screen.focused, self.screen.active_bindings.values()
        is_typed_in = focused is not None and focused.check_consume_key("a", "a")
        where = getattr(focused, "where", None) or getattr(self.screen, "where", Where.EVERYWHERE)
        if where in FOOTERS and (where is Where.TYPING or not is_typed_in):
            by_id = {bound.binding.id: bound for bound in reversed(active)}
            return [(by_id[id_], title) for id_, title in FOOTERS[where].items() if id_ in by_id]
        shown: dict[str, ActiveBinding] = {}
        for bound in active:
            if bound.binding.show:
                shown.setdefault(bound.binding.action, bound)
        return [
            (bound, bound.binding.description)
            for bound in shown.values()
            if not is_typed_in or len(self.app.get_key_display(bound.binding)) > 1  # a character goes into the line
        ]

    def _at(self, x: int) -> ActiveBinding | None:
        """What stands in a column."""
        end = 0
        for bound, title in self._shown():
            end += cells(f"{self.app.get_key_display(bound.binding)} {title} ")
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
