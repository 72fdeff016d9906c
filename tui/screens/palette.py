"""The command palette: the registry's actions, found by typing."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.screens.actions import ACTIONS


class Actions(Provider):
    """Offers every action of the registry that can be run from anywhere."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for action in ACTIONS:
            if action.palette:
                yield DiscoveryHit(action.title, partial(self.screen.run_action, action.run), help=action.help)

    async def search(self, query: str) -> Hits:
        """Those whose title or help matches what was typed."""
        matcher = self.matcher(query)
        for action in ACTIONS:
            score = max(matcher.match(action.title), matcher.match(action.help) * 0.5)
            if action.palette and score > 0:
                yield Hit(
                    score,
                    matcher.highlight(action.title),
                    partial(self.screen.run_action, action.run),
                    help=action.help,
                )
