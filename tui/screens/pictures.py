"""Pictures in the terminal, by the optional extra `images`: decoding, and the widget that the terminal can show.

Nothing here is imported before a reader asks for a picture: the widgets' import asks the terminal what it can show,
which takes a third of a second where it does not answer.
"""

import io
import sys
from contextlib import nullcontext
from importlib.util import find_spec
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip
from textual.widget import Widget

from tui.articles.pictures import PictureError

if TYPE_CHECKING:
    from PIL.Image import Image

MISSING = "Pictures need an extra: pip install '.[images]' where Zhupi was set up"

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_MOST_PIXELS = 50_000_000
_LARGEST_SIDE = 1600
"""Pixels of a picture's longer side that are kept: more than any terminal shows."""


def is_there() -> bool:
    """Whether the extra is installed."""
    return find_spec("textual_image") is not None and find_spec("PIL") is not None


def decoded(data: bytes) -> "Image":
    """The picture that the bytes hold, on white where it is transparent, made smaller where it is huge.

    Raises PictureError. Meant for a worker.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise PictureError(f"a picture of {image.width} × {image.height} pixels is too large to show")
            image.draft("RGB", (_LARGEST_SIDE, _LARGEST_SIDE))
            image.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
            clear = image.convert("RGBA")
    except PictureError:
        raise
    except Exception as error:  # decoders fail in many ways on what is no picture
        kind = "SVG, which is no picture of pixels" if b"<svg" in data[:1000].lower() else "no picture that can be read"
        raise PictureError(f"{kind} ({type(error).__name__})") from None
    page = Image.new("RGBA", clear.size, "white")
    page.alpha_composite(clear)
    return page.convert("RGB")


def widget_of(app: App[None], image: "Image", *, wide_blocks: bool) -> Widget:
    """A widget that shows a picture as well as the terminal can.

    `wide_blocks` says that the terminal draws half blocks in two cells: whole cells are coloured there.
    """
    # The library asks the terminal when it is imported, and Textual must not read the answers meanwhile.
    with app.suspend() if _can_ask(app) else nullcontext():
        from textual_image import renderable, widget

    if renderable.Image not in (renderable.HalfcellImage, renderable.UnicodeImage):
        return widget.Image(image)
    return ColouredCells(image) if wide_blocks else widget.HalfcellImage(image)


def _can_ask(app: App[None]) -> bool:
    return "textual_image.widget" not in sys.modules and not app.is_headless and not app.is_web


class ColouredCells(Widget):
    """A picture of whole cells, one a pixel: coarse, but aligned wherever text is."""

    DEFAULT_CSS = "ColouredCells { width: 100%; height: 100%; }"

    def __init__(self, image: "Image") -> None:
        super().__init__()
        self._image = image
        self._shown: Image | None = None

    def on_resize(self) -> None:
        """Scale the picture to the widget, its proportions kept: a cell is twice as high as it is wide."""
        width, height = self.size.width, self.size.height * 2
        scale = min(width / self._image.width, height / self._image.height)
        size = max(1, round(self._image.width * scale)), max(1, round(self._image.height * scale / 2))
        self._shown = self._image.resize(size)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row of pixels."""
        if self._shown is None or y >= self._shown.height:
            return Strip.blank(self.size.width)
        row = self._shown.crop((0, y, self._shown.width, y + 1)).tobytes()
        pixels = zip(row[0::3], row[1::3], row[2::3], strict=True)
        return Strip([Segment(" ", Style(bgcolor=Color.from_rgb(*pixel))) for pixel in pixels])
