"""New colours a piece at a time: Textual parses all styles and applies them to all widgets in one step of the loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from time import perf_counter
from typing import TypeVar

from textual.app import App

from tui.screens.kept_rows import KeptRowList

T = TypeVar("T")

SLICE = 0.004
"""Seconds after which whatever else waits has its turn."""


class Recolouring(App[None]):
    """An app that takes on a theme in slices. No frame is drawn meanwhile, so that none has old and new colours."""

    _is_recolouring = _recolour_again = False

    def refresh_css(self, animate: bool = True) -> None:
        """Parse all styles with the variables that hold now and apply them: in slices, once there is a screen."""
        if self._is_recolouring:
            self._recolour_again = True
        elif self.is_running and self.screen_stack and self.screen.is_mounted:
            self._is_recolouring = True
            self.run_worker(self._recolour(), group="colours")
        else:
            super().refresh_css(animate)

    async def _recolour(self) -> None:
        try:
            self._recolour_again = True
            while self._recolour_again:
                self._recolour_again = False
                await self._parse_styles()
                with self.batch_update():
                    await self._apply_styles()
        finally:
            self._is_recolouring = False
        self.screen.refresh(layout=True)

    async def _parse_styles(self) -> None:
        """Parse source by source. Each is kept by the stylesheet, so that parsing all only puts them together."""
        sheet = self.stylesheet
        sheet.set_variables(self.get_css_variables())
        async for place, source in _in_slices(list(sheet.source.items())):
            sheet._parse_rules(source.content, place, source.is_defaults, source.tie_breaker, source.scope)
        sheet.parse()

    async def _apply_styles(self) -> None:
        """Style widget by widget; then finish the rows that the next frame shows."""
        nodes = [self, *(node for screen in self.screen_stack for node in screen.walk_children(with_self=True))]
        async for node in _in_slices(nodes):
            if node is self or node.is_attached:
                self.stylesheet.update_nodes([node])
        for screen in self.screen_stack:
            screen._css_update_count = self._css_update_count
            for rows in screen.query(KeptRowList):
                async for _ in _in_slices(rows.finish_view()):
                    pass


async def _in_slices(things: Iterable[T]) -> AsyncIterator[T]:
    started = perf_counter()
    for thing in things:
        if perf_counter() - started > SLICE:
            await asyncio.sleep(0)
            started = perf_counter()
        yield thing
