"""Images of a page: which are more than decoration, where they lie, what they show."""

import re

from lxml.etree import _Element

from tui.articles.blanks import one_line, visible
from tui.articles.builder import Image

_FIGURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:img|image|pic|photo)s?[_-]?(?:wrap\w*|block|box|container|wp)(?:$|[\s_-])", re.I
)
_FIGURE_LENGTH = 400
_FILE_NAME = re.compile(r"[\w.@%()-]+\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?|avif)(?:[?!@].*)?|[0-9a-f_-]{16,}|\d+", re.I)
_NO_DESCRIPTION = frozenset(("image", "img", "picture", "pic", "photo", "图片", "图像", "logo", "null", "alt"))
_EMOTICON = re.compile(r"\[[^\[\]\s]{1,8}\]|[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?")
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
_SIZES = ("width", "height", "cms-width", "cms-height")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_WEB = re.compile(r"https?://[^\s]+", re.I)


def emoticon(element: _Element) -> str:
    """What stands for an image that is a character of its sentence ([笑], 🚀); "" for any other image."""
    alt = element.get("alt") or ""
    return alt if _EMOTICON.fullmatch(alt) else ""


def image_of(element: _Element, title: str) -> Image | None:
    """The image of an `<img>`; None for one too small to be seen.

    A description that says nothing (a file's name, "image", the article's own title) is none.
    """
    if any((element.get(name) or "").removesuffix("px") in ("0", "1", "2") for name in _SIZES):
        return None
    alt = one_line(element.get("alt") or "")
    if alt.lower() in _NO_DESCRIPTION or _FILE_NAME.fullmatch(alt) or alt == title:
        alt = ""
    return Image(_source(element), alt)


def is_figure(element: _Element) -> bool:
    """Whether an element holds images and little else but their caption."""
    if element.tag != "figure" and not _FIGURE_NAME.search(element.get("class") or ""):
        return False
    if next(element.iterdescendants("img"), None) is None or next(element.iterdescendants("table"), None) is not None:
        return False
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _FIGURE_LENGTH:
            return False
    return True


def web_address(href: str) -> str:
    """An address on the web as it can be opened, or "" for anything else (javascript:, a path, mail)."""
    href = visible(href).strip().replace(" ", "%20")
    if href.startswith("//"):
        href = "https:" + href
    return href if _WEB.fullmatch(href) else ""


def _source(element: _Element) -> str:
    for name in _SOURCES:
        address = (element.get(name) or "").strip()
        if address and not address.startswith("data:"):
            return web_address(address) or ("" if _SCHEME.match(address) else visible(address))
    return ""
