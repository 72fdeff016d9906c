"""A window with one picture: it is fetched and decoded in the background, and Esc stops that."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from tui.articles.pictures import PictureError, fetch, is_remote, read_local
from tui.screens.actions import Where, bindings
from tui.screens.background import Background
from tui.screens.glyphs import one_line
from tui.screens.pictures import decoded, widget_of

if TYPE_CHECKING:
    from PIL.Image import Image

REPORT_SECONDS = 0.2
"""How often it is said how much of a picture is there."""


class PictureScreen(ModalScreen[None]):
    """Shows the picture at an address; `folder` is the article's, `root` the archive's, which paths may not leave."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.WINDOW)]

    class Arrived(Message):
        """The picture is there."""

        def __init__(self, image: "Image") -> None:
            super().__init__()
            self.image = image

    class Told(Message):
        """How far it is, or why there is no picture."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, address: str, caption: str, folder: Path, root: Path, *, wide_blocks: bool) -> None:
        super().__init__()
        self._address = address
        self._caption = caption
        self._folder, self._root = folder, root
        self._wide_blocks = wide_blocks
        self._loading = Background()

    def compose(self) -> ComposeResult:
        """The caption, the picture or what there is to say instead, the key that closes."""
        with Container(id="picture"):
            head = " · ".join(part for part in (self._caption, self._address) if part)
            yield Static(Content(one_line(head)), id="picture-caption", markup=False)
            yield Static("Reading the picture …", id="picture-state", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to read."""
        self._loading.run(self._load)

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self._loading.stop()

    def _load(self, is_stale: Callable[[], bool]) -> None:
        last = monotonic()

        def report(done: int, total: int | None) -> None:
            nonlocal last
            if monotonic() - last > REPORT_SECONDS:
                last = monotonic()
                whole = f" of {total // 1024}" if total else ""
                self.post_message(self.Told(f"Fetching: {done // 1024}{whole} KB · Esc stops"))

        message: Message
        try:
            if is_remote(self._address):
                data = fetch(self._address, is_stale, report)
            else:
                data = read_local(self._address, self._folder, self._root)
            message = self.Arrived(decoded(data))
        except PictureError as error:
            message = self.Told(f"This picture cannot be shown: {error}")
        if not is_stale():
            self.post_message(message)

    @on(Told)
    def _say(self, message: Told) -> None:
        self.query_one("#picture-state", Static).update(Content(one_line(message.text)))

    @on(Arrived)
    async def _show(self, message: Arrived) -> None:
        picture = widget_of(self.app, message.image, wide_blocks=self._wide_blocks)
        await self.query_one("#picture-state").remove()
        await self.query_one("#picture").mount(picture)
