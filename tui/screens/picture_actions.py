"""What a reader does with the article's pictures."""

import asyncio

from tui.screens.desk_screen import DeskScreen
from tui.screens.keys_ahead import asking, choose

_ANSWERS = ("Fetch and show it here", "Open it in the browser")
_HINT = "Enter: do it · Esc: leave it · its server will know that this article is read"


class PictureActions(DeskScreen):
    """Shows pictures: those beside the article at once, those on the web after their address was shown."""

    @asking
    async def action_picture(self) -> None:
        """Show the picture at the cursor, else the nearest."""

        # For the few who look at pictures: these bring HTTP along, which the start need not wait for.
        from tui.articles.pictures import is_remote
        from tui.screens import pictures
        from tui.screens.ambiguous import ambiguous_cells
        from tui.screens.chooser import Chooser
        from tui.screens.picture_screen import PictureScreen

        page = self.reading.page
        block = page.image_near(self.reading.cursor) if page else None
        if page is None or block is None:
            self.say("This article has no pictures.")
            return
        if is_remote(block.src):
            choice = await choose(self, Chooser(block.src, _ANSWERS, _HINT))
            if choice == 1:
                await self.open_in_browser(block.src)
            if choice != 0:
                return
        if not pictures.is_there():
            self.say(pictures.MISSING, error=True)
            return
        caption = page.text[block.start : block.end]
        file = await asyncio.to_thread(self.catalog.named, page.desk.article.path)
        if file is None:
            self.say("The archive no longer knows this article's file.", error=True)
            return
        folder = file.path.parent
        self.app.push_screen(
            PictureScreen(block.src, caption, folder, file.root or folder, wide_blocks=ambiguous_cells() == 2)
        )

    async def open_in_browser(self, address: str) -> None:
        """Hand an address to the browser; say which."""
        import webbrowser

        opened = await asyncio.to_thread(webbrowser.open, address)
        self.say(f"Opened {address}" if opened else f"No browser could be started for {address}", error=not opened)
