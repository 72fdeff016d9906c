"""HTML → blocks without boilerplate, and the publisher's links.

One walk over lxml's tree, without recursion: what begins and ends a block, a mark, a list or a table is told to a
Builder, which makes text and offsets.
"""

import re
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from tui.articles import boilerplate
from tui.articles.blanks import BREAK, one_line, visible
from tui.articles.builder import Builder, Collector, Image, Piece
from tui.articles.document import BlockKind, MarkKind
from tui.articles.stock_links import code_in_address, code_in_attributes, symbol_of
from tui.articles.tables import TableFrame, is_layout, span_of

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "main",
        "menu", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    )
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MARKS = {
    "b": MarkKind.STRONG, "strong": MarkKind.STRONG, "i": MarkKind.EMPHASIS, "em": MarkKind.EMPHASIS,
    "code": MarkKind.CODE, "kbd": MarkKind.CODE, "samp": MarkKind.CODE, "tt": MarkKind.CODE,
}  # fmt: skip
_BOLD = re.compile(r"strong-bold|font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_FIGURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:img|image|pic|photo)s?[_-]?(?:wrap\w*|block|box|container|wp)(?:$|[\s_-])", re.I
)
_FIGURE_LENGTH = 400
_FILE_NAME = re.compile(r"[\w.@%()-]+\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?|avif)(?:[?!@].*)?|[0-9a-f_-]{16,}|\d+", re.I)
_NO_DESCRIPTION = frozenset(("image", "img", "picture", "pic", "photo", "图片", "图像", "logo", "null", "alt"))
_EMOTICON = re.compile(r"\[[^\[\]\s]{1,8}\]|[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_WEB = re.compile(r"https?://[^\s]+", re.I)
_DEEP_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")


def clean(html: str, title: str = "") -> tuple[Builder, str]:
    """The blocks of an HTML body, and a warning where it could not be read as it is.

    `title` is the article's: an image described by it has no description.
    """
    warning = ""
    root = _tree(html)
    if root is None:
        warning = "The page nests its elements too deep; it was read without its structure."
        root = _tree(_flattened(html))
    walk = _Walk(title)
    if root is not None:
        walk.over(root)
    walk.builder.finish()
    return walk.builder, warning


def _tree(html: str) -> _Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None
    # A parser that gives up does so with its last error, and what it has read by then may be nothing.
    last = parser.error_log.last_error
    return None if last is not None and "depth" in last.message else root


def _flattened(html: str) -> str:
    """The page with paragraphs and images only, for one whose nesting no parser takes."""

    def flat(match: re.Match[str]) -> str:
        tag = match[2].lower()
        if tag in ("img", "br", *boilerplate.NEVER_SHOWN):
            return match[0]
        return "<p>" if tag in _BLOCKS or tag in _HEADINGS or tag in ("li", "blockquote") else ""

    return _DEEP_TAG.sub(flat, html)


class _Walk:
    """The state of a walk: where in lists, quotes, tables and figures it is, and the open block."""

    def __init__(self, title: str) -> None:
        self.builder = Builder()
        self._title = one_line(title)
        self._collector = Collector()
        self._heading = 0
        self._quotes = 0
        self._lists: list[int | None] = []
        self._marker = ""
        self._preformatted = 0
        self._table: TableFrame | None = None
        self._outer: Collector | None = None
        self._figure: list[Image] | None = None
        self._images: list[Image] = []
        # What to do when an element ends, for those that began something.
        self._ends: dict[_Element, list[Callable[[], None]]] = {}

    def over(self, root: _Element) -> None:
        """Walk the tree under `root`."""
        context = etree.iterwalk(root, events=("start", "end"))
        skipped: _Element | None = None
        for event, element in context:
            if event == "start":
                if self._skips(element):
                    skipped = element
                    context.skip_subtree()
                    continue
                self._start(element)
                if element.text:
                    self._text(element.text)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._end(element)
                if element.tail:
                    self._text(element.tail)
        self._flush()

    def _skips(self, element: _Element) -> bool:
        tag = element.tag
        if tag in boilerplate.NEVER_SHOWN:
            return True
        return bool(len(element.attrib)) and (boilerplate.is_hidden(element) or boilerplate.is_chrome(element))

    def _text(self, raw: str) -> None:
        raw = visible(raw)
        if self._preformatted:
            raw = raw.replace("\n", BREAK)
        elif len(raw) < 200:
            raw = boilerplate.without_image_label(raw)
        self._collector.text(raw)

    def _start(self, element: _Element) -> None:
        tag = element.tag
        if tag == "br":
            self._break()
        elif tag == "img":
            self._image(element)
        elif tag == "a":
            self._link(element)
        elif tag == "table":
            self._flush()
            if self._table is None and not is_layout(element):
                self._begin_table(element)
        elif self._table is not None and tag in ("tr", "td", "th", "caption"):
            self._table_part(self._table, element)
        elif tag in _HEADINGS:
            self._flush()
            self._heading = _HEADINGS[tag]
            self._at_end(element, self._end_heading)
        elif tag in ("ul", "ol"):
            self._begin_list(element)
        elif tag == "li":
            self._item(element)
        elif tag == "blockquote":
            self._flush()
            self._quotes += 1
            self._at_end(element, self._end_quote)
        elif tag in _BLOCKS:
            self._flush()
            self._at_end(element, self._flush)
            if tag == "pre":
                self._preformatted += 1
                self._at_end(element, self._end_preformatted)
            if self._figure is None and self._table is None and _is_figure(element):
                self._figure = []
                self._at_end(element, self._end_figure)
        else:
            self._inline(element)

    def _end(self, element: _Element) -> None:
        for action in self._ends.pop(element, ()):
            action()

    def _at_end(self, element: _Element, action: Callable[[], None]) -> None:
        self._ends.setdefault(element, []).append(action)

    def _inline(self, element: _Element) -> None:
        kind = _MARKS.get(element.tag)
        if kind is None and len(element.attrib):
            style = element.get("cms-style") or element.get("style")
            if style and _BOLD.search(style):
                kind = MarkKind.STRONG
        if kind is not None and not (kind is MarkKind.CODE and self._preformatted):
            self._open(element, kind)
        name = element.get("id")
        if name and name.startswith("stock_"):
            symbol = symbol_of(name[6:])
            if symbol:
                self._stock(element, name[6:], symbol)

    def _open(self, element: _Element, kind: MarkKind, href: str = "") -> None:
        collector = self._collector
        collector.open(kind, href)
        self._at_end(element, lambda: collector.close(kind))

    def _stock(self, element: _Element, code: str, symbol: str) -> None:
        collector = self._collector
        if collector.open_stock(code, symbol):
            self._at_end(element, collector.close_stock)

    def _link(self, element: _Element) -> None:
        href = _address(element.get("href", ""))
        if href:
            self._open(element, MarkKind.LINK, href)
        found = code_in_address(href) if href else None
        if found is None and "trsHotWords" in element.get("class", ""):
            found = code_in_attributes([str(value) for value in element.attrib.values()])
        if found:
            self._stock(element, *found)

    # Blocks

    def _break(self) -> None:
        # In a table's text a newline parts rows, so a line break inside a cell is a mere blank.
        self._collector.text(BREAK if self._table is None else "\t")

    def _flush(self) -> None:
        if self._table is not None or self._figure is not None:
            self._break()
            return
        piece = self._collector.take()
        if piece.text:
            if self._heading:
                self.builder.block(BlockKind.HEADING, piece, self._heading)
            elif self._lists:
                if self.builder.block(BlockKind.LIST_ITEM, piece, len(self._lists), self._marker):
                    self._marker = ""
            elif self._quotes:
                self.builder.block(BlockKind.QUOTE, piece, self._quotes)
            else:
                self.builder.block(BlockKind.PARAGRAPH, piece)
        images, self._images = self._images, []
        for image in images:
            self.builder.image(image, Piece(""))

    def _end_heading(self) -> None:
        self._flush()
        self._heading = 0

    def _end_quote(self) -> None:
        self._flush()
        self._quotes -= 1

    def _end_preformatted(self) -> None:
        self._preformatted -= 1

    def _begin_list(self, element: _Element) -> None:
        self._flush()
        start = element.get("start", "1")
        numbered = element.tag == "ol"
        self._lists.append((int(start) if start.isascii() and start.isdigit() else 1) if numbered else None)
        self._at_end(element, self._end_list)

    def _end_list(self) -> None:
        self._flush()
        self._lists.pop()
        self._marker = ""

    def _item(self, element: _Element) -> None:
        self._flush()
        number = self._lists[-1] if self._lists else None
        if number is None:
            self._marker = "•"
        else:
            value = element.get("value", "")
            number = int(value) if value.isascii() and value.isdigit() else number
            self._marker = f"{number}."
            self._lists[-1] = number + 1
        if not self._lists:
            self._lists.append(None)
            self._at_end(element, self._end_list)
        else:
            self._at_end(element, self._flush)

    # Images

    def _image(self, element: _Element) -> None:
        alt = one_line(element.get("alt") or "")
        if _EMOTICON.fullmatch(alt):
            self._collector.text(alt)
            return
        if _is_tiny(element):
            return
        if alt.lower() in _NO_DESCRIPTION or _FILE_NAME.fullmatch(alt) or alt == self._title:
            alt = ""
        image = Image(_source(element), alt)
        if self._figure is not None:
            self._figure.append(image)
        elif self._table is None and self._collector.line_is_blank():
            self._flush()
            self.builder.image(image, Piece(""))
        else:
            self._images.append(image)

    def _end_figure(self) -> None:
        images, self._figure = self._figure or [], None
        caption = self._collector.take(empty_lines=False)
        if not images:
            self.builder.block(BlockKind.PARAGRAPH, caption)
        for number, image in enumerate(images):
            self.builder.image(image, caption if number == 0 else Piece(""))

    # Tables

    def _begin_table(self, element: _Element) -> None:
        self._table = TableFrame()
        self._at_end(element, self._end_table)

    def _table_part(self, table: TableFrame, element: _Element) -> None:
        if element.tag == "tr":
            table.row()
        elif element.tag == "caption":
            self._outer, self._collector = self._collector, Collector()
            self._at_end(element, self._end_caption)
        else:
            self._outer, self._collector = self._collector, Collector()
            self._at_end(element, lambda: self._end_cell(table, element))

    def _end_caption(self) -> None:
        piece = self._end_inner()
        self.builder.block(BlockKind.PARAGRAPH, _in_one_line(piece))

    def _end_cell(self, table: TableFrame, element: _Element) -> None:
        piece = _in_one_line(self._end_inner())
        row = element.getparent()
        group = row.getparent() if row is not None else None
        header = element.tag == "th" or (group is not None and group.tag == "thead")
        table.cell(piece, span_of(element, "rowspan"), span_of(element, "colspan"), header)

    def _end_inner(self) -> Piece:
        piece = self._collector.take()
        if self._outer is not None:
            self._collector, self._outer = self._outer, None
        return piece

    def _end_table(self) -> None:
        table, self._table = self._table, None
        images, self._images = self._images, []
        self._flush()
        self._images = images
        if table is not None:
            text, cells, marks, links = table.laid_out()
            if text.strip():
                self.builder.table(text, cells, marks, links)
        self._flush()


def _in_one_line(piece: Piece) -> Piece:
    piece = piece.without_blank_edges()
    piece.text = piece.text.replace("\n", " ")
    return piece


def _is_figure(element: _Element) -> bool:
    """Whether an element holds images and little else but their caption."""
    if element.tag != "figure" and not _FIGURE_NAME.search(element.get("class", "")):
        return False
    if next(element.iterdescendants("img"), None) is None or next(element.iterdescendants("table"), None) is not None:
        return False
    return sum(len(text.strip()) for text in element.itertext()) <= _FIGURE_LENGTH


def _is_tiny(element: _Element) -> bool:
    return any(element.get(name, "").rstrip("px") in ("0", "1", "2") for name in ("width", "height", "cms-width"))


def _source(element: _Element) -> str:
    for name in ("src", "data-src", "data-original", "data-lazy-src"):
        address = (element.get(name) or "").strip()
        if address and not address.startswith("data:"):
            return _address(address) or ("" if _SCHEME.match(address) else visible(address))
    return ""


def _address(href: str) -> str:
    """An address on the web, or ""."""
    href = visible(href).strip().replace(" ", "%20")
    if href.startswith("//"):
        href = "https:" + href
    return href if _WEB.fullmatch(href) else ""
