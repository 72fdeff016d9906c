"""One walk over a page's tree, without recursion: what begins and ends a block, a mark, a list, a table, a figure."""

import re
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from tui.articles.blanks import BREAK, visible
from tui.articles.boilerplate import NEVER_SHOWN, image_label_end, is_chrome, is_hidden, is_image_label
from tui.articles.builder import Builder, Image
from tui.articles.collector import Collector, Piece
from tui.articles.document import BlockKind, MarkKind
from tui.articles.images import emoticon, image_of, is_figure, web_address
from tui.articles.stock_links import code_in_address, code_in_attributes, symbol_of
from tui.articles.tables import TableFrame, is_layout, span_of

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li",
        "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ul", *_HEADINGS,
    )
)  # fmt: skip
"""Tags at whose beginning and end a block ends."""

_MARKS = {
    "b": MarkKind.STRONG, "strong": MarkKind.STRONG, "i": MarkKind.EMPHASIS, "em": MarkKind.EMPHASIS,
    "code": MarkKind.CODE, "kbd": MarkKind.CODE, "samp": MarkKind.CODE, "tt": MarkKind.CODE,
}  # fmt: skip
_BOLD = re.compile(r"strong-bold|font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_CENTRED = re.compile(r"align-center|text-align\s*:\s*center", re.I)
_STRUCK = frozenset(("del", "s", "strike"))
_RAISED = re.compile(r"[+\-−]?[0-9]+")
_RAISING = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_DEEPEST = 99


class Walk:
    """Where in lists, quotes, tables and figures a walk is, the open block, and what was built."""

    def __init__(self, title: str) -> None:
        self.builder = Builder()
        self._title = title
        self._collector = Collector()
        self._heading = 0
        self._centred = False
        self._quotes = 0
        # The number that the next item of each open list gets; None in a list without numbers.
        self._lists: list[int | None] = []
        self._marker = ""
        self._preformatted = 0
        self._superscript = 0
        self._table: TableFrame | None = None
        self._outside_cell: Collector | None = None
        self._figure: list[Image] | None = None
        # Images inside a line wait for the end of its block.
        self._waiting: list[Image] = []
        self._ends: dict[_Element, list[Callable[[], None]]] = {}

    def over(self, root: _Element) -> None:
        """Walk the tree under `root`."""
        context = etree.iterwalk(root, events=("start", "end"))
        skipped: _Element | None = None
        for event, element in context:
            if event == "start":
                if element.tag in NEVER_SHOWN or (element.attrib and (is_hidden(element) or is_chrome(element))):
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

    def _text(self, raw: str) -> None:
        raw = visible(raw)
        if self._preformatted:
            raw = raw.replace("\n", BREAK)
        elif is_image_label(raw):
            raw = " "
        if self._superscript and self._collector.ends_in_number() and _RAISED.fullmatch(raw.strip()):
            raw = raw.strip().translate(_RAISING)  # 10⁸ is not 108, nor is a note's number part of an amount
        self._collector.text(raw)

    def _start(self, element: _Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
            start = _STARTS.get(tag)
            if start:
                start(self, element)
            if element.attrib:
                style = element.get("cms-style") or element.get("style") or ""
                self._centred = element.get("align") == "center" or bool(style and _CENTRED.search(style))
            if self._figure is None and self._table is None and is_figure(element):
                self._figure = []
                self._at_end(element, self._end_figure)
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(element)
        else:
            self._inline(element)

    def _end(self, element: _Element) -> None:
        if element in self._ends:
            for action in self._ends.pop(element):
                action()
        if element.tag in BLOCKS:
            self._flush()

    def _at_end(self, element: _Element, action: Callable[[], None]) -> None:
        self._ends.setdefault(element, []).append(action)

    # Inside a line

    def _inline(self, element: _Element) -> None:
        tag = element.tag
        kind = _MARKS.get(tag)
        if element.attrib:
            style = element.get("cms-style") or element.get("style")
            if kind is None and style and _BOLD.search(style):
                kind = MarkKind.STRONG
            name = element.get("id")
            if name and name.startswith("stock_") and (symbol := symbol_of(name[6:])):
                self._stock(element, name[6:], symbol)
            if tag == "a":
                self._link(element)
        if tag == "sup":
            self._superscript += 1
            self._at_end(element, self._end_superscript)
        elif tag == "q":
            self._collector.text("“")
            self._at_end(element, lambda: self._collector.text("”"))
        elif tag in _STRUCK:
            self._at_end(element, self._end_struck)
        if kind is not None and not (kind is MarkKind.CODE and self._preformatted):
            self._mark(element, kind)

    def _end_superscript(self) -> None:
        self._superscript -= 1

    def _end_struck(self) -> None:
        # What was struck out and what stands for it now are two numbers.
        if self._collector.ends_in_number():
            self._collector.text(" ")

    def _mark(self, element: _Element, kind: MarkKind, href: str = "") -> None:
        collector = self._collector
        collector.open(kind, href)
        self._at_end(element, lambda: collector.close(kind))

    def _link(self, element: _Element) -> None:
        href = web_address(element.get("href") or "")
        if href:
            self._mark(element, MarkKind.LINK, href)
        found = code_in_address(href) if href else None
        if found is None and "trsHotWords" in (element.get("class") or ""):
            found = code_in_attributes([str(value) for value in element.attrib.values()])
        if found:
            self._stock(element, *found)

    def _stock(self, element: _Element, code: str, symbol: str) -> None:
        collector = self._collector
        if collector.open_stock(code, symbol):
            self._at_end(element, collector.close_stock)

    def _break(self) -> None:
        # In a table's text a newline parts rows, so a line break inside a cell is a mere blank.
        self._collector.text(BREAK if self._table is None else "\t")

    # Blocks

    def _flush(self) -> None:
        """The open block ends; in a table or a figure, a line of its cell or caption."""
        if self._table is not None or self._figure is not None:
            self._break()
        elif self._collector.parts:
            self._add(self._collector.take())
        if self._waiting and self._table is None and self._figure is None:
            images, self._waiting = self._waiting, []
            for image in images:
                self.builder.image(image, Piece(""))
        self._centred = False

    def _add(self, piece: Piece) -> None:
        if not piece.text:
            return
        if self._heading:
            self.builder.block(BlockKind.HEADING, piece, self._heading)
        elif self._lists:
            if self.builder.block(BlockKind.LIST_ITEM, piece, min(len(self._lists), _DEEPEST), self._marker):
                self._marker = ""
        elif self._quotes:
            self.builder.block(BlockKind.QUOTE, piece, min(self._quotes, _DEEPEST))
        else:
            self.builder.block(BlockKind.PARAGRAPH, piece, centred=self._centred)

    def _start_heading(self, element: _Element) -> None:
        self._heading = _HEADINGS[element.tag]
        self._at_end(element, self._end_heading)

    def _end_heading(self) -> None:
        self._flush()
        self._heading = 0

    def _start_quote(self, element: _Element) -> None:
        self._quotes += 1
        self._at_end(element, self._end_quote)

    def _end_quote(self) -> None:
        self._flush()
        self._quotes -= 1

    def _start_preformatted(self, element: _Element) -> None:
        self._preformatted += 1
        self._at_end(element, self._end_preformatted)

    def _end_preformatted(self) -> None:
        self._preformatted -= 1

    def _start_list(self, element: _Element) -> None:
        self._lists.append(_number(element.get("start"), 1) if element.tag == "ol" else None)
        self._at_end(element, self._end_list)

    def _end_list(self) -> None:
        self._flush()
        self._lists.pop()
        self._marker = ""

    def _start_item(self, element: _Element) -> None:
        if not self._lists:
            self._lists.append(None)
            self._at_end(element, self._end_list)
        number = self._lists[-1]
        if number is None:
            self._marker = "•"
        else:
            number = _number(element.get("value"), number)
            self._marker = f"{number}."
            self._lists[-1] = number + 1

    # Images

    def _image(self, element: _Element) -> None:
        character = emoticon(element)
        if character:
            self._collector.text(character)
            return
        image = image_of(element, self._title)
        if image is None:
            return
        if self._figure is not None:
            self._figure.append(image)
        elif self._table is None and self._line_is_blank():
            self._flush()
            self.builder.image(image, Piece(""))
        else:
            self._waiting.append(image)

    def _line_is_blank(self) -> bool:
        for part in reversed(self._collector.parts):
            _, line_break, line = part.rpartition(BREAK)
            if line.strip():
                return False
            if line_break:
                return True
        return True

    def _end_figure(self) -> None:
        images, self._figure = self._figure or [], None
        caption = self._collector.take(empty_lines=False)
        at = image_label_end(caption.text)
        if at:
            caption = caption.part(at, len(caption.text))
        if not images:
            self._add(caption)
        for number, image in enumerate(images):
            self.builder.image(image, caption if number == 0 else Piece(""))

    # Tables

    def _start_table(self, element: _Element) -> None:
        if self._table is None and self._figure is None and not is_layout(element):
            self._table = TableFrame()
            self._at_end(element, self._end_table)

    def _start_row(self, element: _Element) -> None:
        if self._table is not None:
            self._table.row()

    def _start_cell(self, element: _Element) -> None:
        if self._table is not None and self._outside_cell is None:
            table = self._table
            self._outside_cell, self._collector = self._collector, Collector()
            self._at_end(element, lambda: self._end_cell(table, element))

    def _start_caption(self, element: _Element) -> None:
        if self._table is not None and self._outside_cell is None:
            self._outside_cell, self._collector = self._collector, Collector()
            self._at_end(element, lambda: self._add(self._leave_cell()))

    def _end_cell(self, table: TableFrame, element: _Element) -> None:
        row = element.getparent()
        group = row.getparent() if row is not None else None
        header = element.tag == "th" or (group is not None and group.tag == "thead")
        table.cell(self._leave_cell(), span_of(element, "rowspan"), span_of(element, "colspan"), header)

    def _leave_cell(self) -> Piece:
        piece = self._collector.take()
        if self._outside_cell is not None:
            self._collector, self._outside_cell = self._outside_cell, None
        return piece

    def _end_table(self) -> None:
        table, self._table = self._table, None
        images, self._waiting = self._waiting, []
        self._flush()
        self._waiting = images
        if table is not None:
            piece, cells = table.laid_out()
            if piece.text.strip():
                self.builder.table(piece, cells)


_STARTS: dict[str, Callable[[Walk, _Element], None]] = {
    **dict.fromkeys(_HEADINGS, Walk._start_heading),
    "blockquote": Walk._start_quote,
    "pre": Walk._start_preformatted,
    "ul": Walk._start_list,
    "ol": Walk._start_list,
    "li": Walk._start_item,
    "table": Walk._start_table,
    "tr": Walk._start_row,
    "td": Walk._start_cell,
    "th": Walk._start_cell,
    "caption": Walk._start_caption,
}


def _number(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else default
